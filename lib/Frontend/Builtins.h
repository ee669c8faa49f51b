//===- Builtins.h - Table of built-in functions, and calls ------*- C++ -*-===//

#ifndef LDN_LIB_FRONTEND_BUILTINS_H
#define LDN_LIB_FRONTEND_BUILTINS_H

#include "Constants.h"
#include "ldn/Frontend/AST.h"
#include "llvm/ADT/SmallVector.h"
#include <string>

namespace ldn {

class Call;
class FunctionEmitter;
class Term;
struct ElementFn;
struct KernelUse;
struct KernelValue;

/// What an argument may be.
enum class ArgKind {
  Value,    // tensor of floats or bytes, or a number; stays element-wise
  Any,      // tensor of anything (arguments of layers)
  Tensor,   // tensor of floats
  Picture,  // tensor of floats or bytes
  Tokens,   // tensor of i32
  Labels,   // the same, where classes are meant; or labels made of tokens
  Kernel,   // name of a kernel
  Int,      // whole number
  Size,     // whole number above zero; its text names the dimension
  Float,    // number
  Bool,     // true or false
  Numbers,  // number or list of numbers
  Choice,   // one of some words
  Function, // element-wise function of one argument
  Learned,  // number, list of numbers, or param(...)
  Step,     // the same, stable(...), or a tensor
  Axis,     // name of a size of the first argument
  Decay     // number, perhaps with except (...)
};

struct Formal {
  std::string name;
  ArgKind kind = ArgKind::Value;
  bool optional = false;
  bool namedOnly = false;
  /// Of a Choice: the words, and those that are not available yet.
  llvm::SmallVector<llvm::StringRef> choices, later;
  /// What an argument is that is not given, as text of the table; or as a value
  /// (options of layers).
  llvm::StringRef defaultText;
  std::optional<Constant> defaultValue;

  bool required() const { return !optional && defaultText.empty() && !defaultValue; }
};

/// What can be called, and how: a built-in, a layer or a function of the file.
struct Signature {
  std::string name;
  llvm::SmallVector<Formal> formals;
  bool variadic = false;
  /// "mlp(x: tensor, hidden: size, ...)", for notes.
  std::string form;
};

/// "out: size?", of the form.
std::string argumentForm(const Signature &signature, unsigned formal);

/// Where a built-in may stand.
enum class Family { Value, Kernel, Step, Init, Labels, Loss, Metric, Augment, Optimizer, Schedule };

/// "linear, mlp or gate".
std::string listOf(llvm::ArrayRef<llvm::StringRef> names);

/// "a kernel", "an optimizer".
llvm::StringRef describe(Family family);

struct Builtin {
  Family family;
  Signature signature;
  llvm::StringRef shapes, doc;
  bool ownsParameters = false;
  const ElementFn *element = nullptr;
  Term (*emit)(FunctionEmitter &, const Call &) = nullptr;
  std::optional<KernelValue> (*emitKernel)(FunctionEmitter &, const Call &, const KernelUse &) = nullptr;
};

/// The whole table in order.
llvm::ArrayRef<Builtin> builtins();
bool isBuiltin(llvm::StringRef name);
/// The line of `family` called `name` that `call` can mean, or null. `call` is
/// only needed to choose between lines of one name; it may be null.
const Builtin *findBuiltin(Family family, llvm::StringRef name, const ast::CallExpr *call = nullptr);
/// The names of a family, and of what it does not offer yet.
llvm::SmallVector<llvm::StringRef> namesOf(Family family);
bool isForLater(Family family, llvm::StringRef name);

/// Whether the argument `arg` of `builtin` makes a parameter that belongs to
/// the call: param(...) and stable(...) where a learned number is wanted.
bool ownsArgument(const Builtin &builtin, const ast::CallExpr &call, unsigned arg);

/// The emission functions that the table names.
namespace builtin {
#define LDN_FUNCTION(NAME, OWNS, FORM, SHAPES, DOC) Term NAME(FunctionEmitter &emitter, const Call &call);
#define LDN_KERNEL(NAME, FORM, DOC)                                                                                    \
  std::optional<KernelValue> NAME(FunctionEmitter &emitter, const Call &call, const KernelUse &use);
#include "Builtins.def"
} // namespace builtin

} // namespace ldn

#endif // LDN_LIB_FRONTEND_BUILTINS_H
