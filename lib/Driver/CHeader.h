//===- CHeader.h - The C header of a shared library -------------*- C++ -*-===//

#ifndef LDN_LIB_DRIVER_CHEADER_H
#define LDN_LIB_DRIVER_CHEADER_H

#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"

namespace ldn {

/// Declares the model, and one function for each of its entry points with the arguments under their own names. Needs
/// nothing but the C library's headers: the runtime's interface is part of it. `metadata` is the JSON in the model.
llvm::Error writeCHeader(llvm::StringRef metadata, llvm::raw_ostream &os);

} // namespace ldn

#endif // LDN_LIB_DRIVER_CHEADER_H
