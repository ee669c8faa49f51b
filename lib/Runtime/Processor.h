#ifndef LDN_LIB_RUNTIME_PROCESSOR_H
#define LDN_LIB_RUNTIME_PROCESSOR_H

#include "Error.h"
#include "Model.h"

#include <string>
#include <vector>

namespace ldn {

/// What code asks of a processor (LdnCode::features), without signs: "avx2", "fma", …
std::vector<std::string> neededFeatures(const LdnCode &code);
/// Those that this processor lacks, or whose registers the system does not save.
std::vector<std::string> missingFeatures(const LdnCode &code);

/// "x86-64-v3", or "native (znver5)" where the name of the machine says little.
std::string machineText(const LdnCode &code);

/// The first code of a model that this processor can execute, or the one that LDN_MACHINE in the environment names. An
/// error where there is none: code that a processor lacks instructions for must never start.
Error chooseCode(const LdnModel &model, const std::string &modelName, const LdnCode *&chosen);

} // namespace ldn

#endif
