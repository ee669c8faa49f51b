//===- Context.cpp - The dialects that ldnc works with ----------------------===//

#include "Context.h"

#include "ldn/Autodiff/Passes.h"
#include "ldn/Dialect/BufferizableOpInterfaceImpl.h"
#include "ldn/Dialect/LDNDialect.h"

#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"

mlir::DialectRegistry ldn::makeRegistry(llvm::ArrayRef<std::unique_ptr<Target>> targets) {
  mlir::DialectRegistry registry;
  mlir::registerAllDialects(registry);
  mlir::registerAllExtensions(registry);
  registry.insert<LDNDialect>();
  registerBufferizableOpInterfaceExternalModels(registry);
  registerDerivativeRules(registry);
  for (const std::unique_ptr<Target> &target : targets)
    target->registerDialects(registry);
  return registry;
}
