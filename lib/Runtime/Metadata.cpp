#include "Metadata.h"

#include "JsonReader.h"
#include "Text.h"

namespace {

using namespace ldn;

/// Reads the metadata, one function per kind of object. Members that are not known are skipped, so that a newer
/// compiler may add some.
class Reader {
public:
  Reader(const char *text, Metadata &metadata) : json(text), metadata(metadata) {}

  /// The open sizes first: all else refers to them, and members may come in any order.
  bool readModel() {
    JsonReader whole = json;
    bool read = json.readObject([&](const std::string &key) {
      return key == "dims" ? json.readArray([&] { return readSize(); }) : json.skip();
    });
    if (!read || !json.readEnd())
      return false;
    json = whole;
    return json.readObject([&](const std::string &key) { return readMember(key); }) && findBatchSize();
  }

  const std::string &error() const { return json.error(); }

private:
  bool readMember(const std::string &key) {
    const std::pair<const char *, std::string *> texts[] = {
        {"model", &metadata.model},         {"variant", &metadata.variant},   {"source", &metadata.source},
        {"precision", &metadata.precision}, {"compiler", &metadata.compiler}, {"target", &metadata.target}};
    if (key == "batch") // null: nothing counts samples
      return statedBatch.emplace(), json.peek() == 'n' ? json.skip() : json.readString(*statedBatch);
    if (json.peek() == 'n') // what is not known is null
      return json.skip();
    for (auto [name, text] : texts)
      if (key == name)
        return json.readString(*text);
    if (key == "flags")
      return json.readArray([&] { return readFlag(); });
    if (key == "entries")
      return json.readArray([&] { return readEntry(); });
    if (key == "parameters")
      return json.readArray([&] { return readParameter(); });
    if (key == "train")
      return readRecipe(json, metadata.recipe.emplace());
    return json.skip();
  }

  bool readFlag() {
    std::string flag;
    if (!json.readString(flag))
      return false;
    metadata.flags += (metadata.flags.empty() ? "" : " ") + flag;
    return true;
  }

  bool readSize() {
    OpenSize size;
    bool read = json.readObject([&](const std::string &key) {
      return key == "name"  ? json.readString(size.name)
             : key == "min" ? json.readInteger(size.min)
             : key == "max" ? json.readInteger(size.max)
                            : json.skip();
    });
    metadata.sizes.push_back(size);
    return read;
  }

  bool readSizeName(int &index) {
    std::string name;
    if (!json.readString(name))
      return false;
    index = metadata.findSize(name);
    return index >= 0 || json.fail("'" + name + "' is no open size,");
  }

  bool readExtent(std::vector<Extent> &shape) {
    Extent extent;
    bool read = json.peek() == '"' ? readSizeName(extent.size) : json.readInteger(extent.fixed);
    shape.push_back(extent);
    return read;
  }

  bool readType(ElementType &type) {
    std::string text;
    if (!json.readString(text))
      return false;
    for (ElementType known : {ElementType::U8, ElementType::I32, ElementType::F32, ElementType::F64})
      if (text == name(known)) {
        type = known;
        return true;
      }
    return json.fail("'" + text + "' is no element type,");
  }

  bool readRole(Role &role) {
    std::string text;
    if (!json.readString(text))
      return false;
    for (Role known : {Role::Input, Role::Target, Role::Output, Role::Loss, Role::Metric, Role::Count})
      if (text == name(known)) {
        role = known;
        return true;
      }
    return json.fail("'" + text + "' is no role,");
  }

  bool readMean(bool &isGeometric) {
    std::string text;
    if (!json.readString(text))
      return false;
    isGeometric = text == "geometric";
    return isGeometric || json.fail("'" + text + "' is no mean,");
  }

  bool readArgument(std::vector<Argument> &arguments) {
    Argument argument;
    bool read = json.readObject([&](const std::string &key) {
      return key == "name"     ? json.readString(argument.name)
             : key == "role"   ? readRole(argument.role)
             : key == "dtype"  ? readType(argument.type)
             : key == "shape"  ? json.readArray([&] { return readExtent(argument.shape); })
             : key == "below"  ? json.readInteger(argument.below)
             : key == "mean"   ? readMean(argument.isGeometric)
             : key == "weight" ? json.readString(argument.weight)
                               : json.skip();
    });
    arguments.push_back(std::move(argument));
    return read;
  }

