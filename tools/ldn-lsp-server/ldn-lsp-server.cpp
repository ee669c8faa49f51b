//===- ldn-lsp-server.cpp - mlir-lsp-server with the ldn dialect -------------===//

#include "ldn/Dialect/LDNDialect.h"

#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/Tools/mlir-lsp-server/MlirLspServerMain.h"

int main(int argc, char **argv) {
  mlir::DialectRegistry registry;
  mlir::registerAllDialects(registry);
  mlir::registerAllExtensions(registry);
  registry.insert<ldn::LDNDialect>();
  return mlir::failed(mlir::MlirLspServerMain(argc, argv, registry));
}
