//===- CPUTarget.h - Processors of the machine that compiles ----*- C++ -*-===//

#ifndef LDN_LIB_TARGET_CPU_CPUTARGET_H
#define LDN_LIB_TARGET_CPU_CPUTARGET_H

#include "ldn/Target/Target.h"

#include "llvm/Target/TargetMachine.h"

namespace ldn {

class CPUTarget : public Target {
public:
  llvm::StringRef name() const override { return "cpu"; }
  llvm::StringRef description() const override;

  llvm::Error select(llvm::StringRef machine) override;
  llvm::Error selectFor(mlir::ModuleOp module) override;
  void describe(mlir::ModuleOp module) const override;

  void registerDialects(mlir::DialectRegistry &registry) const override;
  void buildLoweringPipeline(mlir::OpPassManager &pm) const override;
  llvm::Expected<std::unique_ptr<llvm::Module>> translate(mlir::ModuleOp module,
                                                          llvm::LLVMContext &context) const override;
  llvm::Error optimize(llvm::Module &module, unsigned level) const override;
  llvm::Error emit(llvm::Module &module, unsigned level, CodeFormat format,
                   llvm::raw_pwrite_stream &out) const override;
  llvm::Error link(const LinkJob &job) const override;

private:
  llvm::Expected<std::unique_ptr<llvm::TargetMachine>> createMachine(unsigned level) const;

  std::string machine = "native"; // as written
  std::string cpu, features;      // for LLVM
};

/// What LLVM knows of the machine that `target` generates for, and, if it is this one, what the system says about it.
mlir::DictionaryAttr machineFacts(const llvm::TargetMachine &target, bool isHost, mlir::MLIRContext *context);

} // namespace ldn

#endif // LDN_LIB_TARGET_CPU_CPUTARGET_H
