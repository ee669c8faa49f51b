//===- Remarks.cpp - What passes say about their choices ---------------------===//

#include "ldn/Dialect/Remarks.h"
#include "ldn/Dialect/ModelNames.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"

using namespace mlir;
using namespace ldn;

/// `emit` is one of the functions of mlir::remark.
static Remark emitRemark(Remark (*emit)(Location, remark::RemarkOpts), Operation *op, StringRef category,
                         StringRef name) {
  if (!op->getContext()->getRemarkEngine())
    return {};
  auto func = dyn_cast<func::FuncOp>(op);
  if (!func)
    func = op->getParentOfType<func::FuncOp>();
  Location loc = op->getLoc();
  // The engine's streams know places in files only.
  if (auto place = loc->findInstanceOf<FileLineColLoc>())
    loc = place;
  Remark result =
      emit(loc, remark::RemarkOpts::name(name).category(category).function(func ? func.getName() : StringRef()));
  if (StringRef value = func == op ? "" : getModelName(op); result && !value.empty())
    result << RemarkArg("Value", value) << ": ";
  return result;
}

Remark ldn::remarkPassed(Operation *op, StringRef category, StringRef name) {
  return emitRemark(remark::passed, op, category, name);
}

Remark ldn::remarkMissed(Operation *op, StringRef category, StringRef name) {
  return emitRemark(remark::missed, op, category, name);
}

Remark ldn::remarkAnalysis(Operation *op, StringRef category, StringRef name) {
  return emitRemark(remark::analysis, op, category, name);
}
