#include "Npy.h"

#include "TemporaryFolder.h"

#include <gtest/gtest.h>

namespace {

using namespace ldn;

/// A file of version 1.0 with the given header, as NumPy lays it out.
std::string npy(const std::string &header, const std::string &data) {
  std::string text = header + "\n";
  std::string length = {static_cast<char>(text.size() & 255), static_cast<char>(text.size() >> 8)};
  return std::string("\x93NUMPY\1\0", 8) + length + text + data;
}

template <typename T>
std::string bytesOf(std::vector<T> values) {
  return {reinterpret_cast<char *>(values.data()), values.size() * sizeof(T)};
}

class Npy : public testing::Test {
protected:
  std::string errorOf(const std::string &content) {
    NpyFile file;
    return folder.without(NpyFile::open(folder.write("x.npy", content), file).message());
  }

  template <typename T>
  std::vector<T> read(const std::string &content, ElementType type, int64_t first, int64_t count, int64_t elements) {
    NpyFile file;
    Error error = NpyFile::open(folder.write("x.npy", content), file);
    EXPECT_FALSE(error) << error.message();
    std::vector<T> values(elements);
    error = file.read(first, count, type, values.data());
    EXPECT_FALSE(error) << error.message();
    return values;
  }

  TemporaryFolder folder;
};

TEST_F(Npy, ReadsRowMajor) {
  std::string file = npy("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }",
                         bytesOf<float>({0, 1, 2, 3, 4, 5}));
  EXPECT_EQ(read<float>(file, ElementType::F32, 0, 2, 6), (std::vector<float>{0, 1, 2, 3, 4, 5}));
  EXPECT_EQ(read<double>(file, ElementType::F64, 1, 1, 3), (std::vector<double>{3, 4, 5}));
}

TEST_F(Npy, ReadsColumnMajor) {
  // a[i][j][k] = 100 i + 10 j + k, in column-major order
  std::vector<int32_t> data;
  for (int k = 0; k < 4; ++k)
    for (int j = 0; j < 3; ++j)
      for (int i = 0; i < 2; ++i)
        data.push_back(100 * i + 10 * j + k);
  std::string file = npy("{'descr': '<i4', 'fortran_order': True, 'shape': (2, 3, 4), }", bytesOf(data));
  EXPECT_EQ(read<int32_t>(file, ElementType::I32, 1, 1, 12),
            (std::vector<int32_t>{100, 101, 102, 103, 110, 111, 112, 113, 120, 121, 122, 123}));
  std::string one = npy("{'descr': '<i4', 'fortran_order': True, 'shape': (3,), }", bytesOf<int32_t>({5, 6, 7}));
  EXPECT_EQ(read<int32_t>(one, ElementType::I32, 1, 2, 2), (std::vector<int32_t>{6, 7}));
}

TEST_F(Npy, ReadsBigEndianAndWideIntegers) {
  EXPECT_EQ(read<float>(npy("{'descr': '>f4', 'fortran_order': False, 'shape': (1,)}", {"\x3f\x80\0\0", 4}),
                        ElementType::F32, 0, 1, 1),
            (std::vector<float>{1}));
  EXPECT_EQ(read<int32_t>(npy("{'descr': '<i8', 'fortran_order': False, 'shape': (2L,)}", bytesOf<int64_t>({-1, 9})),
                          ElementType::I32, 0, 2, 2),
            (std::vector<int32_t>{-1, 9}));
  EXPECT_EQ(read<double>(npy("{'descr': '<f2', 'fortran_order': False, 'shape': ()}", {"\0\x3c", 2}),
                         ElementType::F64, 0, 1, 1),
            (std::vector<double>{1}));
}

TEST_F(Npy, ReadsLaterVersions) {
  std::string header = "{\"descr\": \"|u1\", \"fortran_order\": False, \"shape\": (1,)}\n";
  std::string length = {static_cast<char>(header.size()), 0, 0, 0};
  for (char major : {'\2', '\3'})
    EXPECT_EQ(read<uint8_t>(std::string("\x93NUMPY") + major + '\0' + length + header + '\7', ElementType::U8, 0, 1, 1),
              (std::vector<uint8_t>{7}));
}

TEST_F(Npy, ValuesThatDoNotFit) {
  NpyFile file;
  ASSERT_FALSE(NpyFile::open(folder.write("x.npy", npy("{'descr': '<i8', 'fortran_order': True, 'shape': (2, 2)}",
                                                       bytesOf<int64_t>({1, 2, INT64_C(1) << 40, 4}))),
                             file));
  int32_t values[4];
  EXPECT_EQ(folder.without(file.read(0, 2, ElementType::I32, values).message()),
            "x.npy: the value 1099511627776 at [0, 1] does not fit i32");
}

TEST_F(Npy, FilesOfAnotherKind) {
  EXPECT_EQ(errorOf(""), "x.npy: the file is empty");
  EXPECT_EQ(errorOf("hello, world"), "x.npy: not a .npy file");
  EXPECT_EQ(errorOf(std::string("\x93NUMPY", 6)), "x.npy: not a .npy file");
  EXPECT_EQ(errorOf("PK\3\4 and so on"),
            "x.npy: this is an archive of arrays (.npz), and a single array (.npy) is wanted");
  EXPECT_EQ(errorOf(std::string("\x93NUMPY\4\0\0\0", 10)),
            "x.npy: version 4.0 of the .npy format is not known (1.0, 2.0 and 3.0 are)");
  EXPECT_EQ(errorOf(std::string("\x93NUMPY\1\7\0\0", 10)),
            "x.npy: version 1.7 of the .npy format is not known (1.0, 2.0 and 3.0 are)");
  NpyFile file;
  EXPECT_EQ(folder.without(NpyFile::open(folder.path("none.npy"), file).message()),
            "none.npy: cannot be read: No such file or directory");
  EXPECT_EQ(folder.without(NpyFile::open(folder.path("."), file).message()), ".: cannot be read: Is a directory");
}

TEST_F(Npy, HeadersThatLie) {
  auto withHeader = [&](const std::string &header, const std::string &data = "") {
    return errorOf(npy(header, data));
  };
  EXPECT_EQ(errorOf(std::string("\x93NUMPY\1\0\xff\xff{}", 12)),
            "x.npy: truncated: the header is said to have 65535 bytes, and the file has 12 in all");
  EXPECT_EQ(errorOf(std::string("\x93NUMPY\2\0\xff\xff\xff\xff{}", 14)),
            "x.npy: truncated: the header is said to have 4294967295 bytes, and the file has 14 in all");
  EXPECT_EQ(errorOf(std::string("\x93NUMPY\2\0\1\0", 10)),
            "x.npy: truncated: the header is said to have 0 bytes, and the file has 10 in all");
  EXPECT_EQ(withHeader("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }", std::string(23, 'x')),
            "x.npy: truncated: shape [2, 3] of dtype <f4 takes 24 bytes, and the file holds 23");
  EXPECT_EQ(withHeader("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }", std::string(25, 'x')),
            "x.npy: damaged: shape [2, 3] of dtype <f4 takes 24 bytes, and the file holds 25");
  EXPECT_EQ(withHeader("{'descr': '<f4', 'fortran_order': False, 'shape': (4611686018427387904, 2), }"),
            "x.npy: damaged header: shape [4611686018427387904, 2] is larger than any file");
  EXPECT_EQ(withHeader("{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999,), }"),
            "x.npy: damaged header: 'shape' holds a number that is too large");
  EXPECT_EQ(withHeader("{'descr': '<f4', 'fortran_order': False, 'shape': (-1, 2), }"),
            "x.npy: damaged header: 'shape' holds the negative number -1");
  EXPECT_EQ(withHeader("{'descr': '<f4', 'fortran_order': False, 'shape': (2.5,), }"),
            "x.npy: damaged header: ',' is missing");
  EXPECT_EQ(withHeader("{'descr': '<f4', 'fortran_order': False, 'shape': (None,), }"),
            "x.npy: damaged header: 'shape' holds something that is no whole number");
  EXPECT_EQ(withHeader("{'descr': '<f4', 'fortran_order': False, 'shape': 3, }"),
            "x.npy: damaged header: 'shape' is not a tuple");
  EXPECT_EQ(withHeader("{'descr': '<f4', 'fortran_order': False, 'shape': (3"), "x.npy: damaged header: ',' is missing");
  EXPECT_EQ(withHeader("{'descr': '<f4', 'fortran_order': False}"), "x.npy: damaged header: 'shape' is missing");
  EXPECT_EQ(withHeader("{'descr': '<f4', 'fortran_order': 0, 'shape': ()}"),
            "x.npy: damaged header: 'fortran_order' is neither True nor False");
  EXPECT_EQ(withHeader("{'descr': '<f4', 'extra': 1}"), "x.npy: damaged header: 'extra' is not known");
  EXPECT_EQ(withHeader("{'descr': '<f4"), "x.npy: damaged header: a string is cut off");
  EXPECT_EQ(withHeader("garbage"), "x.npy: damaged header: '{' is missing");
  EXPECT_EQ(withHeader("{'descr': '<f4', 'fortran_order': False, 'shape': (0,)} tail"),
            "x.npy: damaged header: something follows the dictionary");
}

TEST_F(Npy, DtypesThatNoModelTakes) {
  auto withType = [&](const std::string &descr) {
    return errorOf(npy("{'descr': " + descr + ", 'fortran_order': False, 'shape': (0,)}", ""));
  };
  for (std::string descr : {"|O", "|b1", "<c8", "<U5", "<f16", "<M8[ns]", "", "f", "<"})
    EXPECT_EQ(withType("'" + descr + "'"), "x.npy: damaged header: dtype '" + descr +
                                               "' is not supported (u1, i4, f4, f8 and their kin are)");
  EXPECT_EQ(withType("[('a', '<f4')]"), "x.npy: damaged header: records of several fields are not supported");
}

TEST_F(Npy, WritesWhatItReads) {
  for (std::vector<int64_t> shape : {std::vector<int64_t>{}, {3}, {2, 0}, {2, 3, 1}}) {
    std::vector<double> values = {1, 2, 3, 4, 5, 6};
    int64_t count = 1;
    for (int64_t size : shape)
      count *= size;
    values.resize(count);
    NpyWriter writer;
    ASSERT_FALSE(NpyWriter::create(folder.path("y.npy"), ElementType::F64, shape, writer));
    ASSERT_FALSE(writer.append(values.data(), values.size() * 8));
    ASSERT_FALSE(writer.commit());
    EXPECT_EQ((folder.read("y.npy").size() - values.size() * 8) % 64, 0u);
    NpyFile file;
    Error error = NpyFile::open(folder.path("y.npy"), file);
    ASSERT_FALSE(error) << error.message();
    EXPECT_EQ(file.shape(), shape);
    std::vector<double> again(values.size());
    ASSERT_FALSE(file.read(0, shape.empty() ? 1 : shape[0], ElementType::F64, again.data()));
    EXPECT_EQ(again, values);
  }
}

} // namespace
