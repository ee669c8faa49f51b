//===- LocalFolds.cpp - Canonical forms of concat, slice and dropout ---------===//
//
// All of them are about values: an operation with a destination writes it, and stays.
//
//===----------------------------------------------------------------------===//

#include "ldn/Dialect/LDNOps.h"
#include "ldn/Dialect/Verify.h"

using namespace mlir;
using namespace ldn;

/// Folds to `value` if that has the type of the result.
template <typename Op> static LogicalResult foldTo(Op op, Value value, SmallVectorImpl<OpFoldResult> &results) {
  if (!op.getResult() || op.getInits() || value.getType() != op.getResult().getType())
    return failure();
  results.push_back(value);
  return success();
}

//===-- folds -----------------------------------------------------------------//

LogicalResult DropoutOp::fold(FoldAdaptor, SmallVectorImpl<OpFoldResult> &results) {
  return getRate().isZero() ? foldTo(*this, getX(), results) : failure();
}

LogicalResult ConcatOp::fold(FoldAdaptor, SmallVectorImpl<OpFoldResult> &results) {
  return getInputs().size() == 1 ? foldTo(*this, getInputs()[0], results) : failure();
}

LogicalResult SliceOp::fold(FoldAdaptor, SmallVectorImpl<OpFoldResult> &results) {
  // With the type of the operand it is the whole of it.
  return foldTo(*this, getX(), results);
}

//===-- canonical forms -------------------------------------------------------//

namespace {

/// slice(slice(x)) is one slice.
struct SliceOfSlice : OpRewritePattern<SliceOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(SliceOp op, PatternRewriter &rewriter) const override {
    auto inner = op.getX().getDefiningOp<SliceOp>();
    if (!inner)
      return failure();
    rewriter.modifyOpInPlace(op, [&] {
      op.getXMutable().assign(inner.getX());
      op.setOffset(op.getOffset() + inner.getOffset());
    });
    return success();
  }
};

/// A slice of a concatenation that lies within one of its operands is a slice of that.
struct SliceOfConcat : OpRewritePattern<SliceOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(SliceOp op, PatternRewriter &rewriter) const override {
    auto concat = op.getX().getDefiningOp<ConcatOp>();
    if (!concat)
      return failure();
    int64_t offset = op.getOffset(), width = featureSize(op.getOutputType());
    for (Value input : concat.getInputs()) {
      int64_t size = featureSize(shapedType(input));
      if (offset >= 0 && offset + width <= size) {
        rewriter.modifyOpInPlace(op, [&] {
          op.getXMutable().assign(input);
          op.setOffset(offset);
        });
        return success();
      }
      offset -= size;
    }
    return failure();
  }
};

/// concat(a, concat(b, c)) is concat(a, b, c).
struct FlattenConcat : OpRewritePattern<ConcatOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(ConcatOp op, PatternRewriter &rewriter) const override {
    SmallVector<Value> inputs;
    for (Value input : op.getInputs()) {
      auto inner = input.getDefiningOp<ConcatOp>();
      if (inner)
        llvm::append_range(inputs, inner.getInputs());
      else
        inputs.push_back(input);
    }
    if (inputs.size() == op.getInputs().size() && llvm::equal(inputs, op.getInputs()))
      return failure();
    rewriter.modifyOpInPlace(op, [&] { op.getInputsMutable().assign(inputs); });
    return success();
  }
};

} // namespace

void SliceOp::getCanonicalizationPatterns(RewritePatternSet &patterns, MLIRContext *context) {
  patterns.add<SliceOfSlice, SliceOfConcat>(context);
}

void ConcatOp::getCanonicalizationPatterns(RewritePatternSet &patterns, MLIRContext *context) {
  patterns.add<FlattenConcat>(context);
}
