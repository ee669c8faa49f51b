#ifndef LDN_LIB_RUNTIME_PROGRAM_SUMMARY_H
#define LDN_LIB_RUNTIME_PROGRAM_SUMMARY_H

#include "Session.h"

#include <string>
#include <vector>

namespace ldn {

/// The values of one parameter at a glance.
struct Statistics {
  double min = 0, max = 0, mean = 0, deviation = 0;
};

/// What `info` is about: a model at certain open sizes, with weights or without.
struct Summary {
  const Session &session;
  std::vector<int64_t> sizes;
  std::string weights;                ///< the file; empty without
  std::vector<Statistics> statistics; ///< one per parameter; empty without weights
};

std::string summaryTable(const Summary &summary);
std::string summaryJson(const Summary &summary);

} // namespace ldn

#endif
