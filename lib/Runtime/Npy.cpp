#include "Npy.h"

#include "Text.h"

#include <cstring>

namespace {

using namespace ldn;

constexpr std::string_view kMagic = "\x93NUMPY";

uint32_t littleEndian(std::string_view bytes) {
  uint32_t value = 0;
  for (size_t i = bytes.size(); i-- > 0;)
    value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

/// Finds the header's text; it ends at `dataOffset`.
Error findHeader(const InputFile &file, std::string_view &header, int64_t &dataOffset) {
  const char *path = file.path().c_str();
  if (file.size() == 0)
    return userError("%s: the file is empty", path);
  if (file.size() >= 4 && file.text(0, 4) == "PK\3\4")
    return userError("%s: this is an archive of arrays (.npz), and a single array (.npy) is wanted", path);
  if (file.size() < 10 || file.text(0, 6) != kMagic)
    return userError("%s: not a .npy file", path);
  int major = static_cast<unsigned char>(file.data()[6]), minor = static_cast<unsigned char>(file.data()[7]);
  if (major < 1 || major > 3 || minor != 0)
    return userError("%s: version %d.%d of the .npy format is not known (1.0, 2.0 and 3.0 are)", path, major, minor);
  int lengthBytes = major == 1 ? 2 : 4;
  int64_t start = 8 + lengthBytes;
  int64_t length = file.size() < start ? 0 : littleEndian(file.text(8, lengthBytes));
  if (file.size() < start || length > file.size() - start)
    return userError("%s: truncated: the header is said to have %lld bytes, and the file has %lld in all", path,
                     static_cast<long long>(length), static_cast<long long>(file.size()));
  header = file.text(start, length);
  dataOffset = start + length;
  return {};
}

} // namespace

namespace ldn {

Error NpyFile::open(const std::string &path, NpyFile &file) {
  if (Error error = InputFile::open(path, file.file))
    return error;
  std::string_view text;
  std::string problem;
  if (Error error = findHeader(file.file, text, file.dataOffset))
    return error;
  if (!readNpyHeader(text, file.head, problem))
    return userError("%s: damaged header: %s", path.c_str(), problem.c_str());

  std::vector<int64_t> bytes = file.head.shape;
  bytes.push_back(byteSize(file.head.type));
  int64_t promised = product(bytes), present = file.file.size() - file.dataOffset;
  std::string shape = shapeText(file.head.shape);
  if (promised == INT64_MAX)
    return userError("%s: damaged header: shape %s is larger than any file", path.c_str(), shape.c_str());
  if (present < promised)
    return userError("%s: truncated: shape %s of dtype %s takes %lld bytes, and the file holds %lld", path.c_str(),
                     shape.c_str(), file.head.descr.c_str(), static_cast<long long>(promised),
                     static_cast<long long>(present));
  if (present > promised)
    return userError("%s: damaged: shape %s of dtype %s takes %lld bytes, and the file holds %lld", path.c_str(),
                     shape.c_str(), file.head.descr.c_str(), static_cast<long long>(promised),
                     static_cast<long long>(present));
  return {};
}

/// Where an element lies, counted in row-major order.
const char *NpyFile::address(int64_t element) const {
  const char *data = file.data() + dataOffset;
  int64_t bytes = byteSize(head.type);
  if (!head.fortran)
    return data + element * bytes;
  int64_t rest = element, remaining = product(head.shape), place = 0;
  for (size_t i = head.shape.size(); i-- > 0;) { // the last dimension has the largest stride
    remaining /= head.shape[i];
    place += rest % head.shape[i] * remaining;
    rest /= head.shape[i];
  }
  return data + place * bytes;
}

std::string NpyFile::valueText(int64_t element) const {
  return ldn::valueText(head.type, head.swapped, address(element));
}

Error NpyFile::read(int64_t first, int64_t count, ElementType type, void *target) const {
  int64_t perEntry = head.shape.empty() ? 1 : product({head.shape.begin() + 1, head.shape.end()});
  int64_t begin = first * perEntry, end = begin + count * perEntry;
  // Row-major data are one run; of column-major data, every row along the last dimension is one, with a large stride.
  int64_t run = end - begin, stride = byteSize(head.type);
  if (head.fortran && !head.shape.empty() && run > 0) {
    run = head.shape.size() == 1 ? run : head.shape.back();
    stride *= product(head.shape) / head.shape.back();
  }
  auto *out = static_cast<char *>(target);
  for (int64_t element = begin; element < end; element += run) {
    int64_t done = convert(head.type, head.swapped, address(element), stride, type, out, run);
    if (done < run)
      return userError("%s: the value %s at %s does not fit %s", path().c_str(), valueText(element + done).c_str(),
                       indexText(element + done, head.shape).c_str(), name(type));
    out += run * byteSize(type);
  }
  return {};
}

Error NpyWriter::create(const std::string &path, ElementType type, const std::vector<int64_t> &shape,
                        NpyWriter &writer) {
  const char *descr = type == ElementType::U8    ? "|u1"
                      : type == ElementType::I32 ? "<i4"
                      : type == ElementType::F32 ? "<f4"
                                                 : "<f8";
  std::string header = format("{'descr': '%s', 'fortran_order': False, 'shape': (", descr);
  for (int64_t size : shape)
    header += std::to_string(size) + ", ";
  header += "), }";
  // Magic, version and length are ten bytes; the data that follow start at a multiple of 64.
  header.resize((10 + header.size() + 1 + 63) / 64 * 64 - 10 - 1, ' ');
  header += '\n';
  std::string start(kMagic);
  start += {'\1', '\0', static_cast<char>(header.size() & 0xff), static_cast<char>(header.size() >> 8)};
  if (Error error = OutputFile::create(path, writer.file))
    return error;
  start += header;
  return writer.file.write(start.data(), start.size());
}

} // namespace ldn
