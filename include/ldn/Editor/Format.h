//===- Format.h - The one way to lay out a model file -----------*- C++ -*-===//
//
// Words and their order stay, and so do comments and the lines that the author
// broke inside of a statement. The formatter sets everything between them:
//
//   let x=f( a,b )            let x    = f(a, b)
//   let long = 4 * D    ->    let long = 4*D   // a size
//      // a size
//
// Two spaces for each open brace; `=`, names of ports, clauses of a recipe and
// comments at the ends of lines stand in columns; a line that goes on stands
// under the operator or the argument that it goes on with; at most one empty
// line. Lines are neither joined nor broken: what is long stays long.
//
//===----------------------------------------------------------------------===//

#ifndef LDN_EDITOR_FORMAT_H
#define LDN_EDITOR_FORMAT_H

#include <optional>
#include <string>

namespace llvm {
class SourceMgr;
} // namespace llvm

namespace ldn {

class Diagnostics;

/// The buffer as it should be written; nothing after a syntax error, which is
/// reported. What it returns formats to itself and has the same syntax tree.
std::optional<std::string> format(const llvm::SourceMgr &sources, unsigned bufferId, Diagnostics &diagnostics);

} // namespace ldn

#endif // LDN_EDITOR_FORMAT_H
