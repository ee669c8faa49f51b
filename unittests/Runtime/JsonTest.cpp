#include "JsonReader.h"
#include "JsonWriter.h"

#include <cmath>
#include <gtest/gtest.h>
#include <vector>

namespace {

using namespace ldn;

std::string stringIn(const std::string &text) {
  JsonReader json(text);
  std::string value;
  return json.readString(value) && json.readEnd() ? value : "error: " + json.error();
}

std::string skipped(const std::string &text) {
  JsonReader json(text);
  return json.skip() && json.readEnd() ? "fine" : json.error();
}

TEST(JsonReader, Strings) {
  EXPECT_EQ(stringIn(R"("")"), "");
  EXPECT_EQ(stringIn(R"( "a\"b\\c\/\b\f\n\r\t" )"), "a\"b\\c/\b\f\n\r\t");
  EXPECT_EQ(stringIn(R"("\u0041\u00e4\u20ac\ud83d\ude00")"), "Aä€😀");
  EXPECT_EQ(stringIn("\"ä€😀\""), "ä€😀");
  EXPECT_EQ(stringIn(R"("\ud83d")"), "error: half of a surrogate pair is missing at byte 7");
  EXPECT_EQ(stringIn(R"("\ude00")"), "error: half of a surrogate pair is missing at byte 7");
  EXPECT_EQ(stringIn(R"("\u12g4")"), "error: an escape is wrong at byte 3");
  EXPECT_EQ(stringIn(R"("\u+123")"), "error: an escape is wrong at byte 3");
  EXPECT_EQ(stringIn(R"("\x")"), "error: an escape is wrong at byte 3");
  EXPECT_EQ(stringIn("\"abc"), "error: a string is cut off at byte 4");
  EXPECT_EQ(stringIn("\"a\\"), "error: a string is cut off at byte 3");
  EXPECT_EQ(stringIn("\"a\nb\""), "error: a string holds a byte that is not allowed at byte 2");
  for (std::string bad : {"\x80", "\xc0\xaf", "\xe0\x80\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xf8", "\xe2\x82"})
    EXPECT_EQ(stringIn("\"" + bad + "\""), "error: a string holds a byte that is not allowed at byte 1");
}

TEST(JsonReader, Numbers) {
  auto integer = [](const std::string &text) {
    JsonReader json(text);
    int64_t value = 0;
    return json.readInteger(value) && json.readEnd() ? std::to_string(value) : json.error();
  };
  EXPECT_EQ(integer(" -12 "), "-12");
  EXPECT_EQ(integer("9223372036854775807"), "9223372036854775807");
  EXPECT_EQ(integer("9223372036854775808"),
            "'9223372036854775808' is not a whole number of 64 bits, at byte 19");
  EXPECT_EQ(integer("1.0"), "'1.0' is not a whole number of 64 bits, at byte 3");
  EXPECT_EQ(integer("1e3"), "'1e3' is not a whole number of 64 bits, at byte 3");
  EXPECT_EQ(integer("012"), "something follows the value at byte 1");
  EXPECT_EQ(integer("+1"), "a number is missing at byte 0");
  EXPECT_EQ(integer("-"), "a number is missing at byte 0");
  EXPECT_EQ(integer(""), "a number is missing at byte 0");

  auto number = [](const std::string &text) {
    JsonReader json(text);
    double value = 0;
    return json.readNumber(value) && json.readEnd() ? value : NAN;
  };
  EXPECT_EQ(number("-0.0722"), -0.0722);
  EXPECT_EQ(number("1e-3"), 1e-3);
  EXPECT_EQ(number("2E+2"), 200);
  for (const char *bad : {"1.", ".5", "1e", "1e999", "NaN", "Infinity", "0x10"})
    EXPECT_TRUE(std::isnan(number(bad))) << bad;
}

TEST(JsonReader, SkipsAnyValueAndFindsWhatIsWrong) {
  EXPECT_EQ(skipped(R"({"a":[1,2.5,{"b":null}],"c":true,"d":false,"e":{},"f":[]})"), "fine");
  EXPECT_EQ(skipped("[1,]"), "a number is missing at byte 3");
  EXPECT_EQ(skipped("[1 2]"), "',' is missing at byte 3");
  EXPECT_EQ(skipped("[1"), "',' is missing at byte 2");
  EXPECT_EQ(skipped("[[],[]"), "',' is missing at byte 6");
  EXPECT_EQ(skipped("[,1]"), "a number is missing at byte 1");
  EXPECT_EQ(skipped(R"({"a" 1})"), "':' is missing at byte 5");
  EXPECT_EQ(skipped(R"({"a":1,})"), "a string is missing at byte 7");
  EXPECT_EQ(skipped(R"({1:1})"), "a string is missing at byte 1");
  EXPECT_EQ(skipped("nul"), "a value is wrong at byte 0");
  EXPECT_EQ(skipped("{} {}"), "something follows the value at byte 3");
  EXPECT_EQ(skipped(std::string("1\0", 2)), "something follows the value at byte 1");
  EXPECT_EQ(skipped(std::string(1000000, '[')), "too deeply nested at byte 64");
}

TEST(JsonReader, ReadsWhatItIsToldTo) {
  JsonReader json(R"({"sizes":[1,[],2],"other":{"x":0}})");
  std::vector<int64_t> sizes;
  int64_t empty = 0;
  bool ok = json.readObject([&](const std::string &key) {
    if (key != "sizes")
      return json.skip();
    return json.readArray([&] {
      if (json.peek() == '[')
        return ++empty, json.readArray([] { return false; });
      return json.readInteger(sizes.emplace_back());
    });
  });
  EXPECT_TRUE(ok && json.readEnd()) << json.error();
  EXPECT_EQ(sizes, (std::vector<int64_t>{1, 2}));
  EXPECT_EQ(empty, 1);
}

TEST(JsonReader, FailsWhereAnotherKindOfValueStands) {
  JsonReader json(R"({"a":3})");
  EXPECT_FALSE(json.readArray([] { return true; }));
  EXPECT_EQ(json.error(), "an array is missing at byte 0");
  std::string text;
  EXPECT_FALSE(json.readObject([&](const std::string &) { return true; })) << "no reading on after a failure";
}

TEST(JsonWriter, NestsAndEscapes) {
  JsonWriter json;
  json.beginObject();
  json.member("text", "a\"\\\n\x01ä");
  json.key("list");
  json.beginArray();
  json.value(int64_t(-3));
  json.value(0.1);
  json.value(std::nan(""));
  json.value(true);
  json.beginObject();
  json.endObject();
  json.beginArray();
  json.endArray();
  json.endArray();
  json.key("nothing");
  json.null();
  json.endObject();
  EXPECT_EQ(json.text(), R"({"text":"a\"\\\n\u0001ä","list":[-3,0.1,null,true,{},[]],"nothing":null})");
}

} // namespace
