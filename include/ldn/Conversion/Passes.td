// Passes that leave the ldn dialect or cross to another one, in the order of their names.

#ifndef LDN_CONVERSION_PASSES_TD
#define LDN_CONVERSION_PASSES_TD

include "mlir/Pass/PassBase.td"

def EmitEntryPoints : Pass<"ldn-emit-entry-points", "mlir::ModuleOp"> {
  let summary = "Wraps the entry points in the C ABI of a compiled model";
  let description = [{
    Works on bufferized functions (`ldn.entry`) before they are converted to LLVM. Adds, for each of them, a function with the
    signature of `LdnEntry.run` that builds the memrefs from raw pointers, and for the module the constant
    `ldn_model_<Name>` (`LdnModel` of lib/Runtime/Model.h) with the metadata as JSON, and `ldn_main_model`, which points to it.
    All other functions become internal and are renamed `<Name>.<function>`, so that no name of a model can meet one
    of the C library.
  }];
  let dependentDialects = ["mlir::LLVM::LLVMDialect", "mlir::arith::ArithDialect"];
}

#endif // LDN_CONVERSION_PASSES_TD
