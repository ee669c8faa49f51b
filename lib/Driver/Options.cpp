//===- Options.cpp - The command line of ldnc -------------------------------===//

#include "Options.h"

#include "ldn/Autodiff/Remat.h"
#include "ldn/Frontend/Diagnostics.h"
#include "ldn/Transforms/Fusion.h"

#include "llvm/ADT/SmallVectorExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Regex.h"

using namespace ldn;
using llvm::ArrayRef;
using llvm::StringRef;
using llvm::Twine;

namespace {

/// What an option changes beside its own field: whether the model or the code depends on it.
enum class Kind { Other, Source, Code };

struct OptionInfo {
  StringRef name;  // with its dashes
  StringRef value; // what stands for the value in the help; "" if there is none, "[=…]" if it may be left out
  StringRef help;
  Kind kind;
  /// Returns what was wanted of the value, or "" if it is right.
  std::string (*apply)(Options &options, StringRef value);

  bool needsValue() const { return !value.empty() && !value.starts_with("["); }
};

} // namespace

/// For an option with a few words to choose from.
template <typename T>
static std::string choose(T &field, StringRef value, ArrayRef<std::pair<StringRef, T>> choices) {
  std::string wanted;
  for (auto &[word, meaning] : choices) {
    if (word == value) {
      field = meaning;
      return "";
    }
    wanted += (wanted.empty() ? "" : &word == &choices.back().first ? " or " : ", ") + word.str();
  }
  return wanted;
}

static std::string setText(std::string &field, StringRef value, StringRef wanted) {
  field = value.str();
  return value.empty() ? wanted.str() : "";
}

llvm::ArrayRef<TableInfo> ldn::tables() {
  static const TableInfo list[] = {
      {"residuals", Options::Table::Residuals, Stage::Grad, "a table: what each layer keeps for its derivative, in bytes"},
      {"memory", Options::Table::Memory, Stage::Vector, "a table: every buffer with its place, its bytes, its first and last use"},
  };
  return list;
}

static std::string setStage(Options &options, StringRef value) {
  options.table = Options::Table::None;
  for (const TableInfo &info : tables())
    if (info.name == value) {
      options.table = info.table;
      options.emit = info.stage;
      return "";
    }
  if (const StageInfo *info = findStage(value)) {
    options.emit = info->stage;
    return "";
  }
  auto nameOf = [](const auto &info) { return info.name; };
  return llvm::join(llvm::map_range(stages(), nameOf), ", ") + ", " + llvm::join(llvm::map_range(tables(), nameOf), " or ");
}

static std::string setSizes(Options &options, StringRef value) {
  llvm::SmallVector<StringRef> sizes;
  value.split(sizes, ',');
  for (StringRef size : sizes) {
    auto [name, text] = size.split('=');
    int64_t number = 0;
    if (name.empty() || text.getAsInteger(10, number) || number < 1)
      return "sizes (B=16,T=64)";
    options.sizes[name] = number;
  }
  return "";
}

static std::string setPrecision(Options &options, StringRef value) {
  using Precision = FrontendOptions::Precision;
  return choose<Precision>(options.precision, value,
                           {{"f32", Precision::F32}, {"f64", Precision::F64}, {"bf16", Precision::BF16}});
}

static std::string setRemat(Options &options, StringRef value) {
  options.remat = value.str();
  return Remat::parse(value) ? "" : "none, layer or auto:BYTES (auto:300M)";
}

static std::string setFuse(Options &options, StringRef value) {
  options.fuse = value.str();
  return Fusion::parse(value) ? "" : Fusion::choices();
}

static std::string addDefine(Options &options, StringRef value) {
  if (!value.contains('=') || value.starts_with("="))
    return "NAME=VALUE";
  options.defines.push_back(value.str());
  return "";
}

static std::string setRemarks(Options &options, StringRef value) {
  options.remarks = value.empty() ? ".*" : value.str();
  std::string problem;
  return llvm::Regex(*options.remarks).isValid(problem) ? "" : "a regular expression (" + problem + ")";
}

static std::string ask(Options &options, Options::Question question) {
  options.question = question;
  return "";
}

