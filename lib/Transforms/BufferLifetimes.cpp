//===- BufferLifetimes.cpp - When buffers of a block are in use --------------===//

#include "BufferLifetimes.h"
#include "ArenaArguments.h"

#include "mlir/Interfaces/ViewLikeInterface.h"

using namespace mlir;
using namespace ldn;

SmallVector<BufferLifetime> ldn::findBufferLifetimes(Block &block, function_ref<bool(Operation *)> isOther) {
  DenseMap<Operation *, unsigned> number;
  for (auto [i, op] : llvm::enumerate(block))
    number[&op] = i;
  SmallVector<memref::AllocOp> allocs;
  block.walk<WalkOrder::PreOrder>([&](Operation *op) {
    if (isOther(op))
      return WalkResult::skip();
    if (auto alloc = dyn_cast<memref::AllocOp>(op))
      allocs.push_back(alloc);
    return WalkResult::advance();
  });

  SmallVector<BufferLifetime> lifetimes;
  for (memref::AllocOp alloc : allocs) {
    unsigned first = number[block.findAncestorOpInBlock(*alloc)], last = first;
    bool nested = alloc->getBlock() != &block;
    unsigned firstUse = number.size();
    // Views of the buffer are the buffer.
    SmallVector<Value> aliases{alloc.getResult()};
    while (!aliases.empty()) {
      for (Operation *user : aliases.pop_back_val().getUsers()) {
        unsigned at = number[block.findAncestorOpInBlock(*user)];
        last = std::max(last, at);
        if (isa<ViewLikeOpInterface>(user))
          aliases.append(user->result_begin(), user->result_end());
        else
          firstUse = std::min(firstUse, at);
      }
    }
    lifetimes.push_back({alloc, nested ? first : std::min(std::max(first, firstUse), last), last});
  }
  return lifetimes;
}

int64_t ldn::placeBuffers(ArrayRef<BufferLifetime> buffers, ArrayRef<int64_t> bytes,
                          SmallVectorImpl<int64_t> &offsets) {
  // Large buffers first; each at the lowest offset at which nothing that lives with it is in the way.
  SmallVector<unsigned> order = llvm::to_vector(llvm::seq<unsigned>(0, buffers.size()));
  llvm::sort(order, [&](unsigned a, unsigned b) { return std::pair(-bytes[a], a) < std::pair(-bytes[b], b); });
  offsets.assign(buffers.size(), 0);
  SmallVector<unsigned> placed;
  int64_t extent = 0;
  for (unsigned current : order) {
    SmallVector<unsigned> inTheWay;
    for (unsigned other : placed)
      if (buffers[current].overlaps(buffers[other]))
        inTheWay.push_back(other);
    llvm::sort(inTheWay, [&](unsigned a, unsigned b) { return offsets[a] < offsets[b]; });
    int64_t offset = 0;
    for (unsigned other : inTheWay) {
      if (offset + bytes[current] <= offsets[other])
        break;
      offset = std::max<int64_t>(offset, llvm::alignTo(offsets[other] + bytes[other], arenaAlignment));
    }
    offsets[current] = offset;
    extent = std::max<int64_t>(extent, llvm::alignTo(offset + bytes[current], arenaAlignment));
    placed.push_back(current);
  }
  return extent;
}
