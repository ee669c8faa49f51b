//===- Residuals.cpp - What to keep for the backward function ----------------===//

#include "Residuals.h"
#include "ldn/Dialect/LDNOps.h"
#include "ldn/Transforms/Sizes.h"

#include "mlir/IR/IRMapping.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace ldn;

void ldn::eraseUnused(func::FuncOp func) {
  for (Operation &op : llvm::make_early_inc_range(llvm::reverse(func.getBody().front())))
    if (isOpTriviallyDead(&op) || (isa<func::CallOp>(op) && op.use_empty()))
      op.erase();
}

/// Whether computing the result again costs little beside reading its operands.
static bool isCheap(Operation *op) {
  return !isa<func::CallOp, LinearOp, DiffuseOp, DWConvOp, LinearAttentionOp, ReduceOp, EmbeddingOp, PatchesOp>(op);
}

namespace {
/// The values of the forward part that the reverse part reads, and which of them to keep.
class ResidualSet {
public:
  explicit ResidualSet(JointFunction &joint) {
    Block &block = joint.func.getBody().front();
    bool isReverse = false;
    llvm::SetVector<Value> needed;
    auto need = [&](Value value) {
      if (Operation *op = value.getDefiningOp(); op && forward.contains(op))
        needed.insert(value);
    };
    for (Operation &op : block.without_terminator()) {
      isReverse |= &op == joint.firstReverse;
      if (!isReverse)
        forward.insert(&op);
      else
        llvm::for_each(op.getOperands(), need);
    }
    llvm::for_each(joint.gradients, need);
    // First what must be kept: then the others may be recomputed from it. In the order of the program.
    for (Value value : needed)
      if (!isCheap(value.getDefiningOp()))
        kept.insert(value);
    for (Operation *op : forward)
      for (Value result : op->getResults())
        if (needed.contains(result) && isCheap(op) && !isAvailable(result))
          kept.insert(result);
  }

  ArrayRef<Value> values() const { return kept.getArrayRef(); }

private:
  /// Whether the backward function has `value`, or can compute it cheaply.
  bool isAvailable(Value value) const {
    Operation *op = value.getDefiningOp();
    if (!op || kept.contains(value))
      return true;
    return isCheap(op) && llvm::all_of(op->getOperands(), [&](Value operand) { return isAvailable(operand); });
  }

  llvm::SetVector<Operation *> forward;
  llvm::SetVector<Value> kept;
};
} // namespace

ArrayAttr ldn::namedShape(Value value) {
  Builder builder(value.getContext());
  auto type = cast<RankedTensorType>(value.getType());
  SmallVector<Attribute> shape;
  for (unsigned dim = 0; dim < type.getRank(); ++dim) {
    if (!type.isDynamicDim(dim)) {
      shape.push_back(builder.getI64IntegerAttr(type.getDimSize(dim)));
      continue;
    }
    auto size = dyn_cast_or_null<BlockArgument>(Size::of(value, dim).getNamed());
    auto func = size ? dyn_cast<func::FuncOp>(size.getOwner()->getParentOp()) : func::FuncOp();
    Attribute name = func ? func.getArgAttr(size.getArgNumber(), "ldn.size") : Attribute();
    shape.push_back(name ? name : builder.getStringAttr("?"));
  }
  return builder.getArrayAttr(shape);
}

static void setReturn(func::FuncOp func, ArrayRef<Value> values) {
  auto end = cast<func::ReturnOp>(func.getBody().front().getTerminator());
  end->setOperands(values);
  func.setType(FunctionType::get(func.getContext(), func.getArgumentTypes(), TypeRange(ValueRange(values))));
}

/// Erases the operations from `first` to the end.
static void eraseFrom(Operation *first) {
  Block *block = first->getBlock();
  Operation *end = block->getTerminator();
  while (Operation *last = end->getPrevNode()) {
    assert(last->use_empty() && "the reverse part comes last");
    bool done = last == first;
    last->erase();
    if (done)
      return;
  }
}

Derivative ldn::splitJoint(JointFunction joint, StringRef name, bool recompute) {
  SmallVector<Value> kept;
  if (!recompute)
    kept = llvm::to_vector(ResidualSet(joint).values());
  Derivative result;
  result.gradientOf = joint.gradientOf;
  Builder builder(joint.func.getContext());
  SmallVector<DictionaryAttr> shapes;
  for (Value value : kept)
    shapes.push_back(builder.getDictionaryAttr(builder.getNamedAttr("ldn.shape", namedShape(value))));
  unsigned numResults = joint.func.getNumResults(), numAdjoints = joint.func.getNumArguments() - joint.numArguments;

  // Forward: more results, no reverse part, no adjoints.
  IRMapping forward;
  result.forward = joint.func.clone(forward);
  result.forward.setName((name + ".forward").str());
  SmallVector<Value> results(result.forward.getBody().front().getTerminator()->getOperands());
  for (Value value : kept)
    results.push_back(forward.lookup(value));
  setReturn(result.forward, results);
  result.forward->setAttr("ldn.forward", UnitAttr::get(result.forward.getContext()));
  for (auto [i, shape] : llvm::enumerate(shapes)) {
    result.forward.setResultAttrs(numResults + i, shape);
    result.forward.setResultAttr(numResults + i, "ldn.residual", UnitAttr::get(result.forward.getContext()));
  }
  eraseFrom(forward.lookup(joint.firstReverse));
  for (unsigned i = 0; i < numAdjoints; ++i)
    if (failed(result.forward.eraseArgument(joint.numArguments)))
      llvm_unreachable("functions of a module lose arguments");
  eraseUnused(result.forward);

  // Backward: residuals are arguments, in front of the adjoints.
  IRMapping backward;
  result.backward = joint.func.clone(backward);
  result.backward.setName((name + ".backward").str());
  result.backward->removeAttr("ldn.layer");
  SmallVector<Value> gradients;
  for (Value value : joint.gradients)
    gradients.push_back(backward.lookupOrDefault(value));
  setReturn(result.backward, gradients);
  for (unsigned i = 0; i < result.backward.getNumResults(); ++i)
    result.backward.setResultAttrs(i, DictionaryAttr::get(joint.func.getContext()));
  for (auto [i, of] : llvm::enumerate(joint.gradientOf))
    if (Attribute shape = joint.func.getArgAttr(of, "ldn.shape"))
      result.backward.setResultAttr(i, "ldn.shape", shape);
  for (auto [i, value] : llvm::enumerate(kept)) {
    unsigned place = joint.numArguments + i;
    if (failed(result.backward.insertArgument(place, value.getType(), shapes[i], value.getLoc())))
      llvm_unreachable("functions of a module take new arguments");
    Value copy = backward.lookup(value);
    copy.replaceAllUsesWith(result.backward.getArgument(place));
  }
  eraseUnused(result.backward);
  // Sizes stay: shapes are named by them.
  llvm::BitVector unused(result.backward.getNumArguments());
  for (unsigned i = 0; i < joint.numArguments; ++i) {
    Value argument = result.backward.getArgument(i);
    if (argument.use_empty() && !argument.getType().isIndex())
      unused.set(i);
    else
      result.captured.push_back(i);
  }
  if (failed(result.backward.eraseArguments(unused)))
    llvm_unreachable("functions of a module lose arguments");
  return result;
}
