//===- ArenaArguments.cpp - Memory that functions receive --------------------===//

#include "ArenaArguments.h"

#include "mlir/IR/SymbolTable.h"

using namespace mlir;
using namespace ldn;

int64_t ldn::sizeInBytes(ShapedType type) {
  return type.getNumElements() * llvm::divideCeil(type.getElementTypeBitWidth(), 8);
}

SetVector<func::FuncOp> ldn::withCallers(ModuleOp module, SetVector<func::FuncOp> users) {
  SymbolTableCollection symbols;
  SymbolUserMap callers(symbols, module);
  for (size_t i = 0; i < users.size(); ++i)
    for (Operation *user : callers.getUsers(users[i]))
      if (auto caller = user->getParentOfType<func::FuncOp>())
        users.insert(caller);
  return users;
}

Value ldn::addArenaArgument(func::FuncOp func, StringRef name) {
  Builder builder(func.getContext());
  auto type = MemRefType::get({ShapedType::kDynamic}, builder.getI8Type());
  auto attrs = builder.getDictionaryAttr(builder.getNamedAttr("ldn.arena", builder.getStringAttr(name)));
  unsigned position = func.getNumArguments();
  if (failed(func.insertArgument(position, type, attrs, func.getLoc())))
    llvm_unreachable("functions of a module take new arguments");
  return func.getArgument(position);
}

llvm::MapVector<func::FuncOp, Value> ldn::addArena(ModuleOp module, SetVector<func::FuncOp> users, StringRef name) {
  llvm::MapVector<func::FuncOp, Value> arenas;
  for (func::FuncOp func : withCallers(module, users))
    arenas[func] = addArenaArgument(func, name);
  for (auto &[func, arena] : arenas)
    func.walk([&, arena = arena](func::CallOp call) {
      auto callee = SymbolTable::lookupNearestSymbolFrom<func::FuncOp>(call, call.getCalleeAttr());
      if (arenas.contains(callee))
        call.getOperandsMutable().append(arena);
    });
  return arenas;
}