static std::string setFlag(bool &flag) {
  flag = true;
  return "";
}

static ArrayRef<OptionInfo> optionTable() {
  static const OptionInfo table[] = {
      {"-o", "FILE", "write to FILE; - is standard output", Kind::Other,
       [](Options &o, StringRef v) { return setText(o.output, v, "a file"); }},
      {"--emit", "STAGE", "stop after a stage (below) and write it", Kind::Other, setStage},
      {"--target", "NAME[:MACHINE]", "machine to compile for (--list-targets)", Kind::Other,
       [](Options &o, StringRef v) { return setText(o.target, v, "a target"); }},
      {"--model", "NAME", "model to compile, where the file has several", Kind::Source,
       [](Options &o, StringRef v) { return setText(o.model, v, "the name of a model"); }},
      {"--variant", "NAME", "compile a variant of the model", Kind::Source,
       [](Options &o, StringRef v) { return setText(o.variant, v, "the name of a variant"); }},
      {"--recipe", "NAME", "train block to train and evaluate by; default: the first of the model", Kind::Source,
       [](Options &o, StringRef v) { return setText(o.recipe, v, "the name of a train block"); }},
      {"-D", "NAME=VALUE", "replace the value of a constant", Kind::Source, addDefine},
      {"--precision", "f32|f64|bf16", "type of all floats (default: f32); bf16: f32, but products multiply bf16", Kind::Source,
       setPrecision},
      {"--lowering", "optimized|oracle", "oracle: plain loops that follow the definitions, slow", Kind::Code,
       [](Options &o, StringRef v) {
         return choose<Lowering>(o.lowering, v, {{"optimized", Lowering::Optimized}, {"oracle", Lowering::Oracle}});
       }},
      {"--fuse", "KINDS",
       "what is fused: all (the default), none, some of maps, tokens, sums, windows and steps, or all,-steps for all but one", Kind::Code, setFuse},
      {"--remat", "none|layer|auto:BYTES",
       "what training recomputes instead of keeping: nothing costly, every layer, or layers beyond so many bytes", Kind::Code,
       setRemat},
      {"--decode", "auto|yes|no",
       "an entry for one token at a time: where the model allows it (the default), or an error where it does not", Kind::Code,
       [](Options &o, StringRef v) {
         return choose<Decode>(o.decode, v, {{"auto", Decode::Auto}, {"yes", Decode::Yes}, {"no", Decode::No}});
       }},
      {"-O", "0..3", "how hard LLVM works; default: -O2", Kind::Other,
       [](Options &o, StringRef v) {
         return choose<unsigned>(o.level, v, {{"0", 0}, {"1", 1}, {"2", 2}, {"3", 3}});
       }},
      {"--check", "", "check the whole file, print what the model costs, make no code", Kind::Other,
       [](Options &o, StringRef) { return setFlag(o.check); }},
      {"--dump", "DIR", "write the IR after every pass that changes it, and a manifest", Kind::Other,
       [](Options &o, StringRef v) { return setText(o.dumpFolder, v, "a folder"); }},
      {"--report", "FILE", "not available in this release; --dump writes the same as files", Kind::Other,
       [](Options &, StringRef) { return std::string(); }},
      {"--remarks", "[=REGEX]", "print the choices of the compiler with their reasons and numbers; REGEX chooses among their kinds",
       Kind::Other, setRemarks},
      {"--remarks-file", "FILE", "write them to FILE as YAML, or as LLVM's bitstream where it ends in .bitstream", Kind::Other,
       [](Options &o, StringRef v) { return setText(o.remarksFile, v, "a file"); }},
      {"--sizes", "NAME=N,...", "open sizes of --emit=memory; default: the batch of the recipe, and the most that is declared",
       Kind::Other, setSizes},
      {"--timing", "", "print where the time of the compilation went", Kind::Other,
       [](Options &o, StringRef) { return setFlag(o.timing); }},
      {"-v", "", "print the commands that are run", Kind::Other,
       [](Options &o, StringRef) { return setFlag(o.verbose); }},
      {"--list-targets", "", "print the targets of this build", Kind::Other,
       [](Options &o, StringRef) { return ask(o, Options::Question::ListTargets); }},
      {"--list-functions", "", "print the built-in functions of the language, with their arguments", Kind::Other,
       [](Options &o, StringRef) { return ask(o, Options::Question::ListFunctions); }},
      {"--version", "", "print the version", Kind::Other,
       [](Options &o, StringRef) { return ask(o, Options::Question::Version); }},
      {"--completion", "bash|zsh|fish", "print what teaches a shell to complete these options", Kind::Other,
       [](Options &o, StringRef v) {
         ask(o, Options::Question::Completion);
         return choose<Shell>(o.shell, v, {{"bash", Shell::Bash}, {"zsh", Shell::Zsh}, {"fish", Shell::Fish}});
       }},
      {"--man", "", "print the page of the manual, for man", Kind::Other,
       [](Options &o, StringRef) { return ask(o, Options::Question::Man); }},
      {"--help", "", "print this", Kind::Other, [](Options &o, StringRef) { return ask(o, Options::Question::Help); }},
  };
  return table;
}

