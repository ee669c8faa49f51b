#include "Program/Sampler.h"

#include "Philox.h"

#include "gtest/gtest.h"

#include <cmath>

using namespace ldn;

TEST(Sampler, TakesTheFirstOfTheLargestWhereItIsCold) {
  Sampler sampler(0, 0, 1);
  EXPECT_EQ(sampler.draw({1, 3, 2, 3}, 0, 0), 1);
}

TEST(Sampler, RefusesWhatIsNotFinite) {
  Sampler cold(0, 0, 1), warm(1, 0, 1);
  EXPECT_EQ(cold.draw({1, NAN, 2}, 0, 0), -1);
  EXPECT_EQ(warm.draw({1, INFINITY, 2}, 0, 0), -1);
}

TEST(Sampler, DrawsByTheRandomNumberOfPlaceAndSequence) {
  // In the order of the logits token 2 has 1/2 of the softmax, 0 a quarter, and 1 and 3 an eighth each.
  std::vector<double> logits = {std::log(2), 0, std::log(4), 0};
  Sampler sampler(1, 0, 7);
  int64_t seen[4] = {};
  for (int64_t position = 0; position < 50; ++position)
    for (int64_t sequence = 0; sequence < 20; ++sequence) {
      double unit = RandomStream(7, "generate", position).unit(sequence);
      int32_t wanted = unit < 0.5 ? 2 : unit < 0.75 ? 0 : unit < 0.875 ? 1 : 3;
      EXPECT_EQ(sampler.draw(logits, position, sequence), wanted);
      ++seen[wanted];
    }
  for (int64_t count : seen)
    EXPECT_GT(count, 0);
}

TEST(Sampler, LeavesOutAllButTheLargest) {
  Sampler sampler(10, 2, 3);
  bool seen[4] = {};
  for (int64_t position = 0; position < 200; ++position)
    seen[sampler.draw({0, 1, 1, 1}, position, 0)] = true;
  EXPECT_FALSE(seen[0] || seen[3]);
  EXPECT_TRUE(seen[1] && seen[2]);
}
