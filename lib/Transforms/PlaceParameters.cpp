//===- PlaceParameters.cpp - One arena for all parameters --------------------===//
//
// In:   %w = ldn.parameter "w" init ... : tensor<4x8xf32>             anywhere in a function
// Out:  %v = memref.view %params[...]   : memref<?xi8> to memref<4x8xf32>
//       %w = bufferization.to_tensor %v restrict                      and the function takes %params
//
// `restrict` holds because a view is only ever read: two views of one parameter may exist, but nothing writes them.
// Does nothing to functions that neither use parameters nor call one that does.
//
//===----------------------------------------------------------------------===//

#include "ArenaArguments.h"

#include "ldn/Dialect/LDNOps.h"
#include "ldn/Transforms/Passes.h"

#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "llvm/ADT/MapVector.h"

namespace ldn {
#define GEN_PASS_DEF_PLACEPARAMETERS
#include "ldn/Transforms/Passes.h.inc"
} // namespace ldn

using namespace mlir;
using namespace ldn;

namespace {

struct Place {
  ParameterOp first;
  int64_t offset;
};

class PlaceParameters : public ldn::impl::PlaceParametersBase<PlaceParameters> {
  void runOnOperation() override {
    if (failed(assignPlaces()))
      return signalPassFailure();
    recordPlaces();
    SetVector<func::FuncOp> users;
    getOperation().walk([&](ParameterOp op) { users.insert(op->getParentOfType<func::FuncOp>()); });
    for (auto &[func, arena] : addArena(getOperation(), users, "params"))
      replaceParameters(func, arena);
    for (auto func : getOperation().getOps<func::FuncOp>())
      placeGradients(func);
    places.clear();
  }

  /// Offsets in the order in which the paths first appear, those that decay in training first; one place for one path.
  LogicalResult assignPlaces();
  LogicalResult assignPlaces(bool decaying);
  /// What the runtime needs to know to fill the arena.
  void recordPlaces();
  void replaceParameters(func::FuncOp func, Value arena);
  /// Results that are gradients, and the destinations made for them, become places of the arena `gradients`.
  void placeGradients(func::FuncOp func);
  /// A view of the place of `path` at the top of `func`.
  Value makeView(OpBuilder &builder, Location loc, StringAttr path, RankedTensorType type, Value arena);

  llvm::MapVector<StringAttr, Place> places; // by path
  int64_t extent = 0;
};

} // namespace

/// Whether the recipe of the module lets the parameter decay.
static bool decays(ModuleOp module, ParameterOp op) {
  auto recipe = module->getAttrOfType<DictionaryAttr>("ldn.train");
  auto group = op->getAttrOfType<StringAttr>("ldn.group");
  auto without = recipe ? recipe.getAs<ArrayAttr>("no_decay") : ArrayAttr();
  return recipe && !(without && group && llvm::is_contained(without, group));
}

LogicalResult PlaceParameters::assignPlaces() {
  extent = 0;
  if (failed(assignPlaces(/*decaying=*/true)))
    return failure();
  if (getOperation()->hasAttr("ldn.train"))
    getOperation()->setAttr("ldn.decayed_bytes", IntegerAttr::get(IntegerType::get(&getContext(), 64), extent));
  return assignPlaces(/*decaying=*/false);
}

LogicalResult PlaceParameters::assignPlaces(bool decaying) {
  WalkResult result = getOperation().walk([&](ParameterOp op) {
    if (decays(getOperation(), op) != decaying)
      return WalkResult::advance();
    auto [it, isNew] = places.try_emplace(op.getPathAttr(), Place{op, extent});
    if (isNew) {
      extent = llvm::alignTo(extent + sizeInBytes(cast<ShapedType>(op.getType())), arenaAlignment);
      return WalkResult::advance();
    }
    if (it->second.first.getType() == op.getType())
      return WalkResult::advance();
    InFlightDiagnostic error = op.emitError() << "parameter '" << op.getPath() << "' has type " << op.getType()
                                              << " here and " << it->second.first.getType() << " elsewhere";
    error.attachNote(it->second.first.getLoc()) << "first used here";
    return WalkResult::interrupt();
  });
  return failure(result.wasInterrupted());
}

