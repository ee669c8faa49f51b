#include "Text.h"

#include <gtest/gtest.h>

namespace {

using namespace ldn;

TEST(Text, Numbers) {
  EXPECT_EQ(thousands(0), "0");
  EXPECT_EQ(thousands(999), "999");
  EXPECT_EQ(thousands(1000), "1,000");
  EXPECT_EQ(thousands(1588432), "1,588,432");
  EXPECT_EQ(thousands(-123456), "-123,456");
  EXPECT_EQ(counted(0, "epoch"), "0 epochs");
  EXPECT_EQ(counted(1, "epoch"), "1 epoch");
  EXPECT_EQ(bytesText(1023), "1023 bytes");
  EXPECT_EQ(bytesText(1536), "1.50 KiB");
  EXPECT_EQ(bytesText(INT64_MAX), "8.00 EiB");
  EXPECT_EQ(secondsText(8.5e-4), "850 us");
  EXPECT_EQ(secondsText(0.0123), "12.3 ms");
  EXPECT_EQ(secondsText(4.2), "4.20 s");
}

TEST(Text, Shapes) {
  EXPECT_EQ(shapeText({}), "[]");
  EXPECT_EQ(shapeText({10, 3, 32}), "[10, 3, 32]");
  EXPECT_EQ(product({}), 1);
  EXPECT_EQ(product({3, 4}), 12);
  EXPECT_EQ(product({INT64_MAX, 2}), INT64_MAX);
  EXPECT_EQ(product({INT64_MAX, 2, 0}), 0);
  EXPECT_EQ(indexText(0, {}), "[]");
  EXPECT_EQ(indexText(23, {2, 3, 4}), "[1, 2, 3]");
}

TEST(Text, NearestName) {
  EXPECT_EQ(didYouMean("imgae", {"label", "image"}), "; did you mean 'image'?");
  EXPECT_EQ(didYouMean("layer.0.w_q", {"layer.0.wk", "layer.0.wq"}), "; did you mean 'layer.0.wq'?");
  EXPECT_EQ(didYouMean("x", {"y"}), "");
  EXPECT_EQ(didYouMean("wk", {"dt", "wq"}), "; did you mean 'wq'?");
  EXPECT_EQ(didYouMean("weights", {"bias"}), "");
  EXPECT_EQ(didYouMean("", {}), "");
}

} // namespace
