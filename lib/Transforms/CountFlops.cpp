//===- CountFlops.cpp - The arithmetic of each entry point ------------------===//
//
// Follows the sizes of all tensors through the functions as polynomials in the open sizes, from the shapes that the
// arguments of an entry point declare. An operation costs what it says for a token (CostOpInterface), times its tokens.
// Does nothing to an entry point where a size cannot be followed.
//
//===----------------------------------------------------------------------===//

#include "ldn/Dialect/LDNOps.h"
#include "ldn/Transforms/Passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include <map>

namespace ldn {
#define GEN_PASS_DEF_COUNTFLOPS
#include "ldn/Transforms/Passes.h.inc"
} // namespace ldn

using namespace mlir;
using namespace ldn;

namespace {

/// A sum of products of named sizes.
class Polynomial {
public:
  Polynomial() = default;
  Polynomial(double value) {
    if (value)
      terms[{}] = value;
  }
  explicit Polynomial(StringRef size) { terms[{size.str()}] = 1; }

  Polynomial &operator+=(const Polynomial &other) {
    for (auto &[names, value] : other.terms)
      terms[names] += value;
    return *this;
  }
  Polynomial operator*(const Polynomial &other) const {
    Polynomial product;
    for (auto &[names, value] : terms)
      for (auto &[otherNames, otherValue] : other.terms) {
        std::vector<std::string> all(names);
        all.insert(all.end(), otherNames.begin(), otherNames.end());
        llvm::sort(all);
        product.terms[all] += value * otherValue;
      }
    return product;
  }
  ArrayAttr toAttribute(Builder &builder) const {
    SmallVector<Attribute> list;
    for (auto &[names, value] : terms)
      if (value) {
        SmallVector<StringRef> dims(names.begin(), names.end());
        list.push_back(builder.getDictionaryAttr({builder.getNamedAttr("coef", builder.getF64FloatAttr(value)),
                                                  builder.getNamedAttr("dims", builder.getStrArrayAttr(dims))}));
      }
    return builder.getArrayAttr(list);
  }

private:
  std::map<std::vector<std::string>, double> terms; // by the sorted names of the sizes
};

using Size = std::optional<Polynomial>;
using Shape = SmallVector<Size>;

/// One call of one function: the sizes of its values, and what they cost.
class Counter {
public:
  /// The shapes and, for indices, values of the arguments of the function.
  Counter(func::FuncOp func, ArrayRef<Shape> shapes, ArrayRef<Size> indices);

  LogicalResult count() { return countBlock(func.getBody().front(), 1); }
  const Polynomial &flops() const { return total; }
  Shape shape(Value value) const;
  Size index(Value value) const;
  SmallVector<Shape> results();

private:
  /// `tokens` is how often the block is run.
  LogicalResult countBlock(Block &block, const Polynomial &tokens);
  LogicalResult countCall(func::CallOp call, const Polynomial &times);
  LogicalResult countLocalUpdate(LocalUpdateOp op, const Polynomial &times);
  LogicalResult countCost(CostOpInterface op, const Polynomial &times);
  void inferIndex(Operation *op);
  void inferShapes(Operation *op);
  Size openSize(Operation *op, unsigned dim);
  /// The product of all sizes but the last.
  Size leading(const Shape &shape) const;

  func::FuncOp func;
  llvm::DenseMap<Value, Shape> shapes;
  llvm::DenseMap<Value, Size> indices;
  Polynomial total;
};

class CountFlops : public ldn::impl::CountFlopsBase<CountFlops> {
  void runOnOperation() override;
};

} // namespace

static Shape staticShape(Type type) {
  Shape shape;
  if (auto shaped = dyn_cast<ShapedType>(type); shaped && shaped.hasRank())
    for (int64_t size : shaped.getShape())
      shape.push_back(ShapedType::isDynamic(size) ? Size() : Size(size));
  return shape;
}

Counter::Counter(func::FuncOp func, ArrayRef<Shape> argumentShapes, ArrayRef<Size> argumentIndices) : func(func) {
  for (BlockArgument argument : func.getArguments()) {
    shapes[argument] = argumentShapes[argument.getArgNumber()];
    indices[argument] = argumentIndices[argument.getArgNumber()];
  }
}

Shape Counter::shape(Value value) const {
  auto it = shapes.find(value);
  return it == shapes.end() ? staticShape(value.getType()) : it->second;
}

Size Counter::index(Value value) const { return indices.lookup(value); }

SmallVector<Shape> Counter::results() {
  Operation *terminator = func.getBody().front().getTerminator();
  return llvm::map_to_vector(terminator->getOperands(), [&](Value value) { return shape(value); });
}

Size Counter::leading(const Shape &shape) const {
  Polynomial product(1);
  for (const Size &size : ArrayRef(shape).drop_back(shape.empty() ? 0 : 1)) {
    if (!size)
      return std::nullopt;
    product = product * *size;
  }
  return product;
}

LogicalResult Counter::countBlock(Block &block, const Polynomial &tokens) {
  for (Operation &op : block) {
    inferIndex(&op);
    inferShapes(&op);
    LogicalResult counted = success();
    if (auto call = dyn_cast<func::CallOp>(op))
      counted = countCall(call, tokens);
    else if (auto update = dyn_cast<LocalUpdateOp>(op))
      counted = countLocalUpdate(update, tokens);
    else if (auto cost = dyn_cast<CostOpInterface>(op))
      counted = countCost(cost, tokens);
    if (failed(counted))
      return failure();
  }
  return success();
}

