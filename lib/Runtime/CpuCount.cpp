#include "CpuCount.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <sched.h>
#include <string>

namespace {

/// The whole of a small file, without the newline at its end; empty where it cannot be read.
std::string readLine(const std::string &path) {
  char buffer[512];
  std::string line;
  if (FILE *file = std::fopen(path.c_str(), "re")) {
    if (std::fgets(buffer, sizeof buffer, file))
      line.assign(buffer, std::strcspn(buffer, "\n"));
    std::fclose(file);
  }
  return line;
}

int64_t cpusInMask() {
  // The kernel refuses a set that is smaller than its own; machines have at most some thousand CPUs.
  for (int bits = 1024; bits <= (1 << 20); bits *= 4) {
    cpu_set_t *set = CPU_ALLOC(bits);
    if (!set)
      break;
    size_t bytes = CPU_ALLOC_SIZE(bits);
    bool known = sched_getaffinity(0, bytes, set) == 0;
    int64_t count = known ? CPU_COUNT_S(bytes, set) : 0;
    CPU_FREE(set);
    if (known)
      return std::max<int64_t>(count, 1);
  }
  return 1;
}

/// Whole CPUs for `quota` microseconds in every `period`, rounded up; 0 where there is no limit.
int64_t cpusOfQuota(double quota, double period) {
  if (quota <= 0 || period <= 0)
    return 0;
  return static_cast<int64_t>((quota + period - 1) / period);
}

/// Calls visit(folder) for the control group `path` under `mount` and for all its parents.
template <typename Visitor>
void forEachGroup(const std::string &mount, std::string path, Visitor visit) {
  for (;;) {
    while (!path.empty() && path.back() == '/')
      path.pop_back();
    visit(mount + path);
    if (path.empty())
      return;
    path.erase(path.rfind('/'));
  }
}

/// The tightest limit of the process's control groups (version 2 and version 1); 0 where there is none.
int64_t cpusOfControlGroups() {
  int64_t limit = 0;
  auto lower = [&](int64_t cpus) {
    if (cpus > 0)
      limit = limit == 0 ? cpus : std::min(limit, cpus);
  };
  FILE *file = std::fopen("/proc/self/cgroup", "re");
  if (!file)
    return 0;
  char line[4096];
  while (std::fgets(line, sizeof line, file)) { // hierarchy:controllers:path
    line[std::strcspn(line, "\n")] = 0;
    char *controllers = std::strchr(line, ':');
    char *path = controllers ? std::strchr(controllers + 1, ':') : nullptr;
    if (!path)
      continue;
    *path++ = 0;
    std::string names = std::string(",") + (controllers + 1) + ",";
    if (names == ",,")
      forEachGroup("/sys/fs/cgroup", path, [&](const std::string &group) {
        double quota = 0, period = 0; // "max 100000" has no limit and scans as none
        if (std::sscanf(readLine(group + "/cpu.max").c_str(), "%lf %lf", &quota, &period) == 2)
          lower(cpusOfQuota(quota, period));
      });
    else if (names.find(",cpu,") != std::string::npos)
      forEachGroup("/sys/fs/cgroup/cpu", path, [&](const std::string &group) {
        lower(cpusOfQuota(std::atof(readLine(group + "/cpu.cfs_quota_us").c_str()),
                          std::atof(readLine(group + "/cpu.cfs_period_us").c_str())));
      });
  }
  std::fclose(file);
  return limit;
}

} // namespace

int64_t ldn::availableCpus() {
  int64_t cpus = cpusInMask();
  if (int64_t limit = cpusOfControlGroups())
    cpus = std::min(cpus, limit);
  return cpus;
}
