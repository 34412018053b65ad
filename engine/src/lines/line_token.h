#ifndef SIPATTACH_LINES_LINE_TOKEN_H_
#define SIPATTACH_LINES_LINE_TOKEN_H_

// The tokens of a line: parts of a number, an extension, a whole URI, a date or an address (of a
// host, of mail, of the network), or words that merely accompany a number.

#include <cstddef>
#include <string_view>

#include "lines/classified_line.h"
#include "lines/line_words.h"

namespace sipattach {

// E.164 allows fifteen digits.
inline constexpr std::size_t kMostLineDigits = 15;
// Fewer digits are more likely a room or an hour than a short code.
inline constexpr std::size_t kLeastWeakDigits = 3;

// Opening hours.
inline constexpr std::string_view kAlways = " 24/7";

// A word, a number or part of one, between blanks.
struct LineToken {
  enum class Kind {
    kWord,
    kDateOrAddress,
    kNumerals,
    kExtensionWord,
    kExtension,
    kWhole,
    kPunctuation
  };
  Kind kind;
  LineSpan span;
  std::size_t digits = 0;
  bool labelled = false;            // has a label: "Tel:+14155550132", "id=4155550132"
  LineWord word = LineWord::kNone;  // what the word, or that label, means
  LineSpan label{0, 0};             // where the label is, if it touches a number
};

// Where the token that begins at `at` ends: at the next blank, where a script without blanks meets
// digits, or at `end`. There must be no blank at `at`.
[[nodiscard]] std::size_t EndOfToken(const ClassifiedLine& line, std::size_t at, std::size_t end);
// The token that begins at `at`, up to there. There must be no blank at `at`.
[[nodiscard]] LineToken TokenAt(const ClassifiedLine& line, std::size_t at, std::size_t end);

// Whether the digits at this byte, which look like a date, end a number that begins before them:
// "(0470) 12-17-58", "415 673 2010/11/12".
[[nodiscard]] bool IsWithinNumber(const ClassifiedLine& line, std::size_t at);

// Whether the text, with 0 for each digit, is one of `shapes`, which have blanks around each.
[[nodiscard]] bool HasShape(std::string_view text, std::string_view shapes);
// "312-555-0132": a number that is complete by itself.
[[nodiscard]] bool IsNorthAmerican(std::string_view text);
// Whether the text begins with an area code or a calling code, or with a complete number: "+44",
// "(312)", "020", "312-555-0132".
[[nodiscard]] bool BeginsWholeNumber(std::string_view text);
// Whether this is an item number, as the 2 of "2 030 901820" and of "2 4155550132": not a calling
// code, nor a trunk prefix, which 8 is in Belarus.
[[nodiscard]] bool IsPlaceInList(std::string_view place, std::string_view number);
// "tel:+14155550132", "sip:100@example.com".
[[nodiscard]] bool IsDialUri(std::string_view text);
// "1-800-FLOWERS", "1800flowers".
[[nodiscard]] bool IsVanity(std::string_view token, std::size_t digits, std::size_t letters);
// "FLOWERS" in "1 800 FLOWERS", "GO-FEDEX" in "(800) GO-FEDEX".
[[nodiscard]] bool IsVanityWord(std::string_view word, bool with_dash);

}  // namespace sipattach

#endif  // SIPATTACH_LINES_LINE_TOKEN_H_
