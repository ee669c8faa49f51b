#include "Training/Shuffle.h"

#include "Philox.h"

#include <numeric>
#include <utility>

namespace ldn {

std::vector<int64_t> shuffledOrder(uint64_t seed, int64_t epoch, int64_t samples) {
  std::vector<int64_t> order(samples);
  std::iota(order.begin(), order.end(), int64_t(0));
  RandomStream random(seed, "shuffle", epoch);
  for (int64_t i = samples - 1; i > 0; --i)
    std::swap(order[i], order[random.below(i, i + 1)]);
  return order;
}

} // namespace ldn
