#include "Parsed.h"
#include "ldn/Frontend/Lexer.h"
#include <gtest/gtest.h>

using namespace ldn;

/// Only the first lines of the messages: "2:1: error: ...".
static std::vector<std::string> errorsOf(llvm::StringRef text) {
  std::string messages = messagesOf(text);
  std::vector<std::string> result;
  llvm::SmallVector<llvm::StringRef> lines;
  llvm::StringRef(messages).split(lines, '\n');
  for (llvm::StringRef line : lines)
    if (line.consume_front("net.ldn:") || line.starts_with("error:"))
      result.push_back(line.str());
  return result;
}
using Errors = std::vector<std::string>;

static constexpr const char *noVersion = "net.ldn:1:1: error: a model file starts with the version of its language; "
                                         "write 'ldn 1' as the first line\n";

TEST(ParserErrors, Version) {
  EXPECT_EQ(Parsed("").messages, std::string(noVersion) + "\n^\n");
  EXPECT_EQ(Parsed("hello world").messages, std::string(noVersion) + "hello world\n^~~~~\n");
  // What follows is checked if it looks like a model.
  Parsed parsed("const A = 1\nconst A 2");
  EXPECT_EQ(parsed.diagnostics.numErrors(), 2u);
  EXPECT_EQ(Parsed("ldn\nconst A 2").diagnostics.numErrors(), 2u);
  // Nothing in a file for another compiler is looked at.
  EXPECT_EQ(Parsed("ldn 2\n???").messages, "net.ldn:1:5: error: this file is in version 2 of the language, "
                                           "and this compiler reads version 1 only; it takes a newer ldnc\n"
                                           "ldn 2\n"
                                           "    ^\n");
  for (const char *text : {"ldn 0", "ldn 1.5", "ldn 99999999999999999999"}) {
    Parsed bad(text);
    EXPECT_EQ(bad.diagnostics.numErrors(), 1u);
    EXPECT_NE(bad.messages.find("there is no version"), std::string::npos);
  }
  EXPECT_EQ(Parsed("ldn 1 const A = 1").diagnostics.numErrors(), 1u);
}

TEST(ParserErrors, Items) {
  EXPECT_EQ(errorsOf("modle Cifar {\n  input x: f32[B]\n}\nconst A = 1"),
            (Errors{"2:1: error: expected dim, const, fn, layer, model, "
                    "variant or train, found 'modle'; did you mean 'model'?"}));
  EXPECT_EQ(errorsOf("}\n42"), (Errors{"2:1: error: this '}' closes nothing"}));
  EXPECT_EQ(errorsOf("dim B in 1, 2"), (Errors{"2:11: error: expected '..' between the bounds of a size, "
                                               "found ','"}));
  EXPECT_EQ(errorsOf("const A = 1 B = 2"), (Errors{"2:13: error: expected a new line or ';', found 'B'"}));
  EXPECT_EQ(errorsOf("const true = 1"), (Errors{"2:7: error: 'true' is a value and cannot be a name"}));
  EXPECT_EQ(errorsOf("fn f(x) { x }"), (Errors{"2:9: error: expected '=' and the formula of the function, "
                                               "found '{'"}));
}

TEST(ParserErrors, SeveralInOneRun) {
  EXPECT_EQ(errorsOf("const A = \n"
                     "dim T in 1.. $\n"
                     "layer F(x: [T]) -> [T] {\n"
                     "  let a = x +\n"
                     "  let b = f(x, [1, 2)\n"
                     "  let c = f(x\n"
                     "  let d = (x * 2\n"
                     "  let e = x x\n"
                     "  x\n"
                     "}\n"
                     "model M {\n"
                     "  inptu x: f32[B]\n"
                     "  output y: f16[B]\n"
                     "  repeat 3 at layer { y = f(y) }\n"
                     "  y = 1 2\n"
                     "}\n"
                     "variant v of M { F.a = 0 }"),
            (Errors{"3:1: error: expected an expression, found 'dim'", "3:14: error: unexpected character '$'",
                    "6:3: error: expected an expression, found 'let'", "6:21: error: expected ',' or ']', found ')'",
                    "6:16: note: to match this '['", "8:3: error: expected ',' or ')', found 'let'",
                    "7:12: note: to match this '('", "9:3: error: expected ')', found 'let'",
                    "8:11: note: to match this '('", "9:13: error: expected a new line or ';', found 'x'",
                    "13:3: error: expected input, output, var, let, kernel, param, "
                    "repeat or NAME = VALUE, found 'inptu'; did you mean 'input'?",
                    "14:13: error: expected u8, i32, f32 or f64, found 'f16'",
                    "15:12: error: expected 'as' and a name for the repeated "
                    "parameters, found 'at'",
                    "16:9: error: expected a new line or ';', found '2'",
                    "18:22: error: expected ':=' (a variant replaces), found '='"}));
}

