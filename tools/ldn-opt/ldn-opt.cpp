//===- ldn-opt.cpp - mlir-opt with the ldn dialect and passes ----------------===//

#include "ldn/Autodiff/Passes.h"
#include "ldn/Conversion/Passes.h"
#include "ldn/Dialect/BufferizableOpInterfaceImpl.h"
#include "ldn/Dialect/LDNDialect.h"
#include "ldn/Target/Target.h"
#include "ldn/Transforms/Passes.h"
#include "ldn/Transforms/Pipelines.h"

#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/InitAllPasses.h"
#include "mlir/Pass/PassRegistry.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"

/// --ldn-cpu-pipeline and so on: the last lowering of each target.
static void registerTargetPipelines(const std::vector<std::unique_ptr<ldn::Target>> &targets) {
  for (const std::unique_ptr<ldn::Target> &target : targets)
    mlir::registerPassPipeline(
        ("ldn-" + target->name() + "-pipeline").str(), ("from tiled code to the LLVM dialect, for " + target->name()).str(),
        [&target](mlir::OpPassManager &pm, llvm::StringRef, auto) {
          target->buildLoweringPipeline(pm);
          return mlir::success();
        },
        [](auto) {});
}

int main(int argc, char **argv) {
  mlir::DialectRegistry registry;
  mlir::registerAllDialects(registry);
  mlir::registerAllExtensions(registry);
  mlir::registerAllPasses();
  ldn::registerLDNAutodiffPasses();
  ldn::registerLDNConversionPasses();
  ldn::registerLDNTransformsPasses();
  ldn::registerLDNTransformsPipelines();
  std::vector<std::unique_ptr<ldn::Target>> targets = ldn::createTargets();
  registerTargetPipelines(targets);
  registry.insert<ldn::LDNDialect>();
  ldn::registerBufferizableOpInterfaceExternalModels(registry);
  ldn::registerDerivativeRules(registry);
  return mlir::asMainReturnCode(
      mlir::MlirOptMain(argc, argv, "LDN optimizer driver\n", registry));
}
