#include "Training/Checkpoint.h"

#include "Checksum.h"
#include "Text.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <unistd.h>

namespace ldn {

namespace {

constexpr const char *kKinds[] = {"parameter.", "first.", "second."};
constexpr const char *kFormat = "ldn-checkpoint-1";

std::string numbersText(const std::vector<double> &numbers) {
  std::string text;
  for (double number : numbers)
    text += (text.empty() ? "" : " ") + numberText(number);
  return text;
}

template <typename Number> bool parse(const std::string &text, Number &number) {
  auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), number);
  return status == std::errc() && end == text.data() + text.size();
}

bool parseNumbers(const std::string &text, std::vector<double> &numbers) {
  numbers.clear();
  const char *next = text.data(), *end = next + text.size();
  while (next < end) {
    auto [after, status] = std::from_chars(next, end, numbers.emplace_back());
    if (status != std::errc() || (after < end && *after != ' '))
      return false;
    next = after + 1;
  }
  return true;
}

/// State and settings as the file holds them.
FileMetadata describe(const Metadata &metadata, const TrainingState &state, const RunSettings &settings) {
  FileMetadata entries = {{"format", kFormat},
                          {"model", metadata.model},
                          {"ldn", LDN_VERSION},
                          {"step", std::to_string(state.step)},
                          {"epoch", std::to_string(state.epoch)},
                          {"batch", std::to_string(state.batch)},
                          {"sums", numbersText(state.sums)},
                          {"best", state.best ? numberText(*state.best) : ""},
                          {"best_epoch", std::to_string(state.bestEpoch)},
                          {"seconds", numberText(state.seconds)}};
  for (const auto &[name, value] : settings)
    entries.emplace_back("setting." + name, value);
  return entries;
}

const std::string *find(const FileMetadata &entries, const std::string &key) {
  for (const auto &[name, value] : entries)
    if (name == key)
      return &value;
  return nullptr;
}

bool readState(const FileMetadata &entries, TrainingState &state) {
  auto number = [&](const char *key, auto &value) {
    const std::string *text = find(entries, key);
    return text && parse(*text, value);
  };
  const std::string *best = find(entries, "best"), *sums = find(entries, "sums");
  return number("step", state.step) && number("epoch", state.epoch) && number("batch", state.batch) && sums &&
         parseNumbers(*sums, state.sums) && best && (best->empty() || parse(*best, state.best.emplace())) &&
         number("best_epoch", state.bestEpoch) && number("seconds", state.seconds);
}

void add(Checksum &sum, const FileMetadata &entries) {
  for (const auto &[name, value] : entries)
    if (name != "checksum")
      for (const std::string *text : {&name, &value})
        sum.add(text->c_str(), static_cast<int64_t>(text->size()) + 1);
}

Error checkSettings(const std::string &path, const FileMetadata &entries, const RunSettings &settings) {
  for (const auto &[name, value] : settings) {
    const std::string *before = find(entries, "setting." + name);
    bool isLength = name == "epochs" || name == "steps";
    if (!before || *before != value)
      return userError("--resume: %s is %s, and %s was made with %s%s", name.c_str(), value.c_str(), path.c_str(),
                       before ? before->c_str() : "none",
                       isLength ? "; a longer run starts from the weights of this one, in a folder of its own" : "");
  }
  return {};
}

} // namespace

CheckpointFolder::CheckpointFolder(std::string folder, const Metadata &metadata)
    : metadata(metadata), newestPath(folder + "/checkpoint.safetensors"),
      previousPath(folder + "/checkpoint.previous.safetensors") {}

bool CheckpointFolder::holdsAny() const {
  return access(newestPath.c_str(), F_OK) == 0 || access(previousPath.c_str(), F_OK) == 0;
}

