#ifndef SIPATTACH_CODES_CODES_H_
#define SIPATTACH_CODES_CODES_H_

// The diagnostic codes. Their table is data, one JSON file for each subject in this folder, from
// which generate.mjs makes the enumerators and the texts.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "codes/code_list.h"

namespace sipattach {

// kError: the API will refuse it, or it makes no sense. kWarning: legal, but probably not what the
// person wants. kInfo: something that the engine changed or assumed.
enum class Severity : std::uint8_t { kError, kWarning, kInfo };

struct CodeInfo {
  std::string_view slug;     // "<subject>.<problem>", stable for ever
  std::string_view message;  // the template of a message; {name} stands for a parameter
  Severity severity = Severity::kInfo;
};

[[nodiscard]] std::span<const CodeInfo> AllCodes();
[[nodiscard]] const CodeInfo& InfoOf(Code code);
[[nodiscard]] std::optional<Code> CodeOf(std::string_view slug);

struct CodeDocumentation {
  std::string_view summary;  // what the code means
  std::string_view source;   // where the rule comes from
};

// The documentation of all codes, in the order of AllCodes().
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
