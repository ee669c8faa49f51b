//===- IRGenLabels.cpp - Masks, and labels made of tokens -----------------===//
//
// A recipe needs no target where the tokens themselves are what a model is
// asked for: the next token, or the tokens that a mask hides.
//
//===----------------------------------------------------------------------===//

#include "ModuleEmitter.h"

using namespace ldn;
using namespace ldn::ast;

/// Where tokens have no label: no token has this value.
static constexpr int64_t kNoLabel = -1;

void ModelEmitter::emitMasks(FunctionEmitter &emitter, const TrainDecl &train,
                             llvm::MutableArrayRef<mlir::Value> operands) {
  for (const Mask &mask : train.masks) {
    llvm::SmallVector<llvm::StringRef> names;
    for (const PortValue &port : inputs)
      names.push_back(port.port->name.name);
    unsigned index = llvm::find(names, mask.input.name) - names.begin();
    if (index == inputs.size()) {
      emitter.error(mask.input.range,
                    "there is no input '" + mask.input.name + "'" + didYouMean(mask.input.name, names));
      continue;
    }
    mlir::Value &tokens = operands[index];
    auto type = llvm::cast<mlir::RankedTensorType>(tokens.getType());
    if (!type.getElementType().isInteger(32) || type.getRank() < 1 || type.getRank() > 3) {
      emitter.error(mask.input.range, "only tokens are masked, and '" + mask.input.name + "' is " +
                                          spelling(inputs[index].port->shape.element) + text(inputs[index].dims));
      continue;
    }
    if (tokens.getDefiningOp()) {
      emitter.error(mask.input.range, "'" + mask.input.name + "' is masked twice");
      continue;
    }
    auto token = emitter.evalConstant(*mask.token), rate = emitter.evalConstant(*mask.rate);
    auto below = emitter.requiredBelow(llvm::cast<mlir::BlockArgument>(tokens).getArgNumber());
    int64_t most = below.value_or(int64_t(1) << 31);
    if (token && !(token->isInt() && token->asInt() >= 0 && token->asInt() < most)) {
      emitter.error(mask.token->range(), "the token that is seen must be a whole number from 0 to " +
                                             llvm::Twine(most - 1) + ", got " + token->text());
      token.reset();
    }
    if (rate && !(rate->isNumber() && rate->asDouble() > 0 && rate->asDouble() < 1)) {
      emitter.error(mask.rate->range(), "the rate must be above 0 and below 1, got " + rate->text());
      rate.reset();
    }
    if (!token || !rate)
      continue;
    mlir::OpBuilder &b = emitter.builder;
    auto seen = MaskTokensOp::create(b, module.file.location(mask.input.range, mask.input.name), type, tokens,
                                     /*seed=*/nullptr, /*step=*/nullptr, /*inits=*/nullptr,
                                     llvm::APFloat(rate->asDouble()), mask.input.name, token->asInt(),
                                     /*only_hidden=*/false);
    emitter.masks[tokens] = seen;
    tokens = seen.getResult();
  }
}

Term FunctionEmitter::evalLabels(const CallExpr &expr) {
  auto call = bindFamily(Family::Labels, expr);
  if (!call)
    return Term();
  Tensor tokens = call->tensor("tokens");
  mlir::Location loc = this->loc(*call);
  if (tokens.dims.empty() || tokens.dims.size() > 3) {
    error(call->at("tokens"), "'" + call->signature->name + "' wants tokens [.., T], got " + call->terms[0].text());
    return Term();
  }
  mlir::Type type = tokens.value.getType();
  if (call->signature->name == "next") {
    if (!causal)
      file.warning(call->range, "'next' asks for tokens that the model can see: it does not say that it is causal");
    return Tensor{ShiftTokensOp::create(builder, loc, type, tokens.value, /*inits=*/nullptr, /*by=*/1, kNoLabel)
                      .getResult(),
                  tokens.dims};
  }
  MaskTokensOp seen = masks.lookup(tokens.value);
  if (!seen) {
    error(call->range, "nothing of this is hidden: 'masked' wants an input with a clause 'mask'");
    return Term();
  }
  return Tensor{MaskTokensOp::create(builder, loc, type, tokens.value, /*seed=*/nullptr, /*step=*/nullptr,
                                     /*inits=*/nullptr, seen.getRate(), seen.getPath(), kNoLabel,
                                     /*only_hidden=*/true)
                    .getResult(),
                tokens.dims};
}
