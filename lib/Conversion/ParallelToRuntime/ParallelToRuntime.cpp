//===- ParallelToRuntime.cpp - Tasks run by the runtime's threads ------------===//
//
// In:   ldn.parallel_for %n { ^(%task, %thread): … uses %a, %b … }          everything else in the LLVM dialect
// Out:  llvm.func internal @f.tasks(%task, %thread, %context) { %a, %b = fields of %context … }
//       call @ldnrt_parallel_for(%n, @f.tasks, %context)                      (lib/Runtime/Model.h)
//
//===----------------------------------------------------------------------===//

#include "ldn/Conversion/Passes.h"
#include "ldn/Dialect/LDNOps.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "mlir/Transforms/RegionUtils.h"

namespace ldn {
#define GEN_PASS_DEF_PARALLELTORUNTIME
#include "ldn/Conversion/Passes.h.inc"
} // namespace ldn

using namespace mlir;
using namespace ldn;

static constexpr llvm::StringLiteral runtimeFunction = "ldnrt_parallel_for";

namespace {
/// The functions that were made so far, for loops of the same body: many operations of a model differ only in their
/// operands.
class TaskFunctions {
public:
  /// One that does the same as `tasks`, which is erased then, or else `tasks`. A function with loops, which are still to be
  /// outlined, stays.
  LLVM::LLVMFuncOp findEqual(LLVM::LLVMFuncOp tasks) {
    size_t size = 0;
    bool hasLoops = false;
    tasks.walk([&](Operation *op) {
      ++size;
      hasLoops |= isa<ParallelForOp>(op);
    });
    if (hasLoops)
      return tasks;
    for (LLVM::LLVMFuncOp other : bySize[size])
      if (OperationEquivalence::isRegionEquivalentTo(&tasks.getBody(), &other.getBody(),
                                                     OperationEquivalence::IgnoreLocations)) {
        tasks.erase();
        return other;
      }
    bySize[size].push_back(tasks);
    return tasks;
  }

private:
  DenseMap<size_t, SmallVector<LLVM::LLVMFuncOp>> bySize;
};

class Outliner {
public:
  Outliner(ParallelForOp loop, unsigned number)
      : loop(loop), parent(loop->getParentOfType<LLVM::LLVMFuncOp>()), b(loop.getLoc(), loop),
        ptr(LLVM::LLVMPointerType::get(b.getContext())), i64(b.getI64Type()), number(number) {}

  /// Whether the function of another loop does for this one.
  bool run(TaskFunctions &functions) {
    findCaptures();
    LLVM::LLVMFuncOp tasks = outline(), shared = functions.findEqual(tasks);
    emitCall(shared);
    loop.erase();
    return shared != tasks;
  }

private:
  void findCaptures();
  LLVM::LLVMFuncOp outline();
  void emitCall(LLVM::LLVMFuncOp tasks);
  /// Indices cross the call as i64.
  Value cast(Value value, Type type) {
    return value.getType() == type ? value
                                   : UnrealizedConversionCastOp::create(b, TypeRange(type), ValueRange(value)).getResult(0);
  }
  Type passedType(Value value) { return value.getType().isIndex() ? Type(i64) : value.getType(); }

  ParallelForOp loop;
  LLVM::LLVMFuncOp parent;
  ImplicitLocOpBuilder b;
  Type ptr, i64;
  unsigned number;
  SmallVector<Value> captures;
  LLVM::LLVMStructType context;
};
} // namespace

/// Values from outside; constants are written again inside instead, where they help the optimiser.
void Outliner::findCaptures() {
  llvm::SetVector<Value> used;
  getUsedValuesDefinedAbove(loop.getBody(), used);
  Block &entry = loop.getBody().front();
  SmallVector<Type> types;
  for (Value value : used) {
    Operation *op = value.getDefiningOp();
    if (op && (op->hasTrait<OpTrait::ConstantLike>() || isa<LLVM::AddressOfOp>(op))) {
      OpBuilder inside = OpBuilder::atBlockBegin(&entry);
      Value clone = inside.clone(*op)->getResult(0);
      value.replaceUsesWithIf(clone, [&](OpOperand &use) {
        return loop.getBody().isAncestor(use.getOwner()->getParentRegion());
      });
      continue;
    }
    captures.push_back(value);
    types.push_back(passedType(value));
  }
  context = LLVM::LLVMStructType::getLiteral(b.getContext(), types);
}

