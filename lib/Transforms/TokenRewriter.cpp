//===- TokenRewriter.cpp - Functions of sequences for one token at a time ----===//

#include "TokenRewriter.h"

#include "ldn/Dialect/LDNOps.h"
#include "ldn/Dialect/Verify.h"
#include "ldn/Transforms/Passes.h"
#include "ldn/Transforms/Sizes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace ldn;

namespace {

/// Rewrites the body of one copy, operation by operation.
class BodyRewriter {
public:
  BodyRewriter(TokenRewriter &rewriter, TokenFunction &function)
      : rewriter(rewriter), function(function), func(function.func), b(func.getLoc(), func.getContext()) {}

  LogicalResult run();

private:
  void adaptArguments();
  void adaptResults();
  LogicalResult rewrite(Operation *op);

  // By what an operation does with the tokens.
  LogicalResult rewriteLocal(Operation *op);
  LogicalResult rewriteWindow(TokenOpInterface op, OpOperand &input);
  LogicalResult rewriteState(AttentionStateOp op);
  LogicalResult rewriteApply(AttentionApplyOp op);
  LogicalResult rewriteAttention(LinearAttentionOp op);
  LogicalResult rewriteStep(StableStepOp op);
  LogicalResult rewriteSinusoid(SinusoidOp op);
  LogicalResult rewriteRows(tensor::ExtractSliceOp op);
  LogicalResult rewriteCast(tensor::CastOp op);
  LogicalResult rewriteSize(tensor::DimOp op);
  LogicalResult rewriteCall(func::CallOp call);
  LogicalResult refuse(Operation *op, const Twine &why) { return rewriter.refuse(op, why); }

  TokenKind kindOf(Value value) const { return kinds.lookup(value); }
  /// `value` has one token, along `dim`.
  void setOneToken(Value value, unsigned dim);
  /// Puts `value`, which has one token along `dim`, in the place of the result of `op`.
  void replace(Operation *op, Value value, unsigned dim);

  /// A new piece of the state.
  StatePiece &addPiece(RankedTensorType type, ArrayAttr shape);
  StatePiece &addPiece(RankedTensorType type, Value like);
  /// The state of causal attention with this token's key and value.
  Value accumulate(Value k, Value v, IntegerAttr heads);
  template <typename Op> void applyState(Op op, Value state);
  Value positionIndex();
  Value constant(int64_t value) { return arith::ConstantIndexOp::create(b, value); }

  TokenRewriter &rewriter;
  TokenFunction &function;
  func::FuncOp func;
  ImplicitLocOpBuilder b;
  DenseMap<Value, TokenKind> kinds;
  BlockArgument position;        // i64
  Value index;                   // the same, where it was first wanted
  DenseMap<Value, Value> states; // of chunks, and what takes their place
  SmallVector<Operation *> replaced;
};

} // namespace

/// `attrs` with the size along `dim` of its `ldn.shape` replaced by 1.
static DictionaryAttr withOneToken(DictionaryAttr attrs, unsigned dim) {
  auto shape = attrs ? attrs.getAs<ArrayAttr>("ldn.shape") : ArrayAttr();
  if (!shape)
    return attrs;
  SmallVector<Attribute> sizes(shape.getAsRange<Attribute>());
  Builder builder(attrs.getContext());
  sizes[dim] = builder.getI64IntegerAttr(1);
  NamedAttrList list(attrs);
  list.set("ldn.shape", builder.getArrayAttr(sizes));
  return list.getDictionary(attrs.getContext());
}

static RankedTensorType withSize(Type type, unsigned dim, int64_t size) {
  auto tensor = cast<RankedTensorType>(type);
  SmallVector<int64_t> shape(tensor.getShape());
  shape[dim] = size;
  return tensor.clone(shape);
}

//===-- Functions -----------------------------------------------------------===//

LogicalResult TokenRewriter::refuse(Operation *op, const Twine &why) {
  if (isLoud)
    op->emitError("the model cannot take one token at a time: ") << why;
  return failure();
}

void TokenRewriter::discard() {
  for (TokenFunction &function : functions)
    symbols.erase(function.func);
  functions.clear();
}

