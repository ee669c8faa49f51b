#include "Commands.h"
#include "Progress.h"
#include "Text.h"

#include <cinttypes>

namespace ldn {

Error runInit(const Invocation &invocation) {
  uint64_t seed = 0;
  std::string path;
  int64_t threads = 0;
  OptionTable table("init", "Writes initial weights. The same seed gives the same numbers on every machine.",
                    {{"out", "FILE", "the safetensors file to write", &path},
                     {"seed", "N", "the seed (default: 0)", &seed},
                     threadsOption(threads)});
  Session session;
  bool finished;
  if (Error error = begin(invocation, table, threads, session, finished); error || finished)
    return error;
  if (path.empty())
    return usageError("--out FILE is missing");
  OutputFile file;
  if (Error error = OutputFile::create(path, file))
    return error;
  const Metadata &metadata = session.metadata();
  {
    Progress progress("init", metadata.parameterBytes() >> 20, "MiB");
    initializeWeights(metadata, seed, session.parameters(),
                      [&](int64_t bytes) { progress.update(bytes >> 20); });
    if (Error error = saveWeights(metadata, session.parameters(), file))
      return error;
  }
  return print(format("%s: %s parameters, seed %" PRIu64 "\n", path.c_str(),
                      thousands(metadata.parameterCount()).c_str(), seed));
}

} // namespace ldn
