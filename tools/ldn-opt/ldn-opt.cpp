//===- ldn-opt.cpp - mlir-opt with the ldn dialect and passes ----------------===//

#include "ldn/Autodiff/Passes.h"
#include "ldn/Conversion/Passes.h"
#include "ldn/Dialect/BufferizableOpInterfaceImpl.h"
#include "ldn/Dialect/LDNDialect.h"
#include "ldn/Driver/Driver.h"
#include "ldn/Target/Passes.h"
#include "ldn/Target/Target.h"
#include "ldn/Transforms/Passes.h"

#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/InitAllPasses.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"

int main(int argc, char **argv) {
  mlir::DialectRegistry registry;
  mlir::registerAllDialects(registry);
  mlir::registerAllExtensions(registry);
  mlir::registerAllPasses();
  ldn::registerLDNAutodiffPasses();
  ldn::registerLDNConversionPasses();
  ldn::registerLDNTargetPasses();
  ldn::registerLDNTransformsPasses();
  std::vector<std::unique_ptr<ldn::Target>> targets = ldn::createTargets();
  ldn::registerStagePipelines(targets);
  registry.insert<ldn::LDNDialect>();
  ldn::registerBufferizableOpInterfaceExternalModels(registry);
  ldn::registerDerivativeRules(registry);
  return mlir::asMainReturnCode(
      mlir::MlirOptMain(argc, argv, "LDN optimizer driver\n", registry));
}
