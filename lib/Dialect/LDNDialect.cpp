//===- LDNDialect.cpp - Registration and attributes --------------------------===//

#include "ldn/Dialect/LDNDialect.h"
#include "ldn/Dialect/LDNOps.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/DialectImplementation.h"
#include "mlir/Transforms/InliningUtils.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace ldn;

/// Doubles in as many digits as they need: the default prints seven.
static void printExactFloats(AsmPrinter &printer, DenseF64ArrayAttr values) {
  printer << '[';
  llvm::interleaveComma(values.asArrayRef(), printer.getStream(),
                        [&](double value) { printer.printFloat(APFloat(value)); });
  printer << ']';
}

static ParseResult parseExactFloats(AsmParser &parser, DenseF64ArrayAttr &values) {
  SmallVector<double> list;
  if (parser.parseCommaSeparatedList(AsmParser::Delimiter::Square,
                                     [&] { return parser.parseFloat(list.emplace_back()); }))
    return failure();
  values = DenseF64ArrayAttr::get(parser.getContext(), list);
  return success();
}

#include "ldn/Dialect/LDNDialect.cpp.inc"
#include "ldn/Dialect/LDNEnums.cpp.inc"
#define GET_ATTRDEF_CLASSES
#include "ldn/Dialect/LDNAttrs.cpp.inc"
#define GET_OP_CLASSES
#include "ldn/Dialect/LDNOps.cpp.inc"

namespace {
/// Layers are functions: every operation may move into the caller.
struct LDNInlinerInterface : DialectInlinerInterface {
  using DialectInlinerInterface::DialectInlinerInterface;
  bool isLegalToInline(Operation *, Region *, bool, IRMapping &) const override { return true; }
  bool isLegalToInline(Region *, Region *, bool, IRMapping &) const override { return true; }
};
} // namespace

void LDNDialect::initialize() {
  addInterfaces<LDNInlinerInterface>();
  addOperations<
#define GET_OP_LIST
#include "ldn/Dialect/LDNOps.cpp.inc"
      >();
  addAttributes<
#define GET_ATTRDEF_LIST
#include "ldn/Dialect/LDNAttrs.cpp.inc"
      >();
}

LogicalResult InitAttr::verify(function_ref<InFlightDiagnostic()> emitError,
                               InitKind kind, DenseF64ArrayAttr values) {
  int64_t wanted = kind == InitKind::constant ? 1 : 2;
  if (values.size() < wanted)
    return emitError() << stringifyInitKind(kind) << " needs " << wanted
                       << " values, got " << values.size();
  if (kind != InitKind::constant && values.size() != 2)
    return emitError() << stringifyInitKind(kind)
                       << " needs 2 values, got " << values.size();
  return success();
}
