//===- IRGenParameters.cpp - Parameters and how they start ----------------===//

#include "ModuleEmitter.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include <cmath>

using namespace ldn;
using namespace ldn::ast;

static std::string joinPath(llvm::StringRef path, llvm::StringRef name) {
  bool both = !path.empty() && !name.empty();
  return (path + (both ? "." : "") + name).str();
}

llvm::StringRef ldn::spelling(Group group) {
  switch (group) {
  case Group::Weight:
    return "weight";
  case Group::Bias:
    return "bias";
  case Group::Norm:
    return "norm";
  case Group::Dt:
    return "dt";
  case Group::Kernel:
    return "kernel";
  case Group::Embedding:
    return "embedding";
  }
  return "";
}

mlir::Value FunctionEmitter::parameter(const Call &call, llvm::StringRef name, Group group,
                                       llvm::ArrayRef<int64_t> shape, const Init &init) {
  return parameter(joinPath(call.path, name), group, shape, init, call.range);
}

mlir::Value FunctionEmitter::parameter(llvm::StringRef path, Group group, llvm::ArrayRef<int64_t> shape,
                                       const Init &init, SourceRange range) {
  // More elements than any machine holds: sizes can be multiplied freely after.
  constexpr int64_t kMaxElements = int64_t(1) << 40;
  int64_t elements = 1;
  for (int64_t size : shape)
    if (llvm::MulOverflow(elements, size, elements) || elements > kMaxElements) {
      sizeError(range, "parameter '" + path + "' has more than 2^40 elements");
      elements = 1;
      break;
    }
  auto attr = InitAttr::get(&file.mlir, init.kind, mlir::DenseF64ArrayAttr::get(&file.mlir, init.values));
  return parameter(path, group, parameterType(shape), attr, range);
}

mlir::Value FunctionEmitter::parameter(llvm::StringRef path, Group group, mlir::RankedTensorType type, InitAttr init,
                                       SourceRange range) {
  Parameter made{fullPath(path), type, init, group, nullptr, range};
  mlir::Location loc = file.location(range, made.path);
  module.spend(range);
  if (isEntry) {
    // At the top of the function, in order.
    mlir::OpBuilder::InsertionGuard guard(builder);
    if (lastParameter)
      builder.setInsertionPointAfter(lastParameter);
    else
      builder.setInsertionPointToStart(&func.getBody().front());
    lastParameter = ParameterOp::create(builder, loc, type, made.path, init);
    lastParameter->setAttr("ldn.group", builder.getStringAttr(spelling(group)));
    made.value = lastParameter->getResult(0);
  } else {
    made.value = func.getBody().front().addArgument(type, loc);
  }
  parameters.push_back(made);
  return made.value;
}

//===----------------------------------------------------------------------===//
// Numbers that may be learned
//===----------------------------------------------------------------------===//

Learned::Map ldn::mapNamed(llvm::StringRef word) {
  return word == "none" ? Learned::Map::None : word == "exp" ? Learned::Map::Exp : Learned::Map::Softplus;
}

mlir::Value FunctionEmitter::mapped(mlir::Value stored, Learned::Map map, mlir::Location loc) {
  if (map == Learned::Map::None)
    return stored;
  Dims dims;
  for (int64_t size : llvm::cast<mlir::ShapedType>(stored.getType()).getShape())
    dims.push_back(Dim::number(size));
  const ElementFn &fn = *findElementFn(map == Learned::Map::Exp ? "exp" : "softplus");
  return mapOf(fn, Tensor{stored, dims}, loc).value;
}

/// What is stored so that `used` is used.
static double stored(double used, Learned::Map map) {
  switch (map) {
  case Learned::Map::Softplus:
    return used + std::log(-std::expm1(-used));
  case Learned::Map::Exp:
    return std::log(used);
  case Learned::Map::None:
    return used;
  }
  return used;
}

mlir::Value FunctionEmitter::learned(const Learned &number, llvm::StringRef path, Group group,
                                     llvm::ArrayRef<int64_t> shape, Learned::Map map, SourceRange range) {
  if (number.learned && number.map)
    map = *number.map;
  llvm::SmallVector<double> values(number.values);
  if (number.isList && shape.empty() && values.size() > 1) {
    error(range, "'" + path + "' is one number, got " + llvm::Twine(values.size()));
    return nullptr;
  }
  if (number.isList && !shape.empty() && static_cast<int64_t>(values.size()) != shape[0]) {
    error(range, "'" + path + "' needs " + llvm::Twine(shape[0]) + " numbers, got " + llvm::Twine(values.size()));
    return nullptr;
  }
  if (!number.learned)
    return constant(shape, values, loc(range, path));
  for (double &value : values) {
    if (map != Learned::Map::None && !(value > 0)) {
      error(range, "'" + path + "' must start above zero, got " + text(value));
      return nullptr;
    }
    value = stored(value, map);
  }
  mlir::Value raw = parameter(path, group, shape, Init{InitKind::constant, values}, range);
  return mapped(raw, map, loc(range, path));
}

