//===- Columns.cpp - Tables for people ----------------------------------------===//

#include "ldn/Transforms/Columns.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Format.h"

using namespace ldn;
using llvm::StringRef;

void ldn::printColumns(llvm::ArrayRef<std::vector<std::string>> lines, llvm::ArrayRef<size_t> numbers, StringRef indent,
                       llvm::raw_ostream &os) {
  std::vector<size_t> widths(lines.front().size());
  for (const std::vector<std::string> &line : lines)
    for (auto [width, text] : llvm::zip_equal(widths, line))
      width = std::max(width, text.size());
  for (const std::vector<std::string> &line : lines) {
    std::string text;
    llvm::raw_string_ostream cells(text);
    for (auto [i, cell] : llvm::enumerate(line))
      cells << (llvm::is_contained(numbers, i) ? llvm::right_justify(cell, widths[i]) : llvm::left_justify(cell, widths[i])) << "  ";
    os << indent << StringRef(text).rtrim() << "\n";
  }
}
