//===- TokenRemarks.h - What is said about passes over the tokens ------------===//
#ifndef LDN_LIB_TRANSFORMS_TOKENREMARKS_H
#define LDN_LIB_TRANSFORMS_TOKENREMARKS_H

#include "TileRows.h"
#include "TokenGroups.h"

namespace ldn {

/// A pass, its operations and its tiles; `number` of `count`.
void remarkPass(const TokenGroups &groups, const TokenGroup &group, const TileRows &tile, size_t number, size_t count);

/// What passes store for later ones, and why.
void remarkCuts(const TokenGroups &groups);

} // namespace ldn

#endif // LDN_LIB_TRANSFORMS_TOKENREMARKS_H
