//===- Remat.cpp - How much of a model to keep for its derivative ------------===//

#include "ldn/Autodiff/Remat.h"
#include "Residuals.h"
#include "ldn/Transforms/CountingSizes.h"

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
