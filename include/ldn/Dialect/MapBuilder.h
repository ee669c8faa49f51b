//===- MapBuilder.h - Writing element-wise functions -------------------------===//
#ifndef LDN_DIALECT_MAPBUILDER_H
#define LDN_DIALECT_MAPBUILDER_H

#include "ldn/Dialect/LDNOps.h"

#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace ldn {

/// The map for an input whose dimensions are the trailing ones of the result: (b, t, c) -> (c).
mlir::AffineMap trailingMap(mlir::MLIRContext *context, int64_t resultRank,
                            int64_t inputRank);

/// An `ldn.map` of `inputs`, broadcast by trailing position, whose element is `body(builder, elements)`.
mlir::Value createMap(
    mlir::ImplicitLocOpBuilder &builder, mlir::RankedTensorType type,
    mlir::ValueRange inputs,
    llvm::function_ref<mlir::Value(mlir::ImplicitLocOpBuilder &,
                                   mlir::ValueRange)>
        body);

/// The same with an indexing map for each input.
mlir::Value createMap(
    mlir::ImplicitLocOpBuilder &builder, mlir::RankedTensorType type,
    mlir::ValueRange inputs, llvm::ArrayRef<mlir::AffineMap> maps,
    llvm::function_ref<mlir::Value(mlir::ImplicitLocOpBuilder &,
                                   mlir::ValueRange)>
        body);

/// φ of linear attention on one element.
mlir::Value createFeature(mlir::ImplicitLocOpBuilder &builder, Feature feature,
                          mlir::Value x);

/// A float constant of the type of `like`.
mlir::Value createFloat(mlir::ImplicitLocOpBuilder &builder, mlir::Type type,
                        double value);

} // namespace ldn

#endif // LDN_DIALECT_MAPBUILDER_H
