//===- ResolveSizes.cpp - Read open sizes from the index arguments -----------===//

#include "ldn/Transforms/Passes.h"
#include "ldn/Transforms/Sizes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

namespace ldn {
#define GEN_PASS_DEF_RESOLVESIZES
#include "ldn/Transforms/Passes.h.inc"
} // namespace ldn

using namespace mlir;
using namespace ldn;

namespace {
struct ResolveSizes : ldn::impl::ResolveSizesBase<ResolveSizes> {
  template <typename DimOp> void resolve() {
    getOperation().walk([](DimOp op) {
      std::optional<int64_t> dim = op.getConstantIndex();
      if (!dim)
        return;
      if (Value named = Size::of(op.getSource(), *dim).getNamed()) {
        op.replaceAllUsesWith(named);
        op.erase();
      }
    });
  }

  void runOnOperation() override {
    resolve<tensor::DimOp>();
    resolve<memref::DimOp>();
  }
};
} // namespace
