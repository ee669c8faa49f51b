//===- BuiltinsKernel.cpp - Kernels of diffusion --------------------------===//

#include "ModuleEmitter.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include <cmath>

using namespace ldn;

static std::string path(const Call &call, llvm::StringRef name) { return call.path + "." + name.str(); }

/// Groups of channels must be equally large.
static bool checkGroups(FunctionEmitter &emitter, const Call &call, int64_t groups, const KernelUse &use) {
  if (groups >= 1 && use.width.size % groups == 0)
    return true;
  emitter.sizeError(call.has("groups") ? call.at("groups") : call.range,
                    "the groups must divide the features " + use.width.text() + ", got " + llvm::Twine(groups));
  return false;
}

//===----------------------------------------------------------------------===//
// gaussian
//===----------------------------------------------------------------------===//

/// One of the numbers of a Gaussian, with a value for each group if there are
/// groups.
static mlir::Value gaussianNumber(FunctionEmitter &emitter, const Call &call, llvm::StringRef name,
                                  llvm::ArrayRef<int64_t> shape) {
  return emitter.learned(call[name].get<Learned>(), path(call, name), Group::Kernel, shape, mapNamed(call.word("positive")),
                         call.at(name));
}

static std::optional<int64_t> gaussianGroups(FunctionEmitter &emitter, const Call &call, const KernelUse &use) {
  const Learned &sigma = call["sigma"].get<Learned>();
  int64_t groups = sigma.isList ? sigma.values.size() : 0;
  if (call.has("groups")) {
    int64_t wanted = call.integer("groups");
    if (groups && groups != wanted) {
      emitter.error(call.at("sigma"),
                    "'sigma' has " + llvm::Twine(groups) + " numbers for " + llvm::Twine(wanted) + " groups");
      emitter.note(call.at("groups"), "the groups are set here");
      return std::nullopt;
    }
    groups = wanted;
  }
  if ((groups || call.has("groups")) && !checkGroups(emitter, call, groups, use))
    return std::nullopt;
  return groups;
}

std::optional<KernelValue> builtin::gaussian(FunctionEmitter &emitter, const Call &call, const KernelUse &use) {
  const Learned &sigma = call["sigma"].get<Learned>();
  KernelValue kernel;
  kernel.causal = call.flag("causal");
  kernel.normalize = *symbolizeNormalize(call.word("normalize"));
  kernel.nonNegative = true;
  auto groups = gaussianGroups(emitter, call, use);
  if (!groups)
    return std::nullopt;
  kernel.groups = *groups;
  for (double value : sigma.values)
    if (!(value > 0)) {
      emitter.error(call.at("sigma"), "'sigma' must be above zero, got " + text(value));
      return std::nullopt;
    }
  if (kernel.causal && call.has("backward")) {
    emitter.error(call.at("backward"), "'backward' weighs later tokens, which "
                                       "a causal kernel does not see");
    return std::nullopt;
  }
  int64_t window = -1;
  if (call.has("window")) {
    window = call.integer("window");
    if (window < 1) {
      emitter.error(call.at("window"), "'window' must be at least 1, got " + llvm::Twine(window));
      return std::nullopt;
    }
  } else if (!use.tokens.isOpen()) {
    window = use.tokens.size - 1;
  }

  llvm::SmallVector<int64_t> shape;
  if (kernel.groups)
    shape.push_back(kernel.groups);
  mlir::Location loc = emitter.loc(call);
  mlir::Value used = gaussianNumber(emitter, call, "sigma", shape), forward, backward;
  if (call.has("forward"))
    forward = gaussianNumber(emitter, call, "forward", shape);
  if (call.has("backward"))
    backward = gaussianNumber(emitter, call, "backward", shape);
  if (!used || (call.has("forward") && !forward) || (call.has("backward") && !backward))
    return std::nullopt;

  mlir::OpBuilder &b = emitter.builder;
  mlir::Value reach;
  mlir::IntegerAttr before;
  if (window >= 0) {
    kernel.before = window;
    before = b.getI64IntegerAttr(window);
    shape.push_back(kernel.causal ? window + 1 : 2 * window + 1);
  } else {
    reach = mlir::arith::SubIOp::create(b, loc, emitter.indexOf(use.tokens, loc),
                                        mlir::arith::ConstantIndexOp::create(b, loc, 1));
    shape.push_back(mlir::ShapedType::kDynamic);
  }
  kernel.values = GaussianKernelOp::create(b, loc, emitter.parameterType(shape), used, forward, backward, reach,
                                           /*inits=*/nullptr, before, kernel.causal)
                      .getResult();
  kernel.isShared = call.has("window");

  KernelValue::Gaussian gaussian;
  auto number = [&](llvm::StringRef name) -> llvm::SmallVector<double> {
    if (!call.has(name))
      return {1.0};
    gaussian.learned |= call[name].get<Learned>().learned;
    return call[name].get<Learned>().values;
  };
  gaussian.sigma = number("sigma");
  gaussian.forward = number("forward");
  gaussian.backward = number("backward");
  if (call.has("window"))
    gaussian.window = window;
  kernel.gaussian = gaussian;
  return kernel;
}

