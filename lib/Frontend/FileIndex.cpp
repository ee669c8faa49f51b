//===- FileIndex.cpp - What an editor asks about a file -------------------===//

#include "ldn/Frontend/FileIndex.h"
#include "Builtins.h"
#include "Facts.h"
#include "NameIndex.h"
#include "ldn/Frontend/Diagnostics.h"
#include "ldn/Frontend/Frontend.h"
#include "ldn/Frontend/Parser.h"
#include "mlir/IR/MLIRContext.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace ldn;
using namespace ldn::ast;

FileIndex::FileIndex(std::string text, Depth depth) : contents(std::move(text)), facts(std::make_unique<Facts>()) {
  // Somebody who types wants to see all that is wrong.
  constexpr unsigned kLimit = 1000;
  Diagnostics diagnostics(
      sources,
      [&](Diagnostics::Kind kind, llvm::SMRange range, llvm::StringRef message) {
        if (kind != Diagnostics::Kind::Note)
          reported.push_back({kind == Diagnostics::Kind::Error, range, message.str(), {}});
        else if (!reported.empty())
          reported.back().notes.push_back({range, message.str()});
      },
      kLimit);
  unsigned id = sources.AddNewSourceBuffer(llvm::MemoryBuffer::getMemBuffer(contents, "", false), llvm::SMLoc());
  file = parseFile(sources, id, diagnostics);
  indexNames(*file, declared, mentioned);
  if (depth == Depth::Names || diagnostics.hasErrors())
    return;
  mlir::MLIRContext context(mlir::MLIRContext::Threading::DISABLED);
  checkFile(*file, FrontendOptions(), diagnostics, context, facts.get());
}

FileIndex::~FileIndex() = default;

bool FileIndex::hasErrors() const {
  return llvm::any_of(reported, [](const Message &message) { return message.isError; });
}

const Mention *FileIndex::mentionAt(llvm::SMLoc place) const {
  // Of two names that touch, the cursor is at the second; between a name and a bracket it is at the name.
  const Mention *found = nullptr;
  for (const Mention &mention : mentioned)
    if (mention.place.Start.getPointer() <= place.getPointer() && place.getPointer() <= mention.place.End.getPointer())
      found = &mention;
  return found;
}

bool FileIndex::isName(llvm::StringRef word) {
  std::vector<Token> tokens = lex(word);
  return tokens.front().is(Token::Kind::Identifier) && tokens.front().text == word && word != "true" && word != "false";
}

bool FileIndex::meansTheSame(const FileIndex &other) const {
  return llvm::equal(mentioned, other.mentioned, [](const Mention &a, const Mention &b) {
    return a.declaration == b.declaration && a.builtin == b.builtin && a.argument == b.argument;
  });
}

//===----------------------------------------------------------------------===//
// Explanations
//===----------------------------------------------------------------------===//

llvm::StringRef ldn::describe(NameKind kind) {
  switch (kind) {
  case NameKind::Dim:
    return "a size, open until run time";
  case NameKind::Const:
    return "a constant";
  case NameKind::Fn:
    return "an element-wise function";
  case NameKind::FnArgument:
    return "an argument of the function";
  case NameKind::Layer:
    return "a layer";
  case NameKind::Argument:
    return "what the layer is called with";
  case NameKind::HeaderSize:
    return "a size, bound by each call of the layer";
  case NameKind::Option:
    return "an option";
  case NameKind::Kernel:
    return "a kernel";
  case NameKind::Param:
    return "a parameter";
  case NameKind::Let:
    return "a named value";
  case NameKind::Var:
    return "a variable";
  case NameKind::Repeat:
    return "the path of repeated parameters";
  case NameKind::Input:
    return "an input";
  case NameKind::Output:
    return "an output";
  case NameKind::Model:
    return "a model";
  case NameKind::Variant:
    return "a variant";
  case NameKind::Recipe:
    return "a recipe";
  case NameKind::Target:
    return "a target, which a loss or a metric compares with";
  }
  llvm_unreachable("all kinds are listed");
}

/// The declaration as it is written, without what stands between its braces.
static std::string writtenForm(const Declaration &declaration) {
  const char *start = declaration.extent.Start.getPointer();
  llvm::StringRef text(start, declaration.extent.End.getPointer() - start);
  text = text.split('{').first.rtrim();
  constexpr size_t kLongest = 400;
  std::string form = declaration.kind == NameKind::Dim      ? "dim "
                     : declaration.kind == NameKind::Const  ? "const "
                     : declaration.kind == NameKind::Target ? "target "
                                                            : "";
  form += text.take_front(kLongest).str();
  return form + (text.size() > kLongest ? " ..." : "");
}

