//===- Compilation.cpp - One run of the compiler ----------------------------===//

#include "Compilation.h"

#include "CHeader.h"
#include "Context.h"
#include "RemarkOutput.h"
#include "ldn/Autodiff/Remat.h"
#include "ldn/Transforms/MemoryTable.h"
#include "mlir/IR/Threading.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/DiagnosticInfo.h"
#include "llvm/IR/DiagnosticPrinter.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Transforms/Utils/Cloning.h"

using namespace mlir;
using namespace ldn;

/// What LLVM reports while it compiles.
static void keepErrors(llvm::LLVMContext &context, std::string &problem) {
  context.setDiagnosticHandlerCallBack(
      [](const llvm::DiagnosticInfo *info, void *text) {
        if (info->getSeverity() != llvm::DS_Error)
          return;
        llvm::raw_string_ostream os(*static_cast<std::string *>(text));
        llvm::DiagnosticPrinterRawOStream printer(os);
        info->print(printer);
      },
      &problem);
}

Compilation::Compilation(Options givenOptions, StringRef program)
    : options(std::move(givenOptions)), program(program), targets(createTargets()), context(makeRegistry(targets)),
      diagnostics(*sources, &context, llvm::errs()) {
  if (!options.dumpFolder.empty()) // its files keep their order
    context.disableMultithreading();
  context.printOpOnDiagnostic(false); // whole functions, below a message of one line
  keepErrors(llvmContext, llvmProblem);
  timing.setEnabled(options.timing);
  timing.setDisplayMode(DefaultTimingManager::DisplayMode::Tree);
  rootTimer = timing.getRootScope();
}

int Compilation::run() {
  bool done =
      readInput() && checkRequest() && selectTarget() && openOutputs() && check(listenToRemarks(options, context));
  if (done && input.kind == InputKind::Source)
    done = compileSource();
  if (done && input.kind == InputKind::Module)
    done = loadModule();
  if (!done || options.check)
    return status;

  bool isShared = target->machines().size() > 1;
  done = checkMachines() && runStages(std::min(options.emit, isShared ? lastSharedStage : Stage::Llvm));
  if (done && options.table == Options::Table::Residuals)
    done = requireGradients();
  if (done && options.table == Options::Table::Memory)
    done = requireSizes();
  if (done && options.emit >= Stage::Llvm) {
    if (module)
      done = isShared ? compileForEach() : translate();
    else if (input.kind == InputKind::LlvmIR)
      done = loadLlvmIR();
    done = done && (isDivisible() ? emitParts() : (!llvmModule || optimize()) && emitNative());
  }
  if (done)
    finish();
  if (dump.isOpen())
    check(dump.close());
  return status;
}

bool Compilation::report(int exitStatus, const Twine &message) {
  llvm::errs() << "error: " << message << "\n";
  status = exitStatus;
  return false;
}

bool Compilation::check(llvm::Error error) {
  return !error || userError(llvm::toString(std::move(error)));
}

void Compilation::enterPhase(StringRef name) {
  phase = name.str();
  phaseTimer.stop();
  phaseTimer = rootTimer.nest(name);
}

//===-- Before the work -----------------------------------------------------===//

bool Compilation::readInput() {
  enterPhase("reading the input");
  llvm::Expected<Input> file = ldn::readInput(options.input, *sources);
  if (!file)
    return check(file.takeError());
  input = std::move(*file);
  if (input.kind == InputKind::LlvmIR)
    reached = Stage::Llvm;
  if (input.kind == InputKind::Assembly)
    reached = Stage::Asm;
  if (input.kind == InputKind::Object)
    reached = Stage::Obj;
  return true;
}

bool Compilation::checkRequest() {
  if (options.emit == Stage::Ptx)
    return commandError("'--emit=ptx' needs a target with a GPU, and this build has none; its targets are " +
                        llvm::join(llvm::map_range(targets, [](auto &target) { return target->name(); }), ", "));
  if (input.kind == InputKind::Source)
    return true;
  if (!options.sourceOptions.empty())
    return commandError("'" + options.sourceOptions.front() + "' is about a model's source, and '" + input.path +
                        "' is past it");
  if (options.check)
    return commandError("'--check' is about a model's source, and '" + input.path + "' is past it");
  if (!checkReached())
    return false;
  if (options.emit == Stage::Lib && reached > Stage::Llvm)
    return commandError("'--emit=lib' starts from stage llvm at the latest: the header is made from its metadata");
  return true;
}

