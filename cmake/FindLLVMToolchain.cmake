# Finds MLIR and LLVM of the one version we build against and refuses any other with a sentence. (The version file of
# LLVM accepts only an exact minor version, so the check is ours.)
find_package(MLIR CONFIG QUIET HINTS /usr/lib/llvm-${LDN_LLVM_MAJOR})
if(NOT MLIR_FOUND OR NOT LLVM_VERSION_MAJOR EQUAL LDN_LLVM_MAJOR)
  message(FATAL_ERROR
    "LDN is built with LLVM and MLIR ${LDN_LLVM_MAJOR}, and found '${LLVM_PACKAGE_VERSION}'. "
    "Install libmlir-${LDN_LLVM_MAJOR}-dev and mlir-${LDN_LLVM_MAJOR}-tools (utils/quickstart does), or set MLIR_DIR.")
endif()
message(STATUS "MLIR ${LLVM_PACKAGE_VERSION} from ${MLIR_DIR}")

list(APPEND CMAKE_MODULE_PATH ${MLIR_CMAKE_DIR} ${LLVM_CMAKE_DIR})
set(LLVM_RUNTIME_OUTPUT_INTDIR ${CMAKE_RUNTIME_OUTPUT_DIRECTORY})
set(LLVM_LIBRARY_OUTPUT_INTDIR ${CMAKE_LIBRARY_OUTPUT_DIRECTORY})
include(TableGen)
include(AddLLVM)
include(AddMLIR)
include_directories(SYSTEM ${LLVM_INCLUDE_DIRS} ${MLIR_INCLUDE_DIRS})
include_directories(${PROJECT_SOURCE_DIR}/include ${PROJECT_BINARY_DIR}/include)
separate_arguments(ldn_llvm_definitions NATIVE_COMMAND ${LLVM_DEFINITIONS})
add_definitions(${ldn_llvm_definitions})
