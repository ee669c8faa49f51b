//===- BuiltinsLocal.cpp - Built-ins of one token at a time ---------------===//

#include "ModuleEmitter.h"
#include <cmath>

using namespace ldn;

bool FunctionEmitter::checkRank(const Call &call, llvm::StringRef argument, unsigned rank, llvm::StringRef wanted) {
  const Term &term = call[argument];
  llvm::ArrayRef<Dim> dims = term.dims();
  bool open = !dims.empty() && dims.back().isOpen();
  if (dims.size() >= rank && !open)
    return true;
  if (open && module.sizesUnknown)
    return false;
  sizeError(call.at(argument), "'" + call.signature->name + "' wants " + wanted.str() +
                                   (open ? " with a fixed number of features" : "") + ", got " + term.text());
  return false;
}

bool FunctionEmitter::checkSize(ast::SourceRange range, double size) {
  if (size <= kLargestInt)
    return true;
  sizeError(range, "a size is at most " + llvm::Twine(kLargestInt) + ", and this makes one of " + text(size));
  return false;
}

namespace {
/// `y = x Wᵀ + b` with the parameters `<name>weight` and `<name>bias`.
struct Map {
  mlir::Value weight, bias;
};
} // namespace

static Map mapParameters(FunctionEmitter &emitter, const Call &call, llvm::StringRef name, int64_t in, int64_t out,
                         bool bias) {
  // PyTorch's start of a linear map, for weight and bias.
  Init init = Init::uniform(1 / std::sqrt(static_cast<double>(in)));
  Map map;
  map.weight = emitter.parameter(call, (name + "weight").str(), Group::Weight, {out, in}, init);
  if (bias)
    map.bias = emitter.parameter(call, (name + "bias").str(), Group::Bias, {out}, init);
  return map;
}

static Tensor linear(FunctionEmitter &emitter, const Tensor &x, const Map &map, const Dim &out, mlir::Location loc) {
  Dims dims = x.dims;
  dims.back() = out;
  return {LinearOp::create(emitter.builder, loc, emitter.type(dims), x.value, map.weight, map.bias, /*inits=*/nullptr)
              .getResult(),
          dims, x.pooled};
}

/// `[.., T, D] -> [.., out, D]`: a map of the tokens of every feature, on the transposed sequence.
static Term linearOverTokens(FunctionEmitter &emitter, const Call &call) {
  if (!emitter.checkRank(call, "x", 2, "[.., T, D]"))
    return Term();
  Tensor x = call.tensor("x");
  const Dim &tokens = x.dims[x.dims.size() - 2];
  if (!emitter.checkTokenAxis(call, x))
    return Term();
  if (tokens.isOpen()) {
    if (!emitter.module.sizesUnknown)
      emitter.sizeError(call.at("over"), "'linear' over the tokens needs a fixed number of them, and '" +
                                             tokens.text() + "' is open until run time");
    return Term();
  }
  if (!emitter.checkCausal(false, call.range, "'linear' over the tokens"))
    return Term();
  mlir::Location loc = emitter.loc(call);
  auto transposed = [&](Tensor tensor) {
    std::swap(tensor.dims[tensor.dims.size() - 1], tensor.dims[tensor.dims.size() - 2]);
    tensor.value = TransposeOp::create(emitter.builder, loc, emitter.type(tensor.dims), tensor.value, /*inits=*/nullptr)
                       .getResult();
    return tensor;
  };
  Dim out = call.size("out");
  Map map = mapParameters(emitter, call, "", tokens.size, out.size, call.flag("bias"));
  return transposed(::linear(emitter, transposed(x), map, out, loc));
}

Term builtin::linear(FunctionEmitter &emitter, const Call &call) {
  if (call.has("over"))
    return linearOverTokens(emitter, call);
  if (!emitter.checkRank(call, "x", 1, "[.., in]"))
    return Term();
  Tensor x = call.tensor("x");
  Dim out = call.size("out");
  Map map = mapParameters(emitter, call, "", x.dims.back().size, out.size, call.flag("bias"));
  return ::linear(emitter, x, map, out, emitter.loc(call));
}

