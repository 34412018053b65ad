// The types that cross between embind.cc and JavaScript. This replaces embind's own table of types.
//
// That table also has strings, memory views, floating-point numbers and big integers. Their
// JavaScript would be a third of the glue, and each kind takes time at every start, because V8
// compiles a wrapper for each signature of an imported function. So there is not even void. A
// function of embind.cc with another type in its signature needs a line here; until it has one,
// calling it throws UnboundTypeError.

#include <emscripten/bind.h>
#include <emscripten/emscripten.h>

#include <cstdint>
#include <cstring>
#include <limits>

namespace {

template <typename Integer>
void RegisterInteger(const char* name) {
  using emscripten::internal::TypeID;
  emscripten::internal::_embind_register_integer(
      TypeID<Integer>::get(), name, sizeof(Integer),
      static_cast<std::int32_t>(std::numeric_limits<Integer>::min()),
      static_cast<std::uint32_t>(std::numeric_limits<Integer>::max()));
}

}  // namespace

extern "C" {

// The names are embind's.
// NOLINTBEGIN(bugprone-reserved-identifier)

// embind's JavaScript calls this for the name of a type that is not registered, and frees the text.
EMSCRIPTEN_KEEPALIVE const char* __getTypeName(const void*) { return ::strdup("unknown"); }

EMSCRIPTEN_KEEPALIVE __attribute__((constructor)) void
__embind_register_native_and_builtin_types() {
  RegisterInteger<int>("int");
  RegisterInteger<unsigned long>("unsigned long");
}

// NOLINTEND(bugprone-reserved-identifier)

}  // extern "C"
