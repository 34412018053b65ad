#ifndef SIPATTACH_LINES_LINE_WORDS_H_
#define SIPATTACH_LINES_LINE_WORDS_H_

// Words beside digits that say what the digits are, in many languages.

#include <cstdint>
#include <string>
#include <string_view>

namespace sipattach {

enum class LineWord : std::uint8_t {
  kExtension,       // "ext.": a number with its extension is read as a whole
  kOtherExtension,  // "wew.", "Klappe": the same, once "ext." replaces it
  kOtherNumber,     // "NIP", "SIRET", "account": another kind of number follows
  kOtherName,       // "company", "meeting": the same, if "number" or "ID" follows
  kDocument,        // "order", "Dossier": the same, also if bare digits follow
  kRegister,        // "RCS": the same, with the name of a town between
  kNumber,          // "number", "Nr.": says nothing by itself
  kHour,            // "Uhr", "pm": the digits before it are a time
  kUnit,            // "EUR", "channels": the digits before it are an amount, not a number
  kStart,           // "starting", "ab": the first number follows of a block whose size was given
  kNone,
};

// Reads a word that may have a bracket or punctuation at its ends: "(ext.", "DW", "内線".
[[nodiscard]] LineWord ReadLineWord(std::string_view word);

// The word in lower case, without the punctuation around it, as in the lists of words.
[[nodiscard]] std::string SmallWord(std::string_view word);

// "except", "außer", "sauf": the numbers after it are excluded. `small` is a word in lower case,
// here and below.
[[nodiscard]] bool IsExceptWord(std::string_view small);
// "not", "ohne": the number right after it is excluded, or the one after such a verb: "not ported".
[[nodiscard]] bool IsNotWord(std::string_view small);
[[nodiscard]] bool IsDoneToNumbers(std::string_view small);
// "is", "has", "wurde", "est": with one of these before it, a word such as "ceased" is about the
// number before both.
[[nodiscard]] bool IsBeWord(std::string_view small);
// "Hi Bob,", "Guten Tag,": the line that a letter begins with.
[[nodiscard]] bool IsGreeting(std::string_view line);
// Whether a line is what letters end with: "Thanks!", "Danke", "saludos".
[[nodiscard]] bool IsThanks(std::string_view line);
// Whether a field of free text, such as "Description", asks to do something with the numbers in it:
// "Please attach 415-555-0132 and …".
[[nodiscard]] bool AsksForNumbers(std::string_view name, std::string_view text);
// What a line without a number says about the numbers below it: "REMOVE:", "## Delete",
// "Nicht portieren:", and "Keep:". Any other heading, "Berlin:", ends that.
enum class ChangeHeading : std::uint8_t { kNone, kGo, kStay, kOther };
[[nodiscard]] ChangeHeading ReadChangeHeading(std::string_view line);
// "Tel", "office", "T": beside a number, these say that the text is not a list of named numbers.
[[nodiscard]] bool IsTelephoneWord(std::string_view small);
// Whether a line has such a word, also a capital letter or "Direct": "M: 415-555-0132".
[[nodiscard]] bool HasTelephoneWord(std::string_view line);
// "Fr", "Mo-Fr", "weekdays", "kl.": the hours after it are opening hours.
[[nodiscard]] bool IsDayWord(std::string_view word);
// "fax", "Telefax", "télécopie"
[[nodiscard]] bool IsFaxWord(std::string_view small);

[[nodiscard]] constexpr bool IsExtensionWord(LineWord word) {
  return word <= LineWord::kOtherExtension;
}

// With a word for "number" beside it, the name of another kind of number.
[[nodiscard]] constexpr bool IsNameOfOther(LineWord word) {
  return word == LineWord::kOtherName || word == LineWord::kDocument;
}

}  // namespace sipattach

#endif  // SIPATTACH_LINES_LINE_WORDS_H_
