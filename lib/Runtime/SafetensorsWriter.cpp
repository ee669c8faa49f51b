#include "JsonWriter.h"
#include "Safetensors.h"
#include "Text.h"

namespace ldn {

std::string safetensorsHeader(const std::vector<TensorView> &tensors, const FileMetadata &metadata) {
  JsonWriter json;
  json.beginObject();
  json.key("__metadata__");
  json.beginObject();
  for (const auto &[key, value] : metadata)
    json.member(key, std::string_view(value));
  json.endObject();
  int64_t offset = 0;
  for (const TensorView &tensor : tensors) {
    int64_t bytes = product(tensor.shape) * byteSize(tensor.type);
    json.key(tensor.name);
    json.beginObject();
    json.member("dtype", tensor.type == ElementType::F64 ? "F64" : "F32");
    json.member("shape", tensor.shape);
    json.member("data_offsets", std::vector<int64_t>{offset, offset + bytes});
    json.endObject();
    offset += bytes;
  }
  json.endObject();

  std::string header = json.text();
  header.resize((header.size() + 7) / 8 * 8, ' '); // so that the data are aligned
  std::string length;
  for (int i = 0; i < 8; ++i)
    length += static_cast<char>(static_cast<uint64_t>(header.size()) >> (8 * i));
  return length + header;
}

Error writeTensors(OutputFile &file, const std::vector<TensorView> &tensors, const FileMetadata &metadata) {
  std::string header = safetensorsHeader(tensors, metadata);
  if (Error error = file.write(header.data(), header.size()))
    return error;
  for (const TensorView &tensor : tensors)
    if (Error error = file.write(tensor.data, product(tensor.shape) * byteSize(tensor.type)))
      return error;
  return {};
}

Error writeSafetensors(OutputFile &file, const std::vector<TensorView> &tensors, const FileMetadata &metadata) {
  if (Error error = writeTensors(file, tensors, metadata))
    return error;
  return file.commit();
}

} // namespace ldn