//===----------------------------------------------------------------------===//
// taps
//===----------------------------------------------------------------------===//

std::optional<KernelValue> builtin::taps(FunctionEmitter &emitter, const Call &call, const KernelUse &use) {
  KernelValue kernel;
  int64_t width = call.integer("width");
  llvm::StringRef per = call.word("per");
  kernel.causal = call.flag("causal");
  if (width < 1 || (!kernel.causal && width % 2 == 0)) {
    emitter.error(call.at("width"), "'width' of taps must be " + llvm::Twine(kernel.causal ? "at least 1" : "odd") +
                                        ", got " + llvm::Twine(width));
    return std::nullopt;
  }
  if (call.has("groups") != (per == "group")) {
    emitter.error(call.has("groups") ? call.at("groups") : call.at("per"), "'groups' and per: group belong together");
    return std::nullopt;
  }
  llvm::SmallVector<int64_t> shape{width};
  if (per != "layer") {
    kernel.groups = per == "group" ? call.integer("groups") : use.width.size;
    if (!checkGroups(emitter, call, kernel.groups, use))
      return std::nullopt;
    shape.insert(shape.begin(), kernel.groups);
  }
  bool relax = use.form == DiffusionForm::relax;
  bool bias = call.has("bias") ? call.flag("bias") : per == "channel" && relax;
  if (bias && !relax) {
    emitter.error(call.at("bias"), "a bias belongs to the form relax: laplacian would lose it");
    emitter.note(use.range, "the form is laplacian here");
    return std::nullopt;
  }

  kernel.before = kernel.causal ? width - 1 : width / 2;
  kernel.normalize = *symbolizeNormalize(call.word("normalize"));
  kernel.nonNegative = call.word("positive") != "none";
  // PyTorch's start of a depth-wise convolution.
  Init init = Init::uniform(1 / std::sqrt(static_cast<double>(width)));
  kernel.values = emitter.mapped(emitter.parameter(call, "taps", Group::Kernel, shape, init),
                                 mapNamed(call.word("positive")), emitter.loc(call));
  if (bias)
    kernel.bias = emitter.parameter(call, "bias", Group::Bias, {use.width.size}, init);
  kernel.isShared = per == "layer" && !bias;
  return kernel;
}

//===----------------------------------------------------------------------===//
// dense
//===----------------------------------------------------------------------===//

std::optional<KernelValue> builtin::dense(FunctionEmitter &emitter, const Call &call, const KernelUse &use) {
  if (use.tokens.isOpen()) {
    if (!emitter.module.sizesUnknown) {
      emitter.sizeError(call.range, "a dense kernel needs a fixed number of "
                                    "tokens, and '" +
                                        use.tokens.text() + "' is open until run time");
      emitter.note(use.range, "it is used here");
    }
    return std::nullopt;
  }
  KernelValue kernel;
  kernel.structure = KernelStructure::dense;
  kernel.causal = call.flag("causal");
  kernel.normalize = *symbolizeNormalize(call.word("normalize"));
  kernel.nonNegative = call.word("positive") != "none";
  int64_t tokens = use.tokens.size;
  mlir::Location loc = emitter.loc(call);
  Dims dims{Dim::number(tokens), Dim::number(tokens)};
  Init init = Init::uniform(1 / std::sqrt(double(tokens)));
  kernel.values = emitter.mapped(emitter.parameter(call, "weight", Group::Kernel, {tokens, tokens}, init),
                                 mapNamed(call.word("positive")), loc);
  if (kernel.causal) {
    // K[t,s] = 0 for s > t, by a mask that is part of the program.
    constexpr int64_t kMost = 4096;
    if (tokens > kMost) {
      emitter.sizeError(call.range, "a causal dense kernel has at most " + llvm::Twine(kMost) + " tokens, got " +
                                        use.tokens.text());
      return std::nullopt;
    }
    llvm::SmallVector<double> past;
    for (int64_t t = 0; t < tokens; ++t)
      for (int64_t s = 0; s < tokens; ++s)
        past.push_back(s <= t);
    kernel.values =
        emitter
            .mapOf(elementFn(ast::BinaryOp::Mul),
                   {Tensor{kernel.values, dims}, Tensor{emitter.constant({tokens, tokens}, past, loc), dims}}, loc)
            .value;
  }
  return kernel;
}
