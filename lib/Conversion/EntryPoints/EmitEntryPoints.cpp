//===- EmitEntryPoints.cpp - The C ABI of a compiled model ------------------===//
//
// In:   func.func @infer(%B: index {ldn.size = "B"}, %x: memref<?x8xf32> {ldn.role = "input", ...},
//                        %params: memref<?xi8> {ldn.arena = "params"}, %y: memref<?x2xf32> {ldn.role = "output", ...})
// Out:  llvm.func internal @Net.infer.run(%sizes: !llvm.ptr, %args, %params, %prepared, %workspace)   calls @Net.infer
//       llvm.mlir.global constant @ldn_code_Net, @ldn_codes_Net, @ldn_model_Net, @ldn_main_model
//
// A module that holds the code for one of several machines (`ldn.codes`) has the name of the machine in all names, and
// only the one for the first has the model, whose table of codes names those of the other modules: they are linked
// together.
//
// The structs are those of lib/Runtime/Model.h, field by field. Memref descriptors are built here, so the pass has to
// run before func and memref are converted to LLVM; the casts that it leaves go away with that conversion.
//
//===----------------------------------------------------------------------===//

#include "Metadata.h"

#include "ldn/Conversion/Passes.h"

#include "mlir/Conversion/LLVMCommon/MemRefBuilder.h"
#include "mlir/Conversion/LLVMCommon/TypeConverter.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "llvm/ADT/SmallVectorExtras.h"

namespace ldn {
#define GEN_PASS_DEF_EMITENTRYPOINTS
#include "ldn/Conversion/Passes.h.inc"
} // namespace ldn

using namespace mlir;
using namespace ldn;

namespace {

constexpr int32_t abiVersion = 3; // LDN_ABI_VERSION

class EmitEntryPoints : public ldn::impl::EmitEntryPointsBase<EmitEntryPoints> {
  void runOnOperation() override;
};

/// What is emitted for one module.
class Emitter {
public:
  Emitter(ModuleOp module, StringRef model)
      : module(module), model(model), machine(machineOf(module)), codes(codesOf(module)),
        prefix(codes.size() > 1 ? (model + "." + machine).str() : model.str()),
        builder(UnknownLoc::get(module.getContext()), module.getContext()), converter(module.getContext()),
        ptr(LLVM::LLVMPointerType::get(module.getContext())), i32(builder.getI32Type()), i64(builder.getI64Type()) {}

  LogicalResult emit();

private:
  /// `<Name>.<function>` or `<Name>.<machine>.<function>`, internal: the names of a model live beside those of the C
  /// library.
  void hideFunctions();
  LogicalResult check(FunctionOpInterface entry);
  /// The arguments of `callee` from raw pointers; `random` points to the seed and the step, `position` is that of a token.
  SmallVector<Value> buildOperands(FunctionOpInterface callee, Value sizes, Value args, const llvm::StringMap<Value> &arenas,
                                   Value random = {}, Value position = {});
  /// The addresses of the two arenas, `state` and `next`, in the order that the position says.
  void findState(const StateLayout &layout, Value sizes, Value state, Value position, llvm::StringMap<Value> &arenas);
  /// `run`: builds the arguments from raw pointers and calls `callee`.
  LLVM::LLVMFuncOp emitRun(FunctionOpInterface callee);
  /// `LdnTraining`, from `@gradients` and `@update`; null where there are none.
  LLVM::GlobalOp emitTraining();
  LLVM::LLVMFuncOp emitGradients(FunctionOpInterface gradients);
  LLVM::LLVMFuncOp emitUpdate(FunctionOpInterface update);
  /// Calls the two.
  LLVM::LLVMFuncOp emitStep(LLVM::LLVMFuncOp gradients, LLVM::LLVMFuncOp update);
  LLVM::LLVMFuncOp emitTrainingWorkspace(FunctionOpInterface gradients);
  /// `prepare`: the same without sizes and arguments. Does nothing if there is no such function.
  LLVM::LLVMFuncOp emitPrepare();
  /// `workspace_bytes` and `prepare_workspace_bytes`: 0 if there is no `<function>.workspace`.
  LLVM::LLVMFuncOp emitWorkspace(StringRef function, ArrayRef<StringRef> sizes, bool takesSizes);
  /// `LdnCode`: what of the model depends on the machine.
  LLVM::GlobalOp emitCode(ArrayRef<FunctionOpInterface> entries);
  LLVM::GlobalOp emitEntries(ArrayRef<FunctionOpInterface> entries);
  /// The addresses of all codes of the program.
  LLVM::GlobalOp emitCodes(LLVM::GlobalOp own);
  void emitModel(int64_t entries, LLVM::GlobalOp table);

