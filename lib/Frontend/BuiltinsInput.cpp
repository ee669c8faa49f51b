//===- BuiltinsInput.cpp - Built-ins for inputs and pooling ---------------===//

#include "ModuleEmitter.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace ldn;

Term builtin::embedding(FunctionEmitter &emitter, const Call &call) {
  Tensor tokens = call.tensor("tokens");
  Dim vocab = call.size("vocab"), width = call.size("dim");
  if (!emitter.requireBelow(tokens, vocab.size, call.at("tokens")))
    return Term();
  mlir::Value table = emitter.parameter(call, "weight", Group::Embedding, {vocab.size, width.size}, Init::normal(1));
  Dims dims = tokens.dims;
  dims.push_back(width);
  return Tensor{EmbeddingOp::create(emitter.builder, emitter.loc(call), emitter.type(dims), tokens.value, table,
                                    /*inits=*/nullptr)
                    .getResult(),
                dims};
}

Term builtin::normalize(FunctionEmitter &emitter, const Call &call) {
  const Term &image = call["image"];
  llvm::ArrayRef<Dim> dims = image.dims();
  if (dims.size() != 4) {
    emitter.sizeError(call.at("image"), "'normalize' wants a picture "
                                        "[B, C, H, W], got " +
                                            image.text());
    return Term();
  }
  mlir::Location loc = emitter.loc(call);
  // One number for each channel, or one for all.
  auto byChannel = [&](llvm::StringRef name) -> ElementRef {
    llvm::SmallVector<double> values = call.numbers(name);
    if (values.size() == 1)
      return number(values[0]);
    if (static_cast<int64_t>(values.size()) != dims[1].size) {
      emitter.sizeError(call.at(name), "'" + name + "' has " + llvm::Twine(values.size()) +
                                           " numbers, the picture has " + llvm::Twine(dims[1].text()) + " channels");
      return nullptr;
    }
    // [C, H, W] with nothing along H and W: the places say what C is.
    auto channel = Term(Tensor{emitter.constant({dims[1].size}, values, loc), {dims[1]}});
    return channel.element();
  };
  for (double std : call.numbers("std"))
    if (!(std > 0)) {
      emitter.error(call.at("std"), "'std' must be above zero, got " + text(std));
      return Term();
    }
  ElementRef mean = byChannel("mean"), std = byChannel("std");
  if (!mean || !std)
    return Term();

  ElementRef x = image.element();
  mlir::Type integer = image.integerType();
  if (integer)
    x = applyTo(elementFn(ast::BinaryOp::Div), {x, number(255)});
  auto joined = [&](ast::BinaryOp op, const ElementRef &a, const ElementRef &b) {
    auto result = std::make_shared<Element>();
    result->kind = Element::Kind::Apply;
    result->fn = &elementFn(op);
    result->dims = a->dims;
    result->operands = {a, b};
    result->places.push_back({0, 1, 2, 3});
    result->places.emplace_back();
    if (!b->dims.empty())
      result->places.back().push_back(1);
    return result;
  };
  ElementRef centred = joined(ast::BinaryOp::Sub, x, mean);
  return emitter.materialize(ElementRef(joined(ast::BinaryOp::Div, centred, std)), loc);
}

Term builtin::patches(FunctionEmitter &emitter, const Call &call) {
  Tensor image = call.tensor("image");
  const Dims &from = image.dims;
  bool open = from.size() == 4 && llvm::any_of(llvm::drop_begin(from), [](auto &d) { return d.isOpen(); });
  if (from.size() != 4 || open) {
    if (!(open && emitter.module.sizesUnknown))
      emitter.sizeError(call.at("image"), "'patches' wants a picture "
                                          "[B, C, H, W] with fixed C, H and W, "
                                          "got " +
                                              text(from));
    return Term();
  }
  int64_t size = call.integer("size");
  if (size < 1 || from[2].size % size || from[3].size % size) {
    emitter.sizeError(call.at("size"), "'size' must divide the height " + llvm::Twine(from[2].size) +
                                           " and the width " + llvm::Twine(from[3].size) + " of the picture, got " +
                                           llvm::Twine(size));
    return Term();
  }
  double features = static_cast<double>(from[1].size) * size * size;
  if (!emitter.checkSize(call.range, features) ||
      !emitter.checkSize(call.range, static_cast<double>(from[2].size / size) * (from[3].size / size)))
    return Term();
  Dims dims{from[0], Dim::number((from[2].size / size) * (from[3].size / size), "T"),
            Dim::number(from[1].size * size * size)};
  return Tensor{PatchesOp::create(emitter.builder, emitter.loc(call), emitter.type(dims), image.value, /*at=*/mlir::Value(),
                                  /*inits=*/mlir::Value(), size)
                    .getResult(),
                dims};
}

