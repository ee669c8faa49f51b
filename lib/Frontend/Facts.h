//===- Facts.h - What the checks find out, for editors ----------*- C++ -*-===//

#ifndef LDN_LIB_FRONTEND_FACTS_H
#define LDN_LIB_FRONTEND_FACTS_H

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/SMLoc.h"
#include <string>

namespace ldn {

/// Sentences about the names of a file, by where they stand: what a value is, what a call gives and costs. A layer that
/// is called in several ways has several.
class Facts {
public:
  void add(llvm::SMRange name, std::string sentence) {
    constexpr size_t kMost = 4; // what a reader takes in
    auto &known = byPlace[name.Start.getPointer()];
    if (!sentence.empty() && known.size() < kMost && !llvm::is_contained(known, sentence))
      known.push_back(std::move(sentence));
  }
  llvm::ArrayRef<std::string> about(llvm::SMRange name) const {
    auto it = byPlace.find(name.Start.getPointer());
    return it == byPlace.end() ? llvm::ArrayRef<std::string>() : it->second;
  }

private:
  llvm::DenseMap<const char *, llvm::SmallVector<std::string, 1>> byPlace;
};

} // namespace ldn

#endif // LDN_LIB_FRONTEND_FACTS_H
