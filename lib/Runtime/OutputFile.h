#ifndef LDN_LIB_RUNTIME_OUTPUTFILE_H
#define LDN_LIB_RUNTIME_OUTPUTFILE_H

#include "Error.h"

#include <cstdint>
#include <string>

namespace ldn {

/// A file that is there as a whole or not at all: written beside its place under a temporary name, flushed to disk,
/// and renamed by commit(). Without commit() nothing stays behind, also after Ctrl-C (removeUnfinishedFiles). Devices
/// and pipes are written directly.
class OutputFile {
public:
  OutputFile() = default;
  OutputFile(OutputFile &&other) noexcept { swap(other); }
  OutputFile &operator=(OutputFile &&other) noexcept {
    swap(other);
    return *this;
  }
  ~OutputFile();

  /// Fails at once where nothing could be written, so that no long computation is lost later.
  static Error create(const std::string &path, OutputFile &file);
  Error write(const void *data, int64_t bytes);
  /// Waits until what was written is on disk. commit() does that, too.
  Error flush();
  Error commit();

  const std::string &path() const { return name; }

private:
  void swap(OutputFile &other);
  void discard();

  std::string name;      // as the user wrote it
  std::string target;    // the same, with symbolic links followed
  std::string temporary; // empty for devices and pipes
  int descriptor = -1;
  int slot = -1; // in the list of what a signal must remove
};

/// Removes the temporary files of all OutputFiles. May be called from a signal handler.
void removeUnfinishedFiles();

} // namespace ldn

#endif
