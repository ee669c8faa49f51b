//===- MakeDecoding.cpp - A causal model, one token at a time ----------------===//
//
// In:   @infer(%B, %T, %x: tensor<?x?xi32>) -> tensor<?x?x65xf32>        calls @Layer
// Out:  @decode(%B, %T, %x: tensor<?x1xi32>, %position: i64, %s: tensor<?x17x128xf32> {ldn.state = 0}, …)
//         -> tensor<?x1x65xf32>, tensor<?x17x128xf32> {ldn.state = 0}, …     calls @Layer.decode
//
// %T stays the length of the whole sequence: a step that is stable for it depends on it.
//
//===----------------------------------------------------------------------===//

#include "TokenRewriter.h"

#include "ldn/Dialect/LDNOps.h"
#include "ldn/Transforms/Passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

namespace ldn {
#define GEN_PASS_DEF_MAKEDECODING
#include "ldn/Transforms/Passes.h.inc"
} // namespace ldn

using namespace mlir;
using namespace ldn;

/// The one size beside the batch that is open in the shapes of the arguments and results; null, and why, if there is
/// none.
static StringAttr findTokens(func::FuncOp infer, std::string &problem) {
  SetVector<StringAttr> names;
  auto collect = [&](DictionaryAttr attrs) {
    if (auto shape = attrs ? attrs.getAs<ArrayAttr>("ldn.shape") : ArrayAttr())
      for (Attribute size : llvm::drop_begin(shape, !shape.empty()))
        if (auto name = dyn_cast<StringAttr>(size))
          names.insert(name);
  };
  for (unsigned i = 0; i < infer.getNumArguments(); ++i)
    collect(infer.getArgAttrDict(i));
  for (unsigned i = 0; i < infer.getNumResults(); ++i)
    collect(infer.getResultAttrDict(i));
  if (names.size() == 1)
    return names.front();
  problem = "it has no open number of tokens";
  if (!names.empty())
    problem = ("both '" + names[0].getValue() + "' and '" + names[1].getValue() + "' are open").str();
  return {};
}

/// What the arguments of the entry hold: the tokens are where the shapes name them.
static SmallVector<TokenKind> kindsOfEntry(func::FuncOp infer, StringAttr tokens) {
  SmallVector<TokenKind> kinds;
  for (unsigned i = 0; i < infer.getNumArguments(); ++i) {
    TokenKind &kind = kinds.emplace_back();
    kind.isLength = infer.getArgAttr(i, "ldn.size") == tokens;
    auto shape = infer.getArgAttrOfType<ArrayAttr>(i, "ldn.shape");
    for (unsigned dim = 0; shape && dim < shape.size(); ++dim)
      if (shape[dim] == tokens)
        kind.dim = dim;
  }
  return kinds;
}

/// The cost of one token: that of a sequence of one.
static ArrayAttr flopsOfToken(ArrayAttr flops, StringAttr tokens) {
  Builder builder(flops.getContext());
  SmallVector<Attribute> terms;
  for (auto term : flops.getAsRange<DictionaryAttr>()) {
    SmallVector<Attribute> dims(term.getAs<ArrayAttr>("dims").getAsRange<Attribute>());
    llvm::erase(dims, Attribute(tokens));
    terms.push_back(builder.getDictionaryAttr(
        {builder.getNamedAttr("coef", term.get("coef")), builder.getNamedAttr("dims", builder.getArrayAttr(dims))}));
  }
  return builder.getArrayAttr(terms);
}

namespace {
struct MakeDecoding : ldn::impl::MakeDecodingBase<MakeDecoding> {
  using MakeDecodingBase::MakeDecodingBase;

  LogicalResult make() {
    auto infer = getOperation().lookupSymbol<func::FuncOp>("infer");
    TokenRewriter rewriter(getOperation(), required);
    if (!infer)
      return rewriter.refuse(getOperation(), "it has no function 'infer'");
    std::string problem;
    StringAttr tokens = findTokens(infer, problem);
    if (!tokens)
      return rewriter.refuse(infer, problem);
    FailureOr<TokenFunction *> decode = rewriter.rewrite(infer, kindsOfEntry(infer, tokens), "decode");
    if (failed(decode))
      return failure();
    func::FuncOp func = (*decode)->func;
    for (unsigned i = 0; i < infer.getNumResults(); ++i)
      if (!(*decode)->results[i].dim) {
        rewriter.discard();
        return rewriter.refuse(infer, "an output has no tokens");
      }
    func->setAttr("ldn.tokens", tokens);
    if (auto flops = func->getAttrOfType<ArrayAttr>("ldn.flops"))
      func->setAttr("ldn.flops", flopsOfToken(flops, tokens));
    return success();
  }

  void runOnOperation() override {
    if (failed(make()) && required)
      signalPassFailure();
  }
};
} // namespace
