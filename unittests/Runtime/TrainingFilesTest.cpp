// What a run leaves on disk: checkpoints, log, curve.
#include "Checksum.h"
#include "TemporaryFolder.h"
#include "Training/Checkpoint.h"
#include "Training/Curve.h"
#include "Training/Log.h"

#include <cmath>
#include <cstring>
#include <gtest/gtest.h>

namespace {

using namespace ldn;

const std::vector<std::string> kNames = {"loss", "accuracy"};

/// Parameters w: f32[3] and b: f64[] in arenas of 128 bytes.
class Checkpoints : public testing::Test {
protected:
  Checkpoints() {
    Error error = Metadata::read(
        R"({"model":"M","parameters":[{"path":"w","shape":[3],"dtype":"f32","offset":0,"bytes":12,)"
        R"("init":{"kind":"constant","values":[1]}},{"path":"b","shape":[],"dtype":"f64","offset":64,"bytes":8,)"
        R"("init":{"kind":"constant","values":[1]}}]})",
        metadata);
    EXPECT_FALSE(error) << error.message();
    for (size_t kind = 0; kind < 3; ++kind)
      arenas[kind] = memory[kind];
    fill(1);
    state.step = 40;
    state.epoch = 2;
    state.batch = 7;
    state.sums = {0.1, INFINITY, 1e-300, NAN};
    state.best = -0.3;
    state.bestEpoch = 1;
    state.seconds = 12.5;
  }
  void fill(int start) {
    for (size_t kind = 0; kind < 3; ++kind)
      for (int i = 0; i < 128; ++i)
        memory[kind][i] = static_cast<char>(start + 37 * static_cast<int>(kind) + i);
  }
  std::string load(CheckpointFolder &folder) {
    std::string warning;
    read = {};
    Error error = folder.load(settings, read, arenas, warning);
    return this->folder.without(error ? error.message() : warning);
  }
  /// Cuts or changes the newest checkpoint.
  void damage(size_t length) {
    folder.write("checkpoint.safetensors", folder.read("checkpoint.safetensors").substr(0, length));
  }

  TemporaryFolder folder;
  Metadata metadata;
  alignas(64) char memory[3][128];
  std::array<char *, 3> arenas;
  TrainingState state, read;
  RunSettings settings = {{"lr", "0.1"}, {"seed", "3"}};
};

TEST_F(Checkpoints, ComeBackBitForBit) {
  CheckpointFolder checkpoints(folder.path("."), metadata);
  EXPECT_FALSE(checkpoints.holdsAny());
  ASSERT_FALSE(checkpoints.save(state, settings, arenas));
  EXPECT_TRUE(checkpoints.holdsAny());
  char before[3][128];
  std::memcpy(before, memory, sizeof before);
  std::memset(memory, 0, sizeof memory);
  EXPECT_EQ(load(checkpoints), "");
  for (size_t kind = 0; kind < 3; ++kind) {
    EXPECT_EQ(std::memcmp(memory[kind], before[kind], 12), 0);
    EXPECT_EQ(std::memcmp(memory[kind] + 64, before[kind] + 64, 8), 0);
    EXPECT_EQ(memory[kind][12], 0); // what lies between parameters is nobody's
  }
  EXPECT_EQ((std::vector{read.step, read.epoch, read.batch, read.bestEpoch}), (std::vector<int64_t>{40, 2, 7, 1}));
  ASSERT_EQ(read.sums.size(), 4u);
  EXPECT_EQ(read.sums[0], 0.1);
  EXPECT_EQ(read.sums[1], INFINITY);
  EXPECT_EQ(read.sums[2], 1e-300);
  EXPECT_TRUE(std::isnan(read.sums[3]));
  EXPECT_EQ(read.best, -0.3);
  EXPECT_EQ(read.seconds, 12.5);
}

TEST_F(Checkpoints, EveryCutIsFound) {
  CheckpointFolder checkpoints(folder.path("."), metadata);
  ASSERT_FALSE(checkpoints.save(state, settings, arenas));
  state.step = 50;
  ASSERT_FALSE(checkpoints.save(state, settings, arenas));
  std::string whole = folder.read("checkpoint.safetensors");
  for (size_t length = 0; length < whole.size(); ++length) {
    folder.write("checkpoint.safetensors", whole.substr(0, length));
    std::string message = load(checkpoints), end = "; going on from ./checkpoint.previous.safetensors";
    ASSERT_NE(message.find(end), std::string::npos) << length << ": " << message;
    ASSERT_EQ(read.step, 40);
  }
}

TEST_F(Checkpoints, EveryChangedByteIsFound) {
  CheckpointFolder checkpoints(folder.path("."), metadata);
  ASSERT_FALSE(checkpoints.save(state, settings, arenas));
  std::string whole = folder.read("checkpoint.safetensors");
  for (size_t at = 0; at < whole.size(); ++at) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 4);
    folder.write("checkpoint.safetensors", changed);
    ASSERT_NE(load(checkpoints), "") << "byte " << at;
  }
}

