//===- FormatTest.cpp - Formatting never changes what a file says ---------===//

#include "ldn/Editor/Format.h"
#include "Models.h"
#include "ldn/Frontend/ASTPrinter.h"
#include "ldn/Frontend/Diagnostics.h"
#include "ldn/Frontend/Parser.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"
#include <random>

using namespace ldn;

namespace {

/// A text with its tree, or its messages.
struct Read {
  explicit Read(llvm::StringRef text) : stream(messages), diagnostics(sources, stream) {
    id = sources.AddNewSourceBuffer(llvm::MemoryBuffer::getMemBuffer(text, "net.ldn", false), {});
    std::unique_ptr<ast::File> file = parseFile(sources, id, diagnostics);
    llvm::raw_string_ostream os(tree);
    ast::print(*file, os);
  }
  bool good() const { return !diagnostics.hasErrors(); }

  std::string messages, tree;
  llvm::SourceMgr sources;
  llvm::raw_string_ostream stream;
  Diagnostics diagnostics;
  unsigned id;
};

} // namespace

static std::string formatted(llvm::StringRef text) {
  Read read(text);
  return format(read.sources, read.id, read.diagnostics).value_or("");
}

/// `text` stands after the version, and is returned without it.
static std::string body(llvm::StringRef text) { return formatted(("ldn 1\n" + text).str()).substr(6); }

static std::string comments(llvm::StringRef text) {
  std::string found;
  const char *end = text.begin();
  for (const Token &token : lex(text)) {
    llvm::StringRef gap(end, token.text.begin() - end);
    for (gap = gap.substr(gap.find("//")); !gap.empty(); gap = gap.substr(gap.find("//")))
      found += gap.split('\n').first.rtrim().str() + "\n", gap = gap.split('\n').second;
    end = token.text.end();
  }
  return found;
}

/// Other blanks between the words of every line, other ends of lines, more empty lines where there are some. A minus
/// keeps what follows it: `-x` and `- x` differ at the start of a line.
static std::string respaced(llvm::StringRef text, std::mt19937 &random) {
  auto blanks = [&](unsigned least) {
    std::string space;
    for (unsigned n = least + random() % 3; n > 0; --n)
      space += random() % 4 ? " " : "\t";
    return space;
  };
  std::string result;
  const char *end = text.begin();
  bool afterMinus = false;
  bool windows = random() % 2;
  for (const Token &token : lex(text)) {
    llvm::StringRef gap(end, token.text.begin() - end);
    if (afterMinus && !gap.contains('\n')) {
      result += gap;
    } else if (!gap.contains('\n') && !gap.contains("//")) {
      result += blanks(!gap.empty());
    } else {
      for (; !gap.empty(); gap = gap.split('\n').second) {
        llvm::StringRef line = gap.split('\n').first;
        result += blanks(0) + line.trim().str();
        if (!gap.contains('\n'))
          break;
        result += blanks(0) + (windows ? "\r\n" : "\n");
        if (line.trim().empty() && result.size() > 2 && random() % 2 && !llvm::StringRef(result).rtrim().empty() &&
            gap.split('\n').second.starts_with("\n"))
          result += "\n";
      }
      result += blanks(0);
    }
    result += token.text;
    end = token.text.end();
    afterMinus = token.is(Token::Kind::Minus);
  }
  return result;
}

TEST(Format, KeepsTreeAndCommentsOfEveryModelOfTheRepository) {
  unsigned count = 0;
  for (const ModelText &model : allModels()) {
    Read before(model.text);
    std::string text = formatted(model.text);
    if (!before.good()) {
      EXPECT_EQ(text, "") << model.name;
      continue;
    }
    ++count;
    Read after(text);
    EXPECT_EQ(after.messages, "") << model.name;
    EXPECT_EQ(after.tree, before.tree) << model.name;
    EXPECT_EQ(comments(text), comments(model.text)) << model.name;
    EXPECT_EQ(formatted(text), text) << model.name;
  }
  EXPECT_GT(count, 60u);
}

/// A comment at the end of a line that the next line goes on with: that depends on its column.
static bool hasLongComments(llvm::StringRef text) {
  const char *end = text.begin();
  for (const Token &token : lex(text)) {
    llvm::StringRef gap(end, token.text.begin() - end);
    if (gap.ltrim(" \t").starts_with("//") && gap.count("//") > 1)
      return true;
    end = token.text.end();
  }
  return false;
}

