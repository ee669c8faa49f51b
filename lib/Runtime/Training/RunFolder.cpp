#include "Training/RunFolder.h"

#include "OutputFile.h"

#include <cerrno>
#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

namespace ldn {

Error makeRunFolder(const std::string &path) {
  struct stat status;
  if (mkdir(path.c_str(), 0777) == 0)
    return {};
  if (errno != EEXIST)
    return systemError(path, "created");
  if (stat(path.c_str(), &status) == 0 && !S_ISDIR(status.st_mode))
    return userError("%s: a folder is wanted, and this is a file", path.c_str());
  return {};
}

/// Their names are those that OutputFile makes: ".last.safetensors.4711-0.tmp".
void removeAbandonedFiles(const std::string &folder) {
  DIR *entries = opendir(folder.c_str());
  if (!entries)
    return;
  while (dirent *entry = readdir(entries)) {
    std::string name = entry->d_name;
    bool ours = false;
    for (const char *stem : {".checkpoint.safetensors.", ".last.safetensors.", ".best.safetensors.", ".curve.svg."})
      ours |= name.rfind(stem, 0) == 0;
    if (ours && name.size() > 4 && name.substr(name.size() - 4) == ".tmp")
      unlink((folder + "/" + name).c_str());
  }
  closedir(entries);
}

Error writeFile(const std::string &path, const std::string &text) {
  OutputFile file;
  if (Error error = OutputFile::create(path, file))
    return error;
  if (Error error = file.write(text.data(), static_cast<int64_t>(text.size())))
    return error;
  return file.commit();
}

} // namespace ldn
