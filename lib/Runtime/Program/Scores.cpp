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
      const std::string &weight = entry.arguments[i].weight;
      auto isCount = [&](const Argument &argument) { return argument.role == Role::Count && argument.name == weight; };
      auto found = std::find_if(entry.arguments.begin(), entry.arguments.end(), isCount);
      counts.push_back(found == entry.arguments.end() ? -1 : static_cast<int>(found - entry.arguments.begin()));
    }
  sums.resize(indices.size());
  weights.resize(indices.size());
}

double Scores::number(const ArgumentBuffers &arguments, size_t index) const {
  double value;
  convert(entry.arguments[index].type, false, arguments[index], 0, ElementType::F64, &value, 1);
  return value;
}

std::vector<double> Scores::read(const ArgumentBuffers &arguments) const {
  std::vector<double> values(indices.size());
  for (size_t i = 0; i < indices.size(); ++i)
    values[i] = number(arguments, indices[i]);
  return values;
}

void Scores::add(const ArgumentBuffers &arguments, int64_t samples) {
  std::vector<double> terms = summands(read(arguments));
  for (size_t i = 0; i < terms.size(); ++i) {
    double weight = counts[i] < 0 ? static_cast<double>(samples) : number(arguments, counts[i]);
    sums[i] += terms[i] * weight;
    weights[i] += weight;
  }
  count += samples;
}

std::vector<double> Scores::summands(std::vector<double> values) const {
  for (size_t i = 0; i < values.size(); ++i)
    if (entry.arguments[indices[i]].isGeometric)
      values[i] = std::log(values[i]);
  return values;
}

std::vector<double> Scores::meansOf(std::vector<double> sums, const std::vector<double> &weights) const {
  for (size_t i = 0; i < sums.size(); ++i) {
    if (weights[i] > 0)
      sums[i] /= weights[i];
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