static llvm::Error wrong(const Twine &message) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), message);
}

/// `-o FILE`, `-D N=V` and `-DN=V`, `-O2`; the others are `--name=VALUE`.
static const OptionInfo *match(StringRef argument, StringRef &value, bool &hasValue) {
  for (const OptionInfo &option : optionTable()) {
    value = argument;
    if (!value.consume_front(option.name))
      continue;
    hasValue = !value.empty();
    bool isShort = !option.name.starts_with("--") && option.needsValue();
    if (!hasValue || isShort || value.consume_front("="))
      return &option;
  }
  return nullptr;
}

static llvm::Error unknown(StringRef argument) {
  llvm::SmallVector<StringRef> names;
  for (const OptionInfo &option : optionTable())
    if (option.name.starts_with("--"))
      names.push_back(option.name);
  StringRef name = argument.split('=').first;
  return wrong("unknown option '" + name + "'" + didYouMean(name, names));
}

llvm::Expected<Options> ldn::parseOptions(ArrayRef<StringRef> arguments) {
  Options options;
  options.commandLine.assign(arguments.begin(), arguments.end());
  for (size_t i = 0; i < arguments.size(); ++i) {
    StringRef argument = arguments[i], value;
    if (!argument.starts_with("-")) {
      if (!options.input.empty())
        return wrong("one input file, got '" + options.input + "' and '" + argument + "'");
      options.input = argument.str();
      continue;
    }
    bool hasValue = false;
    const OptionInfo *option = match(argument, value, hasValue);
    if (!option)
      return unknown(argument);
    if (option->value.empty() && hasValue)
      return wrong("'" + option->name + "' takes no value, got '" + value + "'");
    if (option->name == "--report")
      return wrong("'--report' is not available in this release; --dump=DIR writes the same as files");
    std::string given = argument.str();
    if (option->needsValue() && !hasValue) {
      bool isShort = !option->name.starts_with("--");
      if (i + 1 == arguments.size() || (!isShort && arguments[i + 1].starts_with("-")))
        return wrong("'" + option->name + "' needs a value: " + option->name + (isShort ? " " : "=") + option->value);
      value = arguments[++i];
      given += (isShort ? " " : "=") + value.str();
    }
    std::string wanted = option->apply(options, value);
    if (!wanted.empty())
      return wrong("'" + option->name + "' wants " + wanted + ", got '" + value + "'");
    if (option->kind == Kind::Source)
      options.sourceOptions.push_back(given);
    if (option->kind != Kind::Other)
      options.codeOptions.push_back(given);
  }
  if (options.question == Options::Question::None && options.input.empty())
    return wrong("no input file; 'ldnc --help' lists the options");
  return options;
}

std::string ldn::stem(StringRef input) {
  StringRef name = llvm::sys::path::filename(input);
  if (const StageInfo *info = stageOfFile(name))
    return name.drop_back(info->suffix.size()).str();
  return llvm::sys::path::stem(name).str();
}

llvm::ArrayRef<OptionHelp> ldn::optionHelp() {
  static const auto table = llvm::map_to_vector(
      optionTable(), [](const OptionInfo &option) { return OptionHelp{option.name, option.value, option.help}; });
  return table;
}
