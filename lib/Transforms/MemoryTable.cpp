//===- MemoryTable.cpp - The plan of a program's memory, for reading ---------===//

#include "ldn/Transforms/MemoryTable.h"
#include "ArenaArguments.h"
#include "FramePlan.h"
#include "ldn/Dialect/MachineFacts.h"
#include "ldn/Dialect/ModelNames.h"
#include "ldn/Transforms/Columns.h"
#include "ldn/Transforms/CountingSizes.h"

#include "mlir/Interfaces/ViewLikeInterface.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/Support/FormatVariadic.h"

using namespace mlir;
using namespace ldn;

namespace {

/// What index values are, by arithmetic on those that are given.
class SizeEvaluator {
public:
  void set(Value value, int64_t number) { known[value] = number; }
  FailureOr<int64_t> get(Value value);

private:
  DenseMap<Value, int64_t> known;
};

/// The number of every operation of a function, in their order.
using OperationOrder = DenseMap<Operation *, unsigned>;

struct Row {
  std::string number, buffer, shape;
  int64_t bytes, offset;
  std::string from, to, shares;
};

/// The table of one entry point.
class Table {
public:
  Table(ModuleOp module, const llvm::StringMap<int64_t> &sizes) : module(module), sizes(sizes) {}

  LogicalResult fill(func::FuncOp entry);
  void print(func::FuncOp entry, raw_ostream &os);

private:
  /// The frame of `func` from byte `start` on; returns its bytes.
  FailureOr<int64_t> addFrame(func::FuncOp func, SizeEvaluator &numbers, int64_t start, StringRef path);
  void addRow(const BufferLifetime &buffer, func::FuncOp func, const OperationOrder &order, StringRef path, int64_t bytes,
              int64_t offset);
  void findSharing();

  ModuleOp module;
  const llvm::StringMap<int64_t> &sizes;
  llvm::MapVector<StringRef, int64_t> used; // open sizes of the entry
  std::vector<Row> rows;
  std::vector<std::string> scratch; // lines
  DenseSet<Operation *> seen;       // functions that have their rows
  int64_t threads = 1, total = 0;
};
} // namespace

FailureOr<int64_t> SizeEvaluator::get(Value value) {
  if (auto found = known.find(value); found != known.end())
    return found->second;
  Operation *op = value.getDefiningOp();
  if (!op || op->getNumRegions())
    return failure();
  Builder builder(value.getContext());
  SmallVector<Attribute> operands;
  for (Value operand : op->getOperands()) {
    FailureOr<int64_t> number = get(operand);
    if (failed(number))
      return failure();
    operands.push_back(builder.getIntegerAttr(operand.getType(), *number));
  }
  SmallVector<OpFoldResult> results;
  if (failed(op->fold(operands, results)) || results.empty())
    return failure();
  auto number = dyn_cast_if_present<IntegerAttr>(dyn_cast<Attribute>(results[cast<OpResult>(value).getResultNumber()]));
  if (!number)
    return failure();
  set(value, number.getInt());
  return number.getInt();
}

/// "layer.0.attention (net.ldn:12:19)": within the layer that is called `path`.
static std::string describe(Operation *op, StringRef path) {
  std::string name = joinPaths(path, getModelName(op)), place = placeText(op->getLoc());
  if (place.empty())
    return name.empty() ? op->getName().getStringRef().str() : name;
  return name.empty() ? place : name + " (" + place + ")";
}

/// The first and the last operation that reads or writes the buffer or a view of it.
static std::pair<Operation *, Operation *> usesOf(memref::AllocOp alloc, const OperationOrder &order) {
  Operation *first = nullptr, *last = nullptr;
  SmallVector<Value> aliases{alloc.getResult()};
  while (!aliases.empty())
    for (Operation *user : aliases.pop_back_val().getUsers()) {
      if (isa<ViewLikeOpInterface>(user)) {
        aliases.append(user->result_begin(), user->result_end());
        continue;
      }
      if (!first || order.lookup(user) < order.lookup(first))
        first = user;
      if (!last || order.lookup(user) > order.lookup(last))
        last = user;
    }
  return {first, last};
}

void Table::addRow(const BufferLifetime &buffer, func::FuncOp func, const OperationOrder &order, StringRef path, int64_t bytes,
                   int64_t offset) {
  memref::AllocOp alloc = buffer.alloc;
  auto [first, last] = usesOf(alloc, order);
  std::string shape;
  llvm::raw_string_ostream os(shape);
  os << alloc.getType().getElementType() << "[";
  auto open = alloc.getDynamicSizes().begin();
  llvm::interleaveComma(alloc.getType().getShape(), os, [&](int64_t size) {
    auto argument = ShapedType::isDynamic(size) ? dyn_cast<BlockArgument>(*open++) : BlockArgument();
    auto name = argument ? func.getArgAttrOfType<StringAttr>(argument.getArgNumber(), "ldn.size") : StringAttr();
    if (name)
      os << name.getValue();
    else if (ShapedType::isDynamic(size))
      os << "?";
    else
      os << size;
  });
  os << "]";
  rows.push_back({std::to_string(rows.size() + 1), describe(alloc, path), shape, bytes, offset,
                  first ? describe(first, path) : "", last ? describe(last, path) : "", ""});
}

