//===- MachineFacts.cpp - What tiling needs to know about a processor -------===//

#include "CPUTarget.h"

#include "mlir/IR/Builders.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Threading.h"

using namespace mlir;
using namespace ldn;

namespace {
struct Caches {
  // Of a processor that nothing else is known about: small enough for all that have AVX2.
  int64_t l1 = 32 << 10, l2 = 512 << 10, l3 = 8 << 20;
};
} // namespace

static std::string readLine(const Twine &path) {
  // Files of sysfs claim a size of one page and hold a line.
  auto buffer = llvm::MemoryBuffer::getFileAsStream(path);
  return buffer ? (*buffer)->getBuffer().trim().str() : std::string();
}

/// "48K", "2048K", "1M"
static int64_t parseBytes(StringRef text) {
  int64_t unit = text.consume_back("K") ? 1 << 10 : text.consume_back("M") ? 1 << 20 : 1, value = 0;
  return text.getAsInteger(10, value) ? 0 : value * unit;
}

static Caches hostCaches() {
  Caches caches;
  for (int index = 0; index < 8; ++index) {
    std::string folder = "/sys/devices/system/cpu/cpu0/cache/index" + std::to_string(index) + "/";
    std::string level = readLine(folder + "level"), type = readLine(folder + "type");
    int64_t bytes = parseBytes(readLine(folder + "size"));
    if (!bytes || type == "Instruction")
      continue;
    (level == "1" ? caches.l1 : level == "2" ? caches.l2 : caches.l3) = bytes;
  }
  return caches;
}

DictionaryAttr ldn::machineFacts(const llvm::TargetMachine &target, bool isHost, MLIRContext *context) {
  const llvm::MCSubtargetInfo &info = *target.getMCSubtargetInfo();
  bool isX86 = target.getTargetTriple().isX86();
  auto has = [&](StringRef feature) { return isX86 && info.checkFeatures(("+" + feature).str()); };
  bool avx512 = has("avx512f") && has("avx512vl");
  int64_t vectorBytes = avx512 ? 64 : has("avx2") ? 32 : 16;
  int64_t registers = avx512 || !isX86 ? 32 : 16;
  int64_t bf16Pairs = avx512 && has("avx512bf16");
  Caches caches = isHost ? hostCaches() : Caches();
  int64_t cores = isHost ? llvm::hardware_concurrency().compute_thread_count() : 8;

  Builder builder(context);
  auto fact = [&](StringRef name, int64_t value) {
    return builder.getNamedAttr(name, builder.getI64IntegerAttr(value));
  };
  return builder.getDictionaryAttr(
      {fact("vector_bytes", vectorBytes), fact("vector_registers", registers), fact("fma_ports", 2),
       fact("l1_bytes", caches.l1), fact("l2_bytes", caches.l2), fact("l3_bytes", caches.l3), fact("cores", cores),
       fact("bf16_pairs", bf16Pairs)});
}
