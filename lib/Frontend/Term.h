//===- Term.h - The value of an expression ----------------------*- C++ -*-===//

#ifndef LDN_LIB_FRONTEND_TERM_H
#define LDN_LIB_FRONTEND_TERM_H

#include "Constants.h"
#include "Elementwise.h"
#include "Sizes.h"
#include "ldn/Frontend/AST.h"
#include "mlir/IR/TypeUtilities.h"
#include "mlir/IR/Value.h"
#include <memory>

namespace ldn {

class Call;
class KernelDefinition;

class Element;
using ElementRef = std::shared_ptr<const Element>;

/// An element-wise expression that no operation exists for yet: one `ldn.map`
/// is made of the whole tree when its value is needed as a tensor. Trees share
/// nodes, such as the argument of a `fn`.
class Element {
public:
  enum class Kind { Leaf, Number, Apply };
  Kind kind = Kind::Number;
  Dims dims;
  /// A value of every token without a token dimension of its own: a mean over
  /// the sequence, say. Causal models must not give it back to tokens.
  bool pooled = false;

  mlir::Value leaf;              // Leaf
  double number = 0;             // Number: the same for all elements of `dims`
  const ElementFn *fn = nullptr; // Apply
  llvm::SmallVector<ElementRef, 2> operands;
  /// To which dimension of this node those of an operand correspond.
  llvm::SmallVector<llvm::SmallVector<unsigned>, 2> places;
};

/// A tensor that exists: operations can take it.
struct Tensor {
  mlir::Value value;
  Dims dims;
  bool pooled = false;
  explicit operator bool() const { return static_cast<bool>(value); }
};

/// A learned or fixed number, or several, as written in an argument.
struct Learned {
  enum class Map { None, Softplus, Exp };
  llvm::SmallVector<double> values;
  bool isList = false;
  bool learned = false;
  /// Given with param(v, positive); otherwise the user of the number decides.
  std::optional<Map> map;
};

/// "positive", "softplus", "exp" or "none".
Learned::Map mapNamed(llvm::StringRef word);

/// A word of the file in the place of an argument: a choice, or an axis.
struct Word {
  llvm::StringRef text;
};

/// An element-wise function as an argument: a built-in or a `fn`.
struct FunctionRef {
  const ElementFn *element = nullptr;
  const ast::FnDecl *decl = nullptr;
};

/// The value of an expression or an argument. An error has been reported for
/// an invalid one; nothing more is said about it.
class Term {
public:
  struct Error {};
  struct Absent {}; // an optional argument that is not given
  using Sub = std::shared_ptr<const Call>;

  Term() : value(Error()) {}
  Term(Absent) : value(Absent()) {}
  Term(Constant constant) : value(std::move(constant)) {}
  Term(ElementRef element) : value(std::move(element)) {}
  Term(const Tensor &tensor);
  Term(Learned learned) : value(std::move(learned)) {}
  Term(Word word) : value(word) {}
  Term(FunctionRef fn) : value(fn) {}
  Term(KernelDefinition *kernel) : value(kernel) {}
  Term(Sub call) : value(std::move(call)) {}

  bool isError() const { return is<Error>(); }
  explicit operator bool() const { return !isError(); }
  bool isAbsent() const { return is<Absent>(); }
  bool isConstant() const { return is<Constant>(); }
  bool isTensor() const { return is<ElementRef>(); }

  template <typename T> bool is() const { return std::holds_alternative<T>(value); }
  template <typename T> const T &get() const { return std::get<T>(value); }
  const Constant &constant() const { return get<Constant>(); }
  const ElementRef &element() const { return get<ElementRef>(); }
  /// The dimensions of a tensor; none of a number.
  llvm::ArrayRef<Dim> dims() const { return isTensor() ? llvm::ArrayRef<Dim>(element()->dims) : llvm::ArrayRef<Dim>(); }
  /// The type of the elements, null where it is the float of the policy.
  mlir::Type integerType() const;
  /// "[B, T, D = 192]", "the number 3".
  std::string text() const;

private:
  std::variant<Error, Absent, Constant, ElementRef, Learned, Word, FunctionRef, KernelDefinition *, Sub> value;
};

/// `fn` of the operands, which are numbers and tensors that broadcast to each
/// other; nothing if they do not.
ElementRef applyTo(const ElementFn &fn, llvm::ArrayRef<ElementRef> operands);

/// A number as an operand.
ElementRef number(double value, Dims dims = {});

} // namespace ldn

#endif // LDN_LIB_FRONTEND_TERM_H
