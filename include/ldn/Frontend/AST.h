//===- AST.h - Syntax tree of an LDN file -----------------------*- C++ -*-===//
//
// What the parser understood, before any name is looked up. Every node carries
// the range of its source text, and every name and range points into the buffer
// owned by the `llvm::SourceMgr`, which must outlive the tree.
//
// Two kinds of sugar are gone after parsing:
//   a |> f(b), a |> f     a `CallExpr` f(a, b), f(a) with `piped` set;
//   const A = 1, B = 2    one `ConstDecl` each (the same for `dim`).
//
//===----------------------------------------------------------------------===//

#ifndef LDN_FRONTEND_AST_H
#define LDN_FRONTEND_AST_H

#include "ldn/Frontend/Expr.h"

namespace ldn::ast {

//===----------------------------------------------------------------------===//
// Shapes
//===----------------------------------------------------------------------===//

/// What a declaration says about the elements of a tensor. `Float` is
/// "nothing": the float type of the precision policy.
enum class ElementType { Float, U8, I32, F32, F64 };

/// As written in a file: "u8", "i32", "f32", "f64"; "" for Float.
llvm::StringRef spelling(ElementType type);

/// `[B, T, 4*D]`, `u8[B, 3, 32, 32]`, `[]` (a scalar). Sizes are expressions
/// over constants and named sizes.
struct Shape {
  ElementType element = ElementType::Float;
  std::vector<ExprPtr> dims;
  SourceRange range; // with the element type, if there is one
};

/// `name = value` in an `options` list of a layer or a model.
struct Option {
  Ident name;
  ExprPtr value;
};

//===----------------------------------------------------------------------===//
// Statements: what stands between the braces of a layer, a model or a repeat
//===----------------------------------------------------------------------===//

class Stmt {
public:
  enum class Kind { Kernel, Param, Let, Var, Assign, Repeat, Input, Output, Result };
  virtual ~Stmt() = default;
  Kind kind() const { return stmtKind; }
  SourceRange range() const { return stmtRange; }

protected:
  Stmt(Kind kind, SourceRange range) : stmtKind(kind), stmtRange(range) {}

private:
  Kind stmtKind;
  SourceRange stmtRange;
};
using StmtPtr = std::unique_ptr<Stmt>;

/// A name and a value: `kernel K = v`, `let a = v`, `var h = v`, `h = v`.
template <Stmt::Kind K> class BindingStmt : public Stmt {
public:
  BindingStmt(SourceRange range, Ident name, ExprPtr value) : Stmt(K, range), name(name), value(std::move(value)) {}
  static bool classof(const Stmt *s) { return s->kind() == K; }
  Ident name;
  ExprPtr value;
};
using KernelStmt = BindingStmt<Stmt::Kind::Kernel>; // layer, model
using LetStmt = BindingStmt<Stmt::Kind::Let>;       // layer, model, repeat
using VarStmt = BindingStmt<Stmt::Kind::Var>;       // model
using AssignStmt = BindingStmt<Stmt::Kind::Assign>; // model, repeat: sets a var or an output

/// `param W: [D, D] = xavier()`, in a layer or a model. The shape never has an
/// element type.
class ParamStmt : public Stmt {
public:
  ParamStmt(SourceRange range, Ident name, Shape shape, ExprPtr init)
      : Stmt(Kind::Param, range), name(name), shape(std::move(shape)), init(std::move(init)) {}
  static bool classof(const Stmt *s) { return s->kind() == Kind::Param; }
  Ident name;
  Shape shape;
  ExprPtr init;
};

/// `repeat COUNT as NAME { ... }`, in a model; the body holds LetStmt and
/// AssignStmt. NAME starts the parameter paths
/// (`layer.0.`, `layer.1.`, ...).
class RepeatStmt : public Stmt {
public:
  RepeatStmt(SourceRange range, ExprPtr count, Ident name, std::vector<StmtPtr> body)
      : Stmt(Kind::Repeat, range), count(std::move(count)), name(name), body(std::move(body)) {}
  static bool classof(const Stmt *s) { return s->kind() == Kind::Repeat; }
  ExprPtr count;
  Ident name;
  std::vector<StmtPtr> body;
};

/// A tensor at the border of a program: `NAME: f32[B, T] < BOUND`. The shape of
/// an input, an output or a target always has an element type; `below` is null
/// where no bound is written.
struct Port {
  Ident name;
  Shape shape;
  ExprPtr below;
};

/// `input tokens: i32[B, T] < VOCAB` and `output logits: f32[B, CLASSES]`
/// (without a bound), in a model.
class PortStmt : public Stmt {
public:
  PortStmt(Kind kind, SourceRange range, Port port) : Stmt(kind, range), port(std::move(port)) {}
  static bool classof(const Stmt *s) { return s->kind() == Kind::Input || s->kind() == Kind::Output; }
  bool isInput() const { return kind() == Kind::Input; }
  Port port;
};

/// The expression that ends a layer and is its value.
class ResultStmt : public Stmt {
public:
  ResultStmt(SourceRange range, ExprPtr value) : Stmt(Kind::Result, range), value(std::move(value)) {}
  static bool classof(const Stmt *s) { return s->kind() == Kind::Result; }
  ExprPtr value;
};

//===----------------------------------------------------------------------===//
// Items: what stands at the top of a file
//===----------------------------------------------------------------------===//

class Item {
public:
  enum class Kind { Dim, Const, Fn, Layer, Model, Variant, Train };
  virtual ~Item() = default;
  Kind kind() const { return itemKind; }
  SourceRange range() const { return itemRange; }
  /// For the parser, which knows the end of an item last.
  void setEnd(llvm::SMLoc end) { itemRange.End = end; }