LLVM::LLVMFuncOp Outliner::outline() {
  OpBuilder::InsertionGuard guard(b);
  b.setInsertionPoint(parent);
  auto type = LLVM::LLVMFunctionType::get(LLVM::LLVMVoidType::get(b.getContext()), {i64, i64, ptr});
  auto tasks = LLVM::LLVMFuncOp::create(b, (parent.getName() + ".tasks" + Twine(number)).str(), type,
                                        LLVM::Linkage::Internal);
  Region &body = tasks.getBody();
  body.takeBody(loop.getBody());
  Block *first = &body.front();
  // A new entry block: a loop may jump back to the old one.
  Block *entry = b.createBlock(&body, body.begin(), {i64, i64, ptr}, {b.getLoc(), b.getLoc(), b.getLoc()});
  for (auto [i, value] : llvm::enumerate(captures)) {
    Value field = LLVM::GEPOp::create(b, ptr, context, entry->getArgument(2),
                                      ArrayRef<LLVM::GEPArg>{0, static_cast<int32_t>(i)});
    Value inside = cast(LLVM::LoadOp::create(b, context.getBody()[i], field), value.getType());
    value.replaceUsesWithIf(inside, [&](OpOperand &use) {
      return body.isAncestor(use.getOwner()->getParentRegion());
    });
  }
  SmallVector<Value> arguments;
  for (unsigned i = 0; i < 2; ++i)
    arguments.push_back(cast(entry->getArgument(i), first->getArgument(i).getType()));
  LLVM::BrOp::create(b, arguments, first);
  body.walk([&](YieldOp yield) {
    if (yield->getParentOp() != tasks)
      return;
    ImplicitLocOpBuilder at(yield.getLoc(), yield);
    LLVM::ReturnOp::create(at, ValueRange());
    yield.erase();
  });
  for (unsigned i = 0; i < 2; ++i)
    if (first->getArgument(i).getType().isIndex()) {
      // Blocks of LLVM functions take LLVM types.
      Value asIndex = arguments[i];
      first->getArgument(i).replaceAllUsesWith(asIndex);
    }
  auto branch = llvm::cast<LLVM::BrOp>(entry->getTerminator());
  for (unsigned i = 2; i-- > 0;)
    if (first->getArgument(i).use_empty()) {
      branch.getDestOperandsMutable().erase(i);
      first->eraseArgument(i);
    }
  return tasks;
}

void Outliner::emitCall(LLVM::LLVMFuncOp tasks) {
  auto module = parent->getParentOfType<ModuleOp>();
  auto runtime = module.lookupSymbol<LLVM::LLVMFuncOp>(runtimeFunction);
  if (!runtime) {
    OpBuilder::InsertionGuard guard(b);
    b.setInsertionPointToStart(module.getBody());
    auto type = LLVM::LLVMFunctionType::get(LLVM::LLVMVoidType::get(b.getContext()), {i64, ptr, ptr});
    runtime = LLVM::LLVMFuncOp::create(b, runtimeFunction, type);
  }
  Value memory;
  {
    // In the entry block: once a call, however often the loop runs.
    OpBuilder::InsertionGuard guard(b);
    b.setInsertionPointToStart(&parent.getBody().front());
    memory = LLVM::AllocaOp::create(b, ptr, context, LLVM::ConstantOp::create(b, i64, 1));
  }
  for (auto [i, value] : llvm::enumerate(captures)) {
    Value field =
        LLVM::GEPOp::create(b, ptr, context, memory, ArrayRef<LLVM::GEPArg>{0, static_cast<int32_t>(i)});
    LLVM::StoreOp::create(b, cast(value, context.getBody()[i]), field);
  }
  Value function = LLVM::AddressOfOp::create(b, tasks);
  LLVM::CallOp::create(b, runtime, ValueRange{cast(loop.getTasks(), i64), function, memory});
}

namespace {
struct ParallelToRuntime : ldn::impl::ParallelToRuntimeBase<ParallelToRuntime> {
  void runOnOperation() override {
    SmallVector<ParallelForOp> loops;
    // Outer loops first: what an inner one passes on then lies on the stack of the task.
    getOperation().walk<WalkOrder::PreOrder>([&](ParallelForOp loop) { loops.push_back(loop); });
    TaskFunctions functions;
    for (auto [number, loop] : llvm::enumerate(loops))
      numShared += Outliner(loop, number).run(functions);
  }
};
} // namespace
