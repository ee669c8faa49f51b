//===- RemarkOutput.h - Remarks on standard error and in a file -*- C++ -*-===//

#ifndef LDN_LIB_DRIVER_REMARKOUTPUT_H
#define LDN_LIB_DRIVER_REMARKOUTPUT_H

#include "mlir/IR/MLIRContext.h"
#include "llvm/Support/Error.h"

namespace ldn {

struct Options;

/// Listens to the remarks of `context` as the options ask: those whose category matches go to standard error, one line
/// each,
///   model.ldn:12:19: remark: attention: needs all tokens, … [sums in Layer]
/// and into a file, as LLVM writes them: YAML, or LLVM's bitstream where its name ends in `.bitstream`.
llvm::Error listenToRemarks(const Options &options, mlir::MLIRContext &context);

} // namespace ldn

#endif // LDN_LIB_DRIVER_REMARKOUTPUT_H
