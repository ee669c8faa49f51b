#include "DataSet.h"

#include "Text.h"

#include <algorithm>
#include <cinttypes>

namespace ldn {

namespace {

std::vector<const Argument *> givenArguments(const EntryInfo &entry) {
  std::vector<const Argument *> given;
  for (const Argument &argument : entry.arguments)
    if (argument.isGiven())
      given.push_back(&argument);
  return given;
}

} // namespace

Error DataSet::bind(const std::vector<Binding> &bindings, const char *option) {
  std::vector<const Argument *> given = givenArguments(*entry);
  std::vector<const std::string *> paths(given.size());
  std::vector<std::string> names;
  for (const Argument *argument : given)
    names.push_back(argument->name);
  for (const Binding &binding : bindings) {
    auto place = std::find(names.begin(), names.end(), binding.name);
    if (place == names.end())
      return usageError("model '%s' takes no input '%s'%s", metadata->model.c_str(), binding.name.c_str(),
                        didYouMean(binding.name, names).c_str());
    const std::string *&path = paths[place - names.begin()];
    if (path)
      return usageError("%s %s is given twice", option, binding.name.c_str());
    path = &binding.value;
  }
  for (size_t i = 0; i < given.size(); ++i)
    if (!paths[i])
      return usageError("%s %s=FILE is missing: %s '%s' is %s", option, names[i].c_str(), name(given[i]->role),
                        names[i].c_str(), metadata->typeText(*given[i]).c_str());
  files.resize(given.size());
  for (size_t i = 0; i < given.size(); ++i) {
    if (Error error = NpyFile::open(*paths[i], files[i]))
      return error;
    if (!isConvertible(files[i].header().type, given[i]->type))
      return userError("%s: dtype %s is given for %s '%s', and the model wants %s", paths[i]->c_str(),
                       files[i].header().descr.c_str(), name(given[i]->role), names[i].c_str(), name(given[i]->type));
  }
  return {};
}

Error DataSet::inferSizes() {
  std::vector<int> source(metadata->sizes.size(), -1); // the file that a size was first seen in
  openSizes.assign(metadata->sizes.size(), 1);
  for (size_t i = 0; i < files.size(); ++i) {
    const Argument &argument = entry->arguments[i];
    const std::vector<int64_t> &shape = files[i].shape();
    bool agrees = shape.size() == argument.shape.size();
    for (size_t d = 0; agrees && d < shape.size(); ++d)
      agrees = argument.shape[d].size >= 0 || argument.shape[d].fixed == shape[d];
    if (!agrees)
      return userError("%s: shape %s is given for %s '%s', and the model wants %s", files[i].path().c_str(),
                       shapeText(shape).c_str(), name(argument.role), argument.name.c_str(),
                       metadata->typeText(argument).c_str());
    for (size_t d = 0; d < shape.size(); ++d) {
      int size = argument.shape[d].size;
      if (size < 0)
        continue;
      if (source[size] < 0) {
        source[size] = static_cast<int>(i);
        openSizes[size] = shape[d];
      } else if (openSizes[size] != shape[d]) {
        return userError("size '%s' is %" PRId64 " in %s ('%s') and %" PRId64 " in %s ('%s')",
                         metadata->sizes[size].name.c_str(), openSizes[size], files[source[size]].path().c_str(),
                         entry->arguments[source[size]].name.c_str(), shape[d], files[i].path().c_str(),
                         argument.name.c_str());
      }
    }
  }
  for (size_t size = 0; size < source.size(); ++size) {
    const OpenSize &declared = metadata->sizes[size];
    if (!metadata->uses(*entry, static_cast<int>(size)))
      continue;
    if (source[size] < 0)
      return userError("no input of model '%s' says what size '%s' is", metadata->model.c_str(),
                       declared.name.c_str());
    const char *path = files[source[size]].path().c_str();
    bool isBatch = splits() && static_cast<int>(size) == metadata->batchSize;
    if (isBatch && openSizes[size] == 0)
      return userError("%s: the array holds no samples", path);
    // A large set is run in batches, so only its lower end matters.
    if (openSizes[size] < declared.min || (openSizes[size] > declared.max && !isBatch))
      return userError("%s: size '%s' is %" PRId64 ", and model '%s' takes %" PRId64 " to %" PRId64, path,
                       declared.name.c_str(), openSizes[size], metadata->model.c_str(), declared.min, declared.max);
  }
  return {};
}

/// Looks at all values with a bound, before a run that may be long.
Error DataSet::checkBounds() const {
  for (size_t i = 0; i < files.size(); ++i) {
    const Argument &argument = entry->arguments[i];
    if (argument.below <= 0)
      continue;
    const NpyFile &file = files[i];
    int64_t entries = file.shape().empty() ? 1 : file.shape()[0];
    int64_t perEntry = product(file.shape()) / std::max<int64_t>(entries, 1);
    int64_t step = std::max<int64_t>(1, (1 << 20) / std::max<int64_t>(perEntry, 1));
    Memory piece;
    if (Error error = piece.allocate(std::min(step, entries) * perEntry * byteSize(argument.type),
                                     "a part of " + file.path()))
      return error;
    for (int64_t first = 0; first < entries; first += step) {
      int64_t count = std::min(step, entries - first);
      if (Error error = file.read(first, count, argument.type, piece.data()))
        return error;
      if (auto place = findOutOfBounds(argument, piece.data(), count * perEntry)) {
        int64_t element = first * perEntry + *place;
        return userError("%s: %s '%s' is %s at %s, and model '%s' takes 0 to %" PRId64, file.path().c_str(),
                         name(argument.role), argument.name.c_str(), file.valueText(element).c_str(),
                         indexText(element, file.shape()).c_str(), metadata->model.c_str(), argument.below - 1);
      }
    }
  }
  return {};
}

Error DataSet::open(const Metadata &info, const EntryInfo &called, const std::vector<Binding> &bindings,
                    const char *option) {
  metadata = &info;
  entry = &called;
  if (Error error = bind(bindings, option))
    return error;
  if (Error error = inferSizes())
    return error;
  return checkBounds();
}

std::vector<int64_t> DataSet::sizesFor(int64_t count) const {
  std::vector<int64_t> sizes = openSizes;
  if (splits())
    sizes[metadata->batchSize] = count;
  return sizes;
}

Error DataSet::read(int64_t first, int64_t count, const ArgumentBuffers &buffers) const {
  for (size_t i = 0; i < files.size(); ++i) {
    const Argument &argument = entry->arguments[i];
    bool part = splits() && metadata->leadsWithBatch(argument);
    int64_t whole = files[i].shape().empty() ? 1 : files[i].shape()[0];
    if (Error error = files[i].read(part ? first : 0, part ? count : whole, argument.type, buffers[i]))
      return error;
  }
  return {};
}

Error DataSet::gather(const int64_t *samples, int64_t count, const ArgumentBuffers &buffers) const {
  for (size_t i = 0; i < files.size(); ++i) {
    const Argument &argument = entry->arguments[i];
    if (!splits() || !metadata->leadsWithBatch(argument)) {
      int64_t whole = files[i].shape().empty() ? 1 : files[i].shape()[0];
      if (Error error = files[i].read(0, whole, argument.type, buffers[i]))
        return error;
      continue;
    }
    int64_t bytes = bytesAt(argument, sizesFor(1));
    for (int64_t place = 0; place < count; ++place)
      if (Error error = files[i].read(samples[place], 1, argument.type, buffers[i] + place * bytes))
        return error;
  }
  return {};
}

} // namespace ldn
