//===- Models.h - All model files of the repository, for tests --*- C++ -*-===//

#ifndef LDN_UNITTESTS_EDITOR_MODELS_H
#define LDN_UNITTESTS_EDITOR_MODELS_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include <algorithm>
#include <string>
#include <vector>

namespace ldn {

struct ModelText {
  std::string name, text;
};

inline std::string readText(const llvm::Twine &path) {
  auto buffer = llvm::MemoryBuffer::getFile(path);
  return buffer ? (*buffer)->getBuffer().str() : "";
}

/// What `folder` of the repository has in files of .ldn, below it too, by name.
inline std::vector<ModelText> modelsIn(llvm::StringRef folder) {
  std::vector<ModelText> models;
  std::error_code error;
  for (llvm::sys::fs::recursive_directory_iterator it(llvm::Twine(LDN_SOURCE "/") + folder, error), end;
       it != end && !error; it.increment(error))
    if (llvm::StringRef(it->path()).ends_with(".ldn"))
      models.push_back({it->path(), readText(it->path())});
  std::sort(models.begin(), models.end(), [](auto &a, auto &b) { return a.name < b.name; });
  return models;
}

/// The blocks of a Markdown file that are marked `ldn` or `ldn-fragment`.
inline std::vector<ModelText> blocksOf(llvm::StringRef document) {
  std::vector<ModelText> models;
  std::string text = readText(llvm::Twine(LDN_SOURCE "/") + document);
  llvm::StringRef rest = text;
  while (!rest.empty()) {
    llvm::StringRef block;
    rest = rest.split("```ldn").second;
    std::tie(block, rest) = rest.split("```");
    bool isFragment = block.consume_front("-fragment");
    if (block.consume_front("\n"))
      models.push_back({document.str(), (isFragment ? "ldn 1\n" : "") + block.str()});
  }
  return models;
}

inline std::vector<ModelText> allModels() {
  std::vector<ModelText> all = modelsIn("examples");
  for (auto &more : {modelsIn("test"), blocksOf("docs/language.md")})
    all.insert(all.end(), more.begin(), more.end());
  return all;
}

} // namespace ldn

#endif // LDN_UNITTESTS_EDITOR_MODELS_H
