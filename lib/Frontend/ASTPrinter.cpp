//===- ASTPrinter.cpp - Text of a syntax tree -----------------------------===//

#include "ldn/Frontend/ASTPrinter.h"
#include "ldn/Frontend/AST.h"
#include "llvm/ADT/STLExtras.h"
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

static std::string write(const Expr &expr, int needed);

static std::string writeArgs(llvm::ArrayRef<Arg> args) {
  return llvm::join(
      llvm::map_range(args,
                      [](const Arg &arg) {
                        std::string value = write(*arg.value, 0);
                        return arg.name.empty()
                                   ? value
                                   : (arg.name.name + ": " + value).str();
                      }),
      ", ");
}

static std::string writeAll(llvm::ArrayRef<ExprPtr> exprs) {
  return llvm::join(
      llvm::map_range(exprs, [](const ExprPtr &e) { return write(*e, 0); }),
      ", ");
}

static std::string writeNumber(const NumberExpr &number) {
  // As the user wrote it; a number made by the compiler has no text.
  if (number.range().isValid())
    return std::string(number.range().Start.getPointer(),
                       number.range().End.getPointer());
  if (number.integer)
    return std::to_string(*number.integer);
  std::string text;
  llvm::raw_string_ostream(text) << llvm::format("%.17g", number.value);
  return text;
}

static std::string writeCall(const CallExpr &call) {
  if (!call.piped)
    return (call.callee.name + "(" + writeArgs(call.args) + ")").str();
  std::string text =
      write(*call.args.front().value, 0) + " |> " + call.callee.name.str();
  if (call.args.size() > 1)
    text += "(" + writeArgs(llvm::ArrayRef(call.args).drop_front()) + ")";
  return text;
}

static std::string write(const Expr &expr, int needed) {
  int own = strength(expr);
  std::string text =
      llvm::TypeSwitch<const Expr *, std::string>(&expr)
          .Case([](const NumberExpr *e) { return writeNumber(*e); })
          .Case([](const BoolExpr *e) { return e->value ? "true" : "false"; })
          .Case([](const NameExpr *e) { return e->name.str(); })
          .Case([](const ListExpr *e) {
            return "[" + writeAll(e->elements) + "]";
          })
          .Case([](const NegateExpr *e) { return "-" + write(*e->operand, 3); })
          .Case([&](const BinaryExpr *e) {
            return write(*e->lhs, own) + " " + spelling(e->op).str() + " " +
                   write(*e->rhs, own + 1);
          })
          .Case([](const CallExpr *e) { return writeCall(*e); })
          .Case([](const ExceptExpr *e) {
            auto names = llvm::map_range(
                e->names, [](const Ident &name) { return name.name; });
            return write(*e->value, 0) + " except (" + llvm::join(names, ", ") +
                   ")";
          });
  return own < needed ? "(" + text + ")" : text;
}

std::string ldn::ast::toString(const Expr &expr) { return write(expr, 0); }

static std::string toString(const Shape &shape) {
  return spelling(shape.element).str() + "[" + writeAll(shape.dims) + "]";
}

