//===- BuiltinsDiffusion.cpp - Built-ins of neighbouring tokens -----------===//

#include "ModuleEmitter.h"
#include <cmath>

using namespace ldn;

//===----------------------------------------------------------------------===//
// The stability bound, where it is known
//===----------------------------------------------------------------------===//

/// max_t Σ_{s≠t} K[t,s] of one group of a Gaussian kernel.
static double largestRow(const KernelValue &kernel, unsigned group, const Dim &tokens, const OpenSize *open) {
  const KernelValue::Gaussian &gaussian = *kernel.gaussian;
  auto of = [&](llvm::ArrayRef<double> values) { return values.size() > 1 ? values[group] : values[0]; };
  double sigma = of(gaussian.sigma);
  int64_t most = open ? open->high : tokens.size;
  // Beyond 40 σ a Gaussian is zero in any precision; nothing is claimed of a sum that would take seconds.
  constexpr int64_t kMostTerms = 1000000;
  int64_t window = std::min<double>(std::ceil(40 * sigma) + 1, most - 1);
  window = std::min(window, gaussian.window.value_or(window));
  if (window > kMostTerms)
    return 0;
  std::vector<double> sums{0};
  for (int64_t o = 1; o <= window; ++o)
    sums.push_back(sums.back() + std::exp(-0.5 * o * o / (sigma * sigma)));
  // Longer sequences have no larger rows than one of two windows.
  int64_t length = std::min(most, 2 * window + 1);
  double largest = 0;
  for (int64_t t = 0; t < length; ++t) {
    double row = of(gaussian.forward) * sums[std::min(t, window)];
    if (!kernel.causal)
      row += of(gaussian.backward) * sums[std::min(length - 1 - t, window)];
    largest = std::max(largest, row);
  }
  return kernel.normalize == Normalize::rows ? largest / (1 + largest) : largest;
}

/// A fixed step that is too large is said with numbers.
static void warnAboveBound(FunctionEmitter &emitter, const Call &call, const KernelValue &kernel,
                           const KernelDefinition &definition, const Learned &dt, const Dim &tokens) {
  if (dt.learned || !kernel.gaussian)
    return;
  int64_t steps = call.integer("steps");
  const KernelValue::Gaussian &gaussian = *kernel.gaussian;
  unsigned groups = std::max<size_t>({gaussian.sigma.size(), gaussian.forward.size(), gaussian.backward.size()});
  for (unsigned group = 0; group < groups; ++group) {
    double largest = largestRow(kernel, group, tokens, emitter.file.openSize(tokens.open));
    double step = (dt.values.size() == groups ? dt.values[group] : dt.values[0]) / steps;
    if (largest * step <= 1)
      continue;
    double sigma = gaussian.sigma.size() > 1 ? gaussian.sigma[group] : gaussian.sigma[0];
    emitter.file.warning(call.at("dt"), llvm::Twine(steps > 1 ? "dt/steps = " : "dt = ") + text(step) +
                                            " is above the stability bound " + text(1 / largest) + " of kernel '" +
                                            definition.name + "' at " + (gaussian.learned ? "the initial " : "") +
                                            "sigma = " + text(sigma) + "; stable() stays below it");
    return;
  }
}

//===----------------------------------------------------------------------===//
// diffuse
//===----------------------------------------------------------------------===//

/// `dt: stable()`
static mlir::Value stableStep(FunctionEmitter &emitter, const Call &call, const KernelValue &kernel,
                              const KernelDefinition &definition, const Dim &tokens, DiffusionForm form) {
  const Call &stable = *call["dt"].get<Term::Sub>();
  if (form == DiffusionForm::relax) {
    emitter.error(stable.range, "stable() is for the form laplacian: relax has "
                                "no such bound");
    return nullptr;
  }
  if (!kernel.nonNegative) {
    emitter.error(stable.range, "stable() needs a kernel that is never negative, and '" + definition.name +
                                    "' is free (positive: softplus)");
    emitter.note(definition.range, "it is declared here");
    return nullptr;
  }
  double start = stable.number("start");
  if (!(start > 0 && start < 1)) {
    emitter.error(stable.at("start"), "'start' must be between 0 and 1, got " + text(start));
    return nullptr;
  }
  llvm::SmallVector<int64_t> shape;
  if (kernel.groups)
    shape.push_back(kernel.groups);
  mlir::OpBuilder &b = emitter.builder;
  mlir::Location loc = emitter.loc(call);
  mlir::Value raw = emitter.parameter(call, "dt", Group::Dt, shape, Init::constant(std::log(start / (1 - start))));
  return StableStepOp::create(b, loc, emitter.parameterType(shape), raw, kernel.values, emitter.indexOf(tokens, loc),
                              /*inits=*/nullptr, kernel.structure,
                              kernel.before ? b.getI64IntegerAttr(*kernel.before) : mlir::IntegerAttr(), kernel.causal,
                              kernel.normalize)
      .getResult();
}

