#ifndef SIPATTACH_NUMBER_NUMBER_READING_H_
#define SIPATTACH_NUMBER_NUMBER_READING_H_

// One number as a person typed it: what it is, and what goes on the wire.

#include <bitset>
#include <cstddef>
#include <string>
#include <string_view>

#include "diagnostics/diagnostic.h"
#include "json/json_writer.h"
#include "json/pointer.h"
#include "sipattach/typed/number.h"

namespace sipattach {

// The reading is public as it is; what there is to say of it is apart.
using typed::NumberKind;
using typed::NumberReading;
using typed::Validity;

struct NumberContext {
  std::string default_region;  // upper case; empty: national numbers are never guessed
  bool trunk = false;          // bound to a trunk: what does not start with "+" is sent verbatim
  std::size_t expandable = 10'000;  // numbers that a fix may write in place of a range
  // Codes of infos that have been told often enough: they are reported without place, texts and
  // fixes.
  std::bitset<kCodeCount> counted = {};
};

// Reads any text. What is wrong with it, and what was assumed or changed, goes into `report` at
// `at`; every fix replaces the value at `at`. Linear in the input.
[[nodiscard]] NumberReading ReadNumber(std::string_view input, const NumberContext& context,
                                       const Pointer& at, Report& report);

// Reads a number that stands alone, with the context as a caller gives it.
[[nodiscard]] NumberReading ReadNumberAlone(std::string_view text, std::string_view context_text,
                                            Report& report);

// The members of a reading, without the braces: the caller may add its own.
void WriteMembers(JsonWriter& writer, const NumberReading& reading);
// Of these "kind" to "international": what the text was read as.
void WriteWhatWasRead(JsonWriter& writer, const NumberReading& reading);

// The reading into an array as PlanForm::kRows describes it: as an object where it is unlike most.
void WriteInRow(JsonWriter& writer, const NumberReading& reading);

[[nodiscard]] std::string_view NameOf(NumberKind kind);
[[nodiscard]] std::string_view NameOf(Validity validity);

}  // namespace sipattach

#endif  // SIPATTACH_NUMBER_NUMBER_READING_H_
