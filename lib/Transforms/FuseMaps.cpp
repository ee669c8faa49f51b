//===- FuseMaps.cpp - Merge element-wise functions ---------------------------===//

#include "ldn/Dialect/LDNOps.h"
#include "ldn/Dialect/ModelNames.h"
#include "ldn/Dialect/Remarks.h"
#include "ldn/Transforms/Passes.h"

#include "mlir/IR/IRMapping.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

namespace ldn {
#define GEN_PASS_DEF_FUSEMAPS
#include "ldn/Transforms/Passes.h.inc"
} // namespace ldn

using namespace mlir;
using namespace ldn;

/// Reading the producer's inputs again must cost no more than reading its result: one use, or no arithmetic.
static bool isWorthMerging(MapOp producer) {
  return producer->hasOneUse() || producer.getFlopsPerToken(1) == 0;
}

namespace {
struct MergeProducer : OpRewritePattern<MapOp> {
  MergeProducer(MLIRContext *context, Pass::Statistic &counter)
      : OpRewritePattern(context), counter(counter) {}

  LogicalResult matchAndRewrite(MapOp op, PatternRewriter &rewriter) const override {
    if (op.getInits())
      return failure();
    for (unsigned i = 0; i < op.getInputs().size(); ++i) {
      auto producer = op.getInputs()[i].getDefiningOp<MapOp>();
      if (!producer || producer.getInits() || producer->getBlock() != op->getBlock() ||
          !isWorthMerging(producer))
        continue;
      if (auto remark = remarkPassed(producer, "maps", "MergedMap"))
        remark << "element-wise function becomes part of its user's, at " << RemarkArg("User", placeText(op.getLoc()));
      merge(op, i, producer, rewriter);
      ++counter;
      return success();
    }
    return failure();
  }

private:
  /// Replaces `op` by one map of op's other inputs and the producer's.
  static void merge(MapOp op, unsigned index, MapOp producer, PatternRewriter &rewriter) {
    SmallVector<Value> inputs;
    SmallVector<Attribute> maps;
    for (auto [j, input] : llvm::enumerate(op.getInputs())) {
      if (j == index)
        continue;
      inputs.push_back(input);
      maps.push_back(AffineMapAttr::get(op.getIndexingMap(j)));
    }
    unsigned kept = inputs.size();
    AffineMap through = op.getIndexingMap(index);
    for (auto [j, input] : llvm::enumerate(producer.getInputs())) {
      inputs.push_back(input);
      maps.push_back(AffineMapAttr::get(producer.getIndexingMap(j).compose(through)));
    }

    auto merged = MapOp::create(rewriter, op.getLoc(), op->getResultTypes(), inputs, Value(),
                                rewriter.getArrayAttr(maps));
    OpBuilder::InsertionGuard guard(rewriter);
    Block *block = rewriter.createBlock(&merged.getBody());
    for (Value input : inputs)
      block->addArgument(cast<ShapedType>(input.getType()).getElementType(), op.getLoc());

    IRMapping mapping;
    Block &producerBody = producer.getBody().front();
    mapping.map(producerBody.getArguments(), block->getArguments().drop_front(kept));
    for (Operation &inner : producerBody.without_terminator())
      rewriter.clone(inner, mapping);
    Value produced = mapping.lookupOrDefault(producerBody.getTerminator()->getOperand(0));

    Block &body = op.getBody().front();
    unsigned next = 0;
    for (auto [j, argument] : llvm::enumerate(body.getArguments()))
      mapping.map(argument, j == index ? produced : Value(block->getArgument(next++)));
    for (Operation &inner : body)
      rewriter.clone(inner, mapping);
    rewriter.replaceOp(op, merged);
  }

  Pass::Statistic &counter;
};

struct FuseMaps : ldn::impl::FuseMapsBase<FuseMaps> {
  void runOnOperation() override {
    RewritePatternSet patterns(&getContext());
    patterns.add<MergeProducer>(&getContext(), numFused);
    MapOp::getCanonicalizationPatterns(patterns, &getContext());
    if (failed(applyPatternsGreedily(getOperation(), std::move(patterns))))
      return signalPassFailure();
    if (getContext().getRemarkEngine())
      getOperation()->walk(remarkShared);
  }

  /// What several functions read is computed once, and read by each.
  static void remarkShared(MapOp op) {
    auto isMerging = [](Operation *user) { return isa<MapOp>(user); };
    if (isWorthMerging(op) || op.getInits() || llvm::none_of(op->getUsers(), isMerging))
      return;
    if (auto remark = remarkMissed(op, "maps", "SharedMap"))
      remark << "element-wise function is computed once for its " << RemarkArg("Uses", llvm::range_size(op->getUses()))
             << " uses: to each it would cost " << RemarkArg("FlopsPerToken", op.getFlopsPerToken(1))
             << " operations a token";
  }
};
} // namespace
