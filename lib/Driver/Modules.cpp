//===- Modules.cpp - From the source to LLVM IR -----------------------------===//

#include "Compilation.h"

#include "ModuleRecord.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/Verifier.h"
#include "mlir/Pass/PassManager.h"
#include "llvm/Linker/Linker.h"

using namespace mlir;
using namespace ldn;

static thread_local StringRef passOfThread;

StringRef Compilation::runningPass() { return passOfThread; }

namespace {
/// Keeps the name of the pass that is running, and of the first that fails, for the message about a fault.
class PassTracker : public PassInstrumentation {
public:
  explicit PassTracker(StringRef &failing) : failing(failing) {}
  void runBeforePass(Pass *pass, Operation *) override {
    if (!pass->getArgument().empty()) // the adaptor that runs passes on functions
      passOfThread = pass->getArgument();
  }
  void runAfterPass(Pass *, Operation *) override { passOfThread = ""; }
  void runAfterPassFailed(Pass *pass, Operation *) override {
    if (failing.empty())
      failing = pass->getArgument();
    passOfThread = "";
  }

private:
  StringRef &failing;
};
} // namespace

bool Compilation::loadModule() {
  enterPhase("parsing");
  module = parseModule(sources, context);
  if (!module) {
    status = 1; // the parser has reported why
    return false;
  }
  llvm::Expected<Stage> stage = stageOfModule(*module, input.path);
  if (!stage)
    return check(stage.takeError());
  reached = *stage;
  if (!checkReached())
    return false;
  // Once passes have asked what the machine is like, it cannot be chosen any more.
  auto written = (*module)->getAttrOfType<StringAttr>("ldn.target");
  if (options.target.empty()) {
    if (!check(target->selectFor(*module)))
      return false;
  } else if (reached > lastSharedStage && written && written != options.target) {
    return commandError("'" + input.path + "' was made for " + written.getValue() + ", not for " + options.target);
  } else {
    (*module)->removeAttr("ldn.machine");
  }
  describeRun();
  return true;
}

void Compilation::describeRun() {
  Builder builder(&context);
  ModuleOp op = *module;
  op->setAttr("ldn.compiler", builder.getStringAttr("ldnc " LDN_VERSION));
  target->describe(op);
  std::vector<std::string> flags = options.codeOptions;
  flags.push_back("-O" + std::to_string(options.level));
  recordFlags(op, flags);
  for (auto flag : cast<ArrayAttr>(op->getAttr("ldn.flags")).getAsValueRange<StringAttr>()) {
    if (flag == "--lowering=oracle")
      options.lowering = Lowering::Oracle;
    if (flag == "--decode=yes" || flag == "--decode=no")
      options.decode = flag == "--decode=yes" ? Decode::Yes : Decode::No;
    if (flag.consume_front("--remat="))
      options.remat = flag.str();
    if (flag.consume_front("--fuse="))
      options.fuse = flag.str();
  }
  bool isRematGiven = llvm::any_of(options.codeOptions, [](StringRef flag) { return flag.starts_with("--remat="); });
  if (isRematGiven && !op->hasAttr("ldn.train"))
    llvm::errs() << "warning: '--remat=" << options.remat << "' does nothing: '" << input.path
                 << "' has no train block for the model\n";
}

bool Compilation::runStage(const StageInfo &info) {
  enterPhase(info.name);
  dump.setStage((info.name + (machine.empty() ? "" : " for " + machine)).str());
  checkpoint = cast<ModuleOp>((*module)->clone());
  PassManager passes(&context);
  // Once for all passes, unless each is looked at; translation verifies what comes out of the last stage.
  passes.enableVerifier(dump.isOpen());
  StringRef failing;
  passes.addInstrumentation(std::make_unique<PassTracker>(failing));
  if (dump.isOpen())
    passes.addInstrumentation(dump.instrumentation());
  passes.enableTiming(phaseTimer);
  info.build(passes, options, *target);
  if (failed(passes.run(*module))) {
    if (failing == "ldn-make-decoding") { // has said which operation of the model is to blame
      status = ExitUserError;
      return false;
    }
    return fault("pass '" + failing + "' failed while making stage '" + info.name + "'");
  }
  if (info.stage != Stage::Llvm && failed(verify(*module)))
    return fault("the module is damaged after the passes of stage '" + info.name + "'");
  reached = info.stage;
  recordStage(*module, info);
  return info.stage != Stage::Llvm || !hasUnloweredOperation();
}

bool Compilation::runStages(Stage last) {
  bool done = true;
  while (done && module && reached < last)
    done = runStage(stageInfo(static_cast<Stage>(static_cast<int>(reached) + 1)));
  return done;
}

bool Compilation::compileForEach() {
  OwningOpRef<ModuleOp> shared = std::move(module);
  std::unique_ptr<llvm::Module> whole;
  for (StringRef name : target->machines()) {
    machine = name.str();
    module = cast<ModuleOp>((*shared)->clone());
    target->describe(*module, machine);
    reached = lastSharedStage;
    if (!runStages(Stage::Llvm) || !translate())
      return false;
    if (!whole)
      whole = std::move(llvmModule);
    else if (llvm::Linker::linkModules(*whole, std::move(llvmModule)))
      return fault("the code for '" + machine + "' does not go with that of the other machines");
  }
  llvmModule = std::move(whole);
  return true;
}

bool Compilation::hasUnloweredOperation() {
  Operation *left = nullptr;
  (*module)->walk<WalkOrder::PreOrder>([&](Operation *op) {
    if (isa<ModuleOp>(op) || isa_and_nonnull<LLVM::LLVMDialect>(op->getDialect()))
      return;
    // A cast is there for the sake of the operation that was meant to be lowered.
    if (!left || isa<UnrealizedConversionCastOp>(left))
      left = op;
  });
  if (!left)
    return false;
  left->emitError("nothing lowers this operation for target '") << target->name() << "'";
  fault("operation '" + left->getName().getStringRef() + "' is left after the passes of stage 'llvm'");
  return true;
}

bool Compilation::translate() {
  enterPhase("translating to LLVM IR");
  llvm::Expected<std::unique_ptr<llvm::Module>> result = target->translate(*module, llvmContext);
  if (!result)
    return fault(llvm::toString(result.takeError()));
  llvmModule = std::move(*result);
  module = {};
  if (dump.isOpen())
    dump.add("translate", ".ll", llvmText());
  return true;
}

bool Compilation::loadLlvmIR() {
  enterPhase("parsing");
  llvm::Expected<std::unique_ptr<llvm::Module>> result = parseLlvmIR(input, *sources, llvmContext);
  if (!result)
    return check(result.takeError());
  llvmModule = std::move(*result);
  return true;
}

bool Compilation::optimize() {
  enterPhase("LLVM optimisations");
  if (llvm::Error error = target->optimize(*llvmModule, options.level))
    return fault(llvm::toString(std::move(error)));
  if (dump.isOpen())
    dump.add("optimize", ".ll", llvmText());
  return true;
}

std::string Compilation::llvmText() const {
  std::string text;
  llvm::raw_string_ostream os(text);
  llvmModule->print(os, nullptr);
  return text;
}
