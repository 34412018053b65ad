#ifndef SIPATTACH_IMPORT_CLASSIFIED_LINE_H_
#define SIPATTACH_IMPORT_CLASSIFIED_LINE_H_

// A line whose characters, in whatever script, are known to be digits, letters, blanks or
// separators. All that looks for numbers in a line asks this, so that a comma is the same to all of
// it.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "draft_limits.h"

namespace sipattach {

// What a byte of a line is to the splitter. Of a character of several bytes, the first is
// classified and the others are kTail.
enum class TextClass : std::uint8_t { kDigit, kLetter, kBlank, kSeparator, kOther, kTail };

// A part of a line, by its bytes.
struct LineSpan {
  std::size_t begin;
  std::size_t end;
};

class ClassifiedLine {
 public:
  // Keeps the buffer from line to line, but not the text.
  void Read(std::string_view line);

  [[nodiscard]] std::string_view text() const { return line_; }
  [[nodiscard]] std::string_view TextOf(LineSpan span) const {
    return line_.substr(span.begin, span.end - span.begin);
  }
  // Places on earth, whose digits are none of a number.
  [[nodiscard]] std::size_t coordinates() const { return coordinates_; }
  [[nodiscard]] TextClass ClassAt(std::size_t at) const { return classes_[at]; }
  // A blank, or the rest of a character.
  [[nodiscard]] bool IsBlankOrTail(std::size_t at) const {
    return classes_[at] == TextClass::kBlank || classes_[at] == TextClass::kTail;
  }

  // Whether the character before this byte is a blank, of however many bytes.
  [[nodiscard]] bool IsAfterBlank(std::size_t at) const;

  [[nodiscard]] std::size_t CountDigits(LineSpan span) const {
    return Count(span, TextClass::kDigit);
  }
  // In characters, of however many bytes.
  [[nodiscard]] std::size_t Count(LineSpan span, TextClass wanted) const;
  // Looks no further than it must.
  [[nodiscard]] bool HasDigits(LineSpan span, std::size_t least) const;
  [[nodiscard]] bool Has(LineSpan span, TextClass wanted) const;

  // Without bullets, quotes, brackets and punctuation around it that do not belong to a number.
  [[nodiscard]] LineSpan Stripped(LineSpan span) const;

 private:
  [[nodiscard]] bool BeginsDecimal(std::size_t at) const;
  [[nodiscard]] bool IsMask(LineSpan span) const;
  [[nodiscard]] LineSpan WithoutStars(LineSpan span) const;

  std::string_view line_;
  std::vector<TextClass> classes_;  // of the bytes of line_
  std::size_t coordinates_ = 0;
};

// "$1.00", "£43": a word, with a currency sign before its digits.
[[nodiscard]] bool BeginsAmount(std::string_view text);

// The next place from `at` on where a line may be cut without tearing a number: at a comma,
// semicolon, tab or bar that separates whatever stands around it. The end of the text if there is
// none.
[[nodiscard]] std::size_t NextSeparator(std::string_view line, std::size_t at);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_CLASSIFIED_LINE_H_
