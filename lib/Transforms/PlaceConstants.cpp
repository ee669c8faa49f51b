//===- PlaceConstants.cpp - Constant tensors as globals ----------------------===//
//
// In:   %c = arith.constant dense<[…]> : tensor<3xf32>
// Out:  memref.global "private" constant @constant_0 : memref<3xf32> = dense<[…]>
//       %g = memref.get_global @constant_0      %c = bufferization.to_tensor %g restrict
//
// Numbered in the order of the module, so that a model always gives the same code.
//
//===----------------------------------------------------------------------===//

#include "ldn/Transforms/Passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "llvm/ADT/MapVector.h"

namespace ldn {
#define GEN_PASS_DEF_PLACECONSTANTS
#include "ldn/Transforms/Passes.h.inc"
} // namespace ldn

using namespace mlir;
using namespace ldn;

namespace {
struct PlaceConstants : ldn::impl::PlaceConstantsBase<PlaceConstants> {
  void runOnOperation() override {
    ModuleOp module = getOperation();
    llvm::MapVector<Attribute, SmallVector<arith::ConstantOp>> constants;
    module.walk([&](arith::ConstantOp op) {
      if (isa<RankedTensorType>(op.getType()))
        constants[op.getValue()].push_back(op);
    });
    auto globals = OpBuilder::atBlockBegin(module.getBody());
    for (auto [number, entry] : llvm::enumerate(constants)) {
      auto &[value, ops] = entry;
      auto tensor = cast<RankedTensorType>(ops.front().getType());
      auto type = MemRefType::get(tensor.getShape(), tensor.getElementType());
      std::string name = "constant_" + std::to_string(number);
      memref::GlobalOp::create(globals, ops.front().getLoc(), name, globals.getStringAttr("private"), type,
                               cast<ElementsAttr>(value), /*constant=*/true, globals.getI64IntegerAttr(64));
      for (arith::ConstantOp op : ops) {
        OpBuilder builder(op);
        Value memory = memref::GetGlobalOp::create(builder, op.getLoc(), type, name);
        op.replaceAllUsesWith(
            bufferization::ToTensorOp::create(builder, op.getLoc(), tensor, memory, /*restrict=*/true).getResult());
        op.erase();
      }
    }
  }
};
} // namespace
