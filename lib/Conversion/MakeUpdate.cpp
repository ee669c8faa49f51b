//===- MakeUpdate.cpp - The optimizer's step over whole arenas ---------------===//
//
//   @update(step, rate, decay, beta1, beta2, eps, clip, params, gradients, first, second) -> norm of the gradients
//
// Parameters, gradients and moments lie at equal places of four arenas, so that a step is a loop over memory. Those that decay come
// first (`ldn.decayed_bytes`). Sums are formed by chunks of a fixed size, in their order, whatever the number of threads.
// AdamW: Loshchilov and Hutter, "Decoupled Weight Decay Regularization". SGD: beta1 is the momentum; v = momentum v + g + decay p,
// p = p - rate v. The velocity v is in the place of the first moments, and beta2, eps and the second moments are not used.
//
//===----------------------------------------------------------------------===//

#include "LDNToVector/VectorEmitter.h"
#include "ldn/Conversion/Passes.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

namespace ldn {
#define GEN_PASS_DEF_MAKEUPDATE
#include "ldn/Conversion/Passes.h.inc"
} // namespace ldn

using namespace mlir;
using namespace ldn;

namespace {
class UpdateEmitter {
public:
  UpdateEmitter(func::FuncOp func, int64_t bytes, int64_t decayedBytes, Type element, bool isSgd)
      : isSgd(isSgd), func(func), e(func.getBody().front().getTerminator(), element), b(e.b), width(element.getIntOrFloatBitWidth() / 8),
        elements(bytes / width), decayed(decayedBytes / width) {}

  /// Returns the norm.
  Value emit();

private:
  enum Argument { Step, Rate, Decay, Beta1, Beta2, Eps, Clip, Params, Gradients, First, Second };

  Value argument(Argument which) { return func.getArgument(which); }
  Value view(Argument arena) {
    return memref::ViewOp::create(b, MemRefType::get({elements}, e.element), argument(arena), e.index(0), ValueRange());
  }
  Value number(double value) { return arith::ConstantOp::create(b, b.getF64FloatAttr(value)); }
  /// A number of the step in all lanes, as an element.
  Value splat(Value number) {
    Value value = e.element.isF64() ? number : arith::TruncFOp::create(b, e.element, number).getResult();
    return e.broadcast(value);
  }
  /// body(chunk, first element, end) for every chunk of [from, to).
  void chunks(int64_t from, int64_t to, function_ref<void(Value, Value, Value)> body);
  Value emitNorm();
  void emitStep(Value norm);
  void emitAdam(Value scale);
  void emitAdamElements(int64_t from, int64_t to, bool decays, Value scale, Value rate, Value root);
  void emitSgdElements(int64_t from, int64_t to, bool decays, Value scale);

  static constexpr int64_t chunk = 16384;
  bool isSgd;
  func::FuncOp func;
  VectorEmitter e;
  ImplicitLocOpBuilder &b;
  int64_t width, elements, decayed;
};
} // namespace

void UpdateEmitter::chunks(int64_t from, int64_t to, function_ref<void(Value, Value, Value)> body) {
  if (from == to)
    return;
  int64_t count = (to - from + chunk - 1) / chunk;
  auto forall = scf::ForallOp::create(b, ArrayRef<OpFoldResult>{b.getIndexAttr(count)}, ValueRange(), std::nullopt);
  OpBuilder::InsertionGuard guard(b);
  b.setInsertionPoint(forall.getTerminator());
  Value number = forall.getInductionVar(0);
  Value first = e.add(e.mul(number, chunk), e.index(from));
  body(number, first, e.min(e.add(first, e.index(chunk)), e.index(to)));
}

