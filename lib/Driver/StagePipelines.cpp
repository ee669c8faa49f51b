//===- StagePipelines.cpp - The stages as pipelines of ldn-opt --------------===//

#include "ldn/Driver/Driver.h"

#include "ModuleRecord.h"
#include "Options.h"

#include "ldn/Target/Target.h"
#include "ldn/Transforms/Pipelines.h"

#include "mlir/Pass/Pass.h"
#include "mlir/Pass/PassRegistry.h"

using namespace mlir;
using namespace ldn;

using ErrorHandler = llvm::function_ref<LogicalResult(const Twine &)>;

/// "ldn-grad-pipeline"
static std::string pipelineName(const StageInfo &info) { return ("ldn-" + info.name + "-pipeline").str(); }

namespace {
/// The first pass of a stage: the module comes from the stage before, if it says where it is, and is at this one from
/// now on.
class EnterStage : public PassWrapper<EnterStage, OperationPass<ModuleOp>> {
public:
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(EnterStage)
  EnterStage(const StageInfo &info, std::vector<std::string> flags) : info(info), flags(std::move(flags)) {}

  StringRef getArgument() const final { return "ldn-enter-stage"; }

  void runOnOperation() final {
    if (failed(checkStage()) || failed(checkFlags()))
      return signalPassFailure();
    recordStage(getOperation(), info);
    if (!flags.empty())
      recordFlags(getOperation(), flags);
  }

private:
  LogicalResult checkStage() {
    const StageInfo &before = stageInfo(static_cast<Stage>(static_cast<int>(info.stage) - 1));
    llvm::Expected<const StageInfo *> recorded = recordedStage(getOperation());
    if (!recorded)
      return getOperation().emitError(llvm::toString(recorded.takeError()));
    if (!*recorded || *recorded == &before)
      return success();
    return getOperation().emitError("is at stage '")
           << (*recorded)->name << "', and " << pipelineName(info) << " takes stage '" << before.name << "'";
  }

  /// What ldnc would go on with must be said here.
  LogicalResult checkFlags() {
    auto made = getOperation()->getAttrOfType<ArrayAttr>("ldn.flags");
    if (!made)
      return success();
    auto isGiven = [&](StringRef option) {
      return llvm::any_of(flags, [&](StringRef flag) { return flag.split('=').first == option; });
    };
    for (auto flag : made.getAsValueRange<StringAttr>())
      if (StringRef option = flag.split('=').first; llvm::is_contained(info.options, option) && !isGiven(option))
        return getOperation().emitError("was made with '")
               << flag << "'; say so: --" << pipelineName(info) << "=" << flag.drop_front(2);
    return success();
  }

  const StageInfo &info;
  std::vector<std::string> flags;
};
} // namespace

/// The options of a pipeline, "remat=layer", are those of ldnc.
static llvm::Expected<Options> parsePipelineOptions(const StageInfo &info, StringRef text) {
  SmallVector<StringRef> words, arguments{"module"};
  text.split(words, ' ', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  std::vector<std::string> given;
  for (StringRef word : words) {
    given.push_back(("--" + word).str());
    if (!llvm::is_contained(info.options, StringRef(given.back()).split('=').first))
      return llvm::createStringError(llvm::inconvertibleErrorCode(), "no option '" + word + "'");
  }
  llvm::append_range(arguments, given);
  return parseOptions(arguments);
}

static LogicalResult buildPipeline(const StageInfo &info, ArrayRef<std::unique_ptr<Target>> targets, OpPassManager &pm,
                                   StringRef text, ErrorHandler report) {
  llvm::Expected<Options> options = parsePipelineOptions(info, text);
  if (!options)
    return report(llvm::toString(options.takeError()));
  const Target *target = targets.front().get();
  StringRef name = StringRef(options->target).split(':').first;
  for (const std::unique_ptr<Target> &candidate : targets)
    if (candidate->name() == name)
      target = candidate.get();
  if (!name.empty() && target->name() != name)
    return report("no target '" + name + "'");
  pm.addPass(std::make_unique<EnterStage>(info, options->codeOptions));
  info.build(pm, *options, *target);
  return success();
}

void ldn::registerStagePipelines(ArrayRef<std::unique_ptr<Target>> targets) {
  for (const StageInfo &info : stages()) {
    // What stage ldn is made of is no module.
    if (!info.build || info.stage == Stage::Ldn)
      continue;
    std::string help = "stage '" + info.name.str() + "' of ldnc: " + info.description.str();
    for (StringRef option : info.options)
      help += "; " + option.drop_front(2).str() + "=… as " + option.str() + " there";
    registerPassPipeline(
        pipelineName(info), help,
        [&info, targets](OpPassManager &pm, StringRef text, ErrorHandler report) {
          return buildPipeline(info, targets, pm, text, report);
        },
        [](auto) {});
  }
  // Parts of stages.
  PassPipelineRegistration<>("ldn-inference-pipeline", "of stage grad: from the model to functions for inference",
                             buildInferencePipeline);
  PassPipelineRegistration<>("ldn-buffers-pipeline", "of stage vector: from tensors to buffers", buildBuffersPipeline);
  PassPipelineRegistration<>("ldn-memory-pipeline", "of stage vector: every buffer at its place in the workspace",
                             buildMemoryPipeline);
}
