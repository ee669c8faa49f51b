//===- FreeBuffers.cpp - Every buffer is released after its last use ---------===//
//
//   %a = memref.alloc() ... last use of %a or of a view of it ... return
//     =>  %a = memref.alloc() ... last use ; memref.dealloc %a ... return
//
// Where a buffer may live on in another value than a view it is released at the end of its block, and never if the
// block yields buffers that it may be.
//
//===----------------------------------------------------------------------===//

#include "ldn/Transforms/Passes.h"

#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Interfaces/ViewLikeInterface.h"

namespace ldn {
#define GEN_PASS_DEF_FREEBUFFERS
#include "ldn/Transforms/Passes.h.inc"
} // namespace ldn

using namespace mlir;
using namespace ldn;

static bool isBuffer(Value value) { return isa<BaseMemRefType>(value.getType()); }

/// Where to release the buffer: before this operation of its block. Null if the program releases it itself, or if it may
/// outlive the block.
static Operation *placeOfRelease(memref::AllocOp alloc) {
  Block *block = alloc->getBlock();
  Operation *last = alloc, *end = block->getTerminator();
  bool mayOutlive = llvm::any_of(end->getOperands(), isBuffer);
  SmallVector<Value> views{alloc.getResult()};
  while (!views.empty()) {
    for (Operation *user : views.pop_back_val().getUsers()) {
      if (user == end || isa<memref::DeallocOp>(user))
        return nullptr;
      if (isa<ViewLikeOpInterface>(user))
        llvm::append_range(views, user->getResults());
      else if (llvm::any_of(user->getResults(), isBuffer))
        return mayOutlive ? nullptr : end;
      Operation *inBlock = block->findAncestorOpInBlock(*user);
      if (last->isBeforeInBlock(inBlock))
        last = inBlock;
    }
  }
  return last->getNextNode();
}

namespace {
struct FreeBuffers : ldn::impl::FreeBuffersBase<FreeBuffers> {
  void runOnOperation() override {
    getOperation()->walk([](memref::AllocOp alloc) {
      if (Operation *place = placeOfRelease(alloc)) {
        OpBuilder builder(place);
        memref::DeallocOp::create(builder, alloc.getLoc(), alloc);
      }
    });
  }
};
} // namespace
