// The base class of the operations that write destinations; see LDNInterfaces.td.

#ifndef LDN_SEQUENCE_OP_TD
#define LDN_SEQUENCE_OP_TD

include "LDNAttrs.td"
include "LDNInterfaces.td"

class LDN_SequenceOp<string mnemonic, list<Trait> traits, list<string> tokenMethods>
    : LDN_Op<mnemonic, traits # [
        DeclareOpInterfaceMethods<MemoryEffectsOpInterface>,
        DeclareOpInterfaceMethods<ConditionallySpeculatable>,
        DeclareOpInterfaceMethods<ReifyRankedShapedTypeOpInterface, ["reifyResultShapes"]>,
        DeclareOpInterfaceMethods<LDN_TokenOpInterface, tokenMethods>]> {
  let hasVerifier = 1;
  code destinationMethods = [{
    /// The result in value and destination form, the destination in buffer form.
    ::mlir::Value getOutput() {
      return getNumResults() ? ::mlir::Value(getOperation()->getResult(0)) : ::mlir::Value(getInits());
    }
    ::mlir::ShapedType getOutputType() { return ::llvm::cast<::mlir::ShapedType>(getOutput().getType()); }
  }];
  let extraClassDeclaration = destinationMethods;
  code effectsAndShapes = [{
    void $cppClass::getEffects(
        ::llvm::SmallVectorImpl<::mlir::SideEffects::EffectInstance<::mlir::MemoryEffects::Effect>> &effects) {
      ::ldn::getDestinationEffects(::llvm::cast<::ldn::TokenOpInterface>(getOperation()), effects);
    }
    ::mlir::Speculation::Speculatability $cppClass::getSpeculatability() {
      return ::ldn::getDestinationSpeculatability(::llvm::cast<::ldn::TokenOpInterface>(getOperation()));
    }
    ::llvm::LogicalResult $cppClass::reifyResultShapes(::mlir::OpBuilder &builder,
                                                 ::mlir::ReifiedRankedShapedTypeDims &shapes) {
      return ::ldn::reifyDestinationShapes(builder, ::llvm::cast<::ldn::TokenOpInterface>(getOperation()), shapes);
    }
  }];
  let extraClassDefinition = effectsAndShapes;
}

/// What the frontend makes of a model: its cost is counted.
class LDN_DestinationOp<string mnemonic, list<Trait> traits = [], list<string> tokenMethods = []>
    : LDN_SequenceOp<mnemonic, traits # [DeclareOpInterfaceMethods<LDN_CostOpInterface>], tokenMethods>;

/// What a derivative rule makes.
class LDN_AdjointOp<string mnemonic, list<Trait> traits = [], list<string> tokenMethods = []>
    : LDN_SequenceOp<mnemonic, traits, tokenMethods> {
  let results = (outs Optional<AnyRankedTensor>:$result);
}

/// An adjoint that is no part of a pass over the tokens: it reads its operands whole.
class LDN_WholeAdjointOp<string mnemonic, list<Trait> traits = [], list<string> tokenMethods = []>
    : LDN_AdjointOp<mnemonic, traits, tokenMethods # ["getReach"]> {
  let extraClassDefinition = effectsAndShapes # [{
    ::ldn::TokenReach $cppClass::getReach(::mlir::OpOperand &) { return ::ldn::TokenReach::parameter(); }
  }];
}

#endif // LDN_SEQUENCE_OP_TD