FailureOr<TokenFunction *> TokenRewriter::copy(func::FuncOp origin, ArrayRef<TokenKind> arguments, const Twine &name) {
  TokenFunction &function = functions.emplace_back();
  function.origin = origin;
  function.func = origin.clone();
  function.arguments.assign(arguments.begin(), arguments.end());
  function.func.setName(name.str());
  symbols.insert(function.func);
  expandSteps(function.func);
  splitFeatures(function.func);
  if (failed(BodyRewriter(*this, function).run()))
    return failure();
  function.func->moveBefore(module.getBody(), module.getBody()->end()); // behind its callees
  return &function;
}

FailureOr<TokenFunction *> TokenRewriter::rewrite(func::FuncOp origin, ArrayRef<TokenKind> arguments,
                                                  const Twine &name) {
  FailureOr<TokenFunction *> result = copy(origin, arguments, name);
  if (failed(result))
    discard();
  return result;
}

FailureOr<TokenFunction *> TokenRewriter::rewriteCallee(func::FuncOp origin, ArrayRef<TokenKind> arguments) {
  for (TokenFunction &known : functions)
    if (known.origin == origin && ArrayRef(known.arguments) == arguments)
      return &known;
  return copy(origin, arguments, origin.getName() + ".decode");
}

void BodyRewriter::adaptArguments() {
  for (auto [i, kind] : llvm::enumerate(function.arguments)) {
    kinds[func.getArgument(i)] = kind;
    if (!kind.dim)
      continue;
    func.setArgAttrs(i, withOneToken(func.getArgAttrDict(i), *kind.dim));
    setOneToken(func.getArgument(i), *kind.dim);
  }
  auto attrs = b.getDictionaryAttr(b.getNamedAttr("ldn.position", b.getUnitAttr()));
  if (failed(func.insertArgument(func.getNumArguments(), b.getI64Type(), attrs, func.getLoc())))
    llvm_unreachable("functions of a module take new arguments");
  position = func.getArguments().back();
}

void BodyRewriter::adaptResults() {
  Operation *end = func.getBody().front().getTerminator();
  for (auto [i, value] : llvm::enumerate(end->getOperands())) {
    TokenKind kind = kindOf(value);
    function.results.push_back(kind);
    if (kind.dim)
      func.setResultAttrs(i, withOneToken(func.getResultAttrDict(i), *kind.dim));
  }
  SmallVector<Type> results(end->getOperandTypes());
  func.setFunctionType(b.getFunctionType(func.getBody().front().getArgumentTypes(), results));
  for (const StatePiece &piece : function.pieces) {
    if (failed(func.insertResult(func.getNumResults(), piece.type, func.getArgAttrDict(piece.argument.getArgNumber()))))
      llvm_unreachable("functions of a module take new results");
    end->insertOperands(end->getNumOperands(), piece.next);
  }
}

LogicalResult BodyRewriter::run() {
  adaptArguments();
  for (Operation &op : llvm::make_early_inc_range(func.getBody().front().without_terminator())) {
    b.setInsertionPoint(&op);
    b.setLoc(op.getLoc());
    if (failed(rewrite(&op)))
      return failure();
  }
  for (Operation *op : llvm::reverse(replaced))
    op->erase();
  adaptResults();
  return success();
}

//===-- Values --------------------------------------------------------------===//

void BodyRewriter::setOneToken(Value value, unsigned dim) {
  value.setType(withSize(value.getType(), dim, 1));
  kinds[value].dim = dim;
}

void BodyRewriter::replace(Operation *op, Value value, unsigned dim) {
  kinds[value].dim = dim;
  op->getResult(0).replaceAllUsesWith(value);
  op->erase();
}

Value BodyRewriter::positionIndex() {
  if (!index) {
    OpBuilder::InsertionGuard guard(b);
    b.setInsertionPointToStart(&func.getBody().front());
    index = arith::IndexCastOp::create(b, b.getIndexType(), position);
  }
  return index;
}

StatePiece &BodyRewriter::addPiece(RankedTensorType type, ArrayAttr shape) {
  NamedAttrList attrs;
  attrs.set("ldn.state", b.getI64IntegerAttr(function.pieces.size()));
  attrs.set("ldn.shape", shape);
  if (failed(func.insertArgument(func.getNumArguments(), type, attrs.getDictionary(b.getContext()), b.getLoc())))
    llvm_unreachable("functions of a module take new arguments");
  return function.pieces.emplace_back(StatePiece{type, shape, func.getArguments().back(), Value()});
}

