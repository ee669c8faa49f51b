//===- NameIndex.cpp - Which word is which name ---------------------------===//
//
// Follows the rules by which FunctionEmitter looks names up, without values: so
// it also says what a name means in a layer that is wrong, or that nothing
// calls. Declarations of the file come first, then those inside of its items,
// then everything that mentions them.
//
//===----------------------------------------------------------------------===//

#include "NameIndex.h"
#include "Builtins.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace ldn;
using namespace ldn::ast;

namespace {

/// Where an expression stands: in which item, and before which place things must be declared.
struct Place {
  int item = -1;
  const char *at = nullptr;
};

class NameIndexer {
public:
  NameIndexer(const File &file, std::vector<Declaration> &declarations, std::vector<Mention> &mentions)
      : file(file), declarations(declarations), mentions(mentions) {}
  void run();

private:
  int declare(NameKind kind, const Ident &name, SourceRange extent, SourceRange scope = {}, int outer = -1);
  void declareInside(const Item &item, int index);
  void declareBody(llvm::ArrayRef<StmtPtr> body, int item, SourceRange scope);

  int find(llvm::StringRef name, Place place) const;
  int findItem(llvm::StringRef name) const;
  int findIn(int item, llvm::StringRef name) const;

  void mention(SourceRange range, int declaration) { mentions.push_back({range, declaration}); }
  void mention(const Ident &name, Place place) { mention(name.range, find(name.name, place)); }
  void mentionItem(const Ident &name) { mention(name.range, findItem(name.name)); }
  void visit(const Item &item, int index);
  void visit(llvm::ArrayRef<StmtPtr> body, Place place);
  void visit(const Replacement &replacement);
  void visit(const TrainDecl &train, int index);
  void visit(const Port &port, Place place);
  void visit(const Shape &shape, Place place);
  void visit(const Expr &expr, Place place);
  void visitForm(const Expr &expr, Family family, Place place);
  void visitArgs(const CallExpr &call, const Builtin *builtin, int callee, Place place);
  void visitArgument(const Expr &value, const Builtin &builtin, unsigned formal, Place place);

  const File &file;
  std::vector<Declaration> &declarations;
  std::vector<Mention> &mentions;
  llvm::StringMap<int> items;
  std::vector<std::vector<int>> inside; // by item
};

} // namespace

//===----------------------------------------------------------------------===//
// Declarations
//===----------------------------------------------------------------------===//

int NameIndexer::declare(NameKind kind, const Ident &name, SourceRange extent, SourceRange scope, int outer) {
  if (name.empty())
    return -1;
  int index = declarations.size();
  declarations.push_back({kind, name.name, name.range, extent, scope, outer});
  mention(name.range, index);
  inside.emplace_back();
  if (outer >= 0)
    inside[outer].push_back(index);
  return index;
}

static NameKind kindOf(const Item &item) {
  switch (item.kind()) {
  case Item::Kind::Dim:
    return NameKind::Dim;
  case Item::Kind::Const:
    return NameKind::Const;
  case Item::Kind::Fn:
    return NameKind::Fn;
  case Item::Kind::Layer:
    return NameKind::Layer;
  case Item::Kind::Model:
    return NameKind::Model;
  case Item::Kind::Variant:
    return NameKind::Variant;
  case Item::Kind::Train:
    return NameKind::Recipe;
  }
  llvm_unreachable("all kinds are listed");
}

void NameIndexer::declareInside(const Item &item, int index) {
  SourceRange whole = item.range();
  auto declareOptions = [&](llvm::ArrayRef<Option> options) {
    for (const Option &option : options)
      declare(NameKind::Option, option.name, option.name.range, whole, index);
  };
  if (auto *fn = llvm::dyn_cast<FnDecl>(&item))
    for (const Ident &param : fn->params)
      declare(NameKind::FnArgument, param, param.range, whole, index);
  if (auto *layer = llvm::dyn_cast<LayerDecl>(&item)) {
    for (const LayerParam &param : layer->params)
      declare(NameKind::Argument, param.name, {param.name.range.Start, param.shape.range.End}, whole, index);
    declareOptions(layer->options);
    // A name that is a constant of the file means it, any other is bound by the call.
    for (const LayerParam &param : layer->params)
      for (const ExprPtr &dim : param.shape.dims)
        if (auto *name = llvm::dyn_cast<NameExpr>(dim.get())) {
          int known = findItem(name->name);
          bool isConstant = known >= 0 && declarations[known].kind == NameKind::Const;
          bool isDeclared = llvm::any_of(inside[index], [&](int i) {
            return declarations[i].kind == NameKind::HeaderSize && declarations[i].name == name->name;
          });
          if (!isConstant && !isDeclared)
            declare(NameKind::HeaderSize, name->ident(), name->range(), whole, index);
        }
    declareBody(layer->body, index, whole);
  }
  if (auto *model = llvm::dyn_cast<ModelDecl>(&item)) {
    declareOptions(model->options);
    declareBody(model->body, index, whole);
  }
  if (auto *train = llvm::dyn_cast<TrainDecl>(&item))
    for (const Port &target : train->targets)
      declare(NameKind::Target, target.name, {target.name.range.Start, target.shape.range.End}, whole, index);
}

