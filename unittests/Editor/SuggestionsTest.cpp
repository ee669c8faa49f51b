//===- SuggestionsTest.cpp - What can be written at a place ---------------===//

#include "ldn/Frontend/FileIndex.h"
#include "llvm/ADT/StringExtras.h"
#include "gtest/gtest.h"

using namespace ldn;

/// The suggestions at the `^` of a text after a usual start.
static std::vector<Suggestion> suggestionsAt(llvm::StringRef text) {
  std::string whole = ("ldn 1\ndim B in 1..64, T in 1..64\nconst D = 8\nfn squash(x) = x\n" + text).str();
  size_t place = whole.find('^');
  whole.erase(place, 1);
  FileIndex index(whole, FileIndex::Depth::Names);
  return index.suggestions(index.locationAt(place));
}

/// Their texts, those of functions of the language left out.
static std::string at(llvm::StringRef text) {
  std::vector<std::string> found;
  for (const Suggestion &suggestion : suggestionsAt(text))
    if (!llvm::StringRef(suggestion.detail).contains("(") || suggestion.kind != Suggestion::Kind::Function)
      found.push_back(suggestion.text);
  return llvm::join(found, " ");
}

static std::string functionsAt(llvm::StringRef text) {
  std::vector<std::string> found;
  for (const Suggestion &suggestion : suggestionsAt(text))
    if (llvm::StringRef(suggestion.detail).contains("(") && suggestion.kind == Suggestion::Kind::Function)
      found.push_back(suggestion.text);
  return llvm::join(found, " ");
}

static const char *layer =
    "layer L(h: [B, T, D]) -> [B, T, D] options rate = 0.1 {\n  kernel K = gaussian(sigma: 1.0)\n"
    "  let a = h\n  ";

static std::string inLayer(llvm::StringRef text) { return (layer + text + "\n  let later = h\n  h\n}\n").str(); }

TEST(Suggestions, StartsOfItemsAndStatements) {
  EXPECT_EQ(at("^"), "dim const fn layer model variant train");
  EXPECT_EQ(at("la^"), "dim const fn layer model variant train");
  EXPECT_EQ(at("model M {\n  var h = 1\n  ^\n}"), "let input output var kernel param repeat h");
  EXPECT_EQ(at("model M {\n  var h = 1\n  repeat 2 as l {\n ^\n }\n}"), "let h");
  EXPECT_EQ(at(inLayer("^")), "let kernel param h rate B T a D squash true false");
  EXPECT_EQ(at("train t for M {\n  lo^\n}"),
            "target loss metric augment mask optimizer schedule clip batch epochs seed");
  EXPECT_EQ(at("layer L(x: [B]) -> [B] { x }\nmodel M { }\nvariant v of ^"), "M");
  EXPECT_EQ(at("layer L(x: [B]) -> [B] { x }\nmodel M { }\nvariant v of M { ^ }"), "L M");
  EXPECT_EQ(at("// a comment ^"), "");
}

TEST(Suggestions, ValuesAreThoseDeclaredBefore) {
  EXPECT_EQ(at(inLayer("let b = ^")), "h rate B T a D squash true false");
  EXPECT_EQ(at(inLayer("let b = h + ^")), "h rate B T a D squash true false");
  EXPECT_EQ(at(inLayer("let b = h |> ^")), "squash");
  EXPECT_EQ(at(inLayer("h") + "model M {\n  var x = 1\n  let y = x |> ^\n}"), "squash L");
  EXPECT_EQ(at("fn g(p, q) = p * ^"), "p q D squash true false");
  EXPECT_NE(functionsAt(inLayer("let b = ^")).find("layer_norm"), std::string::npos);
}

TEST(Suggestions, ArgumentsByNameAndPlace) {
  EXPECT_EQ(at(inLayer("let b = mlp(h, ^)")), "rate B T D hidden:  out:  act:  bias: ");
  EXPECT_EQ(at(inLayer("let b = mlp(h, act: gelu, ^)")), "hidden:  out:  bias: ");
  EXPECT_EQ(at(inLayer("let b = h |> linear_attention(form: ^)")), "average laplacian");
  EXPECT_EQ(at(inLayer("let b = h |> linear_attention(form: ave^)")), "average laplacian");
  EXPECT_EQ(at(inLayer("let b = linear_attention(h, causal: ^)")), "true false rate D");
  EXPECT_EQ(at(inLayer("let b = diffuse(h, ^")), "K K:  dt:  scheme:  steps:  form: ");
  EXPECT_EQ(functionsAt(inLayer("let b = diffuse(h, K, dt: ^)")), "stable param");
  EXPECT_EQ(at(inLayer("let b = mean(h, over: ^)")), "B T D");
  EXPECT_EQ(at(inLayer("let b = L(h, ^)")).substr(0, 6), "rate: ");
  EXPECT_EQ(functionsAt(inLayer("let b = mlp(h, D, act: ^)")).substr(0, 9), "exp expm1");
}

TEST(Suggestions, FormsOfTheirPlaces) {
  EXPECT_EQ(functionsAt(inLayer("kernel Q = ^")), "gaussian taps dense");
  EXPECT_EQ(functionsAt(inLayer("param W: [D] = ^")), "zeros ones constant uniform normal xavier");
  EXPECT_EQ(at(inLayer("param W: [^]")), "rate B T D");
  EXPECT_EQ(at("model M {\n  input x: ^"), "f32 i32 u8 f64");
  EXPECT_EQ(functionsAt("train t for M {\n  schedule  warmup(3) then ^\n}"), "warmup cosine linear_to hold");
  EXPECT_EQ(functionsAt("train t for M {\n  batch 3   optimizer ^\n}").substr(0, 10), "adamw adam");
  EXPECT_EQ(at("train t for M {\n  optimizer adamw(lr: 1.0, decay: 0.1 except (^"), "bias norm dt kernel embedding");
  EXPECT_EQ(at("layer L(x: [B]) -> [B] options r = 1 { let a = x; a }\nmodel M { }\nvariant v of M { L.^ }"), "r a");
}

TEST(Suggestions, PortsInRecipes) {
  EXPECT_EQ(at("model M {\n  input x: f32[B]\n  output y: f32[B]\n  y = x\n}\ntrain t for M {\n  mask ^\n}"), "x");
  EXPECT_EQ(at("model M {\n  input x: f32[B]\n  output y: f32[B]\n  y = x\n}\ntrain t for M {\n  loss mse(^\n}"),
            "x y D squash true false x:  y: ");
}