TEST_F(Checkpoints, ADamagedOneDoesNotBecomeThePreviousOne) {
  CheckpointFolder checkpoints(folder.path("."), metadata);
  for (state.step = 1; state.step <= 2; ++state.step)
    ASSERT_FALSE(checkpoints.save(state, settings, arenas));
  damage(100);
  EXPECT_NE(load(checkpoints), "");
  EXPECT_EQ(read.step, 1);
  state.step = 3;
  ASSERT_FALSE(checkpoints.save(state, settings, arenas));
  EXPECT_EQ(load(checkpoints), "");
  EXPECT_EQ(read.step, 3);
  damage(100);
  EXPECT_NE(load(checkpoints), "");
  EXPECT_EQ(read.step, 1);
}

TEST_F(Checkpoints, OtherSettingsAndModelsChangeNothing) {
  CheckpointFolder checkpoints(folder.path("."), metadata);
  ASSERT_FALSE(checkpoints.save(state, settings, arenas));
  fill(5);
  std::string before(memory[0], sizeof memory);
  settings[0].second = "0.2";
  EXPECT_EQ(load(checkpoints), "--resume: lr is 0.2, and ./checkpoint.safetensors was made with 0.1");
  settings[0] = {"warmup", "7"};
  EXPECT_EQ(load(checkpoints), "--resume: warmup is 7, and ./checkpoint.safetensors was made with none");
  metadata.parameters[1].path = "c";
  EXPECT_EQ(load(checkpoints),
            "./checkpoint.safetensors: 'parameter.c' is missing or of another shape: the model was changed");
  metadata.parameters.pop_back();
  EXPECT_EQ(load(checkpoints),
            "./checkpoint.safetensors: 'first.w' is missing or of another shape: the model was changed");
  EXPECT_EQ(std::string(memory[0], sizeof memory), before);
}

TEST(Checksum, DependsOnOrderLengthAndPieces) {
  auto sum = [](std::initializer_list<std::string> pieces) {
    Checksum checksum;
    for (const std::string &piece : pieces)
      checksum.add(piece.data(), static_cast<int64_t>(piece.size()));
    return checksum.text();
  };
  EXPECT_EQ(sum({}), "cbf29ce484222325");
  std::vector<std::string> sums = {sum({}), sum({""}), sum({"a"}), sum({std::string("a\0", 2)}), sum({"ab"}),
                                   sum({"a", "b"}), sum({"b", "a"}), sum({"12345678a"}), sum({"12345678", "a"})};
  for (size_t i = 0; i < sums.size(); ++i)
    for (size_t j = 0; j < i; ++j)
      EXPECT_NE(sums[i], sums[j]) << i << " and " << j;
}

LogRecord stepRecord(int64_t step, double loss) {
  return {LogRecord::Step, step, (step + 1) / 2, {loss, 0.5}, {}, 0.1, 2.5, false, 1.23456};
}
LogRecord epochRecord(int64_t epoch) {
  return {LogRecord::Epoch, 2 * epoch, epoch, {1, 0.5}, {2, 0.25}, 0, 0, true, 3};
}

