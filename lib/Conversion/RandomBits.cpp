//===- RandomBits.cpp - Random numbers without a state -----------------------===//
//
// Counters instead of a state: an element's number does not depend on the order of the computation, on tiles or on threads, and
// a derivative draws the same numbers again.
//
// Philox 4x32-10: J. Salmon, M. Moraes, R. Dror, D. Shaw: Parallel random numbers: as easy as 1, 2, 3, SC 2011.
//
//===----------------------------------------------------------------------===//

#include "RandomBits.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/BuiltinAttributes.h"

#include <cmath>

using namespace mlir;
using namespace ldn;

/// `value` in the type of `like`, i32 or a vector of them.
static Value constantLike(ImplicitLocOpBuilder &b, Value like, uint32_t value) {
  auto number = b.getI32IntegerAttr(static_cast<int32_t>(value));
  if (auto type = dyn_cast<VectorType>(like.getType()))
    return arith::ConstantOp::create(b, DenseElementsAttr::get(type, Attribute(number)));
  return arith::ConstantOp::create(b, number);
}

static Value exclusive(ImplicitLocOpBuilder &b, Value x, Value y) { return arith::XOrIOp::create(b, x, y); }

static uint32_t fnv1a(StringRef text) {
  uint32_t hash = 0x811c9dc5;
  for (unsigned char byte : text)
    hash = (hash ^ byte) * 0x01000193;
  return hash;
}

RandomBits::RandomBits(ImplicitLocOpBuilder &b, Value seed, Value step, StringRef path, double rate)
    : b(b), bound(static_cast<uint32_t>(std::ceil(std::ldexp(rate, 24)))) {
  auto half = [&](Value number, bool high) -> Value {
    if (!number)
      return arith::ConstantOp::create(b, b.getI32IntegerAttr(0));
    if (high)
      number = arith::ShRUIOp::create(b, number, arith::ConstantOp::create(b, b.getI64IntegerAttr(32)));
    return arith::TruncIOp::create(b, b.getI32Type(), number);
  };
  Value high = half(seed, true);
  key = {half(seed, false), exclusive(b, constantLike(b, high, fnv1a(path)), high)};
  this->step = half(step, false);
}

std::array<Value, 3> RandomBits::counter(ValueRange leading) {
  Value zero = constantLike(b, step, 0);
  std::array<Value, 3> words{zero, zero, step};
  for (unsigned i = 0, e = leading.size(); i < e; ++i)
    words[i] = arith::IndexCastOp::create(b, b.getI32Type(), leading[e - 1 - i]);
  return words;
}

std::array<Value, 4> RandomBits::words(Value quarter, std::array<Value, 3> counter) {
  auto spread = [&](Value word) -> Value {
    return isa<VectorType>(quarter.getType()) ? vector::BroadcastOp::create(b, quarter.getType(), word) : word;
  };
  std::array<Value, 4> words{quarter, spread(counter[0]), spread(counter[1]), spread(counter[2])};
  std::array<Value, 2> keys{spread(key[0]), spread(key[1])};
  for (int round = 0; round < 10; ++round) {
    auto even = arith::MulUIExtendedOp::create(b, words[0], constantLike(b, quarter, 0xd2511f53));
    auto odd = arith::MulUIExtendedOp::create(b, words[2], constantLike(b, quarter, 0xcd9e8d57));
    words = {exclusive(b, exclusive(b, odd.getHigh(), words[1]), keys[0]), odd.getLow(),
             exclusive(b, exclusive(b, even.getHigh(), words[3]), keys[1]), even.getLow()};
    keys = {arith::AddIOp::create(b, keys[0], constantLike(b, quarter, 0x9e3779b9)),  // the golden ratio
            arith::AddIOp::create(b, keys[1], constantLike(b, quarter, 0xbb67ae85))}; // sqrt(3) - 1
  }
  return words;
}

Value RandomBits::happens(Value word) {
  // n / 2^24 < rate, in whole numbers.
  Value upper = arith::ShRUIOp::create(b, word, constantLike(b, word, 8));
  return arith::CmpIOp::create(b, arith::CmpIPredicate::ult, upper, constantLike(b, word, bound));
}
