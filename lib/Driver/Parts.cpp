//===- Parts.cpp - A module in parts that are compiled at the same time -------===//

#include "Parts.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Bitcode/BitcodeReader.h"
#include "llvm/Bitcode/BitcodeWriter.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace ldn;

/// A part costs a few milliseconds by itself; that many instructions take about a hundred.
static constexpr unsigned instructionsPerPart = 6000, mostParts = 16;

/// What only one module knows by name.
static void share(GlobalValue &value) {
  if (!value.hasLocalLinkage())
    return;
  value.setLinkage(GlobalValue::ExternalLinkage);
  value.setVisibility(GlobalValue::HiddenVisibility);
  value.setDSOLocal(true);
}

Parts::Parts(Module &whole) {
  SmallVector<unsigned> sizes, order;
  for (Function &function : whole) {
    order.push_back(order.size());
    sizes.push_back(function.getInstructionCount());
  }
  count = std::clamp(sum_of(sizes) / instructionsPerPart, 1u, mostParts);
  // The largest first, each to the part that has least.
  sort(order, [&](unsigned a, unsigned b) { return std::tie(sizes[b], a) < std::tie(sizes[a], b); });
  partOf.resize(sizes.size());
  SmallVector<unsigned> loads(count);
  for (unsigned function : order) {
    partOf[function] = min_element(loads) - loads.begin();
    loads[partOf[function]] += sizes[function];
  }
  if (count > 1) {
    for_each(whole.functions(), share);
    for_each(whole.globals(), share);
  }
  raw_svector_ostream os(bitcode);
  WriteBitcodeToFile(whole, os);
}

Expected<std::unique_ptr<Module>> Parts::read(unsigned index, LLVMContext &context) const {
  auto part = getLazyBitcodeModule(MemoryBufferRef(bitcode, "model"), context);
  if (!part)
    return part;
  for (auto [owner, function] : zip_equal(partOf, (*part)->functions()))
    if (owner != index && !function.isDeclaration())
      function.deleteBody();
  if (index != 0)
    for (GlobalVariable &global : (*part)->globals()) {
      global.setInitializer(nullptr);
      global.setLinkage(GlobalValue::ExternalLinkage);
    }
  if (Error error = (*part)->materializeAll())
    return error;
  return part;
}
