//===- Constants.h - Values known at compile time ---------------*- C++ -*-===//

#ifndef LDN_LIB_FRONTEND_CONSTANTS_H
#define LDN_LIB_FRONTEND_CONSTANTS_H

#include "ldn/Frontend/Expr.h"
#include <string>
#include <variant>

namespace ldn {

/// A whole number, a number, true or false, or a list of numbers.
class Constant {
public:
  using List = std::vector<double>;
  Constant(int64_t value) : value(value) {}
  Constant(double value) : value(value) {}
  Constant(bool value) : value(value) {}
  Constant(List value) : value(std::move(value)) {}

  bool isInt() const { return std::holds_alternative<int64_t>(value); }
  bool isBool() const { return std::holds_alternative<bool>(value); }
  bool isList() const { return std::holds_alternative<List>(value); }
  bool isNumber() const { return !isBool() && !isList(); }

  int64_t asInt() const { return std::get<int64_t>(value); }
  bool asBool() const { return std::get<bool>(value); }
  const List &asList() const { return std::get<List>(value); }
  /// Of a number.
  double asDouble() const { return isInt() ? static_cast<double>(asInt()) : std::get<double>(value); }

  /// "0.1", "true", "[1, 2]".
  std::string text() const;
  /// "a whole number", "a number", "true or false", "a list".
  llvm::StringRef kind() const;

private:
  std::variant<int64_t, double, bool, List> value;
};

/// Whole numbers of a file that count something: products of two fit into 64 bits.
constexpr int64_t kLargestInt = 2147483647;

/// "0.1", without the zeros that std::to_string adds.
std::string text(double value);

/// `a op b`, or an explanation in `why`. Whole numbers stay whole as long as
/// the result is: 192 / 4 is 48, 1 / 2 is 0.5.
std::optional<Constant> fold(ast::BinaryOp op, const Constant &a, const Constant &b, std::string &why);
std::optional<Constant> negate(const Constant &a, std::string &why);

/// The VALUE of `-D NAME=VALUE`: a number, true or false.
std::optional<Constant> parseConstant(llvm::StringRef text);

} // namespace ldn

#endif // LDN_LIB_FRONTEND_CONSTANTS_H
