//===- PassDump.cpp - One file for every pass, and a manifest ---------------===//

#include "PassDump.h"

#include "mlir/IR/SymbolTable.h"
#include "mlir/Pass/Pass.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/Path.h"
#include <chrono>

using namespace mlir;
using namespace ldn;

using Clock = std::chrono::steady_clock;

namespace ldn {
class DumpInstrumentation : public PassInstrumentation {
public:
  explicit DumpInstrumentation(PassDump &dump) : dump(dump) {}

  void runBeforePass(Pass *pass, Operation *op) override {
    if (pass->getArgument().empty()) // the adaptor that runs passes on functions
      return;
    before.emplace(op);
    start = Clock::now();
  }

  void runAfterPass(Pass *pass, Operation *op) override {
    if (pass->getArgument().empty())
      return;
    double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    bool isChanged = *before != OperationFingerPrint(op);
    std::string text;
    if (isChanged) {
      llvm::raw_string_ostream os(text);
      op->print(os);
      os << "\n";
    }
    StringRef function;
    if (auto symbol = op->getAttrOfType<StringAttr>(SymbolTable::getSymbolAttrName()))
      function = symbol.getValue();
    dump.record(pass->getArgument(), function, ".mlir", text, isChanged, seconds);
  }

private:
  PassDump &dump;
  std::optional<OperationFingerPrint> before;
  Clock::time_point start;
};
} // namespace ldn

llvm::Error PassDump::open(StringRef path) {
  if (std::error_code error = llvm::sys::fs::create_directories(path))
    return llvm::createStringError(error, "cannot make the folder '" + path + "': " + error.message());
  folder = path.str();
  return llvm::Error::success();
}

std::unique_ptr<PassInstrumentation> PassDump::instrumentation() {
  return std::make_unique<DumpInstrumentation>(*this);
}

void PassDump::add(StringRef name, StringRef suffix, StringRef text) {
  record(name, "", suffix, text, /*isChanged=*/true, /*seconds=*/0);
}

void PassDump::record(StringRef pass, StringRef function, StringRef suffix, const Twine &text, bool isChanged,
                      double seconds) {
  size_t number = entries.size() + 1;
  llvm::json::Object entry{{"number", static_cast<int64_t>(number)},
                           {"stage", stage},
                           {"pass", pass},
                           {"changed", isChanged},
                           {"milliseconds", seconds * 1e3}};
  if (!function.empty())
    entry["function"] = function;
  if (isChanged) {
    std::string name = llvm::formatv("{0,0+3}-{1}{2}{3}{4}", number, pass, function.empty() ? "" : "-", function, suffix);
    entry["file"] = name;
    SmallString<128> path(folder);
    llvm::sys::path::append(path, name);
    std::error_code error;
    llvm::raw_fd_ostream file(path, error);
    if (!error)
      file << text;
    problem = problem ? problem : error;
  }
  entries.push_back(std::move(entry));
}

llvm::Error PassDump::close() {
  SmallString<128> path(folder);
  llvm::sys::path::append(path, "manifest.json");
  std::error_code error;
  llvm::raw_fd_ostream file(path, error);
  if (!error)
    file << llvm::formatv("{0:2}", llvm::json::Value(std::move(entries))) << "\n";
  problem = problem ? problem : error;
  if (problem)
    return llvm::createStringError(problem, "cannot write into '" + folder + "': " + problem.message());
  return llvm::Error::success();
}
