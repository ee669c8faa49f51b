//===- Keywords.h - Words that the language knows by their place -*- C++ -*-===//

#ifndef LDN_LIB_FRONTEND_KEYWORDS_H
#define LDN_LIB_FRONTEND_KEYWORDS_H

#include "llvm/ADT/StringRef.h"

namespace ldn::keywords {

// What items, statements and the clauses of a recipe start with.
inline constexpr llvm::StringRef items[] = {"dim", "const", "fn", "layer", "model", "variant", "train"};
inline constexpr llvm::StringRef statements[] = {"kernel", "param", "let", "var", "repeat", "input", "output"};
inline constexpr llvm::StringRef clauses[] = {"target",   "loss", "metric", "augment", "mask", "optimizer",
                                              "schedule", "clip", "batch",  "epochs",  "seed"};

/// The groups of parameters that `except (...)` can leave out.
inline constexpr llvm::StringRef groups[] = {"bias", "norm", "dt", "kernel", "embedding"};

} // namespace ldn::keywords

#endif // LDN_LIB_FRONTEND_KEYWORDS_H
