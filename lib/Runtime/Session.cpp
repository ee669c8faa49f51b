#include "Session.h"

#include "Processor.h"
#include "Text.h"

#include <cinttypes>
#include <cstring>

namespace ldn {

Error Session::open(const LdnModel &opened) {
  model = &opened;
  if (model->abi_version != LDN_ABI_VERSION)
    return internalError("the model was compiled for version %" PRIu32 " of the runtime interface, and this is %u",
                         model->abi_version, LDN_ABI_VERSION);
  if (Error error = Metadata::read(model->json, info))
    return error;
  if (Error error = chooseCode(*model, info.model, code))
    return error;
  bool consistent = info.entries.size() == model->num_entries;
  for (uint32_t i = 0; consistent && i < model->num_entries; ++i)
    consistent = info.entries[i].name == code->entries[i].name;
  for (const Parameter &parameter : info.parameters)
    consistent &= parameter.bytes <= model->params_bytes && parameter.offset <= model->params_bytes - parameter.bytes;
  consistent &= !code->training || (info.recipe && info.findEntry("evaluate") >= 0);
  if (!consistent)
    return internalError("this program's metadata do not agree with its code");
  return params.allocate(model->params_bytes, "the parameters");
}

Error Session::load(const std::string &path, const ByteCounter &done) {
  ready = false;
  if (Error error = loadWeights(info, path, params.data(), done))
    return error;
  return prepare();
}

Error Session::initialize(uint64_t seed, const ByteCounter &done) {
  ready = false;
  initializeWeights(info, seed, params.data(), done);
  return prepare();
}

Error Session::prepare() {
  GuardedMemory scratch;
  if (Error error = prepared.require(code->prepared_bytes, "the prepared weights"))
    return error;
  if (Error error = scratch.require(code->prepare_workspace_bytes(ldnrt_num_threads()), "preparing the weights"))
    return error;
  code->prepare(params.data(), prepared.data(), scratch.data());
  if (!prepared.isIntact() || !scratch.isIntact())
    return internalError("preparing the weights wrote past the end of its memory");
  ready = true;
  return {};
}

int64_t Session::workspaceBytes(int entry, const std::vector<int64_t> &sizes) const {
  return code->entries[entry].workspace_bytes(sizes.data(), ldnrt_num_threads());
}

Error Session::run(int entry, const std::vector<int64_t> &sizes, void *const *arguments) {
  const EntryInfo &called = info.entries[entry];
  if (!ready)
    return userError("model '%s' has no weights", info.model.c_str());
  if (called.state) {
    int64_t position;
    std::memcpy(&position, arguments[called.arguments.size()], sizeof position);
    int64_t tokens = sizes[called.state->tokens];
    if (position < 0 || position >= tokens)
      return userError("the state is that of token %" PRId64 ", and a sequence of %s = %" PRId64 " ends before it", position,
                       info.sizes[called.state->tokens].name.c_str(), tokens);
  }
  std::string at = info.sizesText(called, sizes);
  if (Error error = workspace.require(workspaceBytes(entry, sizes),
                                      "the workspace of '" + called.name + "'" + (at.empty() ? "" : " at " + at)))
    return error;
  for (size_t i = 0; i < called.arguments.size(); ++i)
    if (!called.arguments[i].isGiven())
      poison(arguments[i], bytesAt(called.arguments[i], sizes));
  code->entries[entry].run(sizes.data(), arguments, params.data(), prepared.data(), workspace.data());
  if (!workspace.isIntact() || !prepared.isIntact())
    return internalError("'%s' wrote past the end of its memory", called.name.c_str());
  return {};
}

Error checkRanges(const Metadata &metadata, const EntryInfo &entry, const std::vector<int64_t> &sizes) {
  for (size_t i = 0; i < metadata.sizes.size(); ++i) {
    const OpenSize &size = metadata.sizes[i];
    if (metadata.uses(entry, static_cast<int>(i)) && (sizes[i] < size.min || sizes[i] > size.max))
      return userError("size '%s' is %" PRId64 ", and model '%s' takes %" PRId64 " to %" PRId64, size.name.c_str(),
                       sizes[i], metadata.model.c_str(), size.min, size.max);
  }
  return {};
}

std::optional<int64_t> findOutOfBounds(const Argument &argument, const void *values, int64_t count) {
  if (argument.below <= 0 || isFloat(argument.type))
    return std::nullopt;
  for (int64_t i = 0; i < count; ++i) {
    int64_t value = argument.type == ElementType::U8 ? static_cast<const uint8_t *>(values)[i]
                                                     : static_cast<const int32_t *>(values)[i];
    if (value < 0 || value >= argument.below)
      return i;
  }
  return std::nullopt;
}

Error ArgumentBuffers::allocate(const Metadata &metadata, const EntryInfo &entry, const std::vector<int64_t> &sizes) {
  buffers.clear();
  addresses.clear();
  std::string at = metadata.sizesText(entry, sizes);
  for (const Argument &argument : entry.arguments) {
    if (Error error = buffers.emplace_back().allocate(bytesAt(argument, sizes),
                                                      "'" + argument.name + "'" + (at.empty() ? "" : " at " + at)))
      return error;
    addresses.push_back(buffers.back().data());
  }
  if (!entry.state)
    return {};
  if (Error error = buffers.emplace_back().allocate(bytesAt(*entry.state, sizes),
                                                    "the state of '" + entry.name + "'" + (at.empty() ? "" : " at " + at)))
    return error;
  addresses.push_back(buffers.back().data());
  return {};
}

} // namespace ldn
