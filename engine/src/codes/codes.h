#ifndef SIPATTACH_CODES_CODES_H_
#define SIPATTACH_CODES_CODES_H_

// The diagnostic codes. The table is data, a JSON file for each subject in this folder; the
// enumerators and the texts are made of it.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "codes/code_list.h"

namespace sipattach {

// kError: the API will refuse it, or it cannot mean anything. kWarning: legal, but probably not
// what the person wants. kInfo: what the engine changed or assumed.
enum class Severity : std::uint8_t { kError, kWarning, kInfo };

struct CodeInfo {
  std::string_view slug;     // "<subject>.<problem>", stable for ever
  std::string_view message;  // what one diagnostic says; {name} stands for a parameter
  Severity severity = Severity::kInfo;
};

[[nodiscard]] std::span<const CodeInfo> AllCodes();
[[nodiscard]] const CodeInfo& InfoOf(Code code);
[[nodiscard]] std::optional<Code> CodeOf(std::string_view slug);

struct CodeDocumentation {
  std::string_view summary;  // what the code means
  std::string_view source;   // where the rule comes from
};

// In the order of AllCodes().
[[nodiscard]] std::vector<CodeDocumentation> ReadCodeDocumentation();

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
