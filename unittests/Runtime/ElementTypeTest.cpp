#include "ElementType.h"

#include <bit>
#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <vector>

namespace {

using namespace ldn;

template <typename From, typename To>
std::vector<To> converted(ElementType from, const std::vector<From> &values, ElementType to, bool swapped = false) {
  std::vector<To> result(values.size());
  int64_t done = convert(from, swapped, values.data(), sizeof(From), to, result.data(), values.size());
  result.resize(done);
  return result;
}

TEST(ElementType, HalfPrecisionIsExact) {
  // The bits of all 2^16 values against a definition by powers of two.
  for (uint32_t bits = 0; bits < 0x10000; ++bits) {
    int exponent = bits >> 10 & 31, fraction = bits & 1023;
    double expected = exponent == 0 ? fraction * 0x1p-24 : (1 + fraction * 0x1p-10) * std::pow(2.0, exponent - 15);
    if (exponent == 31)
      expected = fraction ? NAN : INFINITY;
    if (bits & 0x8000)
      expected = -expected;
    float value = converted<uint16_t, float>(ElementType::F16, {static_cast<uint16_t>(bits)}, ElementType::F32)[0];
    if (std::isnan(expected))
      ASSERT_TRUE(std::isnan(value)) << bits;
    else
      ASSERT_EQ(value, expected) << bits;
  }
}

TEST(ElementType, BfloatIsTheUpperHalfOfAFloat) {
  EXPECT_EQ((converted<uint16_t, double>(ElementType::BF16, {0x3f80, 0xc049, 0x0001}, ElementType::F64)),
            (std::vector<double>{1, -3.140625, std::bit_cast<float>(0x10000)}));
}

TEST(ElementType, SwapsBytes) {
  EXPECT_EQ((converted<uint32_t, float>(ElementType::F32, {0x0000803f}, ElementType::F32, true)),
            (std::vector<float>{1}));
  EXPECT_EQ((converted<uint64_t, int32_t>(ElementType::I64, {0xfeffffffffffffff}, ElementType::I32, true)),
            (std::vector<int32_t>{-2}));
}

TEST(ElementType, WholeNumbersMustFit) {
  EXPECT_EQ((converted<int64_t, int32_t>(ElementType::I64, {INT32_MAX, INT32_MIN, INT64_C(1) << 31, 5},
                                         ElementType::I32)),
            (std::vector<int32_t>{INT32_MAX, INT32_MIN}));
  EXPECT_EQ((converted<uint64_t, int32_t>(ElementType::U64, {7, UINT64_MAX}, ElementType::I32)),
            (std::vector<int32_t>{7}));
  EXPECT_EQ((converted<uint32_t, int32_t>(ElementType::U32, {1, 0x80000000}, ElementType::I32)),
            (std::vector<int32_t>{1}));
  EXPECT_EQ((converted<int8_t, int32_t>(ElementType::I8, {-128, 127}, ElementType::I32)),
            (std::vector<int32_t>{-128, 127}));
}

TEST(ElementType, FloatsMustNotBecomeInfinite) {
  EXPECT_EQ((converted<double, float>(ElementType::F64, {1.5, -INFINITY, 1e39, 2}, ElementType::F32)),
            (std::vector<float>{1.5, -INFINITY}));
  EXPECT_EQ((converted<double, float>(ElementType::F64, {1e-300}, ElementType::F32)), (std::vector<float>{0}));
}

TEST(ElementType, Strides) {
  const float values[] = {1, 2, 3, 4, 5, 6};
  double result[3];
  EXPECT_EQ(convert(ElementType::F32, false, values, 8, ElementType::F64, result, 3), 3);
  EXPECT_EQ(result[0], 1);
  EXPECT_EQ(result[1], 3);
  EXPECT_EQ(result[2], 5);
}

TEST(ElementType, WhatConverts) {
  EXPECT_TRUE(isConvertible(ElementType::F16, ElementType::F32));
  EXPECT_TRUE(isConvertible(ElementType::F64, ElementType::F32));
  EXPECT_TRUE(isConvertible(ElementType::U8, ElementType::I32));
  EXPECT_TRUE(isConvertible(ElementType::U8, ElementType::U8));
  EXPECT_FALSE(isConvertible(ElementType::I32, ElementType::U8));
  EXPECT_FALSE(isConvertible(ElementType::U8, ElementType::F32));
  EXPECT_FALSE(isConvertible(ElementType::F32, ElementType::I32));
}

TEST(ElementType, FindsNaN) {
  const double values[] = {0, INFINITY, std::numeric_limits<double>::quiet_NaN()};
  EXPECT_EQ(findNaN(ElementType::F64, values, 2), std::nullopt);
  EXPECT_EQ(findNaN(ElementType::F64, values, 3), 2);
}

TEST(ElementType, ValueText) {
  const int64_t whole = -5000000000;
  const float fraction = 0.5f;
  EXPECT_EQ(valueText(ElementType::I64, false, &whole), "-5000000000");
  EXPECT_EQ(valueText(ElementType::F32, false, &fraction), "0.5");
}

} // namespace
