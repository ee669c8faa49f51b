//===- Input.cpp - The file that ldnc is given ------------------------------===//

#include "Input.h"

#include "ModuleRecord.h"

#include "mlir/Parser/Parser.h"
#include "llvm/AsmParser/Parser.h"
#include "llvm/IR/Verifier.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace mlir;
using namespace ldn;

static llvm::Error inputError(const Twine &message) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), message);
}

static std::optional<InputKind> kindOf(StringRef path) {
  StringRef extension = llvm::sys::path::extension(path);
  for (auto [known, kind] : {std::pair<StringRef, InputKind>{".ldn", InputKind::Source},
                             {".mlir", InputKind::Module},
                             {".ll", InputKind::LlvmIR},
                             {".s", InputKind::Assembly},
                             {".o", InputKind::Object}})
    if (extension == known)
      return kind;
  return std::nullopt;
}

llvm::Expected<Input> ldn::readInput(StringRef path, llvm::SourceMgr &sources) {
  if (llvm::sys::fs::is_directory(path))
    return inputError("cannot read '" + path + "': it is a directory");
  auto buffer = llvm::MemoryBuffer::getFile(path, /*IsText=*/true);
  if (!buffer)
    return inputError("cannot read '" + path + "': " + buffer.getError().message());
  std::optional<InputKind> kind = kindOf(path);
  if (!kind)
    return inputError("cannot tell what '" + path + "' holds: a model ends in .ldn, a stage in .mlir, .ll, .s or .o");
  // Text has no zero bytes, whatever its encoding.
  if (*kind != InputKind::Object && (*buffer)->getBuffer().contains('\0'))
    return inputError("'" + path + "' is not a text file");
  return Input{*kind, path.str(), sources.AddNewSourceBuffer(std::move(*buffer), llvm::SMLoc())};
}

OwningOpRef<ModuleOp> ldn::parseModule(const std::shared_ptr<llvm::SourceMgr> &sources, MLIRContext &context) {
  return parseSourceFile<ModuleOp>(sources, ParserConfig(&context));
}

llvm::Expected<Stage> ldn::stageOfModule(ModuleOp module, StringRef path) {
  llvm::Expected<const StageInfo *> recorded = recordedStage(module);
  if (!recorded)
    return inputError("'" + path + "' " + llvm::toString(recorded.takeError()));
  const StageInfo *info = *recorded;
  if (!info) {
    info = stageOfFile(path);
    if (!info)
      return inputError("cannot tell the stage of '" + path + "': its module has no 'ldn.stage', and its name does not " +
                        "end in one, as NAME.tiled.mlir");
  }
  if (!info->build || info->stage >= Stage::Llvm)
    return inputError("'" + path + "' says it is at stage '" + info->name + "', which is not a module of MLIR");
  return info->stage;
}

llvm::Expected<std::unique_ptr<llvm::Module>> ldn::parseLlvmIR(const Input &input, const llvm::SourceMgr &sources,
                                                              llvm::LLVMContext &context) {
  llvm::SMDiagnostic diagnostic;
  const llvm::MemoryBuffer *buffer = sources.getMemoryBuffer(input.bufferId);
  std::unique_ptr<llvm::Module> module = llvm::parseAssembly(buffer->getMemBufferRef(), diagnostic, context);
  std::string message;
  llvm::raw_string_ostream os(message);
  if (!module) {
    diagnostic.print("", os, /*ShowColors=*/false);
    return inputError(StringRef(message).rtrim());
  }
  if (llvm::verifyModule(*module, &os))
    return inputError("'" + input.path + "' is not valid LLVM IR: " + StringRef(message).rtrim());
  return module;
}