bool Compilation::checkReached() {
  if (options.emit < reached)
    return commandError("'" + input.path + "' is past stage '" + stageInfo(options.emit).name + "'");
  if (options.table == Options::Table::Memory && reached == Stage::Vector)
    return commandError("'" + input.path + "' is past the plan of its memory");
  for (StringRef option : options.codeOptions)
    if (const StageInfo *info = lastStageFor(option.split('=').first); info && info->stage <= reached)
      return commandError("'" + option + "' is about how stage '" + info->name + "' is made, and '" + input.path +
                          "' is past it");
  return true;
}

bool Compilation::selectTarget() {
  if (options.target.empty()) {
    target = targets.front().get();
    llvm::Error error = target->select("");
    return check(std::move(error));
  }
  auto [name, machine] = StringRef(options.target).split(':');
  for (std::unique_ptr<Target> &candidate : targets)
    if (candidate->name() == name) {
      target = candidate.get();
      if (llvm::Error error = target->select(machine))
        return commandError(llvm::toString(std::move(error)));
      return true;
    }
  return commandError("no target '" + name + "' in this build; 'ldnc --list-targets' shows those there are");
}

bool Compilation::checkMachines() {
  SmallVector<StringRef> machines = target->machines();
  Stage stage = std::max(module ? reached : Stage::Ast, options.emit < Stage::Llvm ? options.emit : Stage::Ast);
  if (machines.size() == 1 || stage <= lastSharedStage)
    return true;
  return commandError(
      "stage '" + stageInfo(stage).name + "' is that of one machine; choose one of " +
      llvm::join(llvm::map_range(
                     machines, [&](StringRef machine) { return ("--target=" + target->name() + ":" + machine).str(); }),
                 ", "));
}

/// "dir/net.h" for "dir/libnet.so"
static std::string headerPath(StringRef library) {
  StringRef name = llvm::sys::path::stem(library);
  name.consume_front("lib");
  SmallString<128> path = llvm::sys::path::parent_path(library);
  llvm::sys::path::append(path, name + ".h");
  return path.str().str();
}

bool Compilation::openOutputs() {
  if (options.check)
    return true;
  const StageInfo &wanted = stageInfo(options.emit);
  if (options.output.empty())
    options.output = wanted.isText ? "-" : stem(input.path) + wanted.suffix.str();
  if (llvm::sys::fs::equivalent(options.output, input.path))
    return commandError("'" + options.output + "' is the input; give the output another name with -o");
  if (!check(output.open(options.output)))
    return false;
  if (output.temporaryPath().empty() && options.emit >= Stage::Lib)
    return commandError("'" + options.output + "' cannot take what a linker writes; give it a file");
  if (options.emit == Stage::Lib && !check(header.open(headerPath(options.output))))
    return false;
  return options.dumpFolder.empty() || check(dump.open(options.dumpFolder));
}

//===-- After the last stage ------------------------------------------------===//

bool Compilation::isDivisible() const {
  // Names in a file that somebody wrote may be those of other functions in the program, and level 3 looks at all
  // functions together.
  return llvmModule && input.kind != InputKind::LlvmIR && options.emit >= Stage::Lib && options.level < 3 &&
         !dump.isOpen();
}

bool Compilation::emitNative() {
  if (options.emit == Stage::Llvm) {
    output.stream() << llvmText();
    return true;
  }
  if (!llvmModule) // assembly or an object
    return link({input.path});

  enterPhase("generating machine code");
  auto emit = [&](CodeFormat format, llvm::raw_pwrite_stream &out) {
    llvm::Error error = target->emit(*llvmModule, options.level, format, out);
    if (error)
      return fault(llvm::toString(std::move(error)));
    return llvmProblem.empty() || fault(llvmProblem);
  };
  if (dump.isOpen()) {
    SmallString<0> text;
    llvm::raw_svector_ostream os(text);
    // The code generator changes the module: it works on a copy.
    std::unique_ptr<llvm::Module> kept = llvm::CloneModule(*llvmModule);
    std::swap(kept, llvmModule);
    if (!emit(CodeFormat::Assembly, os))
      return false;
    std::swap(kept, llvmModule);
    dump.setStage("asm");
    dump.add("assembly", ".s", text);
  }
  if (options.emit == Stage::Asm)
    return emit(CodeFormat::Assembly, output.stream());
  if (options.emit == Stage::Obj)
    return emit(CodeFormat::Object, output.stream());

  if (options.emit == Stage::Lib && !writeHeader())
    return false;
  SmallString<0> object;
  llvm::raw_svector_ostream os(object);
  return emit(CodeFormat::Object, os) && linkObjects(object);
}

bool Compilation::emitParts() {
  if (options.emit == Stage::Lib && !writeHeader())
    return false;
  enterPhase("generating machine code");
  Parts parts(*llvmModule);
  llvmModule = {};
  std::vector<SmallString<0>> objects(parts.size());
  std::vector<std::string> problems(parts.size());
  parallelFor(&context, 0, parts.size(), [&](size_t i) { problems[i] = emitPart(parts, i, objects[i]); });
  for (StringRef problem : problems)
    if (!problem.empty())
      return fault(problem);
  return linkObjects(objects);
}

