#include "Commands.h"
#include "Training/Interrupts.h"
#include "Training/Trainer.h"

namespace ldn {

namespace {

/// What the command line of `train` holds.
struct TrainOptions {
  std::vector<Binding> training, validation;
  std::string weights;
  int64_t threads = 0;
  RunOptions run;
  RecipeOverrides recipe;

  std::vector<Option> table() {
    return {
        {"in", "NAME=FILE", "an input or a target to train on, a .npy file; one for each", &training},
        {"val", "NAME=FILE", "the same of the set for validation, after every epoch", &validation},
        {"out", "FOLDER", "where weights, checkpoints, log and curve go", &run.folder},
        {"resume", nullptr, "continue the run in that folder", &run.resume},
        {"weights", "FILE", "start from these weights (default: initial values)", &weights},
        {"epochs", "N", "passes over the set (default: the recipe's, else 10)", &recipe.epochs},
        {"steps", "N", "end after this many steps", &recipe.steps},
        {"batch", "B", "samples per step (default: the recipe's, else 64)", &recipe.batch},
        {"lr", "X", "the learning rate", &recipe.rate},
        {"decay", "X", "the decay of weights", &recipe.decay},
        {"momentum", "X", "the share of its velocity that sgd keeps", &recipe.momentum},
        {"beta1", "X", "the decay of the first moments", &recipe.beta1},
        {"beta2", "X", "the decay of the second moments", &recipe.beta2},
        {"eps", "X", "added to the root of the second moments", &recipe.eps},
        {"clip", "X", "the largest norm of the gradients; 0: not clipped", &recipe.clip},
        {"schedule", "PHASES", "the rate over time, such as 'warmup(500) then cosine(to: 1e-5)'", &recipe.schedule},
        {"warmup", "N", "steps of warm-up, whatever the schedule says", &recipe.warmup, 0},
        {"seed", "S", "of initial values, order, augmentation, dropout", &recipe.seed},
        {"no-augment", nullptr, "leave pictures as they are", &recipe.noAugment},
        {"no-shuffle", nullptr, "take samples in the order of the files", &recipe.noShuffle},
        {"checkpoint-every", "N", "save after every N steps, too (default: after every epoch)", &run.checkpointEvery},
        threadsOption(threads)};
  }
};

} // namespace

Error runTrain(const Invocation &invocation) {
  TrainOptions options;
  OptionTable table("train", "Trains the model on arrays. The first dimension of every array counts samples.",
                    options.table());
  Session session;
  bool finished;
  int index;
  if (Error error = begin(invocation, table, options.threads, session, finished); error || finished)
    return error;
  if (Error error = findTraining(session, index))
    return error;
  while (options.run.folder.size() > 1 && options.run.folder.back() == '/')
    options.run.folder.pop_back();
  if (options.run.folder.empty())
    return usageError("--out FOLDER is missing");
  const EntryInfo &entry = session.metadata().entries[index];
  DataSet training, validation;
  RunPlan plan;
  if (Error error = training.open(session.metadata(), entry, options.training))
    return error;
  if (!options.validation.empty())
    if (Error error = validation.open(session.metadata(), entry, options.validation, "--val"))
      return error;
  if (Error error = RunPlan::make(session.metadata(), training, options.recipe, plan))
    return error;

  Interrupts interrupts;
  {
    Trainer trainer(session, training, options.validation.empty() ? nullptr : &validation, plan, options.run);
    auto initialise = [&] {
      return options.weights.empty() ? session.initialize(plan.seed()) : session.load(options.weights);
    };
    if (Error error = trainer.open(initialise))
      return error;
    if (Error error = trainer.run())
      return error;
  }
  if (Interrupts::signal())
    Interrupts::endProcess();
  return {};
}

} // namespace ldn
