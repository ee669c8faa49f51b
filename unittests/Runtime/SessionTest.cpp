#include "Session.h"

#include "TemporaryFolder.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

extern "C" const LdnModel ldn_model_Fake;

namespace {

using namespace ldn;

/// The fake model with something changed.
struct Changed {
  std::string json = ldn_model_Fake.json;
  LdnModel model = ldn_model_Fake;
  LdnCode code = *ldn_model_Fake.codes[0];
  const LdnCode *codes[1] = {&code};

  Changed &replace(const std::string &from, const std::string &to) {
    size_t at = json.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    json.replace(at, from.size(), to);
    return *this;
  }
  std::string error() {
    model.json = json.c_str();
    model.codes = codes;
    Session session;
    Error error = session.open(model);
    EXPECT_EQ(error.status(), error ? InternalFault : Done);
    return error.message();
  }
};

TEST(Session, RefusesModelsThatDoNotFit) {
  EXPECT_EQ(Changed().error(), "");
  Changed version;
  version.model.abi_version = 99;
  EXPECT_EQ(version.error(), "the model was compiled for version 99 of the runtime interface, and this is 3");
  Changed fewer;
  fewer.model.num_entries = 1;
  EXPECT_EQ(fewer.error(), "this program's metadata do not agree with its code");
  Changed trained;
  LdnTraining training = {};
  trained.code.training = &training;
  EXPECT_EQ(trained.error(), "this program's metadata do not agree with its code");
  Changed smaller;
  smaller.model.params_bytes = 300;
  EXPECT_EQ(smaller.error(), "this program's metadata do not agree with its code");
  EXPECT_EQ(Changed().replace("\"offset\":0", "\"offset\":9223372036854775807").error(),
            "this program's metadata do not agree with its code");
  EXPECT_EQ(Changed().replace("infer", "infra").error(), "this program's metadata do not agree with its code");
}

TEST(Session, RunsTheFirstCodeThatTheProcessorCanExecute) {
  LdnCode future = *ldn_model_Fake.codes[0], plain = future;
  future.machine = "future", future.features = "+sse3,+telepathy";
  plain.machine = "plain", plain.features = "-telepathy";
  const LdnCode *codes[] = {&future, &plain};
  LdnModel model = ldn_model_Fake;
  model.codes = codes;
  model.num_codes = 2;
  Session session;
  ASSERT_FALSE(session.open(model));
  EXPECT_EQ(&session.machineCode(), &plain);
  setenv("LDN_MACHINE", "future", 1);
  EXPECT_EQ(session.open(model).message(), "LDN_MACHINE is 'future', and this processor lacks telepathy");
  setenv("LDN_MACHINE", "past", 1);
  EXPECT_EQ(session.open(model).message(),
            "LDN_MACHINE is 'past', and model 'Fake' is compiled for future (by hand), plain (by hand)");
  unsetenv("LDN_MACHINE");
  model.num_codes = 1;
  Error error = session.open(model);
  EXPECT_EQ(error.status(), UserMistake);
  EXPECT_EQ(error.message(), "model 'Fake' is compiled for future (by hand), and this processor lacks telepathy; compiled "
                             "with --target=cpu:portable it runs on all");
}

TEST(Session, RefusesDamagedMetadata) {
  auto starts = [](const std::string &text, const std::string &start) { return text.rfind(start, 0) == 0; };
  EXPECT_PRED2(starts, Changed().replace("\"B\",\"T\",4", "\"B\",\"U\",4").error(),
               "this program's metadata are damaged: 'U' is no open size, at byte ");
  EXPECT_PRED2(starts, Changed().replace("\"bytes\":16", "\"bytes\":17").error(),
               "this program's metadata are damaged: parameter 'scale.weight' is inconsistent, at byte ");
  EXPECT_PRED2(starts, Changed().replace("[1,2,3,4]", "[1,2,3]").error(),
               "this program's metadata are damaged: parameter 'scale.weight' is inconsistent, at byte ");
  EXPECT_PRED2(starts, Changed().replace("\"f32\",\"shape\"", "\"f8\",\"shape\"").error(),
               "this program's metadata are damaged: 'f8' is no element type, at byte ");
  EXPECT_PRED2(starts, Changed().replace("\"batch\":\"B\"", "\"batch\":\"X\"").error(),
               "this program's metadata are damaged: 'X' is no open size, at byte ");
  EXPECT_PRED2(starts, Changed().replace("\"role\":\"input\"", "\"role\":\"guest\"").error(),
               "this program's metadata are damaged: 'guest' is no role, at byte ");
}

TEST(Metadata, MembersMayBeMissingNullOrNew) {
  Metadata metadata;
  Error error = Metadata::read(R"({"variant":null,"new":[{"thing":1}],"entries":[{"name":"infer","more":0,"args":[)"
                               R"({"name":"x","role":"input","dtype":"f64","shape":["B",2]}]}],)"
                               R"("dims":[{"name":"B","min":2,"max":3}],"model":"M"})",
                               metadata);
  ASSERT_FALSE(error) << error.message();
  EXPECT_EQ(metadata.model, "M");
  EXPECT_EQ(metadata.typeText(metadata.entries[0].arguments[0]), "f64[B, 2]");
  EXPECT_EQ(bytesAt(metadata.entries[0].arguments[0], {3}), 48);
}

TEST(Metadata, HoldsTheRecipe) {
  Metadata metadata;
  Error error = Metadata::read(
      R"({"train":{"recipe":"base","optimizer":{"lr":1e-3,"decay":0.05,"beta1":0.8,"beta2":0.99,"eps":1e-9},)"
      R"("no_decay":["bias","norm"],"schedule":[{"kind":"warmup","steps":5},{"kind":"cosine","to":1e-5}],"clip":1,)"
      R"("batch":128,"epochs":20,"augment":[{"input":"image","steps":[{"kind":"random_crop","padding":4},)"
      R"({"kind":"flip","axis":"vertical"}]}]},"parameters":[{"path":"w","shape":[],"dtype":"f32","offset":0,)"
      R"("bytes":4,"init":{"kind":"constant","values":[1]},"group":"dt"}]})",
      metadata);
  ASSERT_FALSE(error) << error.message();
  EXPECT_EQ(metadata.parameters[0].group, "dt");
  const Recipe &recipe = metadata.recipe.value();
  EXPECT_EQ(recipe.name, "base");
  EXPECT_EQ((std::vector{recipe.rate, recipe.decay, recipe.beta1, recipe.beta2, recipe.eps, recipe.clip}),
            (std::vector{1e-3, 0.05, 0.8, 0.99, 1e-9, 1.0}));
  EXPECT_EQ(recipe.noDecay, (std::vector<std::string>{"bias", "norm"}));
  EXPECT_EQ(recipe.schedule, (std::vector<Phase>{{Phase::Warmup, 5, 0}, {Phase::Cosine, 0, 1e-5}}));
  EXPECT_EQ(recipe.batch, 128);
  EXPECT_EQ(recipe.epochs, 20);
  EXPECT_EQ(recipe.seed, std::nullopt);
  ASSERT_EQ(recipe.augment.size(), 1u);
  EXPECT_EQ(recipe.augment[0].input, "image");
  EXPECT_EQ(recipe.augment[0].steps[0].padding, 4);
  EXPECT_EQ(recipe.augment[0].steps[1].kind, Augmentation::FlipVertical);

  auto problem = [](const std::string &train) {
    Metadata metadata;
    return Metadata::read(("{\"train\":" + train + "}").c_str(), metadata).message();
  };
  EXPECT_EQ(problem(R"({"schedule":[{"kind":"steep"}]})"),
            "this program's metadata are damaged: 'steep' is no schedule, at byte 38");
  EXPECT_EQ(problem(R"({"augment":[{"input":"x","steps":[{"kind":"blur"}]}]})"),
            "this program's metadata are damaged: 'blur' is no augmentation, at byte 58");
}

// Without a word from the compiler, B counts samples only where everything starts with it.
TEST(Metadata, FindsTheSizeThatCountsSamples) {
  auto batchOf = [](const std::string &shape, const std::string &stated) {
    Metadata metadata;
    Error error = Metadata::read((R"({"dims":[{"name":"T"},{"name":"B"}],"entries":[{"name":"infer","args":[)"
                                  R"({"name":"x","role":"input","dtype":"f32","shape":["B","T"]},)"
                                  R"({"name":"s","role":"input","dtype":"f32","shape":[]},)"
                                  R"({"name":"y","role":"output","dtype":"f32","shape":)" +
                                  shape + "}]}]" + stated + "}")
                                     .c_str(),
                                 metadata);
    EXPECT_FALSE(error) << error.message();
    return metadata.batchSize;
  };
  EXPECT_EQ(batchOf("[\"B\",3]", ""), 1);
  EXPECT_EQ(batchOf("[3,\"B\"]", ""), -1);
  EXPECT_EQ(batchOf("[\"T\",3]", ""), -1);
  EXPECT_EQ(batchOf("[3,\"B\"]", ",\"batch\":\"T\""), 0);
  EXPECT_EQ(batchOf("[\"B\",3]", ",\"batch\":null"), -1);
}

TEST(Metadata, FindsWhatCanBeCutIntoBatches) {
  auto splits = [](const std::string &arguments) {
    Metadata metadata;
    Error error = Metadata::read((R"({"dims":[{"name":"B"},{"name":"T"}],"batch":"B","entries":[{"name":"e","args":[)" +
                                  arguments + "]}]}")
                                     .c_str(),
                                 metadata);
    EXPECT_FALSE(error) << error.message();
    return metadata.splits(metadata.entries[0]);
  };
  auto argument = [](const std::string &role, const std::string &shape) {
    return R"({"name":"a","dtype":"f32","role":")" + role + R"(","shape":)" + shape + "}";
  };
  std::string batch = argument("input", "[\"B\",\"T\"]"), shared = argument("input", "[\"T\"]");
  std::string logits = argument("output", "[\"B\",3]"), loss = argument("loss", "[]");
  EXPECT_TRUE(splits(batch + "," + logits));
  EXPECT_TRUE(splits(batch + "," + shared + "," + logits));
  EXPECT_TRUE(splits(batch + "," + loss));
  EXPECT_FALSE(splits(batch + "," + argument("output", "[]")));
  EXPECT_FALSE(splits(batch + "," + logits + "," + argument("output", "[\"T\"]")));
  EXPECT_FALSE(splits(batch + "," + argument("output", "[\"B\",\"B\"]")));
  EXPECT_FALSE(splits(argument("input", "[\"T\",\"B\"]") + "," + logits));
  EXPECT_FALSE(splits(shared + "," + loss));
}

TEST(Session, CountsFlops) {
  Metadata metadata;
  ASSERT_FALSE(Metadata::read(ldn_model_Fake.json, metadata));
  EXPECT_EQ(flopsAt(metadata.entries[0], {5, 7}), 32.0 * 5 * 7 + 3 * 5);
}

TEST(Session, NeedsWeights) {
  Session session;
  ASSERT_FALSE(session.open(ldn_model_Fake));
  EXPECT_EQ(session.run(0, {1, 1}, nullptr).message(), "model 'Fake' has no weights");
}

TEST(Session, InitialValuesDoNotDependOnThreads) {
  std::vector<std::string> arenas;
  for (int64_t threads : {1, 3}) {
    ldnrt_set_threads(threads);
    Session session;
    ASSERT_FALSE(session.open(ldn_model_Fake));
    ASSERT_FALSE(session.initialize(5));
    arenas.emplace_back(session.parameters(), ldn_model_Fake.params_bytes);
  }
  ldnrt_set_threads(0);
  EXPECT_EQ(arenas[0], arenas[1]);
}

TEST(Session, PoisonFindsOverruns) {
  setenv("LDN_POISON", "1", 1);
  float x[4] = {1, 2, 3, 4}, y[3];
  int32_t token = 0, top;
  void *const arguments[] = {x, &token, y, &top};
  {
    Session session;
    ASSERT_FALSE(session.open(ldn_model_Fake));
    ASSERT_FALSE(session.initialize(0));
    Error error = session.run(0, {1, 1}, arguments);
    EXPECT_FALSE(error) << error.message();
    setenv("FAKE_OVERRUN", "infer", 1);
    EXPECT_EQ(session.run(0, {1, 1}, arguments).message(), "'infer' wrote past the end of its memory");
    setenv("FAKE_OVERRUN", "prepare", 1);
    EXPECT_EQ(session.initialize(0).message(), "preparing the weights wrote past the end of its memory");
  }
  unsetenv("FAKE_OVERRUN");
  unsetenv("LDN_POISON");
}

TEST(Memory, IsAlignedAndZero) {
  for (int64_t bytes : {INT64_C(0), INT64_C(1), INT64_C(5000), (INT64_C(2) << 20) - 1, INT64_C(5) << 20}) {
    Memory memory;
    ASSERT_FALSE(memory.allocate(bytes, "a test"));
    EXPECT_EQ(reinterpret_cast<uintptr_t>(memory.data()) % 64, 0u);
    EXPECT_GE(memory.size(), bytes);
    for (int64_t i = 0; i < memory.size(); ++i)
      ASSERT_EQ(memory.data()[i], 0);
    memory.fill(1);
  }
}

TEST(Memory, SaysWhatWasNeededForWhat) {
  Memory memory;
  std::string message = memory.allocate(INT64_C(1) << 60, "the workspace of 'infer' at B = 4").message();
  EXPECT_EQ(message.rfind("out of memory: 1.00 EiB needed for the workspace of 'infer' at B = 4, and ", 0), 0u)
      << message;
  EXPECT_EQ(memory.allocate(INT64_MAX, "'x'").message(), "out of memory: more than can be addressed needed for 'x'");
  EXPECT_EQ(memory.allocate(-1, "'x'").message(), "out of memory: more than can be addressed needed for 'x'");
}

} // namespace