static std::string toString(const Port &port) {
  std::string text = (port.name.name + ": ").str() + toString(port.shape);
  return port.below ? text + " < " + toString(*port.below) : text;
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

  /// `label` and the expression: on the same line if it has no parts, else what
  /// it is, and the parts below.
  void print(const llvm::Twine &label, const Expr &expr) {
    line() << label;
    llvm::TypeSwitch<const Expr *>(&expr)
        .Case([&](const NegateExpr *e) {
          os << "negate\n";
          indented([&] { print("", *e->operand); });
        })
        .Case([&](const BinaryExpr *e) {
          os << spelling(e->op) << '\n';
          indented([&] {
            print("", *e->lhs);
            print("", *e->rhs);
          });
        })
        .Case([&](const CallExpr *e) {
          os << (e->piped ? "pipe " : "call ") << e->callee.name << '\n';
          indented([&] {
            for (const Arg &arg : e->args)
              print(arg.name.empty() ? "" : arg.name.name + ": ", *arg.value);
          });
        })
        .Case([&](const ExceptExpr *e) {
          os << "except";
          for (const Ident &name : e->names)
            os << ' ' << name.name;
          os << '\n';
          indented([&] { print("", *e->value); });
        })
        .Case([&](const ListExpr *e) {
          bool flat = e->height() <= 2;
          os << (flat ? toString(*e) : "list") << '\n';
          if (!flat)
            indented([&] {
              for (const ExprPtr &element : e->elements)
                print("", *element);
            });
        })
        .Default([&](const Expr *e) { os << toString(*e) << '\n'; });
  }

  void print(const std::vector<Option> &options) {
    for (const Option &option : options)
      print("option " + option.name.name + " = ", *option.value);
  }

  void print(const Stmt &stmt) {
    llvm::TypeSwitch<const Stmt *>(&stmt)
        .Case([&](const KernelStmt *s) {
          print("kernel " + s->name.name + " = ", *s->value);
        })
        .Case([&](const LetStmt *s) {
          print("let " + s->name.name + " = ", *s->value);
        })
        .Case([&](const VarStmt *s) {
          print("var " + s->name.name + " = ", *s->value);
        })
        .Case([&](const AssignStmt *s) {
          print("set " + s->name.name + " = ", *s->value);
        })
        .Case([&](const ParamStmt *s) {
          print("param " + s->name.name + ": " + toString(s->shape) + " = ",
                *s->init);
        })
        .Case([&](const PortStmt *s) {
          line() << (s->isInput() ? "input " : "output ") << toString(s->port)
                 << '\n';
        })
        .Case([&](const RepeatStmt *s) {
          line() << "repeat " << toString(*s->count) << " as " << s->name.name
                 << '\n';
          print(s->body);
        })
        .Case([&](const ResultStmt *s) { print("result ", *s->value); });
  }

  void print(const std::vector<StmtPtr> &body) {
    indented([&] {
      for (const StmtPtr &stmt : body)
        print(*stmt);
    });
  }

  void print(const Item &item) {
    llvm::StringRef name = item.name.name;
    llvm::TypeSwitch<const Item *>(&item)
        .Case([&](const DimDecl *i) {
          line() << "dim " << name;
          if (i->low)
            os << " in " << toString(*i->low) << ".." << toString(*i->high);
          os << '\n';
        })
        .Case([&](const ConstDecl *i) {
          print("const " + name + " = ", *i->value);
        })
        .Case([&](const FnDecl *i) {
          auto params = llvm::map_range(
              i->params, [](const Ident &param) { return param.name; });
          print("fn " + name + "(" + llvm::join(params, ", ") + ") = ",
                *i->body);
        })
        .Case([&](const LayerDecl *i) {
          line() << "layer " << name << '\n';
          indented([&] {
            for (const LayerParam &param : i->params)
              line() << "takes " << param.name.name << ": "
                     << toString(param.shape) << '\n';
            line() << "gives " << toString(i->result) << '\n';
            print(i->options);
          });
          print(i->body);
        })
        .Case([&](const ModelDecl *i) {
          line() << "model " << name << '\n';
          indented([&] { print(i->options); });
          print(i->body);
        })
        .Case([&](const VariantDecl *i) { print(*i); })
        .Case([&](const TrainDecl *i) { print(*i); });
  }

  void print(const VariantDecl &variant) {
    line() << "variant " << variant.name.name << " of " << variant.model.name
           << '\n';
    indented([&] {
      for (const Replacement &replacement : variant.replacements) {
        auto path = llvm::map_range(
            replacement.path, [](const Ident &part) { return part.name; });
        print(llvm::join(path, ".") + " := ", *replacement.value);
      }
    });
  }

  void print(const TrainDecl &train) {
    line() << "train " << train.name.name << " for " << train.model.name
           << '\n';
    auto clause = [&](const char *label, const ExprPtr &expr) {
      if (expr)
        print(label, *expr);
    };
    indented([&] {
      for (const Port &target : train.targets)
        line() << "target " << toString(target) << '\n';
      clause("loss ", train.loss);
      for (const ExprPtr &metric : train.metrics)
        clause("metric ", metric);
      for (const Augment &augment : train.augments)
        for (const ExprPtr &step : augment.steps)
          print("augment " + augment.input.name + ": ", *step);
      clause("optimizer ", train.optimizer);
      for (const ExprPtr &part : train.schedule)
        clause("schedule ", part);
      clause("clip norm ", train.clipNorm);
      clause("batch ", train.batch);
      clause("epochs ", train.epochs);
      clause("seed ", train.seed);
    });
  }

  llvm::raw_ostream &os;
  unsigned depth = 0;
};

} // namespace

void ldn::ast::print(const File &file, llvm::raw_ostream &os) {
  TreePrinter(os).print(file);
}
