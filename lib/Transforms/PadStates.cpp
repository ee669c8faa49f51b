//===- PadStates.cpp - Rows of attention states at distances that caches like -===//
//
// In:   %s = bufferization.alloc_tensor(%B) : tensor<?x1x192x193xf32>            // a state: ldn.product_state writes
// it Out:  %p = bufferization.alloc_tensor(%B) : tensor<?x1x192x208xf32>
//       %s = tensor.extract_slice %p[0, 0, 0, 0] [%B, 1, 192, 193] [1, 1, 1, 1]
//
// A product with a state reads a few columns of all its rows. Rows that begin at whole vectors do not split cache
// lines, and an odd number of lines from row to row spreads a column over all sets of the cache.
//
//===----------------------------------------------------------------------===//

#include "ldn/Transforms/Passes.h"

#include "ldn/Dialect/LDNOps.h"
#include "ldn/Dialect/MachineFacts.h"
#include "ldn/Dialect/Remarks.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/Interfaces/LoopLikeInterface.h"

namespace ldn {
#define GEN_PASS_DEF_PADSTATES
#include "ldn/Transforms/Passes.h.inc"
} // namespace ldn

using namespace mlir;
using namespace ldn;

/// The allocation that `value` will be written into, if it is known.
static bufferization::AllocTensorOp findAllocation(Value value) {
  while (value) {
    if (auto argument = dyn_cast<BlockArgument>(value)) {
      auto loop = dyn_cast<LoopLikeOpInterface>(argument.getOwner()->getParentOp());
      OpOperand *init = loop ? loop.getTiedLoopInit(argument) : nullptr;
      value = init ? init->get() : Value();
      continue;
    }
    Operation *op = value.getDefiningOp();
    if (auto allocation = dyn_cast<bufferization::AllocTensorOp>(op))
      return allocation;
    if (auto slice = dyn_cast<tensor::ExtractSliceOp>(op))
      value = slice.getSource();
    else if (auto fill = dyn_cast<linalg::FillOp>(op))
      value = fill.getOutputs().front();
    else
      return {};
  }
  return {};
}

static bool isState(Operation *op) {
  // Maps add the states of blocks of tokens.
  return isa<ProductStateOp, AttentionStateOp>(op) ||
         (isa<TransposeOp, MapOp>(op) && op->getNumResults() == 1 &&
          cast<RankedTensorType>(op->getResult(0).getType()).getRank() == 4);
}

/// Elements from one row to the next.
static int64_t getPitch(int64_t rows, int64_t columns, Type element, const MachineFacts &facts) {
  constexpr int64_t lineBytes = 64, manyRows = 64;
  int64_t lanes = facts.getLanes(element), lineElements = lineBytes * 8 / element.getIntOrFloatBitWidth();
  if (columns <= lanes)
    return columns;
  return rows < manyRows ? llvm::alignTo(columns, lanes) : (llvm::divideCeil(columns, lineElements) | 1) * lineElements;
}

namespace {
struct PadStates : ldn::impl::PadStatesBase<PadStates> {
  void runOnOperation() override {
    SetVector<Operation *> allocations;
    getOperation()->walk([&](Operation *op) {
      if (isState(op))
        for (OpOperand &state : cast<TokenOpInterface>(op).getInitsMutable())
          if (auto allocation = findAllocation(state.get()))
            allocations.insert(allocation);
    });
    for (Operation *op : allocations)
      pad(cast<bufferization::AllocTensorOp>(op));
  }

  void pad(bufferization::AllocTensorOp op) {
    auto type = cast<RankedTensorType>(op.getType());
    SmallVector<int64_t> shape(type.getShape());
    int64_t rows = shape[shape.size() - 2];
    if (op.getCopy() || ShapedType::isDynamic(rows) || ShapedType::isDynamic(shape.back()))
      return;
    int64_t pitch = getPitch(rows, shape.back(), type.getElementType(), MachineFacts::of(op));
    if (pitch == shape.back())
      return;
    if (auto remark = remarkAnalysis(op, "attention", "PaddedState"))
      remark << "rows of a state of " << RemarkArg("Rows", rows) << " × " << RemarkArg("Columns", shape.back())
             << " are " << RemarkArg("Pitch", pitch) << " elements apart";
    OpBuilder b(op);
    SmallVector<OpFoldResult> sizes = getMixedValues(shape, op.getDynamicSizes(), b);
    shape.back() = pitch;
    auto padded = bufferization::AllocTensorOp::create(b, op.getLoc(), type.clone(shape), op.getDynamicSizes());
    SmallVector<OpFoldResult> offsets(shape.size(), b.getIndexAttr(0)), strides(shape.size(), b.getIndexAttr(1));
    op.replaceAllUsesWith(
        tensor::ExtractSliceOp::create(b, op.getLoc(), type, padded, offsets, sizes, strides).getResult());
    op.erase();
  }
};
} // namespace
