#include "Parsed.h"
#include <gtest/gtest.h>

using namespace ldn;

TEST(Parser, Precedence) {
  EXPECT_EQ(rewritten("(a + b) * c - (d - e)"), "(a + b) * c - (d - e)");
  EXPECT_EQ(rewritten("((a * b)) + (c / d) / e"), "a * b + c / d / e");
  EXPECT_EQ(rewritten("-(a + b) * -c"), "-(a + b) * -c");
  EXPECT_EQ(rewritten("x @ W + b"), "x @ W + b");
  EXPECT_EQ(rewritten("x @ (W + b)"), "x @ (W + b)");
  // A pipe takes all that is left of it.
  EXPECT_EQ(rewritten("(x + y) |> f"), "x + y |> f");
  EXPECT_EQ(rewritten("x + (y |> f)"), "x + (y |> f)");
  EXPECT_EQ(rewritten("x |> f |> g(1, over: T)"), "x |> f |> g(1, over: T)");
}

TEST(Parser, Expressions) {
  EXPECT_EQ(rewritten("f()"), "f()");
  EXPECT_EQ(rewritten("f(a, [1, 2.5,], b: true, c: 4 * D,)"), "f(a, [1, 2.5], b: true, c: 4 * D)");
  EXPECT_EQ(rewritten("adamw(decay: 0.05 except (bias, norm))"), "adamw(decay: 0.05 except (bias, norm))");
  EXPECT_EQ(rewritten("σ * δt"), "σ * δt");
}

TEST(Parser, Numbers) {
  std::string text = "ldn 1\nconst A = 500, B = 1e-6, C = 2.0";
  Parsed parsed(text);
  auto consts = parsed.file->all<ast::ConstDecl>();
  ASSERT_EQ(consts.size(), 3u);
  auto number = [&](size_t i) { return llvm::cast<ast::NumberExpr>(consts[i]->value.get()); };
  EXPECT_EQ(number(0)->integer, 500);
  EXPECT_EQ(number(1)->integer, std::nullopt);
  EXPECT_EQ(number(1)->value, 1e-6);
  EXPECT_EQ(number(2)->integer, std::nullopt);
}

TEST(Parser, APipedValueIsTheFirstArgument) {
  std::string text = "ldn 1\nconst A = x |> f(y, z: 1)";
  Parsed parsed(text);
  auto *call = llvm::dyn_cast<ast::CallExpr>(parsed.file->all<ast::ConstDecl>().front()->value.get());
  ASSERT_TRUE(call);
  EXPECT_TRUE(call->piped);
  ASSERT_EQ(call->args.size(), 3u);
  EXPECT_TRUE(call->args[0].name.empty());
  ASSERT_TRUE(call->find("z"));
  EXPECT_FALSE(call->find("y"));
  EXPECT_EQ(toString(*call->find("z")->value), "1");
}

TEST(Parser, RangesCoverTheText) {
  std::string text = "ldn 1\nlayer F(x: [T]) -> [T] {\n  g(x) + 2 * x\n}\n";
  Parsed parsed(text);
  auto source = [](ast::SourceRange range) { return std::string(range.Start.getPointer(), range.End.getPointer()); };
  ast::LayerDecl *layer = parsed.file->all<ast::LayerDecl>().front();
  EXPECT_EQ(source(layer->range()), text.substr(6, text.size() - 7));
  EXPECT_EQ(source(layer->params[0].shape.range), "[T]");
  ASSERT_EQ(layer->body.size(), 1u);
  auto *sum = llvm::cast<ast::BinaryExpr>(llvm::cast<ast::ResultStmt>(layer->body[0].get())->value.get());
  EXPECT_EQ(source(sum->range()), "g(x) + 2 * x");
  EXPECT_EQ(source(sum->opRange), "+");
  EXPECT_EQ(source(sum->lhs->range()), "g(x)");
}

TEST(Parser, ALineThatStartsWithAnOperatorGoesOn) {
  EXPECT_EQ(treeOf("const A = x\n  + y\n  |> f\nconst B = 1"), "const A = pipe f\n"
                                                               "  +\n"
                                                               "    x\n"
                                                               "    y\n"
                                                               "const B = 1\n");
}

TEST(Parser, AMinusThatTouchesItsOperandStartsAStatement) {
  EXPECT_EQ(treeOf("layer F(x: [T]) -> [T] {\n"
                   "  let a = x\n"
                   "    - 1\n"
                   "  -a\n"
                   "}"),
            "layer F\n"
            "  takes x: [T]\n"
            "  gives [T]\n"
            "  let a = -\n"
            "    x\n"
            "    1\n"
            "  result negate\n"
            "    a\n");
  EXPECT_EQ(treeOf("layer F(x: [T]) -> [T] {\n"
                   "  let a = x |> f\n"
                   "  -a\n"
                   "}"),
            "layer F\n"
            "  takes x: [T]\n"
            "  gives [T]\n"
            "  let a = pipe f\n"
            "    x\n"
            "  result negate\n"
            "    a\n");
  EXPECT_EQ(rewritten("(x\n-y)"), "x - y");
  EXPECT_EQ(rewritten("x -y"), "x - y");
}

