//===- Source.cpp - From a model's text to the ldn dialect ------------------===//

#include "Compilation.h"

#include "ldn/Dialect/LDNOps.h"
#include "ldn/Frontend/ASTPrinter.h"
#include "ldn/Frontend/Diagnostics.h"
#include "ldn/Frontend/Parser.h"

using namespace mlir;
using namespace ldn;

bool Compilation::compileSource() {
  enterPhase("parsing");
  Diagnostics reports(*sources, llvm::errs());
  std::unique_ptr<ast::File> file = parseFile(*sources, input.bufferId, reports);
  if (reports.hasErrors()) {
    status = 1;
    return false;
  }
  if (options.emit == Stage::Ast && !options.check) {
    ast::print(*file, output.stream());
    return true;
  }
  return userError("this build reads models up to --emit=ast");
}
