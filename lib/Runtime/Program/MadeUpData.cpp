#include "MadeUpData.h"

#include "Philox.h"

namespace ldn {

namespace {

void fill(const Argument &argument, uint64_t seed, int64_t count, char *target) {
  RandomStream random(seed, argument.name);
  for (int64_t i = 0; i < count; ++i) {
    uint64_t bits = random.bits(i);
    uint64_t whole = argument.below > 0 ? bits % argument.below : argument.type == ElementType::U8 ? bits % 256 : 0;
    switch (argument.type) {
    case ElementType::U8:
      reinterpret_cast<uint8_t *>(target)[i] = static_cast<uint8_t>(whole);
      break;
    case ElementType::I32:
      reinterpret_cast<int32_t *>(target)[i] = static_cast<int32_t>(whole);
      break;
    case ElementType::F32:
      reinterpret_cast<float *>(target)[i] = static_cast<float>(2 * random.unit(i) - 1);
      break;
    default:
      reinterpret_cast<double *>(target)[i] = 2 * random.unit(i) - 1;
      break;
    }
  }
}

} // namespace

void fillMadeUp(const EntryInfo &entry, const std::vector<int64_t> &sizes, uint64_t seed,
                const ArgumentBuffers &arguments) {
  for (size_t i = 0; i < entry.arguments.size(); ++i) {
    const Argument &argument = entry.arguments[i];
    if (argument.isGiven())
      fill(argument, seed, bytesAt(argument, sizes) / byteSize(argument.type), arguments[i]);
  }
}

} // namespace ldn
