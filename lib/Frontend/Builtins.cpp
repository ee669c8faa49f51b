//===- Builtins.cpp - Table of built-in functions -------------------------===//

#include "Builtins.h"
#include "Elementwise.h"
#include "KernelValue.h"
#include "Term.h"
#include "ldn/Frontend/Frontend.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace ldn;

static std::optional<ArgKind> parseKind(llvm::StringRef word) {
  static constexpr std::pair<llvm::StringLiteral, ArgKind> kinds[] = {
      {"value", ArgKind::Value},     {"tensor", ArgKind::Tensor},   {"picture", ArgKind::Picture},
      {"tokens", ArgKind::Tokens},   {"labels", ArgKind::Labels},   {"kernel", ArgKind::Kernel},
      {"int", ArgKind::Int},         {"size", ArgKind::Size},       {"float", ArgKind::Float},
      {"bool", ArgKind::Bool},       {"numbers", ArgKind::Numbers}, {"function", ArgKind::Function},
      {"learned", ArgKind::Learned}, {"step", ArgKind::Step},       {"axis", ArgKind::Axis},
      {"decay", ArgKind::Decay},
  };
  for (auto [name, kind] : kinds)
    if (word == name)
      return kind;
  return std::nullopt;
}

/// `x: tensor`, `act: function = gelu`, `out: size?`.
static Formal parseFormal(llvm::StringRef text) {
  Formal formal;
  auto [name, rest] = text.split(": ");
  formal.name = name.str();
  auto [kind, defaultText] = rest.split(" = ");
  formal.defaultText = defaultText;
  formal.optional = kind.consume_back("?");
  if (auto known = parseKind(kind)) {
    formal.kind = *known;
    // `max(x, y)` is of two values, `max(x, over: T)` of the tokens.
    formal.namedOnly = *known == ArgKind::Axis;
    return formal;
  }
  formal.kind = ArgKind::Choice;
  while (!kind.empty()) {
    llvm::StringRef word;
    std::tie(word, kind) = kind.split('|');
    (word.consume_front("!") ? formal.later : formal.choices).push_back(word);
  }
  return formal;
}

/// A form of the table without what is not available yet.
static std::string shownForm(llvm::StringRef form) {
  std::string shown;
  while (!form.empty()) {
    if (form.consume_front("|!")) {
      form = form.drop_while([](char c) { return llvm::isAlnum(c) || c == '_'; });
      continue;
    }
    shown += form.front();
    form = form.drop_front();
  }
  return shown;
}

static Signature parseForm(llvm::StringRef form) {
  Signature signature;
  signature.form = shownForm(form);
  auto [name, rest] = form.split('(');
  signature.name = name.str();
  rest.consume_back(")");
  while (!rest.empty()) {
    llvm::StringRef text;
    std::tie(text, rest) = rest.split(", ");
    if (text == "...")
      signature.variadic = true;
    else
      signature.formals.push_back(parseFormal(text));
  }
  return signature;
}

llvm::ArrayRef<Builtin> ldn::builtins() {
  static const std::vector<Builtin> table = [] {
    std::vector<Builtin> table;
    auto add = [&](Family family, llvm::StringRef form, llvm::StringRef shapes, llvm::StringRef doc) -> Builtin & {
      Builtin &builtin = table.emplace_back();
      builtin.family = family;
      builtin.signature = parseForm(form);
      builtin.shapes = shapes;
      builtin.doc = doc;
      return builtin;
    };
#define LDN_ELEMENTWISE(NAME, FORM, DOC) add(Family::Value, FORM, "element-wise", DOC).element = findElementFn(#NAME);
#define LDN_FUNCTION(NAME, OWNS, FORM, SHAPES, DOC)                                                                    \
  {                                                                                                                    \
    Builtin &entry = add(Family::Value, FORM, SHAPES, DOC);                                                            \
    entry.ownsParameters = OWNS;                                                                                       \
    entry.emit = builtin::NAME;                                                                                        \
  }
#define LDN_KERNEL(NAME, FORM, DOC) add(Family::Kernel, FORM, "", DOC).emitKernel = builtin::NAME;
#define LDN_FORM(FAMILY, NAME, FORM, DOC) add(Family::FAMILY, FORM, "", DOC);
#include "Builtins.def"
    return table;
  }();
  return table;
}