  LLVM::LLVMFuncOp beginFunction(const Twine &name, Type result, ArrayRef<Type> arguments);
  Value loadSize(Value sizes, StringRef name);
  /// The address of element `position` of an array of `type`.
  Value at(Value array, Type type, int64_t position) {
    return LLVM::GEPOp::create(builder, ptr, type, array, ArrayRef<LLVM::GEPArg>{static_cast<int32_t>(position)});
  }
  Value buildArena(StringRef arena, MemRefType type, Value pointer);
  Value buildMemRef(MemRefType type, Value pointer, ArrayRef<Value> openSizes);
  Value constant(int64_t value) { return LLVM::ConstantOp::create(builder, i64, value); }
  Value toIndex(Value value) {
    return UnrealizedConversionCastOp::create(builder, builder.getIndexType(), value).getResult(0);
  }
  int64_t bytes(StringRef attribute) {
    auto attr = module->getAttrOfType<IntegerAttr>(attribute);
    return attr ? attr.getInt() : 0;
  }

  LLVM::GlobalOp makeGlobal(Type type, LLVM::Linkage linkage, const Twine &name, Attribute value = {});
  Value stringConstant(const Twine &name, StringRef text);
  /// A global whose initialiser is a struct of `fields`, which `makeFields` builds in its region.
  LLVM::GlobalOp structGlobal(Type type, LLVM::Linkage linkage, const Twine &name,
                              function_ref<Value(Value)> initialise);
  Value makeStruct(Value aggregate, ArrayRef<Value> fields, ArrayRef<int64_t> prefix = {});

  /// `LdnCode`
  Type codeType() {
    return LLVM::LLVMStructType::getLiteral(module.getContext(), {ptr, ptr, ptr, ptr, i64, ptr, ptr, ptr});
  }
  std::string codeName(StringRef machine) {
    return ("ldn_code_" + model + (codes.size() > 1 ? "." + machine : "")).str();
  }

  ModuleOp module;
  StringRef model, machine;
  SmallVector<StringRef> codes; // the machines that the program has code for
  std::string prefix;
  ImplicitLocOpBuilder builder;
  LLVMTypeConverter converter;
  Type ptr, i32, i64;
};

} // namespace

/// The names of the open sizes that a function takes, in its order.
static SmallVector<StringRef> sizesOf(FunctionOpInterface func) {
  SmallVector<StringRef> sizes;
  for (unsigned i = 0, e = func.getNumArguments(); i < e; ++i)
    if (auto name = func.getArgAttrOfType<StringAttr>(i, "ldn.size"))
      sizes.push_back(name.getValue());
  return sizes;
}

void EmitEntryPoints::runOnOperation() {
  auto model = getOperation()->getAttrOfType<StringAttr>("ldn.model");
  if (!model) {
    getOperation().emitError("has no 'ldn.model', the name of the model");
    return signalPassFailure();
  }
  if (failed(Emitter(getOperation(), model.getValue()).emit()))
    signalPassFailure();
}

LogicalResult Emitter::emit() {
  SmallVector<FunctionOpInterface> entries = entryPoints(module);
  if (entries.empty())
    return module.emitError("model '") << model << "' has no entry point";
  for (FunctionOpInterface entry : entries)
    if (failed(check(entry)))
      return failure();
  if (auto gradients = module.lookupSymbol<FunctionOpInterface>("gradients"); gradients && failed(check(gradients)))
    return failure();
  builder.setInsertionPointToEnd(module.getBody());
  LLVM::GlobalOp code = emitCode(entries);
  if (machine == codes.front())
    emitModel(entries.size(), emitCodes(code));
  hideFunctions();
  return success();
}