  Ident name;

protected:
  Item(Kind kind, SourceRange range, Ident name) : name(name), itemKind(kind), itemRange(range) {}

private:
  Kind itemKind;
  SourceRange itemRange;
};
using ItemPtr = std::unique_ptr<Item>;

/// `dim B in LOW..HIGH`: a size left open until run time. The bounds are
/// constant expressions, or null (both) if not written: then any size from 1
/// up.
class DimDecl : public Item {
public:
  DimDecl(SourceRange range, Ident name, ExprPtr low, ExprPtr high)
      : Item(Kind::Dim, range, name), low(std::move(low)), high(std::move(high)) {}
  static bool classof(const Item *i) { return i->kind() == Kind::Dim; }
  ExprPtr low, high;
};

/// `const DEPTH = 6`; `-D DEPTH=12` replaces the value.
class ConstDecl : public Item {
public:
  ConstDecl(SourceRange range, Ident name, ExprPtr value) : Item(Kind::Const, range, name), value(std::move(value)) {}
  static bool classof(const Item *i) { return i->kind() == Kind::Const; }
  ExprPtr value;
};

/// `fn squash(x) = x / (1 + abs(x))`: an element-wise function.
class FnDecl : public Item {
public:
  FnDecl(SourceRange range, Ident name, std::vector<Ident> params, ExprPtr body)
      : Item(Kind::Fn, range, name), params(std::move(params)), body(std::move(body)) {}
  static bool classof(const Item *i) { return i->kind() == Kind::Fn; }
  std::vector<Ident> params;
  ExprPtr body;
};

/// One value a layer is called with: `x: [B, T, D]`.
struct LayerParam {
  Ident name;
  Shape shape;
};

/// `layer Name(x: [..], h: [..]) -> [..] options causal = false { ... }`. The
/// body holds KernelStmt, ParamStmt and LetStmt and ends with exactly one
/// ResultStmt.
class LayerDecl : public Item {
public:
  LayerDecl(SourceRange range, Ident name) : Item(Kind::Layer, range, name) {}
  static bool classof(const Item *i) { return i->kind() == Kind::Layer; }
  std::vector<LayerParam> params;
  Shape result;
  std::vector<Option> options;
  std::vector<StmtPtr> body;
};

/// `model Name options rate = 0.1 { ... }`. The body holds every kind of
/// statement but ResultStmt.
class ModelDecl : public Item {
public:
  ModelDecl(SourceRange range, Ident name) : Item(Kind::Model, range, name) {}
  static bool classof(const Item *i) { return i->kind() == Kind::Model; }
  std::vector<Option> options;
  std::vector<StmtPtr> body;
};

/// `Released.diffusion := 0`: a path of at least two names and what replaces
/// the let or the option it names.
struct Replacement {
  std::vector<Ident> path;
  ExprPtr value;
  SourceRange range;
};

/// `variant no_diffusion of Cifar { Released.diffusion := 0 }`.
class VariantDecl : public Item {
public:
  VariantDecl(SourceRange range, Ident name, Ident model, std::vector<Replacement> replacements)
      : Item(Kind::Variant, range, name), model(model), replacements(std::move(replacements)) {}
  static bool classof(const Item *i) { return i->kind() == Kind::Variant; }
  Ident model;
  std::vector<Replacement> replacements;
};

/// `augment image: random_crop(padding: 4), flip(horizontal)`.
struct Augment {
  Ident input;
  std::vector<ExprPtr> steps; // calls, or names for calls without arguments
  SourceRange range;
};

/// `mask text with MASK rate 0.15`: some tokens of an input are hidden from the model.
struct Mask {
  Ident input;
  ExprPtr token, rate;
};

/// `train base for Cifar { ... }`. Clauses that may stand once are null when
/// absent; the parser refuses a second one. The optional clauses keep their
/// expressions as written: nothing here is evaluated.
class TrainDecl : public Item {
public:
  TrainDecl(SourceRange range, Ident name, Ident model) : Item(Kind::Train, range, name), model(model) {}
  static bool classof(const Item *i) { return i->kind() == Kind::Train; }
  Ident model;
  std::vector<Port> targets;
  ExprPtr loss;
  std::vector<ExprPtr> metrics; // calls: a metric is named after the function it calls
  std::vector<Augment> augments;
  std::vector<Mask> masks;
  ExprPtr optimizer;             // a call
  std::vector<ExprPtr> schedule; // calls: `a(..) then b(..)`
  ExprPtr clipNorm;              // `clip norm 1.0`
  ExprPtr batch, epochs, seed;
};

/// One file: `ldn VERSION` and its items in the order they are written.
struct File {
  int version = 0;
  SourceRange versionRange;
  std::vector<ItemPtr> items;

  /// The items of one kind in order: `for (LayerDecl *layer :
  /// file.all<LayerDecl>())`.
  template <typename T> llvm::SmallVector<T *> all() const {
    llvm::SmallVector<T *> found;
    for (const ItemPtr &item : items)
      if (auto *t = llvm::dyn_cast<T>(item.get()))
        found.push_back(t);
    return found;
  }
};

/// The newest version of the language, and the only one so far.
inline constexpr int kLanguageVersion = 1;

} // namespace ldn::ast

#endif // LDN_FRONTEND_AST_H