TEST(ParserErrors, AMissingBraceDoesNotSwallowTheNextItem) {
  EXPECT_EQ(errorsOf("model M {\n"
                     "  input x: f32[B]\n"
                     "layer F(x: [T]) -> [T] { x x }\n"),
            (Errors{"4:1: error: expected '}' to close the model, found "
                    "'layer'",
                    "2:9: note: opened here", "4:28: error: expected a new line or ';', found 'x'"}));
  EXPECT_EQ(errorsOf("model M {\n  y = 1"), (Errors{"3:8: error: expected '}' to close the model, found the "
                                                    "end of the file",
                                                    "2:9: note: opened here"}));
}

TEST(ParserErrors, Layers) {
  EXPECT_EQ(errorsOf("layer F(x: [T]) -> [T] {\n  let a = x\n}"),
            (Errors{"2:1: error: layer 'F' has no result: its last line must "
                    "be an expression without a name"}));
  EXPECT_EQ(
      errorsOf("layer F(x: [T]) -> [T] {\n  x\n  x + 1\n}"),
      (Errors{"4:3: error: nothing can follow the result of a layer", "3:3: note: the result is here, because it is an "
                                                                      "expression without a name"}));
  EXPECT_EQ(errorsOf("layer F(x: [T]) -> [T] {\n  a = x\n  return a\n}"),
            (Errors{"3:3: error: a layer sets no variables; write 'let a = "
                    "...'",
                    "4:3: error: there is no 'return': the last expression of "
                    "a layer is its value"}));
  EXPECT_EQ(errorsOf("layer F(x: [T]) -> [T] {\n  var a = x\n  x\n}"),
            (Errors{"3:3: error: 'var' cannot stand in a layer, only in a "
                    "model"}));
  EXPECT_EQ(errorsOf("layer F(x: [T]) -> [T] {\n  param W: f32[T] = 1\n  x\n}"),
            (Errors{"3:12: error: parameters have the float type of the "
                    "precision policy; write the sizes without 'f32'"}));
  EXPECT_EQ(errorsOf("layer F(x: [T]) { x }"), (Errors{"2:17: error: expected '->' and the sizes of the layer's "
                                                       "result, found '{'"}));
}

TEST(ParserErrors, Models) {
  EXPECT_EQ(errorsOf("model M {\n  input x: [B]\n}"), (Errors{"3:12: error: expected u8, i32, f32 or f64 before the "
                                                              "sizes, found '['"}));
  EXPECT_EQ(errorsOf("model M {\n  output x: f32[B] < 3\n}"),
            (Errors{"3:22: error: only inputs and targets have a bound"}));
  EXPECT_EQ(errorsOf("model M {\n  repeat 2 as l { param W: [] = 0 }\n}"),
            (Errors{"3:19: error: 'param' cannot stand in a repeat"}));
}

TEST(ParserErrors, Arguments) {
  EXPECT_EQ(errorsOf("const A = f(hidden = 4)"), (Errors{"2:20: error: expected ':' between the name of an argument "
                                                         "and its value, found '='"}));
  EXPECT_EQ(errorsOf("const A = f(a: 1, 2, a: 3)"),
            (Errors{"2:19: error: arguments without a name come before those "
                    "with one",
                    "2:22: error: argument 'a' is given twice", "2:13: note: given here before"}));
}

TEST(ParserErrors, Pipes) {
  EXPECT_EQ(errorsOf("const A = x |> f + y"), (Errors{"2:18: error: '+' cannot follow a pipe; put the pipe in "
                                                      "parentheses",
                                                      "2:11: note: this is the pipe"}));
  EXPECT_EQ(errorsOf("const A = x |> 3"), (Errors{"2:16: error: expected a function after '|>', found '3'"}));
}

TEST(ParserErrors, Recipes) {
  EXPECT_EQ(errorsOf("train t for M {\n"
                     "  batch 1 batch 2\n"
                     "  optimiser sgd()\n"
                     "  clip 1.0\n"
                     "  schedule a() then b() schedule c()\n"
                     "  12\n"
                     "}"),
            (Errors{"3:11: error: a recipe has one 'batch'", "3:9: note: given here before",
                    "4:3: error: there is no clause 'optimiser'; did you mean "
                    "'optimizer'?",
                    "5:8: error: expected 'norm' after 'clip', found '1.0'", "6:25: error: a recipe has one 'schedule'",
                    "6:12: note: given here before",
                    "7:3: error: expected a clause such as 'loss' or "
                    "'optimizer', found '12'"}));
}

TEST(ParserErrors, ABrokenClauseIsNotTheFirstOfTwo) {
  EXPECT_EQ(
      errorsOf("train t for M {\n"
               "  schedule *\n"
               "  schedule a() then b()\n"
               "  batch )\n"
               "  batch 1\n"
               "}"),
      (Errors{"3:12: error: expected an expression, found '*'", "5:9: error: expected an expression, found ')'"}));
}