LogicalResult Emitter::check(FunctionOpInterface entry) {
  if (entry.getNumResults())
    return entry.emitError("entry point '") << entry.getName() << "' returns values; its results must be buffers";
  for (unsigned i = 0, e = entry.getNumArguments(); i < e; ++i) {
    std::optional<ArgumentKind> kind = classifyArgument(entry, i);
    if (!kind)
      return entry.emitError("argument ")
             << i << " of entry point '" << entry.getName() << "' is no size, input, result or arena";
    Type type = entry.getArgumentTypes()[i];
    auto memref = dyn_cast<MemRefType>(type);
    if (*kind == ArgumentKind::Random || *kind == ArgumentKind::Position)
      continue;
    if (*kind == ArgumentKind::Size ? !type.isIndex() : !memref || !memref.getLayout().isIdentity())
      return entry.emitError("argument ") << i << " of entry point '" << entry.getName() << "' has type " << type
                                          << ", wanted " << (*kind == ArgumentKind::Size ? "index" : "a dense memref");
  }
  return success();
}

void Emitter::hideFunctions() {
  // All uses are found in one walk.
  SymbolTableCollection symbols;
  SymbolUserMap users(symbols, module);
  for (auto func : module.getOps<FunctionOpInterface>()) {
    if (func.isExternal())
      continue;
    StringAttr name = builder.getStringAttr(prefix + "." + func.getName());
    users.replaceAllUsesWith(func, name);
    SymbolTable::setSymbolName(func, name);
    if (auto llvmFunc = dyn_cast<LLVM::LLVMFuncOp>(func.getOperation())) {
      llvmFunc.setLinkage(LLVM::Linkage::Internal);
    } else {
      func->setAttr("llvm.linkage", LLVM::LinkageAttr::get(module.getContext(), LLVM::Linkage::Internal));
      SymbolTable::setSymbolVisibility(func, SymbolTable::Visibility::Private);
    }
    // What our attributes said is in the metadata now; the conversions to come would ask what they mean.
    for (unsigned i = 0, e = func.getNumArguments(); i < e; ++i)
      for (NamedAttribute attr : llvm::to_vector(func.getArgAttrs(i)))
        if (attr.getNameDialect() && attr.getNameDialect()->getNamespace() == "ldn")
          func.removeArgAttr(i, attr.getName());
  }
}

//===-- Functions -----------------------------------------------------------===//

LLVM::LLVMFuncOp Emitter::beginFunction(const Twine &name, Type result, ArrayRef<Type> arguments) {
  builder.setInsertionPointToEnd(module.getBody());
  auto func = LLVM::LLVMFuncOp::create(builder, name.str(), LLVM::LLVMFunctionType::get(result, arguments));
  builder.setInsertionPointToStart(func.addEntryBlock(builder));
  return func;
}

Value Emitter::loadSize(Value sizes, StringRef name) {
  int64_t position = 0;
  for (auto size : module->getAttrOfType<ArrayAttr>("ldn.sizes").getAsRange<DictionaryAttr>()) {
    if (size.getAs<StringAttr>("name") == name)
      break;
    ++position;
  }
  return LLVM::LoadOp::create(builder, i64, at(sizes, i64, position));
}

Value Emitter::buildMemRef(MemRefType type, Value pointer, ArrayRef<Value> openSizes) {
  Location loc = builder.getLoc();
  auto descriptor = MemRefDescriptor::poison(builder, loc, converter.convertType(type));
  descriptor.setAllocatedPtr(builder, loc, pointer);
  descriptor.setAlignedPtr(builder, loc, pointer);
  descriptor.setConstantOffset(builder, loc, 0);
  Value stride;
  for (int64_t dim = type.getRank() - 1; dim >= 0; --dim) {
    Value size = type.isDynamicDim(dim) ? openSizes[dim] : constant(type.getDimSize(dim));
    descriptor.setSize(builder, loc, dim, size);
    descriptor.setStride(builder, loc, dim, stride ? stride : constant(1));
    stride = stride ? LLVM::MulOp::create(builder, stride, size).getResult() : size;
  }
  return UnrealizedConversionCastOp::create(builder, type, Value(descriptor)).getResult(0);
}

Value Emitter::buildArena(StringRef arena, MemRefType type, Value pointer) {
  // Nobody asks for the extent of the workspace, which only its function knows, or of a state, which depends on sizes.
  StringRef like = arena == "prepared" ? "prepared" : "params"; // gradients and moments lie as the parameters do
  bool isKnown = arena != "workspace" && arena != "state" && arena != "next";
  int64_t extent = !isKnown ? INT64_MAX : bytes(("ldn." + like + "_bytes").str());
  return buildMemRef(type, pointer, constant(extent));
}

