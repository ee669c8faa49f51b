#include "OutputFile.h"

#include "TemporaryFolder.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace {

using namespace ldn;

class OutputFiles : public testing::Test {
protected:
  std::string errorOf(const std::string &name) {
    OutputFile file;
    return folder.without(OutputFile::create(folder.path(name), file).message());
  }
  TemporaryFolder folder;
};

TEST_F(OutputFiles, AppearAsAWholeWhenCommitted) {
  folder.write("y", "old");
  OutputFile file;
  ASSERT_FALSE(OutputFile::create(folder.path("y"), file));
  ASSERT_FALSE(file.write("new and longer", 14));
  EXPECT_EQ(folder.read("y"), "old");
  EXPECT_EQ(folder.names().size(), 2u);
  ASSERT_FALSE(file.commit());
  EXPECT_EQ(folder.read("y"), "new and longer");
  EXPECT_EQ(folder.names(), (std::vector<std::string>{"y"}));
}

TEST_F(OutputFiles, LeaveNothingBehindWithoutCommit) {
  {
    OutputFile file;
    ASSERT_FALSE(OutputFile::create(folder.path("y"), file));
    ASSERT_FALSE(file.write("half", 4));
  }
  EXPECT_TRUE(folder.names().empty());
}

TEST_F(OutputFiles, AreRemovedByASignalHandler) {
  OutputFile first, second;
  ASSERT_FALSE(OutputFile::create(folder.path("y"), first));
  ASSERT_FALSE(OutputFile::create(folder.path("y"), second)); // the same name again is no conflict
  EXPECT_EQ(folder.names().size(), 2u);
  removeUnfinishedFiles();
  EXPECT_TRUE(folder.names().empty());
}

TEST_F(OutputFiles, FollowSymbolicLinks) {
  folder.write("real", "old");
  ASSERT_EQ(symlink("real", folder.path("link").c_str()), 0);
  OutputFile file;
  ASSERT_FALSE(OutputFile::create(folder.path("link"), file));
  ASSERT_FALSE(file.write("new", 3));
  ASSERT_FALSE(file.commit());
  EXPECT_EQ(folder.read("real"), "new");
  struct stat status;
  ASSERT_EQ(lstat(folder.path("link").c_str(), &status), 0);
  EXPECT_TRUE(S_ISLNK(status.st_mode));
}

TEST_F(OutputFiles, WritePipesDirectly) {
  ASSERT_EQ(mkfifo(folder.path("pipe").c_str(), 0600), 0);
  std::string received;
  std::thread reader([&] { received = folder.read("pipe"); });
  OutputFile file;
  ASSERT_FALSE(OutputFile::create(folder.path("pipe"), file));
  ASSERT_FALSE(file.write("bytes", 5));
  ASSERT_FALSE(file.commit());
  reader.join();
  EXPECT_EQ(received, "bytes");
}

TEST_F(OutputFiles, ReportWhatCannotBeWritten) {
  EXPECT_EQ(errorOf("no/such/y"), "no/such/y: cannot be written: No such file or directory");
  EXPECT_EQ(errorOf("."), ".: cannot be written: Is a directory");
  EXPECT_EQ(errorOf("new/"), "new/: cannot be written: Is a directory");
  folder.write("plain", "");
  EXPECT_EQ(errorOf("plain/y"), "plain/y: cannot be written: Not a directory");
  OutputFile full;
  ASSERT_FALSE(OutputFile::create("/dev/full", full));
  EXPECT_EQ(full.write("x", 1).message(), "/dev/full: cannot be written: No space left on device");
}

TEST_F(OutputFiles, LongNames) {
  std::string longest(255, 'n');
  OutputFile file;
  Error error = OutputFile::create(folder.path(longest), file);
  ASSERT_FALSE(error) << error.message();
  ASSERT_FALSE(file.commit());
  EXPECT_EQ(folder.names(), (std::vector<std::string>{longest}));
  EXPECT_EQ(errorOf(longest + "n"), longest + "n: cannot be written: File name too long");
}

} // namespace
