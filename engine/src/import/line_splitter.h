#ifndef SIPATTACH_IMPORT_LINE_SPLITTER_H_
#define SIPATTACH_IMPORT_LINE_SPLITTER_H_

// Takes written text apart into the telephone numbers in it.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace sipattach {

// A part of a line, by its bytes.
struct Piece {
  std::size_t begin;
  std::size_t end;
  bool like_number;  // worth reading as a number; otherwise words, reported so that they are seen
};

// What a byte of a line is to the splitter. Of a character of several bytes, the first is
// classified and the others are kTail.
enum class TextClass : std::uint8_t { kDigit, kLetter, kBlank, kSeparator, kOther, kTail };

// Finds the numbers of one line, or of one cell of a table. They may be separated by commas,
// semicolons, tabs, bars and, where both sides are long enough, by slashes and blanks; the
// punctuation within a number is left alone ("+1 (415) 555-0132", "030/123456", ";ext=5"). List
// bullets, numbering, quotes, brackets and the words around a number are left out.
//
// With a trunk, a text without blanks counts as an identity, whatever its characters.
//
// A line in which nothing looks like a number gives one piece that holds all of it; a blank line
// gives none, and nor does one with dates and without a number. A range is one piece, whatever
// stands between its ends (number_range.h). Linear in the line. The buffers are kept from line to
// line.
class LineSplitter {
 public:
  explicit LineSplitter(bool trunk) : trunk_(trunk) {}

  // The pieces, in order. Valid until the next call.
  [[nodiscard]] const std::vector<Piece>& Split(std::string_view line);

  [[nodiscard]] const std::vector<Piece>& pieces() const { return pieces_; }

  // How many words beside the numbers of the last line are in no piece, and how many dates, times
  // and addresses.
  [[nodiscard]] std::size_t words() const { return words_; }
  [[nodiscard]] std::size_t dates() const { return dates_; }

 private:
  struct Span {
    std::size_t begin;
    std::size_t end;
  };
  struct Token;

  void Classify();
  void SplitAtSeparators();
  void SplitAtSlashes(Span segment);
  void AddSegment(Span segment);
  void AddNumerals(Span numerals);
  void AddNumeral(Span numeral);
  void AddFromWords(Span segment);
  void CloseRun(Span run);
  void TidyUp();

  // Whether the numbers before and behind a place are the ends of one range.
  [[nodiscard]] bool JoinsRange(Span numerals, std::size_t begin, std::size_t at) const;
  [[nodiscard]] bool HasDate(Span segment) const;
  [[nodiscard]] bool Connects(Span run, Span word, std::size_t end) const;

  [[nodiscard]] Span Stripped(Span span) const;
  [[nodiscard]] Span WithoutNumbering(Span span) const;
  [[nodiscard]] Token TokenAt(std::size_t at, std::size_t end) const;
  [[nodiscard]] std::size_t CountDigits(Span span) const;
  // Looks no further than it must.
  [[nodiscard]] bool HasDigits(Span span, std::size_t least) const;
  [[nodiscard]] bool Has(Span span, TextClass wanted) const;
  [[nodiscard]] std::string_view TextOf(Span span) const {
    return line_.substr(span.begin, span.end - span.begin);
  }

  bool trunk_;
  std::string_view line_;
  std::vector<TextClass> classes_;  // of the bytes of line_
  std::vector<Piece> pieces_;
  std::size_t words_ = 0;
  std::size_t dates_ = 0;
  std::vector<Span> weak_runs_;  // digits too few for a number, unless there is nothing better
};

// The next place from `at` on where a line may be cut without tearing a number: at a comma,
// semicolon, tab or bar that separates whatever stands around it. The end of the text if there is
// none.
[[nodiscard]] std::size_t NextSeparator(std::string_view line, std::size_t at);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_LINE_SPLITTER_H_