std::string Compilation::emitPart(const Parts &parts, unsigned index, SmallVectorImpl<char> &object) {
  llvm::LLVMContext partContext;
  std::string problem;
  keepErrors(partContext, problem);
  TimingScope timer = phaseTimer.nest("reading a part");
  llvm::Expected<std::unique_ptr<llvm::Module>> part = parts.read(index, partContext);
  if (!part)
    return llvm::toString(part.takeError());
  timer.stop();
  timer = phaseTimer.nest("LLVM optimisations");
  if (llvm::Error error = target->optimize(**part, options.level))
    return llvm::toString(std::move(error));
  timer.stop();
  timer = phaseTimer.nest("machine code");
  llvm::raw_svector_ostream os(object);
  if (llvm::Error error = target->emit(**part, options.level, CodeFormat::Object, os))
    return llvm::toString(std::move(error));
  return problem;
}

bool Compilation::linkObjects(ArrayRef<SmallString<0>> objects) {
  std::vector<std::string> paths;
  llvm::scope_exit removeFiles([&] {
    for (StringRef path : paths)
      llvm::sys::fs::remove(path);
  });
  for (StringRef object : objects) {
    SmallString<128> path;
    int descriptor;
    if (std::error_code error = llvm::sys::fs::createTemporaryFile("ldnc", "o", descriptor, path))
      return userError("cannot make a temporary file: " + error.message());
    paths.push_back(path.str().str());
    llvm::raw_fd_ostream stream(descriptor, /*shouldClose=*/true);
    stream << object;
    stream.close();
    if (std::error_code error = stream.error()) {
      stream.clear_error();
      return userError("cannot write '" + path + "': " + error.message());
    }
  }
  return link(paths);
}

bool Compilation::link(ArrayRef<std::string> inputs) {
  enterPhase("linking");
  LinkJob job;
  job.kind = options.emit == Stage::Lib   ? LinkJob::Kind::SharedLibrary
             : options.emit == Stage::Obj ? LinkJob::Kind::Object
                                          : LinkJob::Kind::Executable;
  job.inputs = inputs;
  job.output = output.temporaryPath().str();
  job.toolFolder = llvm::sys::path::parent_path(program).str();
  SmallString<128> runtime(job.toolFolder);
  llvm::sys::path::append(runtime, "..", "lib");
  llvm::sys::path::remove_dots(runtime, /*remove_dot_dot=*/true);
  job.runtimeFolder = runtime.str().str();
  job.verbose = options.verbose;
  return check(target->link(job));
}

bool Compilation::writeHeader() {
  // The metadata are in the model's data; whatever stage was given, it is there.
  for (const llvm::GlobalVariable &global : llvmModule->globals())
    if (global.getName().starts_with("ldn_json_") && global.hasInitializer())
      if (auto *text = dyn_cast<llvm::ConstantDataSequential>(global.getInitializer()))
        if (llvm::Error error = writeCHeader(text->getAsCString(), header.stream()))
          return fault("the metadata are damaged: " + llvm::toString(std::move(error)));
  if (!header.isEmpty())
    return true;
  return userError("'" + input.path + "' holds no model: it has no metadata to make a header from");
}

bool Compilation::requireGradients() {
  if (module->lookupSymbol("gradients"))
    return true;
  return userError("'" + input.path + "' has no train block for the model: nothing is kept where nothing is trained");
}

bool Compilation::requireSizes() {
  SmallVector<StringRef> names;
  if (auto sizes = (*module)->getAttrOfType<ArrayAttr>("ldn.sizes"))
    for (auto size : sizes.getAsRange<DictionaryAttr>())
      names.push_back(size.getAs<StringAttr>("name").getValue());
  for (const auto &given : options.sizes)
    if (!llvm::is_contained(names, given.getKey()))
      return userError("'" + given.getKey() + "' of '--sizes' is no open size of '" + input.path + "'; it has " +
                       (names.empty() ? "none" : llvm::join(names, ", ")));
  return true;
}

bool Compilation::finish() {
  if (module && options.table == Options::Table::Residuals) {
    printResiduals(*module, output.stream());
  } else if (module && options.table == Options::Table::Memory) {
    if (failed(printMemory(*module, options.sizes, output.stream())))
      return fault("no plan of the memory");
  } else if (module) { // a stage of MLIR
    module->print(output.stream());
    output.stream() << "\n";
  }
  enterPhase("writing the output");
  bool done = check(output.commit()) && (options.emit != Stage::Lib || check(header.commit()));
  phaseTimer.stop();
  return done;
}
