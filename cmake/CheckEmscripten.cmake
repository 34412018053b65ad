# The engine's module has the same bytes wherever it is built (scripts/compare-builds shows this), but only with this
# version of Emscripten. To move to another version, change the number and measure again (scripts/bench).
#   cmake -DEMSCRIPTEN_VERSION=<version> -P CheckEmscripten.cmake

set(SIPATTACH_EMSCRIPTEN_VERSION 3.1.6)
if(NOT EMSCRIPTEN_VERSION VERSION_EQUAL SIPATTACH_EMSCRIPTEN_VERSION AND NOT SIPATTACH_ANY_EMSCRIPTEN)
  message(FATAL_ERROR
    "This is Emscripten ${EMSCRIPTEN_VERSION}; the module is built with ${SIPATTACH_EMSCRIPTEN_VERSION}. "
    "-DSIPATTACH_ANY_EMSCRIPTEN=ON builds with it nevertheless, and other bytes.")
endif()
