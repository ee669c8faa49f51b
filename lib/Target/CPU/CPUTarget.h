//===- CPUTarget.h - Processors of the machine that compiles ----*- C++ -*-===//

#ifndef LDN_LIB_TARGET_CPU_CPUTARGET_H
#define LDN_LIB_TARGET_CPU_CPUTARGET_H

#include "ldn/Target/Target.h"

#include "llvm/Target/TargetMachine.h"

namespace ldn {

/// A processor to make code for.
struct CPUMachine {
  std::string name;     // as written: "native", "x86-64-v3"
  std::string cpu;      // what LLVM calls it
  std::string features; // "+avx,+avx2": what code may use beside the least that the architecture has
};

class CPUTarget : public Target {
public:
  llvm::StringRef name() const override { return "cpu"; }
  llvm::StringRef description() const override;

  llvm::Error select(llvm::StringRef machines) override;
  llvm::Error selectFor(mlir::ModuleOp module) override;
  llvm::SmallVector<llvm::StringRef> machines() const override;
  void describe(mlir::ModuleOp module) const override;
  void describe(mlir::ModuleOp module, llvm::StringRef machine) const override;

  void registerDialects(mlir::DialectRegistry &registry) const override;
  void buildLoweringPipeline(mlir::OpPassManager &pm) const override;
  llvm::Expected<std::unique_ptr<llvm::Module>> translate(mlir::ModuleOp module,
                                                          llvm::LLVMContext &context) const override;
  llvm::Error optimize(llvm::Module &module, unsigned level) const override;
  llvm::Error emit(llvm::Module &module, unsigned level, CodeFormat format,
                   llvm::raw_pwrite_stream &out) const override;
  llvm::Error link(const LinkJob &job) const override;

private:
  /// Functions say themselves which processor they are for; `machine` is for those that do not.
  llvm::Expected<std::unique_ptr<llvm::TargetMachine>> createMachine(const CPUMachine &machine, unsigned level) const;

  std::string written;            // by the user
  std::vector<CPUMachine> chosen; // what needs more features comes first
};

/// What LLVM knows of the machine that `target` generates for, and, if it is this one, what the system says about it.
mlir::DictionaryAttr machineFacts(const llvm::TargetMachine &target, bool isHost, mlir::MLIRContext *context);

} // namespace ldn

#endif // LDN_LIB_TARGET_CPU_CPUTARGET_H