FailureOr<int64_t> Table::addFrame(func::FuncOp func, SizeEvaluator &numbers, int64_t start, StringRef path) {
  FailureOr<FramePlan> plan = planFrame(func);
  if (failed(plan))
    return failure();
  bool isNew = seen.insert(func).second;
  OperationOrder order;
  if (isNew)
    func.walk<WalkOrder::PreOrder>([&](Operation *op) { order.try_emplace(op, order.size()); });
  if (isNew)
    for (auto [buffer, bytes, offset] : llvm::zip(plan->fixed.buffers, plan->fixed.bytes, plan->fixed.offsets))
      addRow(buffer, func, order, path, bytes, start + offset);
  int64_t extent = plan->fixed.extent;
  for (const OpenPlace &place : plan->places) {
    memref::AllocOp alloc = place.users.front().alloc;
    int64_t bytes = llvm::divideCeil(alloc.getType().getElementTypeBitWidth(), 8);
    for (int64_t size : alloc.getType().getShape())
      bytes *= ShapedType::isDynamic(size) ? 1 : size;
    for (Value size : alloc.getDynamicSizes()) {
      FailureOr<int64_t> number = numbers.get(size);
      if (failed(number))
        return alloc.emitError("the size of a buffer is not a function of the model's sizes"), failure();
      bytes *= *number;
    }
    if (isNew)
      for (const BufferLifetime &buffer : place.users)
        addRow(buffer, func, order, path, bytes, start + extent);
    extent += llvm::alignTo(bytes, arenaAlignment);
  }
  if (isNew)
    for (const ThreadScratch &own : plan->scratch)
      if (own.fixed.extent) {
        ParallelForOp loop = own.loop;
        scratch.push_back(llvm::formatv("scratch of a thread in {0}: {1:N} bytes, {2} buffers", describe(loop, path),
                                        own.fixed.extent, own.fixed.buffers.size()));
      }

  int64_t last = threads * plan->getThreadExtent();
  for (func::CallOp call : plan->calls) {
    auto callee = module.lookupSymbol<func::FuncOp>(call.getCallee());
    if (callee.isExternal())
      continue;
    SizeEvaluator inner;
    for (auto [operand, argument] : llvm::zip(call.getOperands(), callee.getArguments()))
      if (FailureOr<int64_t> number = operand.getType().isIndex() ? numbers.get(operand) : FailureOr<int64_t>();
          succeeded(number))
        inner.set(argument, *number);
    auto layer = call->getAttrOfType<StringAttr>("ldn.path");
    FailureOr<int64_t> bytes =
        addFrame(callee, inner, start + extent, joinPaths(path, layer ? layer.getValue() : callee.getName()));
    if (failed(bytes))
      return failure();
    last = std::max(last, *bytes);
  }
  return extent + last;
}

void Table::findSharing() {
  for (Row &row : rows)
    for (const Row &other : rows)
      if (&row != &other && row.offset < other.offset + other.bytes && other.offset < row.offset + row.bytes)
        row.shares += (row.shares.empty() ? "" : ",") + other.number;
}

LogicalResult Table::fill(func::FuncOp entry) {
  threads = MachineFacts::of(module).cores;
  SizeEvaluator numbers;
  for (BlockArgument argument : entry.getArguments())
    if (auto name = entry.getArgAttrOfType<StringAttr>(argument.getArgNumber(), "ldn.size")) {
      auto given = sizes.find(name.getValue());
      int64_t number = given == sizes.end() ? sizeForCounting(module, name.getValue()) : given->second;
      numbers.set(argument, used[name.getValue()] = number);
    }
  FailureOr<int64_t> bytes = addFrame(entry, numbers, 0, "");
  if (failed(bytes))
    return failure();
  total = *bytes;
  findSharing();
  return success();
}

void Table::print(func::FuncOp entry, raw_ostream &os) {
  os << llvm::formatv("{0}: {1:N} bytes", entry.getName(), total);
  for (auto [i, size] : llvm::enumerate(used))
    os << (i ? ", " : " for ") << size.first << " = " << size.second;
  os << llvm::formatv(" on {0} threads\n", threads);
  std::vector<std::vector<std::string>> lines = {
      {"", "buffer", "shape", "bytes", "offset", "first use", "last use", "shares"}};
  for (const Row &row : rows)
    lines.push_back({row.number, row.buffer, row.shape, llvm::formatv("{0:N}", row.bytes),
                     llvm::formatv("{0:N}", row.offset), row.from, row.to, row.shares});
  if (!rows.empty())
    printColumns(lines, /*numbers=*/{0, 3, 4}, /*indent=*/"  ", os);
  for (const std::string &line : scratch)
    os << "  " << line << "\n";
}

LogicalResult ldn::printMemory(ModuleOp module, const llvm::StringMap<int64_t> &sizes, raw_ostream &os) {
  for (auto func : module.getOps<func::FuncOp>()) {
    if (func.isExternal() || func.isPrivate())
      continue;
    Table table(module, sizes);
    if (failed(table.fill(func)))
      return failure();
    table.print(func, os);
    os << "\n";
  }
  return success();
}
