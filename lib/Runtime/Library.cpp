// The C interface of ldn/Runtime/ldn.h, over Session.
#include "ldn/Runtime/ldn.h"

#include "Session.h"
#include "Text.h"

#include <cinttypes>
#include <cstdio>
#include <new>

struct ldn_session {
  ldn::Session session;
};

namespace {

using namespace ldn;

int report(const Error &error, char *text, size_t size) {
  if (text && size > 0)
    std::snprintf(text, size, "%s", error.message().c_str());
  return error.status();
}

Error checkArguments(const Metadata &metadata, const EntryInfo &entry, const std::vector<int64_t> &sizes,
                     void *const *arguments) {
  if (Error error = checkRanges(metadata, entry, sizes))
    return error;
  for (size_t i = 0; i < entry.arguments.size(); ++i) {
    const Argument &argument = entry.arguments[i];
    int64_t bytes = bytesAt(argument, sizes);
    if (!arguments[i] && bytes > 0)
      return userError("argument '%s' of '%s' is a null pointer", argument.name.c_str(), entry.name.c_str());
    if (!argument.isGiven())
      continue;
    if (auto place = findOutOfBounds(argument, arguments[i], bytes / byteSize(argument.type)))
      return userError("'%s' is %s at %s, and model '%s' takes 0 to %" PRId64, argument.name.c_str(),
                       valueText(argument.type, false,
                                 static_cast<const char *>(arguments[i]) + *place * byteSize(argument.type))
                           .c_str(),
                       indexText(*place, shapeAt(argument, sizes)).c_str(), metadata.model.c_str(),
                       argument.below - 1);
  }
  if (entry.state && !arguments[entry.arguments.size()])
    return userError("the state of '%s' is a null pointer", entry.name.c_str());
  return {};
}

} // namespace

const char *ldn_version(void) { return LDN_VERSION; }

const char *ldn_metadata(const LdnModel *model) { return model->json; }

ldn_session *ldn_open(const LdnModel *model, const char *weights_path, char *error, size_t error_size) {
  auto *opened = new (std::nothrow) ldn_session;
  Error problem = opened ? opened->session.open(*model) : userError("out of memory");
  if (!problem)
    problem = weights_path ? opened->session.load(weights_path) : opened->session.initialize(0);
  if (!problem)
    return opened;
  report(problem, error, error_size);
  delete opened;
  return nullptr;
}

int ldn_load(ldn_session *session, const char *weights_path, char *error, size_t error_size) {
  return report(session->session.load(weights_path), error, error_size);
}

int ldn_initialize(ldn_session *session, uint64_t seed, char *error, size_t error_size) {
  return report(session->session.initialize(seed), error, error_size);
}

int ldn_run(ldn_session *session, const char *entry, const int64_t *sizes, void *const *arguments, char *error,
            size_t error_size) {
  const Metadata &metadata = session->session.metadata();
  int index = metadata.findEntry(entry);
  if (index < 0)
    return report(userError("model '%s' has no entry '%s'", metadata.model.c_str(), entry), error, error_size);
  std::vector<int64_t> values(sizes, sizes + metadata.sizes.size());
  Error problem = checkArguments(metadata, metadata.entries[index], values, arguments);
  return report(problem ? problem : session->session.run(index, values, arguments), error, error_size);
}

void ldn_close(ldn_session *session) { delete session; }

void ldn_set_threads(int64_t threads) { ldnrt_set_threads(threads); }

int64_t ldn_threads(void) { return ldnrt_num_threads(); }
