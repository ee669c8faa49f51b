#ifndef LDN_LIB_RUNTIME_SAFETENSORS_H
#define LDN_LIB_RUNTIME_SAFETENSORS_H

#include "ElementType.h"
#include "InputFile.h"
#include "OutputFile.h"

#include <string>
#include <utility>
#include <vector>

namespace ldn {

/// One tensor of a safetensors file. The format: eight bytes with the length of a JSON header, the header, the data;
/// row-major, little-endian.
struct Tensor {
  std::string name;
  std::string dtype;                 ///< as written: "F32"
  std::optional<ElementType> type;   ///< nothing for formats that no model has (BOOL, F8_E4M3, …)
  std::vector<int64_t> shape;
  int64_t begin = 0, end = 0;        ///< bytes, counted from the start of the data
};

/// The texts under "__metadata__", in their order.
using FileMetadata = std::vector<std::pair<std::string, std::string>>;

/// A safetensors file whose every claim has been checked: names are unique, shapes and offsets agree, the data of all
/// tensors fill the file without overlaps and holes.
class SafetensorsFile {
public:
  static Error open(const std::string &path, SafetensorsFile &file);

  const std::string &path() const { return file.path(); }
  const std::vector<Tensor> &tensors() const { return list; } ///< in the order of their data
  const FileMetadata &metadata() const { return texts; }
  const char *data(const Tensor &tensor) const { return file.data() + dataOffset + tensor.begin; }

private:
  Error checkOffsets();

  InputFile file;
  std::vector<Tensor> list;
  FileMetadata texts;
  int64_t dataOffset = 0;
};

/// What goes into a file: dense row-major values of F32 or F64.
struct TensorView {
  std::string name;
  ElementType type;
  std::vector<int64_t> shape;
  const void *data;
};

/// The bytes before the data: tensors in the given order, which is that of their data.
std::string safetensorsHeader(const std::vector<TensorView> &tensors, const FileMetadata &metadata);

/// Writes a file that OutputFile::create has opened, but does not commit it.
Error writeTensors(OutputFile &file, const std::vector<TensorView> &tensors, const FileMetadata &metadata);
/// Writes and commits it.
Error writeSafetensors(OutputFile &file, const std::vector<TensorView> &tensors, const FileMetadata &metadata);

} // namespace ldn

#endif
