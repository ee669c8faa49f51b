//===- Compilation.h - One run of the compiler ------------------*- C++ -*-===//

#ifndef LDN_LIB_DRIVER_COMPILATION_H
#define LDN_LIB_DRIVER_COMPILATION_H

#include "Input.h"
#include "Options.h"
#include "OutputFile.h"
#include "Parts.h"
#include "PassDump.h"

#include "ldn/Driver/Driver.h"
#include "ldn/Frontend/Frontend.h"
#include "ldn/Target/Target.h"

#include "mlir/IR/Diagnostics.h"
#include "mlir/Support/Timing.h"
#include "llvm/IR/LLVMContext.h"

namespace ldn {

/// Takes the input from the stage that it is at to the stage that is wanted. Every step returns false after it has
/// reported a failure; `status` then holds the exit status.
class Compilation {
public:
  /// `program` is the path of ldnc.
  Compilation(Options options, llvm::StringRef program);

  int run();
  /// After a crash: what was being done, and how to repeat it.
  int reportCrash();

private:
  // Before the work.
  bool readInput();
  bool checkRequest();
  /// What is asked for is not behind the stage of the input.
  bool checkReached();
  bool selectTarget();
  /// Neither the input nor what is wanted is at a stage of which there is one for each machine.
  bool checkMachines();
  bool openOutputs();

  // The work, in order.
  bool compileSource();
  bool loadModule();
  /// The passes of a stage, from the module as the stage before left it.
  bool runStage(const StageInfo &info);
  /// Those up to `last` that the module has not reached.
  bool runStages(Stage last);
  /// From the last stage that all machines share to LLVM IR with the code for each of them.
  bool compileForEach();
  bool translate();
  bool loadLlvmIR();
  bool optimize();
  bool emitNative();
  /// The functions of the module may be compiled apart from each other.
  bool isDivisible() const;
  /// Optimises and emits the parts of a module at the same time.
  bool emitParts();
  /// Returns what went wrong, or "".
  std::string emitPart(const Parts &parts, unsigned index, llvm::SmallVectorImpl<char> &object);
  bool linkObjects(llvm::ArrayRef<llvm::SmallString<0>> objects);
  bool link(llvm::ArrayRef<std::string> inputs);
  bool writeHeader();
  /// The table of residuals needs a model that is trained.
  bool requireGradients();
  /// The sizes of the table of memory are those of the model.
  bool requireSizes();
  bool finish();

  /// What the metadata say about this run.
  void describeRun();
  bool checkSource(const ast::File &file, FrontendOptions wanted, Diagnostics &reports);
  void printCosts();
  bool hasUnloweredOperation();
  std::string llvmText() const;

  bool userError(const llvm::Twine &message) { return report(1, message); }
  bool commandError(const llvm::Twine &message) { return report(2, message); }
  bool report(int exitStatus, const llvm::Twine &message);
  bool check(llvm::Error error);
  /// A fault of ours: writes the reproducer and the command that repeats it.
  bool fault(const llvm::Twine &what);
  void enterPhase(llvm::StringRef name);
  std::string repeatingCommand(llvm::StringRef file) const;
  /// On the thread that asks, or "".
  static llvm::StringRef runningPass();

  Options options;
  std::string program;
  std::vector<std::unique_ptr<Target>> targets;
  Target *target = nullptr;

  std::shared_ptr<llvm::SourceMgr> sources = std::make_shared<llvm::SourceMgr>();
  mlir::MLIRContext context;
  mlir::SourceMgrDiagnosticHandler diagnostics;
  llvm::LLVMContext llvmContext;

  Input input{};
  Stage reached = Stage::Ast; // of the module, or of the input
  mlir::OwningOpRef<mlir::ModuleOp> module;
  std::string machine; // that the module is for, where there are several
  std::unique_ptr<llvm::Module> llvmModule;
  OutputFile output, header;
  PassDump dump;

  mlir::DefaultTimingManager timing;
  mlir::TimingScope rootTimer, phaseTimer;

  int status = 0;
  std::string phase = "starting";
  /// The module before the stage that is being made, for the reproducer.
  mlir::OwningOpRef<mlir::ModuleOp> checkpoint;
  std::string llvmProblem; // what LLVM's code generator reported
};

} // namespace ldn

#endif // LDN_LIB_DRIVER_COMPILATION_H
