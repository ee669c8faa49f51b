#include "Commands.h"
#include "JsonWriter.h"
#include "MadeUpData.h"
#include "Progress.h"
#include "Text.h"
#include "Training/Learner.h"

#include <algorithm>
#include <cinttypes>
#include <cstring>
#include <functional>

namespace ldn {

namespace {

constexpr const char *kTrainingStep = "train";

/// An entry, or the training step, which has the arguments of "evaluate".
struct Subject {
  std::string name;
  int entry;
  bool trains = false;
};

struct Measurement {
  std::vector<double> seconds; ///< of every run, sorted
  double flops = 0;            ///< of one run
  int64_t parameterBytes = 0, inputBytes = 0, outputBytes = 0;

  double median() const { return seconds[seconds.size() / 2]; }
  /// What has to move at least: every parameter, input and output once.
  int64_t traffic() const { return parameterBytes + inputBytes + outputBytes; }
};

/// Runs until both enough time has passed and enough runs are done; a fixed number where `runs` is not 0. The first
/// runs, which touch new memory and wake the threads, are left out.
Error repeat(const std::function<Error()> &run, int64_t runs, double enough, std::vector<double> &seconds) {
  constexpr int64_t kFewest = 5;
  Progress progress("bench", runs, "runs");
  for (double start = now(); now() - start < enough / 4 || seconds.size() < 2;) {
    if (Error error = run())
      return error;
    seconds.push_back(0);
  }
  seconds.clear();
  double start = now();
  auto wanted = [&] {
    auto done = static_cast<int64_t>(seconds.size());
    return runs > 0 ? done < runs : done < kFewest || now() - start < enough;
  };
  while (wanted()) {
    double before = now();
    if (Error error = run())
      return error;
    seconds.push_back(now() - before);
    progress.update(static_cast<int64_t>(seconds.size()));
  }
  std::sort(seconds.begin(), seconds.end());
  return {};
}

Error measure(Session &session, const Subject &subject, const std::vector<int64_t> &sizes, int64_t runs,
              double enough, Measurement &result) {
  const Metadata &metadata = session.metadata();
  const EntryInfo &info = metadata.entries[subject.entry];
  ArgumentBuffers buffers;
  if (Error error = buffers.allocate(metadata, info, sizes))
    return error;
  fillMadeUp(info, sizes, 0, buffers);
  for (const Argument &argument : info.arguments)
    (argument.isGiven() ? result.inputBytes : result.outputBytes) += bytesAt(argument, sizes);
  result.parameterBytes = metadata.parameterBytes();
  result.flops = flopsAt(info, sizes);
  auto run = [&] {
    if (info.state) { // always the last token, which all others are before
      int64_t position = sizes[info.state->tokens] - 1;
      std::memcpy(buffers[info.arguments.size()], &position, sizeof position);
    }
    return session.run(subject.entry, sizes, buffers.pointers());
  };
  if (!subject.trains)
    return repeat(run, runs, enough, result.seconds);
  result.flops *= 3; // two products of matrices backward for each one forward
  Learner learner;
  if (Error error = learner.open(session, /*withMoments=*/true))
    return error;
  const Recipe &recipe = metadata.recipe.value();
  // A rate of zero: the weights stay as they are, however many steps there are.
  LdnStep step{0, 0, recipe.decay, recipe.beta1, recipe.beta2, recipe.eps, recipe.clip};
  auto train = [&] {
    double norm;
    Error error = learner.step(sizes, buffers.pointers(), step, 0, norm);
    ++step.step;
    return error;
  };
  return repeat(train, runs, enough, result.seconds);
}

/// One of each sequence of the batch.
double tokensPerRun(const Metadata &metadata, const EntryInfo &entry, const std::vector<int64_t> &sizes) {
  bool hasBatch = metadata.batchSize >= 0 && metadata.uses(entry, metadata.batchSize);
  return hasBatch ? static_cast<double>(sizes[metadata.batchSize]) : 1;
}

std::string table(const Metadata &metadata, const Subject &subject, const std::vector<int64_t> &sizes,
                  const Measurement &result) {
  const EntryInfo &entry = metadata.entries[subject.entry];
  double seconds = result.median();
  std::string at = metadata.sizesText(entry, sizes);
  std::string text = format("%s, %s%s%s, %" PRId64 " %s, %s\n", metadata.model.c_str(), subject.name.c_str(),
                            at.empty() ? "" : ", ", at.c_str(), ldnrt_num_threads(),
                            ldnrt_num_threads() == 1 ? "thread" : "threads", metadata.precision.c_str());
  text += format("time     %s  (median of %zu runs, %s to %s)\n", secondsText(seconds).c_str(), result.seconds.size(),
                 secondsText(result.seconds.front()).c_str(), secondsText(result.seconds.back()).c_str());
  if (entry.state)
    text += format("tokens   %.5g per second\n", tokensPerRun(metadata, entry, sizes) / seconds);
  else if (metadata.batchSize >= 0 && metadata.uses(entry, metadata.batchSize))
    text += format("samples  %.5g per second\n", static_cast<double>(sizes[metadata.batchSize]) / seconds);
  if (result.flops > 0)
    text += format("compute  %.4g GFLOP/s  (%.4g GFLOP%s)\n", result.flops / seconds * 1e-9, result.flops * 1e-9,
                   subject.trains ? ", three times those of the loss" : "");
  if (subject.trains)
    return text;
  return text + format("traffic  %.4g GB/s  (%s: parameters %s, inputs %s, outputs %s)\n",
                       static_cast<double>(result.traffic()) / seconds * 1e-9, bytesText(result.traffic()).c_str(),
                       bytesText(result.parameterBytes).c_str(), bytesText(result.inputBytes).c_str(),
                       bytesText(result.outputBytes).c_str());
}

void writeMembers(JsonWriter &out, const Session &session, const Subject &subject, const std::vector<int64_t> &sizes,
                  const Measurement &result) {
  const Metadata &metadata = session.metadata();
  const EntryInfo &entry = metadata.entries[subject.entry];
  out.member("entry", std::string_view(subject.name));
  out.member("precision", std::string_view(metadata.precision));
  out.member("machine", session.machineCode().machine);
  out.member("cpu", session.machineCode().cpu);
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
  if (entry.state)
    out.member("tokens_per_second", tokensPerRun(metadata, entry, sizes) / result.median());
  out.member("flops", result.flops);
  out.member("gflops_per_second", result.flops / result.median() * 1e-9);
  if (subject.trains)
    return;
  out.member("bytes", result.traffic());
  out.member("parameter_bytes", result.parameterBytes);
  out.member("input_bytes", result.inputBytes);
  out.member("output_bytes", result.outputBytes);
  out.member("gb_per_second", static_cast<double>(result.traffic()) / result.median() * 1e-9);
}

/// What --entry says; by default inference and, where the model can be trained, the training step.
Error chooseSubjects(const Session &session, const std::string &name, std::vector<Subject> &subjects) {
  const Metadata &metadata = session.metadata();
  std::vector<std::string> names;
  for (const EntryInfo &entry : metadata.entries)
    names.push_back(entry.name);
  std::string wanted = name.empty() ? "infer" : name;
  if (int index = metadata.findEntry(wanted); index >= 0)
    subjects.push_back({wanted, index});
  if (session.training() && (name.empty() || name == kTrainingStep))
    subjects.push_back({kTrainingStep, metadata.findEntry("evaluate"), true});
  if (session.training())
    names.push_back(kTrainingStep);
  return subjects.empty() ? usageError("model '%s' has no entry '%s'%s", metadata.model.c_str(), wanted.c_str(),
                                       didYouMean(wanted, names).c_str())
                          : Error();
}

} // namespace

Error runBench(const Invocation &invocation) {
  std::string weights, entryName;
  SizeOptions sizeOptions;
  int64_t threads = 0, runs = 0;
  double seconds = 2;
  bool wantsJson = false;
  std::vector<Option> options = {{"entry", "NAME", "infer, evaluate, decode or train (default: infer and train)", &entryName},
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
  std::vector<Subject> subjects;
  if (Error error = chooseSubjects(session, entryName, subjects))
    return error;
  std::vector<int64_t> sizes;
  if (Error error = sizeOptions.resolve(metadata, sizes))
    return error;
  if (Error error = loadOrInitialize(session, weights))
    return error;
  std::string tables;
  JsonWriter out;
  out.beginObject();
  out.member("model", std::string_view(metadata.model));
  for (size_t i = 0; i < subjects.size(); ++i) {
    Measurement result;
    if (Error error = measure(session, subjects[i], sizes, runs, seconds, result))
      return error;
    tables += (i ? "\n" : "") + table(metadata, subjects[i], sizes, result);
    if (i > 0) {
      out.key(subjects[i].name);
      out.beginObject();
    }
    writeMembers(out, session, subjects[i], sizes, result);
    if (i > 0)
      out.endObject();
  }
  out.endObject();
  return print(wantsJson ? out.text() + "\n" : tables);
}

} // namespace ldn
