//===- ASTPrinter.cpp - Text of a syntax tree -----------------------------===//

#include "ldn/Frontend/ASTPrinter.h"
#include "ldn/Frontend/AST.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/ADT/TypeSwitch.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

using namespace ldn;
using namespace ldn::ast;

//===----------------------------------------------------------------------===//
// One line
//===----------------------------------------------------------------------===//

/// How tightly an expression holds together: pipes 0, sums 1, products 2, the
/// rest 3.
static int strength(const Expr &expr) {
  if (auto *call = llvm::dyn_cast<CallExpr>(&expr))
    return call->piped ? 0 : 3;
  if (auto *binary = llvm::dyn_cast<BinaryExpr>(&expr))
    return binary->op == BinaryOp::Add || binary->op == BinaryOp::Sub ? 1 : 2;
  return 3;
}

/// Prints in parentheses what holds together less than `needed`.
static void write(llvm::raw_ostream &os, const Expr &expr, int needed = 0);

static void write(llvm::raw_ostream &os, llvm::ArrayRef<Arg> args) {
  llvm::interleaveComma(args, os, [&](const Arg &arg) {
    if (!arg.name.empty())
      os << arg.name.name << ": ";
    write(os, *arg.value);
  });
}

static void write(llvm::raw_ostream &os, llvm::ArrayRef<ExprPtr> exprs) {
  llvm::interleaveComma(exprs, os, [&](const ExprPtr &e) { write(os, *e); });
}

static void write(llvm::raw_ostream &os, const NumberExpr &number) {
  // As the user wrote it; a number made by the compiler has no text.
  if (number.range().isValid()) {
    const char *begin = number.range().Start.getPointer();
    os.write(begin, number.range().End.getPointer() - begin);
  } else if (number.integer) {
    os << *number.integer;
  } else {
    os << llvm::format("%.17g", number.value);
  }
}

static void write(llvm::raw_ostream &os, const CallExpr &call) {
  llvm::ArrayRef<Arg> args = call.args;
  if (call.piped) {
    write(os, *args.front().value);
    os << " |> ";
    args = args.drop_front();
  }
  os << call.callee.name;
  if (call.piped && args.empty())
    return;
  os << '(';
  write(os, args);
  os << ')';
}

static void write(llvm::raw_ostream &os, llvm::ArrayRef<Ident> names, llvm::StringRef separator) {
  llvm::interleave(
      names, os, [&](const Ident &name) { os << name.name; }, separator);
}

static void write(llvm::raw_ostream &os, const Expr &expr, int needed) {
  int own = strength(expr);
  if (own < needed)
    os << '(';
  llvm::TypeSwitch<const Expr *>(&expr)
      .Case([&](const NumberExpr *e) { write(os, *e); })
      .Case([&](const BoolExpr *e) { os << (e->value ? "true" : "false"); })
      .Case([&](const NameExpr *e) { os << e->name; })
      .Case([&](const ListExpr *e) {
        os << '[';
        write(os, e->elements);
        os << ']';
      })
      .Case([&](const NegateExpr *e) {
        os << '-';
        write(os, *e->operand, 3);
      })
      .Case([&](const BinaryExpr *e) {
        write(os, *e->lhs, own);
        os << ' ' << spelling(e->op) << ' ';
        write(os, *e->rhs, own + 1);
      })
      .Case([&](const CallExpr *e) { write(os, *e); })
      .Case([&](const ExceptExpr *e) {
        write(os, *e->value);
        os << " except (";
        write(os, e->names, ", ");
        os << ')';
      });
  if (own < needed)
    os << ')';
}

static void write(llvm::raw_ostream &os, const Shape &shape) {
  os << spelling(shape.element) << '[';
  write(os, shape.dims);
  os << ']';
}

static void write(llvm::raw_ostream &os, const Port &port) {
  os << port.name.name << ": ";
  write(os, port.shape);
  if (port.below) {
    os << " < ";
    write(os, *port.below);
  }
}

std::string ldn::ast::toString(const Expr &expr) {
  std::string text;
  llvm::raw_string_ostream os(text);
  write(os, expr);
  return text;
}

//===----------------------------------------------------------------------===//
// The tree
//===----------------------------------------------------------------------===//

namespace {

class TreePrinter {
public:
  explicit TreePrinter(llvm::raw_ostream &os) : os(os) {}

  void print(const File &file) {
    line() << "ldn " << file.version << '\n';
    for (const ItemPtr &item : file.items)
      print(*item);
  }

private:
  llvm::raw_ostream &line() { return os.indent(2 * depth); }

  /// Everything `inside` prints is one level deeper.
  void indented(llvm::function_ref<void()> inside) {
    ++depth;
    inside();
    --depth;
  }

