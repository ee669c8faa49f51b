//===- Metadata.cpp - What a compiled model says about itself ---------------===//

#include "Metadata.h"

#include "ldn/Dialect/LDNDialect.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/JSON.h"

using namespace mlir;
using namespace ldn;
namespace json = llvm::json;

std::optional<ArgumentKind> ldn::classifyArgument(FunctionOpInterface func, unsigned index) {
  if (func.getArgAttr(index, "ldn.size"))
    return ArgumentKind::Size;
  if (func.getArgAttr(index, "ldn.arena"))
    return ArgumentKind::Arena;
  if (func.getArgAttr(index, "ldn.random"))
    return ArgumentKind::Random;
  if (func.getArgAttr(index, "ldn.position"))
    return ArgumentKind::Position;
  auto role = func.getArgAttrOfType<StringAttr>(index, "ldn.role");
  if (!role || !func.getArgAttr(index, "ldn.name"))
    return std::nullopt;
  return role == "input" || role == "target" ? ArgumentKind::Given : ArgumentKind::Result;
}

SmallVector<unsigned> ldn::orderOfArguments(FunctionOpInterface func) {
  SmallVector<unsigned> order;
  for (ArgumentKind kind : {ArgumentKind::Given, ArgumentKind::Result})
    for (unsigned i = 0, e = func.getNumArguments(); i < e; ++i)
      if (classifyArgument(func, i) == kind)
        order.push_back(i);
  return order;
}

SmallVector<FunctionOpInterface> ldn::entryPoints(ModuleOp module) {
  SmallVector<FunctionOpInterface> entries;
  for (auto func : module.getOps<FunctionOpInterface>())
    if (func->hasAttr("ldn.entry"))
      entries.push_back(func);
  return entries;
}

std::optional<StateLayout> ldn::stateOf(FunctionOpInterface func) {
  auto arena = func->getAttrOfType<DenseI64ArrayAttr>("ldn.state_bytes");
  if (!arena)
    return std::nullopt;
  // Two halves, of which each token reads one and writes the other.
  return StateLayout{StateLayout::header + 2 * arena[0], 2 * arena[1], func->getAttrOfType<StringAttr>("ldn.state_size")};
}

StringRef ldn::machineOf(ModuleOp module) {
  auto target = module->getAttrOfType<StringAttr>("ldn.target");
  return target ? target.getValue().split(':').second : "";
}

SmallVector<StringRef> ldn::codesOf(ModuleOp module) {
  auto codes = module->getAttrOfType<ArrayAttr>("ldn.codes");
  return codes ? llvm::to_vector(codes.getAsValueRange<StringAttr>()) : SmallVector<StringRef>{machineOf(module)};
}

/// The few kinds of attributes that the metadata hold.
static json::Value toJson(Attribute attr) {
  if (auto text = dyn_cast_or_null<StringAttr>(attr))
    return json::Value(text.getValue());
  if (auto integer = dyn_cast_or_null<IntegerAttr>(attr))
    return json::Value(integer.getInt());
  if (auto number = dyn_cast_or_null<FloatAttr>(attr))
    return json::Value(number.getValueAsDouble());
  if (auto list = dyn_cast_or_null<ArrayAttr>(attr))
    return json::Array(llvm::map_range(list, toJson));
  if (auto members = dyn_cast_or_null<DictionaryAttr>(attr)) {
    json::Object object;
    for (NamedAttribute member : members)
      object[member.getName().getValue()] = toJson(member.getValue());
    return object;
  }
  return nullptr;
}

static json::Object argumentJson(FunctionOpInterface func, unsigned index) {
  json::Object object;
  for (StringRef key : {"name", "role", "dtype", "shape", "below", "mean", "weight"})
    if (Attribute value = func.getArgAttr(index, ("ldn." + key).str()))
      object[key] = toJson(value);
  return object;
}

static json::Object entryJson(FunctionOpInterface func) {
  json::Array arguments;
  for (unsigned index : orderOfArguments(func))
    arguments.push_back(argumentJson(func, index));
  json::Object object{{"name", func.getName()}, {"args", std::move(arguments)}};
  if (Attribute flops = func->getAttr("ldn.flops"))
    object["flops"] = toJson(flops);
  if (auto state = stateOf(func)) {
    json::Object members{{"bytes", state->bytes}, {"bytes_each", state->bytesEach}, {"tokens", toJson(func->getAttr("ldn.tokens"))}};
    if (state->size)
      members["size"] = toJson(state->size);
    object["state"] = std::move(members);
  }
  return object;
}

static json::Object parameterFields(DictionaryAttr parameter) {
  auto type = cast<ShapedType>(parameter.getAs<TypeAttr>("type").getValue());
  auto init = parameter.getAs<InitAttr>("init");
  Type element = type.getElementType();
  return json::Object{
      {"path", toJson(parameter.get("path"))},
      {"shape", json::Array(type.getShape())},
      {"dtype", element.isF64() ? "f64" : "f32"},
      {"offset", toJson(parameter.get("offset"))},
      {"bytes", type.getNumElements() * element.getIntOrFloatBitWidth() / 8},
      {"init", json::Object{{"kind", stringifyInitKind(init.getKind())},
                            {"values", json::Array(init.getValues().asArrayRef())}}},
  };
}

static json::Object parameterJson(DictionaryAttr parameter) {
  json::Object object = parameterFields(parameter);
  if (Attribute group = parameter.get("group"))
    object["group"] = toJson(group);
  return object;
}

std::string ldn::metadataJson(ModuleOp module) {
  json::Array entries, parameters;
  for (FunctionOpInterface func : entryPoints(module))
    entries.push_back(entryJson(func));
  if (auto list = module->getAttrOfType<ArrayAttr>("ldn.parameters"))
    for (auto parameter : list.getAsRange<DictionaryAttr>())
      parameters.push_back(parameterJson(parameter));

  json::Object object{{"ldn", 1}, {"entries", std::move(entries)}, {"parameters", std::move(parameters)}};
  for (StringRef key : {"model", "variant", "source", "precision", "compiler", "flags"})
    object[key] = toJson(module->getAttr(("ldn." + key).str()));
  if (auto target = module->getAttrOfType<StringAttr>("ldn.target"))
    object["target"] = (target.getValue().split(':').first + ":" + llvm::join(codesOf(module), ",")).str();
  if (Attribute recipe = module->getAttr("ldn.train"))
    object["train"] = toJson(recipe);
  Attribute sizes = module->getAttr("ldn.sizes");
  object["dims"] = sizes ? toJson(sizes) : json::Array();

  std::string text;
  llvm::raw_string_ostream(text) << json::Value(std::move(object));
  return text;
}
