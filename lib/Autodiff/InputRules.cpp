//===- InputRules.cpp - Derivatives from sequences back to inputs ------------===//

#include "Rules.h"
#include "ldn/Dialect/Verify.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace ldn;

void ldn::differentiate(EmbeddingOp op, Adjoints &adjoints) {
  Value g = adjoints.lookup(op.getResult()), table = op.getTable();
  adjoints.add(table, EmbeddingGradOp::create(adjoints.b, table.getType(), op.getTokens(), g, Value()).getResult());
}

void ldn::differentiate(PatchesOp op, Adjoints &adjoints) {
  Value g = adjoints.lookup(op.getResult()), image = op.getImage();
  adjoints.add(image, UnpatchOp::create(adjoints.b, image.getType(), g, Value(), op.getSize()).getResult());
}

void ldn::differentiate(ReduceOp op, Adjoints &adjoints) {
  ImplicitLocOpBuilder &b = adjoints.b;
  Value g = adjoints.lookup(op.getResult()), x = op.getX();
  if (op.getKind() == ReduceKind::max)
    return adjoints.add(x, ReduceMaxGradOp::create(b, x.getType(), x, g, Value()).getResult());
  Value tokens = tensor::DimOp::create(b, x, shapedType(x).getRank() - 2);
  if (op.getKind() == ReduceKind::mean) {
    Type element = shapedType(x).getElementType();
    Value count = arith::SIToFPOp::create(b, element, arith::IndexCastOp::create(b, b.getI64Type(), tokens));
    g = adjoints.divide(g, tensor::FromElementsOp::create(b, RankedTensorType::get({}, element), count));
  }
  adjoints.add(x, BroadcastOp::create(b, x.getType(), g, tokens, Value()).getResult());
}

void ldn::differentiate(TransposeOp op, Adjoints &adjoints) {
  Value g = adjoints.lookup(op.getResult()), x = op.getX();
  adjoints.add(x, TransposeOp::create(adjoints.b, x.getType(), g, Value()).getResult());
}

// The rows of a parameter that a shorter sequence uses: the others get zeros.
void ldn::differentiate(tensor::ExtractSliceOp op, Adjoints &adjoints) {
  ImplicitLocOpBuilder &b = adjoints.b;
  auto type = cast<RankedTensorType>(op.getSource().getType());
  Value zeros = arith::ConstantOp::create(b, DenseElementsAttr::get(type, b.getFloatAttr(type.getElementType(), 0)));
  adjoints.add(op.getSource(), tensor::InsertSliceOp::create(b, adjoints.lookup(op.getResult()), zeros, op.getMixedOffsets(),
                                                             op.getMixedSizes(), op.getMixedStrides()));
}