TEST(Format, DoesNotDependOnBlanks) {
  std::mt19937 random(7);
  for (const ModelText &model : allModels()) {
    if (!Read(model.text).good() || hasLongComments(model.text))
      continue;
    std::string text = formatted(model.text);
    for (unsigned i = 0; i < 20; ++i) {
      std::string other = respaced(model.text, random);
      ASSERT_EQ(Read(other).tree, Read(model.text).tree) << model.name << "\n" << other;
      ASSERT_EQ(formatted(other), text) << model.name << "\n" << other;
    }
  }
}

/// A break wherever the language lets a statement go on: these are lines that no author writes.
TEST(Format, BreaksAnywhereAreKept) {
  std::mt19937 random(11);
  for (const ModelText &model : modelsIn("examples")) {
    for (unsigned i = 0; i < 50; ++i) {
      std::string other;
      const char *end = model.text.data();
      int open = 0;
      for (const Token &token : lex(model.text)) {
        other.append(end, token.text.begin());
        bool isOperator = token.is(Token::Kind::Pipe) || token.is(Token::Kind::Plus) || token.is(Token::Kind::Star);
        if ((open > 0 || isOperator) && random() % 8 == 0)
          other += random() % 3 ? "\n" : " // here\n";
        open += token.is(Token::Kind::LParen) + token.is(Token::Kind::LBracket) - token.is(Token::Kind::RParen) -
                token.is(Token::Kind::RBracket);
        other += token.text;
        end = token.text.end();
      }
      Read before(other);
      ASSERT_TRUE(before.good()) << before.messages;
      std::string text = formatted(other);
      ASSERT_EQ(Read(text).tree, before.tree) << text;
      ASSERT_EQ(comments(text), comments(other)) << text;
      ASSERT_EQ(formatted(text), text);
    }
  }
}

TEST(Format, SemicolonsAndBraces) {
  EXPECT_EQ(body("const A=1;const B = 2 ;\n"), "const A = 1\nconst B = 2\n");
  EXPECT_EQ(body("variant v of M {L.a:=0;M.b:=-1;}"), "variant v of M { L.a := 0; M.b := -1 }\n");
  EXPECT_EQ(body("layer L(x:[B])->[B]\n{ let a = x; -a }"), "layer L(x: [B]) -> [B] { let a = x; -a }\n");
  EXPECT_EQ(body("layer L(x:[B])->[B] {\nlet a = x; -a}"), "layer L(x: [B]) -> [B] {\n  let a = x\n  -a\n}\n");
  EXPECT_EQ(body("layer L(x:[B])->[B] { // why\nx\n- x }"), "layer L(x: [B]) -> [B] {   // why\n  x\n      - x\n}\n");
  EXPECT_EQ(body("train t for M { loss f;optimizer g batch 3 }"), "train t for M { loss f   optimizer g   batch 3 }\n");
}

TEST(Format, Signs) {
  EXPECT_EQ(body("const A = -1- -2*3, B = 2*A/4, C = -(A)"), "const A = -1 - -2 * 3, B = 2*A / 4, C = -(A)\n");
  EXPECT_EQ(body("dim B in 1 .. 4*A"), "dim B in 1..4*A\n");
}

TEST(Format, ContinuationsStandUnderWhatTheyContinue) {
  EXPECT_EQ(body("fn f(x) = x + 1\n+ (x\n * 2)"), "fn f(x) = x + 1\n            + (x\n                 * 2)\n");
  EXPECT_EQ(body("fn f(x) = min(x,\n2)"), "fn f(x) = min(x,\n              2)\n");
  EXPECT_EQ(body("fn f(x) = min(\nx,\n2\n)"), "fn f(x) = min(\n  x,\n  2\n)\n");
  EXPECT_EQ(body("const A = 1,\nB = 2"), "const A = 1,\n      B = 2\n");
  EXPECT_EQ(body("fn f(x) =\nx\n|> exp\n|> log"), "fn f(x) =\n    x\n    |> exp\n    |> log\n");
}

TEST(Format, EmptyLinesAndEnds) {
  EXPECT_EQ(formatted("\xEF\xBB\xBF\n\nldn 1\r\n\r\n\r\n\r\nconst A = 1  \r\n\r\n"), "ldn 1\n\nconst A = 1\n");
  EXPECT_EQ(formatted("// a\n\n\n// b  \nldn 1"), "// a\n\n// b\nldn 1\n");
  EXPECT_EQ(body("model M {\n\n// c\n\nvar h = 1\n\n// d\n\n}\n// e"),
            "model M {\n  // c\n\n  var h = 1\n\n  // d\n}\n// e\n");
}

TEST(Format, ColumnsCountCharacters) {
  EXPECT_EQ(body("model M {\nlet δt = 1 // δ\n           // and on\nlet step = 2 // s\n}"),
            "model M {\n  let δt   = 1   // δ\n                 // and on\n  let step = 2   // s\n}\n");
}
