//===- Options.h - The command line of ldnc ---------------------*- C++ -*-===//

#ifndef LDN_LIB_DRIVER_OPTIONS_H
#define LDN_LIB_DRIVER_OPTIONS_H

#include "Stages.h"

#include "ldn/Frontend/Frontend.h"

#include "llvm/Support/Error.h"
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
  bool residuals = false; // --emit=residuals: the table instead of stage grad

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

/// What readers are told of an option.
struct OptionHelp {
  llvm::StringRef name;  // with its dashes
  llvm::StringRef value; // what stands for the value; "" if there is none
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
