//===- CHeader.cpp - The C header of a shared library -----------------------===//

#include "CHeader.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/JSON.h"

using llvm::StringRef;
using llvm::Twine;
namespace json = llvm::json;

namespace ldn {
/// The text of include/ldn/Runtime/ldn.h, put in by the build.
extern const char *const runtimeHeaderText;
} // namespace ldn

namespace {

/// A size is known by its name alone; the metadata have them in the order of the array that the runtime takes.
struct Argument {
  std::string name, type, shape;
  bool isConst;
};

class HeaderWriter {
public:
  HeaderWriter(const json::Object &metadata, llvm::raw_ostream &os)
      : metadata(metadata), os(os), model(metadata.getString("model").value_or("model")) {}
  void write();

private:
  void writeEntry(const json::Object &entry);
  void writeStateSize(StringRef entry, const json::Object &state);

  const json::Object &metadata;
  llvm::raw_ostream &os;
  StringRef model;
};

} // namespace

/// Words of C that a name of the language may be.
static std::string identifier(StringRef name) {
  static const llvm::StringSet<> keywords = {
      "auto",   "break",  "case",     "char",  "const",    "continue", "default", "do",       "double", "else",
      "enum",   "extern", "float",    "for",   "goto",     "if",       "inline",  "int",      "long",   "register",
      "return", "short",  "restrict", "signed", "sizeof",  "static",   "struct",  "switch",   "typedef", "union",
      "unsigned", "void", "volatile", "while", "session",  "error",    "error_size", "sizes", "arguments", "state",
      "class",  "new",    "delete",   "this",  "template", "namespace", "operator", "private", "public", "protected"};
  return keywords.contains(name) ? name.str() + "_" : name.str();
}

static StringRef elementType(StringRef dtype) {
  return llvm::StringSwitch<StringRef>(dtype)
      .Case("u8", "uint8_t")
      .Case("i32", "int32_t")
      .Case("f64", "double")
      .Default("float");
}

static std::string shapeText(const json::Array &shape) {
  return "[" + llvm::join(llvm::map_range(shape,
                                          [](const json::Value &size) {
                                            if (auto name = size.getAsString())
                                              return name->str();
                                            return std::to_string(size.getAsInteger().value_or(0));
                                          }),
                          ", ") +
         "]";
}

void HeaderWriter::writeStateSize(StringRef entry, const json::Object &state) {
  int64_t bytes = state.getInteger("bytes").value_or(0), each = state.getInteger("bytes_each").value_or(0);
  std::string size = identifier(state.getString("size").value_or(""));
  os << "\n/* Bytes of the state of " << model << "_" << entry << ". */\nstatic inline int64_t " << model << "_" << entry
     << "_state_bytes(" << (size.empty() ? "void" : "int64_t " + size) << ") { return " << bytes
     << (size.empty() ? "" : " + " + std::to_string(each) + " * " + size) << "; }\n";
}

void HeaderWriter::writeEntry(const json::Object &entry) {
  llvm::StringSet<> used;
  llvm::SmallVector<Argument> arguments;
  for (const json::Value &value : *entry.getArray("args")) {
    const json::Object &argument = *value.getAsObject();
    StringRef role = argument.getString("role").value_or(""), dtype = argument.getString("dtype").value_or("f32");
    const json::Array &shape = *argument.getArray("shape");
    for (const json::Value &size : shape)
      if (auto name = size.getAsString())
        used.insert(*name);
    bool isGiven = role == "input" || role == "target";
    arguments.push_back({identifier(argument.getString("name").value_or("")), elementType(dtype).str(),
                         role.str() + " " + dtype.str() + shapeText(shape), isGiven});
  }

  StringRef name = entry.getString("name").value_or("");
  const json::Object *state = entry.getObject("state");
  if (state) {
    used.insert(state->getString("tokens").value_or(""));
    writeStateSize(name, *state);
  }
  os << "\n/* ";
  for (const Argument &argument : arguments)
    os << argument.name << ": " << argument.shape << (&argument == &arguments.back() ? "" : "; ");
  if (state)
    os << ";\n * state: " << model << "_" << name << "_state_bytes bytes, zeros before the first of "
       << identifier(state->getString("tokens").value_or("")) << " tokens, new after each";
  os << ". */\nstatic inline int " << model << "_" << name << "(ldn_session *session";
  std::string sizes;
  for (const json::Value &dim : *metadata.getArray("dims")) {
    StringRef size = dim.getAsObject()->getString("name").value_or("");
    if (used.contains(size))
      os << ", int64_t " << identifier(size);
    sizes += (sizes.empty() ? "" : ", ") + (used.contains(size) ? identifier(size) : "1");
  }
  for (const Argument &argument : arguments)
    os << ", " << (argument.isConst ? "const " : "") << argument.type << " *" << argument.name;
  os << (state ? ", void *state" : "") << ",\n    char *error, size_t error_size) {\n";
  os << "  const int64_t sizes[] = {" << (sizes.empty() ? "0" : sizes) << "};\n";
  os << "  void *const arguments[] = {"
     << llvm::join(llvm::map_range(arguments, [](const Argument &a) { return "(void *)" + a.name; }), ", ")
     << (state ? ", state" : "") << "};\n";
  os << "  return ldn_run(session, \"" << name << "\", sizes, arguments, error, error_size);\n}\n";
}

void HeaderWriter::write() {
  std::string guard = "LDN_MODEL_" + model.upper() + "_H";
  os << "/* Model " << model << ", compiled by " << metadata.getString("compiler").value_or("ldnc") << " from "
     << metadata.getString("source").value_or("?") << ".\n"
     << " * Functions return LDN_DONE, or another number and a message in `error` (which may be NULL). Arrays are dense and\n"
     << " * row-major. */\n";
  os << "#ifndef " << guard << "\n#define " << guard << "\n\n" << ldn::runtimeHeaderText << "\n";
  os << "#ifdef __cplusplus\nextern \"C\" {\n#endif\n\n";
  os << "extern LDN_API const LdnModel ldn_model_" << model << ";\n\n";
  os << "/* The model with the weights of a safetensors file, or with the initial weights of seed 0 (NULL). */\n";
  os << "static inline ldn_session *" << model
     << "_open(const char *weights_path, char *error, size_t error_size) {\n  return ldn_open(&ldn_model_" << model
     << ", weights_path, error, error_size);\n}\n";
  for (const json::Value &entry : *metadata.getArray("entries"))
    writeEntry(*entry.getAsObject());
  os << "\n#ifdef __cplusplus\n}\n#endif\n\n#endif\n";
}

llvm::Error ldn::writeCHeader(StringRef metadata, llvm::raw_ostream &os) {
  llvm::Expected<json::Value> value = json::parse(metadata);
  if (!value)
    return value.takeError();
  HeaderWriter(*value->getAsObject(), os).write();
  return llvm::Error::success();
}
