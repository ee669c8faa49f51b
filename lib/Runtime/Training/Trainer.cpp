#include "Training/Trainer.h"

#include "Program/Batches.h"
#include "Program/Commands.h"
#include "Program/Progress.h"
#include "Text.h"
#include "Training/Curve.h"
#include "Training/Interrupts.h"
#include "Training/RunFolder.h"

#include <algorithm>
#include <cinttypes>
#include <cmath>
#include <cstdio>

namespace ldn {

Trainer::Trainer(Session &session, const DataSet &training, const DataSet *validation, const RunPlan &plan,
                 const RunOptions &options)
    : session(session), metadata(session.metadata()), entry(metadata.entries[metadata.findEntry("evaluate")]),
      training(training), validation(validation), plan(plan), options(options),
      settings(plan.settings(metadata, training, validation)),
      schedule(plan.recipe.schedule, plan.recipe.rate, plan.steps), scores(entry),
      deciding(scores.names().size() > 1 ? 1 : 0), checkpoints(options.folder, metadata) {}

Error Trainer::open(const std::function<Error()> &initialise) {
  if (Error error = augmenter.open(metadata, entry, plan.recipe.augment))
    return error;
  if (Error error = makeRunFolder(options.folder))
    return error;
  if (!options.resume && checkpoints.holdsAny())
    return userError("%s holds the checkpoint of a run: --resume continues it", options.folder.c_str());
  if (Error error = log.open(pathOf("log.jsonl"), scores.names()))
    return error;
  removeAbandonedFiles(options.folder); // nobody else writes here while the log is open
  if (Error error = learner.open(session, /*withMoments=*/true))
    return error;
  state.sums.assign(scores.names().size(), 0);
  bool continues = options.resume && checkpoints.holdsAny();
  if (options.resume && !continues)
    std::fprintf(stderr, "%s holds no checkpoint: training starts from the beginning\n", options.folder.c_str());
  if (Error error = continues ? restore() : initialise())
    return error;
  return log.truncate(state.step, state.epoch, history);
}

Error Trainer::restore() {
  std::string warning;
  if (Error error = checkpoints.load(settings, state, learner.arenas(), warning))
    return error;
  if (!warning.empty())
    std::fprintf(stderr, "warning: %s\n", warning.c_str());
  if (state.step == plan.steps)
    std::fprintf(stderr,
                 "%s is finished, after %s; to train longer, start a run from its weights: --weights %s --epochs N "
                 "--out FOLDER\n",
                 options.folder.c_str(), counted(state.step, "step").c_str(), pathOf("last.safetensors").c_str());
  else
    std::fprintf(stderr, "continuing after step %" PRId64 " of %" PRId64 "\n", state.step, plan.steps);
  savedStep = state.step;
  secondsBefore = state.seconds;
  return {};
}

double Trainer::seconds() const { return secondsBefore + now() - started; }

Error Trainer::run() {
  BatchLoader loader(metadata, entry, training, augmenter, plan.order);
  if (Error error = loader.start(state.step, plan.steps))
    return error;
  started = now();
  firstStep = state.step;
  while (!Interrupts::signal()) {
    bool epochIsOver = state.batch == plan.order.batchesPerEpoch() || state.step == plan.steps;
    if (epochIsOver && state.batch > 0) { // the last epoch may be a part of one
      if (Error error = endEpoch())
        return error;
      continue;
    }
    if (state.step == plan.steps)
      return print(summary());
    if (Error error = step(loader))
      return error;
    if (options.checkpointEvery > 0 && state.step % options.checkpointEvery == 0 &&
        state.batch < plan.order.batchesPerEpoch() && state.step < plan.steps)
      if (Error error = save())
        return error;
  }
  ticker.clear();
  if (Error error = save())
    return error;
  std::fprintf(stderr, "%s after step %" PRId64 " of %" PRId64 ": --resume continues from %s\n", Interrupts::name(),
               state.step, plan.steps, checkpoints.newest().c_str());
  return {};
}

Error Trainer::step(BatchLoader &loader) {
  const ArgumentBuffers *arguments;
  if (Error error = loader.next(arguments))
    return error;
  double rate = schedule.rateAt(state.step), norm;
  if (Error error =
          learner.step(loader.sizes(), arguments->pointers(), plan.stepAt(state.step, rate), plan.seed(), norm))
    return error;
  std::vector<double> values = scores.read(*arguments);
  ++state.step;
  ++state.batch;
  std::vector<double> terms = scores.summands(values);
  for (size_t i = 0; i < terms.size(); ++i)
    state.sums[i] += terms[i];
  LogRecord record{LogRecord::Step, state.step, state.epoch + 1, values, {}, rate, norm, false, seconds()};
  history.add(record);
  if (Error error = log.append(record))
    return error;
  if (!std::isfinite(values[0]) || !std::isfinite(norm)) {
    ticker.clear();
    return stopAtBadNumbers(values[0], norm);
  }
  ticker.update([&] { return progressText(values, rate); });
  return {};
}

Error Trainer::endEpoch() {
  LogRecord record{LogRecord::Epoch, state.step, state.epoch + 1, {}, {}, 0, 0, false, 0};
  record.scores = scores.meansOf(state.sums, std::vector<double>(state.sums.size(), static_cast<double>(state.batch)));
  if (validation)
    if (Error error = validate(record.validation))
      return error;
  if (Interrupts::signal()) // in the middle of the validation, which a continued run does again
    return {};
  double score = (validation ? record.validation : record.scores)[deciding];
  record.best = isBetter(score);
  if (record.best) {
    state.best = score;
    state.bestEpoch = record.epoch;
    if (Error error = saveWeightsAs("best.safetensors"))
      return error;
  }
  record.seconds = seconds();
  history.add(record);
  if (Error error = log.append(record))
    return error;
  if (Error error =
          writeFile(pathOf("curve.svg"), curveSvg(history, metadata.model + ", " + plan.recipe.name, scores.names())))
    return error;
  ++state.epoch;
  state.batch = 0;
  std::fill(state.sums.begin(), state.sums.end(), 0);
  if (Error error = save())
    return error;
  ticker.clear();
  return print(epochText(record));
}

Error Trainer::validate(std::vector<double> &means) {
  if (Error error = session.prepare())
    return error;
  int index = metadata.findEntry(entry.name);
  BatchPlan batches;
  if (Error error = planBatches(session, index, *validation, 0, batches))
    return error;
  Scores set(entry);
  bool interrupted = false;
  Error error = runBatches(session, index, *validation, batches, nullptr, [&](const Batch &batch) {
    set.add(batch.buffers, batch.count);
    ticker.update([&] {
      return format("epoch %" PRId64 ": validation, %" PRId64 " of %" PRId64 " samples", state.epoch + 1,
                    batch.first + batch.count, batches.samples);
    });
    interrupted = Interrupts::signal() != 0;
    return interrupted ? userError("interrupted") : Error();
  });
  means = set.means();
  return interrupted ? Error() : error;
}

Error Trainer::save() {
  if (savedStep != state.step)
    if (Error error = saveWeightsAs("last.safetensors"))
      return error;
  savedStep = state.step;
  state.seconds = seconds();
  if (Error error = log.flush())
    return error;
  return checkpoints.save(state, settings, learner.arenas());
}

Error Trainer::saveWeightsAs(const char *name) {
  OutputFile file;
  if (Error error = OutputFile::create(pathOf(name), file))
    return error;
  return saveWeights(metadata, session.parameters(), file);
}

Error Trainer::stopAtBadNumbers(double loss, double norm) const {
  std::string what =
      std::isfinite(loss) ? "the gradients are not finite" : format("the loss is %s", scoreText(loss).c_str());
  const char *owner = "";
  std::optional<BadValue> bad = findBadValue(metadata, session.parameters(), /*fromTheEnd=*/false);
  if (!bad) { // gradients go from the last parameters to the first
    owner = "the gradient of ";
    bad = findBadValue(metadata, learner.gradients(), /*fromTheEnd=*/true);
  }
  std::string where = "; all parameters and gradients are finite";
  if (bad)
    where = format("; %s'%s' is not finite at %s first%s", owner, bad->parameter->path.c_str(),
                   indexText(bad->element, bad->parameter->shape).c_str(),
                   bad->others > 0 ? format(", and %" PRId64 " more are not", bad->others).c_str() : "");
  std::string kept =
      savedStep < 0 ? "no weights were saved before"
                    : format("%s has the weights after step %" PRId64, pathOf("last.safetensors").c_str(), savedStep);
  const char *clip = plan.recipe.clip > 0 ? "smaller --clip" : "--clip 1";
  return userError("step %" PRId64 ": %s (norm of the gradients: %s)%s; %s; a lower --lr or a %s may help, and "
                   "gradcheck tells whether the gradients are right",
                   state.step, what.c_str(), scoreText(norm).c_str(), where.c_str(), kept.c_str(), clip);
}

/// An accuracy is better when it is larger, a loss or another metric when it is smaller. What is no number never is.
bool Trainer::isBetter(double score) const {
  if (std::isnan(score) || !state.best)
    return !std::isnan(score);
  return scores.names()[deciding].rfind("accuracy", 0) == 0 ? score > *state.best : score < *state.best;
}

std::string Trainer::progressText(const std::vector<double> &values, double rate) const {
  double elapsed = now() - started, done = static_cast<double>(state.step - firstStep);
  double perSecond = done * static_cast<double>(plan.order.batch) / elapsed;
  std::string text = format("epoch %" PRId64, state.epoch + 1);
  if (plan.epochs)
    text += format(" of %" PRId64, *plan.epochs);
  text += format(", step %" PRId64 " of %" PRId64, state.step, plan.steps);
  for (size_t i = 0; i < std::min(values.size(), History::kShown); ++i)
    text += ", " + scores.names()[i] + " " + scoreText(values[i]);
  return text + format(", rate %.3g, %.4g samples/s, %s left", rate, perSecond,
                       durationText(elapsed / done * static_cast<double>(plan.steps - state.step)).c_str());
}

std::string Trainer::epochText(const LogRecord &record) const {
  std::string text = format("epoch %" PRId64 ", step %" PRId64 ": ", record.epoch, record.step);
  for (const auto *set : {&record.scores, &record.validation}) {
    if (set->empty())
      continue;
    text += set == &record.scores ? "training" : "; validation";
    for (size_t i = 0; i < set->size(); ++i)
      text += format("%s %s %s", i ? "," : "", scores.names()[i].c_str(), scoreText((*set)[i]).c_str());
  }
  return text + "; " + durationText(record.seconds) + (record.best ? ", best so far\n" : "\n");
}

std::string Trainer::summary() const {
  std::string text = format("%s: %s, %s, %s\n", pathOf("last.safetensors").c_str(), counted(state.step, "step").c_str(),
                            counted(state.epoch, "epoch").c_str(), durationText(seconds()).c_str());
  if (state.best)
    text +=
        format("%s: %s %s %s, epoch %" PRId64 "%s\n", pathOf("best.safetensors").c_str(),
               validation ? "validation" : "training", scores.names()[deciding].c_str(), scoreText(*state.best).c_str(),
               state.bestEpoch, validation ? "" : "; without --val the training itself chose it");
  return text;
}

} // namespace ldn
