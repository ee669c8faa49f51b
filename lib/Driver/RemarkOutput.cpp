//===- RemarkOutput.cpp - Remarks on standard error and in a file -----------===//

#include "RemarkOutput.h"

#include "Options.h"
#include "ldn/Dialect/ModelNames.h"

#include "mlir/Remark/RemarkStreamer.h"

using namespace mlir;
using namespace ldn;

namespace {
class RemarkOutput : public remark::detail::MLIRRemarkStreamerBase {
public:
  RemarkOutput(bool toStderr, std::unique_ptr<MLIRRemarkStreamerBase> file)
      : toStderr(toStderr), file(std::move(file)) {}

  void streamOptimizationRemark(const remark::detail::Remark &remark) override {
    if (toStderr)
      print(remark);
    if (file)
      file->streamOptimizationRemark(remark);
  }

  void finalize() override {
    if (file)
      file->finalize();
  }

private:
  static void print(const remark::detail::Remark &remark) {
    std::string place = placeText(remark.getLocation());
    llvm::raw_ostream &os = llvm::errs();
    os << place << (place.empty() ? "" : ": ") << "remark: ";
    for (const remark::detail::Remark::Arg &arg : remark.getArgs())
      os << arg.val;
    os << " [" << remark.getCategoryName() << " in " << remark.getFunction() << "]\n";
  }

  bool toStderr;
  std::unique_ptr<MLIRRemarkStreamerBase> file;
};
} // namespace

llvm::Error ldn::listenToRemarks(const Options &options, MLIRContext &context) {
  if (!options.remarks && options.remarksFile.empty())
    return llvm::Error::success();
  std::unique_ptr<remark::detail::MLIRRemarkStreamerBase> file;
  if (!options.remarksFile.empty()) {
    bool isBitstream = StringRef(options.remarksFile).ends_with(".bitstream");
    ScopedDiagnosticHandler quiet(&context, [](Diagnostic &) {});
    auto opened = remark::detail::LLVMRemarkStreamer::createToFile(
        options.remarksFile, isBitstream ? llvm::remarks::Format::Bitstream : llvm::remarks::Format::YAML);
    if (failed(opened))
      return llvm::createStringError("cannot write '" + options.remarksFile + "'");
    file = std::move(*opened);
  }
  remark::RemarkCategories categories;
  categories.passed = categories.missed = categories.analysis = categories.failed = options.remarks.value_or(".*");
  // Remarks keep the order of the passes and of the functions.
  context.disableMultithreading();
  (void)remark::enableOptimizationRemarks(context,
                                          std::make_unique<RemarkOutput>(options.remarks.has_value(), std::move(file)),
                                          std::make_unique<remark::RemarkEmittingPolicyAll>(), categories);
  return llvm::Error::success();
}
