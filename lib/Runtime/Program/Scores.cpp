#include "Scores.h"

#include "JsonWriter.h"
#include "Text.h"

#include <algorithm>
#include <cmath>

namespace ldn {

Scores::Scores(const EntryInfo &entry) : entry(entry) {
  for (size_t i = 0; i < entry.arguments.size(); ++i)
    if (entry.arguments[i].role == Role::Loss || entry.arguments[i].role == Role::Metric) {
      indices.push_back(i);
      scoreNames.push_back(entry.arguments[i].name);
    }
  sums.resize(indices.size());
}

std::vector<double> Scores::read(const ArgumentBuffers &arguments) const {
  std::vector<double> values(indices.size());
  for (size_t i = 0; i < indices.size(); ++i)
    convert(entry.arguments[indices[i]].type, false, arguments[indices[i]], 0, ElementType::F64, &values[i], 1);
  return values;
}

void Scores::add(const ArgumentBuffers &arguments, int64_t samples) {
  std::vector<double> terms = summands(read(arguments));
  for (size_t i = 0; i < terms.size(); ++i)
    sums[i] += terms[i] * static_cast<double>(samples);
  count += samples;
}

std::vector<double> Scores::summands(std::vector<double> values) const {
  for (size_t i = 0; i < values.size(); ++i)
    if (entry.arguments[indices[i]].isGeometric)
      values[i] = std::log(values[i]);
  return values;
}

std::vector<double> Scores::meansOf(std::vector<double> sums, double weight) const {
  for (size_t i = 0; i < sums.size(); ++i) {
    sums[i] /= weight;
    if (entry.arguments[indices[i]].isGeometric)
      sums[i] = std::exp(sums[i]);
  }
  return sums;
}

std::string Scores::table() const {
  size_t width = sizeof "samples" - 1;
  for (const std::string &name : scoreNames)
    width = std::max(width, name.size());
  std::string text = format("%-*s  %s\n", static_cast<int>(width), "samples", thousands(count).c_str());
  std::vector<double> values = means();
  for (size_t i = 0; i < values.size(); ++i)
    text += format("%-*s  %.6g\n", static_cast<int>(width), scoreNames[i].c_str(), values[i]);
  return text;
}

std::string Scores::json() const {
  JsonWriter json;
  json.beginObject();
  json.member("samples", count);
  std::vector<double> values = means();
  for (size_t i = 0; i < values.size(); ++i)
    json.member(scoreNames[i], values[i]);
  json.endObject();
  return json.text() + "\n";
}

} // namespace ldn
