// What decides about the data and the rate of every step: schedule, order, augmentation.
#include "Training/Augment.h"
#include "Training/Schedule.h"
#include "Training/Shuffle.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <numeric>
#include <set>

namespace {

using namespace ldn;

std::vector<double> ratesOf(const std::string &text, double rate, int64_t steps) {
  std::vector<Phase> phases;
  Error error = parseSchedule(text, phases);
  EXPECT_FALSE(error) << error.message();
  Schedule schedule(phases, rate, steps);
  std::vector<double> rates;
  for (int64_t step = 0; step <= steps; ++step) // one more than there are
    rates.push_back(schedule.rateAt(step));
  return rates;
}

void expectNear(const std::vector<double> &actual, const std::vector<double> &expected) {
  ASSERT_EQ(actual.size(), expected.size());
  for (size_t i = 0; i < actual.size(); ++i)
    EXPECT_NEAR(actual[i], expected[i], 1e-15) << "step " << i;
}

TEST(Schedule, Phases) {
  expectNear(ratesOf("hold", 2, 2), {2, 2, 2});
  expectNear(ratesOf("warmup(4)", 1, 5), {0.25, 0.5, 0.75, 1, 1, 1});
  expectNear(ratesOf("cosine(to: 0)", 1, 4), {1, (1 + M_SQRT1_2) / 2, 0.5, (1 - M_SQRT1_2) / 2, 0});
  expectNear(ratesOf("linear_to(to: 0.5)", 1, 4), {1, 0.875, 0.75, 0.625, 0.5});
  expectNear(ratesOf("warmup(2) then linear_to(0)", 1, 6), {0.5, 1, 1, 0.75, 0.5, 0.25, 0});
  // Phases without a length share what the warm-up leaves, and each begins where the one before ends.
  expectNear(ratesOf("hold then linear_to(to: 0.5) then linear_to(to: 0)", 1, 5), {1, 1, 1, 0.75, 0.5, 0});
  // A warm-up that is longer than the run leaves nothing to the others.
  expectNear(ratesOf("warmup(4) then cosine(to: 0)", 1, 2), {0.25, 0.5, 0.75});
}

TEST(Schedule, TextIsReadBack) {
  for (const char *text :
       {"hold()", "warmup(500) then cosine(to: 1e-05)", "warmup(3) then hold() then linear_to(to: 0)"}) {
    std::vector<Phase> phases;
    ASSERT_FALSE(parseSchedule(text, phases));
    EXPECT_EQ(scheduleText(phases), text);
  }
  EXPECT_EQ(scheduleText({}), "hold()");
}

TEST(Shuffle, IsAPermutationOfItsOwnForEverySeedAndEpoch) {
  std::set<std::vector<int64_t>> orders;
  for (uint64_t seed : {0, 1})
    for (int64_t epoch : {0, 1, 2}) {
      std::vector<int64_t> order = shuffledOrder(seed, epoch, 101), sorted = order, all(101);
      EXPECT_EQ(order, shuffledOrder(seed, epoch, 101));
      orders.insert(order);
      std::sort(sorted.begin(), sorted.end());
      std::iota(all.begin(), all.end(), 0);
      EXPECT_EQ(sorted, all);
    }
  EXPECT_EQ(orders.size(), 6u);
  EXPECT_EQ(shuffledOrder(0, 0, 1), (std::vector<int64_t>{0}));
}

TEST(Shuffle, EveryOrderIsAsLikely) {
  std::vector<int> counts(24); // of four samples
  for (int64_t epoch = 0; epoch < 24000; ++epoch) {
    std::vector<int64_t> order = shuffledOrder(7, epoch, 4);
    int rank = 0;
    for (size_t i = 0; i < 4; ++i)
      rank = rank * static_cast<int>(4 - i) +
             static_cast<int>(std::count_if(order.begin() + i, order.end(), [&](int64_t x) { return x < order[i]; }));
    ++counts[rank];
  }
  for (int count : counts)
    EXPECT_NEAR(count, 1000, 130); // four deviations of 31
}

/// Pictures u8[B, 2, 3, 5] and f32[3, 5], a set of numbers f32[B, 2].
class Augmentations : public testing::Test {
protected:
  Augmentations() {
    Error error = Metadata::read(
        R"({"dims":[{"name":"B"}],"batch":"B","entries":[{"name":"evaluate","args":[)"
        R"({"name":"image","role":"input","dtype":"u8","shape":["B",2,3,5]},)"
        R"({"name":"mask","role":"input","dtype":"f32","shape":[3,5]},)"
        R"({"name":"x","role":"input","dtype":"f32","shape":["B",2]}]}]})",
        metadata);
    EXPECT_FALSE(error) << error.message();
    for (size_t i = 0; i < image.size(); ++i)
      image[i] = static_cast<uint8_t>(i + 1);
    for (size_t i = 0; i < mask.size(); ++i)
      mask[i] = static_cast<float>(i + 1);
  }
  void apply(const std::string &input, const std::vector<Augmentation> &steps, int64_t step) {
    Augmenter augmenter;
    Error error = augmenter.open(metadata, metadata.entries[0], {{input, steps}});
    ASSERT_FALSE(error) << error.message();
    void *arguments[] = {image.data(), mask.data(), nullptr};
    augmenter.apply(1, step, {kSamples}, arguments);
  }

