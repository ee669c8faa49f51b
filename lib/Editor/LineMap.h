//===- LineMap.h - Places as the protocol counts them -----------*- C++ -*-===//

#ifndef LDN_LIB_EDITOR_LINEMAP_H
#define LDN_LIB_EDITOR_LINEMAP_H

#include "llvm/Support/LSP/Protocol.h"
#include <vector>

namespace ldn {

/// Lines from 0, and in a line units of UTF-16 from 0: `δ` counts one, `𝜎` two. Places that do not exist are the
/// nearest that do. The text must outlive the map.
class LineMap {
public:
  explicit LineMap(llvm::StringRef text);
  size_t offset(llvm::lsp::Position position) const;
  llvm::lsp::Position position(size_t offset) const;
  llvm::lsp::Position position(llvm::SMLoc place) const { return position(place.getPointer() - text.data()); }
  /// An invalid range is the start of the text.
  llvm::lsp::Range range(llvm::SMRange range) const;

private:
  llvm::StringRef text;
  std::vector<size_t> starts; // of the lines
};

} // namespace ldn

#endif // LDN_LIB_EDITOR_LINEMAP_H
