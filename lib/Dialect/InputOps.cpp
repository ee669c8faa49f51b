//===- InputOps.cpp - From inputs to sequences, from sequences to vectors ----===//

#include "ldn/Dialect/LDNOps.h"
#include "ldn/Dialect/Verify.h"

using namespace mlir;
using namespace ldn;

//===-- embedding -------------------------------------------------------------//

TokenReach EmbeddingOp::getReach(OpOperand &operand) {
  return &operand == &getTableMutable() ? TokenReach::parameter() : TokenReach::local();
}

LogicalResult EmbeddingOp::verify() {
  if (failed(verifyDestination(*this, getInitsMutable().getAsOperandRange())))
    return failure();
  ShapedType tokens = shapedType(getTokens()), table = shapedType(getTable());
  if (!tokens.getElementType().isInteger(32))
    return emitOpError("'tokens' must hold i32, got ") << tokens.getElementType();
  if (table.getRank() != 2 || !table.hasStaticShape())
    return emitOpError("'table' must have shape [vocabulary, features]");
  if (failed(verifySameElements(*this, "table", table, "result", getOutputType())))
    return failure();
  SmallVector<int64_t> shape(tokens.getShape());
  shape.push_back(table.getDimSize(1));
  return verifyShape(*this, "result", getOutput(), shape);
}

double EmbeddingOp::getFlopsPerToken(double) { return 0; }

//===-- patches ---------------------------------------------------------------//

TokenReach PatchesOp::getReach(OpOperand &operand) {
  if (operand.get().getType().isIndex())
    return TokenReach::parameter();
  return isDestination(*this, operand) ? TokenReach::local() : TokenReach::all();
}

MutableOperandRange PatchesOp::getPositionMutable() { return getAtMutable(); }

LogicalResult PatchesOp::verify() {
  if (failed(verifyDestination(*this, getInitsMutable().getAsOperandRange())))
    return failure();
  ShapedType image = shapedType(getImage());
  if (failed(verifySameElements(*this, "image", image, "result", getOutputType())))
    return failure();
  if (image.getRank() != 4 || llvm::any_of(image.getShape().drop_front(), ShapedType::isDynamic))
    return emitOpError("'image' must have shape [batch, channels, height, width], all but the batch static");
  int64_t size = getSize(), channels = image.getDimSize(1), height = image.getDimSize(2),
          width = image.getDimSize(3);
  if (size < 1 || height % size || width % size)
    return emitOpError("'size' must divide the height ")
           << height << " and the width " << width << ", got " << size;
  int64_t patches = (height / size) * (width / size);
  if (getAt() && getOutputType().getRank() == 3)
    patches = getOutputType().getDimSize(1);
  return verifyShape(*this, "result", getOutput(), {image.getDimSize(0), patches, channels * size * size});
}

double PatchesOp::getFlopsPerToken(double) { return 0; }

//===-- reduce ----------------------------------------------------------------//

TokenReach ReduceOp::getReach(OpOperand &operand) {
  return isDestination(*this, operand) ? TokenReach::local() : TokenReach::all();
}

std::optional<unsigned> ReduceOp::getOperandDim(OpOperand &operand, unsigned dim) {
  // [..., T, D] to [..., D]: the features are the last dimension of both.
  if (isDestination(*this, operand))
    return dim;
  unsigned last = getOutputType().getRank() - 1;
  return dim == last ? last + 1 : dim;
}

bool ReduceOp::accumulates() { return getAccumulate(); }

LogicalResult ReduceOp::verify() {
  if (failed(verifyDestination(*this, getInitsMutable().getAsOperandRange())) ||
      failed(verifyOneFloatType(*this)))
    return failure();
  ShapedType x = shapedType(getX());
  if (x.getRank() < 2)
    return emitOpError("needs a sequence [..., tokens, features]");
  if (getAccumulate() && (getKind() == ReduceKind::mean || !getInits()))
    return emitOpError("with 'accumulate' needs 'outs' and is not a mean");
  SmallVector<int64_t> shape(x.getShape());
  shape.erase(shape.end() - 2);
  return verifyShape(*this, "result", getOutput(), shape);
}

double ReduceOp::getFlopsPerToken(double tokens) {
  return tokens * featureSize(getOutputType());
}
