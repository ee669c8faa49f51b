//===- Help.cpp - What ldnc says about itself -------------------------------===//

#include "Commands.h"
#include "Options.h"

#include "llvm/Support/FormatVariadic.h"

using namespace ldn;
using llvm::raw_ostream;
using llvm::StringRef;

static constexpr StringRef kSummary =
    "Compiles a model (.ldn), or takes up a file that an earlier run wrote with --emit.";

static constexpr std::pair<StringRef, StringRef> statuses[] = {
    {"0", "done"},
    {"1", "a mistake in the model or a file"},
    {"2", "a mistake in the command line"},
    {"70", "a fault of the compiler, with a file and a command that reproduce it"},
};

std::string OptionHelp::form() const {
  if (value.empty())
    return name.str();
  if (value.starts_with("["))
    return (name + value).str();
  bool isSeparate = name == "-o" || name == "-D", isJoined = name == "-O";
  return (name + (isSeparate ? " " : isJoined ? "" : "=") + value).str();
}

static std::string formOf(const Command &command) {
  return (command.name + (command.arguments.empty() ? "" : " ") + command.arguments).str();
}

static std::string fileOf(const StageInfo &info) { return "NAME" + info.suffix.str(); }

void ldn::printHelp(raw_ostream &os) {
  os << "usage: ldnc FILE [options]\n       ldnc COMMAND ...\n\n" << kSummary << "\n\ncommands:\n";
  for (const Command &command : commands())
    os << llvm::formatv("  {0,-30} {1}\n", formOf(command), command.help);
  os << "\noptions:\n";
  for (const OptionHelp &option : optionHelp())
    os << llvm::formatv("  {0,-30} {1}\n", option.form(), option.text);
  os << "\nstages, in order:\n";
  for (const StageInfo &info : stages())
    os << llvm::formatv("  {0,-8} {1,-17} {2}\n", info.name, fileOf(info), info.description);
  for (const TableInfo &info : tables())
    os << llvm::formatv("  {0,-26} {1}\n", info.name, info.help);
  os << "\nexit status:";
  for (auto [status, meaning] : statuses)
    os << (status == "0" ? " " : "; ") << status << " " << meaning;
  os << "\n";
}

/// Text of a manual page: a dash that is one, and no line that is taken for a request.
static std::string roff(StringRef text) {
  std::string result;
  for (char c : text) {
    if (c == '-' || c == '\\')
      result += '\\';
    result += c == '\\' ? 'e' : c;
  }
  return (text.starts_with(".") || text.starts_with("'") ? "\\&" : "") + result;
}

static void item(raw_ostream &os, StringRef name, StringRef text) {
  os << ".TP\n.B " << roff(name) << "\n" << roff(text) << "\n";
}

void ldn::printManPage(raw_ostream &os) {
  os << ".TH LDNC 1 \"\" \"ldnc " LDN_VERSION "\" \"User Commands\"\n"
        ".SH NAME\nldnc \\- compiler for linear diffusion networks\n"
        ".SH SYNOPSIS\n.B ldnc\n.I FILE\n.RI [ options ]\n";
  for (const Command &command : commands())
    os << ".br\n.B ldnc " << command.name << (command.arguments.empty() ? "" : "\n.I ") << command.arguments << "\n";
  os << ".SH DESCRIPTION\n" << roff(kSummary) << "\n.SH COMMANDS\n";
  for (const Command &command : commands())
    item(os, formOf(command), command.help);
  os << ".SH OPTIONS\n";
  for (const OptionHelp &option : optionHelp())
    item(os, option.form(), option.text);
  os << ".SH STAGES\nIn order, with the names of their files:\n";
  for (const StageInfo &info : stages())
    item(os, (info.name + " (" + fileOf(info) + ")").str(), info.description);
  for (const TableInfo &info : tables())
    item(os, info.name, info.help);
  os << ".SH EXIT STATUS\n";
  for (auto [status, meaning] : statuses)
    item(os, status, meaning);
}
