//===- PlanMemory.cpp - One workspace with planned offsets -------------------===//
//
// The frame of a function, from the start of the workspace that it is given:
//
//   | buffers of known size | buffers of open sizes | frames of callees, or scratch of the threads |
//
// Buffers of known size share bytes wherever their lifetimes allow; buffers of open sizes share places with buffers of the same
// size. Functions that are called, and parallel loops, run one at a time, so the last part is as large as the largest.
// `@f.workspace(sizes, threads)` computes the bytes of a frame for the runtime.
//
//===----------------------------------------------------------------------===//

#include "ArenaArguments.h"
#include "BufferLifetimes.h"

#include "ldn/Dialect/LDNOps.h"
#include "ldn/Transforms/Passes.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "mlir/Interfaces/ValueBoundsOpInterface.h"

namespace ldn {
#define GEN_PASS_DEF_PLANMEMORY
#include "ldn/Transforms/Passes.h.inc"
} // namespace ldn

using namespace mlir;
using namespace ldn;

namespace {

/// A place that buffers of one open size use in turn.
struct OpenPlace {
  SmallVector<BufferLifetime> users;
  bool fits(const BufferLifetime &buffer) const {
    memref::AllocOp first = users.front().alloc, alloc = buffer.alloc;
    return first.getType() == alloc.getType() && first.getDynamicSizes() == alloc.getDynamicSizes() &&
           llvm::none_of(users, [&](const BufferLifetime &user) { return user.overlaps(buffer); });
  }
};

/// Plans the frame of one function.
class FramePlanner {
public:
  FramePlanner(func::FuncOp func, Value workspace)
      : func(func), workspace(workspace), builder(func.getLoc(), OpBuilder::atBlockBegin(&func.getBody().front())) {}

  LogicalResult plan();

private:
  LogicalResult planOwnBuffers();
  /// Done last: until then the buffers describe their places.
  void replaceOpenBuffers();
  LogicalResult planThreads(ParallelForOp loop);
  void passFrames();
  LogicalResult emitWorkspaceFunction();

  Value constant(int64_t value) { return arith::ConstantIndexOp::create(builder, value); }
  /// Bytes of an open place, rounded up to the alignment.
  FailureOr<Value> emitBytes(const OpenPlace &place, IRMapping &mapping);
  /// Writes the computation of `value` from the function's index arguments; `mapping` holds those.
  FailureOr<Value> recompute(Value value, IRMapping &mapping);
  void replace(memref::AllocOp alloc, Value offset);

  func::FuncOp func;
  Value workspace;
  ImplicitLocOpBuilder builder;
  SmallVector<OpenPlace> places;
  SmallVector<Value> starts; // of the places
  SmallVector<func::CallOp> calls;
  int64_t staticExtent = 0, threadExtent = 0;
  Value tail; // where the frames of callees and the scratch of threads start
};

} // namespace

static bool isParallel(Operation *op) { return isa<ParallelForOp>(op); }

FailureOr<Value> FramePlanner::recompute(Value value, IRMapping &mapping) {
  if (Value known = mapping.lookupOrNull(value))
    return known;
  Operation *op = value.getDefiningOp();
  if (!op || !isMemoryEffectFree(op) || op->getNumRegions())
    return emitError(value.getLoc(), "the size of a buffer is not a function of the model's sizes");
  for (Value operand : op->getOperands())
    if (failed(recompute(operand, mapping)))
      return failure();
  builder.clone(*op, mapping);
  return mapping.lookup(value);
}

FailureOr<Value> FramePlanner::emitBytes(const OpenPlace &place, IRMapping &mapping) {
  memref::AllocOp alloc = place.users.front().alloc;
  MemRefType type = alloc.getType();
  int64_t fixed = llvm::divideCeil(type.getElementTypeBitWidth(), 8);
  for (int64_t size : type.getShape())
    fixed *= ShapedType::isDynamic(size) ? 1 : size;
  Value bytes = constant(fixed);
  for (Value size : alloc.getDynamicSizes()) {
    FailureOr<Value> known = recompute(size, mapping);
    if (failed(known))
      return failure();
    bytes = arith::MulIOp::create(builder, bytes, *known);
  }
  Value rounded = arith::CeilDivUIOp::create(builder, bytes, constant(arenaAlignment));
  return arith::MulIOp::create(builder, rounded, constant(arenaAlignment)).getResult();
}

void FramePlanner::replace(memref::AllocOp alloc, Value offset) {
  Value view = memref::ViewOp::create(builder, alloc.getType(), workspace, offset, alloc.getDynamicSizes());
  for (Operation *user : llvm::make_early_inc_range(alloc->getUsers()))
    if (isa<memref::DeallocOp>(user))
      user->erase();
  alloc.getResult().replaceAllUsesWith(view);
  alloc.erase();
}

LogicalResult FramePlanner::planOwnBuffers() {
  SmallVector<BufferLifetime> fixed;
  SmallVector<int64_t> bytes, offsets;
  for (BufferLifetime &buffer : findBufferLifetimes(func.getBody().front(), isParallel)) {
    if (buffer.alloc.getType().hasStaticShape()) {
      fixed.push_back(buffer);
      bytes.push_back(sizeInBytes(buffer.alloc.getType()));
      continue;
    }
    auto *place = llvm::find_if(places, [&](OpenPlace &place) { return place.fits(buffer); });
    if (place == places.end())
      place = &places.emplace_back();
    place->users.push_back(buffer);
  }
  staticExtent = placeBuffers(fixed, bytes, offsets);

  IRMapping own;
  for (BlockArgument argument : func.getArguments())
    own.map(argument, argument);
  tail = constant(staticExtent);
  for (OpenPlace &place : places) {
    FailureOr<Value> size = emitBytes(place, own);
    if (failed(size))
      return failure();
    starts.push_back(tail);
    tail = arith::AddIOp::create(builder, tail, *size);
  }
  OpBuilder::InsertionGuard guard(builder);
  for (auto [buffer, offset] : llvm::zip(fixed, offsets)) {
    builder.setInsertionPoint(buffer.alloc);
    replace(buffer.alloc, constant(offset));
  }
  return success();
}

