#ifndef SIPATTACH_TYPED_NUMBER_H_
#define SIPATTACH_TYPED_NUMBER_H_

// One telephone number, or one identity of a trunk, for programs in C++.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sipattach/typed/diagnostic.h"

namespace sipattach::typed {

// kE164: read as a telephone number, sent as "+" and digits. kIdentity: bound to a trunk and sent
// as it was typed (a DID, an extension such as 2001, a SIP user). kInvalid: cannot be sent.
enum class NumberKind : std::uint8_t { kE164, kIdentity, kInvalid };

// kPossible: the length fits the number plan, but the number is in no range known to be in use.
// kInvalid: no number of that plan has this length.
enum class Validity : std::uint8_t { kValid, kPossible, kInvalid, kNotANumber };

struct NumberReading {
  std::string input;
  std::string path;  // JSON Pointer into the draft
  NumberKind kind = NumberKind::kInvalid;
  std::string value;  // what goes on the wire; empty for kInvalid
  Validity validity = Validity::kNotANumber;
  std::string region;     // ISO 3166-1 alpha-2, "001" for non-geographic calling codes, or empty
  std::string_view type;  // "mobile", "toll_free", …, or empty
  std::string national;
  std::string international;
  std::optional<std::size_t> duplicate_of;  // index of the first number with the same value
};

struct NumberResult {
  NumberReading reading;
  std::vector<Diagnostic> diagnostics;
};

// Gives the result of sipattach::ReadNumber as values. `context` is the same JSON text as there.
[[nodiscard]] NumberResult ReadNumber(std::string_view text, std::string_view context = {});

}  // namespace sipattach::typed

#endif  // SIPATTACH_TYPED_NUMBER_H_