  static constexpr int64_t kSamples = 6;
  Metadata metadata;
  std::vector<uint8_t> image = std::vector<uint8_t>(kSamples * 2 * 3 * 5);
  std::vector<float> mask = std::vector<float>(3 * 5);
};

TEST_F(Augmentations, FlipsMirrorAboutHalfOfThePictures) {
  for (auto kind : {Augmentation::FlipHorizontal, Augmentation::FlipVertical}) {
    int flipped = 0, kept = 0;
    for (int64_t step = 0; step < 40; ++step) {
      std::vector<uint8_t> before = image;
      apply("image", {{kind, 0}}, step);
      for (int64_t s = 0; s < kSamples; ++s) {
        bool isKept = std::equal(&before[s * 30], &before[s * 30] + 30, &image[s * 30]);
        for (int64_t c = 0; c < 2 && !isKept; ++c)
          for (int64_t y = 0; y < 3; ++y)
            for (int64_t x = 0; x < 5; ++x) {
              int64_t fromY = kind == Augmentation::FlipVertical ? 2 - y : y;
              int64_t fromX = kind == Augmentation::FlipHorizontal ? 4 - x : x;
              ASSERT_EQ(image[((s * 2 + c) * 3 + y) * 5 + x], before[((s * 2 + c) * 3 + fromY) * 5 + fromX]);
            }
        ++(isKept ? kept : flipped);
      }
    }
    EXPECT_NEAR(flipped, 120, 40);
    EXPECT_EQ(flipped + kept, 240);
  }
}

TEST_F(Augmentations, CropsMoveByUpToThePadding) {
  std::set<std::pair<int64_t, int64_t>> moves;
  std::vector<float> original = mask;
  for (int64_t step = 0; step < 400; ++step) {
    mask = original;
    apply("mask", {{Augmentation::RandomCrop, 1}}, step);
    int64_t place = std::find(mask.begin(), mask.end(), 8.0f) - mask.begin(); // the middle one, at [1, 2]
    ASSERT_LT(place, 15);
    int64_t down = 1 - place / 5, right = 2 - place % 5;
    moves.emplace(down, right);
    for (int64_t y = 0; y < 3; ++y)
      for (int64_t x = 0; x < 5; ++x) {
        bool inside = y + down >= 0 && y + down < 3 && x + right >= 0 && x + right < 5;
        ASSERT_EQ(mask[y * 5 + x], inside ? original[(y + down) * 5 + x + right] : 0);
      }
  }
  EXPECT_EQ(moves.size(), 9u);
}

TEST_F(Augmentations, AMoveBeyondThePictureLeavesNothing) {
  bool empty = false;
  for (int64_t step = 0; step < 60; ++step) {
    apply("image", {{Augmentation::RandomCrop, 9}}, step);
    empty |= std::all_of(image.begin(), image.end(), [](uint8_t pixel) { return pixel == 0; });
  }
  EXPECT_TRUE(empty);
}

TEST_F(Augmentations, ArePicturesOnly) {
  Augmenter augmenter;
  EXPECT_EQ(augmenter.open(metadata, metadata.entries[0], {{"x", {}}}).message(),
            "input 'x' is f32[B, 2], and only pictures, of a height and a width at least, can be augmented");
  EXPECT_EQ(augmenter.open(metadata, metadata.entries[0], {{"y", {}}}).message(),
            "the recipe augments 'y', which is no input");
}

} // namespace
