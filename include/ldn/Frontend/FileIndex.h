//===- FileIndex.h - What an editor asks about a file -----------*- C++ -*-===//
//
// Names, where they are declared and mentioned, what is known of them, what is
// wrong, and what can be written at a place. All of it for any text: of a file
// with syntax errors, what the parser understood. The syntax tree stays inside.
//
//===----------------------------------------------------------------------===//

#ifndef LDN_FRONTEND_FILEINDEX_H
#define LDN_FRONTEND_FILEINDEX_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/SMLoc.h"
#include "llvm/Support/SourceMgr.h"
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ldn {

namespace ast {
struct File;
} // namespace ast

class Facts;
struct Builtin;

enum class NameKind {
  Dim,
  Const,
  Fn,
  FnArgument,
  Layer,
  Argument,   // of a layer
  HeaderSize, // in the header of a layer, bound by its calls
  Option,
  Kernel,
  Param,
  Let,
  Var,
  Repeat,
  Input,
  Output,
  Model,
  Variant,
  Recipe,
  Target
};

/// "a layer", "an option".
llvm::StringRef describe(NameKind kind);

struct Declaration {
  NameKind kind;
  llvm::StringRef name;
  llvm::SMRange place;  // of the name
  llvm::SMRange extent; // of the whole item or statement
  llvm::SMRange scope;  // where it can be mentioned; of what stands inside of an item
  int outer = -1;       // the item that it stands in, by its index
};

/// A word of the file that is a name: of a declaration, or of a built-in function or an argument of one.
struct Mention {
  llvm::SMRange place;
  int declaration = -1;
  const Builtin *builtin = nullptr;
  int argument = -1; // of the built-in
};

struct Message {
  struct Note {
    llvm::SMRange range; // invalid: about no place
    std::string text;
  };
  bool isError;
  llvm::SMRange range;
  std::string text;
  std::vector<Note> notes;
};

/// Something that can be written at a place.
struct Suggestion {
  enum class Kind { Keyword, Size, Constant, Value, Function, Layer, Model, Argument, Choice };
  Kind kind;
  std::string text;
  std::string detail; // in a line: "mlp(x: tensor, hidden: size, ...)"
  std::string doc;
};

class FileIndex {
public:
  enum class Depth { Names, Checked };

  /// `Names` reports syntax errors alone, and knows no sizes.
  explicit FileIndex(std::string text, Depth depth = Depth::Checked);
  ~FileIndex();
  FileIndex(const FileIndex &) = delete;

  llvm::StringRef text() const { return contents; }
  llvm::SMLoc locationAt(size_t offset) const { return llvm::SMLoc::getFromPointer(contents.data() + offset); }

  llvm::ArrayRef<Message> messages() const { return reported; }
  bool hasErrors() const;
  llvm::ArrayRef<Declaration> declarations() const { return declared; }
  /// In the order of the file; declarations mention themselves.
  llvm::ArrayRef<Mention> mentions() const { return mentioned; }
  const Mention *mentionAt(llvm::SMLoc place) const;
  /// In a word: the sizes of a value, the number of parameters of a model; "" if nothing is known.
  llvm::StringRef fact(const Declaration &declaration) const;
  /// What is known of a name, as Markdown.
  std::string explain(const Mention &mention) const;
  std::vector<Suggestion> suggestions(llvm::SMLoc place) const;
  static bool isName(llvm::StringRef word);
  /// Whether every name means what it means in `other`: the texts differ in spellings alone.
  bool meansTheSame(const FileIndex &other) const;

private:
  std::string contents;
  llvm::SourceMgr sources;
  std::unique_ptr<ast::File> file;
  std::vector<Message> reported;
  std::vector<Declaration> declared;
  std::vector<Mention> mentioned;
  std::unique_ptr<Facts> facts;
};

} // namespace ldn

#endif // LDN_FRONTEND_FILEINDEX_H