TEST(Parser, ABracketOnTheNextLineIsNoCall) {
  EXPECT_EQ(treeOf("layer F(x: [T]) -> [T] {\n"
                   "  let a = x\n"
                   "  (a + 1)\n"
                   "}"),
            "layer F\n"
            "  takes x: [T]\n"
            "  gives [T]\n"
            "  let a = x\n"
            "  result +\n"
            "    a\n"
            "    1\n");
  // Inside brackets lines do not matter.
  EXPECT_EQ(rewritten("(f\n(x\n,\ny))"), "f(x, y)");
}

TEST(Parser, Keywords) {
  // No word is reserved: keywords are known by their place.
  EXPECT_EQ(treeOf("model M {\n"
                   "  input input: f32[B]\n"
                   "  var let = input; let var = let\n"
                   "  repeat 2 as layer { let = f(let) }\n"
                   "  repeat = var\n"
                   "}"),
            "model M\n"
            "  input input: f32[B]\n"
            "  var let = input\n"
            "  let var = let\n"
            "  repeat 2 as layer\n"
            "    set let = call f\n"
            "      let\n"
            "  set repeat = var\n");
}

TEST(Parser, ModelsAndLayers) {
  EXPECT_EQ(treeOf("dim B, T in 1..2 * N\n"
                   "layer F(x: [B, D], i: i32[B]) -> [B, 4 * D]\n"
                   "    options causal = false, rate = 0.1\n"
                   "{ param W: [D, D] = xavier(); param s: [] = 0\n"
                   "  kernel K = taps(width: 3)\n"
                   "  x @ W }\n"
                   "model M options deep = true {\n"
                   "  input x: i32[B] < 256\n"
                   "  output y: f32[]\n"
                   "  y = x\n"
                   "}\n"
                   "fn f(a, b) = a * b\n"),
            "dim B\n"
            "dim T in 1..2 * N\n"
            "layer F\n"
            "  takes x: [B, D]\n"
            "  takes i: i32[B]\n"
            "  gives [B, 4 * D]\n"
            "  option causal = false\n"
            "  option rate = 0.1\n"
            "  param W: [D, D] = call xavier\n"
            "  param s: [] = 0\n"
            "  kernel K = call taps\n"
            "    width: 3\n"
            "  result @\n"
            "    x\n"
            "    W\n"
            "model M\n"
            "  option deep = true\n"
            "  input x: i32[B] < 256\n"
            "  output y: f32[]\n"
            "  set y = x\n"
            "fn f(a, b) = *\n"
            "  a\n"
            "  b\n");
}

TEST(Parser, VariantsAndRecipes) {
  EXPECT_EQ(treeOf("variant v of M { F.a := 0; F.b.c := x + 1 }\n"
                   "train base for M {\n"
                   "  target y: i32[B] < 10   target z: f32[B, T]\n"
                   "  loss l(y)  metric a(y)  metric b(y)\n"
                   "  augment x: crop(4), flip(horizontal)\n"
                   "  optimizer adamw(lr: 1e-3, decay: 0.1 except (bias))\n"
                   "  schedule warmup(500) then cosine(to: 0) then hold()\n"
                   "  clip norm 1.0\n"
                   "  batch 128 epochs 20 seed 0 }"),
            "variant v of M\n"
            "  replace F.a := 0\n"
            "  replace F.b.c := +\n"
            "    x\n"
            "    1\n"
            "train base for M\n"
            "  target y: i32[B] < 10\n"
            "  target z: f32[B, T]\n"
            "  loss call l\n"
            "    y\n"
            "  metric call a\n"
            "    y\n"
            "  metric call b\n"
            "    y\n"
            "  augment x: call crop\n"
            "    4\n"
            "  augment x: call flip\n"
            "    horizontal\n"
            "  optimizer call adamw\n"
            "    lr: 1e-3\n"
            "    decay: except bias\n"
            "      0.1\n"
            "  schedule call warmup\n"
            "    500\n"
            "  schedule call cosine\n"
            "    to: 0\n"
            "  schedule call hold\n"
            "  clip norm 1.0\n"
            "  batch 128\n"
            "  epochs 20\n"
            "  seed 0\n");
}

TEST(Parser, WindowsLineEnds) { EXPECT_EQ(treeOf("const A = 1\r\nconst B = 2\r\n"), "const A = 1\nconst B = 2\n"); }

TEST(Parser, OneExpression) {
  llvm::SourceMgr sources;
  std::string messages;
  llvm::raw_string_ostream stream(messages);
  Diagnostics diagnostics(sources, stream);
  auto parse = [&](llvm::StringRef text) {
    auto buffer = llvm::MemoryBuffer::getMemBuffer(text, "-D DEPTH", false);
    unsigned id = sources.AddNewSourceBuffer(std::move(buffer), {});
    return parseExpression(sources, id, diagnostics);
  };
  ast::ExprPtr expr = parse("2 * 6");
  ASSERT_TRUE(expr);
  EXPECT_EQ(toString(*expr), "2 * 6");
  EXPECT_FALSE(parse("2 6"));
  EXPECT_FALSE(parse(""));
  EXPECT_EQ(messages, "-D DEPTH:1:3: error: expected the end of the value, found '6'\n"
                      "2 6\n"
                      "  ^\n"
                      "-D DEPTH:1:1: error: expected an expression, found the end of the "
                      "file\n"
                      "\n"
                      "^\n");
}
