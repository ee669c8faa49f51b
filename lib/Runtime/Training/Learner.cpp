#include "Training/Learner.h"

#include <cmath>

namespace ldn {

namespace {

template <typename T> std::optional<int64_t> findNotFinite(const char *data, int64_t count) {
  auto *values = reinterpret_cast<const T *>(data);
  for (int64_t i = 0; i < count; ++i)
    if (!std::isfinite(values[i]))
      return i;
  return std::nullopt;
}

} // namespace

Error findTraining(const Session &session, int &evaluate) {
  const Metadata &metadata = session.metadata();
  evaluate = metadata.findEntry("evaluate");
  if (!session.training())
    return userError("model '%s' cannot be trained: its source has no train block for it", metadata.model.c_str());
  return {};
}

Error Learner::open(Session &opened, bool withMoments) {
  session = &opened;
  int index;
  if (Error error = findTraining(opened, index))
    return error;
  evaluate = &opened.metadata().entries[index];
  int64_t bytes = opened.parameterArenaBytes();
  if (Error error = gradient.allocate(bytes, "the gradients"))
    return error;
  if (!withMoments)
    return {};
  if (Error error = first.allocate(bytes, "the first moments"))
    return error;
  return second.allocate(bytes, "the second moments");
}

int64_t Learner::workspaceBytes(const Session &session, const std::vector<int64_t> &sizes) {
  return session.training()->workspace_bytes(sizes.data(), ldnrt_num_threads());
}

Error Learner::makeReady(const std::vector<int64_t> &sizes, void *const *arguments) {
  std::string at = session->metadata().sizesText(*evaluate, sizes);
  for (size_t i = 0; i < evaluate->arguments.size(); ++i)
    if (!evaluate->arguments[i].isGiven())
      poison(arguments[i], bytesAt(evaluate->arguments[i], sizes));
  return workspace.require(workspaceBytes(*session, sizes),
                           "the workspace of training" + (at.empty() ? "" : " at " + at));
}

Error Learner::check() const {
  return workspace.isIntact() ? Error() : internalError("training wrote past the end of its memory");
}

Error Learner::gradients(const std::vector<int64_t> &sizes, void *const *arguments, uint64_t seed, int64_t step) {
  if (Error error = makeReady(sizes, arguments))
    return error;
  int64_t random[] = {static_cast<int64_t>(seed), step};
  session->training()->gradients(sizes.data(), arguments, session->parameters(), gradient.data(), random,
                                 workspace.data());
  return check();
}

Error Learner::step(const std::vector<int64_t> &sizes, void *const *arguments, const LdnStep &step, uint64_t seed,
                    double &norm) {
  if (Error error = makeReady(sizes, arguments))
    return error;
  int64_t random[] = {static_cast<int64_t>(seed), step.step};
  norm = session->training()->step(sizes.data(), arguments, &step, random, session->parameters(), gradient.data(),
                                   first.data(), second.data(), workspace.data());
  return check();
}

std::optional<BadValue> findBadValue(const Metadata &metadata, const char *arena, bool fromTheEnd) {
  std::optional<BadValue> bad;
  for (size_t i = 0, count = metadata.parameters.size(); i < count; ++i) {
    const Parameter &parameter = metadata.parameters[fromTheEnd ? count - 1 - i : i];
    const char *data = arena + parameter.offset;
    auto place = parameter.type == ElementType::F64 ? findNotFinite<double>(data, parameter.elements())
                                                    : findNotFinite<float>(data, parameter.elements());
    if (place && bad)
      ++bad->others;
    else if (place)
      bad = BadValue{&parameter, *place, 0};
  }
  return bad;
}

} // namespace ldn