LogicalResult Counter::countCall(func::CallOp call, const Polynomial &times) {
  auto callee = SymbolTable::lookupNearestSymbolFrom<func::FuncOp>(call, call.getCalleeAttr());
  if (!callee || callee.isExternal())
    return success();
  auto operands = call.getOperands();
  Counter inner(callee, llvm::map_to_vector(operands, [&](Value value) { return shape(value); }),
                llvm::map_to_vector(operands, [&](Value value) { return index(value); }));
  if (failed(inner.count()))
    return failure();
  total += inner.flops() * times;
  for (auto [result, shape] : llvm::zip_equal(call.getResults(), inner.results()))
    shapes[result] = shape;
  return success();
}

LogicalResult Counter::countLocalUpdate(LocalUpdateOp op, const Polynomial &times) {
  // The region sees one token: its values have the last size alone.
  Shape tokens = shape(op.getTokens().front());
  Size count = leading(tokens);
  if (!count)
    return failure();
  for (Value result : op.getResults()) {
    Shape own = tokens;
    own.back() = staticShape(result.getType()).back();
    shapes[result] = own;
  }
  return countBlock(op.getBody().front(), times * *count);
}

LogicalResult Counter::countCost(CostOpInterface op, const Polynomial &times) {
  // Cost is at most linear in the number of tokens. A loss has one result for all of them.
  double fixed = op.getFlopsPerToken(0), perToken = op.getFlopsPerToken(1) - fixed;
  if (fixed == 0 && perToken == 0)
    return success();
  Shape input = shape(op->getOperand(0));
  Shape result = op->getNumResults() ? shape(op->getResult(0)) : input;
  Size tokens = leading(result.empty() ? input : result);
  Polynomial cost(fixed);
  if (perToken) {
    Size length = input.size() > 1 ? input[input.size() - 2] : Size(1);
    if (!length)
      return failure();
    cost += *length * perToken;
  }
  if (!tokens)
    return failure();
  total += cost * *tokens * times;
  return success();
}

void Counter::inferIndex(Operation *op) {
  if (op->getNumResults() != 1 || !op->getResult(0).getType().isIndex())
    return;
  Size &value = indices[op->getResult(0)];
  if (auto constant = dyn_cast<arith::ConstantIndexOp>(op)) {
    value = Polynomial(constant.value());
  } else if (auto dim = dyn_cast<tensor::DimOp>(op)) {
    if (std::optional<int64_t> position = dim.getConstantIndex())
      value = shape(dim.getSource())[*position];
  } else if (isa<arith::AddIOp, arith::MulIOp>(op)) {
    Size left = index(op->getOperand(0)), right = index(op->getOperand(1));
    if (left && right)
      value = isa<arith::MulIOp>(op) ? *left * *right : (*left += *right);
  }
}

Size Counter::openSize(Operation *op, unsigned dim) {
  auto token = dyn_cast<TokenOpInterface>(op);
  if (!token)
    return std::nullopt;
  Block scratch; // sizes that are computed are not followed
  OpBuilder builder(op->getContext());
  builder.setInsertionPointToStart(&scratch);
  if (OpFoldResult size = token.reifyOpenDim(builder, dim))
    if (auto value = dyn_cast<Value>(size))
      return index(value);
  for (OpOperand &operand : op->getOpOperands())
    if (std::optional<unsigned> position = token.getOperandDim(operand, dim))
      if (Shape from = shape(operand.get()); *position < from.size() && from[*position])
        return from[*position];
  return std::nullopt;
}

void Counter::inferShapes(Operation *op) {
  for (Value result : op->getResults()) {
    Shape own = staticShape(result.getType());
    for (auto [dim, size] : llvm::enumerate(own))
      if (!size)
        size = openSize(op, dim);
    if (!own.empty())
      shapes[result] = own;
  }
}

/// What the arguments of an entry point declare.
static Counter counterFor(func::FuncOp entry) {
  SmallVector<Shape> shapes;
  SmallVector<Size> indices;
  for (unsigned i = 0, e = entry.getNumArguments(); i < e; ++i) {
    Shape shape = staticShape(entry.getArgumentTypes()[i]);
    if (auto declared = entry.getArgAttrOfType<ArrayAttr>(i, "ldn.shape"))
      for (auto [size, text] : llvm::zip(shape, declared))
        if (auto name = dyn_cast<StringAttr>(text))
          size = Polynomial(name.getValue());
    shapes.push_back(shape);
    auto name = entry.getArgAttrOfType<StringAttr>(i, "ldn.size");
    indices.push_back(name ? Size(Polynomial(name.getValue())) : Size());
  }
  return Counter(entry, shapes, indices);
}

void CountFlops::runOnOperation() {
  Builder builder(&getContext());
  for (auto entry : getOperation().getOps<func::FuncOp>()) {
    if (!entry->hasAttr("ldn.entry"))
      continue;
    Counter counter = counterFor(entry);
    if (succeeded(counter.count()))
      entry->setAttr("ldn.flops", counter.flops().toAttribute(builder));
  }
}