TEST(Log, LinesAreJson) {
  EXPECT_EQ(toJson(stepRecord(3, NAN), kNames), R"({"kind":"step","step":3,"epoch":2,"loss":null,"accuracy":0.5,)"
                                                R"("rate":0.1,"norm":2.5,"seconds":1.235})");
  EXPECT_EQ(toJson(epochRecord(1), kNames),
            R"({"kind":"epoch","step":2,"epoch":1,"train":{"loss":1,"accuracy":0.5},)"
            R"("validation":{"loss":2,"accuracy":0.25},"best":true,"seconds":3})");
  LogRecord record;
  ASSERT_TRUE(readRecord(toJson(epochRecord(1), kNames), kNames, record));
  EXPECT_EQ(record.validation, (std::vector<double>{2, 0.25}));
  EXPECT_FALSE(readRecord(R"({"kind":"step","st)", kNames, record));
}

TEST(Log, IsCutBackToTheCheckpoint) {
  TemporaryFolder folder;
  auto write = [&] {
    Log log;
    ASSERT_FALSE(log.open(folder.path("log"), kNames));
    for (int64_t step = 1; step <= 6; ++step) {
      ASSERT_FALSE(log.append(stepRecord(step, 1.0 / static_cast<double>(step))));
      if (step % 2 == 0)
        ASSERT_FALSE(log.append(epochRecord(step / 2)));
    }
  };
  auto linesAfter = [&](int64_t steps, int64_t epochs) {
    folder.write("log", "");
    write();
    folder.write("log", folder.read("log") + R"({"kind":"step","step":7,"ep)"); // killed while it wrote
    Log log;
    History history;
    EXPECT_FALSE(log.open(folder.path("log"), kNames));
    EXPECT_FALSE(log.truncate(steps, epochs, history));
    EXPECT_EQ(history.validation().size(), static_cast<size_t>(epochs));
    EXPECT_EQ(history.steps().size(), static_cast<size_t>(std::min<int64_t>(steps, 6)));
    std::string text = folder.read("log");
    EXPECT_TRUE(text.empty() || text.back() == '\n');
    return std::count(text.begin(), text.end(), '\n');
  };
  EXPECT_EQ(linesAfter(0, 0), 0);
  EXPECT_EQ(linesAfter(3, 1), 4);
  EXPECT_EQ(linesAfter(4, 1), 5); // the epoch's end is still to come
  EXPECT_EQ(linesAfter(4, 2), 6);
  EXPECT_EQ(linesAfter(9, 3), 9);
}

TEST(Log, IsLocked) {
  TemporaryFolder folder;
  Log first, second;
  ASSERT_FALSE(first.open(folder.path("log"), kNames));
  EXPECT_EQ(folder.without(second.open(folder.path("log"), kNames).message()), "log: another process is writing it");
}

TEST(Curve, DrawsWhatThereIs) {
  History history;
  auto count = [&](const std::string &part) {
    std::string svg = curveSvg(history, "a < b & c", kNames);
    size_t found = 0;
    for (size_t at = 0; (at = svg.find(part, at)) != std::string::npos; ++at)
      ++found;
    return found;
  };
  EXPECT_EQ(count("a &lt; b &amp; c"), 1u);
  EXPECT_EQ(count("nan"), 0u); // nothing was drawn yet
  for (int64_t step = 1; step <= 3000; ++step)
    history.add(stepRecord(step, step == 5 ? NAN : 1000.0 / static_cast<double>(step)));
  EXPECT_EQ(count("<circle"), 0u);
  EXPECT_EQ(count(">validation<"), 0u);
  EXPECT_EQ(count(">3,000<"), 2u); // a step, in both panels
  EXPECT_EQ(count(">0.1<") + count(">100<"), 2u); // powers of ten: the loss falls from 1000 to a third
  history.add(epochRecord(1));
  EXPECT_EQ(count("<circle"), 2u);
  EXPECT_EQ(count(">validation<"), 1u);
  EXPECT_EQ(count("nan") + count("inf"), 0u);
}

} // namespace
