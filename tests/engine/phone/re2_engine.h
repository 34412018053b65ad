#ifndef SIPATTACH_TESTS_PHONE_RE2_ENGINE_H_
#define SIPATTACH_TESTS_PHONE_RE2_ENGINE_H_

#include <re2/re2.h>

#include <memory>
#include <string>
#include <string_view>

namespace sipattach::phone::regex {

// The pattern for RE2, with the two Unicode properties that our engine defines in its own way (see
// Letter() in syntax.cc) spelled out.
inline std::string ForRe2(std::string_view pattern) {
  std::string out(pattern);
  RE2::GlobalReplace(&out, R"(\\p\{L\})", "A-Za-z");
  RE2::GlobalReplace(&out, R"(\\p\{N\})", R"(\\p{Nd})");
  return out;
}

inline std::unique_ptr<RE2> MakeRe2(std::string_view pattern) {
  RE2::Options options;
  options.set_log_errors(false);
  return std::make_unique<RE2>(ForRe2(pattern), options);
}

}  // namespace sipattach::phone::regex

#endif  // SIPATTACH_TESTS_PHONE_RE2_ENGINE_H_
