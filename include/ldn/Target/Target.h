//===- Target.h - A machine that models are compiled for --------*- C++ -*-===//
//
// What goes in: a module of tiled code (scf, vector, memref, arith, math; what the oracle leaves is of this kind too).
// What comes out: a native file. A target is one folder of lib/Target; nothing outside it names a chip. Everything that
// passes may want to know about the machine is one attribute of the module, which `describe` writes. A program may hold
// code for several machines: stages whose passes ask for those facts are then made once for each of them.
//
//   ldn.target   = "cpu:native"          as the user wrote it
//   ldn.cpu      = "sapphirerapids"      what that meant, with ldn.features = "+avx2,...": enough to make the same code
//                                        again from a dumped file on another machine
//   ldn.codes    = ["x86-64-v4", ...]    all machines of the program, where it holds code for several
//   ldn.machine  = {vector_bytes = 64 : i64, vector_registers = 32 : i64, fma_ports = 2 : i64, l1_bytes = ..., l2_bytes =
//                   ..., l3_bytes = ..., cores = ..., bf16_pairs = 1 : i64}
//
//===----------------------------------------------------------------------===//

#ifndef LDN_TARGET_TARGET_H
#define LDN_TARGET_TARGET_H

#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/PassManager.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"

namespace ldn {

enum class CodeFormat { Assembly, Object };

/// Objects and assembly into a program or a shared library, or (Object) assembly into an object.
struct LinkJob {
  enum class Kind { Executable, SharedLibrary, Object } kind = Kind::Executable;
  std::vector<std::string> inputs;
  std::string output;
  std::string runtimeFolder; // holds libldnrt.a
  std::string toolFolder;    // looked into for external tools before PATH
  bool verbose = false;      // print the command
};

class Target {
public:
  virtual ~Target() = default;

  /// "cpu", as in --target=cpu:native.
  virtual llvm::StringRef name() const = 0;
  /// One line for --list-targets, with what may follow the colon.
  virtual llvm::StringRef description() const = 0;

  /// Chooses machines: what the user wrote after the colon, or "".
  virtual llvm::Error select(llvm::StringRef machines) = 0;
  /// Chooses the machines that a module of an earlier run was made for. Does nothing where the module does not say.
  virtual llvm::Error selectFor(mlir::ModuleOp module) = 0;
  /// The machines as the user wrote them, in the order in which a program asks the processor whether it can execute
  /// their code.
  virtual llvm::SmallVector<llvm::StringRef> machines() const = 0;
  /// Writes the attributes listed above; of several machines only which they are.
  virtual void describe(mlir::ModuleOp module) const = 0;
  /// Writes them for one of several machines, into a module that holds the code for this one.
  virtual void describe(mlir::ModuleOp module, llvm::StringRef machine) const = 0;

  /// What the two steps below need in the context.
  virtual void registerDialects(mlir::DialectRegistry &registry) const = 0;
  /// From tiled code to the LLVM dialect, with the entry points of a compiled model.
  virtual void buildLoweringPipeline(mlir::OpPassManager &pm) const = 0;
  /// From the LLVM dialect to LLVM IR that says which machine it is for.
  virtual llvm::Expected<std::unique_ptr<llvm::Module>> translate(mlir::ModuleOp module,
                                                                  llvm::LLVMContext &context) const = 0;

  /// LLVM's own optimisations, at level 0 to 3.
  virtual llvm::Error optimize(llvm::Module &module, unsigned level) const = 0;
  virtual llvm::Error emit(llvm::Module &module, unsigned level, CodeFormat format,
                           llvm::raw_pwrite_stream &out) const = 0;
  virtual llvm::Error link(const LinkJob &job) const = 0;
};

/// One of every target in this build, in the order of the CMake line.
std::vector<std::unique_ptr<Target>> createTargets();

/// An error with one sentence for the user.
llvm::Error targetError(const llvm::Twine &message);

} // namespace ldn

#endif // LDN_TARGET_TARGET_H