void NameIndexer::declareBody(llvm::ArrayRef<StmtPtr> body, int item, SourceRange scope) {
  auto after = [&](const Stmt &stmt) { return SourceRange(stmt.range().End, scope.End); };
  for (const StmtPtr &stmt : body)
    llvm::TypeSwitch<const Stmt *>(stmt.get())
        .Case([&](const KernelStmt *s) { declare(NameKind::Kernel, s->name, s->range(), after(*s), item); })
        .Case([&](const ParamStmt *s) { declare(NameKind::Param, s->name, s->range(), after(*s), item); })
        .Case([&](const LetStmt *s) { declare(NameKind::Let, s->name, s->range(), after(*s), item); })
        .Case([&](const VarStmt *s) { declare(NameKind::Var, s->name, s->range(), after(*s), item); })
        .Case([&](const PortStmt *s) {
          declare(s->isInput() ? NameKind::Input : NameKind::Output, s->port.name, s->range(), scope, item);
        })
        .Case([&](const RepeatStmt *s) {
          declare(NameKind::Repeat, s->name, s->range(), after(*s), item);
          declareBody(s->body, item, s->range());
        });
}

//===----------------------------------------------------------------------===//
// Look-up
//===----------------------------------------------------------------------===//

int NameIndexer::findItem(llvm::StringRef name) const {
  auto it = items.find(name);
  return it == items.end() ? -1 : it->second;
}

/// A thing inside of an item, wherever it stands.
int NameIndexer::findIn(int item, llvm::StringRef name) const {
  if (item >= 0)
    for (int index : inside[item])
      if (declarations[index].name == name && declarations[index].kind != NameKind::HeaderSize)
        return index;
  return -1;
}

int NameIndexer::find(llvm::StringRef name, Place place) const {
  int sizeOfHeader = -1;
  // A recipe sees the ports of its model, from outside.
  bool anywhere = place.item >= 0 && declarations[place.item].kind == NameKind::Recipe;
  if (place.item >= 0)
    for (int index : inside[place.item]) {
      const Declaration &local = declarations[index];
      if (local.name != name)
        continue;
      if (local.kind == NameKind::HeaderSize)
        sizeOfHeader = index;
      else if (anywhere || (local.scope.Start.getPointer() <= place.at && place.at <= local.scope.End.getPointer()))
        return index;
    }
  if (sizeOfHeader >= 0)
    return sizeOfHeader;
  int item = findItem(name);
  return item >= 0 ? item : findIn(place.item, name);
}

//===----------------------------------------------------------------------===//
// Mentions
//===----------------------------------------------------------------------===//

void NameIndexer::visit(const Shape &shape, Place place) {
  for (const ExprPtr &dim : shape.dims)
    visit(*dim, place);
}

void NameIndexer::visit(const Port &port, Place place) {
  visit(port.shape, place);
  if (port.below)
    visit(*port.below, place);
}

void NameIndexer::visit(llvm::ArrayRef<StmtPtr> body, Place place) {
  for (const StmtPtr &stmt : body) {
    Place here{place.item, stmt->range().Start.getPointer()};
    llvm::TypeSwitch<const Stmt *>(stmt.get())
        .Case([&](const KernelStmt *s) { visitForm(*s->value, Family::Kernel, here); })
        .Case([&](const ParamStmt *s) {
          visit(s->shape, here);
          visitForm(*s->init, Family::Init, here);
        })
        .Case<LetStmt, VarStmt, ResultStmt>([&](auto *s) { visit(*s->value, here); })
        .Case([&](const AssignStmt *s) {
          mention(s->name, here);
          visit(*s->value, here);
        })
        .Case([&](const PortStmt *s) { visit(s->port, here); })
        .Case([&](const RepeatStmt *s) {
          visit(*s->count, here);
          visit(s->body, place);
        });
  }
}

