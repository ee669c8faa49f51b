#include "Parsed.h"
#include <gtest/gtest.h>

using namespace ldn;

/// An error about the first occurrence of `part` in `text`.
static std::string errorAt(llvm::StringRef text, llvm::StringRef part) {
  llvm::SourceMgr sources;
  auto buffer = llvm::MemoryBuffer::getMemBuffer(text, "a.ldn", false);
  sources.AddNewSourceBuffer(std::move(buffer), {});
  std::string messages;
  llvm::raw_string_ostream stream(messages);
  Diagnostics diagnostics(sources, stream);
  const char *begin = text.begin() + text.find(part);
  diagnostics.error({llvm::SMLoc::getFromPointer(begin), llvm::SMLoc::getFromPointer(begin + part.size())}, "no");
  return messages;
}

TEST(Diagnostics, LineColumnAndCaret) {
  EXPECT_EQ(errorAt("let a\nlet bcd\nlet e", "bcd"), "a.ldn:2:5: error: no\n"
                                                     "let bcd\n"
                                                     "    ^~~\n");
  EXPECT_EQ(errorAt("let bcd\r\nlet e", "bcd"), "a.ldn:1:5: error: no\n"
                                                "let bcd\n"
                                                "    ^~~\n");
}

TEST(Diagnostics, ColumnsCountCharacters) {
  EXPECT_EQ(errorAt("δt = σ @ W", "@"), "a.ldn:1:8: error: no\n"
                                        "δt = σ @ W\n"
                                        "       ^\n");
  // A wide character takes two columns on the terminal, an accent none.
  EXPECT_EQ(errorAt("拡散 e\u0301 x", "x"), "a.ldn:1:7: error: no\n"
                                            "拡散 e\u0301 x\n"
                                            "       ^\n");
  EXPECT_EQ(errorAt("\tx", "x"), "a.ldn:1:2: error: no\n"
                                 "        x\n"
                                 "        ^\n");
  EXPECT_EQ(errorAt("\xEF\xBB\xBFx y", "y"), "a.ldn:1:3: error: no\n"
                                             "x y\n"
                                             "  ^\n");
}

TEST(Diagnostics, NothingUnprintableReachesTheTerminal) {
  EXPECT_EQ(errorAt("a \x1B[31m \xFF b", "b"), "a.ldn:1:11: error: no\n"
                                               "a \\x1B[31m \\xFF b\n"
                                               "                ^\n");
}

TEST(Diagnostics, LongLinesAreCut) {
  std::string line = std::string(5000, 'a') + " b " + std::string(5000, 'c');
  std::string message = errorAt(line, "b");
  EXPECT_LT(message.size(), 600u);
  EXPECT_EQ(message.substr(0, message.find('\n')), "a.ldn:1:5002: error: no");
  // The caret stands under the b.
  std::string shown = message.substr(message.find('\n') + 1);
  EXPECT_EQ(shown.find('b'), shown.substr(shown.find('\n') + 1).find('^'));
}

TEST(Diagnostics, ARangeOverLinesIsMarkedToTheEndOfItsFirst) {
  EXPECT_EQ(errorAt("f(a,\n  b)", "f(a,\n  b)"), "a.ldn:1:1: error: no\n"
                                                 "f(a,\n"
                                                 "^~~~\n");
}

TEST(Diagnostics, NoPlace) {
  llvm::SourceMgr sources;
  std::string messages;
  llvm::raw_string_ostream stream(messages);
  Diagnostics diagnostics(sources, stream);
  diagnostics.error({}, "there is no constant 'DEPHT'");
  EXPECT_EQ(messages, "error: there is no constant 'DEPHT'\n");
}

TEST(Diagnostics, TheLimitHidesErrorsAndTheirNotes) {
  llvm::SourceMgr sources;
  std::string messages;
  llvm::raw_string_ostream stream(messages);
  Diagnostics diagnostics(sources, stream, /*limit=*/2);
  for (int i = 0; i < 5; ++i) {
    diagnostics.error({}, "no " + llvm::Twine(i));
    diagnostics.note({}, "why");
  }
  EXPECT_EQ(messages, "error: no 0\nnote: why\nerror: no 1\nnote: why\n"
                      "error: more than 2 errors, the others are not shown\n");
  EXPECT_EQ(diagnostics.numErrors(), 5u);
  EXPECT_TRUE(diagnostics.full());
}

TEST(Diagnostics, WhatIsSaidOfAPlaceIsSaidOnce) {
  llvm::SourceMgr sources;
  std::string messages;
  llvm::raw_string_ostream stream(messages);
  Diagnostics diagnostics(sources, stream);
  for (int i = 0; i < 2; ++i) {
    diagnostics.error({}, "no");
    diagnostics.note({}, "why");
  }
  EXPECT_EQ(messages, "error: no\nnote: why\n");
  EXPECT_EQ(diagnostics.numErrors(), 1u);
}

TEST(Diagnostics, Nearest) {
  EXPECT_EQ(nearest("layer_nrom", {"linear", "layer_norm", "rms_norm"}), "layer_norm");
  EXPECT_EQ(nearest("GELU", {"relu", "gelu"}), "gelu");
  EXPECT_EQ(nearest("softmax", {"linear", "mlp"}), "");
  // One letter for another is no likeness.
  EXPECT_EQ(nearest("T", {"B", "D"}), "");
  EXPECT_EQ(nearest("", {"B"}), "");
  EXPECT_EQ(nearest(std::string(100000, 'a'), {std::string(100000, 'b')}), "");
  EXPECT_EQ(didYouMean("lable", {"label"}), "; did you mean 'label'?");
  EXPECT_EQ(didYouMean("lable", {}), "");
}
