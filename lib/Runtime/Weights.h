#ifndef LDN_LIB_RUNTIME_WEIGHTS_H
#define LDN_LIB_RUNTIME_WEIGHTS_H

#include "Metadata.h"
#include "OutputFile.h"

#include <cstdint>
#include <functional>
#include <string>

namespace ldn {

/// Is told how many bytes of parameters are done.
using ByteCounter = std::function<void(int64_t)>;

/// Fills the arena with the parameters' initial values, which depend on nothing but the seed and the paths (Philox.h).
void initializeWeights(const Metadata &metadata, uint64_t seed, char *arena, const ByteCounter &done = {});

/// Fills the arena from a safetensors file, which must hold exactly the model's parameters, in F32, F64, F16 or BF16.
/// Shapes may differ in dimensions of size one: PyTorch keeps the weight of a depth-wise convolution as [D, 1, W]. A
/// value that is not a number is an error.
Error loadWeights(const Metadata &metadata, const std::string &path, char *arena, const ByteCounter &done = {});

/// Writes all parameters and commits the file.
Error saveWeights(const Metadata &metadata, const char *arena, OutputFile &file);

} // namespace ldn

#endif
