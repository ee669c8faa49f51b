//===- PassDump.h - One file for every pass, and a manifest -----*- C++ -*-===//
//
//   DIR/003-ldn-fuse-maps.mlir, DIR/004-canonicalize-Cifar.infer.mlir, ... , DIR/manifest.json
//
// A pass on a function writes that function only. A pass that changes nothing writes no file; the manifest lists it.
//
//===----------------------------------------------------------------------===//

#ifndef LDN_LIB_DRIVER_PASSDUMP_H
#define LDN_LIB_DRIVER_PASSDUMP_H

#include "mlir/IR/OperationSupport.h"
#include "mlir/Pass/PassInstrumentation.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/JSON.h"

namespace ldn {

class PassDump {
public:
  /// Makes the folder; it may exist.
  llvm::Error open(llvm::StringRef folder);
  bool isOpen() const { return !folder.empty(); }

  void setStage(llvm::StringRef name) { stage = name.str(); }
  /// A file that no pass of MLIR makes: the source tree, LLVM IR.
  void add(llvm::StringRef name, llvm::StringRef suffix, llvm::StringRef text);
  /// Reports passes of a pass manager; lives in it, and this object must outlive it.
  std::unique_ptr<mlir::PassInstrumentation> instrumentation();
  /// Writes the manifest; an error is the first one of all files.
  llvm::Error close();

private:
  friend class DumpInstrumentation;
  void record(llvm::StringRef pass, llvm::StringRef function, llvm::StringRef suffix, const llvm::Twine &text,
              bool isChanged, double seconds);

  std::string folder, stage;
  llvm::json::Array entries;
  std::error_code problem;
};

} // namespace ldn

#endif // LDN_LIB_DRIVER_PASSDUMP_H
