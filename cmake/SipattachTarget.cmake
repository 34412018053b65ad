# sipattach_target(<target>): the compile options for all our own targets. Third-party code gets the instrumentation
# (sipattach_instrument), but not the warnings.

function(sipattach_instrument target)
  if(SIPATTACH_SANITIZE)
    set(flags -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_compile_options(${target} PRIVATE ${flags})
    target_link_options(${target} PUBLIC ${flags})
  endif()
  if(SIPATTACH_FUZZ)
    target_compile_options(${target} PRIVATE -fsanitize=fuzzer-no-link)
  endif()
endfunction()

# sipattach_compact(<target>): options for everything that em++ compiles, third-party code included.
function(sipattach_compact target)
  if(EMSCRIPTEN)
    target_compile_options(${target} PRIVATE
      -fno-rtti "SHELL:-include ${PROJECT_SOURCE_DIR}/bindings/fold_lengths.h")
  endif()
endfunction()

function(sipattach_target target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF)
  target_compile_options(${target} PRIVATE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast -Werror
    # The engine reports bad input as data. Native builds have no exceptions either, so that tests run the same code as
    # the browser.
    -fno-exceptions)
  sipattach_compact(${target})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC 12 wrongly reports uninitialised members in moved std::variants (GCC bug 105562 and related ones).
    target_compile_options(${target} PRIVATE -Wno-maybe-uninitialized)
  endif()
  if(SIPATTACH_COVERAGE)
    target_compile_options(${target} PRIVATE --coverage -fprofile-update=atomic)
    target_link_options(${target} PUBLIC --coverage)
  endif()
  sipattach_instrument(${target})
endfunction()

# sipattach_small(<target> [<level>]): lets em++ build for size, with -Oz or the given level. A call is inlined if the
# inlined code is clearly smaller than the call, or if it is the only call. On its own, em++ inlines nothing at these
# levels, and Clang's own thresholds are for speed.
function(sipattach_small target)
  set(level ${ARGN} -Oz)
  list(GET level 0 level)
  target_compile_options(${target} PRIVATE ${level} -finline-functions
    "SHELL:-mllvm -inline-threshold=-20" "SHELL:-mllvm -inlinehint-threshold=-40")
endfunction()
