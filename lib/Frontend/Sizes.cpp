//===- Sizes.cpp - Named sizes --------------------------------------------===//

#include "Sizes.h"
#include "ldn/Frontend/ASTPrinter.h"
#include "llvm/ADT/STLExtras.h"

using namespace ldn;

std::string Dim::text() const {
  if (isOpen())
    return name.empty() ? open : name;
  return name.empty() ? std::to_string(size) : name + " = " + std::to_string(size);
}

std::string ldn::binding(const Dim &dim) {
  if (!dim.isOpen())
    return dim.text();
  return dim.name == dim.open ? "" : dim.name + " = " + dim.open;
}

std::string ldn::shown(const ast::Expr &size) {
  std::string text = ast::toString(size), result;
  // Products are written without spaces, sums with.
  llvm::StringRef rest = text;
  while (!rest.empty()) {
    if (rest.starts_with(" * ") || rest.starts_with(" / ")) {
      result += rest[1];
      rest = rest.drop_front(3);
    } else {
      result += rest.front();
      rest = rest.drop_front();
    }
  }
  return result;
}

std::string ldn::text(llvm::ArrayRef<Dim> dims) {
  std::string result = "[";
  for (const Dim &dim : dims)
    result += (result.size() > 1 ? ", " : "") + dim.text();
  return result + "]";
}

bool ldn::same(llvm::ArrayRef<Dim> a, llvm::ArrayRef<Dim> b) {
  return llvm::equal(a, b, [](const Dim &x, const Dim &y) { return x.same(y); });
}

llvm::SmallVector<int64_t> ldn::shapeOf(llvm::ArrayRef<Dim> dims) {
  return llvm::map_to_vector(dims, [](const Dim &dim) { return dim.size; });
}

/// Every name of `part` is found in `whole`, in the same order.
static std::optional<llvm::SmallVector<unsigned>> placesByName(llvm::ArrayRef<Dim> part, llvm::ArrayRef<Dim> whole) {
  llvm::SmallVector<unsigned> result;
  unsigned next = 0;
  for (const Dim &dim : part) {
    while (next < whole.size() && whole[next].name != dim.name)
      ++next;
    if (dim.name.empty() || next == whole.size() || !whole[next].same(dim))
      return std::nullopt;
    result.push_back(next++);
  }
  return result;
}

std::optional<llvm::SmallVector<unsigned>> ldn::places(llvm::ArrayRef<Dim> part, llvm::ArrayRef<Dim> whole) {
  if (part.size() > whole.size())
    return std::nullopt;
  if (auto named = placesByName(part, whole))
    return named;
  unsigned first = whole.size() - part.size();
  if (!same(part, whole.drop_front(first)))
    return std::nullopt;
  return llvm::to_vector(llvm::seq<unsigned>(first, whole.size()));
}

std::optional<Dims> ldn::broadcast(llvm::ArrayRef<Dim> a, llvm::ArrayRef<Dim> b) {
  bool swap = b.size() > a.size();
  llvm::ArrayRef<Dim> whole = swap ? b : a, part = swap ? a : b;
  auto place = places(part, whole);
  if (!place)
    return std::nullopt;
  Dims result = whole.vec();
  for (auto [from, to] : llvm::zip(part, *place))
    if (result[to].name.empty())
      result[to].name = from.name;
  return result;
}

mlir::ArrayAttr ldn::shapeAttr(mlir::Builder &builder, llvm::ArrayRef<Dim> dims) {
  llvm::SmallVector<mlir::Attribute> shape;
  for (const Dim &dim : dims)
    shape.push_back(dim.isOpen() ? mlir::Attribute(builder.getStringAttr(dim.open))
                                 : builder.getI64IntegerAttr(dim.size));
  return builder.getArrayAttr(shape);
}
