#ifndef SIPATTACH_TEXT_CLEAN_TEXT_H_
#define SIPATTACH_TEXT_CLEAN_TEXT_H_

#include <string>
#include <string_view>

namespace sipattach {

// Text as copied from a spreadsheet, an e-mail or a web page, without what nobody sees.
struct CleanText {
  std::string text;  // no invisible characters, any Unicode space as ' ', trimmed, unquoted
  bool had_invisible = false;  // a byte order mark, zero-width or direction character was taken out
};

// Takes out zero-width characters, direction marks and byte order marks, turns Unicode spaces into
// ' ', full-width ASCII and Unicode decimal digits into ASCII, and takes off blanks and one pair of
// quotes (or the apostrophe by which spreadsheets mark text) at the ends. Ill-formed UTF-8 becomes
// U+FFFD.
[[nodiscard]] CleanText Clean(std::string_view input);

// The text with the decimal digits of other scripts, and full-width ones, as ASCII: one character
// for each. Empty where it has none.
[[nodiscard]] std::string WithAsciiDigits(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_TEXT_CLEAN_TEXT_H_
