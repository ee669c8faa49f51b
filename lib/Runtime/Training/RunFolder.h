#ifndef LDN_LIB_RUNTIME_TRAINING_RUNFOLDER_H
#define LDN_LIB_RUNTIME_TRAINING_RUNFOLDER_H

#include "Error.h"

namespace ldn {

/// Makes the folder where it does not exist.
Error makeRunFolder(const std::string &path);

/// Removes the temporary files of runs that were killed while they wrote.
void removeAbandonedFiles(const std::string &folder);

/// A text as a file that appears as a whole.
Error writeFile(const std::string &path, const std::string &text);

} // namespace ldn

#endif
