//===- ldn-opt.cpp - mlir-opt with the ldn dialect and passes ----------------===//

#include "ldn/Conversion/Passes.h"
#include "ldn/Dialect/BufferizableOpInterfaceImpl.h"
#include "ldn/Dialect/LDNDialect.h"
#include "ldn/Transforms/Passes.h"
#include "ldn/Transforms/Pipelines.h"

#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/InitAllPasses.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"

int main(int argc, char **argv) {
  mlir::DialectRegistry registry;
  mlir::registerAllDialects(registry);
  mlir::registerAllExtensions(registry);
  mlir::registerAllPasses();
  ldn::registerLDNConversionPasses();
  ldn::registerLDNTransformsPasses();
  ldn::registerLDNTransformsPipelines();
  registry.insert<ldn::LDNDialect>();
  ldn::registerBufferizableOpInterfaceExternalModels(registry);
  return mlir::asMainReturnCode(
      mlir::MlirOptMain(argc, argv, "LDN optimizer driver\n", registry));
}
