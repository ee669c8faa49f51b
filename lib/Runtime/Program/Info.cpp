#include "Commands.h"
#include "Progress.h"
#include "Summary.h"
#include "Weights.h"

#include <algorithm>
#include <cmath>

namespace ldn {

namespace {

Statistics statisticsOf(const Parameter &parameter, const char *data) {
  Statistics statistics{INFINITY, -INFINITY, 0, 0};
  int64_t count = parameter.elements(), bytes = byteSize(parameter.type);
  double squares = 0;
  for (int64_t i = 0; i < count; ++i) {
    double value;
    convert(parameter.type, false, data + i * bytes, 0, ElementType::F64, &value, 1);
    statistics.min = std::min(statistics.min, value);
    statistics.max = std::max(statistics.max, value);
    statistics.mean += value;
    squares += value * value;
  }
  statistics.mean /= static_cast<double>(count);
  statistics.deviation =
      std::sqrt(std::max(0.0, squares / static_cast<double>(count) - statistics.mean * statistics.mean));
  return statistics;
}

Error loadStatistics(Session &session, Summary &summary) {
  const Metadata &metadata = session.metadata();
  Progress progress("reading weights", metadata.parameterBytes() >> 20, "MiB");
  if (Error error = loadWeights(metadata, summary.weights, session.parameters(),
                                [&](int64_t bytes) { progress.update(bytes >> 20); }))
    return error;
  for (const Parameter &parameter : metadata.parameters)
    summary.statistics.push_back(statisticsOf(parameter, session.parameters() + parameter.offset));
  return {};
}

} // namespace

Error runInfo(const Invocation &invocation) {
  std::string weights;
  SizeOptions sizeOptions;
  int64_t threads = 0;
  bool json = false;
  std::vector<Option> options = {{"weights", "FILE", "a safetensors file to check and describe as well", &weights},
                                 {"json", nullptr, "print JSON", &json},
                                 threadsOption(threads)};
  sizeOptions.addTo(options);
  OptionTable table("info", "Describes the model: parameters, shapes, cost and memory at given sizes, origin.",
                    options);
  Session session;
  bool finished;
  if (Error error = begin(invocation, table, threads, session, finished); error || finished)
    return error;
  Summary summary{session, {}, weights, {}};
  if (Error error = sizeOptions.resolve(session.metadata(), summary.sizes))
    return error;
  if (!weights.empty())
    if (Error error = loadStatistics(session, summary))
      return error;
  return print(json ? summaryJson(summary) : summaryTable(summary));
}

} // namespace ldn
