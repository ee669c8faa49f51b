#include "Training/Curve.h"

#include "Error.h"
#include "Text.h"

#include <algorithm>
#include <cmath>

namespace ldn {

namespace {

constexpr double kWidth = 760, kTop = 56, kPanelHeight = 240, kPanelStep = 310, kLeft = 76, kRight = 24;
constexpr const char *kTraining = "#1f77b4", *kValidation = "#d6541f";

struct Place {
  double x, y;
};

/// Means over neighbouring steps, so that the line has about as many points as can be told apart.
std::vector<Place> smoothed(const std::vector<History::Point> &points, size_t score) {
  constexpr size_t kMost = 250;
  std::vector<Place> line;
  size_t length = (points.size() + kMost - 1) / kMost;
  for (size_t begin = 0; begin < points.size(); begin += length) {
    Place sum{0, 0};
    double count = 0;
    for (size_t i = begin; i < std::min(begin + length, points.size()); ++i)
      if (double value = points[i].scores[score]; std::isfinite(value)) {
        sum.x += static_cast<double>(points[i].step);
        sum.y += value;
        ++count;
      }
    if (count > 0)
      line.push_back({sum.x / count, sum.y / count});
  }
  return line;
}

std::vector<Place> exact(const std::vector<History::Point> &points, size_t score) {
  std::vector<Place> line;
  for (const History::Point &point : points)
    if (std::isfinite(point.scores[score]))
      line.push_back({static_cast<double>(point.step), point.scores[score]});
  return line;
}

/// A range of values along one side of a panel, ticks at round numbers.
class Axis {
public:
  Axis(double low, double high, bool mayBeLogarithmic) {
    logarithmic = mayBeLogarithmic && low > 0 && high > 100 * low;
    if (logarithmic) {
      for (double exponent = std::floor(std::log10(low)); exponent <= std::ceil(std::log10(high)); ++exponent)
        ticks.push_back(std::pow(10, exponent));
    } else {
      if (!(high > low)) { // one value: some room around it
        double room = low == 0 ? 1 : std::fabs(low) / 10;
        low -= room;
        high += room;
      }
      double step = std::pow(10, std::floor(std::log10((high - low) / 4)));
      while ((high - low) / step > 7)
        step *= (high - low) / step > 14 ? 5 : 2;
      for (double i = std::floor(low / step); i <= std::ceil(high / step); ++i)
        ticks.push_back(i * step);
    }
  }

  /// 0 at the first tick, 1 at the last.
  double at(double value) const {
    double low = ticks.front(), high = ticks.back();
    return logarithmic ? std::log(value / low) / std::log(high / low) : (value - low) / (high - low);
  }

  std::vector<double> ticks;

private:
  bool logarithmic;
};

std::string tickText(double tick) {
  if (std::fabs(tick) >= 1e3 && std::fabs(tick) < 1e12 && tick == std::floor(tick))
    return thousands(static_cast<int64_t>(tick));
  return format("%.6g", std::fabs(tick) < 1e-12 ? 0 : tick);
}

std::string escaped(const std::string &text) {
  std::string safe;
  for (char letter : text)
    safe += letter == '&' ? "&amp;" : letter == '<' ? "&lt;" : std::string(1, letter);
  return safe;
}

std::string text(double x, double y, const char *anchor, const std::string &content, const char *more = "") {
  return format("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\"%s>%s</text>\n", x, y, anchor, more,
                escaped(content).c_str());
}

/// One score over the steps.
class Panel {
public:
  Panel(double top, double lastStep, const std::vector<std::vector<Place>> &lines)
      : top(top), horizontal(0, lastStep, false), vertical(rangeOf(lines)) {}

  std::string frame(const std::string &name) const {
    std::string out = text(kLeft, top - 10, "start", name, " font-weight=\"bold\"");
    for (double tick : vertical.ticks) {
      double y = placeOf({0, tick}).y;
      out += format("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#e2e2e2\"/>\n", kLeft, y,
                    kWidth - kRight, y);
      out += text(kLeft - 8, y + 4, "end", tickText(tick));
    }
    double bottom = top + kPanelHeight;
    for (double tick : horizontal.ticks) {
      double x = placeOf({tick, 0}).x;
      out +=
          format("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#555\"/>\n", x, bottom, x, bottom + 5);
      out += text(x, bottom + 19, "middle", tickText(tick));
    }
    return out + format("<path d=\"M%.1f %.1fV%.1fH%.1f\" fill=\"none\" stroke=\"#555\"/>\n", kLeft, top, bottom,
                        kWidth - kRight);
  }

  std::string line(const std::vector<Place> &places, const char *colour, bool marked) const {
    std::string points, marks;
    for (const Place &place : places) {
      Place at = placeOf(place);
      points += format("%s%.1f,%.1f", points.empty() ? "" : " ", at.x, at.y);
      if (marked || places.size() == 1)
        marks += format("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\" fill=\"%s\"/>\n", at.x, at.y, colour);
    }
    return format("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.6\" "
                  "stroke-linejoin=\"round\"/>\n",
                  points.c_str(), colour) +
           marks;
  }

private:
  static Axis rangeOf(const std::vector<std::vector<Place>> &lines) {
    double low = INFINITY, high = -INFINITY;
    for (const auto &line : lines)
      for (const Place &place : line) {
        low = std::min(low, place.y);
        high = std::max(high, place.y);
      }
    return low <= high ? Axis(low, high, true) : Axis(0, 1, false);
  }

  Place placeOf(Place value) const {
    return {kLeft + horizontal.at(value.x) * (kWidth - kRight - kLeft),
            top + (1 - vertical.at(value.y)) * kPanelHeight};
  }

  double top;
  Axis horizontal, vertical;
};

std::string legend(double right, const char *label, const char *colour) {
  return format("<line x1=\"%.1f\" y1=\"26\" x2=\"%.1f\" y2=\"26\" stroke=\"%s\" stroke-width=\"2.5\"/>\n", right - 92,
                right - 70, colour) +
         text(right - 64, 30, "start", label);
}

} // namespace

std::string curveSvg(const History &history, const std::string &title, const std::vector<std::string> &names) {
  size_t panels = std::min(names.size(), History::kShown);
  double height = kTop + static_cast<double>(panels - 1) * kPanelStep + kPanelHeight + 48;
  int64_t lastStep = 1;
  for (const auto *points : {&history.steps(), &history.validation()})
    if (!points->empty())
      lastStep = std::max(lastStep, points->back().step);

  std::string out = format("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" "
                           "viewBox=\"0 0 %.0f %.0f\" font-family=\"sans-serif\" font-size=\"12\" fill=\"#222\">\n"
                           "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>\n",
                           kWidth, height, kWidth, height);
  out += text(kLeft, 22, "start", title, " font-size=\"14\"");
  bool validates = !history.validation().empty();
  out += legend(kWidth - kRight - (validates ? 100 : 0), "training", kTraining);
  if (validates)
    out += legend(kWidth - kRight, "validation", kValidation);
  for (size_t score = 0; score < panels; ++score) {
    auto training = smoothed(history.steps(), score), validation = exact(history.validation(), score);
    double top = kTop + static_cast<double>(score) * kPanelStep;
    Panel panel(top, static_cast<double>(lastStep), {training, validation});
    out += panel.frame(names[score]) + panel.line(training, kTraining, false);
    if (validates)
      out += panel.line(validation, kValidation, true);
    out += text((kLeft + kWidth - kRight) / 2, top + kPanelHeight + 38, "middle", "step");
  }
  return out + "</svg>\n";
}

} // namespace ldn
