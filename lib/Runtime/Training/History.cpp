#include "Training/History.h"

#include "JsonReader.h"
#include "JsonWriter.h"

#include <algorithm>
#include <cmath>

namespace ldn {

namespace {

void writeScores(JsonWriter &json, const std::vector<std::string> &names, const std::vector<double> &scores) {
  for (size_t i = 0; i < scores.size(); ++i)
    json.member(names[i], scores[i]);
}

/// null stands for what is no number.
bool readScore(JsonReader &json, double &score) {
  score = NAN;
  return json.peek() == 'n' ? json.skip() : json.readNumber(score);
}

bool readScores(JsonReader &json, const std::vector<std::string> &names, std::vector<double> &scores) {
  scores.assign(names.size(), NAN);
  return json.readObject([&](const std::string &key) {
    auto place = std::find(names.begin(), names.end(), key);
    return place == names.end() ? json.skip() : readScore(json, scores[place - names.begin()]);
  });
}

History::Point pointOf(int64_t step, const std::vector<double> &scores) {
  History::Point point{step, {}};
  for (size_t i = 0; i < History::kShown; ++i)
    point.scores[i] = i < scores.size() ? scores[i] : NAN;
  return point;
}

} // namespace

std::string toJson(const LogRecord &record, const std::vector<std::string> &names) {
  bool isStep = record.kind == LogRecord::Step;
  JsonWriter json;
  json.beginObject();
  json.member("kind", isStep ? "step" : "epoch");
  json.member("step", record.step);
  json.member("epoch", record.epoch);
  if (isStep) {
    writeScores(json, names, record.scores);
    json.member("rate", record.rate);
    json.member("norm", record.norm);
  } else {
    json.key("train");
    json.beginObject();
    writeScores(json, names, record.scores);
    json.endObject();
    if (!record.validation.empty()) {
      json.key("validation");
      json.beginObject();
      writeScores(json, names, record.validation);
      json.endObject();
    }
    json.member("best", record.best);
  }
  json.member("seconds", std::round(record.seconds * 1e3) / 1e3);
  json.endObject();
  return json.text();
}

bool readRecord(std::string_view line, const std::vector<std::string> &names, LogRecord &record) {
  JsonReader json(line);
  std::string kind;
  record = {};
  record.scores.assign(names.size(), NAN);
  bool read = json.readObject([&](const std::string &key) {
    auto score = std::find(names.begin(), names.end(), key);
    return key == "kind"          ? json.readString(kind)
           : key == "step"        ? json.readInteger(record.step)
           : key == "epoch"       ? json.readInteger(record.epoch)
           : key == "train"       ? readScores(json, names, record.scores)
           : key == "validation"  ? readScores(json, names, record.validation)
           : score != names.end() ? readScore(json, record.scores[score - names.begin()])
                                  : json.skip();
  });
  record.kind = kind == "epoch" ? LogRecord::Epoch : LogRecord::Step;
  return read && json.readEnd() && (kind == "epoch" || kind == "step");
}

void History::add(const LogRecord &record) {
  if (record.kind == LogRecord::Step)
    stepPoints.push_back(pointOf(record.step, record.scores));
  else if (!record.validation.empty())
    validationPoints.push_back(pointOf(record.step, record.validation));
}

} // namespace ldn
