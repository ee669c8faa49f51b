#include "Safetensors.h"

#include "TemporaryFolder.h"

#include <gtest/gtest.h>

namespace {

using namespace ldn;

std::string withLength(uint64_t length, const std::string &rest) {
  std::string bytes;
  for (int i = 0; i < 8; ++i)
    bytes += static_cast<char>(length >> (8 * i));
  return bytes + rest;
}

std::string safetensors(const std::string &header, const std::string &data) {
  return withLength(header.size(), header + data);
}

class Safetensors : public testing::Test {
protected:
  std::string errorOf(const std::string &content) {
    SafetensorsFile file;
    return folder.without(SafetensorsFile::open(folder.write("w.st", content), file).message());
  }
  std::string errorOf(const std::string &header, size_t dataBytes) {
    return errorOf(safetensors(header, std::string(dataBytes, '\0')));
  }

  TemporaryFolder folder;
};

TEST_F(Safetensors, ReadsTensorsInTheOrderOfTheirData) {
  std::string header = R"({"b":{"data_offsets":[4,8],"shape":[1],"dtype":"F32"},"__metadata__":{"format":"pt"},)"
                       R"("a":{"dtype":"BF16","shape":[2,1],"data_offsets":[0,4]},)"
                       R"("flag":{"dtype":"BOOL","shape":[],"data_offsets":[8,9]}}   )";
  SafetensorsFile file;
  Error error = SafetensorsFile::open(folder.write("w.st", safetensors(header, "abcdefghi")), file);
  ASSERT_FALSE(error) << error.message();
  ASSERT_EQ(file.tensors().size(), 3u);
  EXPECT_EQ(file.tensors()[0].name, "a");
  EXPECT_EQ(file.tensors()[0].type, ElementType::BF16);
  EXPECT_EQ(file.tensors()[0].shape, (std::vector<int64_t>{2, 1}));
  EXPECT_EQ(file.tensors()[1].name, "b");
  EXPECT_EQ(std::string(file.data(file.tensors()[1]), 4), "efgh");
  EXPECT_EQ(file.tensors()[2].type, std::nullopt);
}

TEST_F(Safetensors, EmptyTensorsTakeNoRoom) {
  EXPECT_EQ(errorOf(R"({"a":{"dtype":"F32","shape":[0,3],"data_offsets":[4,4]},)"
                    R"("b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})",
                    4),
            "");
}

TEST_F(Safetensors, FilesOfAnotherKind) {
  EXPECT_EQ(errorOf(""), "w.st: not a safetensors file: it has 0 bytes");
  EXPECT_EQ(errorOf("short"), "w.st: not a safetensors file: it has 5 bytes");
  EXPECT_EQ(errorOf("PK\3\4 an archive that PyTorch writes"), "w.st: not a safetensors file: no header starts at byte 8");
  EXPECT_EQ(errorOf(withLength(0, "")), "w.st: damaged header: an object is missing at byte 0 of the header");
  SafetensorsFile file;
  EXPECT_EQ(folder.without(SafetensorsFile::open(folder.path("none"), file).message()),
            "none: cannot be read: No such file or directory");
}

TEST_F(Safetensors, LengthsThatLie) {
  EXPECT_EQ(errorOf(withLength(100, "{}")),
            "w.st: truncated: the header is said to have 100 bytes, and the file has 10 in all");
  EXPECT_EQ(errorOf(withLength(UINT64_MAX, "{}")),
            "w.st: damaged: a header of 18446744073709551615 bytes is longer than the format's limit of 100000000");
  EXPECT_EQ(errorOf(withLength(1, "{}")), "w.st: damaged header: a string is missing at byte 1 of the header");
  std::string a = R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})";
  EXPECT_EQ(errorOf(a, 8), "");
  EXPECT_EQ(errorOf(a, 7), "w.st: truncated: tensor 'a' ends at byte 8 of the data, and the file holds 7");
  EXPECT_EQ(errorOf(a, 9), "w.st: damaged: the last 1 bytes belong to no tensor");
}

