#ifndef SIPATTACH_NUMBER_NUMBER_READING_H_
#define SIPATTACH_NUMBER_NUMBER_READING_H_

// One number as a person typed it: what it is, and what goes on the wire.

#include <bitset>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "json/json_writer.h"
#include "json/pointer.h"
#include "sipattach/typed/number.h"

namespace sipattach {

// The reading is part of the public interface; the diagnostics about it are kept apart.
using typed::NumberKind;
using typed::NumberReading;
using typed::Validity;

struct NumberContext {
  std::string default_region;  // upper case; if empty, no region is guessed
  bool trunk = false;          // bound to a trunk: what does not start with "+" is sent verbatim
  std::size_t expandable = 10'000;  // the largest range that a fix may expand
  // Info codes that were reported often enough. From then on they are only counted: reported
  // without path, texts and fixes.
  std::bitset<kCodeCount> counted = {};
};

// Reads any text. Reports at `at` what is wrong with it and what was assumed or changed; every fix
// replaces the value there. Linear in the input.
[[nodiscard]] NumberReading ReadNumber(std::string_view input, const NumberContext& context,
                                       const Pointer& at, Report& report);

// Reads a number outside a draft. `context_text` is the JSON text that sipattach::ReadNumber takes.
[[nodiscard]] NumberReading ReadNumberAlone(std::string_view text, std::string_view context_text,
                                            Report& report);

// Writes the members of a reading without the braces, so that the caller can add its own.
void WriteMembers(JsonWriter& writer, const NumberReading& reading);
// Writes only "kind" to "international": what the text was read as.
void WriteWhatWasRead(JsonWriter& writer, const NumberReading& reading);

// Writes the readings of one plan as PlanForm::kRows describes them: those that are valid E.164 and
// no duplicates as plain values, the others as objects.
class ReadingRows {
 public:
  void Write(JsonWriter& writer, const NumberReading& reading);

 private:
  void WriteType(JsonWriter& writer, std::string_view type);

  std::vector<std::string_view> types_;
};

[[nodiscard]] std::string_view NameOf(NumberKind kind);
[[nodiscard]] std::string_view NameOf(Validity validity);

}  // namespace sipattach

#endif  // SIPATTACH_NUMBER_NUMBER_READING_H_
