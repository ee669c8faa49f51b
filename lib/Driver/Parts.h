//===- Parts.h - A module in parts that are compiled at the same time -*- C++ -*-===//

#ifndef LDN_LIB_DRIVER_PARTS_H
#define LDN_LIB_DRIVER_PARTS_H

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/Error.h"

namespace ldn {

/// In:   the LLVM IR of a model; names of the whole program may be given to its functions and data.
/// Out:  modules whose objects, linked, are what the whole would be. Which function is in which part follows from the
///       sizes of the functions alone: the bytes of a program do not depend on the processors that compile it.
/// Data are in the first part.
class Parts {
public:
  explicit Parts(llvm::Module &whole);

  unsigned size() const { return count; }
  /// Part `index`, in a context that no other thread uses. May be called by several threads.
  llvm::Expected<std::unique_ptr<llvm::Module>> read(unsigned index, llvm::LLVMContext &context) const;

private:
  unsigned count = 1;
  llvm::SmallVector<unsigned> partOf; // of each function, in their order
  llvm::SmallString<0> bitcode;       // of the whole; a part reads only the bodies that are its own
};

} // namespace ldn

#endif // LDN_LIB_DRIVER_PARTS_H
