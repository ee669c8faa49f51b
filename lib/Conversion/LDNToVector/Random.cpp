//===- Random.cpp - Dropout --------------------------------------------------===//

#include "../RandomBits.h"
#include "Lowerings.h"
#include "VectorEmitter.h"
#include "ldn/Dialect/Verify.h"

using namespace mlir;
using namespace ldn;

LogicalResult ldn::lowerToVector(DropoutOp op) {
  if (!op.getSeed())
    return failure();
  VectorEmitter e(op, op.getOutputType().getElementType());
  int64_t features = featureSize(op.getOutputType());
  double rate = op.getRate().convertToDouble();
  RandomBits bits(e.b, op.getSeed(), op.getStep(), op.getPath(), rate);
  auto words = VectorType::get({e.lanes}, e.b.getI32Type()), quarters = VectorType::get({e.lanes}, e.b.getIndexType());
  Value zero = e.splat(0), kept = e.splat(1 - rate);
  // A counter gives the numbers of four neighbours: one vector of counters serves four vectors of features.
  int64_t block = 4 * e.lanes;
  auto emitBlock = [&](ArrayRef<Value> at, ArrayRef<Value> place, Value column, int64_t width) {
    Value first = arith::DivUIOp::create(e.b, column, e.index(4));
    Value number = arith::AddIOp::create(e.b, vector::StepOp::create(e.b, quarters),
                                         vector::BroadcastOp::create(e.b, quarters, first));
    std::array<Value, 4> random =
        bits.words(arith::IndexCastOp::create(e.b, words, number), bits.counter(place));
    auto interleave = [&](Value x, Value y) -> Value { return vector::InterleaveOp::create(e.b, x, y); };
    Value all = interleave(interleave(random[0], random[2]), interleave(random[1], random[3]));
    for (int64_t v = 0; v * e.lanes < width; ++v) {
      Value mine = vector::ExtractStridedSliceOp::create(e.b, all, ArrayRef<int64_t>{v * e.lanes},
                                                         ArrayRef<int64_t>{e.lanes}, ArrayRef<int64_t>{1});
      SmallVector<Value> where = indices(at, {e.add(column, e.index(v * e.lanes))});
      int64_t lanes = std::min(e.lanes, width - v * e.lanes);
      Value x = e.divf(e.load(op.getX(), where, lanes), kept);
      e.store(arith::SelectOp::create(e.b, bits.happens(mine), zero, x), op.getInits(), where, lanes);
    }
  };
  e.rows(op.getX(), 1, [&](ArrayRef<Value> at) {
    SmallVector<Value> place(at);
    for (auto [index, first] : llvm::zip(place, op.getAt()))
      index = e.add(first, index);
    int64_t whole = features / block * block;
    e.loop(e.index(0), e.index(whole), block, [&](Value column) { emitBlock(at, place, column, block); });
    if (whole < features)
      emitBlock(at, place, e.index(whole), features - whole);
  });
  return success();
}
