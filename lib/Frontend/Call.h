//===- Call.h - A call with its arguments evaluated -------------*- C++ -*-===//

#ifndef LDN_LIB_FRONTEND_CALL_H
#define LDN_LIB_FRONTEND_CALL_H

#include "Builtins.h"
#include "Term.h"

namespace ldn {

/// Every argument of the signature has a term of the kind it asks for, or is
/// absent if it is optional.
class Call {
public:
  const Signature *signature = nullptr;
  const Builtin *builtin = nullptr; // or null: a layer or a fn of the file
  const ast::Expr *expr = nullptr;
  /// The name and its arguments; of a piped call without what is piped.
  ast::SourceRange range;
  /// Where its parameters live: "attention", "mixer.dwconv_2".
  std::string path;
  /// By formal; further ones of a variadic call follow.
  llvm::SmallVector<Term> terms;
  llvm::SmallVector<const ast::Expr *> exprs; // null: the default

  const Term &operator[](llvm::StringRef name) const { return terms[index(name)]; }
  bool has(llvm::StringRef name) const { return !(*this)[name].isAbsent(); }
  Tensor tensor(llvm::StringRef name) const { return asTensor((*this)[name]); }
  int64_t integer(llvm::StringRef name) const { return (*this)[name].constant().asInt(); }
  double number(llvm::StringRef name) const { return (*this)[name].constant().asDouble(); }
  bool flag(llvm::StringRef name) const { return (*this)[name].constant().asBool(); }
  llvm::StringRef word(llvm::StringRef name) const { return (*this)[name].get<Word>().text; }
  /// A number as a list of one.
  llvm::SmallVector<double> numbers(llvm::StringRef name) const;
  /// A Size as a dimension that is called what the user called it.
  Dim size(llvm::StringRef name) const;
  /// Where an argument is, or the call if it is not given.
  ast::SourceRange at(llvm::StringRef name) const {
    const ast::Expr *expr = exprs[index(name)];
    return expr ? expr->range() : range;
  }
  unsigned index(llvm::StringRef name) const;

  static Tensor asTensor(const Term &term) {
    const ElementRef &element = term.element();
    return {element->leaf, element->dims, element->pooled};
  }
};

} // namespace ldn

#endif // LDN_LIB_FRONTEND_CALL_H
