#include "Philox.h"

#include <cmath>
#include <gtest/gtest.h>

namespace {

using namespace ldn;
using Words = std::array<uint32_t, 4>;

// The answers that the authors of the generator publish.
TEST(Philox, KnownAnswers) {
  EXPECT_EQ(philox4x32({0, 0, 0, 0}, {0, 0}), (Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  EXPECT_EQ(philox4x32({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}),
            (Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(philox4x32({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
            (Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(Philox, StreamsDifferInSeedPathStepAndIndex) {
  RandomStream stream(1, "layer.0.weight");
  uint64_t first = stream.bits(0);
  EXPECT_EQ(RandomStream(1, "layer.0.weight").bits(0), first);
  EXPECT_NE(RandomStream(2, "layer.0.weight").bits(0), first);
  EXPECT_NE(RandomStream(1ull << 32 | 1, "layer.0.weight").bits(0), first);
  EXPECT_NE(RandomStream(1, "layer.1.weight").bits(0), first);
  EXPECT_NE(RandomStream(1, "layer.0.weight", 1).bits(0), first);
  EXPECT_NE(stream.bits(1), first);
  EXPECT_NE(stream.bits(2), first);
  EXPECT_NE(stream.bits(1ull << 33), first);
}

// erfc is independent of the approximation and accurate in the tail.
TEST(Philox, InverseNormalInvertsTheDistribution) {
  auto below = [](double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); };
  for (double p : {0x1p-53, 1e-15, 1e-12, 1.3e-11, 1e-6, 1e-3, 0.02, 0.074, 0.076, 0.2, 0.4999, 0.5, 0.6, 0.9})
    EXPECT_NEAR(below(inverseNormal(p)) / p, 1, 2e-14) << p;
  EXPECT_EQ(inverseNormal(0.5), 0);
  for (double p : {0x1p-30, 0x1p-7, 0.25})
    EXPECT_EQ(inverseNormal(1 - p), -inverseNormal(p)) << p;
}

TEST(Philox, MomentsAreRight) {
  RandomStream stream(7, "moments");
  constexpr int kCount = 200000;
  double sum = 0, squares = 0, normals = 0, normalSquares = 0, fourths = 0;
  for (int i = 0; i < kCount; ++i) {
    double u = stream.unit(i), z = stream.normal(i);
    ASSERT_GT(u, 0);
    ASSERT_LT(u, 1);
    sum += u;
    squares += u * u;
    normals += z;
    normalSquares += z * z;
    fourths += z * z * z * z;
  }
  // Bounds of five standard deviations of each estimate.
  EXPECT_NEAR(sum / kCount, 0.5, 5 * std::sqrt(1.0 / 12 / kCount));
  EXPECT_NEAR(squares / kCount, 1.0 / 3, 5 * std::sqrt(4.0 / 45 / kCount));
  EXPECT_NEAR(normals / kCount, 0, 5 * std::sqrt(1.0 / kCount));
  EXPECT_NEAR(normalSquares / kCount, 1, 5 * std::sqrt(2.0 / kCount));
  EXPECT_NEAR(fourths / kCount, 3, 5 * std::sqrt(96.0 / kCount));
}

// What `init` writes must never change: weights are named by their seed.
TEST(Philox, NumbersAreForEver) {
  RandomStream stream(42, "layer.0.local.0.weight");
  EXPECT_EQ(stream.bits(0), 0x41bf64bd36c472fd);
  EXPECT_EQ(stream.bits(12345), 0x99112c853fe407ca);
  EXPECT_EQ(stream.normal(3), 0.94972082839486982);
}

} // namespace
