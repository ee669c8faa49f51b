//===- Unicode.h - The few facts about UTF-8 the lexer needs ----*- C++ -*-===//
//
// Names may be written as in the paper: `σ`, `δt`, `Δh₁`. Which characters are
// letters is a table of our own, of the scripts in use, because LLVM's support
// library has none and C's depends on the locale.
//
//===----------------------------------------------------------------------===//

#ifndef LDN_FRONTEND_UNICODE_H
#define LDN_FRONTEND_UNICODE_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>

namespace ldn::unicode {

struct CodePoint {
  uint32_t value = kInvalid;
  unsigned bytes = 0; // how many it takes; 1 if invalid, 0 at the end

  static constexpr uint32_t kInvalid = 0xFFFFFFFF;
  bool valid() const { return value != kInvalid; }
};

/// The first character of `text`, checked: no overlong forms, no surrogates,
/// nothing past U+10FFFF.
CodePoint decode(llvm::StringRef text);

/// A letter or an underscore.
bool startsName(CodePoint c);
/// A letter, digit, underscore, accent, or a raised or lowered character.
bool continuesName(CodePoint c);

} // namespace ldn::unicode

#endif // LDN_FRONTEND_UNICODE_H