/// The step as a tensor [] or [groups], or null after an error.
static mlir::Value stepOf(FunctionEmitter &emitter, const Call &call, const KernelValue &kernel,
                          const KernelDefinition &definition, const Tensor &h, DiffusionForm form) {
  const Dim &tokens = h.dims[h.dims.size() - 2], &width = h.dims.back();
  const Term &dt = call["dt"];
  if (dt.is<Term::Sub>())
    return stableStep(emitter, call, kernel, definition, tokens, form);
  auto wrong = [&](const llvm::Twine &found) {
    emitter.sizeError(call.at("dt"), "'dt' must be one number, or one for each of some groups "
                                     "of the features " +
                                         width.text() + ", got " + found);
    return mlir::Value();
  };
  if (dt.isTensor()) {
    llvm::ArrayRef<Dim> dims = dt.dims();
    bool good = dims.empty() || (dims.size() == 1 && !dims[0].isOpen() && width.size % dims[0].size == 0);
    return good ? Call::asTensor(dt).value : wrong(dt.text());
  }
  const Learned &number = dt.get<Learned>();
  llvm::SmallVector<int64_t> shape;
  if (number.isList) {
    shape.push_back(number.values.size());
    if (width.size % shape[0])
      return wrong(llvm::Twine(shape[0]) + " numbers");
  }
  if (form == DiffusionForm::laplacian)
    warnAboveBound(emitter, call, kernel, definition, number, tokens);
  return emitter.learned(number, call.path.empty() ? "dt" : call.path + ".dt", Group::Dt, shape, Learned::Map::None,
                         call.at("dt"));
}

Term builtin::diffuse(FunctionEmitter &emitter, const Call &call) {
  if (!emitter.checkRank(call, "h", 2, "[.., T, D]"))
    return Term();
  Tensor h = call.tensor("h");
  DiffusionForm form = *symbolizeDiffusionForm(call.word("form"));
  int64_t steps = call.integer("steps");
  if (steps < 1) {
    emitter.error(call.at("steps"), "'steps' must be at least 1, got " + llvm::Twine(steps));
    return Term();
  }
  KernelDefinition &definition = *call["K"].get<KernelDefinition *>();
  KernelUse use{h.dims[h.dims.size() - 2], h.dims.back(), form, call.range};
  const KernelValue *kernel = emitter.kernel(definition, use);
  if (!kernel || !emitter.checkCausal(kernel->causal, call.range, "'diffuse' with a kernel that is not causal"))
    return Term();
  mlir::Value dt = stepOf(emitter, call, *kernel, definition, h, form);
  if (!dt)
    return Term();
  if (emitter.module.checking && !kernel->nonNegative && form == DiffusionForm::laplacian)
    emitter.file.warning(definition.range,
                         "kernel '" + definition.name + "' is free: no stability bound is known for it");
  mlir::OpBuilder &b = emitter.builder;
  h.value = DiffuseOp::create(b, emitter.loc(call), h.value.getType(), h.value, kernel->values, dt,
                              form == DiffusionForm::relax ? kernel->bias : mlir::Value(),
                              /*at=*/nullptr, /*inits=*/nullptr, kernel->structure,
                              kernel->before ? b.getI64IntegerAttr(*kernel->before) : mlir::IntegerAttr(),
                              kernel->causal, form, Scheme::euler, steps, kernel->normalize)
                .getResult();
  return h;
}

//===----------------------------------------------------------------------===//
// dwconv
//===----------------------------------------------------------------------===//

Term builtin::dwconv(FunctionEmitter &emitter, const Call &call) {
  if (!emitter.checkRank(call, "x", 2, "[.., T, D]"))
    return Term();
  Tensor x = call.tensor("x");
  int64_t width = call.integer("width");
  bool causal = call.flag("causal");
  if (width < 1 || (!causal && width % 2 == 0)) {
    emitter.error(call.at("width"), "'width' of dwconv must be " + llvm::Twine(causal ? "at least 1" : "odd") +
                                        ", got " + llvm::Twine(width));
    return Term();
  }
  if (!emitter.checkCausal(causal || width == 1, call.range, "'dwconv' without causal: true"))
    return Term();
  // PyTorch's start of a depth-wise convolution.
  Init init = Init::uniform(1 / std::sqrt(static_cast<double>(width)));
  int64_t features = x.dims.back().size;
  mlir::Value weight = emitter.parameter(call, "weight", Group::Weight, {features, width}, init);
  mlir::Value bias;
  if (call.flag("bias"))
    bias = emitter.parameter(call, "bias", Group::Bias, {features}, init);
  x.value = DWConvOp::create(emitter.builder, emitter.loc(call), x.value.getType(), x.value, weight, bias,
                             /*at=*/nullptr, /*inits=*/nullptr, causal ? width - 1 : width / 2)
                .getResult();
  return x;
}
