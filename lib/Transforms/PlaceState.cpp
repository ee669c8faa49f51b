//===- PlaceState.cpp - The pieces of a state in two arenas ------------------===//
//
// In:   @decode(…, %s: tensor<?x17x128xf32> {ldn.state = 0}, …, %d: tensor<…> {ldn.state = 0}) -> …, %r: tensor<…>
// {ldn.state = 0} Out:  @decode(…, %state, %next): %s = to_tensor (view of %state), %r is written in a view of %next
//
// %d is the destination that `ldn-pass-destinations` made for %r.
//
//===----------------------------------------------------------------------===//

#include "ArenaArguments.h"

#include "ldn/Transforms/Passes.h"
#include "ldn/Transforms/Sizes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace ldn {
#define GEN_PASS_DEF_PLACESTATE
#include "ldn/Transforms/Passes.h.inc"
} // namespace ldn

using namespace mlir;
using namespace ldn;

namespace {

/// Gives the pieces of one entry their places.
class StatePlacer {
public:
  explicit StatePlacer(func::FuncOp func)
      : func(func), top(func.getLoc(), OpBuilder::atBlockBegin(&func.getBody().front())) {}

  LogicalResult place();

private:
  /// A view of the next place of an arena, whose first free place is `bytes + bytesEach · batch`.
  Value makeView(RankedTensorType type, Value arena, int64_t &bytes, int64_t &bytesEach);

  func::FuncOp func;
  ImplicitLocOpBuilder top;
  Value batch; // the only open size of the pieces
};

} // namespace

Value StatePlacer::makeView(RankedTensorType type, Value arena, int64_t &bytes, int64_t &bytesEach) {
  Value offset = arith::ConstantIndexOp::create(top, bytes);
  if (batch) {
    Value each = arith::MulIOp::create(top, batch, arith::ConstantIndexOp::create(top, bytesEach));
    offset = arith::AddIOp::create(top, offset, each);
  }
  bool isOpen = !type.hasStaticShape();
  SmallVector<int64_t> shape(type.getShape());
  if (isOpen)
    shape.front() = 1;
  (isOpen ? bytesEach : bytes) += llvm::alignTo(sizeInBytes(type.clone(shape)), arenaAlignment);
  return memref::ViewOp::create(top, MemRefType::get(type.getShape(), type.getElementType()), arena, offset,
                                isOpen ? ValueRange(batch) : ValueRange());
}

LogicalResult StatePlacer::place() {
  llvm::BitVector results(func.getNumResults()), arguments(func.getNumArguments());
  for (unsigned i = 0; i < func.getNumResults(); ++i)
    results[i] = static_cast<bool>(func.getResultAttr(i, "ldn.state"));
  for (unsigned i = 0; i < func.getNumArguments(); ++i) {
    arguments[i] = static_cast<bool>(func.getArgAttr(i, "ldn.state"));
    auto type = dyn_cast<RankedTensorType>(func.getArgument(i).getType());
    for (unsigned dim = 0; arguments[i] && dim < type.getRank(); ++dim) {
      if (!type.isDynamicDim(dim))
        continue;
      Value size = Size::of(func.getArgument(i), dim).getNamed();
      if (!size || dim > 0 || (batch && batch != size))
        return func.emitError("argument ")
               << i << " of '" << func.getName() << "' is a piece of a state with an open size that is not the batch";
      batch = size;
    }
  }
  Value state = addArenaArgument(func, "state"), next = addArenaArgument(func, "next");
  Operation *terminator = func.getBody().front().getTerminator();
  OpBuilder end(terminator);
  SmallVector<unsigned> pieces = llvm::to_vector(arguments.set_bits());
  unsigned count = pieces.size() / 2; // the pieces, then the destinations, in the order of the results
  int64_t bytes = 0, bytesEach = 0;
  for (auto [piece, destination, result] :
       llvm::zip(ArrayRef(pieces).take_front(count), ArrayRef(pieces).drop_front(count), results.set_bits())) {
    Value before = func.getArgument(piece), after = func.getArgument(destination);
    auto type = cast<RankedTensorType>(before.getType());
    int64_t sameBytes = bytes, sameBytesEach = bytesEach;
    Value from = makeView(type, state, sameBytes, sameBytesEach), to = makeView(type, next, bytes, bytesEach);
    before.replaceAllUsesWith(bufferization::ToTensorOp::create(top, type, from, /*restrict=*/true));
    after.replaceAllUsesWith(bufferization::ToTensorOp::create(top, type, to, /*restrict=*/true, /*writable=*/true));
    bufferization::MaterializeInDestinationOp::create(end, func.getLoc(), Type(), terminator->getOperand(result), to,
                                                      /*restrict=*/false, /*writable=*/true);
  }
  terminator->eraseOperands(results);
  arguments.resize(func.getNumArguments());
  if (failed(func.eraseResults(results)) || failed(func.eraseArguments(arguments)))
    llvm_unreachable("functions of a module lose results and arguments");
  func->setAttr("ldn.state_bytes", top.getDenseI64ArrayAttr({bytes, bytesEach}));
  if (batch)
    func->setAttr("ldn.state_size", func.getArgAttr(cast<BlockArgument>(batch).getArgNumber(), "ldn.size"));
  return success();
}

namespace {
struct PlaceState : ldn::impl::PlaceStateBase<PlaceState> {
  void runOnOperation() override {
    for (auto func : getOperation().getOps<func::FuncOp>())
      if (func->hasAttr("ldn.tokens") && failed(StatePlacer(func).place()))
        return signalPassFailure();
  }
};
} // namespace
