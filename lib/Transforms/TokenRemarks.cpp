//===- TokenRemarks.cpp - What is said about passes over the tokens ----------===//

#include "TokenRemarks.h"
#include "ldn/Dialect/ModelNames.h"
#include "ldn/Dialect/Remarks.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringExtras.h"

#include <cmath>

using namespace mlir;
using namespace ldn;

/// The `let`s and parameters whose operations share the pass.
static std::string namesOf(const TokenGroup &group) {
  llvm::SetVector<StringRef> names;
  for (Operation *op : group.ops)
    if (StringRef name = getModelName(op); !name.empty())
      names.insert(name);
  return names.empty() ? "" : ": " + llvm::join(names, ", ");
}

static void remarkHalo(const TokenGroups &groups, Operation *op, int64_t rows) {
  Halo halo = groups.getHalo(op);
  bool isStep = llvm::any_of(op->getUsers(), [&](Operation *user) {
    return isa<DiffuseOp>(user) && groups.getLevel(user) == groups.getLevel(op);
  });
  if (auto remark = remarkPassed(op, isStep ? "steps" : "windows", "Halo"))
    remark << "computed for " << RemarkArg("Before", halo.before) << " + " << RemarkArg("After", halo.after)
           << " rows beyond a tile of " << RemarkArg("Rows", rows) << ": "
           << RemarkArg("PercentTwice", 100 * (halo.before + halo.after) / rows) << " % of the rows twice";
}

void ldn::remarkPass(const TokenGroups &groups, const TokenGroup &group, const TileRows &tile, size_t number,
                     size_t count) {
  Operation *last = group.ops.back();
  if (!last->getContext()->getRemarkEngine())
    return;
  if (auto remark = remarkPassed(last, "tokens", "Pass"))
    remark << "pass " << RemarkArg("Pass", number) << " of " << RemarkArg("Passes", count) << ": "
           << RemarkArg("Operations", group.ops.size()) << " operations in tiles of " << RemarkArg("Rows", tile.rows)
           << " tokens (" << RemarkArg("Reason", tile.reason) << "), " << RemarkArg("RowBytes", tile.rowBytes)
           << " live bytes a token, " << RemarkArg("WeightBytes", tile.weightBytes)
           << " of weights a tile, cycles a token: " << RemarkArg("Arithmetic", std::llround(tile.cycles.arithmetic))
           << " arithmetic, " << RemarkArg("Weights", std::llround(tile.cycles.weights)) << " weights, "
           << RemarkArg("Results", std::llround(tile.cycles.results)) << " results"
           << RemarkArg("Names", namesOf(group));
  for (Operation *op : group.ops)
    if (!groups.getHalo(op).isZero())
      remarkHalo(groups, op, tile.rows);
}

void ldn::remarkCuts(const TokenGroups &groups) {
  for (const TokenCut &cut : groups.getCuts()) {
    auto remark = remarkMissed(cut.op, cut.kind, "Stored");
    if (!remark)
      continue;
    auto type = cast<RankedTensorType>(cut.op->getResult(0).getType());
    remark << "stored for a later pass, " << RemarkArg("Features", type.getShape().back())
           << " numbers a row: " << RemarkArg("Reason", cut.reason) << " (";
    if (StringRef name = getModelName(cut.user); !name.empty())
      remark << RemarkArg("Reader", name) << ", ";
    remark << RemarkArg("Operation", cut.user->getName().getStringRef()) << ")";
  }
}
