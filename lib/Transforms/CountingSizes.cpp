//===- CountingSizes.cpp - What open sizes count as --------------------------===//

#include "ldn/Transforms/CountingSizes.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"

using namespace mlir;
using namespace ldn;

/// The batch of the recipe, or what programs take where it says nothing.
static int64_t batchOf(ModuleOp module) {
  auto recipe = module->getAttrOfType<DictionaryAttr>("ldn.train");
  auto batch = recipe ? recipe.getAs<IntegerAttr>("batch") : IntegerAttr();
  return batch ? batch.getInt() : 64;
}

/// The first size of the first input.
static StringAttr batchName(ModuleOp module) {
  for (StringRef entry : {"gradients", "infer"})
    if (auto func = module.lookupSymbol<func::FuncOp>(entry))
      for (unsigned i = 0; i < func.getNumArguments(); ++i)
        if (auto shape = func.getArgAttrOfType<ArrayAttr>(i, "ldn.shape"); shape && !shape.empty())
          return dyn_cast<StringAttr>(shape[0]);
  return {};
}

int64_t ldn::sizeForCounting(ModuleOp module, StringRef name) {
  if (StringAttr batch = batchName(module); batch && batch.getValue() == name)
    return batchOf(module);
  if (auto sizes = module->getAttrOfType<ArrayAttr>("ldn.sizes"))
    for (auto size : sizes.getAsRange<DictionaryAttr>())
      if (size.getAs<StringAttr>("name") == name)
        return size.getAs<IntegerAttr>("max").getInt();
  return 1;
}
