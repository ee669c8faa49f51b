#include "Processor.h"

#include "Text.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace {

using namespace ldn;

bool isSupported(const std::string &feature) {
#if defined(__x86_64__)
  static const bool known = (__builtin_cpu_init(), true); // may be called before constructors have run
  (void)known;
#define LDN_CPU_FEATURE(NAME)                                                                                          \
  if (feature == NAME)                                                                                                 \
    return __builtin_cpu_supports(NAME) != 0;
#include "ldn/Runtime/CpuFeatures.def"
#undef LDN_CPU_FEATURE
  return false;
#else
  (void)feature;
  return true; // there are no levels to choose from
#endif
}

std::string machinesText(const LdnModel &model) {
  std::vector<std::string> names;
  for (int64_t i = 0; i < model.num_codes; ++i)
    names.push_back(machineText(*model.codes[i]));
  return listText(names);
}

} // namespace

namespace ldn {

std::vector<std::string> neededFeatures(const LdnCode &code) {
  std::vector<std::string> features;
  for (const char *at = code.features; *at;) {
    const char *end = std::strchr(at, ',');
    size_t length = end ? static_cast<size_t>(end - at) : std::strlen(at);
    if (*at == '+')
      features.emplace_back(at + 1, length - 1);
    at += length + (end != nullptr);
  }
  return features;
}

std::vector<std::string> missingFeatures(const LdnCode &code) {
  std::vector<std::string> features = neededFeatures(code);
  features.erase(std::remove_if(features.begin(), features.end(), isSupported), features.end());
  return features;
}

std::string machineText(const LdnCode &code) {
  std::string machine = code.machine, cpu = code.cpu;
  return machine + (cpu.empty() || machine == cpu ? "" : " (" + cpu + ")");
}

Error chooseCode(const LdnModel &model, const std::string &modelName, const LdnCode *&chosen) {
  chosen = nullptr;
  const char *forced = std::getenv("LDN_MACHINE");
  for (int64_t i = 0; i < model.num_codes; ++i) {
    if (forced && std::strcmp(forced, model.codes[i]->machine) != 0)
      continue;
    chosen = model.codes[i];
    if (missingFeatures(*chosen).empty())
      return {};
  }
  if (!chosen)
    return userError("LDN_MACHINE is '%s', and model '%s' is compiled for %s", forced, modelName.c_str(),
                     machinesText(model).c_str());
  std::string missing = listText(missingFeatures(*chosen)); // of the code that asks for least
  if (forced)
    return userError("LDN_MACHINE is '%s', and this processor lacks %s", forced, missing.c_str());
  return userError(
      "model '%s' is compiled for %s, and this processor lacks %s; compiled with --target=cpu:portable it runs on all",
      modelName.c_str(), machinesText(model).c_str(), missing.c_str());
}

} // namespace ldn