/// The comments in the lines above a declaration.
static std::string commentsAbove(llvm::StringRef text, const Declaration &declaration) {
  llvm::StringRef before = text.take_front(declaration.extent.Start.getPointer() - text.data());
  before = before.take_front(before.rfind('\n') == llvm::StringRef::npos ? 0 : before.rfind('\n'));
  std::string comments;
  while (!before.empty()) {
    size_t end = before.rfind('\n');
    llvm::StringRef line = before.substr(end == llvm::StringRef::npos ? 0 : end + 1).trim();
    if (!line.consume_front("//"))
      break;
    comments = line.trim().str() + (comments.empty() ? "" : "\n") + comments;
    before = before.take_front(end == llvm::StringRef::npos ? 0 : end);
  }
  return comments;
}

llvm::StringRef FileIndex::fact(const Declaration &declaration) const {
  llvm::ArrayRef<std::string> known = facts->about(declaration.place);
  return known.empty() ? llvm::StringRef() : known.front();
}

/// What an argument of this kind may be.
static llvm::StringRef wanted(ArgKind kind) {
  switch (kind) {
  case ArgKind::Value:
    return "a tensor of floats or bytes, or a number";
  case ArgKind::Any:
    return "a tensor";
  case ArgKind::Tensor:
    return "a tensor of floats";
  case ArgKind::Picture:
    return "a tensor of floats or bytes";
  case ArgKind::Tokens:
    return "a tensor of i32";
  case ArgKind::Labels:
    return "a tensor of i32, or labels made of tokens: next(...), masked(...)";
  case ArgKind::Kernel:
    return "the name of a kernel";
  case ArgKind::Int:
    return "a whole number";
  case ArgKind::Size:
    return "a whole number above zero";
  case ArgKind::Float:
    return "a number";
  case ArgKind::Bool:
    return "true or false";
  case ArgKind::Numbers:
    return "a number or a list of numbers";
  case ArgKind::Choice:
    return "one of these words";
  case ArgKind::Function:
    return "an element-wise function of one argument";
  case ArgKind::Learned:
    return "a number, a list of numbers, or param(...)";
  case ArgKind::Step:
    return "a number, param(...), stable(...), or a tensor";
  case ArgKind::Axis:
    return "the name of a size of the first argument";
  case ArgKind::Decay:
    return "a number, perhaps with except (...)";
  }
  llvm_unreachable("all kinds are listed");
}

/// "out: size?" of the form of a call.
std::string ldn::argumentForm(const Signature &signature, unsigned formal) {
  llvm::StringRef rest = llvm::StringRef(signature.form).split('(').second;
  rest.consume_back(")");
  llvm::SmallVector<llvm::StringRef> parts;
  rest.split(parts, ", ");
  return formal < parts.size() ? parts[formal].str() : "";
}

static std::string codeBlock(llvm::StringRef text) { return ("```ldn\n" + text + "\n```\n").str(); }

std::string FileIndex::explain(const Mention &mention) const {
  std::string text;
  auto add = [&](const llvm::Twine &line) { text += "\n" + line.str() + "\n"; };
  if (mention.builtin) {
    const Signature &signature = mention.builtin->signature;
    if (mention.argument >= 0) {
      text = codeBlock(argumentForm(signature, mention.argument));
      add("argument of `" + signature.name + "`: " + wanted(signature.formals[mention.argument].kind));
      return text;
    }
    text = codeBlock(signature.form);
    if (!mention.builtin->shapes.empty() && !mention.builtin->element)
      add("`" + mention.builtin->shapes + "`");
    add(mention.builtin->doc);
    for (const std::string &fact : facts->about(mention.place))
      add("here: " + fact);
    return text;
  }
  if (mention.declaration < 0)
    return "";
  const Declaration &declaration = declared[mention.declaration];
  text = codeBlock(writtenForm(declaration));
  if (std::string comments = commentsAbove(contents, declaration); !comments.empty())
    add(comments);
  std::string line = describe(declaration.kind).str();
  for (const std::string &fact : facts->about(declaration.place))
    line += (&fact == facts->about(declaration.place).begin() ? ": " : "; or ") + fact;
  add(line);
  if (mention.place.Start != declaration.place.Start)
    for (const std::string &fact : facts->about(mention.place))
      add("here: " + fact);
  return text;
}