//===----------------------------------------------------------------------===//
// Positions
//===----------------------------------------------------------------------===//

/// The first rows, as many as there are tokens, of a learned table.
static mlir::Value learnedPositions(FunctionEmitter &emitter, const Call &call, const Dim &tokens, const Dim &width,
                                    mlir::Location loc) {
  if (!call.has("max")) {
    emitter.error(call.range, "learned positions need 'max', the number of rows");
    return nullptr;
  }
  int64_t rows = call.integer("max"), most = tokens.size;
  const OpenSize *open = emitter.file.openSize(tokens.open);
  if (tokens.isOpen())
    most = open ? open->high : 1;
  if (rows < most) {
    emitter.sizeError(call.at("max"), "learned positions have " + llvm::Twine(rows) + " rows, and there may be " +
                                          llvm::Twine(most) + " tokens");
    if (open)
      emitter.note(open->decl->name.range, "'" + tokens.open + "' is declared here");
    return nullptr;
  }
  mlir::Value table = emitter.parameter(call, "weight", Group::Embedding, {rows, width.size}, Init::normal(1));
  if (!tokens.isOpen() && rows == tokens.size)
    return table;
  mlir::OpBuilder &b = emitter.builder;
  mlir::OpFoldResult length = b.getIndexAttr(tokens.size);
  if (tokens.isOpen())
    length = emitter.indexOf(tokens, loc);
  mlir::OpFoldResult zero = b.getIndexAttr(0), one = b.getIndexAttr(1);
  return mlir::tensor::ExtractSliceOp::create(b, loc, llvm::cast<mlir::RankedTensorType>(emitter.type({tokens, width})),
                                              table, {zero, zero}, {length, b.getIndexAttr(width.size)}, {one, one});
}

Term builtin::add_positions(FunctionEmitter &emitter, const Call &call) {
  if (!emitter.checkRank(call, "x", 2, "[.., T, D]"))
    return Term();
  Tensor x = call.tensor("x");
  Dims dims = llvm::ArrayRef(x.dims).take_back(2).vec();
  mlir::Location loc = emitter.loc(call);
  mlir::Value positions;
  if (call.word("kind") == "sinusoidal") {
    if (call.has("max")) {
      emitter.error(call.at("max"), "'max' belongs to learned positions");
      return Term();
    }
    positions = SinusoidOp::create(emitter.builder, loc, emitter.type(dims), emitter.indexOf(dims[0], loc),
                                   /*at=*/mlir::Value(), /*inits=*/mlir::Value())
                    .getResult();
  } else {
    positions = learnedPositions(emitter, call, dims[0], dims[1], loc);
  }
  if (!positions)
    return Term();
  return emitter.applyElement(elementFn(ast::BinaryOp::Add), {x, Tensor{positions, dims}}, call.range);
}

//===----------------------------------------------------------------------===//
// Pooling
//===----------------------------------------------------------------------===//

bool FunctionEmitter::checkTokenAxis(const Call &call, const Tensor &x) {
  if (!call.has("over"))
    return true;
  llvm::StringRef over = call.word("over");
  const Dim &tokens = x.dims[x.dims.size() - 2];
  bool known = llvm::any_of(x.dims, [&](const Dim &dim) { return dim.name == over; });
  if (known ? over == tokens.name : tokens.name.empty())
    return true;
  sizeError(call.at("over"), "'" + call.signature->name + "' is over the tokens, " + tokens.text() + " of " +
                                 text(x.dims) + ", got '" + over + "'");
  return false;
}

static Term pool(FunctionEmitter &emitter, const Call &call, ReduceKind kind) {
  if (!emitter.checkRank(call, "x", 2, "[B, T, D]"))
    return Term();
  Tensor x = call.tensor("x");
  if (x.dims.size() != 3) {
    emitter.sizeError(call.at("x"), "'" + call.signature->name + "' wants [B, T, D], got " + text(x.dims));
    return Term();
  }
  if (!emitter.checkTokenAxis(call, x))
    return Term();
  Dims dims{x.dims[0], x.dims[2]};
  return Tensor{ReduceOp::create(emitter.builder, emitter.loc(call), emitter.type(dims), x.value,
                                 /*inits=*/mlir::Value(), kind)
                    .getResult(),
                dims, /*pooled=*/true};
}

Term builtin::mean(FunctionEmitter &emitter, const Call &call) { return pool(emitter, call, ReduceKind::mean); }

Term builtin::max(FunctionEmitter &emitter, const Call &call) { return pool(emitter, call, ReduceKind::max); }

Term builtin::sum(FunctionEmitter &emitter, const Call &call) { return pool(emitter, call, ReduceKind::sum); }
