//===- Generated.h - A text and the module made of it, for tests -*- C++ -*-==//

#ifndef LDN_UNITTESTS_FRONTEND_GENERATED_H
#define LDN_UNITTESTS_FRONTEND_GENERATED_H

#include "Parsed.h"
#include "ldn/Dialect/LDNOps.h"
#include "ldn/Frontend/Frontend.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/MLIRContext.h"

namespace ldn {

/// The module of a text whose first line is line 1 of `net.ldn`.
struct Generated {
  explicit Generated(llvm::StringRef text, FrontendOptions options = {}) : parsed(text) {
    options.sourceName = "net.ldn";
    if (!parsed.diagnostics.hasErrors())
      module = generate(*parsed.file, options, parsed.diagnostics, context);
    llvm::raw_string_ostream out(ir);
    if (module)
      module->print(out);
  }
  const std::string &messages() const { return parsed.messages; }
  /// The parameters in order: path and number of elements.
  std::vector<std::pair<std::string, int64_t>> parameters() {
    std::vector<std::pair<std::string, int64_t>> found;
    module->walk([&](ParameterOp op) {
      found.emplace_back(op.getPath().str(), llvm::cast<mlir::ShapedType>(op.getResult().getType()).getNumElements());
    });
    return found;
  }
  int64_t numParameters() {
    int64_t sum = 0;
    for (auto &[path, elements] : parameters())
      sum += elements;
    return sum;
  }

  mlir::MLIRContext context;
  Parsed parsed;
  mlir::OwningOpRef<mlir::ModuleOp> module;
  std::string ir;
};

/// The messages of checkFile.
inline std::string checked(llvm::StringRef text, FrontendOptions options = {}) {
  Parsed parsed(text);
  mlir::MLIRContext context;
  if (!parsed.diagnostics.hasErrors())
    checkFile(*parsed.file, options, parsed.diagnostics, context);
  return parsed.messages;
}

} // namespace ldn

#endif // LDN_UNITTESTS_FRONTEND_GENERATED_H
