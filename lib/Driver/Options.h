//===- Options.h - The command line of ldnc ---------------------*- C++ -*-===//

#ifndef LDN_LIB_DRIVER_OPTIONS_H
#define LDN_LIB_DRIVER_OPTIONS_H

#include "Stages.h"

#include "ldn/Frontend/Frontend.h"

#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Error.h"
#include <optional>
#include <string>
#include <vector>

namespace ldn {

enum class Lowering { Optimized, Oracle };
enum class Shell { Bash, Zsh, Fish };
/// Whether the program gets an entry for one token at a time: where the model allows it, or an error where it does not.
enum class Decode { Auto, Yes, No };

struct Options {
  std::string input;
  std::string output; // "" until defaultOutput; "-" is stdout
  Stage emit = Stage::Exe;

  std::string target; // NAME or NAME:MACHINE; "" is the first target, or that of a module that is taken up again
  std::string model, variant, recipe;
  std::vector<std::string> defines;
  FrontendOptions::Precision precision = FrontendOptions::Precision::F32;
  Lowering lowering = Lowering::Optimized;
  Decode decode = Decode::Auto;
  unsigned level = 2;
  std::string remat = "none";
  std::string fuse = "all";
  /// --emit=residuals, of stage grad; --emit=memory, before the last passes of stage vector.
  enum class Table { None, Residuals, Memory } table = Table::None;
  llvm::StringMap<int64_t> sizes; // of the table of memory

  std::optional<std::string> remarks; // the categories, a regular expression
  std::string remarksFile;

  bool check = false;
  std::string dumpFolder;
  bool timing = false, verbose = false;

  enum class Question { None, Help, Man, Completion, Version, ListTargets, ListFunctions } question = Question::None;
  Shell shell = Shell::Bash;

  /// As given, those that say what the model is: only a source file knows what to do with them.
  std::vector<std::string> sourceOptions;
  /// As given, those that the code depends on: part of the metadata.
  std::vector<std::string> codeOptions;
  /// The whole command line, for the command that repeats a fault.
  std::vector<std::string> commandLine;
};

/// An error is one sentence about an option.
llvm::Expected<Options> parseOptions(llvm::ArrayRef<llvm::StringRef> arguments);

/// "net" of "models/net.tiled.mlir".
std::string stem(llvm::StringRef input);

/// What --emit writes beside stages.
struct TableInfo {
  llvm::StringRef name;
  Options::Table table;
  Stage stage; // that it is made of
  llvm::StringRef help;
};

llvm::ArrayRef<TableInfo> tables();

/// What readers are told of an option.
struct OptionHelp {
  llvm::StringRef name;  // with its dashes
  llvm::StringRef value; // what stands for the value; "" if there is none, "[=…]" if it may be left out
  llvm::StringRef text;

  /// "--emit=STAGE", "-o FILE", "-O0..3".
  std::string form() const;
};

llvm::ArrayRef<OptionHelp> optionHelp();

// Generated from the tables of options, commands and stages.
void printHelp(llvm::raw_ostream &os);
void printManPage(llvm::raw_ostream &os);
void printCompletion(Shell shell, llvm::raw_ostream &os);

} // namespace ldn

#endif // LDN_LIB_DRIVER_OPTIONS_H
