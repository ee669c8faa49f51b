//===- Diffusion.cpp - Diffusion by a band and depth-wise convolution --------===//

#include "Band.h"
#include "DiffusionStep.h"
#include "Lowerings.h"
#include "Stencil.h"
#include "ldn/Dialect/Verify.h"

#include "mlir/Dialect/Utils/StaticValueUtils.h"

using namespace mlir;
using namespace ldn;

/// Without a set of its own for every vector of features, one vector of weights has those of several sets.
static bool mixesSets(const VectorEmitter &e, const Band &band, int64_t features) {
  return band.getSets() > 1 && features / band.getSets() % e.lanes != 0;
}

/// Where the set of a feature is.
static SmallVector<Value> setOf(VectorEmitter &e, const Band &band, int64_t features, Value feature) {
  if (band.getRank() == 1)
    return {};
  return {e.b.createOrFold<arith::DivUIOp>(feature, e.index(features / band.getSets()))};
}

/// The weight of tap `j` of the operator for some features.
static Stencil::Weight weightsOf(VectorEmitter &e, const Band &band, int64_t features) {
  if (!mixesSets(e, band, features))
    return [&e, band, features](Value j, Value first, int64_t) {
      return e.broadcast(e.loadScalar(band.kernel, indices(setOf(e, band, features, first), {e.add(band.from, j)})));
    };
  if (band.isKnown()) {
    // Transposed once for each tile: a tap's weights of neighbouring features are not neighbours.
    Value buffer = e.buffer({featureSize(shapedType(band.kernel)), features});
    e.loop(e.index(0), e.index(features), 1, [&](Value feature) {
      SmallVector<Value> set = setOf(e, band, features, feature);
      e.loop(e.index(0), band.getTaps(e), 1, [&](Value j) {
        e.storeScalar(e.loadScalar(band.kernel, indices(set, {j})), buffer, {j, feature});
      });
    });
    return [&e, buffer](Value j, Value first, int64_t width) { return e.load(buffer, {j, first}, width); };
  }
  // So many taps as there happen to be tokens: gathered as they are needed.
  return [&e, band, features](Value j, Value first, int64_t width) {
    auto places = VectorType::get({e.lanes}, e.b.getIndexType());
    auto spread = [&](Value value) { return vector::BroadcastOp::create(e.b, places, value); };
    Value feature = arith::AddIOp::create(e.b, spread(first), vector::StepOp::create(e.b, places));
    feature = arith::MinUIOp::create(e.b, feature, spread(e.index(features - 1)));
    Value set = arith::DivUIOp::create(e.b, feature, spread(e.index(features / band.getSets())));
    Value place = arith::MulIOp::create(e.b, set, spread(e.dim(band.kernel, 1)));
    auto maskType = VectorType::get({e.lanes}, e.b.getI1Type());
    Value mask = vector::ConstantMaskOp::create(e.b, maskType, ArrayRef<int64_t>{width});
    return vector::GatherOp::create(e.b, e.type, band.kernel, ValueRange{e.index(0), e.add(band.from, j)}, place, mask,
                                    e.splat(0)).getResult();
  };
}

/// Row sums of a band.
static Stencil::Degree degreeOf(VectorEmitter &e, const Band &band, int64_t features, const Stencil::Weight &weights) {
  Stencil::Degree degree;
  degree.before = band.getBefore(e);
  degree.perFeature = band.getSets() > 1;
  if (mixesSets(e, band, features))
    degree.sum = [&e, weights](Value from, Value to, Value first, int64_t width) {
      return e.loop(from, to, 1, e.splat(0), [&](Value j, ValueRange carried) {
                return SmallVector<Value>{e.addf(carried[0], weights(j, first, width))};
              }).front();
    };
  else
    degree.sum = [&e, band, features](Value from, Value to, Value first, int64_t) {
      return e.broadcast(e.sumOf(band.kernel, setOf(e, band, features, first), e.add(band.from, from), e.add(band.from, to)));
    };
  Value zero = e.index(0), taps = band.getTaps(e);
  if (!degree.perFeature) {
    Value all = degree.sum(zero, taps, zero, e.lanes);
    degree.ofAll = [all](Value, int64_t) { return all; };
    return degree;
  }
  Value buffer = e.buffer({static_cast<int64_t>(llvm::alignTo(features, e.lanes))});
  e.chunks(features, [&](Value first, int64_t width) {
    e.store(degree.sum(zero, taps, first, width), buffer, first, e.lanes);
  });
  degree.ofAll = [&e, buffer](Value first, int64_t) { return e.load(buffer, first); };
  return degree;
}

