#include "Commands.h"
#include "DataSet.h"
#include "JsonWriter.h"
#include "MadeUpData.h"
#include "Progress.h"
#include "Text.h"
#include "Training/GradientCheck.h"

#include <cinttypes>

namespace ldn {

namespace {

constexpr double kTolerance = 1e-6;

std::string table(const std::vector<DirectionCheck> &checks) {
  std::vector<std::vector<std::string>> rows = {
      {"parameter", "shape", "gradient", "differences", "relative error", "slope"}};
  for (const DirectionCheck &check : checks)
    rows.push_back({check.parameter->path, shapeText(check.parameter->shape), format("%.10g", check.expected),
                    format("%.10g", check.measured), format("%.1e", check.error),
                    check.slope ? format("%.2f", *check.slope) : "-"});
  return aligned(rows, 2);
}

std::string json(const std::vector<DirectionCheck> &checks) {
  JsonWriter out;
  out.beginArray();
  for (const DirectionCheck &check : checks) {
    out.beginObject();
    out.member("parameter", std::string_view(check.parameter->path));
    out.member("gradient", check.expected);
    out.member("differences", check.measured);
    out.member("relative_error", check.error);
    out.key("slope");
    check.slope ? out.value(*check.slope) : out.null();
    out.endObject();
  }
  out.endArray();
  return out.text() + "\n";
}

/// The data that the loss is taken of, and the open sizes.
Error fetchData(const Metadata &metadata, const EntryInfo &entry, const std::vector<Binding> &inputs,
                const SizeOptions &sizeOptions, uint64_t seed, std::vector<int64_t> &sizes,
                ArgumentBuffers &arguments) {
  if (inputs.empty()) {
    if (Error error = sizeOptions.resolve(metadata, sizes))
      return error;
    if (Error error = arguments.allocate(metadata, entry, sizes))
      return error;
    fillMadeUp(entry, sizes, seed, arguments);
    return {};
  }
  if (sizeOptions.areGiven())
    return usageError("sizes follow from the arrays: --in goes without --batch, --tokens and --sizes");
  DataSet data;
  if (Error error = data.open(metadata, entry, inputs))
    return error;
  sizes = data.sizes();
  if (Error error = checkRanges(metadata, entry, sizes))
    return error;
  if (Error error = arguments.allocate(metadata, entry, sizes))
    return error;
  return data.read(0, data.samples(), arguments);
}

} // namespace

Error runGradCheck(const Invocation &invocation) {
  std::string weights;
  std::vector<Binding> inputs;
  uint64_t seed = 0;
  int64_t step = 0, directions = 2, threads = 0;
  bool wantsJson = false;
  SizeOptions sizeOptions;
  std::vector<Option> options = {{"weights", "FILE", "where to check (default: initial values)", &weights},
                                 {"in", "NAME=FILE", "inputs and targets, .npy files (default: made-up data)", &inputs},
                                 {"seed", "N", "of initial values, data, directions, dropout (default: 0)", &seed},
                                 {"step", "N", "the step that dropout is that of (default: 0)", &step, 0},
                                 {"directions", "K", "random directions per parameter (default: 2)", &directions},
                                 {"json", nullptr, "print JSON", &wantsJson},
                                 threadsOption(threads)};
  sizeOptions.addTo(options);
  OptionTable optionTable("gradcheck", "Compares the gradient of every parameter with differences of the loss.",
                          options);
  Session session;
  bool finished;
  int index;
  if (Error error = begin(invocation, optionTable, threads, session, finished); error || finished)
    return error;
  if (Error error = findTraining(session, index))
    return error;
  const Metadata &metadata = session.metadata();
  for (const Parameter &parameter : metadata.parameters)
    if (parameter.type != ElementType::F64)
      return userError("gradcheck needs float64, and model '%s' was compiled for %s: compile it with --precision=f64",
                       metadata.model.c_str(), metadata.precision.c_str());
  std::vector<int64_t> sizes;
  ArgumentBuffers arguments;
  if (Error error = fetchData(metadata, metadata.entries[index], inputs, sizeOptions, seed, sizes, arguments))
    return error;
  if (Error error = weights.empty() ? session.initialize(seed) : session.load(weights))
    return error;
  Learner learner;
  if (Error error = learner.open(session, /*withMoments=*/false))
    return error;
  std::vector<DirectionCheck> checks;
  {
    auto total = static_cast<int64_t>(metadata.parameters.size()) * directions;
    Progress progress("gradcheck", total, "checks");
    GradientCheck check(session, learner, sizes, arguments, seed, step);
    if (Error error = check.run(
            directions, [&](int64_t done) { progress.update(done); }, checks))
      return error;
  }
  if (Error error = print(wantsJson ? json(checks) : table(checks)))
    return error;
  if (!checks.empty() && !(checks.back().error <= kTolerance))
    return userError("the gradient of '%s' differs from the loss's by %.1e, and %.0e is allowed",
                     checks.back().parameter->path.c_str(), checks.back().error, kTolerance);
  return {};
}

} // namespace ldn
