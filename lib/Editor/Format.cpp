//===- Format.cpp - The one way to lay out a model file -------------------===//

#include "ldn/Editor/Format.h"

#include "Layout.h"
#include "ldn/Frontend/Diagnostics.h"
#include "ldn/Frontend/Parser.h"

#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/SourceMgr.h"

using namespace ldn;

std::optional<std::string> ldn::format(const llvm::SourceMgr &sources, unsigned bufferId, Diagnostics &diagnostics) {
  std::vector<Token> tokens = parseTokens(sources, bufferId, diagnostics);
  if (diagnostics.hasErrors())
    return std::nullopt;
  std::vector<layout::Line> lines = layout::breakLines(sources.getMemoryBuffer(bufferId)->getBuffer(), tokens);
  layout::alignLines(lines);
  return layout::printLines(lines);
}
