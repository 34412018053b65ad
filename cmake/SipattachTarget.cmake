# sipattach_target(<target>): what every target of ours is compiled with. Third-party code gets the
# instrumentation (sipattach_instrument) but not the warnings.

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

# sipattach_compact(<target>): for what em++ compiles, ours or not.
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
    # The engine reports bad input as data. Without exceptions natively too, what the tests see is
    # what runs in the browser.
    -fno-exceptions)
  sipattach_compact(${target})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC 12 sees uninitialised members in moved std::variants (GCC bug 105562 and its kin).
    target_compile_options(${target} PRIVATE -Wno-maybe-uninitialized)
  endif()
  if(SIPATTACH_COVERAGE)
    target_compile_options(${target} PRIVATE --coverage -fprofile-update=atomic)
    target_link_options(${target} PUBLIC --coverage)
  endif()
  sipattach_instrument(${target})
endfunction()

# sipattach_small(<target> [<level>]): built by em++ to be small, with -Oz or what is given. A call is
# inlined where that is clearly less code than the call, or where it is the only one. By itself em++
# inlines nothing for such levels; Clang's own thresholds are for speed.
function(sipattach_small target)
  set(level ${ARGN} -Oz)
  list(GET level 0 level)
  target_compile_options(${target} PRIVATE ${level} -finline-functions
    "SHELL:-mllvm -inline-threshold=-40" "SHELL:-mllvm -inlinehint-threshold=-40")
endfunction()
