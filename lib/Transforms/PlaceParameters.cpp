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
    places.clear();
  }

  /// Offsets in the order in which the paths first appear; one place for one path.
  LogicalResult assignPlaces();
  /// What the runtime needs to know to fill the arena.
  void recordPlaces();
  void replaceParameters(func::FuncOp func, Value arena);

  llvm::MapVector<StringAttr, Place> places; // by path
  int64_t extent = 0;
};

} // namespace

LogicalResult PlaceParameters::assignPlaces() {
  extent = 0;
  WalkResult result = getOperation().walk([&](ParameterOp op) {
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
  for (auto &[path, place] : places)
    list.push_back(builder.getDictionaryAttr({
        builder.getNamedAttr("path", path),
        builder.getNamedAttr("type", TypeAttr::get(place.first.getType())),
        builder.getNamedAttr("offset", builder.getI64IntegerAttr(place.offset)),
        builder.getNamedAttr("init", place.first.getInitAttr()),
    }));
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
      Value offset = arith::ConstantIndexOp::create(builder, op.getLoc(), places.find(op.getPathAttr())->second.offset);
      Value memref = memref::ViewOp::create(builder, op.getLoc(), MemRefType::get(type.getShape(), type.getElementType()),
                                            arena, offset, ValueRange());
      view = bufferization::ToTensorOp::create(builder, op.getLoc(), type, memref, /*restrict=*/true);
    }
    op.replaceAllUsesWith(view);
  });
  for (ParameterOp op : parameters)
    op.erase();
}