/// A piece whose open sizes are those of `like`: all but the batch are numbers.
StatePiece &BodyRewriter::addPiece(RankedTensorType type, Value like) {
  SmallVector<Attribute> shape;
  for (unsigned dim = 0; dim < type.getRank(); ++dim) {
    shape.push_back(b.getI64IntegerAttr(type.getDimSize(dim)));
    if (!type.isDynamicDim(dim))
      continue;
    if (auto size = dyn_cast_or_null<BlockArgument>(Size::of(like, dim).getNamed()))
      shape.back() = func.getArgAttr(size.getArgNumber(), "ldn.size");
  }
  return addPiece(type, b.getArrayAttr(shape));
}

//===-- Operations ----------------------------------------------------------===//

LogicalResult BodyRewriter::rewrite(Operation *op) {
  bool varies = llvm::any_of(op->getOperands(), [&](Value value) { return kindOf(value).varies(); });
  if (!varies)
    return success();
  return TypeSwitch<Operation *, LogicalResult>(op)
      .Case([&](DiffuseOp op) { return rewriteWindow(op, op.getHMutable()); })
      .Case([&](DWConvOp op) { return rewriteWindow(op, op.getXMutable()); })
      .Case([&](AttentionStateOp op) { return rewriteState(op); })
      .Case([&](AttentionApplyOp op) { return rewriteApply(op); })
      .Case([&](LinearAttentionOp op) { return rewriteAttention(op); })
      .Case([&](StableStepOp op) { return rewriteStep(op); })
      .Case([&](SinusoidOp op) { return rewriteSinusoid(op); })
      .Case([&](tensor::ExtractSliceOp op) { return rewriteRows(op); })
      .Case([&](tensor::CastOp op) { return rewriteCast(op); })
      .Case([&](tensor::DimOp op) { return rewriteSize(op); })
      .Case([&](func::CallOp op) { return rewriteCall(op); })
      .Case([&](GaussianKernelOp op) { return refuse(op, "a kernel without a window spans the whole sequence"); })
      .Default([&](Operation *op) { return rewriteLocal(op); });
}

LogicalResult BodyRewriter::rewriteLocal(Operation *op) {
  auto token = dyn_cast<TokenOpInterface>(op);
  if (!token || !op->getNumResults()) {
    // Numbers made of the number of tokens: what uses them says whether that is allowed.
    bool isNumber = llvm::none_of(op->getResultTypes(), llvm::IsaPred<ShapedType>) && !op->getNumRegions();
    if (!isNumber)
      return refuse(op, "'" + op->getName().getStringRef() + "' has no form for one token");
    for (Value result : op->getResults())
      kinds[result].isLength = true;
    return success();
  }
  auto rank = cast<RankedTensorType>(op->getResult(0).getType()).getRank();
  std::optional<unsigned> dim;
  for (OpOperand &operand : op->getOpOperands()) {
    TokenKind kind = kindOf(operand.get());
    if (kind.isLength)
      return refuse(op, "'" + op->getName().getStringRef() + "' depends on the number of tokens");
    if (!kind.dim)
      continue;
    bool isFeature = *kind.dim + 1 == cast<RankedTensorType>(operand.get().getType()).getRank();
    if (!token.getReach(operand).isLocal() || (isFeature && !isa<MapOp, EmbeddingOp>(op)))
      return refuse(op, "'" + op->getName().getStringRef() + "' needs the whole sequence");
    std::optional<unsigned> place;
    for (unsigned result = 0; result < rank; ++result)
      if (token.getOperandDim(operand, result) == kind.dim)
        place = result;
    if (!place || (dim && dim != place))
      return refuse(op, "'" + op->getName().getStringRef() + "' mixes tokens");
    dim = place;
  }
  setOneToken(op->getResult(0), *dim);
  return success();
}

