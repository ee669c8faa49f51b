# add_ldn_library(NAME sources... [DEPENDS targets...] [LINK libraries...])
# A static library of the compiler: no exceptions (LLVM has none), one shared precompiled header. LINK lists only
# libraries of ours; the direction of those lists is the architecture (lib/README.md).
function(add_ldn_library name)
  cmake_parse_arguments(ARG "" "" "DEPENDS;LINK" ${ARGN})
  add_library(${name} STATIC ${ARG_UNPARSED_ARGUMENTS})
  target_compile_options(${name} PRIVATE -fno-exceptions -Wall -Wextra -Wno-unused-parameter)
  target_link_libraries(${name} PUBLIC ${ARG_LINK} MLIR LLVM)
  add_dependencies(${name} LDNDialectIncGen ${ARG_DEPENDS})
  ldn_use_precompiled_header(${name})
endfunction()

# ldn_passes(LIBRARY) generates include/ldn/<folder>/Passes.h.inc of the build tree from the Passes.td of the library
# LDN<folder>: declarations, and registerLDN<folder>Passes(). The target is LDN<folder>PassIncGen.
function(ldn_passes folder)
  set(LLVM_TARGET_DEFINITIONS ${PROJECT_SOURCE_DIR}/include/ldn/${folder}/Passes.td)
  file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/include/ldn/${folder})
  file(RELATIVE_PATH generated ${CMAKE_CURRENT_BINARY_DIR} ${PROJECT_BINARY_DIR}/include/ldn/${folder}/Passes.h.inc)
  mlir_tablegen(${generated} -gen-pass-decls -name LDN${folder})
  add_public_tablegen_target(LDN${folder}PassIncGen)
endfunction()

function(add_ldn_tool name)
  cmake_parse_arguments(ARG "" "" "LINK" ${ARGN})
  add_executable(${name} ${ARG_UNPARSED_ARGUMENTS})
  set_property(GLOBAL APPEND PROPERTY LDN_PROGRAMS ${name}) # what the tests need
  target_compile_options(${name} PRIVATE -fno-exceptions -Wall -Wextra -Wno-unused-parameter)
  target_link_libraries(${name} PRIVATE ${ARG_LINK} MLIR LLVM)
  target_link_options(${name} PRIVATE -fuse-ld=lld)
  ldn_use_precompiled_header(${name})
endfunction()

# The header is compiled once, by the library LDNPrecompiled, and reused by all the others.
function(ldn_use_precompiled_header name)
  if(NOT TARGET LDNPrecompiled)
    file(GENERATE OUTPUT ${PROJECT_BINARY_DIR}/LDNPrecompiled.cpp CONTENT "")
    add_library(LDNPrecompiled STATIC ${PROJECT_BINARY_DIR}/LDNPrecompiled.cpp)
    target_compile_options(LDNPrecompiled PRIVATE -fno-exceptions -Wall -Wextra -Wno-unused-parameter -Xclang -fno-pch-timestamp)
    target_precompile_headers(LDNPrecompiled PRIVATE
      <mlir/IR/BuiltinOps.h> <mlir/IR/OpImplementation.h> <mlir/IR/PatternMatch.h> <mlir/Pass/Pass.h>
      <mlir/Dialect/Func/IR/FuncOps.h> <mlir/Dialect/Arith/IR/Arith.h> <mlir/Dialect/SCF/IR/SCF.h>
      <mlir/Dialect/Tensor/IR/Tensor.h> <mlir/Dialect/MemRef/IR/MemRef.h> <mlir/Dialect/Vector/IR/VectorOps.h>
      <mlir/Dialect/Math/IR/Math.h> <mlir/Transforms/GreedyPatternRewriteDriver.h>)
  endif()
  target_compile_options(${name} PRIVATE -Xclang -fno-pch-timestamp)
  target_precompile_headers(${name} REUSE_FROM LDNPrecompiled)
endfunction()
