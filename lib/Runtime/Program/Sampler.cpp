#include "Sampler.h"

#include "Philox.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ldn {

int32_t Sampler::draw(const std::vector<double> &logits, int64_t position, int64_t sequence) {
  for (double logit : logits)
    if (!std::isfinite(logit))
      return -1;
  auto larger = [&](int32_t a, int32_t b) { return logits[a] != logits[b] ? logits[a] > logits[b] : a < b; };
  order.resize(logits.size());
  std::iota(order.begin(), order.end(), 0);
  if (temperature == 0)
    return *std::min_element(order.begin(), order.end(), larger);
  auto count = static_cast<int64_t>(order.size());
  if (top > 0)
    count = std::min(count, top);
  std::partial_sort(order.begin(), order.begin() + count, order.end(), larger);
  weights.resize(count);
  double total = 0;
  for (int64_t i = 0; i < count; ++i)
    total += weights[i] = std::exp((logits[order[i]] - logits[order[0]]) / temperature);
  double left = RandomStream(seed, "generate", position).unit(sequence) * total;
  for (int64_t i = 0; i < count; ++i)
    if ((left -= weights[i]) < 0)
      return order[i];
  return order[count - 1];
}

} // namespace ldn