/// The rows that a window reaches are the state: the rows before, and behind them the one of this token.
LogicalResult BodyRewriter::rewriteWindow(TokenOpInterface op, OpOperand &input) {
  TokenReach reach = op.getReach(input);
  if (reach.isLocal())
    return rewriteLocal(op);
  if (reach.isAll())
    return refuse(op, "a kernel without a window spans the whole sequence");
  if (reach.getAfter() > 0)
    return refuse(op, "'" + op->getName().getStringRef() + "' is not causal: it looks " + Twine(reach.getAfter()) +
                          (reach.getAfter() == 1 ? " token ahead" : " tokens ahead"));
  Value x = input.get();
  auto type = cast<RankedTensorType>(x.getType());
  unsigned dim = type.getRank() - 2;
  for (OpOperand &operand : op->getOpOperands())
    if (kindOf(operand.get()).varies() && (&operand != &input || kindOf(x).dim != dim))
      return refuse(op, "'" + op->getName().getStringRef() + "' mixes tokens");

  int64_t before = reach.getBefore();
  StatePiece &piece = addPiece(withSize(type, dim, before + 1), x);
  SmallVector<OpFoldResult> sizes, offsets(type.getRank(), b.getIndexAttr(0)),
      strides(type.getRank(), b.getIndexAttr(1));
  SmallVector<Value> open;
  for (unsigned i = 0; i < type.getRank(); ++i) {
    sizes.push_back(Size::of(piece.argument, i).materialize(b, b.getLoc()));
    if (auto size = dyn_cast<Value>(sizes.back()))
      open.push_back(size);
  }
  auto slice = [&](OpFoldResult first, OpFoldResult count) {
    offsets[dim] = first;
    sizes[dim] = count;
  };
  Value next = bufferization::AllocTensorOp::create(b, piece.type, open);
  slice(b.getIndexAttr(1), b.getIndexAttr(before));
  Value older = tensor::ExtractSliceOp::create(b, piece.argument, offsets, sizes, strides);
  slice(b.getIndexAttr(0), b.getIndexAttr(before));
  next = tensor::InsertSliceOp::create(b, older, next, offsets, sizes, strides);
  slice(b.getIndexAttr(before), b.getIndexAttr(1));
  next = tensor::InsertSliceOp::create(b, x, next, offsets, sizes, strides);
  piece.next = next;

  // The first tokens have fewer rows before them; rows that the operand lacks do not exist.
  Value at = arith::MinSIOp::create(b, positionIndex(), constant(before));
  Value first = arith::SubIOp::create(b, constant(before), at), count = arith::AddIOp::create(b, at, constant(1));
  slice(first, count);
  input.set(tensor::ExtractSliceOp::create(b, next, offsets, sizes, strides));
  op.getPositionMutable().append(at);
  setOneToken(op->getResult(0), dim);
  auto result = cast<RankedTensorType>(op->getResult(0).getType());
  op.getInitsMutable().append(bufferization::AllocTensorOp::create(b, result, open).getResult());
  return success();
}

Value BodyRewriter::accumulate(Value k, Value v, IntegerAttr heads) {
  auto keys = cast<RankedTensorType>(k.getType());
  int64_t count = heads.getInt();
  auto type = RankedTensorType::get(
      {keys.getDimSize(0), count, featureSize(keys) / count, featureSize(shapedType(v)) / count + 1},
      keys.getElementType());
  StatePiece &piece = addPiece(type, k);
  Value before = bufferization::AllocTensorOp::create(b, type, ValueRange(), piece.argument);
  piece.next = AttentionStateOp::create(b, type, k, v, before, heads, IntegerAttr(), b.getUnitAttr()).getResult();
  return piece.next;
}

/// The state has this token's key and value already.
template <typename Op> void BodyRewriter::applyState(Op op, Value state) {
  Value v = op.getForm() == AttentionForm::laplacian ? op.getV() : Value();
  Value result =
      AttentionApplyOp::create(b, withSize(op.getResult().getType(), 1, 1), op.getQ(), state, /*k=*/Value(), v,
                               /*at=*/Value(), /*inits=*/Value(), op.getHeadsAttr(), /*chunk=*/IntegerAttr(),
                               op.getFormAttr(), op.getNormalizeAttr(), op.getEpsAttr())
          .getResult();
  replace(op, result, 1);
}

LogicalResult BodyRewriter::rewriteState(AttentionStateOp op) {
  if (!op.getChunk())
    return refuse(op, "an attention is not causal");
  states[op.getResult()] = accumulate(op.getK(), op.getV(), op.getHeadsAttr());
  replaced.push_back(op);
  return success();
}

LogicalResult BodyRewriter::rewriteApply(AttentionApplyOp op) {
  Value state = states.lookup(op.getState());
  if (!state)
    return refuse(op, "an attention is not causal");
  applyState(op, state);
  return success();
}

LogicalResult BodyRewriter::rewriteAttention(LinearAttentionOp op) {
  if (!op.getCausal())
    return refuse(op, "an attention is not causal");
  applyState(op, accumulate(op.getK(), op.getV(), op.getHeadsAttr()));
  return success();
}

