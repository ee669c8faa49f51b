//===- FramePlan.cpp - Where the buffers of a function go --------------------===//

#include "FramePlan.h"
#include "ArenaArguments.h"

#include "mlir/Interfaces/ValueBoundsOpInterface.h"

using namespace mlir;
using namespace ldn;

static bool isParallel(Operation *op) { return isa<ParallelForOp>(op); }

bool OpenPlace::fits(const BufferLifetime &buffer) const {
  memref::AllocOp first = users.front().alloc, alloc = buffer.alloc;
  return first.getType() == alloc.getType() && first.getDynamicSizes() == alloc.getDynamicSizes() &&
         llvm::none_of(users, [&](const BufferLifetime &user) { return user.overlaps(buffer); });
}

int64_t FramePlan::getThreadExtent() const {
  int64_t extent = 0;
  for (const ThreadScratch &own : scratch)
    extent = std::max(extent, own.fixed.extent);
  return extent;
}

static void planOwnBuffers(func::FuncOp func, FramePlan &plan) {
  for (BufferLifetime &buffer : findBufferLifetimes(func.getBody().front(), isParallel)) {
    if (buffer.alloc.getType().hasStaticShape()) {
      plan.fixed.buffers.push_back(buffer);
      plan.fixed.bytes.push_back(sizeInBytes(buffer.alloc.getType()));
      continue;
    }
    auto *place = llvm::find_if(plan.places, [&](OpenPlace &place) { return place.fits(buffer); });
    if (place == plan.places.end())
      place = &plan.places.emplace_back();
    place->users.push_back(buffer);
  }
  plan.fixed.extent = placeBuffers(plan.fixed.buffers, plan.fixed.bytes, plan.fixed.offsets);
}

static LogicalResult planThreads(ParallelForOp loop, FramePlan &plan) {
  Block &body = loop.getBody().front();
  ThreadScratch scratch{loop, {}};
  scratch.fixed.buffers = findBufferLifetimes(body, [](Operation *) { return false; });
  for (BufferLifetime &buffer : scratch.fixed.buffers) {
    MemRefType type = buffer.alloc.getType();
    int64_t count = llvm::divideCeil(type.getElementTypeBitWidth(), 8);
    auto open = buffer.alloc.getDynamicSizes().begin();
    for (int64_t size : type.getShape()) {
      if (ShapedType::isDynamic(size)) {
        FailureOr<int64_t> bound =
            ValueBoundsConstraintSet::computeConstantBound(presburger::BoundType::UB, {*open++},
                                                           /*stopCondition=*/nullptr, /*closedUB=*/true);
        if (failed(bound))
          return buffer.alloc.emitError("the scratch memory of a task has no bound");
        size = *bound;
      }
      count *= size;
    }
    scratch.fixed.bytes.push_back(count);
  }
  scratch.fixed.extent = placeBuffers(scratch.fixed.buffers, scratch.fixed.bytes, scratch.fixed.offsets);
  if (!scratch.fixed.buffers.empty() && loop->getParentOfType<ParallelForOp>())
    return loop.emitError("a parallel loop inside another has no scratch memory of its own");
  plan.scratch.push_back(std::move(scratch));
  return success();
}

FailureOr<FramePlan> ldn::planFrame(func::FuncOp func) {
  FramePlan plan;
  planOwnBuffers(func, plan);
  WalkResult walk = func.walk([&](Operation *op) {
    if (auto call = dyn_cast<func::CallOp>(op))
      plan.calls.push_back(call);
    auto loop = dyn_cast<ParallelForOp>(op);
    return loop && failed(planThreads(loop, plan)) ? WalkResult::interrupt() : WalkResult::advance();
  });
  if (walk.wasInterrupted())
    return failure();
  return plan;
}
