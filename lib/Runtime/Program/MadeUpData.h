#ifndef LDN_LIB_RUNTIME_PROGRAM_MADEUPDATA_H
#define LDN_LIB_RUNTIME_PROGRAM_MADEUPDATA_H

#include "Session.h"

namespace ldn {

/// Fills inputs and targets with something that they allow, the same for a seed: whole numbers below their bound,
/// bytes, floats from -1 to 1. Whole numbers without a bound are 0.
void fillMadeUp(const EntryInfo &entry, const std::vector<int64_t> &sizes, uint64_t seed,
                const ArgumentBuffers &arguments);

} // namespace ldn

#endif
