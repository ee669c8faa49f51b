#ifndef LDN_LIB_RUNTIME_NPY_H
#define LDN_LIB_RUNTIME_NPY_H

#include "ElementType.h"
#include "InputFile.h"
#include "OutputFile.h"

#include <string>
#include <string_view>
#include <vector>

namespace ldn {

/// What the header of a .npy file says.
struct NpyHeader {
  ElementType type = ElementType::F32;
  std::string descr; ///< as written: "<f4"
  bool swapped = false;
  bool fortran = false;
  std::vector<int64_t> shape;
};

/// Reads the header's text, a Python dictionary such as
///     {'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }
/// `problem` says what is wrong with it.
bool readNpyHeader(std::string_view text, NpyHeader &header, std::string &problem);

/// An array on disk, NumPy's format 1.0, 2.0 or 3.0. Both byte orders and both orders of elements are understood.
class NpyFile {
public:
  static Error open(const std::string &path, NpyFile &file);

  const std::string &path() const { return file.path(); }
  const NpyHeader &header() const { return head; }
  const std::vector<int64_t> &shape() const { return head.shape; }

  /// Puts entries [first, first + count) of the first dimension (of an array without dimensions: its one element) into
  /// `target`, in row-major order, as `type`, to which the file's type must be convertible. Fails where a value does
  /// not fit.
  Error read(int64_t first, int64_t count, ElementType type, void *target) const;

  /// One value in decimal; `element` counts in row-major order.
  std::string valueText(int64_t element) const;

private:
  const char *address(int64_t element) const;

  InputFile file;
  NpyHeader head;
  int64_t dataOffset = 0;
};

/// Writes an array piece by piece.
class NpyWriter {
public:
  static Error create(const std::string &path, ElementType type, const std::vector<int64_t> &shape, NpyWriter &writer);
  Error append(const void *values, int64_t bytes) { return file.write(values, bytes); }
  Error commit() { return file.commit(); }

private:
  OutputFile file;
};

} // namespace ldn

#endif
