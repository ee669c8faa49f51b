#include "Commands.h"
#include "JsonWriter.h"
#include "Philox.h"
#include "Progress.h"
#include "Text.h"

#include <algorithm>
#include <cinttypes>

namespace ldn {

namespace {

struct Measurement {
  std::vector<double> seconds; ///< of every run, sorted
  double flops = 0;            ///< of one run
  int64_t parameterBytes = 0, inputBytes = 0, outputBytes = 0;

  double median() const { return seconds[seconds.size() / 2]; }
  /// What has to move at least: every parameter, input and output once.
  int64_t traffic() const { return parameterBytes + inputBytes + outputBytes; }
};

/// Something that the argument allows, the same in every bench.
void fillAnyhow(const Argument &argument, int64_t count, char *target) {
  RandomStream random(0, argument.name);
  for (int64_t i = 0; i < count; ++i) {
    uint64_t bits = random.bits(i);
    uint64_t whole = argument.below > 0 ? bits % argument.below : argument.type == ElementType::U8 ? bits % 256 : 0;
    switch (argument.type) {
    case ElementType::U8:
      reinterpret_cast<uint8_t *>(target)[i] = static_cast<uint8_t>(whole);
      break;
    case ElementType::I32:
      reinterpret_cast<int32_t *>(target)[i] = static_cast<int32_t>(whole);
      break;
    case ElementType::F32:
      reinterpret_cast<float *>(target)[i] = static_cast<float>(2 * random.unit(i) - 1);
      break;
    default:
      reinterpret_cast<double *>(target)[i] = 2 * random.unit(i) - 1;
      break;
    }
  }
}

/// Runs until both enough time has passed and enough runs are done; a fixed number where `runs` is not 0. The first
/// runs, which touch new memory and wake the threads, are left out.
Error measure(Session &session, int entry, const std::vector<int64_t> &sizes, int64_t runs, double enough,
              Measurement &result) {
  constexpr int64_t kFewest = 5;
  const EntryInfo &info = session.metadata().entries[entry];
  ArgumentBuffers buffers;
  if (Error error = buffers.allocate(session.metadata(), info, sizes))
    return error;
  for (size_t i = 0; i < info.arguments.size(); ++i) {
    int64_t bytes = bytesAt(info.arguments[i], sizes);
    (info.arguments[i].isGiven() ? result.inputBytes : result.outputBytes) += bytes;
    if (info.arguments[i].isGiven())
      fillAnyhow(info.arguments[i], bytes / byteSize(info.arguments[i].type), buffers[i]);
  }
  result.parameterBytes = session.metadata().parameterBytes();
  result.flops = flopsAt(info, sizes);

  Progress progress("bench", runs, "runs");
  for (double start = now(); now() - start < enough / 4 || result.seconds.size() < 2;) {
    double before = now();
    if (Error error = session.run(entry, sizes, buffers.pointers()))
      return error;
    result.seconds.push_back(now() - before);
  }
  result.seconds.clear();
  double start = now();
  auto wanted = [&] {
    auto done = static_cast<int64_t>(result.seconds.size());
    return runs > 0 ? done < runs : done < kFewest || now() - start < enough;
  };
  while (wanted()) {
    double before = now();
    if (Error error = session.run(entry, sizes, buffers.pointers()))
      return error;
    result.seconds.push_back(now() - before);
    progress.update(static_cast<int64_t>(result.seconds.size()));
  }
  std::sort(result.seconds.begin(), result.seconds.end());
  return {};
}

std::string table(const Metadata &metadata, const EntryInfo &entry, const std::vector<int64_t> &sizes,
                  const Measurement &result) {
  double seconds = result.median();
  std::string at = metadata.sizesText(entry, sizes);
  std::string text = format("%s, %s%s%s, %" PRId64 " %s, %s\n", metadata.model.c_str(), entry.name.c_str(),
                            at.empty() ? "" : ", ", at.c_str(), ldnrt_num_threads(),
                            ldnrt_num_threads() == 1 ? "thread" : "threads", metadata.precision.c_str());
  text += format("time     %s  (median of %zu runs, %s to %s)\n", secondsText(seconds).c_str(), result.seconds.size(),
                 secondsText(result.seconds.front()).c_str(), secondsText(result.seconds.back()).c_str());
  if (metadata.batchSize >= 0 && metadata.uses(entry, metadata.batchSize)) {
    auto samples = static_cast<double>(sizes[metadata.batchSize]);
    text += format("samples  %.5g per second\n", samples / seconds);
  }
  if (result.flops > 0)
    text += format("compute  %.4g GFLOP/s  (%.4g GFLOP)\n", result.flops / seconds * 1e-9, result.flops * 1e-9);
  text += format("traffic  %.4g GB/s  (%s: parameters %s, inputs %s, outputs %s)\n",
                 static_cast<double>(result.traffic()) / seconds * 1e-9, bytesText(result.traffic()).c_str(),
                 bytesText(result.parameterBytes).c_str(), bytesText(result.inputBytes).c_str(),
                 bytesText(result.outputBytes).c_str());
  return text;
}

std::string json(const Metadata &metadata, const EntryInfo &entry, const std::vector<int64_t> &sizes,
                 const Measurement &result) {
  JsonWriter out;
  out.beginObject();
  out.member("model", std::string_view(metadata.model));
  out.member("entry", std::string_view(entry.name));
  out.member("precision", std::string_view(metadata.precision));
  out.member("cpu", std::string_view(metadata.cpu));
  out.member("threads", ldnrt_num_threads());
  out.key("sizes");
  out.beginObject();
  for (size_t i = 0; i < sizes.size(); ++i)
    if (metadata.uses(entry, static_cast<int>(i)))
      out.member(metadata.sizes[i].name, sizes[i]);
  out.endObject();
  out.member("runs", static_cast<int64_t>(result.seconds.size()));
  out.member("seconds", result.median());
  out.member("seconds_min", result.seconds.front());
  out.member("seconds_max", result.seconds.back());
  out.member("flops", result.flops);
  out.member("gflops_per_second", result.flops / result.median() * 1e-9);
  out.member("bytes", result.traffic());
  out.member("parameter_bytes", result.parameterBytes);
  out.member("input_bytes", result.inputBytes);
  out.member("output_bytes", result.outputBytes);
  out.member("gb_per_second", static_cast<double>(result.traffic()) / result.median() * 1e-9);
  out.endObject();
  return out.text() + "\n";
}

} // namespace

Error runBench(const Invocation &invocation) {
  std::string weights, entryName = "infer";
  SizeOptions sizeOptions;
  int64_t threads = 0, runs = 0;
  double seconds = 2;
  bool wantsJson = false;
  std::vector<Option> options = {{"entry", "NAME", "what to run: infer (default), evaluate", &entryName},
                                 {"weights", "FILE", "weights (default: the initial values of seed 0)", &weights},
                                 {"seconds", "S", "time to measure for (default: 2)", &seconds},
                                 {"runs", "N", "measure this many runs instead", &runs},
                                 {"json", nullptr, "print JSON", &wantsJson},
                                 threadsOption(threads)};
  sizeOptions.addTo(options);
  OptionTable optionTable("bench", "Measures the model on made-up inputs.", options);
  Session session;
  bool finished;
  if (Error error = begin(invocation, optionTable, threads, session, finished); error || finished)
    return error;
  const Metadata &metadata = session.metadata();
  int index = metadata.findEntry(entryName);
  if (index < 0) {
    std::vector<std::string> names;
    for (const EntryInfo &entry : metadata.entries)
      names.push_back(entry.name);
    return usageError("model '%s' has no entry '%s'%s", metadata.model.c_str(), entryName.c_str(),
                      didYouMean(entryName, names).c_str());
  }
  std::vector<int64_t> sizes;
  if (Error error = sizeOptions.resolve(metadata, sizes))
    return error;
  if (Error error = loadOrInitialize(session, weights))
    return error;
  Measurement result;
  if (Error error = measure(session, index, sizes, runs, seconds, result))
    return error;
  const EntryInfo &entry = metadata.entries[index];
  return print(wantsJson ? json(metadata, entry, sizes, result) : table(metadata, entry, sizes, result));
}

} // namespace ldn
