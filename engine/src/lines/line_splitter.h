#ifndef SIPATTACH_LINES_LINE_SPLITTER_H_
#define SIPATTACH_LINES_LINE_SPLITTER_H_

// Finds the telephone numbers in a line of free text.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lines/classified_line.h"
#include "lines/piece.h"

namespace sipattach {

// Finds the numbers of one line, or of one cell of a table. They may be separated by commas,
// semicolons, tabs, bars and, if both sides are long enough, by slashes and blanks. Punctuation
// within a number is left alone ("+1 (415) 555-0132", "030/123456", ";ext=5"). List bullets,
// numbering, quotes, brackets and the words around a number are left out.
//
// On a trunk, a text without blanks counts as an identity, whatever its characters.
//
// A line in which nothing looks like a number gives one piece that holds all of it. A blank line
// gives none, and neither does a line with dates but no number. A range is one piece, whatever
// joins its ends (number_range.h). Linear in the line. The buffers are reused from line to line.
class LineSplitter {
 public:
  // `region`, for national numbers, must outlive this object.
  explicit LineSplitter(bool trunk, std::string_view region = {}, bool telephones = false)
      : trunk_(trunk), region_(region), telephones_(telephones) {}

  // The pieces, in order. Valid until the next call.
  [[nodiscard]] const std::vector<Piece>& Split(std::string_view line);

  // From now on, looks for words that mean telephone.
  void FindTelephones() { telephones_ = true; }

  [[nodiscard]] const std::vector<Piece>& pieces() const { return pieces_; }

  // In the last line: how many words beside the numbers are in no piece, how many dates, times and
  // addresses there are, and the numbers that are marked for removal.
  [[nodiscard]] std::size_t words() const { return words_; }
  [[nodiscard]] std::size_t dates() const { return dates_; }
  [[nodiscard]] const std::vector<Piece>& removed() const { return removed_; }
  // "ani=4156739999 dnis=4156732001": how many callers are left out, beside the called number,
  // which is the line's own.
  [[nodiscard]] std::size_t callers() const { return callers_; }
  // How many faxes are given only by their last digits: "Fax -99".
  [[nodiscard]] std::size_t faxes() const { return faxes_; }

 private:
  class WordReader;

  void SplitAtSeparators();
  void SplitAtSlashes(LineSpan segment);
  void AddPiece(LineSpan span, bool like_number);
  void AddEnding(LineSpan ending, LineSpan stem);
  void AddSegment(LineSpan segment);
  void AddItem(LineSpan item);
  [[nodiscard]] std::size_t NextItem(LineSpan segment) const;
  void AddNumerals(LineSpan numerals);
  void AddNumeral(LineSpan numeral);
  [[nodiscard]] std::size_t LengthOfAlike(std::string_view text) const;
  [[nodiscard]] std::size_t LengthOfNote(LineSpan numerals) const;
  [[nodiscard]] std::size_t EndOfArrow(LineSpan span) const;
  [[nodiscard]] bool RepeatsNumber(LineSpan before, std::size_t end) const;
  void AddFromWords(LineSpan segment);
  void CloseRun(LineSpan run);
  void TidyUp();
  void LeaveOutPlainDates();
  void RemoveMarked();
  void RemoveStruck();
  void RemoveCallers();
  void PlacePieces(std::string_view line);

  [[nodiscard]] static bool AreEnds(std::string_view first, std::string_view last);
  // Whether the numbers before and after `at` are the ends of one range.
  [[nodiscard]] bool JoinsRange(LineSpan numerals, std::size_t begin, std::size_t at) const;
  [[nodiscard]] bool EndsRange(LineSpan numerals, std::size_t begin, std::size_t at) const;
  [[nodiscard]] std::size_t BeginOfNumber(std::size_t begin, std::size_t at) const;
  [[nodiscard]] bool EndsBlock(const Piece& first, const Piece& last) const;
  [[nodiscard]] bool AreExtensions(const Piece& number, const Piece& ends) const;
  [[nodiscard]] bool IsBeforeTown(const Piece& piece) const;
  [[nodiscard]] bool IsWhenOpen(const Piece& piece) const;
  [[nodiscard]] bool HoldsDigits(LineSpan span) const;
  [[nodiscard]] bool IsOneNumeral(LineSpan segment) const;
  [[nodiscard]] bool HasDate(LineSpan segment) const;
  [[nodiscard]] bool IsAfterDate(std::size_t at) const;
  [[nodiscard]] bool IsInDate(std::size_t at) const;
  [[nodiscard]] std::size_t EndOfPart(LineSpan span) const;
  [[nodiscard]] LineSpan WithoutNumbering(LineSpan span) const;

  bool trunk_;
  std::string_view region_;
  bool telephones_;  // whether to look for words that mean telephone
  ClassifiedLine line_;
  std::string plain_;  // backs line_ if digits of other scripts were replaced
  std::vector<Piece> pieces_;
  std::size_t words_ = 0;
  std::size_t dates_ = 0;
  std::vector<Piece> removed_;
  std::size_t faxes_ = 0;
  std::size_t callers_ = 0;
  bool excludes_ = false;   // the next numbers are marked for removal, or are not meant
  std::size_t others_ = 0;  // other kinds of numbers, in segments without a telephone number
  std::vector<LineSpan> weak_runs_;  // too few digits for a number, used if there is nothing better
};

}  // namespace sipattach

#endif  // SIPATTACH_LINES_LINE_SPLITTER_H_
