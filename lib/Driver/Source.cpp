//===- Source.cpp - From a model's text to the ldn dialect ------------------===//

#include "Compilation.h"

#include "ldn/Dialect/LDNOps.h"
#include "ldn/Frontend/ASTPrinter.h"
#include "ldn/Frontend/Diagnostics.h"
#include "ldn/Frontend/Frontend.h"
#include "ldn/Frontend/Parser.h"

#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/Path.h"

using namespace mlir;
using namespace ldn;

static FrontendOptions frontendOptions(const Options &options) {
  FrontendOptions result;
  result.model = options.model;
  result.variant = options.variant;
  result.recipe = options.recipe;
  result.defines = options.defines;
  result.precision = options.precision;
  // Not where it was on this machine.
  result.sourceName = llvm::sys::path::filename(options.input).str();
  return result;
}

bool Compilation::compileSource() {
  enterPhase("parsing");
  Diagnostics reports(*sources, llvm::errs());
  std::unique_ptr<ast::File> file = parseFile(*sources, input.bufferId, reports);
  if (reports.hasErrors())
    return !(status = ExitUserError);
  if (options.emit == Stage::Ast && !options.check) {
    ast::print(*file, output.stream());
    return true;
  }
  if (dump.isOpen()) {
    std::string text;
    llvm::raw_string_ostream os(text);
    ast::print(*file, os);
    dump.setStage("ast");
    dump.add("parse", ".ast", text);
  }

  enterPhase("checking");
  FrontendOptions wanted = frontendOptions(options);
  if (options.check)
    return checkSource(*file, wanted, reports);
  module = generate(*file, wanted, reports, context);
  if (reports.hasErrors() || !module)
    return !(status = ExitUserError);
  describeRun();
  return runStage(stageInfo(Stage::Ldn));
}

bool Compilation::checkSource(const ast::File &file, FrontendOptions wanted, Diagnostics &reports) {
  if (!checkFile(file, wanted, reports, context))
    return !(status = ExitUserError);
  // What each model costs: the one that was asked for, or all.
  bool isChosen = !wanted.model.empty() || !wanted.variant.empty() || !wanted.recipe.empty();
  for (ast::ModelDecl *model : file.all<ast::ModelDecl>()) {
    if (!isChosen)
      wanted.model = model->name.name.str();
    module = generate(file, wanted, reports, context);
    if (!module)
      return !(status = ExitUserError);
    describeRun();
    if (!runStage(stageInfo(Stage::Ldn)))
      return false;
    printCosts();
    if (isChosen)
      break;
  }
  return true;
}

/// "3.25 M"
static std::string withUnit(double value) {
  static const char *const units[] = {"", " k", " M", " G", " T"};
  size_t unit = 0;
  for (; value >= 1000 && unit + 1 < std::size(units); ++unit)
    value /= 1000;
  return llvm::formatv("{0:f2}{1}", value, units[unit]);
}

/// "204.05 M · B + 12.00 · B · T"
static std::string costText(ArrayAttr terms) {
  std::string text;
  for (auto term : terms.getAsRange<DictionaryAttr>()) {
    text += (text.empty() ? "" : " + ") + withUnit(term.getAs<FloatAttr>("coef").getValueAsDouble());
    for (auto size : term.getAs<ArrayAttr>("dims").getAsValueRange<StringAttr>())
      text += " · " + size.str();
  }
  return text.empty() ? "0" : text;
}

void Compilation::printCosts() {
  llvm::StringSet<> paths;
  int64_t parameters = 0;
  module->walk([&](ParameterOp op) {
    if (paths.insert(op.getPath()).second)
      parameters += cast<ShapedType>(op.getType()).getNumElements();
  });
  llvm::outs() << cast<StringAttr>((*module)->getAttr("ldn.model")).getValue() << ": "
               << llvm::formatv("{0:n}", parameters) << " parameters\n";
  for (auto func : module->getOps<func::FuncOp>())
    if (auto flops = func->getAttrOfType<ArrayAttr>("ldn.flops"))
      llvm::outs() << "  " << func.getName() << ": " << costText(flops) << " floating-point operations\n";
}
