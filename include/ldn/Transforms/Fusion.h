//===- Fusion.h - What the optimised lowering fuses --------------------------===//
#ifndef LDN_TRANSFORMS_FUSION_H
#define LDN_TRANSFORMS_FUSION_H

#include "llvm/ADT/StringRef.h"

#include <optional>
#include <string>

namespace ldn {

/// The kinds of fusion, each by itself; the last three act on operations that share a pass, so that they need `tokens`.
struct Fusion {
  bool maps = true;   // element-wise functions become part of the function that uses them
  bool tokens = true; // operations share a pass over the tokens: what one makes of a tile is in cache for the next
  bool sums = true;   // sums over the tokens (attention states, means) in the pass that makes what they sum
  bool windows =
      true; // convolutions in the pass that makes what they read; its rows at the edge of a tile are made twice
  bool steps = true; // the same for diffusions: sub-steps are blocked in time

  /// "all", "none", or kinds with commas between them; `-` before a kind takes it out of `all`: "maps,tokens",
  /// "all,-steps". Nothing for any other text.
  static std::optional<Fusion> parse(llvm::StringRef text);
  /// The texts that `parse` takes, for messages.
  static std::string choices();
};

} // namespace ldn

#endif // LDN_TRANSFORMS_FUSION_H
