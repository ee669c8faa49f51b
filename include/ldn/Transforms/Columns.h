//===- Columns.h - Tables for people ------------------------------------------===//
#ifndef LDN_TRANSFORMS_COLUMNS_H
#define LDN_TRANSFORMS_COLUMNS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/raw_ostream.h"

#include <string>
#include <vector>

namespace ldn {

/// Prints a line of cells each, two spaces apart, in columns as wide as the widest cell; those of `numbers` end where the column
/// does. All lines have as many cells as the first.
void printColumns(llvm::ArrayRef<std::vector<std::string>> lines, llvm::ArrayRef<size_t> numbers, llvm::StringRef indent,
                  llvm::raw_ostream &os);

} // namespace ldn

#endif // LDN_TRANSFORMS_COLUMNS_H
