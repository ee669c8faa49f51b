//===- IRGenMap.cpp - Tensors and element-wise trees ----------------------===//

#include "ModuleEmitter.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include <map>
#include <set>

using namespace ldn;
using namespace mlir;

Type FunctionEmitter::type(ArrayRef<Dim> dims) { return RankedTensorType::get(shapeOf(dims), module.floatType); }

RankedTensorType FunctionEmitter::parameterType(ArrayRef<int64_t> shape) {
  return RankedTensorType::get(shape, module.floatType);
}

Value FunctionEmitter::constant(ArrayRef<int64_t> shape, ArrayRef<double> values, Location loc) {
  RankedTensorType type = parameterType(shape);
  if (module.floatType.isF64())
    return arith::ConstantOp::create(builder, loc, DenseElementsAttr::get(type, values));
  llvm::SmallVector<float> narrow(values.begin(), values.end());
  return arith::ConstantOp::create(builder, loc, DenseElementsAttr::get(type, ArrayRef<float>(narrow)));
}

Value FunctionEmitter::indexOf(const Dim &dim, Location loc) {
  if (dim.isOpen())
    return openSizeValues.lookup(dim.open);
  return arith::ConstantIndexOp::create(builder, loc, dim.size);
}

namespace {

/// Emits the `ldn.map` of one tree.
class MapEmitter {
  /// Which dimensions of the result those of a node are.
  using Places = llvm::SmallVector<unsigned>;

public:
  MapEmitter(OpBuilder &builder, Location loc, FloatType floatType, const Element &root)
      : builder(builder), loc(loc), floatType(floatType), root(root) {}

  Value emit(RankedTensorType type, ArrayRef<Value> openSizes) {
    Places all = llvm::to_vector(llvm::seq<unsigned>(0, root.dims.size()));
    collect(root, all);
    // The result is as large as its inputs; where they do not tell how large
    // that is, an input without content does.
    if (!openSizes.empty() && !sizesKnown())
      addInput(tensor::EmptyOp::create(builder, loc, type, openSizes), all);

    llvm::SmallVector<Value> values;
    llvm::SmallVector<Attribute> maps;
    for (auto &[value, places] : inputs) {
      values.push_back(value);
      llvm::SmallVector<AffineExpr> results;
      for (unsigned place : places)
        results.push_back(builder.getAffineDimExpr(place));
      maps.push_back(AffineMapAttr::get(AffineMap::get(root.dims.size(), 0, results, builder.getContext())));
    }
    auto map = MapOp::create(builder, loc, type, values, /*inits=*/Value(), builder.getArrayAttr(maps));
    OpBuilder::InsertionGuard guard(builder);
    Block *block = builder.createBlock(&map.getBody());
    for (Value value : values)
      block->addArgument(getElementTypeOrSelf(value.getType()), loc);
    Value result = scalar(root, all, *block);
    YieldOp::create(builder, loc, result);
    return map.getResult();
  }

private:
  static Places compose(const Places &outer, ArrayRef<unsigned> inner) {
    Places result;
    for (unsigned place : inner)
      result.push_back(outer[place]);
    return result;
  }

  void addInput(Value value, const Places &places) {
    if (!llvm::is_contained(inputs, std::pair(value, places)))
      inputs.emplace_back(value, places);
  }

  void collect(const Element &node, const Places &places) {
    if (node.kind == Element::Kind::Leaf)
      addInput(node.leaf, places);
    if (node.kind != Element::Kind::Apply || !visited.insert({&node, places}).second)
      return;
    for (auto [operand, place] : llvm::zip(node.operands, node.places))
      collect(*operand, compose(places, place));
  }

  bool sizesKnown() const {
    llvm::SmallVector<bool> known(root.dims.size());
    for (auto &[value, places] : inputs)
      for (unsigned place : places)
        known[place] = true;
    for (auto [dim, isKnown] : llvm::zip(root.dims, known))
      if (dim.isOpen() && !isKnown)
        return false;
    return true;
  }

  /// One element of `node`, inside the region.
  Value scalar(const Element &node, const Places &places, Block &block) {
    if (node.kind == Element::Kind::Number)
      return arith::ConstantOp::create(builder, loc, builder.getFloatAttr(floatType, node.number));
    auto made = scalars.find({&node, places});
    if (made != scalars.end())
      return made->second;
    Value result;
    if (node.kind == Element::Kind::Leaf) {
      auto it = llvm::find(inputs, std::pair(node.leaf, places));
      result = block.getArgument(it - inputs.begin());
      if (result.getType().isInteger(8))
        result = arith::UIToFPOp::create(builder, loc, floatType, result);
    } else {
      llvm::SmallVector<Value> operands;
      for (auto [operand, place] : llvm::zip(node.operands, node.places))
        operands.push_back(scalar(*operand, compose(places, place), block));
      result = node.fn->region(builder, loc, operands);
    }
    scalars[{&node, places}] = result;
    return result;
  }

  OpBuilder &builder;
  Location loc;
  FloatType floatType;
  const Element &root;
  llvm::SmallVector<std::pair<Value, Places>> inputs;
  std::set<std::pair<const Element *, Places>> visited;
  std::map<std::pair<const Element *, Places>, Value> scalars;
};

} // namespace

Tensor FunctionEmitter::materialize(const Term &term, Location loc) {
  if (!term)
    return {};
  if (term.isConstant())
    return {constant({}, {term.constant().asDouble()}, loc), {}, false};
  const Element &element = *term.element();
  if (element.kind == Element::Kind::Leaf)
    return {element.leaf, element.dims, element.pooled};
  auto type = llvm::cast<RankedTensorType>(this->type(element.dims));
  if (element.kind == Element::Kind::Number && type.hasStaticShape())
    return {constant(type.getShape(), {element.number}, loc), element.dims, false};
  llvm::SmallVector<Value> openSizes;
  for (const Dim &dim : element.dims)
    if (dim.isOpen())
      openSizes.push_back(indexOf(dim, loc));
  MapEmitter map(builder, loc, module.floatType, element);
  return {map.emit(type, openSizes), element.dims, element.pooled};
}

Tensor FunctionEmitter::mapOf(const ElementFn &fn, ArrayRef<Tensor> operands, Location loc) {
  llvm::SmallVector<ElementRef> elements;
  for (const Tensor &operand : operands)
    elements.push_back(Term(operand).element());
  return materialize(applyTo(fn, elements), loc);
}

Tensor FunctionEmitter::perToken(Location loc, ArrayRef<Tensor> inputs, const Dim &width,
                                 llvm::function_ref<Value(ArrayRef<Tensor>)> body) {
  Dims dims = inputs.front().dims;
  dims.back() = width;
  bool pooled = llvm::any_of(inputs, [](const Tensor &t) { return t.pooled; });
  if (dims.size() == 1)
    return {body(inputs), dims, pooled};
  llvm::SmallVector<Value> values;
  for (const Tensor &input : inputs)
    values.push_back(input.value);
  auto update = LocalUpdateOp::create(builder, loc, TypeRange(type(dims)), ValueRange(values));
  OpBuilder::InsertionGuard guard(builder);
  Block *block = builder.createBlock(&update.getBody());
  llvm::SmallVector<Tensor> tokens;
  for (const Tensor &input : inputs) {
    Dims token{input.dims.back()};
    tokens.push_back({block->addArgument(type(token), loc), token, false});
  }
  YieldOp::create(builder, loc, body(tokens));
  return {update.getResult(0), dims, pooled};
}
