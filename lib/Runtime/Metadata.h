#ifndef LDN_LIB_RUNTIME_METADATA_H
#define LDN_LIB_RUNTIME_METADATA_H

#include "ElementType.h"
#include "Error.h"
#include "Training/Recipe.h"

#include <optional>
#include <string>
#include <vector>

namespace ldn {

/// A size that is open until run time.
struct OpenSize {
  std::string name;
  int64_t min = 1;
  int64_t max = INT64_MAX;
};

/// One dimension of an argument: a number, or an open size.
struct Extent {
  int64_t fixed = 0;
  int size = -1; ///< index into Metadata::sizes, or -1
};

enum class Role { Input, Target, Output, Loss, Metric, Count };

/// "input", "target", …
const char *name(Role role);

struct Argument {
  std::string name;
  Role role = Role::Input;
  ElementType type = ElementType::F32;
  std::vector<Extent> shape;
  int64_t below = 0; ///< values are in [0, below); 0: not limited
  bool isGeometric = false; ///< of a metric: its mean over batches is the geometric one
  std::string weight;       ///< of a loss or metric: the count that a batch has among others; empty: that of its samples

  bool isGiven() const { return role == Role::Input || role == Role::Target; }
};

/// coefficient · product of open sizes
struct Monomial {
  double coefficient = 0;
  std::vector<int> sizes;
};

/// What an entry that takes one token at a time keeps between its runs: bytes that belong to its caller, all zero before the first
/// token. They begin with the position of the next token, 64 bits.
struct StateInfo {
  int64_t bytes = 0, bytesEach = 0; ///< together bytes + bytesEach · size
  int size = -1;                    ///< an open size, or -1
  int tokens = -1;                  ///< the open size that is the length of the whole sequence
};

struct EntryInfo {
  std::string name;
  std::vector<Argument> arguments;
  std::vector<Monomial> flops;
  std::optional<StateInfo> state; ///< an argument behind the others
};

struct Parameter {
  std::string path;
  std::vector<int64_t> shape;
  ElementType type = ElementType::F32;
  int64_t offset = 0; ///< in the arena of parameters
  int64_t bytes = 0;
  std::string init; ///< "constant", "uniform", "normal"
  std::vector<double> values;
  std::string group; ///< "weight", "bias", "norm", "dt", "kernel", "embedding"

  int64_t elements() const { return bytes / byteSize(type); }
};

/// What the compiler says about a model, read from LdnModel::json. A failure to read it is a fault of ours.
struct Metadata {
  std::string model, variant, source, precision, compiler, target, flags;
  std::vector<OpenSize> sizes;
  int batchSize = -1; ///< the open size that counts samples, which do not see each other; -1: none
  std::vector<EntryInfo> entries;
  std::vector<Parameter> parameters;
  std::optional<Recipe> recipe; ///< how the model is trained, where its source says so

  static Error read(const char *json, Metadata &metadata);

  /// The index of an entry or an open size; -1 where there is none of the name.
  int findEntry(const std::string &name) const;
  int findSize(const std::string &name) const;

  int64_t parameterCount() const;
  int64_t parameterBytes() const; ///< without what aligns them

  /// "u8[B, 3, 32, 32]"
  std::string typeText(const Argument &argument) const;
  /// "B = 16, T = 64", of the sizes that the entry uses; empty where there are none
  std::string sizesText(const EntryInfo &entry, const std::vector<int64_t> &sizes) const;
  bool uses(const EntryInfo &entry, int size) const;
  /// Whether an argument's first dimension counts samples.
  bool leadsWithBatch(const Argument &argument) const;
  /// Whether an entry's samples can be run in any portions: each argument either has one entry per sample or has
  /// nothing to do with samples, and no output is about all of them.
  bool splits(const EntryInfo &entry) const;
};

/// The shape of an argument at given open sizes.
std::vector<int64_t> shapeAt(const Argument &argument, const std::vector<int64_t> &sizes);
/// Its bytes; INT64_MAX when they cannot be counted.
int64_t bytesAt(const Argument &argument, const std::vector<int64_t> &sizes);
int64_t bytesAt(const StateInfo &state, const std::vector<int64_t> &sizes);
/// Floating-point operations of one run; a multiply–add counts as two.
double flopsAt(const EntryInfo &entry, const std::vector<int64_t> &sizes);

} // namespace ldn

#endif