TEST(ParserErrors, Numbers) {
  EXPECT_EQ(errorsOf("const A = 9223372036854775808"),
            (Errors{"2:11: error: number '9223372036854775808' is too large, "
                    "wanted at most 9223372036854775807"}));
  EXPECT_EQ(errorsOf("const A = 1e400"), (Errors{"2:11: error: number '1e400' is too large for a float"}));
  EXPECT_EQ(errorsOf("const A = 1e-400"), (Errors{"2:11: error: number '1e-400' is too small for a float"}));
  EXPECT_EQ(errorsOf("const A = 1e99999999999999999999999"),
            (Errors{"2:11: error: number '1e99999999999999999999999' is too "
                    "large for a float"}));
  EXPECT_EQ(errorsOf("const A = 0e-99999"), Errors{});
  EXPECT_EQ(errorsOf("const A = " + std::string(1000000, '9')).size(), 1u);
}

TEST(ParserErrors, DepthIsBounded) {
  auto times = [](int n, std::string text) {
    std::string result;
    for (int i = 0; i < n; ++i)
      result += text;
    return result;
  };
  Errors tooDeep{"2:211: error: expressions are nested more than 200 levels "
                 "deep here"};
  EXPECT_EQ(errorsOf("const A = " + times(100000, "(")), tooDeep);
  EXPECT_EQ(errorsOf("const A = " + times(100000, "[")), tooDeep);
  EXPECT_EQ(errorsOf("const A = " + times(100000, "-") + "1"), tooDeep);
  EXPECT_EQ(errorsOf("const A = " + times(100000, "f(")).size(), 1u);
  for (const char *link : {" + 1", " * 1", " |> f", " |> f(1)"}) {
    Errors errors = errorsOf("const A = 1" + times(100000, link));
    ASSERT_EQ(errors.size(), 1u);
    EXPECT_NE(errors[0].find("more than 200 levels"), std::string::npos);
  }
  // What is below the bound is parsed and printed.
  std::string deep = times(199, "(") + "1" + times(199, ")");
  EXPECT_EQ(rewritten(deep), "1");
  EXPECT_EQ(rewritten("1" + times(199, " + 1")), "1" + times(199, " + 1"));
}

TEST(ParserErrors, StopsAfterTheLimit) {
  std::string text = "ldn 1\n";
  for (int i = 0; i < 1000; ++i)
    text += "const A 1\n";
  Parsed parsed(text);
  EXPECT_EQ(parsed.diagnostics.numErrors(), 21u);
  EXPECT_TRUE(llvm::StringRef(parsed.messages)
                  .ends_with("error: more than 20 errors, the others are not "
                             "shown\n"));
}

//===----------------------------------------------------------------------===//
// Broken input of every kind: the parser ends, and complains if it should.
//===----------------------------------------------------------------------===//

static const std::string whole = R"(ldn 1
dim B in 1..4096, T in 1..1048576 // open
const D = 192, δ = 1e-6
fn squash(x) = x / (1 + abs(-x))
layer L(x: [B, T, D], h: u8[B]) -> [B, T, 4*D] options causal = false, rate = 0.1 {
  kernel K = gaussian(sigma: param([1.5, 2]), window: 8)
  param W: [D, D] = xavier()
  let a = x |> layer_norm |> dwconv(width: 3)
  (a + x) @ W
}
model M {
  input  image: u8[B, 3] < 256
  output y: f32[B]
  var h = image
  repeat DEPTH as layer { h = L(h); let u = 1 }
  y = h
}
variant v of M { L.a := 0 ; L.rate := 0.2 }
train base for M {
  target t: i32[B] < 10
  loss ce(y, t)  metric acc(y, t)
  augment image: crop(padding: 4), flip(horizontal)
  optimizer adamw(decay: 0.05 except (bias, norm))
  schedule warmup(500) then cosine(to: 1e-5)
  clip norm 1.0 batch 128 epochs 20 seed 0
}
)";

TEST(ParserErrors, EveryPrefixEnds) {
  EXPECT_FALSE(Parsed(whole).diagnostics.hasErrors());
  for (size_t i = 0; i < whole.size(); ++i) {
    std::string prefix = whole.substr(0, i);
    Parsed parsed(prefix);
    // In the middle of an item something is missing.
    if (i > whole.find("train base") + 5 && i + 2 < whole.size()) {
      EXPECT_TRUE(parsed.diagnostics.hasErrors()) << prefix;
    }
  }
}

TEST(ParserErrors, EveryLostOrChangedByteEnds) {
  static constexpr char bytes[] = {'\0', '\n', '(', '}', '"', '.', '9', 'a', '@', ' ', '\xFF'};
  for (size_t i = 0; i < whole.size(); ++i) {
    std::string text = whole;
    for (char byte : bytes) {
      text[i] = byte;
      Parsed parsed(text);
      EXPECT_LE(parsed.diagnostics.numErrors(), 21u);
    }
    text.erase(i, 1);
    Parsed parsed(text);
    EXPECT_LE(parsed.diagnostics.numErrors(), 21u);
  }
}

TEST(ParserErrors, EveryLostOrDoubledTokenEnds) {
  for (const Token &token : lex(whole)) {
    size_t at = token.text.begin() - whole.data();
    std::string lost = whole, doubled = whole;
    lost.erase(at, token.text.size());
    doubled.insert(at, token.text.str() + " ");
    EXPECT_LE(Parsed(lost).diagnostics.numErrors(), 21u);
    EXPECT_LE(Parsed(doubled).diagnostics.numErrors(), 21u);
  }
}
