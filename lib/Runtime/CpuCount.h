#ifndef LDN_LIB_RUNTIME_CPUCOUNT_H
#define LDN_LIB_RUNTIME_CPUCOUNT_H

#include <cstdint>

namespace ldn {

/// The CPUs that this process may keep busy: those in its affinity mask, or fewer where a control group limits its
/// CPU time. Reads a few small files, so callers keep the answer.
int64_t availableCpus();

} // namespace ldn

#endif