SmallVector<Value> Emitter::buildOperands(FunctionOpInterface callee, Value sizes, Value args,
                                          const llvm::StringMap<Value> &arenas, Value random, Value position) {
  llvm::StringMap<Value> open; // the sizes that the entry uses
  SmallVector<Value> operands(callee.getNumArguments());
  for (unsigned i = 0, e = operands.size(); i < e; ++i) {
    if (auto name = callee.getArgAttrOfType<StringAttr>(i, "ldn.size")) {
      open[name] = loadSize(sizes, name);
      operands[i] = toIndex(open[name]);
    } else if (auto arena = callee.getArgAttrOfType<StringAttr>(i, "ldn.arena")) {
      operands[i] = buildArena(arena, cast<MemRefType>(callee.getArgumentTypes()[i]), arenas.lookup(arena));
    } else if (auto name = callee.getArgAttrOfType<StringAttr>(i, "ldn.random")) {
      operands[i] = LLVM::LoadOp::create(builder, i64, at(random, i64, name == "step"));
    } else if (callee.getArgAttr(i, "ldn.position")) {
      operands[i] = position;
    }
  }
  for (auto [position, i] : llvm::enumerate(orderOfArguments(callee))) {
    Value pointer = LLVM::LoadOp::create(builder, ptr, at(args, ptr, position));
    auto type = cast<MemRefType>(callee.getArgumentTypes()[i]);
    SmallVector<Value> openSizes(type.getRank());
    auto shape = callee.getArgAttrOfType<ArrayAttr>(i, "ldn.shape");
    for (auto [dim, size] : llvm::enumerate(openSizes))
      if (type.isDynamicDim(dim)) {
        StringRef name = cast<StringAttr>(shape[dim]).getValue();
        size = open.contains(name) ? open[name] : open[name] = loadSize(sizes, name);
      }
    operands[i] = buildMemRef(type, pointer, openSizes);
  }
  return operands;
}

LLVM::LLVMFuncOp Emitter::emitRun(FunctionOpInterface callee) {
  LLVM::LLVMFuncOp func = beginFunction(callee.getName() + ".run", LLVM::LLVMVoidType::get(module.getContext()),
                                        {ptr, ptr, ptr, ptr, ptr});
  llvm::StringMap<Value> arenas = {
      {"params", func.getArgument(2)}, {"prepared", func.getArgument(3)}, {"workspace", func.getArgument(4)}};
  Value sizes = func.getArgument(0), args = func.getArgument(1), state, position;
  if (std::optional<StateLayout> layout = stateOf(callee)) {
    state = LLVM::LoadOp::create(builder, ptr, at(args, ptr, orderOfArguments(callee).size()));
    position = LLVM::LoadOp::create(builder, i64, state);
    findState(*layout, sizes, state, position, arenas);
  }
  func::CallOp::create(builder, callee.getName(), TypeRange(), buildOperands(callee, sizes, args, arenas, {}, position));
  if (state)
    LLVM::StoreOp::create(builder, LLVM::AddOp::create(builder, position, constant(1)), state);
  LLVM::ReturnOp::create(builder, ValueRange());
  return func;
}

void Emitter::findState(const StateLayout &layout, Value sizes, Value state, Value position, llvm::StringMap<Value> &arenas) {
  Value half = constant((layout.bytes - StateLayout::header) / 2);
  if (layout.size)
    half = LLVM::AddOp::create(
        builder, half, LLVM::MulOp::create(builder, loadSize(sizes, layout.size), constant(layout.bytesEach / 2)));
  auto byte = [&](Value base, LLVM::GEPArg offset) -> Value {
    return LLVM::GEPOp::create(builder, ptr, builder.getI8Type(), base, ArrayRef<LLVM::GEPArg>{offset});
  };
  Value first = byte(state, static_cast<int32_t>(StateLayout::header)), second = byte(first, half);
  Value isOdd = LLVM::TruncOp::create(builder, builder.getI1Type(), position);
  arenas["state"] = LLVM::SelectOp::create(builder, isOdd, second, first);
  arenas["next"] = LLVM::SelectOp::create(builder, isOdd, first, second);
}

