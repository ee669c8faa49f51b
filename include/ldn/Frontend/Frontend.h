//===- Frontend.h - From syntax tree to the ldn dialect ---------*- C++ -*-===//
//
// What goes in: the tree of one file, and which of its models is wanted.
// What comes out: a module of the stage `ldn`:
//
//   module attributes {ldn.model = "Cifar", ldn.sizes = [...], ldn.train = {...}, ...} {
//     func.func private @Released(...) attributes {ldn.layer = "Released"}
//     func.func @infer(...) attributes {ldn.entry}
//     func.func @evaluate(...) attributes {ldn.entry}
//   }
//
// A layer is one private function for each combination of argument types and
// options that it is called with; its parameters are arguments. In the entry
// points parameters are `ldn.parameter`.
//
//===----------------------------------------------------------------------===//

#ifndef LDN_FRONTEND_FRONTEND_H
#define LDN_FRONTEND_FRONTEND_H

#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/OwningOpRef.h"
#include <string>
#include <vector>

namespace ldn {

namespace ast {
struct File;
} // namespace ast

class Diagnostics;
class Facts;

struct FrontendOptions {
  /// The model to compile. Empty: that of the variant or the recipe, or the only one.
  std::string model;
  /// Empty: the model as written.
  std::string variant;
  /// The recipe that `@evaluate` and `ldn.train` come from. Empty: the first for the model.
  std::string recipe;
  /// `NAME=VALUE`, as given with -D.
  std::vector<std::string> defines;
  /// The type of all floats; BF16: f32, and matrix products multiply bf16 (`ldn-round-factors`).
  enum class Precision { F32, F64, BF16 } precision = Precision::F32;
  /// What `ldn.source` says.
  std::string sourceName;
};

/// The module of the chosen model, or null after an error was reported. The
/// file must have been parsed without errors.
mlir::OwningOpRef<mlir::ModuleOp> generate(const ast::File &file, const FrontendOptions &options,
                                           Diagnostics &diagnostics, mlir::MLIRContext &context);

/// Checks everything in the file: every model alone and with each of its
/// variants, every recipe, and the layers that no model calls. True if there
/// is no error. Only `defines` and `precision` of the options matter. `facts`,
/// if there are any, take what is found out on the way.
bool checkFile(const ast::File &file, const FrontendOptions &options, Diagnostics &diagnostics,
               mlir::MLIRContext &context, Facts *facts = nullptr);

/// The list of built-in functions, one per line: form and meaning.
void printBuiltins(llvm::raw_ostream &os);

} // namespace ldn

#endif // LDN_FRONTEND_FRONTEND_H
