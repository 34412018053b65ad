// The types that cross between embind.cc and JavaScript, in place of embind's own table of them.
//
// That table also has strings, views of memory, fractions and big integers, whose JavaScript would
// be a third of the glue, and each kind of which takes time at every start: V8 compiles a wrapper
// for each signature of an imported function, so there is not even void. A function of embind.cc
// with another type in its signature needs a line here: until it has one, calling it throws
// UnboundTypeError.

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

// What embind's JavaScript asks for the name of a type that is not registered. It frees the text.
EMSCRIPTEN_KEEPALIVE const char* __getTypeName(const void*) { return ::strdup("unknown"); }

EMSCRIPTEN_KEEPALIVE __attribute__((constructor)) void
__embind_register_native_and_builtin_types() {
  RegisterInteger<int>("int");
  RegisterInteger<unsigned long>("unsigned long");
}

// NOLINTEND(bugprone-reserved-identifier)

}  // extern "C"