/// A stencil with the window of `band`, transposed or not.
static Stencil makeStencil(VectorEmitter &e, const Band &band, bool transposed, const Stencil::Weight &weights) {
  Stencil s;
  s.taps = band.getTaps(e);
  s.before = band.getBefore(e);
  s.weight = weights;
  if (transposed) {
    Value last = e.sub(s.taps, e.index(1));
    s.before = e.sub(last, s.before);
    s.weight = [&e, last, weights](Value j, Value first, int64_t width) { return weights(e.sub(last, j), first, width); };
  }
  return s;
}

StepVector ldn::stepOf(VectorEmitter &e, Value dt, int64_t features) {
  if (shapedType(dt).getRank() == 0) {
    Value step = e.broadcast(e.loadScalar(dt, {}));
    return [step](Value, int64_t) { return step; };
  }
  int64_t perStep = features / shapedType(dt).getDimSize(0);
  Value buffer = e.buffer({features});
  e.loop(e.index(0), e.index(features), 1, [&](Value feature) {
    Value group = e.b.createOrFold<arith::DivUIOp>(feature, e.index(perStep));
    e.storeScalar(e.loadScalar(dt, group), buffer, feature);
  });
  return [&e, buffer](Value first, int64_t width) { return e.load(buffer, first, width); };
}

Value ldn::finishDiffusion(VectorEmitter &e, DiffuseOp op, const StepVector &step, Value sum, Value degree, Value middle,
                           Value first, int64_t width) {
  bool laplacian = op.getForm() == DiffusionForm::laplacian;
  // (Σ K) h_t is rounded as the first term of Σ K h_s is, not contracted with what it is subtracted from: a token without
  // others in its window stays exactly what it is.
  if (laplacian)
    sum = e.subf(sum, e.fma(degree, middle, e.splat(0)));
  if (op.getNormalize() == Normalize::rows)
    sum = e.divf(sum, degree);
  if (op.getBias())
    sum = e.addf(sum, e.load(op.getBias(), first, width));
  if (!laplacian)
    sum = e.subf(sum, middle);
  return e.mulf(step(first, width), sum);
}

LogicalResult ldn::lowerToVector(DiffuseOp op) {
  if (op.getSteps() != 1)
    return failure();
  if (op.getStructure() == KernelStructure::dense)
    return lowerDenseToVector(op);
  VectorEmitter e(op, shapedType(op.getH()).getElementType());
  int64_t features = featureSize(shapedType(op.getH()));
  Band band = Band::of(e, op);
  // Σ K (h_s − h_t) as Σ K h_s − (Σ K) h_t: half the work, and its rounding is below that of h + dt (K h − …).
  bool laplacian = op.getForm() == DiffusionForm::laplacian, normalized = op.getNormalize() == Normalize::rows;
  Stencil::Weight weights = weightsOf(e, band, features);
  Stencil s = makeStencil(e, band, op.getTransposed(), weights);
  s.x = op.getH();
  s.y = op.getInits();
  s.at = op.getAt() ? op.getAt() : e.index(0);
  if (laplacian || normalized)
    s.degree = degreeOf(e, band, features, weights);
  auto step = stepOf(e, op.getDt(), features);
  s.finish = [&](Value sum, Value degree, Value middle, Value first, int64_t width) {
    return finishDiffusion(e, op, step, sum, degree, middle, first, width);
  };
  emitStencil(e, s);
  return success();
}

LogicalResult ldn::lowerToVector(DWConvOp op) {
  VectorEmitter e(op, shapedType(op.getX()).getElementType());
  int64_t features = featureSize(shapedType(op.getX()));
  Band band{op.getWeight(), e.index(0), e.dim(op.getWeight(), 1), e.index(op.getBefore())};
  Stencil s = makeStencil(e, band, op.getTransposed(), weightsOf(e, band, features));
  s.x = op.getX();
  s.y = op.getInits();
  s.at = op.getAt() ? op.getAt() : e.index(0);
  s.finish = [&](Value sum, Value, Value, Value first, int64_t width) {
    return op.getBias() ? e.addf(sum, e.load(op.getBias(), first, width)) : sum;
  };
  emitStencil(e, s);
  return success();
}