  /// Ends a line that is begun: with the expression if it has no parts, else
  /// with what it is, and the parts below.
  void finish(const Expr &expr) {
    llvm::TypeSwitch<const Expr *>(&expr)
        .Case([&](const NegateExpr *e) {
          os << "negate\n";
          indented([&] { child("", *e->operand); });
        })
        .Case([&](const BinaryExpr *e) {
          os << spelling(e->op) << '\n';
          indented([&] {
            child("", *e->lhs);
            child("", *e->rhs);
          });
        })
        .Case([&](const CallExpr *e) {
          os << (e->piped ? "pipe " : "call ") << e->callee.name << '\n';
          indented([&] {
            for (const Arg &arg : e->args)
              child(arg.name.empty() ? "" : (arg.name.name + ": ").str(), *arg.value);
          });
        })
        .Case([&](const ExceptExpr *e) {
          os << "except ";
          write(os, e->names, " ");
          os << '\n';
          indented([&] { child("", *e->value); });
        })
        .Default([&](const Expr *e) {
          write(os, *e);
          os << '\n';
        });
  }

  /// A line of its own: `label` and the expression.
  void child(const llvm::Twine &label, const Expr &expr) {
    line() << label;
    finish(expr);
  }

  void print(llvm::StringRef word, const Ident &name, const Expr &value) {
    line() << word << ' ' << name.name << " = ";
    finish(value);
  }

  void print(llvm::ArrayRef<Option> options) {
    for (const Option &option : options)
      print("option", option.name, *option.value);
  }

  void print(llvm::ArrayRef<StmtPtr> body) {
    for (const StmtPtr &stmt : body)
      print(*stmt);
  }

  void print(const Stmt &stmt) {
    llvm::TypeSwitch<const Stmt *>(&stmt)
        .Case([&](const KernelStmt *s) { print("kernel", s->name, *s->value); })
        .Case([&](const LetStmt *s) { print("let", s->name, *s->value); })
        .Case([&](const VarStmt *s) { print("var", s->name, *s->value); })
        .Case([&](const AssignStmt *s) { print("set", s->name, *s->value); })
        .Case([&](const ParamStmt *s) {
          line() << "param " << s->name.name << ": ";
          write(os, s->shape);
          os << " = ";
          finish(*s->init);
        })
        .Case([&](const PortStmt *s) { port(s->isInput() ? "input" : "output", s->port); })
        .Case([&](const RepeatStmt *s) {
          line() << "repeat " << toString(*s->count) << " as " << s->name.name << '\n';
          indented([&] { print(s->body); });
        })
        .Case([&](const ResultStmt *s) { child("result ", *s->value); });
  }

  void port(llvm::StringRef word, const Port &port) {
    line() << word << ' ';
    write(os, port);
    os << '\n';
  }

  void print(const Item &item) {
    llvm::TypeSwitch<const Item *>(&item)
        .Case([&](const DimDecl *i) {
          line() << "dim " << i->name.name;
          if (i->low)
            os << " in " << toString(*i->low) << ".." << toString(*i->high);
          os << '\n';
        })
        .Case([&](const ConstDecl *i) { print("const", i->name, *i->value); })
        .Case([&](const FnDecl *i) {
          line() << "fn " << i->name.name << '(';
          write(os, i->params, ", ");
          os << ") = ";
          finish(*i->body);
        })
        .Case([&](const LayerDecl *i) {
          line() << "layer " << i->name.name << '\n';
          indented([&] { inside(*i); });
        })
        .Case([&](const ModelDecl *i) {
          line() << "model " << i->name.name << '\n';
          indented([&] {
            print(i->options);
            print(i->body);
          });
        })
        .Case([&](const VariantDecl *i) {
          line() << "variant " << i->name.name << " of " << i->model.name << '\n';
          indented([&] { inside(*i); });
        })
        .Case([&](const TrainDecl *i) {
          line() << "train " << i->name.name << " for " << i->model.name << '\n';
          indented([&] { inside(*i); });
        });
  }

  void inside(const LayerDecl &layer) {
    for (const LayerParam &param : layer.params) {
      line() << "takes " << param.name.name << ": ";
      write(os, param.shape);
      os << '\n';
    }
    line() << "gives ";
    write(os, layer.result);
    os << '\n';
    print(layer.options);
    print(layer.body);
  }

  void inside(const VariantDecl &variant) {
    for (const Replacement &replacement : variant.replacements) {
      line() << "replace ";
      write(os, replacement.path, ".");
      os << " := ";
      finish(*replacement.value);
    }
  }

  void inside(const TrainDecl &train) {
    auto clause = [&](const char *word, const ExprPtr &expr) {
      if (expr)
        child(word, *expr);
    };
    for (const Port &target : train.targets)
      port("target", target);
    clause("loss ", train.loss);
    for (const ExprPtr &metric : train.metrics)
      clause("metric ", metric);
    for (const Augment &augment : train.augments)
      for (const ExprPtr &step : augment.steps)
        child("augment " + augment.input.name + ": ", *step);
    for (const Mask &mask : train.masks) {
      child("mask " + mask.input.name + " with ", *mask.token);
      child("mask " + mask.input.name + " rate ", *mask.rate);
    }
    clause("optimizer ", train.optimizer);
    for (const ExprPtr &part : train.schedule)
      clause("schedule ", part);
    clause("clip norm ", train.clipNorm);
    clause("batch ", train.batch);
    clause("epochs ", train.epochs);
    clause("seed ", train.seed);
  }

  llvm::raw_ostream &os;
  unsigned depth = 0;
};

} // namespace

void ldn::ast::print(const File &file, llvm::raw_ostream &os) { TreePrinter(os).print(file); }
