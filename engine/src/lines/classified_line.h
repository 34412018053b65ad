#ifndef SIPATTACH_LINES_CLASSIFIED_LINE_H_
#define SIPATTACH_LINES_CLASSIFIED_LINE_H_

// A line whose characters, in any script, are classified as digits, letters, blanks or separators.
// All code that looks for numbers in a line asks this class, so that a comma means the same
// everywhere.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "draft_limits.h"

namespace sipattach {

// The class of a byte. The first byte of a multi-byte character has the character's class, the
// others are kTail.
enum class TextClass : std::uint8_t { kDigit, kLetter, kBlank, kSeparator, kOther, kTail };

// Before and after what is struck out.
inline constexpr std::string_view kStruck = "~~";

// A part of a line, as byte offsets.
struct LineSpan {
  std::size_t begin;
  std::size_t end;
};

class ClassifiedLine {
 public:
  // Keeps a view of the line, and reuses the buffer.
  void Read(std::string_view line);

  [[nodiscard]] std::string_view text() const { return line_; }
  [[nodiscard]] std::string_view TextOf(LineSpan span) const {
    return line_.substr(span.begin, span.end - span.begin);
  }
  // How many geographic coordinates the line has; their digits belong to no number.
  [[nodiscard]] std::size_t coordinates() const { return coordinates_; }
  // Whether something in it is struck out: "~~020 7946 0099~~", as in Markdown.
  [[nodiscard]] bool has_struck() const { return has_struck_; }
  [[nodiscard]] TextClass ClassAt(std::size_t at) const { return classes_[at]; }
  // A blank, or a byte after the first of a character.
  [[nodiscard]] bool IsBlankOrTail(std::size_t at) const {
    return classes_[at] == TextClass::kBlank || classes_[at] == TextClass::kTail;
  }

  // Whether the character before this byte is a blank, however many bytes that has.
  [[nodiscard]] bool IsAfterBlank(std::size_t at) const;

  [[nodiscard]] std::size_t CountDigits(LineSpan span) const {
    return Count(span, TextClass::kDigit);
  }
  // How many digits there are before the first word after them: those of 102 in
  // "102 and 0161 496 0200".
  [[nodiscard]] std::size_t CountFirstDigits(LineSpan span) const;
  // Counts characters, not bytes.
  [[nodiscard]] std::size_t Count(LineSpan span, TextClass wanted) const;
  // Stops as soon as there are `least` digits.
  [[nodiscard]] bool HasDigits(LineSpan span, std::size_t least) const;
  [[nodiscard]] bool Has(LineSpan span, TextClass wanted) const;

  // Where the first character is that is not a blank; the end of the span if there is none.
  [[nodiscard]] std::size_t SkipBlanks(LineSpan span) const;
  // Removes bullets, quotes, brackets and punctuation at either end that do not belong to a number.
  [[nodiscard]] LineSpan Stripped(LineSpan span) const;

 private:
  [[nodiscard]] bool BeginsDecimal(std::size_t at) const;
  [[nodiscard]] bool IsMask(LineSpan span) const;
  [[nodiscard]] LineSpan WithoutStars(LineSpan span) const;

  std::string_view line_;
  std::vector<TextClass> classes_;  // of the bytes of line_
  std::size_t coordinates_ = 0;
  bool has_struck_ = false;
};

// Whether a currency sign and a digit come first: "$1.00", "£43".
[[nodiscard]] bool BeginsAmount(std::string_view text);

// The next separator at or after `at` where the line can be cut without splitting a number: a
// comma, semicolon, tab or bar. The end of the text if there is none.
[[nodiscard]] std::size_t NextSeparator(std::string_view line, std::size_t at);

}  // namespace sipattach

#endif  // SIPATTACH_LINES_CLASSIFIED_LINE_H_
