//===- BuiltinsAttention.cpp - Built-ins of all tokens --------------------===//

#include "ModuleEmitter.h"
#include <cmath>

using namespace ldn;

Term builtin::linear_attention(FunctionEmitter &emitter, const Call &call) {
  if (!emitter.checkRank(call, "x", 3, "[B, T, D]"))
    return Term();
  Tensor x = call.tensor("x");
  if (x.dims.size() != 3) {
    emitter.sizeError(call.at("x"), "'linear_attention' wants [B, T, D], got " + text(x.dims));
    return Term();
  }
  if (!emitter.checkCausal(call.flag("causal"), call.range, "'linear_attention' without causal: true"))
    return Term();
  int64_t width = x.dims[2].size, heads = call.integer("heads");
  if (heads < 1 || width % heads) {
    emitter.sizeError(call.at("heads"),
                      "'heads' must divide the features " + x.dims[2].text() + ", got " + llvm::Twine(heads));
    return Term();
  }
  double eps = call.number("eps");
  if (!(eps >= 0)) {
    emitter.error(call.at("eps"), "'eps' must not be negative, got " + text(eps));
    return Term();
  }
  AttentionForm form = *symbolizeAttentionForm(call.word("form"));
  Normalize normalize = form == AttentionForm::average ? Normalize::rows : Normalize::none;
  if (call.has("normalize"))
    normalize = *symbolizeNormalize(call.word("normalize"));

  mlir::Location loc = emitter.loc(call);
  mlir::OpBuilder &b = emitter.builder;
  Init init = Init::uniform(1 / std::sqrt(static_cast<double>(width)));
  mlir::Value projected[3];
  for (auto [index, letter] : llvm::enumerate(llvm::StringRef("qkv"))) {
    llvm::StringRef name(&"qkv"[index], 1);
    mlir::Value weight = emitter.parameter(call, ("w" + name).str(), Group::Weight, {width, width}, init);
    mlir::Value bias;
    if (call.flag("bias"))
      bias = emitter.parameter(call, ("b" + name).str(), Group::Bias, {width}, init);
    projected[index] = LinearOp::create(b, loc, x.value.getType(), x.value, weight, bias,
                                        /*inits=*/nullptr)
                           .getResult();
  }
  x.value = LinearAttentionOp::create(b, loc, x.value.getType(), projected[0], projected[1], projected[2],
                                      /*inits=*/mlir::Value(), heads, *symbolizeFeature(call.word("feature")),
                                      call.flag("causal"), form, normalize, llvm::APFloat(eps))
                .getResult();
  return x;
}