Term builtin::param(FunctionEmitter &emitter, const Call &call) {
  llvm::SmallVector<double> values = call.numbers("value");
  Learned number;
  number.values = values;
  number.learned = true;
  number.isList = call["value"].constant().isList();
  llvm::SmallVector<int64_t> shape;
  Dims dims;
  if (number.isList) {
    shape.push_back(values.size());
    dims.push_back(Dim::number(values.size()));
  }
  mlir::Value value =
      emitter.learned(number, call.path, Group::Weight, shape, mapNamed(call.word("as")), call.at("value"));
  return value ? Term(Tensor{value, dims}) : Term();
}

//===----------------------------------------------------------------------===//
// `param W: [D, D] = xavier()`
//===----------------------------------------------------------------------===//

std::optional<Init> FunctionEmitter::evalInit(const Expr &expr, llvm::ArrayRef<int64_t> shape) {
  int64_t elements = 1;
  for (int64_t size : shape)
    elements *= size;
  auto constant = [&](llvm::ArrayRef<double> values) -> std::optional<Init> {
    if (values.size() == 1 || static_cast<int64_t>(values.size()) == elements)
      return Init{InitKind::constant, llvm::SmallVector<double>(values.begin(), values.end())};
    error(expr.range(), "the parameter has " + llvm::Twine(elements) + " elements, its first values are " +
                            llvm::Twine(values.size()));
    return std::nullopt;
  };
  // A number, or a list of them.
  bool isCall = llvm::isa<CallExpr>(expr);
  auto *name = llvm::dyn_cast<NameExpr>(&expr);
  if (!isCall && !(name && findBuiltin(Family::Init, name->name))) {
    if (name && !file.find<ConstDecl>(name->name) && !symbols.contains(name->name))
      return bindFamily(Family::Init, expr), std::nullopt;
    auto value = evalConstant(expr);
    if (!value)
      return std::nullopt;
    if (value->isBool()) {
      error(expr.range(), "a parameter starts from a number, got " + value->text());
      return std::nullopt;
    }
    return value->isList() ? constant(value->asList()) : constant({value->asDouble()});
  }
  auto call = bindFamily(Family::Init, expr);
  if (!call)
    return std::nullopt;
  llvm::StringRef kind = call->signature->name;
  if (kind == "zeros" || kind == "ones")
    return Init::constant(kind == "ones");
  if (kind == "constant")
    return constant(call->numbers("value"));
  if (kind == "normal") {
    double std = call->number("std");
    if (!(std >= 0)) {
      error(call->at("std"), "'std' must not be negative, got " + text(std));
      return std::nullopt;
    }
    return Init{InitKind::normal, {call->number("mean"), std}};
  }
  if (kind == "uniform") {
    double low = call->number("low"), high = call->number("high");
    if (!(low < high)) {
      error(call->range, "'low' must be below 'high', got " + text(low) + " and " + text(high));
      return std::nullopt;
    }
    return Init{InitKind::uniform, {low, high}};
  }
  if (shape.size() != 2) {
    error(call->range, "xavier() is for a matrix, and the parameter has " + llvm::Twine(shape.size()) +
                           (shape.size() == 1 ? " size" : " sizes"));
    return std::nullopt;
  }
  return Init::uniform(call->number("gain") * std::sqrt(6.0 / static_cast<double>(shape[0] + shape[1])));
}

void FunctionEmitter::emitParam(const ParamStmt &stmt) {
  Term term;
  if (auto dims = evalShape(stmt.shape)) {
    auto open = llvm::find_if(*dims, [](const Dim &d) { return d.isOpen(); });
    if (open != dims->end()) {
      if (!module.sizesUnknown)
        sizeError(stmt.shape.range, "parameter '" + stmt.name.name + "' has the size '" + open->text() +
                                        "', which is open until run time");
    } else {
      llvm::SmallVector<int64_t> shape = shapeOf(*dims);
      if (auto init = evalInit(*stmt.init, shape))
        term = Tensor{parameter(stmt.name.name, Group::Weight, shape, *init, stmt.name.range), *dims};
    }
  }
  declare(stmt.name, "param", term);
}
