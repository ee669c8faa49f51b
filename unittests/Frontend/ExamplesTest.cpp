//===- ExamplesTest.cpp - The examples through the frontend ---------------===//
//
// Numbers of parameters are those of section 6 of the mathematics; the paths
// are what weights files are keyed by.
//
//===----------------------------------------------------------------------===//

#include "Generated.h"
#include "ldn/Frontend/Lexer.h"
#include "llvm/ADT/StringExtras.h"
#include "gtest/gtest.h"

using namespace ldn;

static std::string example(llvm::StringRef name) {
  auto buffer = llvm::MemoryBuffer::getFile(llvm::Twine(LDN_EXAMPLES "/") + name + ".ldn");
  EXPECT_TRUE(static_cast<bool>(buffer)) << name.str();
  return buffer ? (*buffer)->getBuffer().str() : "";
}

static FrontendOptions model(llvm::StringRef name) {
  FrontendOptions options;
  options.model = name.str();
  return options;
}

static FrontendOptions variant(llvm::StringRef name) {
  FrontendOptions options;
  options.variant = name.str();
  return options;
}

TEST(Examples, AllAreCorrect) {
  for (llvm::StringRef name :
       {"char_lm", "etth1", "fashion_mnist", "glue", "imagenet", "ldn_feb", "ldn_march", "listops",
                               "multiscale", "user_layer"})
    EXPECT_EQ(checked(example(name)), "") << name.str();
}

TEST(Examples, OneAblationOfCifarIsTooShallow) {
  std::string messages = checked(example("cifar10"));
  EXPECT_EQ(llvm::StringRef(messages).split('\n').first.str(),
            "net.ldn:29:9: warning: in 'no_attention' a token sees 12 tokens to each side of 64: not every token "
            "reaches every other, and there is no attention; it would take 6 times the depth");
  EXPECT_EQ(llvm::StringRef(messages).count("warning:") + llvm::StringRef(messages).count("error:"), 1u);
}

TEST(Examples, CifarHasTheParametersOfTheReleasedModel) {
  Generated cifar(example("cifar10"));
  ASSERT_TRUE(cifar.module) << cifar.messages();
  EXPECT_EQ(cifar.numParameters(), 1588432);
  // Six layers with the 27 parameters of one, embedding and head.
  auto parameters = cifar.parameters();
  ASSERT_EQ(parameters.size(), 2u + 6 * 27 + 2);
  llvm::SmallVector<llvm::StringRef> names;
  int64_t layer = 0;
  for (auto &[path, elements] : parameters)
    if (llvm::StringRef(path).starts_with("layer.3.")) {
      names.push_back(llvm::StringRef(path).drop_front(8));
      layer += elements;
    }
  EXPECT_EQ(layer, 7 * 192 * 192 + 25 * 192 + 1);
  EXPECT_EQ(llvm::join(names, " "), "K.taps K.bias diffusion.dt local.0.weight local.0.bias "
                                    "local.1.weight local.1.bias mixer.layer_norm.weight "
                                    "mixer.layer_norm.bias mixer.dwconv.weight mixer.dwconv.bias "
                                    "mixer.dwconv_2.weight mixer.dwconv_2.bias attention.wq "
                                    "attention.bq attention.wk attention.bk attention.wv attention.bv "
                                    "y.weight y.bias mlp.0.weight mlp.0.bias mlp.1.weight mlp.1.bias "
                                    "layer_norm.weight layer_norm.bias");
  EXPECT_EQ(parameters.front().first, "h.weight");
  EXPECT_EQ(parameters.back().first, "logits.bias");
}

TEST(Examples, CifarIsOneFunctionForAllLayers) {
  Generated cifar(example("cifar10"));
  ASSERT_TRUE(cifar.module) << cifar.messages();
  unsigned layers = 0, calls = 0;
  cifar.module->walk([&](mlir::func::FuncOp op) { layers += op.isPrivate(); });
  cifar.module->walk([&](mlir::func::CallOp op) { calls += op.getCallee() == "Released"; });
  EXPECT_EQ(layers, 1u);
  EXPECT_EQ(calls, 6u);
}

TEST(Examples, VariantsLoseThePartThatTheyTakeAway) {
  int64_t d = 192, whole = 1588432;
  for (auto [name, lost] : {std::pair("no_diffusion", 4 * d + 1), std::pair("no_local", 2 * d * d + 2 * d),
                            std::pair("no_attention", 3 * d * d + 3 * d)}) {
    Generated cifar(example("cifar10"), variant(name));
    ASSERT_TRUE(cifar.module) << cifar.messages();
    EXPECT_EQ(cifar.numParameters(), whole - 6 * lost) << name;
  }
}

TEST(Examples, ImageNetModelsHaveTheSizesOfThePaper) {
  for (auto [name, count] :
       {std::pair("Base", 51135220), std::pair("Large", 178587648), std::pair("Huge", 370290952)}) {
    Generated generated(example("imagenet"), model(name));
    ASSERT_TRUE(generated.module) << generated.messages();
    EXPECT_EQ(generated.numParameters(), count) << name;
  }
}

TEST(Examples, EveryLostOrDoubledTokenIsSaidOrMeansSomethingElse) {
  // No token that is missing or too much makes the checks fail in another way than by a message of theirs.
  for (llvm::StringRef name : {"user_layer", "multiscale", "cifar10"}) {
    std::string text = example(name);
    for (const Token &token : lex(text)) {
      size_t at = token.text.data() - text.data();
      std::string lost = text, doubled = text;
      lost.erase(at, token.text.size());
      doubled.insert(at, token.text.str() + " ");
      for (const std::string &changed : {lost, doubled})
        ASSERT_EQ(checked(changed).find("internal error"), std::string::npos) << changed;
    }
  }
}
