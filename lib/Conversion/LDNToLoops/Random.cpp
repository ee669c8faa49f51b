//===- Random.cpp - Random numbers without a state ---------------------------===//
//
// Philox 4x32-10: J. Salmon, M. Moraes, R. Dror, D. Shaw: Parallel random numbers: as easy as 1, 2, 3, SC 2011.
//
//===----------------------------------------------------------------------===//

#include "Random.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include <array>
#include <cmath>

using namespace mlir;
using namespace ldn;

namespace {
struct Words {
  LoopBuilder &b;
  Type type = b.getI32Type();

  Value constant(uint32_t value) { return arith::ConstantIntOp::create(b, type, static_cast<int32_t>(value)); }
  Value exclusive(Value x, Value y) { return arith::XOrIOp::create(b, x, y); }
  Value plus(Value x, uint32_t y) { return arith::AddIOp::create(b, x, constant(y)); }
  /// The low or the high half of an i64; 0 of none.
  Value half(Value number, bool high) {
    if (!number)
      return constant(0);
    if (high)
      number = arith::ShRUIOp::create(b, number, arith::ConstantIntOp::create(b, b.getI64Type(), 32));
    return arith::TruncIOp::create(b, type, number);
  }
  Value ofIndex(Value index) { return arith::IndexCastOp::create(b, type, index); }
};
} // namespace

static uint32_t fnv1a(llvm::StringRef text) {
  uint32_t hash = 0x811c9dc5;
  for (unsigned char byte : text)
    hash = (hash ^ byte) * 0x01000193;
  return hash;
}

static std::array<Value, 4> philox(Words &w, std::array<Value, 4> counter, std::array<Value, 2> key) {
  for (int round = 0; round < 10; ++round) {
    auto a = arith::MulUIExtendedOp::create(w.b, counter[0], w.constant(0xd2511f53));
    auto c = arith::MulUIExtendedOp::create(w.b, counter[2], w.constant(0xcd9e8d57));
    counter = {w.exclusive(w.exclusive(c.getHigh(), counter[1]), key[0]), c.getLow(),
               w.exclusive(w.exclusive(a.getHigh(), counter[3]), key[1]), a.getLow()};
    key = {w.plus(key[0], 0x9e3779b9), w.plus(key[1], 0xbb67ae85)};
  }
  return counter;
}

Value ldn::happens(LoopBuilder &b, Value seed, Value step, llvm::StringRef path, ValueRange at, double rate) {
  Words w{b};
  std::array<Value, 4> counter{w.constant(0), w.constant(0), w.constant(0), w.half(step, /*high=*/false)};
  counter[0] = w.ofIndex(b.div(at.back(), b.index(4)));
  for (unsigned i = 1; i < at.size(); ++i)
    counter[i] = w.ofIndex(at[at.size() - 1 - i]);
  Value pathKey = w.exclusive(w.constant(fnv1a(path)), w.half(seed, /*high=*/true));
  auto words = philox(w, counter, {w.half(seed, /*high=*/false), pathKey});
  Value which = b.rem(at.back(), b.index(4)), word = words[3];
  for (int i = 2; i >= 0; --i)
    word = b.select(b.equal(which, b.index(i)), words[i], word);
  // n / 2^24 < rate, in whole numbers.
  Value upper = arith::ShRUIOp::create(b, word, w.constant(8));
  Value bound = w.constant(static_cast<uint32_t>(std::ceil(std::ldexp(rate, 24))));
  return arith::CmpIOp::create(b, arith::CmpIPredicate::ult, upper, bound);
}