/// The value is read in the place of what it replaces.
void NameIndexer::visit(const Replacement &replacement) {
  int item = findItem(replacement.path.front().name);
  mentionItem(replacement.path.front());
  int replaced = -1;
  for (const Ident &name : llvm::ArrayRef(replacement.path).drop_front()) {
    replaced = findIn(item, name.name);
    mention(name.range, replaced);
  }
  Place place;
  if (replaced >= 0)
    place = {item, declarations[replaced].extent.Start.getPointer()};
  bool isKernel = replaced >= 0 && declarations[replaced].kind == NameKind::Kernel;
  if (isKernel)
    visitForm(*replacement.value, Family::Kernel, place);
  else
    visit(*replacement.value, place);
}

void NameIndexer::visit(const TrainDecl &train, int index) {
  mentionItem(train.model);
  // Inputs and outputs of the model can be named as well.
  if (int model = findItem(train.model.name); model >= 0)
    for (int port : inside[model])
      if (declarations[port].kind == NameKind::Input || declarations[port].kind == NameKind::Output)
        inside[index].push_back(port);
  auto port = [&](const Ident &name) { mention(name.range, findIn(index, name.name)); };
  auto form = [&](const ExprPtr &expr, Family family) {
    if (expr)
      visitForm(*expr, family, {index, nullptr});
  };
  auto number = [&](const ExprPtr &expr) {
    if (expr)
      visit(*expr, {});
  };
  for (const Port &target : train.targets)
    visit(target, {});
  form(train.loss, Family::Loss);
  for (const ExprPtr &metric : train.metrics)
    form(metric, Family::Metric);
  for (const Augment &augment : train.augments) {
    port(augment.input);
    for (const ExprPtr &step : augment.steps)
      form(step, Family::Augment);
  }
  for (const Mask &mask : train.masks) {
    port(mask.input);
    number(mask.token);
    number(mask.rate);
  }
  form(train.optimizer, Family::Optimizer);
  for (const ExprPtr &part : train.schedule)
    form(part, Family::Schedule);
  for (const ExprPtr *expr : {&train.clipNorm, &train.batch, &train.epochs, &train.seed})
    number(*expr);
}

void NameIndexer::visit(const Item &item, int index) {
  Place place{index, item.range().Start.getPointer()};
  auto visitOptions = [&](llvm::ArrayRef<Option> options) {
    for (const Option &option : options)
      visit(*option.value, {});
  };
  llvm::TypeSwitch<const Item *>(&item)
      .Case([&](const DimDecl *i) {
        for (const ExprPtr *bound : {&i->low, &i->high})
          if (*bound)
            visit(**bound, {});
      })
      .Case([&](const ConstDecl *i) { visit(*i->value, {}); })
      .Case([&](const FnDecl *i) { visit(*i->body, place); })
      .Case([&](const LayerDecl *i) {
        for (const LayerParam &param : i->params)
          visit(param.shape, place);
        visit(i->result, place);
        visitOptions(i->options);
        visit(i->body, place);
      })
      .Case([&](const ModelDecl *i) {
        visitOptions(i->options);
        visit(i->body, place);
      })
      .Case([&](const VariantDecl *i) {
        mentionItem(i->model);
        for (const Replacement &replacement : i->replacements)
          visit(replacement);
      })
      .Case([&](const TrainDecl *i) { visit(*i, index); });
}

//===----------------------------------------------------------------------===//
// Expressions
//===----------------------------------------------------------------------===//

void NameIndexer::visit(const Expr &expr, Place place) {
  llvm::TypeSwitch<const Expr *>(&expr)
      .Case([&](const NameExpr *e) { mention(e->ident(), place); })
      .Case([&](const ListExpr *e) {
        for (const ExprPtr &element : e->elements)
          visit(*element, place);
      })
      .Case([&](const NegateExpr *e) { visit(*e->operand, place); })
      .Case([&](const BinaryExpr *e) {
        visit(*e->lhs, place);
        visit(*e->rhs, place);
      })
      .Case([&](const ExceptExpr *e) { visit(*e->value, place); })
      .Case([&](const CallExpr *e) {
        int callee = findItem(e->callee.name);
        bool isOwn =
            callee >= 0 && (declarations[callee].kind == NameKind::Fn || declarations[callee].kind == NameKind::Layer);
        const Builtin *builtin = isOwn ? nullptr : findBuiltin(Family::Value, e->callee.name, e);
        // A word that stands in a wrong place is explained all the same.
        if (!isOwn && !builtin)
          for (const Builtin &other : builtins())
            if (!builtin && other.signature.name == e->callee.name)
              builtin = &other;
        mentions.push_back({e->callee.range, isOwn ? callee : -1, builtin});
        visitArgs(*e, builtin, isOwn ? callee : -1, place);
      });
}

