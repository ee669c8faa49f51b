#ifndef LDN_UNITTESTS_RUNTIME_TEMPORARYFOLDER_H
#define LDN_UNITTESTS_RUNTIME_TEMPORARYFOLDER_H

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdlib.h>
#include <string>
#include <vector>

/// A folder that lives as long as a test.
class TemporaryFolder {
public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "ldn-runtime-XXXXXX").string();
    folder = mkdtemp(pattern.data());
  }
  ~TemporaryFolder() { std::filesystem::remove_all(folder); }

  std::string path(const std::string &name) const { return (folder / name).string(); }

  std::string write(const std::string &name, const std::string &bytes) const {
    std::ofstream(path(name), std::ios::binary) << bytes;
    return path(name);
  }

  std::string read(const std::string &name) const {
    std::ifstream file(path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  std::vector<std::string> names() const {
    std::vector<std::string> list;
    for (auto &entry : std::filesystem::directory_iterator(folder))
      list.push_back(entry.path().filename().string());
    return list;
  }

  /// A message without this folder's name, which differs from run to run.
  std::string without(std::string message) const {
    std::string prefix = folder.string() + "/";
    for (size_t at; (at = message.find(prefix)) != std::string::npos;)
      message.erase(at, prefix.size());
    return message;
  }

private:
  std::filesystem::path folder;
};

#endif