llvm::StringRef ldn::describe(Family family) {
  switch (family) {
  case Family::Value:
    return "a function";
  case Family::Kernel:
    return "a kernel";
  case Family::Step:
    return "a step";
  case Family::Init:
    return "an initialiser";
  case Family::Labels:
    return "labels";
  case Family::Loss:
    return "a loss";
  case Family::Metric:
    return "a metric";
  case Family::Augment:
    return "an augmentation";
  case Family::Optimizer:
    return "an optimizer";
  case Family::Schedule:
    return "a schedule";
  }
  return "";
}

std::string ldn::listOf(llvm::ArrayRef<llvm::StringRef> names) {
  std::string list;
  for (auto [index, name] : llvm::enumerate(names))
    list += (index == 0 ? "" : index + 1 == names.size() ? " or " : ", ") + name.str();
  return list;
}

bool ldn::isBuiltin(llvm::StringRef name) {
  return llvm::any_of(builtins(), [&](const Builtin &builtin) { return builtin.signature.name == name; });
}

/// Whether the arguments of `call` can be those of `signature`, by their number
/// and names. An axis is named: `max(x, y)` is of two values.
static bool fits(const Signature &signature, const ast::CallExpr &call) {
  llvm::SmallVector<bool> given(signature.formals.size());
  for (auto [index, arg] : llvm::enumerate(call.args)) {
    unsigned place = index;
    if (arg.name.empty() && place < signature.formals.size() && signature.formals[place].namedOnly)
      return false;
    if (!arg.name.empty())
      place = llvm::find_if(signature.formals, [&](const Formal &formal) { return arg.name.name == formal.name; }) -
              signature.formals.begin();
    if (place >= signature.formals.size())
      return false;
    if (arg.name.empty() && signature.formals[place].kind == ArgKind::Axis)
      return false;
    given[place] = true;
  }
  for (auto [formal, isGiven] : llvm::zip(signature.formals, given))
    if (formal.required() && !isGiven)
      return false;
  return true;
}

const Builtin *ldn::findBuiltin(Family family, llvm::StringRef name, const ast::CallExpr *call) {
  const Builtin *found = nullptr;
  for (const Builtin &builtin : builtins()) {
    if (builtin.family != family || builtin.signature.name != name)
      continue;
    if (!found || (call && fits(builtin.signature, *call)))
      found = &builtin;
  }
  return found;
}

llvm::SmallVector<llvm::StringRef> ldn::namesOf(Family family) {
  llvm::SmallVector<llvm::StringRef> names;
  for (const Builtin &builtin : builtins())
    if (builtin.family == family && !llvm::is_contained(names, builtin.signature.name))
      names.push_back(builtin.signature.name);
  return names;
}

bool ldn::isForLater(Family family, llvm::StringRef name) {
#define LDN_LATER(FAMILY, NAME)                                                                                        \
  if (family == Family::FAMILY && name == #NAME)                                                                       \
    return true;
#include "Builtins.def"
  return false;
}

bool ldn::ownsArgument(const Builtin &builtin, const ast::CallExpr &call, unsigned arg) {
  auto *inner = llvm::dyn_cast<ast::CallExpr>(call.args[arg].value.get());
  if (!inner || (inner->callee.name != "param" && inner->callee.name != "stable"))
    return false;
  llvm::StringRef name = call.args[arg].name.name;
  for (auto [index, formal] : llvm::enumerate(builtin.signature.formals))
    if (name.empty() ? index == arg : formal.name == name)
      return formal.kind == ArgKind::Learned || formal.kind == ArgKind::Step;
  return false;
}

void ldn::printBuiltins(llvm::raw_ostream &os) {
  std::optional<Family> family;
  for (const Builtin &builtin : builtins()) {
    if (family != builtin.family)
      os << (family ? "\n" : "") << "What can be " << describe(builtin.family) << ":\n";
    family = builtin.family;
    os << "  " << builtin.signature.form << '\n';
    if (!builtin.shapes.empty() && !builtin.element)
      os << "      " << builtin.shapes << '\n';
    os << "      " << builtin.doc << '\n';
  }
}
