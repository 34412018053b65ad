#ifndef SIPATTACH_CODES_CODES_H_
#define SIPATTACH_CODES_CODES_H_

// The diagnostic codes, from the one table in codes.def.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sipattach {

// kError: the API will refuse it, or it cannot mean anything. kWarning: legal, but probably not
// what the person wants. kInfo: what the engine changed or assumed.
enum class Severity : std::uint8_t { kError, kWarning, kInfo };

enum class Code : std::uint16_t {
#define SIPATTACH_CODE(name, slug, severity, summary, message, source) name,
#include "codes/codes.def"
#undef SIPATTACH_CODE
};

struct CodeInfo {
  std::string_view slug;  // "<subject>.<problem>", stable for ever
  Severity severity;
  std::string_view summary;  // what the code means, for documentation
  std::string_view message;  // what one diagnostic says; {name} stands for a parameter
  std::string_view source;   // where the rule comes from
};

inline constexpr CodeInfo kCodes[] = {
#define SIPATTACH_CODE(name, slug, severity, summary, message, source) \
  {slug, Severity::severity, summary, message, source},
#include "codes/codes.def"
#undef SIPATTACH_CODE
};
inline constexpr std::size_t kCodeCount = sizeof(kCodes) / sizeof(kCodes[0]);

[[nodiscard]] constexpr const CodeInfo& InfoOf(Code code) {
  return kCodes[static_cast<std::size_t>(code)];
}

[[nodiscard]] constexpr std::string_view NameOf(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return "error";
    case Severity::kWarning:
      return "warning";
    case Severity::kInfo:
      return "info";
  }
  return "error";
}

}  // namespace sipattach

#endif  // SIPATTACH_CODES_CODES_H_
