#include "ldn/Frontend/Lexer.h"
#include "ldn/Frontend/Unicode.h"
#include <gtest/gtest.h>

using namespace ldn;
using Kind = Token::Kind;

/// Kinds and texts of all tokens but the last, which is checked to be the end.
static std::vector<std::pair<Kind, std::string>> tokensOf(llvm::StringRef text) {
  std::vector<std::pair<Kind, std::string>> result;
  for (const Token &token : lex(text))
    result.emplace_back(token.kind, token.text.str());
  EXPECT_EQ(result.back().first, Kind::EndOfFile);
  result.pop_back();
  return result;
}

using Tokens = std::vector<std::pair<Kind, std::string>>;

TEST(Lexer, EmptyTextIsItsEnd) {
  ASSERT_EQ(lex("").size(), 1u);
  EXPECT_TRUE(lex("").front().is(Kind::EndOfFile));
  EXPECT_TRUE(tokensOf(" \t\r\n// nothing\n").empty());
  EXPECT_TRUE(tokensOf("// no new line at the end").empty());
}

TEST(Lexer, Symbols) {
  EXPECT_EQ(tokensOf(":=:.. . -> - |> < @"), (Tokens{{Kind::Becomes, ":="},
                                                     {Kind::Colon, ":"},
                                                     {Kind::DotDot, ".."},
                                                     {Kind::Dot, "."},
                                                     {Kind::Arrow, "->"},
                                                     {Kind::Minus, "-"},
                                                     {Kind::Pipe, "|>"},
                                                     {Kind::Less, "<"},
                                                     {Kind::At, "@"}}));
}

TEST(Lexer, ARangeIsNoFraction) {
  EXPECT_EQ(tokensOf("1..4096"), (Tokens{{Kind::Number, "1"}, {Kind::DotDot, ".."}, {Kind::Number, "4096"}}));
  EXPECT_EQ(tokensOf("1.5 1e-6 2E3 0.5e+2"),
            (Tokens{{Kind::Number, "1.5"}, {Kind::Number, "1e-6"}, {Kind::Number, "2E3"}, {Kind::Number, "0.5e+2"}}));
}

TEST(Lexer, MalformedNumbersAreOneToken) {
  for (const char *text : {"1.", "1e", "1e+", "0x1F", "3k", "1_000", "2σ"})
    EXPECT_EQ(lex(text).front().kind, Kind::Error) << text;
  EXPECT_EQ(tokensOf("0x1F"), (Tokens{{Kind::Error, "0x1F"}}));
  EXPECT_EQ(explain(lex("3k").front()), "malformed number '3k'");
}

TEST(Lexer, NamesMayBeGreek) {
  EXPECT_EQ(tokensOf("σ δt Δh₁ ℓ x′ naïve 拡散 𝛼"), (Tokens{{Kind::Identifier, "σ"},
                                                            {Kind::Identifier, "δt"},
                                                            {Kind::Identifier, "Δh₁"},
                                                            {Kind::Identifier, "ℓ"},
                                                            {Kind::Identifier, "x′"},
                                                            {Kind::Identifier, "naïve"},
                                                            {Kind::Identifier, "拡散"},
                                                            {Kind::Identifier, "𝛼"}}));
  // Mathematical signs and what stands above the letters are no letters.
  for (const char *text : {"∑", "₁", "′", "→", "🙂", "\xC2\xA0"})
    EXPECT_EQ(lex(text).front().kind, Kind::Error) << text;
}

TEST(Lexer, LinesAndComments) {
  std::vector<Token> tokens = lex("a b // c\r\n  d\n\n// e\nf");
  ASSERT_EQ(tokens.size(), 5u);
  EXPECT_TRUE(tokens[0].startsLine);
  EXPECT_FALSE(tokens[1].startsLine);
  EXPECT_TRUE(tokens[2].startsLine);
  EXPECT_EQ(tokens[3].text, "f");
  EXPECT_TRUE(tokens[3].startsLine);
}

TEST(Lexer, ByteOrderMarkOnlyAtTheStart) {
  EXPECT_EQ(tokensOf("\xEF\xBB\xBF"
                     "a"),
            (Tokens{{Kind::Identifier, "a"}}));
  EXPECT_EQ(lex("a \xEF\xBB\xBF")[1].kind, Kind::Error);
}

TEST(Lexer, UnreadableBytesAreOneErrorAndEnd) {
  EXPECT_EQ(tokensOf("\xFF\xFE\x80 a"), (Tokens{{Kind::Error, "\xFF\xFE\x80"}, {Kind::Identifier, "a"}}));
  EXPECT_EQ(explain(lex("\xFF").front()), "bytes that are not UTF-8; is this a text file?");
  EXPECT_EQ(explain(lex(llvm::StringRef("\0", 1)).front()), "unexpected character U+0000; is this a text file?");
  // Overlong, surrogate, past the last character, cut off.
  for (const char *text : {"\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\xCE"})
    EXPECT_FALSE(unicode::decode(text).valid());
  EXPECT_EQ(unicode::decode("σ").value, 0x3C3u);
}

TEST(Lexer, MistakesFromOtherLanguages) {
  EXPECT_EQ(explain(lex("# comment").front()), "a comment starts with '//' and ends with the line");
  EXPECT_EQ(explain(lex("/* comment */").front()), "a comment starts with '//' and ends with the line");
  EXPECT_EQ(explain(lex("^").front()), "there is no operator '^'; write x * x, or pow(x, y)");
  // A string is one token, also when it is never closed.
  EXPECT_EQ(tokensOf("\"a b\" c").size(), 2u);
  EXPECT_EQ(tokensOf("'a b\nc").size(), 2u);
}