/// A size that may be left out: then that of the features of `x`.
static Dim outSize(const Call &call) { return call.has("out") ? call.size("out") : call.tensor("x").dims.back(); }

Term builtin::mlp(FunctionEmitter &emitter, const Call &call) {
  if (!emitter.checkRank(call, "x", 1, "[.., in]"))
    return Term();
  Tensor x = call.tensor("x");
  Dim hidden = call.size("hidden"), out = outSize(call);
  bool bias = call.flag("bias");
  mlir::Location loc = emitter.loc(call);
  Map first = mapParameters(emitter, call, "0.", x.dims.back().size, hidden.size, bias);
  Map second = mapParameters(emitter, call, "1.", hidden.size, out.size, bias);
  bool good = true;
  Tensor result = emitter.perToken(loc, {x}, out, [&](llvm::ArrayRef<Tensor> token) -> mlir::Value {
    Tensor u = ::linear(emitter, token[0], first, hidden, loc);
    Term act = emitter.applyFunction(call["act"].get<FunctionRef>(), {u}, call.at("act"));
    if (!act) {
      good = false;
      return u.value;
    }
    return ::linear(emitter, emitter.materialize(act, loc), second, out, loc).value;
  });
  return good ? Term(result) : Term();
}

static std::optional<Tensor> concatenate(FunctionEmitter &emitter, llvm::ArrayRef<Tensor> parts, mlir::Location loc) {
  if (parts.size() == 1)
    return parts.front();
  Dims dims = parts.front().dims;
  Dim &features = dims.back();
  bool pooled = false, equal = true;
  llvm::SmallVector<mlir::Value> values;
  features = Dim::number(0);
  for (const Tensor &part : parts) {
    if (!same(llvm::ArrayRef(part.dims).drop_back(), llvm::ArrayRef(dims).drop_back()))
      return std::nullopt;
    const Dim &own = part.dims.back();
    equal &= own.same(parts.front().dims.back()) && own.name == parts.front().dims.back().name && !own.name.empty();
    features.size += own.size;
    pooled |= part.pooled;
    values.push_back(part.value);
  }
  if (equal)
    features.name = std::to_string(parts.size()) + "*" + parts.front().dims.back().name;
  return Tensor{ConcatOp::create(emitter.builder, loc, emitter.type(dims), values, /*inits=*/nullptr).getResult(), dims,
                pooled};
}

Term builtin::concat(FunctionEmitter &emitter, const Call &call) {
  llvm::SmallVector<Tensor> parts;
  std::string shapes;
  double features = 0;
  for (const Term &term : call.terms) {
    parts.push_back(Call::asTensor(term));
    shapes += (shapes.empty() ? "" : ", ") + term.text();
    if (term.dims().empty() || term.dims().back().isOpen()) {
      if (!emitter.module.sizesUnknown)
        emitter.sizeError(call.range, "'concat' wants [.., features] with a "
                                      "fixed number of features, got " +
                                          term.text());
      return Term();
    }
  }
  for (const Tensor &part : parts)
    features += part.dims.back().size;
  if (!emitter.checkSize(call.range, features))
    return Term();
  if (auto result = concatenate(emitter, parts, emitter.loc(call)))
    return *result;
  emitter.sizeError(call.range, "'concat' joins features of the same tokens, "
                                "got " +
                                    shapes);
  return Term();
}

