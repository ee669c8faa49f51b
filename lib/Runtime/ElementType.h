#ifndef LDN_LIB_RUNTIME_ELEMENTTYPE_H
#define LDN_LIB_RUNTIME_ELEMENTTYPE_H

#include <cstdint>
#include <optional>
#include <string>

namespace ldn {

/// The number formats of files. Models themselves use U8, I32, F32 and F64 only.
enum class ElementType : uint8_t { U8, I8, U16, I16, U32, I32, U64, I64, F16, BF16, F32, F64 };

int64_t byteSize(ElementType type);
bool isFloat(ElementType type);

/// "f32", as users read it and as the metadata spell it.
const char *name(ElementType type);

/// Whether values of `from` can stand where a model wants `to`: floats for floats, whole numbers for i32, u8 for u8.
bool isConvertible(ElementType from, ElementType to);

/// Converts `count` values that lie `stride` bytes apart (and may be of the other byte order) into dense ones. Both
/// pointers may be unaligned. Answers the number of values that were converted: less than `count` when the next one
/// does not fit (a whole number outside i32; a finite f64 that is infinite as f32).
int64_t convert(ElementType from, bool swapped, const void *source, int64_t stride, ElementType to, void *target,
                int64_t count);

/// One value in decimal, for messages.
std::string valueText(ElementType type, bool swapped, const void *source);

/// The first of `count` values (of F32 or F64, native byte order) that is not a number.
std::optional<int64_t> findNaN(ElementType type, const void *values, int64_t count);

} // namespace ldn

#endif
