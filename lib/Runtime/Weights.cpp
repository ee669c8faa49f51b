#include "Weights.h"

#include "Model.h"
#include "Philox.h"
#include "Safetensors.h"
#include "Text.h"

#include <algorithm>

namespace {

using namespace ldn;

/// The values of one parameter, computed in pieces by the thread pool.
struct Filling {
  static constexpr int64_t kPiece = 1 << 14;

  const Parameter &parameter;
  RandomStream random;
  char *target;

  double value(int64_t index) const {
    const std::vector<double> &values = parameter.values;
    if (parameter.init == "constant")
      return values[values.size() == 1 ? 0 : index];
    if (parameter.init == "normal")
      return values[0] + values[1] * random.normal(index);
    return values[0] + (values[1] - values[0]) * random.unit(index);
  }

  template <typename T>
  void fill(int64_t begin, int64_t end) const {
    for (int64_t i = begin; i < end; ++i)
      reinterpret_cast<T *>(target)[i] = static_cast<T>(value(i));
  }

  static void run(int64_t piece, int64_t, void *context) {
    auto &filling = *static_cast<const Filling *>(context);
    int64_t begin = piece * kPiece, end = std::min(begin + kPiece, filling.parameter.elements());
    if (filling.parameter.type == ElementType::F64)
      filling.fill<double>(begin, end);
    else
      filling.fill<float>(begin, end);
  }
};

std::vector<int64_t> withoutOnes(std::vector<int64_t> shape) {
  std::erase(shape, 1);
  return shape;
}

/// The file's tensors by the model's parameters; fails unless names agree one to one.
Error matchNames(const Metadata &metadata, const SafetensorsFile &file, std::vector<const Tensor *> &matched) {
  std::vector<const Tensor *> byName;
  for (const Tensor &tensor : file.tensors())
    byName.push_back(&tensor);
  std::sort(byName.begin(), byName.end(), [](auto *a, auto *b) { return a->name < b->name; });

  std::vector<std::string> missing;
  std::vector<const Tensor *> used;
  for (const Parameter &parameter : metadata.parameters) {
    auto place = std::lower_bound(byName.begin(), byName.end(), parameter.path,
                                  [](const Tensor *tensor, const std::string &path) { return tensor->name < path; });
    bool found = place != byName.end() && (*place)->name == parameter.path;
    matched.push_back(found ? *place : nullptr);
    if (found)
      used.push_back(*place);
    else
      missing.push_back(parameter.path);
  }
  std::sort(used.begin(), used.end());
  for (const Tensor &tensor : file.tensors())
    if (!std::binary_search(used.begin(), used.end(), &tensor))
      return userError("%s: tensor '%s' is no parameter of model '%s'%s", file.path().c_str(), tensor.name.c_str(),
                       metadata.model.c_str(), didYouMean(tensor.name, missing).c_str());
  if (!missing.empty())
    return userError("%s: parameter '%s' is missing%s", file.path().c_str(), missing[0].c_str(),
                     missing.size() > 1 ? format(", and %zu more", missing.size() - 1).c_str() : "");
  return {};
}

Error loadParameter(const SafetensorsFile &file, const Tensor &tensor, const Parameter &parameter, char *target) {
  const char *path = file.path().c_str(), *parameterPath = parameter.path.c_str();
  if (withoutOnes(tensor.shape) != withoutOnes(parameter.shape))
    return userError("%s: parameter '%s' has shape %s, and the model wants %s", path, parameterPath,
                     shapeText(tensor.shape).c_str(), shapeText(parameter.shape).c_str());
  if (!tensor.type || !isConvertible(*tensor.type, parameter.type))
    return userError("%s: parameter '%s' has dtype %s, and the model wants F32, F64, F16 or BF16", path,
                     parameterPath, tensor.dtype.c_str());
  int64_t count = parameter.elements(), bytes = byteSize(*tensor.type);
  const char *source = file.data(tensor);
  int64_t done = convert(*tensor.type, false, source, bytes, parameter.type, target, count);
  if (done < count)
    return userError("%s: parameter '%s' holds %s at %s, which does not fit %s", path, parameterPath,
                     valueText(*tensor.type, false, source + done * bytes).c_str(),
                     indexText(done, parameter.shape).c_str(), name(parameter.type));
  if (auto place = findNaN(parameter.type, target, count))
    return userError("%s: parameter '%s' is not a number (NaN) at %s", path, parameterPath,
                     indexText(*place, parameter.shape).c_str());
  return {};
}

} // namespace

namespace ldn {

void initializeWeights(const Metadata &metadata, uint64_t seed, char *arena, const ByteCounter &done) {
  int64_t bytes = 0;
  for (const Parameter &parameter : metadata.parameters) {
    Filling filling{parameter, RandomStream(seed, parameter.path), arena + parameter.offset};
    ldnrt_parallel_for((parameter.elements() + Filling::kPiece - 1) / Filling::kPiece, Filling::run, &filling);
    bytes += parameter.bytes;
    if (done)
      done(bytes);
  }
}

Error loadWeights(const Metadata &metadata, const std::string &path, char *arena, const ByteCounter &done) {
  SafetensorsFile file;
  if (Error error = SafetensorsFile::open(path, file))
    return error;
  std::vector<const Tensor *> matched;
  if (Error error = matchNames(metadata, file, matched))
    return error;
  int64_t bytes = 0;
  for (size_t i = 0; i < matched.size(); ++i) {
    const Parameter &parameter = metadata.parameters[i];
    if (Error error = loadParameter(file, *matched[i], parameter, arena + parameter.offset))
      return error;
    bytes += parameter.bytes;
    if (done)
      done(bytes);
  }
  return {};
}

Error saveWeights(const Metadata &metadata, const char *arena, OutputFile &file) {
  std::vector<TensorView> tensors;
  for (const Parameter &parameter : metadata.parameters)
    tensors.push_back({parameter.path, parameter.type, parameter.shape, arena + parameter.offset});
  return writeSafetensors(file, tensors, {{"format", "pt"}, {"model", metadata.model}, {"ldn", LDN_VERSION}});
}

} // namespace ldn