Term builtin::gate(FunctionEmitter &emitter, const Call &call) {
  if (!emitter.checkRank(call, "x", 1, "[.., in]"))
    return Term();
  Tensor x = call.tensor("x");
  llvm::SmallVector<Tensor> inputs{x};
  int64_t in = x.dims.back().size;
  if (call.has("h")) {
    Tensor h = call.tensor("h");
    if (!emitter.checkRank(call, "h", 1, "[.., in]"))
      return Term();
    if (!same(llvm::ArrayRef(x.dims).drop_back(), llvm::ArrayRef(h.dims).drop_back())) {
      emitter.sizeError(call.range, "'gate' joins features of the same "
                                    "tokens, got " +
                                        text(x.dims) + ", " + text(h.dims));
      return Term();
    }
    in += h.dims.back().size;
    inputs.push_back(h);
  }
  Dim out = outSize(call);
  mlir::Location loc = emitter.loc(call);
  Map gate = mapParameters(emitter, call, "gate.", in, out.size, true);
  Map update = mapParameters(emitter, call, "update.", in, out.size, true);
  return emitter.perToken(loc, inputs, out, [&](llvm::ArrayRef<Tensor> tokens) -> mlir::Value {
    Tensor both = *concatenate(emitter, tokens, loc);
    Term open = emitter.applyElement(*findElementFn("sigmoid"), {::linear(emitter, both, gate, out, loc)}, call.range);
    Term value = emitter.applyElement(*findElementFn("tanh"), {::linear(emitter, both, update, out, loc)}, call.range);
    Term product = emitter.applyElement(elementFn(ast::BinaryOp::Mul), {open, value}, call.range);
    return emitter.materialize(product, loc).value;
  });
}

//===----------------------------------------------------------------------===//
// Norms and softmax
//===----------------------------------------------------------------------===//

template <typename Op> static Term norm(FunctionEmitter &emitter, const Call &call, bool hasBias) {
  if (!emitter.checkRank(call, "x", 1, "[.., features]"))
    return Term();
  double eps = call.number("eps");
  if (!(eps >= 0)) {
    emitter.error(call.at("eps"), "'eps' must not be negative, got " + text(eps));
    return Term();
  }
  Tensor x = call.tensor("x");
  int64_t width = x.dims.back().size;
  mlir::Value weight, bias;
  if (call.flag("affine")) {
    weight = emitter.parameter(call, "weight", Group::Norm, {width}, Init::constant(1));
    if (hasBias)
      bias = emitter.parameter(call, "bias", Group::Norm, {width}, Init::constant(0));
  }
  x.value = Op::create(emitter.builder, emitter.loc(call), x.value.getType(), x.value, weight, bias,
                       /*inits=*/mlir::Value(), llvm::APFloat(eps))
                .getResult();
  return x;
}

Term builtin::layer_norm(FunctionEmitter &emitter, const Call &call) {
  return norm<LayerNormOp>(emitter, call, /*hasBias=*/true);
}

Term builtin::rms_norm(FunctionEmitter &emitter, const Call &call) {
  return norm<RMSNormOp>(emitter, call, /*hasBias=*/false);
}

Term builtin::softmax(FunctionEmitter &emitter, const Call &call) {
  if (!emitter.checkRank(call, "x", 1, "[.., features]"))
    return Term();
  Tensor x = call.tensor("x");
  x.value = SoftmaxOp::create(emitter.builder, emitter.loc(call), x.value.getType(), x.value,
                              /*inits=*/mlir::Value())
                .getResult();
  return x;
}

Term builtin::dropout(FunctionEmitter &emitter, const Call &call) {
  double rate = call.number("rate");
  if (!(rate >= 0 && rate < 1)) {
    emitter.error(call.at("rate"), "'rate' must be at least 0 and below 1, got " + text(rate));
    return Term();
  }
  const Term &term = call["x"];
  // Nothing is dropped of a part that a variant has taken away.
  if (rate == 0 || !term.isTensor() || term.element()->kind == Element::Kind::Number)
    return term;
  mlir::Location loc = emitter.loc(call);
  Tensor x = emitter.materialize(term, loc);
  std::string path = emitter.dropoutPath();
  x.value = DropoutOp::create(emitter.builder, loc, x.value.getType(), x.value, /*seed=*/mlir::Value(), /*step=*/mlir::Value(), /*at=*/mlir::ValueRange(),
                              /*inits=*/mlir::Value(), llvm::APFloat(rate), path)
                .getResult();
  return x;
}