Value UpdateEmitter::emitNorm() {
  int64_t count = (elements + chunk - 1) / chunk;
  Value gradients = view(Gradients);
  Value sums = memref::AllocOp::create(b, MemRefType::get({count}, b.getF64Type()), ValueRange(), b.getI64IntegerAttr(64));
  auto wide = VectorType::get({e.lanes}, b.getF64Type());
  chunks(0, elements, [&](Value number, Value first, Value end) {
    Value zero = arith::ConstantOp::create(b, DenseElementsAttr::get(wide, 0.0));
    Value sum = e.loop(first, end, e.lanes, zero, [&](Value i, ValueRange carried) {
                   Value g = e.load(gradients, i);
                   if (!e.element.isF64())
                     g = arith::ExtFOp::create(b, wide, g);
                   return SmallVector<Value>{vector::FMAOp::create(b, g, g, carried[0])};
                 }).front();
    memref::StoreOp::create(b, e.reduce(sum, vector::CombiningKind::ADD), sums, number);
  });
  Value total = e.loop(e.index(0), e.index(count), 1, number(0), [&](Value i, ValueRange carried) {
                   Value sum = memref::LoadOp::create(b, sums, i);
                   return SmallVector<Value>{arith::AddFOp::create(b, carried[0], sum)};
                 }).front();
  return math::SqrtOp::create(b, total);
}

void UpdateEmitter::emitAdamElements(int64_t from, int64_t to, bool decays, Value scale, Value rate, Value root) {
  Value params = view(Params), gradients = view(Gradients), first = view(First), second = view(Second);
  chunks(from, to, [&](Value, Value begin, Value end) {
    Value s = splat(scale), stepSize = splat(rate), correction = splat(root), eps = splat(argument(Eps));
    Value beta1 = splat(argument(Beta1)), beta2 = splat(argument(Beta2)), one = e.splat(1);
    Value rest1 = e.subf(one, beta1), rest2 = e.subf(one, beta2), keep;
    if (decays) {
      Value product = arith::MulFOp::create(b, argument(Rate), argument(Decay));
      keep = splat(arith::SubFOp::create(b, number(1), product));
    }
    e.loop(begin, end, e.lanes, [&](Value i) {
      Value g = e.mulf(e.load(gradients, i), s);
      Value m = e.fma(beta1, e.load(first, i), e.mulf(rest1, g));
      Value v = e.fma(beta2, e.load(second, i), e.mulf(rest2, e.mulf(g, g)));
      Value p = e.load(params, i);
      if (decays)
        p = e.mulf(p, keep);
      Value deviation = e.divf(math::SqrtOp::create(b, v), correction);
      p = e.subf(p, e.divf(e.mulf(stepSize, m), e.addf(deviation, eps)));
      e.store(m, first, i, e.lanes);
      e.store(v, second, i, e.lanes);
      e.store(p, params, i, e.lanes);
    });
  });
}

void UpdateEmitter::emitSgdElements(int64_t from, int64_t to, bool decays, Value scale) {
  Value params = view(Params), gradients = view(Gradients), velocities = view(First);
  chunks(from, to, [&](Value, Value begin, Value end) {
    Value s = splat(scale), rate = splat(argument(Rate)), momentum = splat(argument(Beta1)), decay = splat(argument(Decay));
    e.loop(begin, end, e.lanes, [&](Value i) {
      Value p = e.load(params, i), g = e.mulf(e.load(gradients, i), s);
      if (decays)
        g = e.fma(decay, p, g);
      Value v = e.fma(momentum, e.load(velocities, i), g);
      e.store(v, velocities, i, e.lanes);
      e.store(e.subf(p, e.mulf(rate, v)), params, i, e.lanes);
    });
  });
}

