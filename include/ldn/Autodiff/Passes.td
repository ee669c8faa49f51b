// Passes that make the training step of a model.

#ifndef LDN_AUTODIFF_PASSES_TD
#define LDN_AUTODIFF_PASSES_TD

include "mlir/Pass/PassBase.td"

def MakeTraining : Pass<"ldn-make-training", "mlir::ModuleOp"> {
  let summary = "copies evaluation as the function whose loss is to be differentiated";
  let description = [{
    In a module with a recipe (`ldn.train`): `@gradients` becomes a copy of `@evaluate` with `@infer` in place of its call, and the
    layers that it calls copies of themselves (`@Layer.train`), all marked `ldn.training`. Dropout gets the seed and the step, two
    new arguments. Sub-steps are written out, and feature maps of attention are element-wise functions of their own.
  }];
  let dependentDialects = ["ldn::LDNDialect", "mlir::arith::ArithDialect", "mlir::math::MathDialect"];
}

def Differentiate : Pass<"ldn-differentiate", "mlir::ModuleOp"> {
  let summary = "adds the gradients of the loss to `@gradients`";
  let description = [{
    Reverse mode: behind the operations of a function come, last to first, what their derivative rules make (lib/Autodiff, one for each
    operation). `@gradients` gets one more result for each parameter. A layer becomes two functions that all its calls share:
    ```
    @Layer.train(x, w) -> y
    -->
    @Layer.forward(x, w) -> y, residuals      @Layer.backward(x, w, residuals, dy) -> dx, dw
    ```
    Residuals are values of the forward function that the backward function reads: all that it needs but what it can recompute from
    other residuals by cheap operations (element-wise functions, norms, slices). With `remat=layer` there are none, and the backward function
    recomputes the layer from its operands. Being a function of its own, nothing can merge it with the first computation.
  }];
  let options = [
    Option<"remat", "remat", "std::string", /*default=*/"\"none\"", "what to recompute: none, layer, or auto:BYTES">
  ];
  let dependentDialects = ["ldn::LDNDialect", "mlir::arith::ArithDialect", "mlir::math::MathDialect",
                           "mlir::tensor::TensorDialect"];
}

#endif // LDN_AUTODIFF_PASSES_TD
