//===- Constants.cpp - Values known at compile time -----------------------===//

#include "Constants.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/raw_ostream.h"
#include <cmath>

using namespace ldn;

std::string ldn::text(double value) {
  std::string result;
  llvm::raw_string_ostream(result) << llvm::format("%.6g", value);
  return result;
}

std::string Constant::text() const {
  if (isInt())
    return std::to_string(asInt());
  if (isBool())
    return asBool() ? "true" : "false";
  if (isNumber())
    return ldn::text(asDouble());
  return "[" + llvm::join(llvm::map_range(asList(), [](double v) { return ldn::text(v); }), ", ") + "]";
}

llvm::StringRef Constant::kind() const {
  return isInt() ? "a whole number" : isBool() ? "true or false" : isNumber() ? "a number" : "a list";
}

/// The result where it is a whole number.
static std::optional<int64_t> foldInt(ast::BinaryOp op, int64_t a, int64_t b, bool &overflow) {
  int64_t result = 0;
  switch (op) {
  case ast::BinaryOp::Add:
    overflow = llvm::AddOverflow(a, b, result);
    return result;
  case ast::BinaryOp::Sub:
    overflow = llvm::SubOverflow(a, b, result);
    return result;
  case ast::BinaryOp::Mul:
    overflow = llvm::MulOverflow(a, b, result);
    return result;
  default:
    if (b == -1)
      return foldInt(ast::BinaryOp::Sub, 0, a, overflow);
    return b != 0 && a % b == 0 ? std::optional(a / b) : std::nullopt;
  }
}

std::optional<Constant> ldn::fold(ast::BinaryOp op, const Constant &a, const Constant &b, std::string &why) {
  if (!a.isNumber() || !b.isNumber() || op == ast::BinaryOp::MatMul) {
    why = ("'" + spelling(op) + "' cannot join " + a.kind() + " and " + b.kind()).str();
    return std::nullopt;
  }
  if (op == ast::BinaryOp::Div && b.asDouble() == 0) {
    why = "division by zero";
    return std::nullopt;
  }
  if (a.isInt() && b.isInt()) {
    bool overflow = false;
    if (auto whole = foldInt(op, a.asInt(), b.asInt(), overflow)) {
      if (!overflow)
        return Constant(*whole);
      why = ("the value of " + a.text() + " " + spelling(op) + " " + b.text() + " is too large").str();
      return std::nullopt;
    }
  }
  double x = a.asDouble(), y = b.asDouble();
  switch (op) {
  case ast::BinaryOp::Add:
    return Constant(x + y);
  case ast::BinaryOp::Sub:
    return Constant(x - y);
  case ast::BinaryOp::Mul:
    return Constant(x * y);
  default:
    return Constant(x / y);
  }
}

std::optional<Constant> ldn::negate(const Constant &a, std::string &why) {
  // Not 0 - a, which would lose the sign of zero.
  if (a.isInt() || !a.isNumber())
    return fold(ast::BinaryOp::Sub, Constant(int64_t(0)), a, why);
  return Constant(-a.asDouble());
}

std::optional<Constant> ldn::parseConstant(llvm::StringRef text) {
  if (text == "true" || text == "false")
    return Constant(text == "true");
  int64_t whole = 0;
  if (!text.getAsInteger(10, whole))
    return Constant(whole);
  double number = 0;
  bool digits = !text.empty() &&
                llvm::all_of(text, [](char c) { return llvm::isDigit(c) || llvm::StringRef("+-.eE").contains(c); });
  if (digits && !text.getAsDouble(number) && std::isfinite(number))
    return Constant(number);
  return std::nullopt;
}