/// A call, or the name alone, of one of `family`.
void NameIndexer::visitForm(const Expr &expr, Family family, Place place) {
  auto *call = llvm::dyn_cast<CallExpr>(&expr);
  auto *name = llvm::dyn_cast<NameExpr>(&expr);
  llvm::StringRef callee = call ? call->callee.name : name ? name->name : llvm::StringRef();
  const Builtin *builtin = findBuiltin(family, callee, call);
  if (!builtin && family == Family::Metric)
    builtin = findBuiltin(Family::Loss, callee, call);
  if (!builtin)
    return visit(expr, place);
  mentions.push_back({call ? call->callee.range : name->range(), -1, builtin});
  if (call)
    visitArgs(*call, builtin, -1, place);
}

void NameIndexer::visitArgs(const CallExpr &call, const Builtin *builtin, int callee, Place place) {
  for (auto [index, arg] : llvm::enumerate(call.args)) {
    if (!builtin) {
      if (!arg.name.empty())
        mention(arg.name.range, findIn(callee, arg.name.name));
      visit(*arg.value, place);
      continue;
    }
    llvm::ArrayRef<Formal> formals = builtin->signature.formals;
    size_t formal = std::min<size_t>(index, formals.empty() ? 0 : formals.size() - 1);
    if (!arg.name.empty()) {
      formal = llvm::find_if(formals, [&](const Formal &f) { return arg.name.name == f.name; }) - formals.begin();
      mentions.push_back({arg.name.range, -1, builtin, formal < formals.size() ? static_cast<int>(formal) : -1});
    }
    if (formal < formals.size())
      visitArgument(*arg.value, *builtin, formal, place);
    else
      visit(*arg.value, place);
  }
}

void NameIndexer::visitArgument(const Expr &value, const Builtin &builtin, unsigned formal, Place place) {
  auto *name = llvm::dyn_cast<NameExpr>(&value);
  auto *call = llvm::dyn_cast<CallExpr>(&value);
  switch (builtin.signature.formals[formal].kind) {
  case ArgKind::Choice:
    if (name)
      mentions.push_back({name->range(), -1, &builtin, static_cast<int>(formal)});
    return;
  case ArgKind::Function:
    if (const Builtin *function = name ? findBuiltin(Family::Value, name->name) : nullptr;
        function && findItem(name->name) < 0) {
      mentions.push_back({name->range(), -1, function});
      return;
    }
    break;
  case ArgKind::Step:
    if (call && findBuiltin(Family::Step, call->callee.name))
      return visitForm(value, Family::Step, place);
    break;
  case ArgKind::Labels:
    if (call && findBuiltin(Family::Labels, call->callee.name))
      return visitForm(value, Family::Labels, place);
    break;
  case ArgKind::Decay:
    if (auto *except = llvm::dyn_cast<ExceptExpr>(&value))
      for (const Ident &group : except->names)
        mentions.push_back({group.range, -1, &builtin, static_cast<int>(formal)});
    break;
  default:
    break;
  }
  visit(value, place);
}

void NameIndexer::run() {
  std::vector<int> indices;
  for (const ItemPtr &item : file.items) {
    int index = declare(kindOf(*item), item->name, item->range());
    indices.push_back(index);
    if (index >= 0)
      items.try_emplace(item->name.name, index);
  }
  for (auto [item, index] : llvm::zip(file.items, indices))
    if (index >= 0)
      declareInside(*item, index);
  for (auto [item, index] : llvm::zip(file.items, indices))
    if (index >= 0)
      visit(*item, index);
  auto before = [](const Mention &a, const Mention &b) {
    return a.place.Start.getPointer() < b.place.Start.getPointer();
  };
  llvm::sort(mentions, before);
  // A size of a header is declared where it is mentioned first.
  mentions.erase(std::unique(mentions.begin(), mentions.end(),
                             [](const Mention &a, const Mention &b) {
                               return a.place.Start == b.place.Start && a.place.End == b.place.End;
                             }),
                 mentions.end());
}

void ldn::indexNames(const File &file, std::vector<Declaration> &declarations, std::vector<Mention> &mentions) {
  NameIndexer(file, declarations, mentions).run();
}
