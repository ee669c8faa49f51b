#include "ElementType.h"

#include "Error.h"

#include <bit>
#include <cinttypes>
#include <cmath>
#include <cstring>
#include <limits>
#include <type_traits>

namespace {

using ldn::ElementType;

struct Traits {
  const char *name;
  int8_t bytes;
  bool isFloat;
};

// In the order of the enumeration.
constexpr Traits kTraits[] = {{"u8", 1, false},  {"i8", 1, false},  {"u16", 2, false}, {"i16", 2, false},
                              {"u32", 4, false}, {"i32", 4, false}, {"u64", 8, false}, {"i64", 8, false},
                              {"f16", 2, true},  {"bf16", 2, true}, {"f32", 4, true},  {"f64", 8, true}};

const Traits &traits(ElementType type) { return kTraits[static_cast<int>(type)]; }

/// The two short float formats as they lie in memory.
struct Half {
  uint16_t bits;
};
struct Bfloat {
  uint16_t bits;
};

template <typename T>
T loadAs(const void *source, bool swapped) {
  unsigned char bytes[sizeof(T)];
  std::memcpy(bytes, source, sizeof(T));
  if (swapped)
    for (size_t i = 0; i < sizeof(T) / 2; ++i)
      std::swap(bytes[i], bytes[sizeof(T) - 1 - i]);
  T value;
  std::memcpy(&value, bytes, sizeof(T));
  return value;
}

double widen(Half half) {
  int exponent = (half.bits >> 10) & 31, fraction = half.bits & 1023;
  double value = exponent == 31 ? (fraction ? NAN : INFINITY)
                 : exponent == 0 ? std::ldexp(fraction, -24)
                                 : std::ldexp(1024 + fraction, exponent - 25);
  return half.bits & 0x8000 ? -value : value;
}
double widen(Bfloat value) { return std::bit_cast<float>(static_cast<uint32_t>(value.bits) << 16); }
double widen(float value) { return value; }
double widen(double value) { return value; }
template <typename T>
  requires std::is_integral_v<T>
T widen(T value) {
  return value;
}

/// Whether `value` is representable, up to rounding, as To.
template <typename To, typename Wide>
bool fits(Wide value) {
  if constexpr (std::is_same_v<To, double> || std::is_same_v<To, uint8_t>)
    return true;
  else if constexpr (std::is_same_v<To, float>)
    return !std::isfinite(value) || std::isfinite(static_cast<float>(value));
  else if constexpr (std::is_unsigned_v<Wide>)
    return value <= static_cast<uint64_t>(std::numeric_limits<To>::max());
  else
    return value >= std::numeric_limits<To>::min() && value <= std::numeric_limits<To>::max();
}

template <typename From, typename To>
int64_t convertValues(const char *source, bool swapped, int64_t stride, char *target, int64_t count) {
  if constexpr (std::is_same_v<From, To>)
    if (!swapped && stride == sizeof(From)) {
      std::memcpy(target, source, count * sizeof(From));
      return count;
    }
  for (int64_t i = 0; i < count; ++i) {
    auto value = widen(loadAs<From>(source + i * stride, swapped));
    if (!fits<To>(value))
      return i;
    To narrow = static_cast<To>(value);
    std::memcpy(target + i * sizeof(To), &narrow, sizeof(To));
  }
  return count;
}

template <typename To>
int64_t convertFloats(ElementType from, const char *source, bool swapped, int64_t stride, char *target,
                      int64_t count) {
  switch (from) {
  case ElementType::F16:
    return convertValues<Half, To>(source, swapped, stride, target, count);
  case ElementType::BF16:
    return convertValues<Bfloat, To>(source, swapped, stride, target, count);
  case ElementType::F32:
    return convertValues<float, To>(source, swapped, stride, target, count);
  default:
    return convertValues<double, To>(source, swapped, stride, target, count);
  }
}

/// Calls visit with a value of the C++ type of a whole-number format.
template <typename Visitor>
auto withInteger(ElementType type, Visitor visit) {
  switch (type) {
  case ElementType::U8:
    return visit(uint8_t());
  case ElementType::I8:
    return visit(int8_t());
  case ElementType::U16:
    return visit(uint16_t());
  case ElementType::I16:
    return visit(int16_t());
  case ElementType::U32:
    return visit(uint32_t());
  case ElementType::I32:
    return visit(int32_t());
  case ElementType::U64:
    return visit(uint64_t());
  default:
    return visit(int64_t());
  }
}

template <typename T>
std::optional<int64_t> findNaNAs(const T *values, int64_t count) {
  for (int64_t i = 0; i < count; ++i)
    if (values[i] != values[i])
      return i;
  return std::nullopt;
}

} // namespace

namespace ldn {

int64_t byteSize(ElementType type) { return traits(type).bytes; }
bool isFloat(ElementType type) { return traits(type).isFloat; }
const char *name(ElementType type) { return traits(type).name; }

bool isConvertible(ElementType from, ElementType to) {
  if (to == ElementType::U8)
    return from == ElementType::U8;
  return isFloat(from) == isFloat(to);
}

int64_t convert(ElementType from, bool swapped, const void *source, int64_t stride, ElementType to, void *target,
                int64_t count) {
  auto *in = static_cast<const char *>(source);
  auto *out = static_cast<char *>(target);
  switch (to) {
  case ElementType::F32:
    return convertFloats<float>(from, in, swapped, stride, out, count);
  case ElementType::F64:
    return convertFloats<double>(from, in, swapped, stride, out, count);
  case ElementType::U8:
    return convertValues<uint8_t, uint8_t>(in, false, stride, out, count);
  default:
    return withInteger(from, [&](auto value) {
      return convertValues<decltype(value), int32_t>(in, swapped, stride, out, count);
    });
  }
}

std::string valueText(ElementType type, bool swapped, const void *source) {
  if (isFloat(type)) {
    double value;
    convert(type, swapped, source, 0, ElementType::F64, &value, 1);
    return format("%g", value);
  }
  return withInteger(type, [&](auto zero) {
    auto value = loadAs<decltype(zero)>(source, swapped);
    if constexpr (std::is_unsigned_v<decltype(value)>)
      return format("%" PRIu64, static_cast<uint64_t>(value));
    else
      return format("%" PRId64, static_cast<int64_t>(value));
  });
}

std::optional<int64_t> findNaN(ElementType type, const void *values, int64_t count) {
  return type == ElementType::F64 ? findNaNAs(static_cast<const double *>(values), count)
                                  : findNaNAs(static_cast<const float *>(values), count);
}

} // namespace ldn
