#ifndef SIPATTACH_NUMBER_NUMBER_READING_H_
#define SIPATTACH_NUMBER_NUMBER_READING_H_

// One number as a person typed it: what it is, and what goes on the wire.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "diagnostics/diagnostic.h"
#include "json/json_writer.h"
#include "json/pointer.h"

namespace sipattach {

// kE164: read as a telephone number, sent as "+" and digits. kIdentity: bound to a trunk and sent
// as it was typed (a DID, an extension such as 2001, a SIP user). kInvalid: cannot be sent.
enum class NumberKind : std::uint8_t { kE164, kIdentity, kInvalid };

// kPossible: the length fits the number plan, but no such number is assigned. kInvalid: the length
// fits no number of that plan.
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

struct NumberContext {
  std::string default_region;  // upper case; empty: national numbers are never guessed
  bool trunk = false;          // bound to a trunk: what does not start with "+" is sent verbatim
  std::size_t expandable = 10'000;  // numbers that a fix may write in place of a range
};

// Reads any text. What is wrong with it, and what was assumed or changed, goes into `report` at
// `at`; every fix replaces the value at `at`. Linear in the input.
[[nodiscard]] NumberReading ReadNumber(std::string_view input, const NumberContext& context,
                                       const Pointer& at, Report& report);

// The members of a reading, without the braces: the caller may add its own.
void WriteMembers(JsonWriter& writer, const NumberReading& reading);
// Of these "kind" to "international": what the text was read as.
void WriteWhatWasRead(JsonWriter& writer, const NumberReading& reading);

[[nodiscard]] std::string_view NameOf(NumberKind kind);
[[nodiscard]] std::string_view NameOf(Validity validity);

}  // namespace sipattach

#endif  // SIPATTACH_NUMBER_NUMBER_READING_H_
