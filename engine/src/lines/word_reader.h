#ifndef SIPATTACH_LINES_WORD_READER_H_
#define SIPATTACH_LINES_WORD_READER_H_

#include <cstddef>
#include <string_view>

#include "lines/announced_block.h"
#include "lines/asides.h"
#include "lines/classified_line.h"
#include "lines/line_splitter.h"
#include "lines/line_token.h"
#include "lines/number_notes.h"

namespace sipattach {

// Three blanks separate columns if a token beside them, or the run before them, has the digits of a
// whole number.
inline constexpr std::string_view kGap = "   ";

// Finds the numbers in a text that also has words, token by token. Numerals form a run as long as
// they may be one number or one range; what follows closes the run.
class LineSplitter::WordReader {
 public:
  WordReader(LineSplitter& splitter, LineSpan segment)
      : splitter_(splitter),
        line_(splitter.line_),
        segment_(segment),
        notes_(splitter.line_, splitter.pieces_, splitter.removed_, splitter.excludes_,
               splitter.telephones_),
        last_end_(segment.begin) {}

  void Read();

 private:
  using Kind = LineToken::Kind;

  [[nodiscard]] bool is_open() const { return run_.begin < run_.end; }
  [[nodiscard]] bool IsBetween() const { return between_ != std::string_view::npos; }
  [[nodiscard]] bool is_connected() const { return connector_.begin < connector_.end; }

  void Begin(LineSpan numerals);
  void Take(const LineToken& token, bool in_next_column);
  void TakeWhole(LineSpan whole);
  void TakeNumerals(const LineToken& token, bool in_next_column);
  bool TakeAside(const LineToken& token);
  void TakeEnding(LineSpan ending);
  void Extend(const LineToken& token);
  void TakeSize(LineSpan size);
  void TakeWord(const LineToken& token);
  void EndBlock(const BlockName& name);
  void EndWithRange(std::size_t at);
  bool EndHours(LineSpan unit);
  void EndAmount(LineSpan unit);
  void EndQuantity();
  void Close();
  void CloseNumber();
  void CloseWithExtension(LineWord word, LineSpan extension);
  void Count(std::size_t pieces_before);

  [[nodiscard]] DividedRun DivideRun() const;
  [[nodiscard]] bool AreHours() const;
  [[nodiscard]] bool IsOther() const;
  [[nodiscard]] LineSpan StemOfNext(LineSpan ending) const;
  [[nodiscard]] bool IsEndingOfNext(LineSpan last) const;
  [[nodiscard]] bool IsNameOfNext(const LineToken& token) const;
  [[nodiscard]] bool Connects(const LineToken& token) const;
  [[nodiscard]] bool IsBeforeAmount(std::size_t at) const;
  [[nodiscard]] bool BeginsNext(const LineToken& token, bool in_next_column) const;
  [[nodiscard]] bool EndsLabelOf(const LineToken& token) const;
  [[nodiscard]] bool RangesOn() const;
  [[nodiscard]] bool BeginsSentence(const LineToken& token) const;
  [[nodiscard]] bool CountsInBrackets(const LineToken& token) const;
  [[nodiscard]] bool AreTwoNumbers() const;
  [[nodiscard]] bool AreLastDigits(std::size_t at) const;

  LineSplitter& splitter_;
  const ClassifiedLine& line_;
  const LineSpan segment_;

  LineSpan run_{0, 0};  // the tokens of one number; empty if there is none
  // Where the last numerals of the run begin, including what precedes them. They may be its size.
  std::size_t size_begin_ = 0;
  std::size_t bracket_ = 0;                   // where a remark about it in brackets begins
  bool is_listed_ = false;                    // "and" precedes the run, a whole number
  bool is_other_ = false;                     // the run is another kind of number
  LineSpan range_word_{0, 0};                 // inside the run
  LineSpan connector_{0, 0};                  // words that join the run with what follows
  LineWord extension_due_ = LineWord::kNone;  // the extension word after the run

  // What precedes the run, or the next one.
  std::string_view word_before_ = {};
  std::size_t between_ = std::string_view::npos;  // where the word "between" is
  LineWord said_ = LineWord::kNone;               // what words said about the next numerals
  AnnouncedBlock block_;
  NumberNotes notes_;

  std::size_t last_end_;  // of the previous token
  std::size_t words_ = 0;
  std::size_t dates_ = 0;
  std::size_t others_ = 0;  // other kinds of numbers
};

}  // namespace sipattach

#endif  // SIPATTACH_LINES_WORD_READER_H_
