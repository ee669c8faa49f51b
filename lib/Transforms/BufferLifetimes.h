//===- BufferLifetimes.h - When buffers of a block are in use ---------------===//
#ifndef LDN_LIB_TRANSFORMS_BUFFERLIFETIMES_H
#define LDN_LIB_TRANSFORMS_BUFFERLIFETIMES_H

#include "mlir/Dialect/MemRef/IR/MemRef.h"

namespace ldn {

/// A buffer and the operations of its block, by number, from the first to the last that use it.
struct BufferLifetime {
  mlir::memref::AllocOp alloc;
  unsigned first, last;
  bool overlaps(const BufferLifetime &other) const { return first <= other.last && other.first <= last; }
};

/// The buffers allocated in `block` and in the regions of its operations, except inside of operations for which `isOther`
/// holds. A buffer made in a region lives as long as the operation of `block` that holds the region.
llvm::SmallVector<BufferLifetime> findBufferLifetimes(mlir::Block &block,
                                                      llvm::function_ref<bool(mlir::Operation *)> isOther);

/// Offsets in one arena such that buffers that are in use at one time do not overlap; returns its extent.
int64_t placeBuffers(llvm::ArrayRef<BufferLifetime> buffers, llvm::ArrayRef<int64_t> bytes,
                     llvm::SmallVectorImpl<int64_t> &offsets);

} // namespace ldn

#endif // LDN_LIB_TRANSFORMS_BUFFERLIFETIMES_H
