#ifndef LDN_LIB_RUNTIME_TRAINING_SHUFFLE_H
#define LDN_LIB_RUNTIME_TRAINING_SHUFFLE_H

#include <cstdint>
#include <vector>

namespace ldn {

/// The order in which the samples of a set come in one epoch: a permutation that depends on the seed, the epoch and the
/// number of samples alone. It is Fisher and Yates's: starting from 0, 1, …, for i = samples - 1 down to 1 entry i is
/// exchanged with entry j = ⌊x (i + 1) / 2^64⌋, where x is number i of the RandomStream (Philox.h) of the path
/// "shuffle" with the epoch, from 0, as its step.
std::vector<int64_t> shuffledOrder(uint64_t seed, int64_t epoch, int64_t samples);

} // namespace ldn

#endif