void UpdateEmitter::emitStep(Value norm) {
  // Clipping: gradients · clip / norm where the norm is larger than `clip`; no clipping where `clip` is 0.
  Value clip = argument(Clip), zero = number(0), one = number(1);
  auto greater = [&](Value x, Value y) { return arith::CmpFOp::create(b, arith::CmpFPredicate::OGT, x, y).getResult(); };
  Value clips = arith::AndIOp::create(b, greater(clip, zero), greater(norm, clip));
  Value safe = arith::SelectOp::create(b, clips, norm, one);
  Value scale = arith::SelectOp::create(b, clips, arith::DivFOp::create(b, clip, safe).getResult(), one);
  if (!isSgd)
    return emitAdam(scale);
  emitSgdElements(0, decayed, /*decays=*/true, scale);
  emitSgdElements(decayed, elements, /*decays=*/false, scale);
}

void UpdateEmitter::emitAdam(Value scale) {
  // Bias corrections: 1 - beta^(step + 1).
  Value one = number(1);
  Value count = arith::SIToFPOp::create(
      b, b.getF64Type(), arith::AddIOp::create(b, argument(Step), arith::ConstantIntOp::create(b, b.getI64Type(), 1)));
  auto correction = [&](Value beta) { return arith::SubFOp::create(b, one, math::PowFOp::create(b, beta, count)).getResult(); };
  Value rate = arith::DivFOp::create(b, argument(Rate), correction(argument(Beta1)));
  Value root = math::SqrtOp::create(b, correction(argument(Beta2)));
  emitAdamElements(0, decayed, /*decays=*/true, scale, rate, root);
  emitAdamElements(decayed, elements, /*decays=*/false, scale, rate, root);
}

Value UpdateEmitter::emit() {
  Value norm = emitNorm();
  Value infinity = number(std::numeric_limits<double>::infinity());
  Value finite = arith::CmpFOp::create(b, arith::CmpFPredicate::OLT, norm, infinity);
  auto branch = scf::IfOp::create(b, finite, /*withElse=*/false);
  OpBuilder::InsertionGuard guard(b);
  b.setInsertionPoint(branch.thenBlock()->getTerminator());
  emitStep(norm);
  return norm;
}

namespace {
struct MakeUpdate : ldn::impl::MakeUpdateBase<MakeUpdate> {
  void runOnOperation() override {
    ModuleOp module = getOperation();
    auto gradients = module.lookupSymbol<func::FuncOp>("gradients");
    auto bytes = module->getAttrOfType<IntegerAttr>("ldn.params_bytes");
    if (!gradients || !bytes || module.lookupSymbol("update"))
      return;
    auto decayed = module->getAttrOfType<IntegerAttr>("ldn.decayed_bytes");
    Builder builder(&getContext());
    Type f64 = builder.getF64Type(), arena = MemRefType::get({ShapedType::kDynamic}, builder.getI8Type());
    SmallVector<Type> types{builder.getI64Type()};
    types.append(6, f64);
    types.append(4, arena);
    auto func = func::FuncOp::create(module.getLoc(), "update", builder.getFunctionType(types, f64));
    SymbolTable(module).insert(func, std::next(Block::iterator(gradients)));
    StringRef names[] = {"step", "rate", "decay", "beta1", "beta2", "eps", "clip", "params", "gradients", "first", "second"};
    for (auto [i, name] : llvm::enumerate(names))
      func.setArgAttr(i, i < 7 ? "ldn.step" : "ldn.arena", builder.getStringAttr(name));

    OpBuilder body(func.addEntryBlock(), func.getBody().front().end());
    auto end = func::ReturnOp::create(body, module.getLoc());
    bool isF64 = module->getAttrOfType<StringAttr>("ldn.precision") == "f64";
    auto recipe = module->getAttrOfType<DictionaryAttr>("ldn.train");
    auto optimizer = recipe ? recipe.getAs<DictionaryAttr>("optimizer") : nullptr;
    bool isSgd = optimizer && optimizer.get("kind") == builder.getStringAttr("sgd");
    UpdateEmitter emitter(func, bytes.getInt(), decayed ? decayed.getInt() : 0, isF64 ? f64 : builder.getF32Type(), isSgd);
    end->setOperands(emitter.emit());
  }
};
} // namespace
