//===- Fusion.cpp - What the optimised lowering fuses ------------------------===//

#include "ldn/Transforms/Fusion.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace ldn;
using llvm::StringRef;

static constexpr std::pair<StringRef, bool Fusion::*> kinds[] = {{"maps", &Fusion::maps},
                                                                 {"tokens", &Fusion::tokens},
                                                                 {"sums", &Fusion::sums},
                                                                 {"windows", &Fusion::windows},
                                                                 {"steps", &Fusion::steps}};

std::optional<Fusion> Fusion::parse(StringRef text) {
  Fusion fusion;
  llvm::SmallVector<StringRef> words;
  text.split(words, ',');
  bool all = words.front() == "all";
  if (words.size() == 1 && all)
    return fusion;
  if (!all)
    for (auto [name, member] : kinds)
      fusion.*member = false;
  if (text == "none")
    return fusion;
  for (StringRef word : llvm::drop_begin(words, all)) {
    if (all && !word.consume_front("-"))
      return std::nullopt;
    const auto *kind = llvm::find_if(kinds, [&](const auto &kind) { return kind.first == word; });
    if (kind == std::end(kinds))
      return std::nullopt;
    fusion.*kind->second = !all;
  }
  return fusion;
}

std::string Fusion::choices() {
  std::string names = llvm::join(llvm::map_range(kinds, [](const auto &kind) { return kind.first; }), ", ");
  return "all, none, some of " + names + " (maps,tokens), or all without some (all,-steps)";
}
