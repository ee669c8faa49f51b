//===- Completion.cpp - Shells that know the options ------------------------===//

#include "Commands.h"
#include "Options.h"

#include "ldn/Target/Target.h"

#include "llvm/ADT/StringExtras.h"

using namespace ldn;
using llvm::raw_ostream;
using llvm::StringRef;

static constexpr StringRef kFiles = "ldn mlir ll s o"; // what ldnc reads

namespace {

/// What can be the value of an option.
struct Values {
  std::vector<std::string> words;
  bool isPath = false;
};

} // namespace

static Values valuesOf(const OptionHelp &option) {
  Values values;
  values.isPath = option.value == "FILE" || option.value == "DIR";
  if (option.value == "STAGE") {
    for (const StageInfo &info : stages())
      values.words.push_back(info.name.str());
    for (const TableInfo &info : tables())
      values.words.push_back(info.name.str());
  } else if (option.name == "--target") {
    for (const std::unique_ptr<Target> &target : createTargets())
      values.words.push_back(target->name().str());
  } else if (option.value == "0..3") {
    values.words = {"0", "1", "2", "3"};
  } else if (option.value.contains('|')) {
    llvm::SmallVector<StringRef> choices;
    option.value.split(choices, '|');
    // `auto:BYTES`: what comes after the colon is for the user to say.
    for (StringRef choice : choices)
      values.words.push_back(choice.contains(':') ? choice.split(':').first.str() + ":" : choice.str());
  }
  return values;
}

static bool isLong(const OptionHelp &option) { return option.name.starts_with("--"); }

//===----------------------------------------------------------------------===//
// bash
//===----------------------------------------------------------------------===//

static void printBash(raw_ostream &os) {
  std::string options, names;
  for (const OptionHelp &option : optionHelp())
    options += " " + option.name.str() + (isLong(option) && !option.value.empty() ? "=" : "");
  for (const Command &command : commands())
    names += " " + command.name.str();
  os << "# Completion of ldnc in bash; made by 'ldnc --completion=bash'.\n"
        "_ldnc() {\n"
        "  local word=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD-1]} words\n"
        "  # bash takes '--emit=ldn' for three words.\n"
        "  if [[ $word == = ]]; then word=; elif [[ $option == = ]]; then option=${COMP_WORDS[COMP_CWORD-2]}; fi\n"
        "  case $option in\n";
  for (const OptionHelp &option : optionHelp()) {
    Values values = valuesOf(option);
    if (!values.words.empty() && option.name != "-O")
      os << "    " << option.name << ") COMPREPLY=($(compgen -W '" << llvm::join(values.words, " ")
         << "' -- \"$word\")); return ;;\n";
    else if (!option.value.empty() && values.isPath)
      os << "    " << option.name
         << ") COMPREPLY=($(compgen -f -- \"$word\")); compopt -o filenames 2>/dev/null; return ;;\n";
  }
  os << "  esac\n"
        "  if [[ $word == -* ]]; then\n"
        "    words='"
     << StringRef(options).drop_front()
     << "'\n"
        "    [[ ${COMP_WORDS[1]} == fmt ]] && words=--check\n"
        "    COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
        "    [[ ${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null\n"
        "    return\n"
        "  fi\n"
        "  COMPREPLY=($(compgen -d -- \"$word\")";
  llvm::SmallVector<StringRef> suffixes;
  kFiles.split(suffixes, ' ');
  for (StringRef suffix : suffixes)
    os << " $(compgen -f -X '!*." << suffix << "' -- \"$word\")";
  os << ")\n"
        "  compopt -o filenames 2>/dev/null\n"
        "  [[ $COMP_CWORD == 1 ]] && COMPREPLY+=($(compgen -W '"
     << StringRef(names).drop_front()
     << "' -- \"$word\"))\n"
        "}\n"
        "complete -F _ldnc ldnc\n";
}

//===----------------------------------------------------------------------===//
// zsh
//===----------------------------------------------------------------------===//

/// Text between brackets or before a colon, inside of single quotes.
static std::string zshText(StringRef text) {
  std::string result;
  for (char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\')
      result += '\\';
    result += c == '\'' ? "'\\''" : std::string(1, c);
  }
  return result;
}

static void printZsh(raw_ostream &os) {
  std::string files = "*.(" + kFiles.str() + ")";
  std::replace(files.begin(), files.end(), ' ', '|');
  os << "#compdef ldnc\n# Completion of ldnc in zsh; made by 'ldnc --completion=zsh'.\n_ldnc() {\n  local -a "
        "commands=(";
  for (const Command &command : commands())
    os << "\n    '" << command.name << ":" << zshText(command.help) << "'";
  os << "\n  )\n"
        "  if [[ $words[2] == fmt ]] && (( CURRENT > 2 )); then\n"
        "    _arguments '--check[only list the files that would change]' '*:model:_files -g \"*.ldn\"'\n"
        "    return\n"
        "  fi\n"
        "  (( CURRENT == 2 )) && _describe command commands\n"
        "  _arguments \\\n";
  for (const OptionHelp &option : optionHelp()) {
    Values values = valuesOf(option);
    // The value joins the name, is the next word, or may be either.
    os << "    '" << (option.name == "-D" ? "*" : "") << option.name;
    if (!option.value.empty())
      os << (isLong(option) ? "=" : option.name == "-O" ? "-" : option.name == "-D" ? "+" : "");
    os << "[" << zshText(option.text) << "]";
    if (!option.value.empty())
      os << ":" << zshText(option.value) << ":"
         << (values.isPath          ? "_files"
             : values.words.empty() ? " "
                                    : "(" + zshText(llvm::join(values.words, " ")) + ")");
    os << "' \\\n";
  }
  os << "    '*:file:_files -g \"" << files
     << "\"'\n}\n"
        "# Loaded by its name, or read by 'source'.\n"
        "if [[ $funcstack[1] == _ldnc ]]; then _ldnc \"$@\"; else compdef _ldnc ldnc; fi\n";
}

//===----------------------------------------------------------------------===//
// fish
//===----------------------------------------------------------------------===//

static std::string quoted(StringRef text) {
  std::string result = "'";
  for (char c : text)
    result += c == '\'' || c == '\\' ? std::string("\\") + c : std::string(1, c);
  return result + "'";
}

static void printFish(raw_ostream &os) {
  os << "# Completion of ldnc in fish; made by 'ldnc --completion=fish'.\n";
  for (const Command &command : commands())
    os << "complete -c ldnc -n __fish_use_subcommand -a " << command.name << " -d " << quoted(command.help) << "\n";
  os << "complete -c ldnc -n '__fish_seen_subcommand_from fmt' -l check -d 'only list the files that would change'\n";
  for (const OptionHelp &option : optionHelp()) {
    Values values = valuesOf(option);
    os << "complete -c ldnc -n 'not __fish_seen_subcommand_from fmt lsp' ";
    os << (isLong(option) ? "-l " : "-s ") << option.name.ltrim('-') << " ";
    if (!option.value.empty())
      os << (values.isPath ? "-r " : "-x ");
    if (!values.words.empty())
      os << "-a " << quoted(llvm::join(values.words, " ")) << " ";
    os << "-d " << quoted(option.text) << "\n";
  }
}

void ldn::printCompletion(Shell shell, raw_ostream &os) {
  switch (shell) {
  case Shell::Bash:
    return printBash(os);
  case Shell::Zsh:
    return printZsh(os);
  case Shell::Fish:
    return printFish(os);
  }
}
