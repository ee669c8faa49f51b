//===- FramePlan.h - Where the buffers of a function go ----------------------===//
//
// The frame of a function, from the start of the workspace that it is given:
//
//   | buffers of known size | buffers of open sizes | frames of callees, or scratch of the threads |
//
// Buffers of known size share bytes wherever their lifetimes allow; buffers of open sizes share places with buffers of
// the same size. Functions that are called, and parallel loops, run one at a time, so the last part is as large as the
// largest.
//
//===----------------------------------------------------------------------===//
#ifndef LDN_LIB_TRANSFORMS_FRAMEPLAN_H
#define LDN_LIB_TRANSFORMS_FRAMEPLAN_H

#include "BufferLifetimes.h"
#include "ldn/Dialect/LDNOps.h"

namespace ldn {

/// Buffers at known offsets.
struct FixedBuffers {
  llvm::SmallVector<BufferLifetime> buffers;
  llvm::SmallVector<int64_t> bytes, offsets;
  int64_t extent = 0;
};

/// A place that buffers of one open size use in turn.
struct OpenPlace {
  llvm::SmallVector<BufferLifetime> users;
  bool fits(const BufferLifetime &buffer) const;
};

/// Scratch of a parallel loop: every thread has its own, of one size for all tasks.
struct ThreadScratch {
  ParallelForOp loop;
  FixedBuffers fixed;
};

struct FramePlan {
  FixedBuffers fixed;
  llvm::SmallVector<OpenPlace> places;
  llvm::SmallVector<ThreadScratch> scratch;
  llvm::SmallVector<mlir::func::CallOp> calls;

  /// The scratch of the loop that needs the most.
  int64_t getThreadExtent() const;
};

/// Changes nothing. Scratch without a bound is an error.
mlir::FailureOr<FramePlan> planFrame(mlir::func::FuncOp func);

} // namespace ldn

#endif // LDN_LIB_TRANSFORMS_FRAMEPLAN_H
