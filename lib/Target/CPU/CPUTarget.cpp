//===- CPUTarget.cpp - Choosing a processor ---------------------------------===//
//
// Peculiar about processors: they are the only target that is also the host, so "native" asks the system; a virtual
// machine may hide features that the name of its processor implies, hence the list of features beside the name. And a
// program meets processors that it was not made for: the features of its code are those in the list and no others, and
// the program compares the list with the processor that it finds (lib/Runtime/Processor.cpp). The name only says what
// to tune for.
//
//===----------------------------------------------------------------------===//

#include "CPUTarget.h"

#include "mlir/IR/Builders.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallVectorExtras.h"
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
         "(cpu:znver4); several of them, of which a program runs what the processor can execute "
         "(cpu:x86-64-v3,x86-64-v4), for all: cpu:portable, which is cpu:x86-64-v4,x86-64-v3,x86-64";
}

static constexpr StringRef portable[] = {"x86-64-v4", "x86-64-v3", "x86-64"};

static const StringRef checkedFeatures[] = {
#define LDN_CPU_FEATURE(NAME) NAME,
#include "ldn/Runtime/CpuFeatures.def"
#undef LDN_CPU_FEATURE
};

/// What code may use: the features that `has`, of those that a program can ask the processor for before it runs.
static std::string featureList(llvm::function_ref<bool(StringRef)> has) {
  SmallVector<std::string> list;
  for (StringRef feature : checkedFeatures)
    if (has(feature))
      list.push_back("+" + feature.str());
  return llvm::join(list, ",");
}

static llvm::Expected<CPUMachine> findMachine(StringRef name) {
  if (name == "native") {
    llvm::StringMap<bool> host = llvm::sys::getHostCPUFeatures();
    return CPUMachine{name.str(), llvm::sys::getHostCPUName().str(),
                      featureList([&](StringRef feature) { return host.lookup(feature); })};
  }
  std::string error;
  llvm::Triple triple(llvm::sys::getDefaultTargetTriple());
  const llvm::Target *target = llvm::TargetRegistry::lookupTarget(triple, error);
  if (!target)
    return targetError(error);
  // Only a subtarget of a processor that exists may be asked.
  std::unique_ptr<llvm::MCSubtargetInfo> info(target->createMCSubtargetInfo(triple, "", ""));
  if (!info->isCPUStringValid(name))
    return targetError("no processor '" + name +
                       "'; write cpu:native, cpu:portable, cpu:x86-64-v3, cpu:x86-64-v4 or a " +
                       "name that 'clang -mcpu=help' lists");
  info.reset(target->createMCSubtargetInfo(triple, name, ""));
  return CPUMachine{name.str(), name.str(), featureList([&](StringRef feature) {
                      return triple.isX86() && info->checkFeatures(("+" + feature).str());
                    })};
}

llvm::Error CPUTarget::select(StringRef text) {
  llvm::InitializeNativeTarget();
  llvm::InitializeNativeTargetAsmPrinter();
  llvm::InitializeNativeTargetAsmParser(); // inline assembly in a .ll file
  written = text.empty() ? "native" : text.str();
  llvm::SetVector<StringRef> names;
  for (StringRef name : llvm::split(written, ','))
    if (name == "portable")
      names.insert_range(portable);
    else
      names.insert(name);
  chosen.clear();
  for (StringRef name : names) {
    llvm::Expected<CPUMachine> machine = findMachine(name);
    if (!machine)
      return targetError("--target=cpu:" + written + ": " + llvm::toString(machine.takeError()));
    // Of two sets of features the larger one may hold the other, and not the other way round.
    auto needsMore = [](const CPUMachine &a, const CPUMachine &b) {
      return StringRef(a.features).count('+') > StringRef(b.features).count('+');
    };
    chosen.insert(llvm::upper_bound(chosen, *machine, needsMore), *machine);
  }
  return llvm::Error::success();
}

llvm::Error CPUTarget::selectFor(ModuleOp module) {
  auto target = module->getAttrOfType<StringAttr>("ldn.target");
  auto cpu = module->getAttrOfType<StringAttr>("ldn.cpu"), features = module->getAttrOfType<StringAttr>("ldn.features");
  if (!target)
    return llvm::Error::success();
  StringRef text = target.getValue().split(':').second;
  if (!cpu || !features)
    return select(text);
  // "native" of the machine that wrote the file: its processor has a name here too.
  if (llvm::Error error = select(text == "native" ? cpu.getValue() : text))
    return error;
  written = text.str();
  chosen = {CPUMachine{written, cpu.str(), features.str()}};
  return llvm::Error::success();
}

SmallVector<StringRef> CPUTarget::machines() const {
  return llvm::map_to_vector(chosen, [](const CPUMachine &machine) -> StringRef { return machine.name; });
}

void CPUTarget::describe(ModuleOp module) const {
  module->removeAttr("ldn.codes"); // of a file that holds one of several
  if (chosen.size() == 1)
    return describe(module, chosen.front().name);
  for (StringRef fact : {"ldn.cpu", "ldn.features", "ldn.machine"})
    module->removeAttr(fact);
  module->setAttr("ldn.target", StringAttr::get(module.getContext(), "cpu:" + written));
}

void CPUTarget::describe(ModuleOp module, StringRef name) const {
  const CPUMachine &machine = *llvm::find_if(chosen, [&](const CPUMachine &other) { return other.name == name; });
  Builder builder(module.getContext());
  module->setAttr("ldn.target", builder.getStringAttr("cpu:" + name));
  module->setAttr("ldn.cpu", builder.getStringAttr(machine.cpu));
  module->setAttr("ldn.features", builder.getStringAttr(machine.features));
  if (chosen.size() > 1)
    module->setAttr("ldn.codes", builder.getStrArrayAttr(machines()));
  // The facts of a file that is taken up again are those that its tiles were chosen for.
  if (module->hasAttr("ldn.machine"))
    return;
  auto target = createMachine(machine, 2);
  if (!target)
    llvm::report_fatal_error(target.takeError());
  module->setAttr("ldn.machine", machineFacts(**target, name == "native", module.getContext()));
}
