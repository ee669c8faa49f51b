//===- CodeGen.cpp - From the LLVM dialect to machine code ------------------===//

#include "CPUTarget.h"

#include "mlir/Target/LLVMIR/Dialect/Builtin/BuiltinToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Dialect/LLVMIR/LLVMToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Export.h"
#include "llvm/IR/LegacyPassManager.h"
#include "llvm/IR/Verifier.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/TargetParser/Host.h"

using namespace mlir;
using namespace ldn;

void CPUTarget::registerDialects(DialectRegistry &registry) const {
  registerBuiltinDialectTranslation(registry);
  registerLLVMDialectTranslation(registry);
}

/// Loops have the few variables that they need: LLVM's search for better ones takes a third of the time of code
/// generation, and what it finds is as fast. Only the command line knows how to say so, for the whole process.
static void skipLoopStrengthReduction() {
  static const bool isSaid = [] {
    llvm::cl::Option *option = llvm::cl::getRegisteredOptions().lookup("disable-lsr");
    return option && !option->addOccurrence(0, "disable-lsr", "true");
  }();
  (void)isSaid;
}

/// The processor whose features all code may use. A list of features counts only those that programs check.
static std::string baseline(const llvm::Triple &triple, const CPUMachine &machine) {
  return triple.isX86() ? "x86-64" : machine.cpu;
}

static std::string getText(ModuleOp module, StringRef attribute) {
  auto text = module->getAttrOfType<StringAttr>(attribute);
  return text ? text.str() : "";
}

llvm::Expected<std::unique_ptr<llvm::TargetMachine>> CPUTarget::createMachine(const CPUMachine &machine,
                                                                              unsigned level) const {
  llvm::Triple triple(llvm::sys::getDefaultTargetTriple());
  std::string error;
  const llvm::Target *target = llvm::TargetRegistry::lookupTarget(triple, error);
  if (!target)
    return targetError(error);
  llvm::TargetOptions options;
  // A multiplication and an addition may round once: what `contract` says, for all the code that we make.
  options.AllowFPOpFusion = llvm::FPOpFusion::Fast;
  options.FunctionSections = options.DataSections = true; // the linker drops what is not used
  std::optional<llvm::CodeGenOptLevel> codeGenLevel = llvm::CodeGenOpt::getLevel(level);
  std::unique_ptr<llvm::TargetMachine> result(target->createTargetMachine(
      triple, baseline(triple, machine), machine.features, options, llvm::Reloc::PIC_, std::nullopt, *codeGenLevel));
  if (!result)
    return targetError("LLVM has no code generator for '" + triple.str() + "'");
  return result;
}

llvm::Expected<std::unique_ptr<llvm::Module>> CPUTarget::translate(ModuleOp module, llvm::LLVMContext &context) const {
  auto model = module->getAttrOfType<StringAttr>("ldn.model");
  std::unique_ptr<llvm::Module> result = translateModuleToLLVMIR(module, context, model ? model.getValue() : "model");
  if (!result)
    return targetError("translation to LLVM IR failed");
  CPUMachine machine{"", getText(module, "ldn.cpu"), getText(module, "ldn.features")};
  auto target = createMachine(machine, 2);
  if (!target)
    return target.takeError();
  result->setDataLayout((*target)->createDataLayout());
  result->setTargetTriple((*target)->getTargetTriple());
  for (llvm::Function &function : *result) {
    if (function.isDeclaration())
      continue;
    function.addFnAttr("target-cpu", baseline((*target)->getTargetTriple(), machine));
    function.addFnAttr("tune-cpu", machine.cpu);
    function.addFnAttr("target-features", machine.features);
    // Some processors are tuned for half of their width, which fits occasional vector code, not this.
    function.addFnAttr("prefer-vector-width", "512");
    function.addFnAttr(llvm::Attribute::NoUnwind);
  }
  return result;
}

// What is left to do for LLVM. Vectors and blocks of registers are in the code already, and what is still a call runs
// once a layer: its usual pipelines take longer and make the code no faster. Function by function, so that the code of
// one does not depend on which others are in the module.
static constexpr const char *pipeline =
    "function(sroa,early-cse<memssa>,simplifycfg,instcombine<no-verify-fixpoint>,gvn,dse,"
    "loop-simplify,lcssa,loop-mssa(loop-rotate,licm),instcombine<no-verify-fixpoint>,simplifycfg),globaldce";

llvm::Error CPUTarget::optimize(llvm::Module &module, unsigned level) const {
  auto target = createMachine(chosen.front(), level);
  if (!target)
    return target.takeError();
  llvm::LoopAnalysisManager loops;
  llvm::FunctionAnalysisManager functions;
  llvm::CGSCCAnalysisManager components;
  llvm::ModuleAnalysisManager modules;
  llvm::PipelineTuningOptions tuning;
  tuning.LoopVectorization = false;
  tuning.SLPVectorization = false;
  tuning.LoopUnrolling = false;
  llvm::PassBuilder builder(target->get(), tuning);
  builder.registerModuleAnalyses(modules);
  builder.registerCGSCCAnalyses(components);
  builder.registerFunctionAnalyses(functions);
  builder.registerLoopAnalyses(loops);
  builder.crossRegisterProxies(loops, functions, components, modules);
  llvm::ModulePassManager passes;
  if (level == 0)
    passes = builder.buildO0DefaultPipeline(llvm::OptimizationLevel::O0);
  else if (level == 3)
    passes = builder.buildPerModuleDefaultPipeline(llvm::OptimizationLevel::O3);
  else if (llvm::Error error = builder.parsePassPipeline(passes, pipeline))
    return error;
  passes.run(module, modules);
  return llvm::Error::success();
}

llvm::Error CPUTarget::emit(llvm::Module &module, unsigned level, CodeFormat format,
                            llvm::raw_pwrite_stream &out) const {
  if (level < 3)
    skipLoopStrengthReduction();
  auto target = createMachine(chosen.front(), level);
  if (!target)
    return target.takeError();
  if (module.getTargetTriple().empty()) // a file that somebody wrote by hand
    module.setTargetTriple((*target)->getTargetTriple());
  module.setDataLayout((*target)->createDataLayout());
  llvm::legacy::PassManager passes;
  auto type = format == CodeFormat::Object ? llvm::CodeGenFileType::ObjectFile : llvm::CodeGenFileType::AssemblyFile;
  if ((*target)->addPassesToEmitFile(passes, out, nullptr, type))
    return targetError("LLVM cannot emit this kind of file for '" + module.getTargetTriple().str() + "'");
  passes.run(module);
  return llvm::Error::success();
}
