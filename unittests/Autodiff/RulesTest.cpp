//===- RulesTest.cpp - Every operation has a derivative or says that it has none ===//

#include "ldn/Autodiff/Passes.h"
#include "ldn/Dialect/LDNOps.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"

#include "gtest/gtest.h"

using namespace mlir;
using namespace ldn;

namespace {

class Rules : public testing::Test {
protected:
  Rules() {
    registry.insert<LDNDialect, tensor::TensorDialect>();
    registerDerivativeRules(registry);
    context.appendDialectRegistry(registry);
    context.loadDialect<LDNDialect, tensor::TensorDialect>();
  }

  DialectRegistry registry;
  MLIRContext context;
};

TEST_F(Rules, EveryOperationOfTheDialectIsDifferentiableOrDeclaredNotToBe) {
  unsigned count = 0;
  for (RegisteredOperationName name : context.getRegisteredOperations()) {
    if (name.getDialectNamespace() != "ldn")
      continue;
    ++count;
    EXPECT_TRUE(name.hasInterface<DerivativeOpInterface>())
        << name.getStringRef().str() << " is neither attached to a rule nor declared without one (RegisterRules.cpp)";
  }
  EXPECT_GE(count, 50u);
}

} // namespace
