#ifndef SIPATTACH_TEXT_CLEAN_TEXT_H_
#define SIPATTACH_TEXT_CLEAN_TEXT_H_

#include <string>
#include <string_view>

namespace sipattach {

// Text copied from a spreadsheet, an e-mail or a web page, without its invisible characters.
struct CleanText {
  std::string text;  // no invisible characters, any Unicode space as ' ', trimmed, unquoted
  bool had_invisible = false;  // a byte order mark, zero-width or direction character was removed
};

// Removes zero-width characters, direction marks and byte order marks. Turns Unicode spaces into '
// ', and full-width ASCII and Unicode decimal digits into ASCII. Removes blanks and one pair of
// quotes (or the apostrophe by which spreadsheets mark text) at the ends. Ill-formed UTF-8 becomes
// U+FFFD.
[[nodiscard]] CleanText Clean(std::string_view input);

// The text without what other programs put into it: all line ends are '\n', all blanks ' ' and all
// hyphens '-', full-width signs such as "：" and "／" are those of ASCII, and nothing is invisible,
// but for what joins the letters of a word. Of what else is between two digits, only no-break
// spaces and hyphens are changed; the rest is left to Clean, so that a number
// is shown as it was written. Line and paragraph separators are kept. Empty if nothing changes.
[[nodiscard]] std::string WithPlainSigns(std::string_view text);

// The text with the decimal digits of other scripts, and full-width ones, replaced with ASCII, one
// character for each. Empty if it has none.
[[nodiscard]] std::string WithAsciiDigits(std::string_view text);

// The number of digits, and whether there are letters, in any script.
[[nodiscard]] std::size_t CountAllDigits(std::string_view text);
[[nodiscard]] bool HasLetters(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_TEXT_CLEAN_TEXT_H_
