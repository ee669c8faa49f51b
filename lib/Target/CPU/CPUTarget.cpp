//===- CPUTarget.cpp - Choosing a processor ---------------------------------===//
//
// Peculiar about processors: they are the only target that is also the host, so "native" asks the system; a virtual
// machine may hide features that the name of its processor implies, hence the list of features beside the name.
//
//===----------------------------------------------------------------------===//

#include "CPUTarget.h"

#include "mlir/IR/Builders.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/TargetParser/Host.h"

using namespace mlir;
using namespace ldn;

namespace ldn {
std::unique_ptr<Target> createCPUTarget() { return std::make_unique<CPUTarget>(); }
} // namespace ldn

llvm::Error ldn::targetError(const Twine &message) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), message);
}

StringRef CPUTarget::description() const {
  return "this machine's processor (cpu:native), a level (cpu:x86-64-v3, cpu:x86-64-v4) or a model that LLVM knows "
         "(cpu:znver4)";
}

static std::string hostFeatures() {
  SmallVector<std::string> list;
  for (const auto &feature : llvm::sys::getHostCPUFeatures())
    list.push_back((feature.second ? "+" : "-") + feature.first().str());
  llvm::sort(list);
  return llvm::join(list, ",");
}

llvm::Error CPUTarget::select(StringRef text) {
  llvm::InitializeNativeTarget();
  llvm::InitializeNativeTargetAsmPrinter();
  llvm::InitializeNativeTargetAsmParser(); // inline assembly in a .ll file
  machine = text.empty() ? "native" : text.str();
  if (machine == "native") {
    cpu = llvm::sys::getHostCPUName().str();
    features = hostFeatures();
    return llvm::Error::success();
  }
  cpu = machine;
  features.clear();
  std::string error;
  llvm::Triple triple(llvm::sys::getDefaultTargetTriple());
  const llvm::Target *target = llvm::TargetRegistry::lookupTarget(triple, error);
  if (!target)
    return targetError(error);
  // Only a subtarget of a processor that exists may be asked.
  std::unique_ptr<llvm::MCSubtargetInfo> info(target->createMCSubtargetInfo(triple, "", ""));
  if (info->isCPUStringValid(cpu))
    return llvm::Error::success();
  return targetError("--target=cpu:" + machine + ": no processor '" + machine + "'; write cpu:native, cpu:x86-64-v3, " +
                     "cpu:x86-64-v4 or a name that 'clang -mcpu=help' lists");
}

llvm::Error CPUTarget::selectFor(ModuleOp module) {
  auto target = module->getAttrOfType<StringAttr>("ldn.target");
  auto cpuName = module->getAttrOfType<StringAttr>("ldn.cpu");
  auto featureList = module->getAttrOfType<StringAttr>("ldn.features");
  if (!target || !cpuName || !featureList)
    return llvm::Error::success();
  StringRef text = target.getValue().split(':').second;
  // "native" of the machine that wrote the file: its processor has a name here too.
  if (llvm::Error error = select(text == "native" ? cpuName.getValue() : text))
    return error;
  machine = text.str();
  features = featureList.str();
  return llvm::Error::success();
}

void CPUTarget::describe(ModuleOp module) const {
  Builder builder(module.getContext());
  module->setAttr("ldn.target", builder.getStringAttr("cpu:" + machine));
  module->setAttr("ldn.cpu", builder.getStringAttr(cpu));
  module->setAttr("ldn.features", builder.getStringAttr(features));
  // The facts of a file that is taken up again are those that its tiles were chosen for.
  if (module->hasAttr("ldn.machine"))
    return;
  auto target = createMachine(2);
  if (!target)
    llvm::report_fatal_error(target.takeError());
  module->setAttr("ldn.machine", machineFacts(**target, machine == "native", module.getContext()));
}
