// Stand-ins for functions of the C library that would be a twentieth of the download.
//
// nlohmann/json turns each number with a fraction into a double with strtod, and writes its error
// messages with snprintf. The engine uses neither result: it keeps such a number as its digits
// (json_parser.cc also checks its range), and has messages of its own (json_rescan.cc). The other
// conversions are in the same object file of the C library as strtod; nothing that is linked calls
// them.

#include <cstdarg>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

// Takes the whole text as the number: nlohmann's lexer has checked that it is one.
template <typename Float>
Float TakeAll(const char* text, char** end) {
  if (end != nullptr) *end = const_cast<char*>(text) + std::strlen(text);
  return 0;
}

}  // namespace

extern "C" {

float strtof(const char* text, char** end) { return TakeAll<float>(text, end); }
double strtod(const char* text, char** end) { return TakeAll<double>(text, end); }
long double strtold(const char* text, char** end) { return TakeAll<long double>(text, end); }
float strtof_l(const char* text, char** end, locale_t) { return strtof(text, end); }
double strtod_l(const char* text, char** end, locale_t) { return strtod(text, end); }
long double strtold_l(const char* text, char** end, locale_t) { return strtold(text, end); }

int snprintf(char* out, std::size_t size, const char*, ...) {
  if (size > 0) *out = '\0';
  return 0;
}
// Without this, libc++'s locales would pull in the environment, although no locale is ever created.
char* getenv(const char*) { return nullptr; }

}  // extern "C"