/// The rows of a causal band are all alike from the first one with all taps on: looking at more of them changes
/// nothing.
LogicalResult BodyRewriter::rewriteStep(StableStepOp op) {
  int64_t taps = featureSize(shapedType(op.getKernel()));
  if (op.getBefore() && static_cast<int64_t>(*op.getBefore()) + 1 == taps) {
    Value rows = arith::MinSIOp::create(b, op.getTokens(), constant(taps));
    op.getTokensMutable().assign(rows);
  }
  return success();
}

LogicalResult BodyRewriter::rewriteSinusoid(SinusoidOp op) {
  auto type = withSize(op.getResult().getType(), 0, 1);
  replace(op, SinusoidOp::create(b, type, constant(1), positionIndex(), Value()).getResult(), 0);
  return success();
}

/// The first rows of a learned table, as many as there are tokens: now the row of this token.
LogicalResult BodyRewriter::rewriteRows(tensor::ExtractSliceOp op) {
  std::optional<unsigned> dim;
  for (auto [i, size] : llvm::enumerate(op.getMixedSizes()))
    if (auto value = dyn_cast<Value>(size); value && kindOf(value).isLength)
      dim = i;
  bool isTable = dim && !kindOf(op.getSource()).varies() && op.getSourceType().getRank() == op.getType().getRank() &&
                 isConstantIntValue(op.getMixedOffsets()[*dim], 0) && isConstantIntValue(op.getMixedStrides()[*dim], 1);
  if (!isTable)
    return refuse(op, "it takes some tokens out of a sequence");
  SmallVector<OpFoldResult> offsets = op.getMixedOffsets(), sizes = op.getMixedSizes();
  offsets[*dim] = positionIndex();
  sizes[*dim] = b.getIndexAttr(1);
  replace(op,
          tensor::ExtractSliceOp::create(b, withSize(op.getType(), *dim, 1), op.getSource(), offsets, sizes,
                                         op.getMixedStrides()),
          *dim);
  return success();
}

LogicalResult BodyRewriter::rewriteCast(tensor::CastOp op) {
  setOneToken(op.getResult(), *kindOf(op.getSource()).dim);
  return success();
}

/// The size of the tokens is still the length of the sequence.
LogicalResult BodyRewriter::rewriteSize(tensor::DimOp op) {
  if (op.getConstantIndex() != kindOf(op.getSource()).dim)
    return success();
  for (BlockArgument argument : func.getArguments())
    if (kindOf(argument).isLength) {
      op.replaceAllUsesWith(Value(argument));
      op.erase();
      return success();
    }
  return refuse(op, "the number of tokens has no name here");
}

LogicalResult BodyRewriter::rewriteCall(func::CallOp call) {
  func::FuncOp callee = rewriter.lookup(call);
  SmallVector<TokenKind> arguments =
      llvm::map_to_vector(call.getOperands(), [&](Value value) { return kindOf(value); });
  FailureOr<TokenFunction *> copy = rewriter.rewriteCallee(callee, arguments);
  if (failed(copy))
    return failure();
  SmallVector<Value> operands(call.getOperands());
  operands.push_back(position);
  // The pieces of the callee under the names that sizes have here.
  size_t first = function.pieces.size();
  for (const StatePiece &piece : (*copy)->pieces) {
    SmallVector<Attribute> shape(piece.shape.getAsRange<Attribute>());
    for (Attribute &size : shape)
      for (unsigned i = 0; isa<StringAttr>(size) && i < callee.getNumArguments(); ++i)
        if (callee.getArgAttr(i, "ldn.size") == size) {
          auto argument = dyn_cast<BlockArgument>(call.getOperand(i));
          size = argument ? func.getArgAttr(argument.getArgNumber(), "ldn.size") : Attribute();
          if (!size)
            return refuse(call, "a size of a layer has no name");
          break;
        }
    operands.push_back(addPiece(piece.type, b.getArrayAttr(shape)).argument);
  }
  auto token = func::CallOp::create(b, (*copy)->func, operands);
  token->setDiscardableAttrs(call->getDiscardableAttrDictionary());
  for (auto [result, kind] : llvm::zip((*copy)->results, token.getResults()))
    kinds[kind] = result;
  for (auto [piece, next] : llvm::zip(MutableArrayRef(function.pieces).drop_front(first),
                                      token.getResults().drop_front(call.getNumResults())))
    piece.next = next;
  call->replaceAllUsesWith(token.getResults().take_front(call.getNumResults()));
  call.erase();
  return success();
}
