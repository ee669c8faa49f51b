//===- ResidualTable.cpp - What training keeps, by names of the model ---------===//

#include "Residuals.h"
#include "ldn/Autodiff/Remat.h"
#include "ldn/Dialect/LDNOps.h"
#include "ldn/Dialect/ModelNames.h"
#include "ldn/Transforms/Columns.h"
#include "ldn/Transforms/CountingSizes.h"

#include "llvm/ADT/SetVector.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace ldn;

namespace {
struct Row {
  std::string name, operation, place, shape;
  int64_t bytes = 0;
};

class Table {
public:
  explicit Table(func::FuncOp gradients) : gradients(gradients), module(gradients->getParentOfType<ModuleOp>()) {}

  void fill();
  void print(raw_ostream &os) const;

private:
  /// The operations that loss and metrics need; all others are of the derivative.
  void findForward();
  void addCall(func::CallOp call);
  void addKept(Value value, const std::string &path, ArrayAttr shape);
  bool isUsedByDerivative(Value value);

  func::FuncOp gradients;
  ModuleOp module;
  llvm::DenseSet<Operation *> forward;
  std::vector<Row> rows;
  llvm::SetVector<StringRef> openSizes;
  int64_t inLayers = 0, outside = 0;
};
} // namespace

/// "[B, 64, 192]"
static std::string shapeText(ArrayAttr shape) {
  std::string text = "[";
  llvm::raw_string_ostream os(text);
  llvm::interleaveComma(shape, os, [&](Attribute size) {
    if (auto name = dyn_cast<StringAttr>(size))
      os << name.getValue();
    else
      os << cast<IntegerAttr>(size).getInt();
  });
  return text + "]";
}

void Table::findForward() {
  Operation *end = gradients.getBody().front().getTerminator();
  auto need = [&](Value value) {
    if (Operation *op = value.getDefiningOp())
      forward.insert(op);
  };
  for (auto [i, value] : llvm::enumerate(end->getOperands()))
    if (gradients.getResultAttrOfType<StringAttr>(i, "ldn.role") != "gradient")
      need(value);
  for (Operation &op : llvm::reverse(gradients.getBody().front().without_terminator()))
    if (forward.contains(&op))
      llvm::for_each(op.getOperands(), need);
}

bool Table::isUsedByDerivative(Value value) {
  Block &block = gradients.getBody().front();
  return llvm::any_of(value.getUsers(), [&](Operation *user) {
    Operation *op = block.findAncestorOpInBlock(*user);
    return op != block.getTerminator() && !forward.contains(op);
  });
}

void Table::addKept(Value value, const std::string &path, ArrayAttr shape) {
  // What a layer returns is named by what makes it there.
  Value made = value;
  std::string name = path;
  while (auto call = made.getDefiningOp<func::CallOp>()) {
    auto callee = module.lookupSymbol<func::FuncOp>(call.getCallee());
    if (auto inner = call->getAttrOfType<StringAttr>("ldn.path"))
      name = joinPaths(name, inner.getValue());
    made = callee.getBody().front().getTerminator()->getOperand(cast<OpResult>(made).getResultNumber());
  }
  Row &row = rows.emplace_back();
  if (Operation *op = made.getDefiningOp()) {
    row.operation = op->getName().getStringRef().str();
    row.place = placeText(op->getLoc());
    name = joinPaths(name, getModelName(op));
  }
  row.name = name.empty() ? "-" : name;
  row.shape = shapeText(shape);
  row.bytes = countBytes(module, cast<RankedTensorType>(value.getType()), shape);
  for (Attribute size : shape)
    if (auto open = dyn_cast<StringAttr>(size))
      openSizes.insert(open.getValue());
}

void Table::addCall(func::CallOp call) {
  auto callee = module.lookupSymbol<func::FuncOp>(call.getCallee());
  if (!callee->hasAttr("ldn.forward"))
    return;
  auto path = call->getAttrOfType<StringAttr>("ldn.path");
  std::string name = path ? path.str() : callee.getName().str();
  size_t first = rows.size();
  for (unsigned i = 0; i < callee.getNumResults(); ++i)
    if (callee.getResultAttr(i, "ldn.residual"))
      addKept(callee.getBody().front().getTerminator()->getOperand(i), name,
              callee.getResultAttrOfType<ArrayAttr>(i, "ldn.shape"));
  for (const Row &row : ArrayRef(rows).drop_front(first))
    inLayers = llvm::SaturatingAdd<uint64_t>(inLayers, row.bytes);
  if (rows.size() == first)
    rows.push_back({name, "recomputed from its operands", "", "", 0});
}

void Table::fill() {
  findForward();
  for (Operation &op : gradients.getBody().front()) {
    if (!forward.contains(&op) || isa<ParameterOp>(op) || op.hasTrait<OpTrait::ConstantLike>())
      continue;
    auto call = dyn_cast<func::CallOp>(op);
    if (call)
      addCall(call);
    auto callee = call ? module.lookupSymbol<func::FuncOp>(call.getCallee()) : func::FuncOp();
    for (OpResult result : op.getResults()) {
      bool isResidual = callee && callee.getResultAttr(result.getResultNumber(), "ldn.residual");
      if (isResidual || !isa<RankedTensorType>(result.getType()) || !isUsedByDerivative(result))
        continue;
      addKept(result, "", namedShape(result));
      rows.back().operation += call ? ", result" : "";
      outside += rows.back().bytes;
    }
  }
}

void Table::print(raw_ostream &os) const {
  std::vector<std::vector<std::string>> lines = {{"value", "operation", "place", "shape", "bytes"}};
  for (const Row &row : rows)
    lines.push_back({row.name, row.operation, row.place, row.shape,
                     row.shape.empty() ? "" : llvm::formatv("{0:N}", row.bytes).str()});
  printColumns(lines, /*numbers=*/{4}, /*indent=*/"", os);
  os << llvm::formatv("{0:N} bytes in layers, {1:N} outside of them", inLayers, outside)
     << (openSizes.empty() ? "" : ", for ");
  llvm::interleave(
      openSizes, os, [&](StringRef name) { os << name << " = " << sizeForCounting(module, name); }, ", ");
  os << "\n";
}

void ldn::printResiduals(ModuleOp module, raw_ostream &os) {
  Table table(module.lookupSymbol<func::FuncOp>("gradients"));
  table.fill();
  table.print(os);
}
