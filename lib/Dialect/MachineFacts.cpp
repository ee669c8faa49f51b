//===- MachineFacts.cpp - What passes ask of the machine ---------------------===//

#include "ldn/Dialect/MachineFacts.h"

#include "mlir/IR/BuiltinOps.h"

using namespace mlir;
using namespace ldn;

MachineFacts MachineFacts::of(Operation *op) {
  MachineFacts facts;
  auto module = dyn_cast<ModuleOp>(op);
  if (!module)
    module = op->getParentOfType<ModuleOp>();
  auto machine = module ? module->getAttrOfType<DictionaryAttr>("ldn.machine") : DictionaryAttr();
  auto read = [&](StringRef name, int64_t &fact) {
    if (auto value = machine ? machine.getAs<IntegerAttr>(name) : IntegerAttr())
      fact = value.getInt();
  };
  read("vector_bytes", facts.vectorBytes);
  read("vector_registers", facts.vectorRegisters);
  read("l1_bytes", facts.l1Bytes);
  read("l2_bytes", facts.l2Bytes);
  read("bf16_pairs", facts.bf16Pairs);
  read("l3_bytes", facts.l3Bytes);
  read("fma_ports", facts.fmaPorts);
  read("cores", facts.cores);
  return facts;
}

int64_t MachineFacts::getPanelVectors(int64_t columns, Type element) const {
  int64_t lanes = getLanes(element), vectors = (columns + lanes - 1) / lanes;
  int64_t most = vectorRegisters >= 32 ? 4 : 2;
  if (vectors <= most)
    return vectors;
  auto padded = [&](int64_t width) { return (vectors + width - 1) / width * width; };
  int64_t best = most;
  for (int64_t width = most - 1; width >= 2; --width)
    if (padded(width) < padded(best))
      best = width;
  return best;
}