LLVM::LLVMFuncOp Emitter::emitPrepare() {
  auto callee = module.lookupSymbol<FunctionOpInterface>("prepare");
  LLVM::LLVMFuncOp func =
      beginFunction("prepare.run", LLVM::LLVMVoidType::get(module.getContext()), {ptr, ptr, ptr});
  if (callee) {
    llvm::StringMap<Value> arenas = {
        {"params", func.getArgument(0)}, {"prepared", func.getArgument(1)}, {"workspace", func.getArgument(2)}};
    SmallVector<Value> operands;
    for (unsigned i = 0, e = callee.getNumArguments(); i < e; ++i) {
      auto arena = callee.getArgAttrOfType<StringAttr>(i, "ldn.arena");
      operands.push_back(buildArena(arena, cast<MemRefType>(callee.getArgumentTypes()[i]), arenas.lookup(arena)));
    }
    func::CallOp::create(builder, callee.getName(), TypeRange(), operands);
  }
  LLVM::ReturnOp::create(builder, ValueRange());
  return func;
}

LLVM::LLVMFuncOp Emitter::emitWorkspace(StringRef function, ArrayRef<StringRef> sizes, bool takesSizes) {
  SmallVector<Type> types = {i64};
  if (takesSizes)
    types.insert(types.begin(), ptr);
  LLVM::LLVMFuncOp func = beginFunction(function + ".workspace_bytes", i64, types);
  Value result;
  if (auto callee = module.lookupSymbol<FunctionOpInterface>((function + ".workspace").str())) {
    SmallVector<Value> operands;
    for (StringRef size : sizes)
      operands.push_back(toIndex(loadSize(func.getArgument(0), size)));
    operands.push_back(toIndex(func.getArgument(types.size() - 1)));
    auto call = func::CallOp::create(builder, callee.getName(), builder.getIndexType(), operands);
    result = UnrealizedConversionCastOp::create(builder, i64, call.getResult(0)).getResult(0);
  } else {
    result = constant(0);
  }
  LLVM::ReturnOp::create(builder, result);
  return func;
}

//===-- Training ------------------------------------------------------------===//

LLVM::LLVMFuncOp Emitter::emitGradients(FunctionOpInterface gradients) {
  LLVM::LLVMFuncOp func = beginFunction("gradients.run", LLVM::LLVMVoidType::get(module.getContext()),
                                        {ptr, ptr, ptr, ptr, ptr, ptr});
  llvm::StringMap<Value> arenas = {
      {"params", func.getArgument(2)}, {"gradients", func.getArgument(3)}, {"workspace", func.getArgument(5)}};
  func::CallOp::create(builder, gradients.getName(), TypeRange(),
                       buildOperands(gradients, func.getArgument(0), func.getArgument(1), arenas, func.getArgument(4)));
  LLVM::ReturnOp::create(builder, ValueRange());
  return func;
}

LLVM::LLVMFuncOp Emitter::emitUpdate(FunctionOpInterface update) {
  LLVM::LLVMFuncOp func = beginFunction("update.run", builder.getF64Type(), {ptr, ptr, ptr, ptr, ptr, ptr});
  llvm::StringMap<Value> arenas = {{"params", func.getArgument(1)},
                                   {"gradients", func.getArgument(2)},
                                   {"first", func.getArgument(3)},
                                   {"second", func.getArgument(4)},
                                   {"workspace", func.getArgument(5)}};
  SmallVector<Value> operands;
  for (unsigned i = 0, e = update.getNumArguments(); i < e; ++i) {
    Type type = update.getArgumentTypes()[i];
    // LdnStep holds eight bytes for each number, in the order of the arguments.
    if (auto arena = update.getArgAttrOfType<StringAttr>(i, "ldn.arena"))
      operands.push_back(buildArena(arena, cast<MemRefType>(type), arenas.lookup(arena)));
    else
      operands.push_back(LLVM::LoadOp::create(builder, type, at(func.getArgument(0), i64, i)));
  }
  auto call = func::CallOp::create(builder, update.getName(), builder.getF64Type(), operands);
  LLVM::ReturnOp::create(builder, call.getResult(0));
  return func;
}

