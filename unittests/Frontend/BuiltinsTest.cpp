//===- BuiltinsTest.cpp - The list of built-ins, constants, defaults ------===//

#include "Generated.h"
#include "gtest/gtest.h"

using namespace ldn;

TEST(Builtins, TheListShowsEveryFamilyAndNothingThatIsForLater) {
  std::string text;
  llvm::raw_string_ostream os(text);
  printBuiltins(os);
  for (llvm::StringRef line :
       {"  linear(x: tensor, out: size, bias: bool = true, over: axis?)\n", "  gelu(x: value)\n",
        "  diffuse(h: tensor, K: kernel, dt: step, scheme: euler = euler, steps: int = 1, form: laplacian|relax = "
        "laplacian)\n",
        "  stable(start: float = 0.5)\n", "  adamw(lr: float, ", "What can be a kernel:\n  gaussian("})
    EXPECT_TRUE(llvm::StringRef(text).contains(line)) << line.str() << "\nin\n" << text;
  for (llvm::StringRef later : {"exponential", "crank_nicolson", "symmetric", "!"})
    EXPECT_FALSE(llvm::StringRef(text).contains(later)) << later.str();
}

/// The parameters of a model whose only value is `expr` of a tensor x [B, T, 8].
static std::vector<std::pair<std::string, int64_t>> parametersOf(llvm::StringRef expr) {
  Generated made(
      ("ldn 1\ndim B, T\nmodel M {\n  input x: f32[B, T, 8]\n  output y: f32[B, T, 8]\n  y = " + expr + "\n}\n").str());
  EXPECT_EQ(made.messages(), "");
  return made.module ? made.parameters() : std::vector<std::pair<std::string, int64_t>>();
}

TEST(Builtins, WhatIsLeftOutHasTheDefaultOfTheTable) {
  using Parameters = std::vector<std::pair<std::string, int64_t>>;
  EXPECT_EQ(parametersOf("linear(x, 8)"), (Parameters{{"y.weight", 64}, {"y.bias", 8}}));
  EXPECT_EQ(parametersOf("linear(x, 8, bias: false)"), (Parameters{{"y.weight", 64}}));
  EXPECT_EQ(parametersOf("mlp(x, 4)"),
            (Parameters{{"y.0.weight", 32}, {"y.0.bias", 4}, {"y.1.weight", 32}, {"y.1.bias", 8}}));
  EXPECT_EQ(parametersOf("layer_norm(x, affine: false)"), Parameters());
  EXPECT_EQ(parametersOf("rms_norm(x)"), (Parameters{{"y.weight", 8}}));
  EXPECT_EQ(parametersOf("dwconv(x, 3)"), (Parameters{{"y.weight", 24}, {"y.bias", 8}}));
}

TEST(Builtins, ConstantsAreCalculatedByTheCompiler) {
  // Every function of numbers: what it gives is the width of a layer.
  for (auto [expr, value] : {std::pair("6*2 - 4", 8), std::pair("-8 / -1", 8), std::pair("64 / 4 / 2", 8)}) {
    auto parameters = parametersOf(("linear(x, " + llvm::Twine(expr) + ", bias: false)").str());
    ASSERT_EQ(parameters.size(), 1u) << expr;
    EXPECT_EQ(parameters[0].second, 8 * value) << expr;
  }
  Generated made("ldn 1\nconst R = clamp(sqrt(16) / pow(2, 3), 0, 0.4), S = gelu(0) + exp(0) - cos(0)\n"
                 "model M {\n  input x: f32[2, 8]\n  output y: f32[2, 8]\n  y = R * x + S\n}\n");
  EXPECT_EQ(made.messages(), "");
  EXPECT_NE(made.ir.find("4.000000e-01"), std::string::npos) << made.ir;
}