  bool readMonomial(std::vector<Monomial> &terms) {
    Monomial term;
    bool read = json.readObject([&](const std::string &key) {
      return key == "coef"   ? json.readNumber(term.coefficient)
             : key == "dims" ? json.readArray([&] { return readSizeName(term.sizes.emplace_back()); })
                             : json.skip();
    });
    terms.push_back(std::move(term));
    return read;
  }

  bool readState(StateInfo &state) {
    bool read = json.readObject([&](const std::string &key) {
      return key == "bytes"        ? json.readInteger(state.bytes)
             : key == "bytes_each" ? json.readInteger(state.bytesEach)
             : key == "size"       ? readSizeName(state.size)
             : key == "tokens"     ? readSizeName(state.tokens)
                                   : json.skip();
    });
    bool isWhole = state.bytes >= 64 && state.bytesEach >= 0 && state.tokens >= 0;
    return read && (isWhole || json.fail("a state is inconsistent,"));
  }

  bool readEntry() {
    EntryInfo entry;
    bool read = json.readObject([&](const std::string &key) {
      return key == "name"    ? json.readString(entry.name)
             : key == "args"  ? json.readArray([&] { return readArgument(entry.arguments); })
             : key == "flops" ? json.readArray([&] { return readMonomial(entry.flops); })
             : key == "state" ? readState(entry.state.emplace())
                              : json.skip();
    });
    metadata.entries.push_back(std::move(entry));
    return read;
  }

  bool readInit(Parameter &parameter) {
    return json.readObject([&](const std::string &key) {
      return key == "kind"     ? json.readString(parameter.init)
             : key == "values" ? json.readArray([&] { return json.readNumber(parameter.values.emplace_back()); })
                               : json.skip();
    });
  }

  bool readParameter() {
    Parameter parameter;
    bool read = json.readObject([&](const std::string &key) {
      return key == "path"     ? json.readString(parameter.path)
             : key == "shape"  ? json.readArray([&] { return json.readInteger(parameter.shape.emplace_back()); })
             : key == "dtype"  ? readType(parameter.type)
             : key == "offset" ? json.readInteger(parameter.offset)
             : key == "bytes"  ? json.readInteger(parameter.bytes)
             : key == "init"   ? readInit(parameter)
             : key == "group"  ? json.readString(parameter.group)
                               : json.skip();
    });
    if (!read)
      return false;
    int64_t elements = product(parameter.shape);
    bool consistent = isFloat(parameter.type) && elements <= INT64_MAX / 8 &&
                      elements * byteSize(parameter.type) == parameter.bytes && parameter.offset >= 0;
    size_t values = parameter.values.size();
    bool initialised = parameter.init == "constant"
                           ? values == 1 || values == static_cast<size_t>(elements)
                           : values == 2 && (parameter.init == "uniform" || parameter.init == "normal");
    metadata.parameters.push_back(std::move(parameter));
    return (consistent && initialised) ||
           json.fail("parameter '" + metadata.parameters.back().path + "' is inconsistent,");
  }

  /// The size that counts samples is the one that the compiler names; where it names none, a size called B, if every
  /// argument with dimensions starts with it.
  bool findBatchSize() {
    metadata.batchSize = metadata.findSize(statedBatch.value_or("B"));
    if (statedBatch)
      return statedBatch->empty() || metadata.batchSize >= 0 ||
             json.fail("'" + *statedBatch + "' is no open size,");
    for (const EntryInfo &entry : metadata.entries)
      for (const Argument &argument : entry.arguments)
        if (!argument.shape.empty() && argument.shape[0].size != metadata.batchSize)
          metadata.batchSize = -1;
    return true;
  }

  JsonReader json;
  Metadata &metadata;
  std::optional<std::string> statedBatch;
};

} // namespace