LLVM::LLVMFuncOp Emitter::emitStep(LLVM::LLVMFuncOp gradients, LLVM::LLVMFuncOp update) {
  LLVM::LLVMFuncOp func = beginFunction("step.run", builder.getF64Type(), SmallVector<Type>(9, ptr));
  auto argument = [&](unsigned i) { return func.getArgument(i); };
  LLVM::CallOp::create(builder, gradients,
                       ValueRange{argument(0), argument(1), argument(4), argument(5), argument(3), argument(8)});
  auto norm = LLVM::CallOp::create(
      builder, update, ValueRange{argument(2), argument(4), argument(5), argument(6), argument(7), argument(8)});
  LLVM::ReturnOp::create(builder, norm.getResult());
  return func;
}

LLVM::LLVMFuncOp Emitter::emitTrainingWorkspace(FunctionOpInterface gradients) {
  LLVM::LLVMFuncOp first = emitWorkspace("gradients", sizesOf(gradients), /*takesSizes=*/true);
  LLVM::LLVMFuncOp second = emitWorkspace("update", {}, /*takesSizes=*/false);
  LLVM::LLVMFuncOp func = beginFunction("training.workspace_bytes", i64, {ptr, i64});
  Value a = LLVM::CallOp::create(builder, first, ValueRange{func.getArgument(0), func.getArgument(1)}).getResult();
  Value b = LLVM::CallOp::create(builder, second, ValueRange{func.getArgument(1)}).getResult();
  LLVM::ReturnOp::create(builder, LLVM::SMaxOp::create(builder, a, b).getResult());
  return func;
}

LLVM::GlobalOp Emitter::emitTraining() {
  auto gradients = module.lookupSymbol<FunctionOpInterface>("gradients");
  auto update = module.lookupSymbol<FunctionOpInterface>("update");
  if (!gradients || !update)
    return {};
  LLVM::LLVMFuncOp gradientsRun = emitGradients(gradients), updateRun = emitUpdate(update);
  LLVM::LLVMFuncOp functions[] = {emitTrainingWorkspace(gradients), gradientsRun, updateRun,
                                  emitStep(gradientsRun, updateRun)};
  auto type = LLVM::LLVMStructType::getLiteral(module.getContext(), {ptr, ptr, ptr, ptr});
  return structGlobal(type, LLVM::Linkage::Internal, "ldn_training_" + prefix, [&](Value aggregate) {
    SmallVector<Value> fields;
    for (LLVM::LLVMFuncOp func : functions)
      fields.push_back(LLVM::AddressOfOp::create(builder, func));
    return makeStruct(aggregate, fields);
  });
}

//===-- Data ----------------------------------------------------------------===//

LLVM::GlobalOp Emitter::makeGlobal(Type type, LLVM::Linkage linkage, const Twine &name, Attribute value) {
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToEnd(module.getBody());
  return LLVM::GlobalOp::create(builder, type, /*isConstant=*/true, linkage, name.str(), value);
}

Value Emitter::stringConstant(const Twine &name, StringRef text) {
  std::string terminated = text.str() + '\0';
  auto type = LLVM::LLVMArrayType::get(builder.getI8Type(), terminated.size());
  return LLVM::AddressOfOp::create(
      builder, makeGlobal(type, LLVM::Linkage::Internal, name, builder.getStringAttr(terminated)));
}

LLVM::GlobalOp Emitter::structGlobal(Type type, LLVM::Linkage linkage, const Twine &name,
                                     function_ref<Value(Value)> initialise) {
  LLVM::GlobalOp global = makeGlobal(type, linkage, name);
  OpBuilder::InsertionGuard guard(builder);
  builder.createBlock(&global.getInitializerRegion());
  Value value = initialise(LLVM::UndefOp::create(builder, type));
  LLVM::ReturnOp::create(builder, value);
  return global;
}

Value Emitter::makeStruct(Value aggregate, ArrayRef<Value> fields, ArrayRef<int64_t> prefix) {
  for (auto [i, field] : llvm::enumerate(fields)) {
    SmallVector<int64_t> position(prefix);
    position.push_back(i);
    aggregate = LLVM::InsertValueOp::create(builder, aggregate, field, position);
  }
  return aggregate;
}

