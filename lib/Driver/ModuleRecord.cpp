//===- ModuleRecord.cpp - What a module says about how it was made ----------===//

#include "ModuleRecord.h"

#include "mlir/IR/Builders.h"

using namespace mlir;
using namespace ldn;

llvm::Expected<const StageInfo *> ldn::recordedStage(ModuleOp module) {
  auto name = module->getAttrOfType<StringAttr>("ldn.stage");
  const StageInfo *info = name ? findStage(name.getValue()) : nullptr;
  if (name && !info)
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   "says it is at stage '" + name.getValue() + "', which is none");
  return info;
}

void ldn::recordStage(ModuleOp module, const StageInfo &info) {
  module->setAttr("ldn.stage", StringAttr::get(module.getContext(), info.name));
}

/// "--lowering" of "--lowering=oracle", "-O" of "-O2".
static StringRef optionName(StringRef flag) {
  return flag.starts_with("-O") ? flag.take_front(2) : flag.split('=').first;
}

void ldn::recordFlags(ModuleOp module, ArrayRef<std::string> given) {
  SmallVector<StringRef> flags;
  if (auto before = module->getAttrOfType<ArrayAttr>("ldn.flags"))
    for (auto flag : before.getAsValueRange<StringAttr>())
      if (llvm::none_of(given, [&](StringRef other) { return optionName(other) == optionName(flag); }))
        flags.push_back(flag);
  llvm::append_range(flags, given);
  module->setAttr("ldn.flags", Builder(module.getContext()).getStrArrayAttr(flags));
}