namespace ldn {

const char *name(Role role) {
  constexpr const char *kNames[] = {"input", "target", "output", "loss", "metric", "count"};
  return kNames[static_cast<int>(role)];
}

Error Metadata::read(const char *json, Metadata &metadata) {
  Reader reader(json, metadata);
  if (!reader.readModel())
    return internalError("this program's metadata are damaged: %s", reader.error().c_str());
  return {};
}

int Metadata::findEntry(const std::string &name) const {
  for (size_t i = 0; i < entries.size(); ++i)
    if (entries[i].name == name)
      return static_cast<int>(i);
  return -1;
}

int Metadata::findSize(const std::string &name) const {
  for (size_t i = 0; i < sizes.size(); ++i)
    if (sizes[i].name == name)
      return static_cast<int>(i);
  return -1;
}

int64_t Metadata::parameterCount() const {
  int64_t count = 0;
  for (const Parameter &parameter : parameters)
    count += parameter.elements();
  return count;
}

int64_t Metadata::parameterBytes() const {
  int64_t bytes = 0;
  for (const Parameter &parameter : parameters)
    bytes += parameter.bytes;
  return bytes;
}

std::string Metadata::typeText(const Argument &argument) const {
  std::string text = name(argument.type);
  text += '[';
  for (size_t i = 0; i < argument.shape.size(); ++i) {
    const Extent &extent = argument.shape[i];
    text += (i ? ", " : "") + (extent.size >= 0 ? sizes[extent.size].name : std::to_string(extent.fixed));
  }
  return text + ']';
}

bool Metadata::uses(const EntryInfo &entry, int size) const {
  for (const Argument &argument : entry.arguments)
    for (const Extent &extent : argument.shape)
      if (extent.size == size)
        return true;
  return entry.state && size >= 0 && (entry.state->size == size || entry.state->tokens == size);
}

bool Metadata::leadsWithBatch(const Argument &argument) const {
  return batchSize >= 0 && !argument.shape.empty() && argument.shape[0].size == batchSize;
}

bool Metadata::splits(const EntryInfo &entry) const {
  for (const Argument &argument : entry.arguments) {
    bool leads = leadsWithBatch(argument);
    for (size_t i = leads ? 1 : 0; i < argument.shape.size(); ++i)
      if (argument.shape[i].size == batchSize && batchSize >= 0)
        return false;
    if (!leads && argument.role == Role::Output)
      return false;
  }
  return batchSize >= 0 && uses(entry, batchSize);
}

std::string Metadata::sizesText(const EntryInfo &entry, const std::vector<int64_t> &values) const {
  std::string text;
  for (size_t i = 0; i < sizes.size(); ++i)
    if (uses(entry, static_cast<int>(i)))
      text += (text.empty() ? "" : ", ") + sizes[i].name + " = " + std::to_string(values[i]);
  return text;
}

std::vector<int64_t> shapeAt(const Argument &argument, const std::vector<int64_t> &sizes) {
  std::vector<int64_t> shape;
  for (const Extent &extent : argument.shape)
    shape.push_back(extent.size >= 0 ? sizes[extent.size] : extent.fixed);
  return shape;
}

int64_t bytesAt(const Argument &argument, const std::vector<int64_t> &sizes) {
  std::vector<int64_t> shape = shapeAt(argument, sizes);
  shape.push_back(byteSize(argument.type));
  return product(shape);
}

int64_t bytesAt(const StateInfo &state, const std::vector<int64_t> &sizes) {
  int64_t count = state.size >= 0 ? sizes[state.size] : 0, each;
  if (__builtin_mul_overflow(state.bytesEach, count, &each) || each > INT64_MAX - state.bytes)
    return INT64_MAX;
  return state.bytes + each;
}

double flopsAt(const EntryInfo &entry, const std::vector<int64_t> &sizes) {
  double total = 0;
  for (const Monomial &term : entry.flops) {
    double flops = term.coefficient;
    for (int size : term.sizes)
      flops *= static_cast<double>(sizes[size]);
    total += flops;
  }
  return total;
}

} // namespace ldn