Error CheckpointFolder::save(const TrainingState &state, const RunSettings &settings,
                             const std::array<char *, 3> &arenas) {
  std::vector<TensorView> tensors;
  for (size_t kind = 0; kind < arenas.size(); ++kind)
    for (const Parameter &parameter : metadata.parameters)
      tensors.push_back(
          {kKinds[kind] + parameter.path, parameter.type, parameter.shape, arenas[kind] + parameter.offset});
  FileMetadata entries = describe(metadata, state, settings);
  Checksum sum;
  add(sum, entries);
  for (const TensorView &tensor : tensors)
    sum.add(tensor.data, product(tensor.shape) * byteSize(tensor.type));
  entries.emplace_back("checksum", sum.text());

  OutputFile file;
  if (Error error = OutputFile::create(newestPath, file))
    return error;
  if (Error error = writeTensors(file, tensors, entries))
    return error;
  if (Error error = file.flush()) // from here on only names change
    return error;
  if (!newestIsDamaged)
    if (Error error = keepNewest())
      return error;
  newestIsDamaged = false;
  return file.commit();
}

/// Gives the newest checkpoint the name of the previous one, and leaves it its own until that is taken: at every moment
/// there is a whole one under it. Where the file system has no second names, it is renamed.
Error CheckpointFolder::keepNewest() const {
  if (access(newestPath.c_str(), F_OK) != 0)
    return {};
  unlink(previousPath.c_str());
  if (link(newestPath.c_str(), previousPath.c_str()) == 0 ||
      std::rename(newestPath.c_str(), previousPath.c_str()) == 0)
    return {};
  return systemError(previousPath, "written");
}

/// Everything that can be wrong with a file itself.
Error CheckpointFolder::open(const std::string &path, SafetensorsFile &file) const {
  if (Error error = SafetensorsFile::open(path, file))
    return error;
  const std::string *format = find(file.metadata(), "format"), *model = find(file.metadata(), "model");
  if (!format || *format != kFormat)
    return userError("%s: not a checkpoint", path.c_str());
  if (!model || *model != metadata.model)
    return userError("%s: this is a checkpoint of model '%s', and this is model '%s'", path.c_str(),
                     model ? model->c_str() : "", metadata.model.c_str());
  Checksum sum;
  add(sum, file.metadata());
  for (const Tensor &tensor : file.tensors())
    sum.add(file.data(tensor), tensor.end - tensor.begin);
  const std::string *expected = find(file.metadata(), "checksum");
  if (!expected || *expected != sum.text())
    return userError("%s: damaged: its checksum is not that of its contents", path.c_str());
  return {};
}

Error CheckpointFolder::read(const SafetensorsFile &file, const RunSettings &settings, TrainingState &state,
                             const std::array<char *, 3> &arenas) const {
  const char *path = file.path().c_str();
  const std::vector<Tensor> &tensors = file.tensors();
  size_t count = metadata.parameters.size();
  for (size_t i = 0; i < std::max(tensors.size(), 3 * count); ++i) {
    const Parameter *wanted = i < 3 * count ? &metadata.parameters[i % count] : nullptr;
    bool fits = wanted && i < tensors.size() && tensors[i].name == kKinds[i / count] + wanted->path &&
                tensors[i].shape == wanted->shape && tensors[i].type == wanted->type;
    if (!fits && wanted)
      return userError("%s: '%s%s' is missing or of another shape: the model was changed", path, kKinds[i / count],
                       wanted->path.c_str());
    if (!fits)
      return userError("%s: '%s' is no part of the model: the model was changed", path, tensors[i].name.c_str());
  }
  if (Error error = checkSettings(file.path(), file.metadata(), settings))
    return error;
  if (!readState(file.metadata(), state))
    return internalError("%s: its state cannot be read", path);
  for (size_t i = 0; i < tensors.size(); ++i) {
    const Parameter &parameter = metadata.parameters[i % count];
    std::memcpy(arenas[i / count] + parameter.offset, file.data(tensors[i]), parameter.bytes);
  }
  return {};
}

Error CheckpointFolder::load(const RunSettings &settings, TrainingState &state, const std::array<char *, 3> &arenas,
                             std::string &warning) {
  SafetensorsFile file;
  if (Error error = open(newestPath, file)) {
    SafetensorsFile previous;
    if (access(previousPath.c_str(), F_OK) != 0)
      return error;
    if (Error second = open(previousPath, previous))
      return userError("%s, and %s", error.message().c_str(), second.message().c_str());
    newestIsDamaged = true;
    warning = error.message() + "; going on from " + previousPath;
    return read(previous, settings, state, arenas);
  }
  return read(file, settings, state, arenas);
}

} // namespace ldn
