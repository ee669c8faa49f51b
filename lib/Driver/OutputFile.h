//===- OutputFile.h - Results that appear whole or not at all ---*- C++ -*-===//

#ifndef LDN_LIB_DRIVER_OUTPUTFILE_H
#define LDN_LIB_DRIVER_OUTPUTFILE_H

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"

namespace ldn {

/// A file that is written under another name beside its own and renamed at the end. Opened before the work starts, so
/// that a place that cannot be written to is known at once.
class OutputFile {
public:
  OutputFile() = default;
  OutputFile(const OutputFile &) = delete;
  OutputFile &operator=(const OutputFile &) = delete;
  ~OutputFile() { discard(); }

  /// "-" is standard output. Devices and pipes are written to as they are.
  llvm::Error open(llvm::StringRef path);
  /// What is written reaches the file with `commit`.
  llvm::raw_pwrite_stream &stream() { return buffer; }
  bool isEmpty() const { return contents.empty(); }
  /// For programs that write the file themselves; "" where that cannot be done.
  llvm::StringRef temporaryPath() const { return temporary; }
  llvm::Error commit();
  void discard();

private:
  std::string path;
  llvm::SmallString<128> temporary; // "" before open, after the end, and where there is none
  llvm::SmallString<0> contents;
  llvm::raw_svector_ostream buffer{contents};
};

} // namespace ldn

#endif // LDN_LIB_DRIVER_OUTPUTFILE_H