void FramePlanner::replaceOpenBuffers() {
  OpBuilder::InsertionGuard guard(builder);
  for (auto [place, start] : llvm::zip(places, starts))
    for (BufferLifetime &buffer : place.users) {
      builder.setInsertionPoint(buffer.alloc);
      replace(buffer.alloc, start);
    }
}

/// Scratch of a parallel loop: every thread has its own, of one size for all tasks.
LogicalResult FramePlanner::planThreads(ParallelForOp loop) {
  Block &body = loop.getBody().front();
  SmallVector<BufferLifetime> buffers = findBufferLifetimes(body, [](Operation *) { return false; });
  SmallVector<int64_t> bytes, offsets;
  for (BufferLifetime &buffer : buffers) {
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
    bytes.push_back(count);
  }
  int64_t extent = placeBuffers(buffers, bytes, offsets);
  threadExtent = std::max(threadExtent, extent);
  if (buffers.empty())
    return success();
  if (loop->getParentOfType<ParallelForOp>())
    return loop.emitError("a parallel loop inside another has no scratch memory of its own");
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(&body);
  Value base = arith::AddIOp::create(builder, tail,
                                     arith::MulIOp::create(builder, body.getArgument(1), constant(extent)));
  for (auto [buffer, offset] : llvm::zip(buffers, offsets)) {
    builder.setInsertionPoint(buffer.alloc);
    replace(buffer.alloc, arith::AddIOp::create(builder, base, constant(offset)));
  }
  return success();
}

/// Callees find their frames behind this one.
void FramePlanner::passFrames() {
  OpBuilder::InsertionGuard guard(builder);
  for (func::CallOp call : calls) {
    builder.setInsertionPoint(call);
    auto type = cast<MemRefType>(workspace.getType());
    Value frame = memref::ViewOp::create(builder, type, workspace, tail, ValueRange(constant(0)));
    call.getOperandsMutable().append(frame);
  }
}

LogicalResult FramePlanner::emitWorkspaceFunction() {
  SmallVector<Type> types;
  SmallVector<BlockArgument> sizes;
  for (BlockArgument argument : func.getArguments())
    if (argument.getType().isIndex()) {
      sizes.push_back(argument);
      types.push_back(argument.getType());
    }
  types.push_back(builder.getIndexType());
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPoint(func);
  auto function = func::FuncOp::create(builder, (func.getName() + ".workspace").str(),
                                       builder.getFunctionType(types, builder.getIndexType()));
  function.setVisibility(func.getVisibility());
  Block *body = function.addEntryBlock();
  IRMapping mapping;
  for (auto [i, size] : llvm::enumerate(sizes)) {
    mapping.map(size, body->getArgument(i));
    function.setArgAttrs(i, func.getArgAttrDict(size.getArgNumber()));
  }
  Value threads = body->getArguments().back();
  builder.setInsertionPointToEnd(body);
  Value total = constant(staticExtent);
  for (OpenPlace &place : places) {
    FailureOr<Value> bytes = emitBytes(place, mapping);
    if (failed(bytes))
      return failure();
    total = arith::AddIOp::create(builder, total, *bytes);
  }
  Value last = arith::MulIOp::create(builder, threads, constant(threadExtent));
  for (func::CallOp call : calls) {
    SmallVector<Value> operands;
    for (Value operand : call.getOperands())
      if (operand.getType().isIndex()) {
        FailureOr<Value> known = recompute(operand, mapping);
        if (failed(known))
          return failure();
        operands.push_back(*known);
      }
    operands.push_back(threads);
    auto frame = func::CallOp::create(builder, (call.getCallee() + ".workspace").str(), builder.getIndexType(), operands);
    last = arith::MaxUIOp::create(builder, last, frame.getResult(0));
  }
  func::ReturnOp::create(builder, arith::AddIOp::create(builder, total, last).getResult());
  return success();
}

LogicalResult FramePlanner::plan() {
  func.walk([&](func::CallOp call) { calls.push_back(call); });
  if (failed(planOwnBuffers()))
    return failure();
  WalkResult threads = func.walk([&](ParallelForOp loop) {
    return failed(planThreads(loop)) ? WalkResult::interrupt() : WalkResult::advance();
  });
  if (threads.wasInterrupted() || failed(emitWorkspaceFunction()))
    return failure();
  passFrames();
  replaceOpenBuffers();
  return success();
}

namespace {
struct PlanMemory : ldn::impl::PlanMemoryBase<PlanMemory> {
  void runOnOperation() override {
    SmallVector<func::FuncOp> funcs;
    for (auto func : getOperation().getOps<func::FuncOp>())
      if (!func.isExternal())
        funcs.push_back(func);
    for (func::FuncOp func : funcs)
      if (failed(FramePlanner(func, addArenaArgument(func, "workspace")).plan()))
        return signalPassFailure();
  }
};
} // namespace
