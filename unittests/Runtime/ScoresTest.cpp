#include "Program/Scores.h"

#include "gtest/gtest.h"

#include <cmath>

using namespace ldn;

namespace {

/// An entry without inputs: the test says what its runs give.
EntryInfo entryWith(bool isGeometric) {
  EntryInfo entry;
  entry.name = "evaluate";
  for (Role role : {Role::Loss, Role::Metric}) {
    Argument argument;
    argument.name = name(role);
    argument.role = role;
    argument.isGeometric = isGeometric && role == Role::Metric;
    entry.arguments.push_back(argument);
  }
  return entry;
}

void add(Scores &scores, const EntryInfo &entry, float loss, float metric, int64_t samples) {
  ArgumentBuffers buffers;
  ASSERT_FALSE(buffers.allocate(Metadata(), entry, {}));
  *reinterpret_cast<float *>(buffers[0]) = loss;
  *reinterpret_cast<float *>(buffers[1]) = metric;
  scores.add(buffers, samples);
}

TEST(Scores, MeansAreWeightedBySamples) {
  EntryInfo entry = entryWith(false);
  Scores scores(entry);
  add(scores, entry, 1, 0.5, 3);
  add(scores, entry, 5, 1, 1);
  EXPECT_EQ(scores.means(), (std::vector<double>{2, 0.625}));
}

TEST(Scores, ThePerplexityOfASetIsThatOfItsMeanLoss) {
  EntryInfo entry = entryWith(true);
  Scores scores(entry);
  add(scores, entry, 1, std::exp(1.0f), 3);
  add(scores, entry, 5, std::exp(5.0f), 1);
  EXPECT_EQ(scores.means()[0], 2);
  EXPECT_NEAR(scores.means()[1], std::exp(2.0), 1e-6);
}

TEST(Scores, LabelsThatCountAreTheWeights) {
  EntryInfo entry = entryWith(true);
  entry.arguments[1].weight = "count";
  entry.arguments.push_back(entry.arguments[0]);
  entry.arguments[2].name = "count";
  entry.arguments[2].role = Role::Count;
  Scores scores(entry);
  auto addRun = [&](float loss, float count) {
    ArgumentBuffers buffers;
    ASSERT_FALSE(buffers.allocate(Metadata(), entry, {}));
    *reinterpret_cast<float *>(buffers[0]) = loss;
    *reinterpret_cast<float *>(buffers[1]) = std::exp(loss);
    *reinterpret_cast<float *>(buffers[2]) = count;
    scores.add(buffers, 1);
  };
  addRun(0, 0); // all labels left out
  EXPECT_EQ(scores.means(), (std::vector<double>{0, 1}));
  addRun(1, 3);
  addRun(5, 1);
  EXPECT_EQ(scores.means()[0], 2);
  EXPECT_NEAR(scores.means()[1], std::exp(2.0), 1e-5);
}

TEST(Scores, OneRunIsItsOwnMean) {
  EntryInfo entry = entryWith(true);
  Scores scores(entry);
  std::vector<double> means = scores.meansOf(scores.summands({0.25, 40}), {1, 1});
  EXPECT_EQ(means[0], 0.25);
  EXPECT_NEAR(means[1], 40, 1e-12);
}

} // namespace
