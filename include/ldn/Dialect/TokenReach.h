//===- TokenReach.h - Which tokens a result needs ---------------------------===//
#ifndef LDN_DIALECT_TOKENREACH_H
#define LDN_DIALECT_TOKENREACH_H

#include <cstdint>

namespace ldn {

/// How the tokens of an operand that are needed depend on the token of a result.
class TokenReach {
public:
  /// The operand does not vary with the token: a parameter, used whole.
  static TokenReach parameter() { return {Kind::Parameter, 0, 0}; }
  /// Token t needs token t.
  static TokenReach local() { return {Kind::Window, 0, 0}; }
  /// Token t needs the tokens from t - before to t + after that exist.
  static TokenReach window(int64_t before, int64_t after) {
    return {Kind::Window, before, after};
  }
  /// Every token needs the whole sequence.
  static TokenReach all() { return {Kind::All, 0, 0}; }

  bool isParameter() const { return kind == Kind::Parameter; }
  bool isAll() const { return kind == Kind::All; }
  bool isWindow() const { return kind == Kind::Window; }
  bool isLocal() const { return isWindow() && before == 0 && after == 0; }

  int64_t getBefore() const { return before; }
  int64_t getAfter() const { return after; }

private:
  enum class Kind { Parameter, Window, All };
  TokenReach(Kind kind, int64_t before, int64_t after)
      : kind(kind), before(before), after(after) {}

  Kind kind;
  int64_t before, after;
};

} // namespace ldn

#endif // LDN_DIALECT_TOKENREACH_H
