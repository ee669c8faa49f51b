//===- Remat.cpp - How much of a model to keep for its derivative ------------===//

#include "ldn/Autodiff/Remat.h"
#include "Residuals.h"

#include "llvm/Support/MathExtras.h"

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

int64_t ldn::sizeForCounting(ModuleOp module, StringRef name) {
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

int64_t ldn::countBytes(ModuleOp module, RankedTensorType type, ArrayAttr shape) {
  uint64_t bytes = type.getElementTypeBitWidth() / 8;
  for (unsigned dim = 0; dim < type.getRank(); ++dim) {
    auto name = dyn_cast<StringAttr>(shape[dim]);
    bytes = llvm::SaturatingMultiply<uint64_t>(bytes,
                                               name ? sizeForCounting(module, name.getValue()) : type.getDimSize(dim));
  }
  return static_cast<int64_t>(std::min<uint64_t>(bytes, INT64_MAX));
}

int64_t ldn::residualBytes(ModuleOp module, func::FuncOp forward, unsigned first) {
  uint64_t total = 0;
  for (unsigned i = first; i < forward.getNumResults(); ++i)
    total = llvm::SaturatingAdd<uint64_t>(total, countBytes(module, cast<RankedTensorType>(forward.getResultTypes()[i]),
                                                            forward.getResultAttrOfType<ArrayAttr>(i, "ldn.shape")));
  return static_cast<int64_t>(std::min<uint64_t>(total, INT64_MAX));
}
