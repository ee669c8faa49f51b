//===- Diagnostics.h - Messages about a file --------------------*- C++ -*-===//
//
// What goes in: a place and a sentence, lower-case, without full stop, that
// says what was found and what was wanted. What comes out, on the stream:
//
//   net.ldn:12:18: error: 'h' has 3 sizes, wanted 2
//     let y = h @ W
//             ^
//   net.ldn:3:5: note: 'W' is declared here
//
// After `limit` errors the rest is counted but not shown. What has been said
// about a place is not said again. A note belongs to the message before it and
// shares its fate.
//
//===----------------------------------------------------------------------===//

#ifndef LDN_FRONTEND_DIAGNOSTICS_H
#define LDN_FRONTEND_DIAGNOSTICS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/SMLoc.h"
#include <functional>
#include <string>
#include <utility>

namespace llvm {
class raw_ostream;
class SourceMgr;
} // namespace llvm

namespace ldn {

class Diagnostics {
public:
  enum class Kind { Error, Warning, Note };
  /// Takes what would be shown, in the same order.
  using Consumer = std::function<void(Kind kind, llvm::SMRange range, llvm::StringRef message)>;

  Diagnostics(const llvm::SourceMgr &sources, llvm::raw_ostream &stream, unsigned limit = 20);
  Diagnostics(const llvm::SourceMgr &sources, Consumer consumer, unsigned limit = 20)
      : sources(sources), consume(std::move(consumer)), limit(limit) {}

  /// An invalid range (`{}`) stands for a message about no place in a file,
  /// such as one about `-D`.
  void error(llvm::SMRange range, const llvm::Twine &message);
  void warning(llvm::SMRange range, const llvm::Twine &message);
  /// The other end of the conflict reported just before.
  void note(llvm::SMRange range, const llvm::Twine &message);

  const llvm::SourceMgr &sourceMgr() const { return sources; }
  unsigned numErrors() const { return errors; }
  bool hasErrors() const { return errors != 0; }
  /// True once nothing more is shown: callers may stop looking.
  bool full() const { return errors > limit; }

private:
  /// Whether this is said for the first time; if not, notes are not shown.
  bool isNew(llvm::SMRange range, const llvm::Twine &message);

  const llvm::SourceMgr &sources;
  Consumer consume;
  unsigned limit;
  unsigned errors = 0;
  bool lastShown = false;
  llvm::StringSet<> said;
};

/// Line and column, both from 1; the column counts characters, as editors do.
std::pair<unsigned, unsigned> lineAndColumn(const llvm::SourceMgr &sources, llvm::SMLoc place);

/// The candidate that `word` is probably a misspelling of, or "" if none is
/// near. Ties go to the earlier candidate.
llvm::StringRef nearest(llvm::StringRef word, llvm::ArrayRef<llvm::StringRef> candidates);

/// "; did you mean 'layer_norm'?" to end an error message with, or "".
std::string didYouMean(llvm::StringRef word, llvm::ArrayRef<llvm::StringRef> candidates);

} // namespace ldn

#endif // LDN_FRONTEND_DIAGNOSTICS_H