LLVM::GlobalOp Emitter::emitEntries(ArrayRef<FunctionOpInterface> entries) {
  SmallVector<LLVM::LLVMFuncOp> runs, workspaces;
  for (FunctionOpInterface entry : entries) {
    runs.push_back(emitRun(entry));
    workspaces.push_back(emitWorkspace(entry.getName(), sizesOf(entry), /*takesSizes=*/true));
  }
  auto entryType = LLVM::LLVMStructType::getLiteral(module.getContext(), {ptr, ptr, ptr});
  auto tableType = LLVM::LLVMArrayType::get(entryType, entries.size());
  return structGlobal(tableType, LLVM::Linkage::Internal, "ldn_entries_" + prefix, [&](Value aggregate) {
    for (auto [i, entry] : llvm::enumerate(llvm::to_vector(entries)))
      aggregate =
          makeStruct(aggregate,
                     {stringConstant("ldn_entry_" + prefix + "." + entry.getName(), entry.getName()),
                      LLVM::AddressOfOp::create(builder, workspaces[i]), LLVM::AddressOfOp::create(builder, runs[i])},
                     static_cast<int64_t>(i));
    return aggregate;
  });
}

LLVM::GlobalOp Emitter::emitCode(ArrayRef<FunctionOpInterface> entries) {
  LLVM::GlobalOp table = emitEntries(entries);
  LLVM::LLVMFuncOp prepare = emitPrepare();
  LLVM::LLVMFuncOp prepareWorkspace = emitWorkspace("prepare", {}, /*takesSizes=*/false);
  LLVM::GlobalOp training = emitTraining();
  auto text = [&](StringRef what, StringRef attribute) {
    auto value = module->getAttrOfType<StringAttr>(attribute);
    return stringConstant("ldn_" + what + "_" + prefix, value ? value.getValue() : "");
  };
  auto linkage = codes.size() > 1 ? LLVM::Linkage::External : LLVM::Linkage::Internal;
  LLVM::GlobalOp code = structGlobal(codeType(), linkage, codeName(machine), [&](Value aggregate) {
    return makeStruct(aggregate,
                      {stringConstant("ldn_machine_" + prefix, machine), text("cpu", "ldn.cpu"),
                       text("features", "ldn.features"), LLVM::AddressOfOp::create(builder, table),
                       constant(bytes("ldn.prepared_bytes")), LLVM::AddressOfOp::create(builder, prepareWorkspace),
                       LLVM::AddressOfOp::create(builder, prepare),
                       training ? LLVM::AddressOfOp::create(builder, training).getResult()
                                : LLVM::ZeroOp::create(builder, ptr).getResult()});
  });
  if (codes.size() > 1)
    code.setVisibility_(LLVM::Visibility::Hidden);
  return code;
}

LLVM::GlobalOp Emitter::emitCodes(LLVM::GlobalOp own) {
  SmallVector<LLVM::GlobalOp> globals;
  for (StringRef other : codes) {
    globals.push_back(other == machine ? own : makeGlobal(codeType(), LLVM::Linkage::External, codeName(other)));
    if (other != machine)
      globals.back().setVisibility_(LLVM::Visibility::Hidden);
  }
  auto type = LLVM::LLVMArrayType::get(ptr, globals.size());
  return structGlobal(type, LLVM::Linkage::Internal, "ldn_codes_" + model, [&](Value aggregate) {
    return makeStruct(aggregate, llvm::map_to_vector(globals, [&](LLVM::GlobalOp global) -> Value {
                        return LLVM::AddressOfOp::create(builder, global);
                      }));
  });
}

void Emitter::emitModel(int64_t entries, LLVM::GlobalOp table) {
  auto type = LLVM::LLVMStructType::getLiteral(module.getContext(), {i32, i32, ptr, i64, i64, ptr});
  LLVM::GlobalOp data = structGlobal(type, LLVM::Linkage::External, "ldn_model_" + model, [&](Value aggregate) {
    return makeStruct(
        aggregate, {LLVM::ConstantOp::create(builder, i32, abiVersion), LLVM::ConstantOp::create(builder, i32, entries),
                    stringConstant("ldn_json_" + model, metadataJson(module)), constant(bytes("ldn.params_bytes")),
                    constant(codes.size()), LLVM::AddressOfOp::create(builder, table)});
  });
  // Weak, so that objects of several models can be linked into one program, which then has no need of it.
  LLVM::GlobalOp mainModel =
      structGlobal(ptr, LLVM::Linkage::WeakODR, "ldn_main_model",
                   [&](Value) -> Value { return LLVM::AddressOfOp::create(builder, data); });
  mainModel.setVisibility_(LLVM::Visibility::Hidden);
}
