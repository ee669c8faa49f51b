//===- PlanMemory.cpp - One workspace with planned offsets -------------------===//
//
// Buffers become views of the workspace, at the places of the plan (FramePlan.h).
// `@f.workspace(sizes, threads)` computes the bytes of a frame for the runtime.
//
//===----------------------------------------------------------------------===//

#include "ArenaArguments.h"
#include "FramePlan.h"

#include "ldn/Dialect/Remarks.h"
#include "ldn/Transforms/Passes.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

#include <numeric>

namespace ldn {
#define GEN_PASS_DEF_PLANMEMORY
#include "ldn/Transforms/Passes.h.inc"
} // namespace ldn

using namespace mlir;
using namespace ldn;

namespace {

/// Writes the plan of one function into it.
class FrameWriter {
public:
  FrameWriter(func::FuncOp func, const FramePlan &plan, Value workspace)
      : func(func), plan(plan), workspace(workspace),
        builder(func.getLoc(), OpBuilder::atBlockBegin(&func.getBody().front())) {}

  LogicalResult write();

private:
  LogicalResult replaceFixedBuffers();
  /// Done last: until then the buffers describe their places.
  void replaceOpenBuffers();
  void replaceScratch(const ThreadScratch &scratch);
  void passFrames();
  LogicalResult emitWorkspaceFunction();

  Value constant(int64_t value) { return arith::ConstantIndexOp::create(builder, value); }
  /// Bytes of an open place, rounded up to the alignment.
  FailureOr<Value> emitBytes(const OpenPlace &place, IRMapping &mapping);
  /// Writes the computation of `value` from the function's index arguments; `mapping` holds those.
  FailureOr<Value> recompute(Value value, IRMapping &mapping);
  void replace(memref::AllocOp alloc, Value offset);

  func::FuncOp func;
  const FramePlan &plan;
  Value workspace;
  ImplicitLocOpBuilder builder;
  SmallVector<Value> starts; // of the open places
  Value tail; // where the frames of callees and the scratch of threads start
};

} // namespace

FailureOr<Value> FrameWriter::recompute(Value value, IRMapping &mapping) {
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

FailureOr<Value> FrameWriter::emitBytes(const OpenPlace &place, IRMapping &mapping) {
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

void FrameWriter::replace(memref::AllocOp alloc, Value offset) {
  Value view = memref::ViewOp::create(builder, alloc.getType(), workspace, offset, alloc.getDynamicSizes());
  for (Operation *user : llvm::make_early_inc_range(alloc->getUsers()))
    if (isa<memref::DeallocOp>(user))
      user->erase();
  alloc.getResult().replaceAllUsesWith(view);
  alloc.erase();
}

LogicalResult FrameWriter::replaceFixedBuffers() {
  IRMapping own;
  for (BlockArgument argument : func.getArguments())
    own.map(argument, argument);
  tail = constant(plan.fixed.extent);
  for (const OpenPlace &place : plan.places) {
    FailureOr<Value> size = emitBytes(place, own);
    if (failed(size))
      return failure();
    starts.push_back(tail);
    tail = arith::AddIOp::create(builder, tail, *size);
  }
  OpBuilder::InsertionGuard guard(builder);
  for (auto [buffer, offset] : llvm::zip(plan.fixed.buffers, plan.fixed.offsets)) {
    builder.setInsertionPoint(buffer.alloc);
    replace(buffer.alloc, constant(offset));
  }
  return success();
}

void FrameWriter::replaceOpenBuffers() {
  OpBuilder::InsertionGuard guard(builder);
  for (auto [place, start] : llvm::zip(plan.places, starts))
    for (const BufferLifetime &buffer : place.users) {
      builder.setInsertionPoint(buffer.alloc);
      replace(buffer.alloc, start);
    }
}

void FrameWriter::replaceScratch(const ThreadScratch &scratch) {
  const FixedBuffers &fixed = scratch.fixed;
  if (fixed.buffers.empty())
    return;
  ParallelForOp loop = scratch.loop;
  Block &body = loop.getBody().front();
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(&body);
  Value base =
      arith::AddIOp::create(builder, tail, arith::MulIOp::create(builder, body.getArgument(1), constant(fixed.extent)));
  for (auto [buffer, offset] : llvm::zip(fixed.buffers, fixed.offsets)) {
    builder.setInsertionPoint(buffer.alloc);
    replace(buffer.alloc, arith::AddIOp::create(builder, base, constant(offset)));
  }
}

/// Callees find their frames behind this one.
void FrameWriter::passFrames() {
  OpBuilder::InsertionGuard guard(builder);
  for (func::CallOp call : plan.calls) {
    builder.setInsertionPoint(call);
    auto type = cast<MemRefType>(workspace.getType());
    Value frame = memref::ViewOp::create(builder, type, workspace, tail, ValueRange(constant(0)));
    call.getOperandsMutable().append(frame);
  }
}

LogicalResult FrameWriter::emitWorkspaceFunction() {
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
  Value total = constant(plan.fixed.extent);
  for (const OpenPlace &place : plan.places) {
    FailureOr<Value> bytes = emitBytes(place, mapping);
    if (failed(bytes))
      return failure();
    total = arith::AddIOp::create(builder, total, *bytes);
  }
  Value last = arith::MulIOp::create(builder, threads, constant(plan.getThreadExtent()));
  for (func::CallOp call : plan.calls) {
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

LogicalResult FrameWriter::write() {
  if (failed(replaceFixedBuffers()))
    return failure();
  llvm::for_each(plan.scratch, [&](const ThreadScratch &scratch) { replaceScratch(scratch); });
  if (failed(emitWorkspaceFunction()))
    return failure();
  passFrames();
  replaceOpenBuffers();
  return success();
}

static void remarkFrame(func::FuncOp func, const FramePlan &plan) {
  auto remark = remarkAnalysis(func, "memory", "Frame");
  if (!remark)
    return;
  size_t open = 0;
  for (const OpenPlace &place : plan.places)
    open += place.users.size();
  int64_t apart = std::accumulate(plan.fixed.bytes.begin(), plan.fixed.bytes.end(), int64_t(0));
  remark << RemarkArg("Buffers", plan.fixed.buffers.size()) << " buffers of known size, "
         << RemarkArg("BytesApart", apart) << " bytes, in " << RemarkArg("Bytes", plan.fixed.extent) << "; "
         << RemarkArg("OpenBuffers", open) << " of open sizes in " << RemarkArg("Places", plan.places.size())
         << " places; " << RemarkArg("ThreadBytes", plan.getThreadExtent()) << " bytes for each thread";
}

namespace {
struct PlanMemory : ldn::impl::PlanMemoryBase<PlanMemory> {
  void runOnOperation() override {
    SmallVector<func::FuncOp> funcs;
    for (auto func : getOperation().getOps<func::FuncOp>())
      if (!func.isExternal())
        funcs.push_back(func);
    for (func::FuncOp func : funcs) {
      FailureOr<FramePlan> plan = planFrame(func);
      if (failed(plan))
        return signalPassFailure();
      remarkFrame(func, *plan);
      if (failed(FrameWriter(func, *plan, addArenaArgument(func, "workspace")).write()))
        return signalPassFailure();
    }
  }
};
} // namespace
