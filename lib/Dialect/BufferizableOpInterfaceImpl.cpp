//===- BufferizableOpInterfaceImpl.cpp - Bufferization of the ldn dialect ----===//
//
//   %y = ldn.softmax %x outs %o : (tensor, tensor) -> tensor
//     =>  ldn.softmax %x outs %o : (memref, memref) -> ()          %y is %o
//   %y = ldn.softmax %x : (tensor) -> tensor
//     =>  %y = memref.alloc() ; ldn.softmax %x outs %y : (memref, memref) -> ()
//   %y = ldn.slice %x {offset = 8} : (tensor) -> tensor
//     =>  %y = memref.subview %x[..., 8]
//
//===----------------------------------------------------------------------===//

#include "ldn/Dialect/BufferizableOpInterfaceImpl.h"
#include "ldn/Dialect/LDNOps.h"

#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/Bufferization/IR/BufferizableOpInterface.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/DialectRegistry.h"

using namespace mlir;
using namespace mlir::bufferization;
using namespace ldn;

namespace {

/// Whether the result is a view of the operand, and not computed.
bool isView(TokenOpInterface op) { return isa<SliceOp>(op) && op.getInitsMutable().empty(); }

/// A new buffer for the only result of `op`, which has no destination.
FailureOr<Value> allocateResult(TokenOpInterface op, RewriterBase &rewriter, const BufferizationOptions &options) {
  ReifiedRankedShapedTypeDims shapes;
  auto shaped = cast<ReifyRankedShapedTypeOpInterface>(op.getOperation());
  if (failed(shaped.reifyResultShapes(rewriter, shapes)))
    return op->emitError("cannot tell the size of the result's buffer");
  auto type = cast<RankedTensorType>(op->getResult(0).getType());
  SmallVector<Value> sizes;
  for (auto [dim, size] : llvm::enumerate(shapes.front()))
    if (type.isDynamicDim(dim))
      sizes.push_back(getValueOrCreateConstantIndexOp(rewriter, op->getLoc(), size));
  return options.createAlloc(rewriter, op->getLoc(), cast<MemRefType>(getMemRefTypeWithStaticIdentityLayout(type)),
                             sizes);
}

/// The type of a view of the features of `source` in the shape of `result`.
MemRefType viewType(SliceOp op, MemRefType source) {
  auto result = cast<RankedTensorType>(op.getResult().getType());
  SmallVector<int64_t> offsets(result.getRank(), 0), strides(result.getRank(), 1);
  offsets.back() = op.getOffset();
  return memref::SubViewOp::inferResultType(source, offsets, result.getShape(), strides);
}

LogicalResult bufferizeToView(SliceOp op, RewriterBase &rewriter, const BufferizationOptions &options,
                              BufferizationState &state) {
  FailureOr<Value> source = getBuffer(rewriter, op.getX(), options, state);
  if (failed(source))
    return failure();
  Location loc = op.getLoc();
  MemRefType type = viewType(op, cast<MemRefType>(source->getType()));
  SmallVector<OpFoldResult> offsets(type.getRank(), rewriter.getIndexAttr(0)),
      strides(type.getRank(), rewriter.getIndexAttr(1)), sizes;
  offsets.back() = rewriter.getIndexAttr(op.getOffset());
  for (int64_t dim = 0; dim < type.getRank(); ++dim)
    if (type.isDynamicDim(dim))
      sizes.push_back(memref::DimOp::create(rewriter, loc, *source, dim).getResult());
    else
      sizes.push_back(rewriter.getIndexAttr(type.getDimSize(dim)));
  replaceOpWithNewBufferizedOp<memref::SubViewOp>(rewriter, op, type, *source, offsets, sizes, strides);
  return success();
}

LogicalResult bufferizeToBufferForm(TokenOpInterface op, RewriterBase &rewriter, const BufferizationOptions &options,
                                    BufferizationState &state) {
  MutableOperandRange inits = op.getInitsMutable();
  Value allocated;
  if (inits.empty()) {
    FailureOr<Value> buffer = allocateResult(op, rewriter, options);
    if (failed(buffer))
      return failure();
    allocated = *buffer;
  }
  SmallVector<Value> operands;
  for (Value operand : op->getOperands()) {
    if (isa<TensorType>(operand.getType())) {
      FailureOr<Value> buffer = getBuffer(rewriter, operand, options, state);
      if (failed(buffer))
        return failure();
      operand = *buffer;
    }
    operands.push_back(operand);
  }

  OperationState buffers(op->getLoc(), op->getName(), operands, TypeRange(), op->getAttrs());
  for (Region &region : op->getRegions())
    buffers.addRegion()->takeBody(region);
  auto bufferOp = cast<TokenOpInterface>(rewriter.create(buffers));
  if (allocated)
    rewriter.modifyOpInPlace(bufferOp, [&] { bufferOp.getInitsMutable().append(allocated); });
  // Operands correspond one to one, so the destination's buffer is at the position of the destination.
  Value result = allocated ? allocated : operands[inits[0].getOperandNumber()];
  replaceOpWithBufferizedValues(rewriter, op, result);
  return success();
}

/// One model for all operations; `Op` serves only to attach it.
template <typename Op> struct DestinationModel : BufferizableOpInterface::ExternalModel<DestinationModel<Op>, Op> {
  bool bufferizesToMemoryRead(Operation *op, OpOperand &operand, const AnalysisState &) const {
    auto token = cast<TokenOpInterface>(op);
    return isDestination(token, operand) ? token.accumulates() : !isView(token);
  }

  bool bufferizesToMemoryWrite(Operation *op, OpOperand &operand, const AnalysisState &) const {
    return isDestination(cast<TokenOpInterface>(op), operand);
  }

  AliasingValueList getAliasingValues(Operation *op, OpOperand &operand, const AnalysisState &) const {
    auto token = cast<TokenOpInterface>(op);
    if (isDestination(token, operand))
      return {{op->getResult(0), BufferRelation::Equivalent}};
    if (isView(token))
      return {{op->getResult(0), BufferRelation::Unknown}};
    return {};
  }

  bool bufferizesToAllocation(Operation *op, Value) const {
    auto token = cast<TokenOpInterface>(op);
    return token.getInitsMutable().empty() && !isView(token);
  }

  /// `ldn.map` reads an element of an input that has the result's shape only for the same element of the result, so
  /// it may overwrite that input.
  bool bufferizesToElementwiseAccess(Operation *op, const AnalysisState &, ArrayRef<OpOperand *> operands) const {
    auto map = dyn_cast<MapOp>(op);
    return map && llvm::all_of(operands, [&](OpOperand *operand) {
             return isDestination(cast<TokenOpInterface>(op), *operand) ||
                    map.getIndexingMap(operand->getOperandNumber()).isIdentity();
           });
  }

  FailureOr<BufferLikeType> getBufferType(Operation *op, Value value, const BufferizationOptions &options,
                                          const BufferizationState &state, SmallVector<Value> &invocationStack) const {
    auto token = cast<TokenOpInterface>(op);
    if (isView(token)) {
      auto slice = cast<SliceOp>(op);
      FailureOr<BufferLikeType> source = bufferization::getBufferType(slice.getX(), options, state, invocationStack);
      if (failed(source))
        return failure();
      return cast<BufferLikeType>(viewType(slice, cast<MemRefType>(*source)));
    }
    if (token.getInitsMutable().empty())
      return cast<BufferLikeType>(getMemRefTypeWithStaticIdentityLayout(cast<RankedTensorType>(value.getType())));
    return bufferization::getBufferType(token.getInitsMutable()[0].get(), options, state, invocationStack);
  }

  LogicalResult bufferize(Operation *op, RewriterBase &rewriter, const BufferizationOptions &options,
                          BufferizationState &state) const {
    auto token = cast<TokenOpInterface>(op);
    if (isView(token))
      return bufferizeToView(cast<SliceOp>(op), rewriter, options, state);
    return bufferizeToBufferForm(token, rewriter, options, state);
  }
};

template <typename Op> void attach(MLIRContext *context) {
  if constexpr (Op::template hasTrait<TokenOpInterface::Trait>())
    Op::template attachInterface<DestinationModel<Op>>(*context);
}
template <typename... Ops> void attachAll(MLIRContext *context) { (attach<Ops>(context), ...); }

} // namespace

void ldn::registerBufferizableOpInterfaceExternalModels(DialectRegistry &registry) {
  registry.addExtension(+[](MLIRContext *context, LDNDialect *) {
    attachAll<
#define GET_OP_LIST
#include "ldn/Dialect/LDNOps.cpp.inc"
        >(context);
  });
}
