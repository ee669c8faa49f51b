#include "Commands.h"

#include "Progress.h"
#include "Text.h"

#include <algorithm>
#include <cerrno>
#include <cinttypes>
#include <cstdio>

namespace ldn {

Error print(const std::string &text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0)
    return systemError("standard output", "written");
  return {};
}

Option threadsOption(int64_t &threads) {
  return {"threads", "N", "threads to use (default: the CPUs that this process may use)", &threads, 1, 4095};
}

Option weightsOption(std::string &path) { return {"weights", "FILE", "the weights, a safetensors file", &path}; }

Option dataOption(std::vector<Binding> &inputs) {
  return {"in", "NAME=FILE", "an input or a target, a .npy file; one for each", &inputs};
}

Error begin(const Invocation &invocation, OptionTable &table, const int64_t &threads, Session &session,
            bool &finished) {
  if (Error error = table.parse(invocation.argc, invocation.argv))
    return error;
  finished = table.wantsHelp;
  if (finished)
    return print(table.help(invocation.program));
  ldnrt_set_threads(threads);
  return session.open(invocation.model);
}

void SizeOptions::addTo(std::vector<Option> &options) {
  options.push_back({"batch", "B", "samples at a time", &batch});
  options.push_back({"tokens", "T", "the size called T", &tokens});
  options.push_back({"sizes", "NAME=N", "any other open size; may be repeated", &sizes});
}

Error SizeOptions::resolve(const Metadata &metadata, std::vector<int64_t> &values) const {
  constexpr int64_t kUsual = 1024;
  values.clear();
  for (const OpenSize &size : metadata.sizes)
    values.push_back(std::clamp<int64_t>(kUsual, size.min, size.max));
  if (metadata.batchSize >= 0)
    values[metadata.batchSize] = metadata.sizes[metadata.batchSize].min;

  std::vector<std::string> names;
  for (const OpenSize &size : metadata.sizes)
    names.push_back(size.name);
  auto set = [&](const std::string &option, int index, const std::string &name, int64_t value) -> Error {
    if (index < 0)
      return usageError("%s: model '%s' has no open size '%s'%s", option.c_str(), metadata.model.c_str(), name.c_str(),
                        didYouMean(name, names).c_str());
    const OpenSize &size = metadata.sizes[index];
    if (value < size.min || value > size.max)
      return userError("size '%s' is %" PRId64 ", and model '%s' takes %" PRId64 " to %" PRId64, size.name.c_str(),
                       value, metadata.model.c_str(), size.min, size.max);
    values[index] = value;
    return {};
  };
  if (batch > 0)
    if (Error error = set("--batch", metadata.batchSize, "B", batch))
      return error;
  if (tokens > 0)
    if (Error error = set("--tokens", metadata.findSize("T"), "T", tokens))
      return error;
  for (const Binding &binding : sizes) {
    int64_t value;
    if (!parseInteger(binding.value, value))
      return usageError("--sizes %s wants a whole number, got '%s'", binding.name.c_str(), binding.value.c_str());
    if (Error error = set("--sizes", metadata.findSize(binding.name), binding.name, value))
      return error;
  }
  return {};
}

Error checkWeightsGiven(const Metadata &metadata, const std::string &path) {
  return path.empty() && !metadata.parameters.empty() ? usageError("--weights FILE is missing") : Error();
}

Error loadOrInitialize(Session &session, const std::string &path) {
  Progress progress(path.empty() ? "initial weights" : "reading weights", session.metadata().parameterBytes() >> 20, "MiB");
  auto count = [&](int64_t bytes) { progress.update(bytes >> 20); };
  return path.empty() ? session.initialize(0, count) : session.load(path, count);
}

} // namespace ldn
