//===- Expr.h - Expressions of the syntax tree ------------------*- C++ -*-===//
//
// One expression grammar serves values, sizes, options and recipes; what may
// stand where is checked after parsing.
//
//===----------------------------------------------------------------------===//

#ifndef LDN_FRONTEND_EXPR_H
#define LDN_FRONTEND_EXPR_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Casting.h"
#include "llvm/Support/SMLoc.h"
#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace ldn::ast {

using SourceRange = llvm::SMRange;

/// A name as the user wrote it (UTF-8), with its place.
struct Ident {
  llvm::StringRef name;
  SourceRange range;

  bool empty() const { return name.empty(); }
};

class Expr {
public:
  enum class Kind { Number, Bool, Name, List, Negate, Binary, Call, Except };

  /// No tree is higher than this: the parser reports deeper ones. Walkers may
  /// therefore recurse, and need no check.
  static constexpr unsigned kMaxHeight = 200;

  virtual ~Expr() = default;
  Kind kind() const { return exprKind; }
  SourceRange range() const { return exprRange; }
  /// 1 for a leaf, else one more than the highest operand.
  unsigned height() const { return exprHeight; }

protected:
  Expr(Kind kind, SourceRange range, unsigned height) : exprKind(kind), exprHeight(height), exprRange(range) {}

private:
  Kind exprKind;
  unsigned exprHeight;
  SourceRange exprRange;
};
using ExprPtr = std::unique_ptr<Expr>;

/// `500`, `1e-6`, `0.5`. `integer` is set if it is written without point and
/// exponent (and fits: the parser checks).
class NumberExpr : public Expr {
public:
  NumberExpr(SourceRange range, double value, std::optional<int64_t> integer)
      : Expr(Kind::Number, range, 1), value(value), integer(integer) {}
  static bool classof(const Expr *e) { return e->kind() == Kind::Number; }
  double value;
  std::optional<int64_t> integer;
};

/// `true`, `false`.
class BoolExpr : public Expr {
public:
  BoolExpr(SourceRange range, bool value) : Expr(Kind::Bool, range, 1), value(value) {}
  static bool classof(const Expr *e) { return e->kind() == Kind::Bool; }
  bool value;
};

/// A value, a size, a constant, an option, or a choice such as `gelu` in `act:
/// gelu`.
class NameExpr : public Expr {
public:
  explicit NameExpr(Ident name) : Expr(Kind::Name, name.range, 1), name(name.name) {}
  static bool classof(const Expr *e) { return e->kind() == Kind::Name; }
  Ident ident() const { return {name, range()}; }
  llvm::StringRef name;
};

/// `[0.49, 0.48, 0.45]`.
class ListExpr : public Expr {
public:
  ListExpr(SourceRange range, unsigned height, std::vector<ExprPtr> elements)
      : Expr(Kind::List, range, height), elements(std::move(elements)) {}
  static bool classof(const Expr *e) { return e->kind() == Kind::List; }
  std::vector<ExprPtr> elements;
};

/// `-x`.
class NegateExpr : public Expr {
public:
  NegateExpr(SourceRange range, ExprPtr operand)
      : Expr(Kind::Negate, range, operand->height() + 1), operand(std::move(operand)) {}
  static bool classof(const Expr *e) { return e->kind() == Kind::Negate; }
  ExprPtr operand;
};

enum class BinaryOp { Add, Sub, Mul, Div, MatMul };

/// As written: "+", "-", "*", "/", "@".
llvm::StringRef spelling(BinaryOp op);

/// `a + b`. All operators are left associative; `*`, `/` and `@` bind tighter
/// than `+` and `-`.
class BinaryExpr : public Expr {
public:
  BinaryExpr(BinaryOp op, SourceRange opRange, ExprPtr lhs, ExprPtr rhs)
      : Expr(Kind::Binary, {lhs->range().Start, rhs->range().End}, std::max(lhs->height(), rhs->height()) + 1), op(op),
        opRange(opRange), lhs(std::move(lhs)), rhs(std::move(rhs)) {}
  static bool classof(const Expr *e) { return e->kind() == Kind::Binary; }
  BinaryOp op;
  SourceRange opRange; // where conflicts of the operands are reported
  ExprPtr lhs, rhs;
};

/// An argument of a call; `name` is empty for a positional one. Positional
/// arguments come first: the parser checks that, and that no name is given
/// twice.
struct Arg {
  Ident name;
  ExprPtr value;
};

/// `mlp(x, hidden: 4*D)`, or the same piped: `x |> mlp(hidden: 4*D)`.
class CallExpr : public Expr {
public:
  CallExpr(SourceRange range, unsigned height, Ident callee, std::vector<Arg> args, bool piped)
      : Expr(Kind::Call, range, height), callee(callee), args(std::move(args)), piped(piped) {}
  static bool classof(const Expr *e) { return e->kind() == Kind::Call; }
  /// The argument called `name`, or null.
  const Arg *find(llvm::StringRef name) const {
    for (const Arg &arg : args)
      if (!arg.name.empty() && arg.name.name == name)
        return &arg;
    return nullptr;
  }
  Ident callee;
  std::vector<Arg> args; // a piped value is the first
  bool piped;
};

/// `0.05 except (bias, norm, dt)`: only as the value of a named argument.
class ExceptExpr : public Expr {
public:
  ExceptExpr(SourceRange range, ExprPtr value, std::vector<Ident> names)
      : Expr(Kind::Except, range, value->height() + 1), value(std::move(value)), names(std::move(names)) {}
  static bool classof(const Expr *e) { return e->kind() == Kind::Except; }
  ExprPtr value;
  std::vector<Ident> names;
};

} // namespace ldn::ast

#endif // LDN_FRONTEND_EXPR_H
