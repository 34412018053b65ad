#ifndef SIPATTACH_LINES_NUMBER_NOTES_H_
#define SIPATTACH_LINES_NUMBER_NOTES_H_

// What the words beside numbers say about them: "not", "except:", "DELETE" and "Fax" about the
// numbers after them, "was ceased" and "(fax)" about the number before them.

#include <cstddef>
#include <string_view>
#include <vector>

#include "lines/classified_line.h"
#include "lines/piece.h"

namespace sipattach {

// Takes the words and the numbers of one segment of a line, in order. Marks the pieces of the
// numbers, and removes those that the words want removed or do not mean.
class NumberNotes {
 public:
  // `pieces` are those of the segments before; those of this one are added to them, unless they are
  // `removed`. With `excludes`, the numbers are not wanted, as the segments before said. Looks for
  // words that mean telephone only on request.
  NumberNotes(const ClassifiedLine& line, std::vector<Piece>& pieces, std::vector<Piece>& removed,
              bool excludes, bool telephones)
      : line_(line),
        pieces_(pieces),
        removed_(removed),
        first_piece_(pieces.size()),
        first_removed_(removed.size()),
        telephones_(telephones),
        excluded_(excludes ? Said::kNotAny : Said::kNothing) {}

  // Notes what a word says about the numbers after it, or about the one before it.
  void NoteWord(std::string_view word);
  // Notes that there are words that only join numbers: "and", "to".
  void NoteConnector() { ++words_after_; }
  // Applies what the words said to the pieces of a run, which are those after the first
  // `pieces_before`.
  void NoteNumbers(LineSpan run, std::size_t pieces_before);
  // Notes the last digits of another number. Returns whether they are left out: "Fax -99".
  [[nodiscard]] bool NoteEnding();
  // Applies the note between the last number and the end of the segment.
  void NoteEnd(std::size_t segment_end);

  [[nodiscard]] std::string_view last_word() const { return last_word_; }
  void ForgetLastWord() { last_word_ = {}; }

  // Whether numbers were removed, and how many faxes are given only by their last digits.
  [[nodiscard]] bool has_removed() const { return removed_.size() > first_removed_; }
  [[nodiscard]] std::size_t faxes() const { return faxes_; }
  // Whether the numbers after the segment are not wanted, either.
  [[nodiscard]] bool excludes() const { return excluded_ == Said::kNotAny; }

 private:
  [[nodiscard]] bool EndsSentence() const;
  [[nodiscard]] std::string_view LabelBefore(std::string_view word) const;
  void NoteReplacement(std::string_view small);
  bool TakesBack(std::string_view small, bool has_colon);
  void NoteExclusion(std::string_view word, std::string_view small, std::string_view word_before,
                     bool is_filler);
  void NoteEndingInRange(LineSpan ending);
  void RemoveLast();

  const ClassifiedLine& line_;
  std::vector<Piece>& pieces_;
  std::vector<Piece>& removed_;
  const std::size_t first_piece_;  // of this segment
  const std::size_t first_removed_;
  const bool telephones_;

  // What the words before the next number say about it.
  enum class Said { kNothing, kNotNext, kNotAny };
  Said excluded_;              // excluded; kNotAny: with all after it
  bool is_telephone_ = false;  // a telephone
  bool is_fax_ = false;        // a fax
  Piece::Party party_ = Piece::Party::kNone;
  bool after_all_ = false;    // the word before is "all"
  bool after_other_ = false;  // or "other"
  bool after_list_ = false;   // or a list word
  // A verb after the last number, "was", and perhaps a "not" after it.
  enum class Verb { kNone, kSays, kDenies };
  Verb verb_ = Verb::kNone;
  std::size_t words_after_ = 0;  // words since the last number
  const char* label_ = nullptr;  // the first of them, or of the sentence
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::size_t replaced_ = kNone;  // how many pieces there were at "replace"
  bool is_replaced_ = false;      // "with" came after the numbers since then
  bool is_last_removed_ = false;  // that number was removed
  std::string_view last_word_ = {};

  std::size_t faxes_ = 0;
};

}  // namespace sipattach

#endif  // SIPATTACH_LINES_NUMBER_NOTES_H_
