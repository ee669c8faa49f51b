//===- ModelNames.cpp - What operations are called in the model --------------===//

#include "ldn/Dialect/ModelNames.h"
#include "ldn/Dialect/LDNOps.h"

#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/Path.h"

using namespace mlir;
using namespace ldn;

std::string ldn::joinPaths(StringRef path, StringRef name) {
  return (path + (path.empty() || name.empty() ? "" : ".") + name).str();
}

std::string ldn::placeText(Location loc) {
  if (auto place = loc->findInstanceOf<FileLineColLoc>())
    return llvm::formatv("{0}:{1}:{2}", llvm::sys::path::filename(place.getFilename().getValue()), place.getLine(),
                         place.getColumn());
  return "";
}

/// The path of a parameter, within its function; "" of any other value.
static StringRef parameterPath(Value value) {
  if (auto pack = value.getDefiningOp<PackOp>())
    value = pack->getOperand(0);
  if (auto parameter = value.getDefiningOp<ParameterOp>())
    return parameter.getPath();
  auto argument = dyn_cast<BlockArgument>(value);
  auto func = argument ? dyn_cast<func::FuncOp>(argument.getOwner()->getParentOp()) : func::FuncOp();
  if (!func || func.getArgAttr(argument.getArgNumber(), "ldn.shape"))
    return "";
  auto name = func.getArgAttrOfType<StringAttr>(argument.getArgNumber(), "ldn.name");
  return name ? name.getValue() : "";
}

StringRef ldn::getModelName(Operation *op) {
  if (isa<func::CallOp>(op))
    if (auto path = op->getAttrOfType<StringAttr>("ldn.path"))
      return path.getValue();
  auto func = op->getParentOfType<func::FuncOp>();
  auto module = op->getParentOfType<ModuleOp>();
  auto title = func ? func->getAttrOfType<StringAttr>("ldn.layer") : StringAttr();
  if (!title && module)
    title = module->getAttrOfType<StringAttr>("ldn.model");
  auto location = op->getLoc()->findInstanceOf<NameLoc>();
  StringRef let = location && location.getName() != title ? location.getName().getValue() : "";
  for (Value operand : op->getOperands()) {
    StringRef path = parameterPath(operand), rest = path;
    if (path.empty() || !rest.consume_front(let) || !(let.empty() || rest.starts_with(".")))
      continue;
    if (!path.consume_back(".weight"))
      path.consume_back(".bias");
    return path;
  }
  return let;
}