TEST_F(Safetensors, OffsetsThatLie) {
  auto one = [&](const std::string &fields, size_t bytes = 8) { return errorOf("{\"a\":{" + fields + "}}", bytes); };
  EXPECT_EQ(one(R"("dtype":"F32","shape":[3],"data_offsets":[0,8])"),
            "w.st: damaged header: tensor 'a': shape [3] of dtype F32 does not take the 8 bytes of its data_offsets, "
            "at byte 53 of the header");
  EXPECT_EQ(one(R"("dtype":"F32","shape":[2],"data_offsets":[8,0])"),
            "w.st: damaged header: tensor 'a': shape [2] of dtype F32 does not take the -8 bytes of its data_offsets, "
            "at byte 53 of the header");
  EXPECT_EQ(one(R"("dtype":"F32","shape":[2],"data_offsets":[-8,0])"),
            "w.st: damaged header: a number is negative at byte 50 of the header");
  EXPECT_EQ(one(R"("dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,8])"),
            "w.st: damaged header: tensor 'a': shape [4611686018427387904, 4] of dtype F32 does not take the 8 bytes "
            "of its data_offsets, at byte 73 of the header");
  EXPECT_EQ(one(R"("dtype":"F32","shape":[2],"data_offsets":[0,18446744073709551616])"),
            "w.st: damaged header: '18446744073709551616' is not a whole number of 64 bits, at byte 70 of the header");
  EXPECT_EQ(one(R"("dtype":"F32","shape":[2],"data_offsets":[9223372036854775800,9223372036854775807])"),
            "w.st: damaged header: tensor 'a': shape [2] of dtype F32 does not take the 7 bytes of its data_offsets, "
            "at byte 89 of the header");
  EXPECT_EQ(one(R"("dtype":"F32","shape":[2],"data_offsets":[4,12])", 12),
            "w.st: damaged: the 4 bytes before tensor 'a' belong to no tensor");
  EXPECT_EQ(errorOf(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},)"
                    R"("b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}})",
                    12),
            "w.st: damaged: tensors 'a' and 'b' overlap");
}

TEST_F(Safetensors, HeadersThatAreWrong) {
  EXPECT_EQ(errorOf(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},)"
                    R"("a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})",
                    8),
            "w.st: tensor 'a' stands in the header twice");
  EXPECT_EQ(errorOf(R"({"a":{"dtype":"F32","shape":[1]}})", 4),
            "w.st: damaged header: tensor 'a': dtype, shape and two data_offsets are wanted, at byte 32 of the header");
  EXPECT_EQ(errorOf(R"({"a":{"dtype":"X9","shape":[1],"data_offsets":[0,4]}})", 4),
            "w.st: damaged header: tensor 'a': dtype 'X9' is not known, at byte 52 of the header");
  EXPECT_EQ(errorOf(R"({"a":{"dtype":"F32","size":[1],"data_offsets":[0,4]}})", 4),
            "w.st: damaged header: tensor 'a': 'size' is not known, at byte 27 of the header");
  EXPECT_EQ(errorOf(R"({"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}})", 4),
            "w.st: damaged header: '1.5' is not a whole number of 64 bits, at byte 32 of the header");
  EXPECT_EQ(errorOf(R"({"a":3})", 4), "w.st: damaged header: an object is missing at byte 5 of the header");
  EXPECT_EQ(errorOf("{\"a\":{", 0), "w.st: damaged header: a string is missing at byte 6 of the header");
  EXPECT_EQ(errorOf(R"({"__metadata__":{"a":1}})", 0),
            "w.st: damaged header: a string is missing at byte 21 of the header");
  EXPECT_EQ(errorOf("{\"\xff\":{}}", 0),
            "w.st: damaged header: a string holds a byte that is not allowed at byte 2 of the header");
}

TEST_F(Safetensors, WritesWhatItReads) {
  const float a[] = {1, 2, 3, 4, 5, 6};
  const double b[] = {7};
  OutputFile out;
  ASSERT_FALSE(OutputFile::create(folder.path("w.st"), out));
  ASSERT_FALSE(writeSafetensors(out,
                                {{"layer.\"0\"", ElementType::F32, {2, 3}, a}, {"dt", ElementType::F64, {}, b}},
                                {{"format", "pt"}}));
  EXPECT_EQ(folder.read("w.st").find("{\"__metadata__\":{\"format\":\"pt\"}"), 8u);
  SafetensorsFile file;
  Error error = SafetensorsFile::open(folder.path("w.st"), file);
  ASSERT_FALSE(error) << error.message();
  ASSERT_EQ(file.tensors().size(), 2u);
  EXPECT_EQ(file.tensors()[0].name, "layer.\"0\"");
  EXPECT_EQ(file.tensors()[0].shape, (std::vector<int64_t>{2, 3}));
  EXPECT_EQ(std::string(file.data(file.tensors()[0]), sizeof a), std::string(reinterpret_cast<const char *>(a), sizeof a));
  EXPECT_EQ(file.tensors()[1].dtype, "F64");
  EXPECT_EQ(reinterpret_cast<uintptr_t>(file.data(file.tensors()[0])) % 8, 0u);
}

} // namespace