void PlaceParameters::recordPlaces() {
  Builder builder(&getContext());
  SmallVector<Attribute> list;
  for (auto &[path, place] : places) {
    NamedAttrList fields;
    fields.set("path", path);
    fields.set("type", TypeAttr::get(place.first.getType()));
    fields.set("offset", builder.getI64IntegerAttr(place.offset));
    fields.set("init", place.first.getInitAttr());
    if (Attribute group = place.first->getAttr("ldn.group"))
      fields.set("group", group);
    list.push_back(fields.getDictionary(&getContext()));
  }
  getOperation()->setAttr("ldn.parameters", builder.getArrayAttr(list));
  getOperation()->setAttr("ldn.params_bytes", builder.getI64IntegerAttr(extent));
}

void PlaceParameters::replaceParameters(func::FuncOp func, Value arena) {
  // One view for each path, at the top: it dominates every use.
  auto builder = OpBuilder::atBlockBegin(&func.getBody().front());
  llvm::MapVector<StringAttr, Value> views;
  SmallVector<ParameterOp> parameters;
  func.walk([&](ParameterOp op) {
    parameters.push_back(op);
    Value &view = views[op.getPathAttr()];
    if (!view) {
      auto type = cast<RankedTensorType>(op.getType());
      Value memref = makeView(builder, op.getLoc(), op.getPathAttr(), type, arena);
      view = bufferization::ToTensorOp::create(builder, op.getLoc(), type, memref, /*restrict=*/true);
    }
    op.replaceAllUsesWith(view);
  });
  for (ParameterOp op : parameters)
    op.erase();
}

Value PlaceParameters::makeView(OpBuilder &builder, Location loc, StringAttr path, RankedTensorType type, Value arena) {
  Value offset = arith::ConstantIndexOp::create(builder, loc, places.find(path)->second.offset);
  return memref::ViewOp::create(builder, loc, MemRefType::get(type.getShape(), type.getElementType()), arena, offset,
                                ValueRange());
}

void PlaceParameters::placeGradients(func::FuncOp func) {
  llvm::BitVector results(func.getNumResults()), arguments(func.getNumArguments());
  for (unsigned i = 0; i < func.getNumResults(); ++i)
    results[i] = func.getResultAttr(i, "ldn.role") == StringAttr::get(&getContext(), "gradient");
  if (results.none())
    return;
  for (unsigned i = 0; i < func.getNumArguments(); ++i)
    arguments[i] = func.getArgAttr(i, "ldn.role") == StringAttr::get(&getContext(), "gradient");
  Value arena = addArenaArgument(func, "gradients");
  arguments.resize(func.getNumArguments());
  auto top = OpBuilder::atBlockBegin(&func.getBody().front());
  OpBuilder end(func.getBody().front().getTerminator());
  Operation *terminator = func.getBody().front().getTerminator();
  // Destinations come in the order of the results.
  SmallVector<unsigned> places = llvm::to_vector(arguments.set_bits());
  for (auto [place, result] : llvm::zip(places, results.set_bits())) {
    Value argument = func.getArgument(place), value = terminator->getOperand(result);
    auto path = func.getArgAttrOfType<StringAttr>(place, "ldn.path");
    Value memref = makeView(top, value.getLoc(), path, cast<RankedTensorType>(argument.getType()), arena);
    argument.replaceAllUsesWith(bufferization::ToTensorOp::create(top, value.getLoc(), argument.getType(), memref,
                                                                  /*restrict=*/true, /*writable=*/true));
    bufferization::MaterializeInDestinationOp::create(end, value.getLoc(), Type(), value, memref, /*restrict=*/false,
                                                      /*writable=*/true);
  }
  terminator->eraseOperands(results);
  if (failed(func.eraseResults(results)) || failed(func.eraseArguments(arguments)))
    llvm_unreachable("functions of a module lose results and arguments");
}
