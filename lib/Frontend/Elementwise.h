//===- Elementwise.h - Functions of single numbers --------------*- C++ -*-===//
//
// The element-wise built-ins and operators. Each is written once, as a template
// over what calculates: the compiler itself for constants (HostMath), or
// operations in the region of an `ldn.map` (RegionMath).
//
//===----------------------------------------------------------------------===//

#ifndef LDN_LIB_FRONTEND_ELEMENTWISE_H
#define LDN_LIB_FRONTEND_ELEMENTWISE_H

#include "ldn/Frontend/Expr.h"
#include "mlir/IR/Builders.h"

namespace ldn {

struct ElementFn {
  llvm::StringRef name;
  unsigned arity;
  double (*host)(llvm::ArrayRef<double> operands);
  mlir::Value (*region)(mlir::OpBuilder &builder, mlir::Location loc, llvm::ArrayRef<mlir::Value> operands);
};

/// The element-wise built-in called `name`, or null.
const ElementFn *findElementFn(llvm::StringRef name);
/// The function that `+`, `-`, `*` or `/` stands for.
const ElementFn &elementFn(ast::BinaryOp op);
const ElementFn &negateFn();

} // namespace ldn

#endif // LDN_LIB_FRONTEND_ELEMENTWISE_H
