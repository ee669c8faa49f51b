//===- ASTPrinter.h - Text of a syntax tree ---------------------*- C++ -*-===//

#ifndef LDN_FRONTEND_ASTPRINTER_H
#define LDN_FRONTEND_ASTPRINTER_H

#include <string>

namespace llvm {
class raw_ostream;
} // namespace llvm

namespace ldn::ast {

struct File;
class Expr;

/// An indented tree, one node per line, without source locations: `ldnc
/// --emit=ast`.
void print(const File &file, llvm::raw_ostream &os);

/// One expression as the user would write it, in one line; parentheses only
/// where needed. For messages and names.
std::string toString(const Expr &expr);

} // namespace ldn::ast

#endif // LDN_FRONTEND_ASTPRINTER_H
