#include "Training/GradientCheck.h"

#include "Philox.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace ldn {

namespace {

constexpr size_t kSteps = 8; // so many that some lie inside of the corners that relu makes
constexpr double kLargestStep = 1e-2, kRatio = 4;

/// Of log y over log x, by least squares.
double slopeOf(const std::vector<std::pair<double, double>> &points) {
  double count = static_cast<double>(points.size()), x = 0, y = 0, xx = 0, xy = 0;
  for (auto [h, value] : points) {
    double logX = std::log(h), logY = std::log(value);
    x += logX;
    y += logY;
    xx += logX * logX;
    xy += logX * logY;
  }
  return (count * xy - x * y) / (count * xx - x * x);
}

std::vector<double> randomDirection(const Parameter &parameter, const double *values, uint64_t seed, int64_t number) {
  int64_t count = parameter.elements();
  double squares = 0;
  for (int64_t i = 0; i < count; ++i)
    squares += values[i] * values[i];
  double scale = std::max(0.1, std::sqrt(squares / static_cast<double>(count)));
  RandomStream random(seed, "gradcheck." + parameter.path, number);
  std::vector<double> direction(count);
  for (int64_t i = 0; i < count; ++i)
    direction[i] = scale * random.normal(i);
  return direction;
}

} // namespace

GradientCheck::GradientCheck(Session &session, Learner &learner, const std::vector<int64_t> &sizes,
                             const ArgumentBuffers &arguments, uint64_t seed, int64_t step)
    : session(session), learner(learner), sizes(sizes), arguments(arguments), seed(seed), step(step) {
  const Metadata &metadata = session.metadata();
  const EntryInfo &entry = metadata.entries[metadata.findEntry("evaluate")];
  while (entry.arguments[lossArgument].role != Role::Loss)
    ++lossArgument;
}

Error GradientCheck::lossAt(double &value) {
  if (Error error = learner.gradients(sizes, arguments.pointers(), seed, step))
    return error;
  value = *reinterpret_cast<const double *>(arguments[lossArgument]);
  return std::isfinite(value) ? Error() : userError("the loss is not finite: no difference can be taken");
}

Error GradientCheck::check(const std::vector<double> &direction, DirectionCheck &result) {
  auto *values = reinterpret_cast<double *>(session.parameters() + result.parameter->offset);
  std::vector<double> original(values, values + direction.size());
  auto lossAlong = [&](double h, double &value) {
    for (size_t i = 0; i < direction.size(); ++i)
      values[i] = original[i] + h * direction[i];
    Error error = lossAt(value);
    std::copy(original.begin(), original.end(), values);
    return error;
  };
  std::array<double, kSteps> derivative;
  std::vector<std::pair<double, double>> remainders;
  double h = kLargestStep, noise = 1e-14 * std::max(std::fabs(loss), 1e-300);
  for (size_t i = 0; i < kSteps; ++i, h /= kRatio) {
    double above, below;
    if (Error error = lossAlong(h, above))
      return error;
    if (Error error = lossAlong(-h, below))
      return error;
    derivative[i] = (above - below) / (2 * h);
    double remainder = std::fabs(above - loss - h * result.expected);
    if (remainder > 30 * noise)
      remainders.emplace_back(h, remainder);
  }
  std::array<double, kSteps - 1> extrapolated;
  for (size_t i = 0; i + 1 < kSteps; ++i)
    extrapolated[i] = (kRatio * kRatio * derivative[i + 1] - derivative[i]) / (kRatio * kRatio - 1);
  double nearest = INFINITY;
  for (size_t i = 0; i + 1 < extrapolated.size(); ++i)
    if (double change = std::fabs(extrapolated[i] - extrapolated[i + 1]); change < nearest) {
      nearest = change;
      result.measured = extrapolated[i];
    }
  double scale = std::max({std::fabs(result.expected), std::fabs(result.measured), 1e-5 * std::fabs(loss), 1e-300});
  result.error = std::fabs(result.expected - result.measured) / scale;
  if (remainders.size() >= 2)
    result.slope = slopeOf(remainders);
  return {};
}

Error GradientCheck::run(int64_t directions, const std::function<void(int64_t)> &done,
                         std::vector<DirectionCheck> &checks) {
  if (Error error = lossAt(loss))
    return error;
  const std::vector<Parameter> &parameters = session.metadata().parameters;
  // The gradients' memory is written again with every loss.
  std::vector<double> gradients(session.parameterArenaBytes() / sizeof(double));
  std::memcpy(gradients.data(), learner.gradients(), gradients.size() * sizeof(double));
  for (const Parameter &parameter : parameters) {
    auto *values = reinterpret_cast<const double *>(session.parameters() + parameter.offset);
    const double *gradient = gradients.data() + parameter.offset / sizeof(double);
    for (int64_t number = 0; number < directions; ++number) {
      std::vector<double> direction = randomDirection(parameter, values, seed, number);
      DirectionCheck &result = checks.emplace_back(DirectionCheck{&parameter, 0, 0, 0, {}});
      for (size_t i = 0; i < direction.size(); ++i)
        result.expected += gradient[i] * direction[i];
      if (Error error = check(direction, result))
        return error;
      done(static_cast<int64_t>(checks.size()));
    }
  }
  std::sort(checks.begin(), checks.end(), [](auto &a, auto &b) {
    return std::pair(a.error, a.parameter->offset) < std::pair(b.error, b.parameter->offset);
  });
  return {};
}

} // namespace ldn
