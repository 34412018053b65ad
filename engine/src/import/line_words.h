#ifndef SIPATTACH_IMPORT_LINE_WORDS_H_
#define SIPATTACH_IMPORT_LINE_WORDS_H_

// The words beside digits that say what these are, in the languages of those who write them.

#include <cstdint>
#include <string_view>

namespace sipattach {

enum class LineWord : std::uint8_t {
  kExtension,       // "ext.": a number with its extension is read as a whole
  kOtherExtension,  // "wew.", "Klappe": only with "ext." in their place it is
  kOtherNumber,     // "NIP", "SIRET", "account": a number of something else follows
  kOtherName,       // "company", "meeting": with "number" or "ID" after it, too
  kDocument,        // "order", "Dossier": digits without a blank or a sign after it, too
  kRegister,        // "RCS": so does a number of something else, after the name of a town
  kNumber,          // "number", "Nr.": says nothing by itself
  kHour,            // "Uhr", "pm": the digits before it are no number
  kUnit,            // "EUR", "channels": the digits before it are an amount, not a number
  kStart,           // "starting", "ab": the first number of a block follows, whose size was told
  kNone,
};

// Of a word with the bracket or the marks beside it: "(ext.", "DW", "内線".
[[nodiscard]] LineWord ReadLineWord(std::string_view word);

// "except", "außer", "sauf": the numbers after it are those that are not meant.
[[nodiscard]] bool IsExceptWord(std::string_view small);
// "not", "ohne": so is the number right after it, or after what is not done: "not ported".
[[nodiscard]] bool IsNotWord(std::string_view small);
[[nodiscard]] bool IsDoneToNumbers(std::string_view small);
// What a line without a number says of the numbers below it: "REMOVE:", "## Delete", "Nicht
// portieren:", and "Keep:". Any other heading, "Berlin:", ends that.
enum class ChangeHeading : std::uint8_t { kNone, kGo, kStay, kOther };
[[nodiscard]] ChangeHeading ReadChangeHeading(std::string_view line);
// "Tel", "office", "T": beside a number, it is no list in which numbers have names.
[[nodiscard]] bool IsTelephoneWord(std::string_view small);
// "Fr", "Mo-Fr", "weekdays": the hours behind it are opening hours.
[[nodiscard]] bool IsDayWord(std::string_view word);
// "fax", "Telefax", "télécopie"
[[nodiscard]] bool IsFaxWord(std::string_view small);

[[nodiscard]] constexpr bool IsExtensionWord(LineWord word) {
  return word <= LineWord::kOtherExtension;
}

// With a word that says number beside it, a number of something else.
[[nodiscard]] constexpr bool IsNameOfOther(LineWord word) {
  return word == LineWord::kOtherName || word == LineWord::kDocument;
}

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_LINE_WORDS_H_
