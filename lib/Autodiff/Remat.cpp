//===- Remat.cpp - How much of a model to keep for its derivative ------------===//

#include "ldn/Autodiff/Remat.h"
#include "ldn/Dialect/LDNOps.h"

#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/Path.h"

using namespace mlir;
using namespace ldn;

std::optional<Remat> Remat::parse(StringRef text) {
  if (text == "none")
    return Remat{};
  if (text == "layer")
    return Remat{0};
  unsigned shift = 0;
  int64_t bytes;
  if (!text.consume_front("auto:") || text.empty())
    return std::nullopt;
  for (auto [suffix, bits] : {std::pair('K', 10u), std::pair('M', 20u), std::pair('G', 30u)})
    if (text.back() == suffix) {
      shift = bits;
      text = text.drop_back();
      break;
    }
  if (text.getAsInteger(10, bytes) || bytes < 0 || bytes > (INT64_MAX >> shift))
    return std::nullopt;
  return Remat{bytes << shift};
}

/// The batch of the recipe, or what programs take where it says nothing.
static int64_t batchOf(ModuleOp module) {
  auto recipe = module->getAttrOfType<DictionaryAttr>("ldn.train");
  auto batch = recipe ? recipe.getAs<IntegerAttr>("batch") : IntegerAttr();
  return batch ? batch.getInt() : 64;
}

/// What an open size counts as.
static int64_t sizeForCounting(ModuleOp module, StringRef name) {
  // The batch is the first size of the first input.
  if (auto gradients = module.lookupSymbol<func::FuncOp>("gradients"))
    for (unsigned i = 0; i < gradients.getNumArguments(); ++i)
      if (auto shape = gradients.getArgAttrOfType<ArrayAttr>(i, "ldn.shape"); shape && !shape.empty()) {
        auto first = dyn_cast<StringAttr>(shape[0]);
        if (first && first.getValue() == name)
          return batchOf(module);
        break;
      }
  if (auto sizes = module->getAttrOfType<ArrayAttr>("ldn.sizes"))
    for (auto size : sizes.getAsRange<DictionaryAttr>())
      if (size.getAs<StringAttr>("name") == name)
        return size.getAs<IntegerAttr>("max").getInt();
  return 1;
}

static int64_t bytesOf(ModuleOp module, func::FuncOp func, unsigned result) {
  auto type = cast<RankedTensorType>(func.getResultTypes()[result]);
  auto shape = func.getResultAttrOfType<ArrayAttr>(result, "ldn.shape");
  int64_t bytes = type.getElementTypeBitWidth() / 8;
  for (unsigned dim = 0; dim < type.getRank(); ++dim) {
    int64_t size = type.getDimSize(dim);
    if (type.isDynamicDim(dim)) {
      auto name = shape ? dyn_cast<StringAttr>(shape[dim]) : StringAttr();
      size = name ? sizeForCounting(module, name.getValue()) : 1;
    }
    bytes = llvm::SaturatingMultiply<uint64_t>(bytes, size) > INT64_MAX ? INT64_MAX : bytes * size;
  }
  return bytes;
}

int64_t ldn::residualBytes(ModuleOp module, func::FuncOp forward, unsigned first) {
  uint64_t total = 0;
  for (unsigned i = first; i < forward.getNumResults(); ++i)
    total = std::min<uint64_t>(llvm::SaturatingAdd<uint64_t>(total, bytesOf(module, forward, i)), INT64_MAX);
  return total;
}

/// "[B, 64, 192]"
static std::string shapeText(func::FuncOp func, unsigned result) {
  std::string text = "[";
  llvm::raw_string_ostream os(text);
  auto type = cast<RankedTensorType>(func.getResultTypes()[result]);
  auto shape = func.getResultAttrOfType<ArrayAttr>(result, "ldn.shape");
  llvm::interleaveComma(llvm::seq<unsigned>(0, type.getRank()), os, [&](unsigned dim) {
    if (!type.isDynamicDim(dim))
      os << type.getDimSize(dim);
    else
      os << (shape ? cast<StringAttr>(shape[dim]).getValue() : "?");
  });
  return text + "]";
}

/// "model.ldn:12:19"
static std::string placeText(Location loc) {
  if (auto place = loc->findInstanceOf<FileLineColLoc>())
    return llvm::formatv("{0}:{1}:{2}", llvm::sys::path::filename(place.getFilename().getValue()), place.getLine(),
                         place.getColumn());
  return "";
}

void ldn::printResiduals(ModuleOp module, raw_ostream &os) {
  auto gradients = module.lookupSymbol<func::FuncOp>("gradients");
  if (!gradients) {
    os << "the model has no recipe, and no gradients\n";
    return;
  }
  int64_t total = 0;
  os << llvm::formatv("{0,-24} {1,-22} {2,-22} {3,-24} {4,14}\n", "layer", "operation", "place", "shape", "bytes");
  gradients.walk([&](func::CallOp call) {
    auto forward = module.lookupSymbol<func::FuncOp>(call.getCallee());
    unsigned first = forward.getNumResults();
    for (unsigned i = forward.getNumResults(); i-- > 0;)
      if (forward.getResultAttr(i, "ldn.residual"))
        first = i;
    auto path = call->getAttrOfType<StringAttr>("ldn.path");
    StringRef layer = path ? path.getValue() : call.getCallee();
    if (!forward->hasAttr("ldn.forward"))
      return;
    for (unsigned i = first; i < forward.getNumResults(); ++i) {
      Operation *op = forward.getBody().front().getTerminator()->getOperand(i).getDefiningOp();
      StringRef name = op ? op->getName().getStringRef() : "argument";
      int64_t bytes = bytesOf(module, forward, i);
      os << llvm::formatv("{0,-24} {1,-22} {2,-22} {3,-24} {4,14:N}\n", layer, name, op ? placeText(op->getLoc()) : "",
                          shapeText(forward, i), bytes);
    }
    if (first == forward.getNumResults())
      os << llvm::formatv("{0,-24} recomputed from its operands\n", layer);
    total += residualBytes(module, forward, first);
  });
  os << llvm::formatv("{0:N} bytes of residuals for a batch of {1}, other open sizes at their largest\n", total,
                      batchOf(module));
}
