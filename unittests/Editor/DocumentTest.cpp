//===- DocumentTest.cpp - Answers about any text --------------------------===//

#include "../../lib/Editor/Document.h"
#include "Models.h"
#include "ldn/Frontend/Lexer.h"
#include "gtest/gtest.h"
#include <random>

using namespace ldn;
using namespace llvm::lsp;

static Document open(llvm::StringRef text) {
  return Document(llvm::cantFail(URIForFile::fromFile("/net.ldn")), 1, text.str());
}

/// Everything an editor can ask, at some places of the text.
static void askEverything(const std::string &text, std::mt19937 &random) {
  Document document = open(text);
  LineMap lines(text);
  (void)document.diagnostics();
  (void)document.symbols();
  (void)document.formatting();
  for (unsigned i = 0; i < 4; ++i) {
    size_t offset = i == 0 ? text.size() : random() % (text.size() + 1);
    Position place = lines.position(offset);
    (void)document.hover(place);
    (void)document.definition(place);
    (void)document.references(place, true);
    (void)document.completions(place);
    // Renaming checks the whole file once more.
    if (auto edit = document.rename(place, i == 0 ? "h" : "1"); !edit)
      llvm::consumeError(edit.takeError());
  }
}

TEST(Document, SurvivesEveryPrefixOfEveryExample) {
  std::mt19937 random(3);
  for (const ModelText &model : modelsIn("examples")) {
    // What a person types, token by token, with the rest of the file below and without it.
    for (const Token &token : lex(model.text)) {
      size_t end = token.text.end() - model.text.data();
      std::string prefix = model.text.substr(0, end - (token.text.empty() ? 0 : random() % token.text.size()));
      askEverything(prefix, random);
      if (random() % 8 == 0)
        askEverything(prefix + model.text.substr(std::min(model.text.size(), model.text.find('\n', end))), random);
    }
  }
}

TEST(Document, SurvivesLostAndForeignText) {
  std::mt19937 random(5);
  const char *foreign[] = {"{",  "}",     "(",  ")",  "[", "]", "|>", "δ", "\xF0\x9D\x9C\x8E",
                           ":=", "layer", "\n", "//", "\r"};
  for (const ModelText &model : modelsIn("examples"))
    for (unsigned i = 0; i < 60; ++i) {
      std::string text = model.text;
      for (unsigned changes = 1 + random() % 3; changes > 0; --changes) {
        size_t at = random() % text.size();
        if (random() % 2)
          text.erase(at, 1 + random() % 30);
        else
          text.insert(at, foreign[random() % std::size(foreign)]);
      }
      askEverything(text, random);
    }
}

TEST(Document, RenamingEveryNameAndBackChangesNothing) {
  for (const ModelText &model : modelsIn("examples")) {
    FileIndex index(model.text, FileIndex::Depth::Names);
    Document document = open(model.text);
    LineMap lines(model.text);
    std::vector<bool> seen(index.declarations().size());
    unsigned renamed = 0;
    for (const Mention &mention : index.mentions()) {
      if (mention.declaration < 0 || seen[mention.declaration])
        continue;
      seen[mention.declaration] = true;
      Position place = lines.position(mention.place.Start.getPointer() - index.text().data());
      auto edit = document.rename(place, "renamed");
      if (!edit) {
        std::string why = llvm::toString(edit.takeError());
        // `causal` has a meaning, and `patches` calls its tokens `T`, whatever the sizes of the file are called.
        const Declaration &declaration = index.declarations()[mention.declaration];
        EXPECT_TRUE(declaration.name == "causal" || (declaration.kind == NameKind::Dim && declaration.name == "T"))
            << why;
        continue;
      }
      ++renamed;
      std::vector<TextDocumentContentChangeEvent> changes;
      for (const TextEdit &change : llvm::reverse(edit->changes.begin()->second))
        changes.push_back({change.range, std::nullopt, change.newText});
      std::string other = Document::applied(model.text, changes);
      EXPECT_EQ(open(other).diagnostics().diagnostics.size(), document.diagnostics().diagnostics.size()) << other;
    }
    EXPECT_GT(renamed, 10u) << model.name;
  }
}

TEST(Document, EveryWordOfTheExamplesIsExplained) {
  for (const ModelText &model : modelsIn("examples")) {
    FileIndex index(model.text);
    EXPECT_FALSE(index.hasErrors()) << model.name;
    for (const Mention &mention : index.mentions())
      EXPECT_NE(index.explain(mention), "")
          << model.name << ": " << std::string(mention.place.Start.getPointer(), mention.place.End.getPointer());
  }
}

TEST(LineMap, CountsUnitsOfUTF16) {
  std::string text = "aδ𝜎b\r\nc\n";
  LineMap lines(text);
  EXPECT_EQ(lines.position(text.find('b')), Position(0, 4));
  EXPECT_EQ(lines.offset(Position(0, 4)), text.find('b'));
  EXPECT_EQ(lines.offset(Position(0, 3)), text.find("𝜎")); // between its two halves
  EXPECT_EQ(lines.position(text.find('c')), Position(1, 0));
  EXPECT_EQ(lines.offset(Position(7, 0)), text.size());
  EXPECT_EQ(lines.offset(Position(1, 99)), text.rfind('\n'));
  EXPECT_EQ(lines.offset(Position(-1, -1)), 0u);
}

TEST(Document, ChangesAreCountedInUTF16) {
  std::string text = "let δt = 1 // 𝜎\nlet x = δt\n";
  TextDocumentContentChangeEvent first{Range(Position(0, 4), Position(0, 6)), std::nullopt, "step"};
  TextDocumentContentChangeEvent second{Range(Position(1, 8), Position(1, 10)), std::nullopt, "step"};
  EXPECT_EQ(Document::applied(text, {first, second}), "let step = 1 // 𝜎\nlet x = step\n");
  TextDocumentContentChangeEvent whole{std::nullopt, std::nullopt, "new"};
  EXPECT_EQ(Document::applied(text, {whole}), "new");
}
