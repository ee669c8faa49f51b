#include "Training/Augment.h"

#include "Philox.h"
#include "Text.h"

#include <algorithm>
#include <cstring>

namespace ldn {

namespace {

/// One picture: `channels` planes of [height, width] elements.
struct Picture {
  char *data;
  int64_t channels, height, width, elementBytes;

  char *row(int64_t channel, int64_t y) const { return data + (channel * height + y) * width * elementBytes; }
};

/// Copies `source` moved: row y and column x get what was at (y + down, x + right), or zero outside.
void copyMoved(const Picture &source, int64_t down, int64_t right, const Picture &target) {
  int64_t begin = std::max<int64_t>(0, -right), end = std::min(source.width, source.width - right);
  int64_t rowBytes = source.width * source.elementBytes;
  for (int64_t channel = 0; channel < source.channels; ++channel)
    for (int64_t y = 0; y < source.height; ++y) {
      char *row = target.row(channel, y);
      std::memset(row, 0, rowBytes);
      if (y + down >= 0 && y + down < source.height && begin < end)
        std::memcpy(row + begin * source.elementBytes,
                    source.row(channel, y + down) + (begin + right) * source.elementBytes,
                    (end - begin) * source.elementBytes);
    }
}

void flipHorizontally(const Picture &picture) {
  int64_t bytes = picture.elementBytes;
  for (int64_t channel = 0; channel < picture.channels; ++channel)
    for (int64_t y = 0; y < picture.height; ++y) {
      char *row = picture.row(channel, y);
      for (int64_t left = 0, right = picture.width - 1; left < right; ++left, --right)
        std::swap_ranges(row + left * bytes, row + (left + 1) * bytes, row + right * bytes);
    }
}

void flipVertically(const Picture &picture) {
  int64_t rowBytes = picture.width * picture.elementBytes;
  for (int64_t channel = 0; channel < picture.channels; ++channel)
    for (int64_t top = 0, bottom = picture.height - 1; top < bottom; ++top, --bottom)
      std::swap_ranges(picture.row(channel, top), picture.row(channel, top) + rowBytes, picture.row(channel, bottom));
}

void augment(const Picture &picture, const Augmentation &step, uint64_t random, std::vector<char> &scratch) {
  if (step.kind == Augmentation::RandomCrop) {
    auto positions = static_cast<uint64_t>(2 * step.padding + 1);
    int64_t down = static_cast<int64_t>((random >> 32) * positions >> 32) - step.padding;
    int64_t right = static_cast<int64_t>((random & 0xffffffff) * positions >> 32) - step.padding;
    scratch.assign(picture.data,
                   picture.data + picture.channels * picture.height * picture.width * picture.elementBytes);
    Picture copy = picture;
    copy.data = scratch.data();
    copyMoved(copy, down, right, picture);
  } else if (random >> 63 != 0) {
    step.kind == Augmentation::FlipHorizontal ? flipHorizontally(picture) : flipVertically(picture);
  }
}

} // namespace

Error Augmenter::open(const Metadata &info, const EntryInfo &called, const std::vector<InputAugmentations> &wanted) {
  metadata = &info;
  entry = &called;
  inputs.clear();
  for (const InputAugmentations &input : wanted) {
    size_t i = 0;
    while (i < called.arguments.size() && called.arguments[i].name != input.input)
      ++i;
    if (i == called.arguments.size())
      return internalError("the recipe augments '%s', which is no input", input.input.c_str());
    const Argument &argument = called.arguments[i];
    if (argument.shape.size() < (info.leadsWithBatch(argument) ? 3u : 2u))
      return userError("input '%s' is %s, and only pictures, of a height and a width at least, can be augmented",
                       input.input.c_str(), info.typeText(argument).c_str());
    inputs.push_back({i, input.steps});
  }
  return {};
}

void Augmenter::apply(uint64_t seed, int64_t step, const std::vector<int64_t> &sizes, void *const *arguments) const {
  std::vector<char> scratch;
  for (const Input &input : inputs) {
    const Argument &argument = entry->arguments[input.argument];
    std::vector<int64_t> shape = shapeAt(argument, sizes);
    int64_t samples = 1;
    if (metadata->leadsWithBatch(argument)) {
      samples = shape[0];
      shape.erase(shape.begin());
    }
    int64_t width = shape.back(), height = shape[shape.size() - 2];
    int64_t pixels = product(shape), bytes = byteSize(argument.type);
    for (size_t k = 0; pixels > 0 && k < input.steps.size(); ++k) {
      RandomStream random(seed, "augment." + argument.name + "." + std::to_string(k), step);
      for (int64_t s = 0; s < samples; ++s) {
        char *data = static_cast<char *>(arguments[input.argument]) + s * pixels * bytes;
        augment({data, pixels / (height * width), height, width, bytes}, input.steps[k], random.bits(s), scratch);
      }
    }
  }
}

} // namespace ldn
