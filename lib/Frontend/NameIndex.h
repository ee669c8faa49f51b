//===- NameIndex.h - Which word is which name -------------------*- C++ -*-===//

#ifndef LDN_LIB_FRONTEND_NAMEINDEX_H
#define LDN_LIB_FRONTEND_NAMEINDEX_H

#include "ldn/Frontend/AST.h"
#include "ldn/Frontend/FileIndex.h"

namespace ldn {

/// The names of a tree, which may be part of a broken file.
void indexNames(const ast::File &file, std::vector<Declaration> &declarations, std::vector<Mention> &mentions);

} // namespace ldn

#endif // LDN_LIB_FRONTEND_NAMEINDEX_H
