#include "JsonReader.h"
#include "Safetensors.h"
#include "Text.h"

#include <algorithm>
#include <cstring>

namespace {

using namespace ldn;

constexpr int64_t kLongestHeader = 100'000'000; // the format's own limit

struct Dtype {
  const char *name;
  int bits;
  std::optional<ElementType> type;
};
constexpr Dtype kDtypes[] = {{"F32", 32, ElementType::F32},
                             {"F64", 64, ElementType::F64},
                             {"F16", 16, ElementType::F16},
                             {"BF16", 16, ElementType::BF16},
                             {"U8", 8, ElementType::U8},
                             {"I8", 8, ElementType::I8},
                             {"U16", 16, ElementType::U16},
                             {"I16", 16, ElementType::I16},
                             {"U32", 32, ElementType::U32},
                             {"I32", 32, ElementType::I32},
                             {"U64", 64, ElementType::U64},
                             {"I64", 64, ElementType::I64},
                             {"BOOL", 8, std::nullopt},
                             {"F8_E4M3", 8, std::nullopt},
                             {"F8_E5M2", 8, std::nullopt},
                             {"C64", 64, std::nullopt}};

class HeaderReader {
public:
  HeaderReader(std::string_view text, std::vector<Tensor> &tensors, FileMetadata &texts)
      : json(text), tensors(tensors), texts(texts) {}

  bool read() {
    return json.readObject([&](const std::string &key) {
      if (key == "__metadata__")
        return readMetadata();
      tensors.emplace_back().name = key;
      return readTensor(tensors.back());
    }) && json.readEnd();
  }
  const std::string &error() const { return json.error(); }

private:
  bool readMetadata() {
    return json.readObject(
        [&](const std::string &key) { return json.readString(texts.emplace_back(key, "").second); });
  }

  bool readSizes(std::vector<int64_t> &sizes) {
    sizes.clear();
    return json.readArray([&] {
      int64_t size;
      if (!json.readInteger(size))
        return false;
      sizes.push_back(size);
      return size >= 0 || json.fail("a number is negative");
    });
  }

  bool readTensor(Tensor &tensor) {
    std::vector<int64_t> offsets;
    bool hasShape = false;
    bool read = json.readObject([&](const std::string &key) {
      if (key == "dtype")
        return json.readString(tensor.dtype);
      if (key == "shape")
        return hasShape = true, readSizes(tensor.shape);
      if (key == "data_offsets")
        return readSizes(offsets);
      return json.fail("tensor '" + tensor.name + "': '" + key + "' is not known,");
    });
    if (!read)
      return false;
    auto bad = [&](const std::string &what) { return json.fail("tensor '" + tensor.name + "': " + what + ","); };
    if (tensor.dtype.empty() || !hasShape || offsets.size() != 2)
      return bad("dtype, shape and two data_offsets are wanted");
    tensor.begin = offsets[0];
    tensor.end = offsets[1];
    for (const Dtype &known : kDtypes)
      if (tensor.dtype == known.name) {
        tensor.type = known.type;
        std::vector<int64_t> bytes = tensor.shape;
        bytes.push_back(known.bits / 8);
        if (product(bytes) != tensor.end - tensor.begin || tensor.end < tensor.begin)
          return bad(format("shape %s of dtype %s does not take the %lld bytes of its data_offsets",
                            shapeText(tensor.shape).c_str(), tensor.dtype.c_str(),
                            static_cast<long long>(tensor.end - tensor.begin)));
        return true;
      }
    return bad("dtype '" + tensor.dtype + "' is not known");
  }

  JsonReader json;
  std::vector<Tensor> &tensors;
  FileMetadata &texts;
};

} // namespace

namespace ldn {

Error SafetensorsFile::checkOffsets() {
  const char *path = file.path().c_str();
  std::vector<const std::string *> names;
  for (const Tensor &tensor : list)
    names.push_back(&tensor.name);
  std::sort(names.begin(), names.end(), [](auto *a, auto *b) { return *a < *b; });
  for (size_t i = 1; i < names.size(); ++i)
    if (*names[i] == *names[i - 1])
      return userError("%s: tensor '%s' stands in the header twice", path, names[i]->c_str());

  std::sort(list.begin(), list.end(), [](const Tensor &a, const Tensor &b) {
    return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
  });
  int64_t size = file.size() - dataOffset, end = 0;
  const Tensor *before = nullptr;
  for (const Tensor &tensor : list) {
    if (tensor.end > size)
      return userError("%s: truncated: tensor '%s' ends at byte %lld of the data, and the file holds %lld", path,
                       tensor.name.c_str(), static_cast<long long>(tensor.end), static_cast<long long>(size));
    if (tensor.begin < end)
      return userError("%s: damaged: tensors '%s' and '%s' overlap", path, before->name.c_str(), tensor.name.c_str());
    if (tensor.begin > end)
      return userError("%s: damaged: the %lld bytes before tensor '%s' belong to no tensor", path,
                       static_cast<long long>(tensor.begin - end), tensor.name.c_str());
    end = tensor.end;
    before = &tensor;
  }
  if (end != size)
    return userError("%s: damaged: the last %lld bytes belong to no tensor", path, static_cast<long long>(size - end));
  return {};
}

Error SafetensorsFile::open(const std::string &path, SafetensorsFile &opened) {
  if (Error error = InputFile::open(path, opened.file))
    return error;
  const InputFile &file = opened.file;
  if (file.size() < 8)
    return userError("%s: not a safetensors file: it has %lld bytes", path.c_str(),
                     static_cast<long long>(file.size()));
  uint64_t length = 0;
  for (int i = 8; i-- > 0;)
    length = length << 8 | static_cast<unsigned char>(file.data()[i]);
  // Some other format, most likely: its first bytes, read as a length, are anything.
  if (file.size() > 8 && file.data()[8] != '{')
    return userError("%s: not a safetensors file: no header starts at byte 8", path.c_str());
  if (length > static_cast<uint64_t>(kLongestHeader))
    return userError("%s: damaged: a header of %llu bytes is longer than the format's limit of %lld", path.c_str(),
                     static_cast<unsigned long long>(length), static_cast<long long>(kLongestHeader));
  if (static_cast<int64_t>(length) > file.size() - 8)
    return userError("%s: truncated: the header is said to have %llu bytes, and the file has %lld in all",
                     path.c_str(), static_cast<unsigned long long>(length), static_cast<long long>(file.size()));
  HeaderReader reader(file.text(8, length), opened.list, opened.texts);
  if (!reader.read())
    return userError("%s: damaged header: %s of the header", path.c_str(), reader.error().c_str());
  opened.dataOffset = 8 + static_cast<int64_t>(length);
  return opened.checkOffsets();
}

} // namespace ldn
