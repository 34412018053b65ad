#include "lines/number_notes.h"

#include <algorithm>
#include <string>
#include <utility>

#include "lines/line_words.h"
#include "names/change_words.h"
#include "names/column_role.h"
#include "number/number_range.h"
#include "number/range_words.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// "ani", "dst", "dnis=tel": what the word before a number says of its part in a call.
Piece::Party PartyOf(std::string_view small) {
  small = small.substr(0, small.find('='));
  return IsOneOf(" caller calling callerid clid cli ani src ", small) ? Piece::Party::kCaller
         : IsOneOf(" callee called dialed dialled dnis dst ", small)  ? Piece::Party::kCalled
                                                                      : Piece::Party::kNone;
}

}  // namespace

// Whether the sentence with the last number ends right after it.
bool NumberNotes::EndsSentence() const {
  const std::string_view after = line_.text().substr(pieces_.back().end);
  return after.starts_with(". ") || after.starts_with(".\n");
}

// What the words between the numbers before and this word call the numbers after it:
// "Numbers staying with AT&T:".
std::string_view NumberNotes::LabelBefore(std::string_view word) const {
  return {label_, static_cast<std::size_t>(word.data() + word.size() - label_)};
}

// Removes the last number, as a word after it wants.
void NumberNotes::RemoveLast() {
  removed_.push_back(pieces_.back());
  pieces_.pop_back();
  is_last_removed_ = true;
}

// Whether a word says that the number before it is gone: the "ceased" of "020 7946 0099 was
// ceased", which removes the number, or of "has not been ceased". Without a verb before it, such a
// word is about the numbers after it; and so it is after a longer word, "has replaced the ceased
// …".
bool NumberNotes::TakesBack(std::string_view small, bool has_colon) {
  constexpr std::size_t kLongestBetween = 4;  // "now", "seit", "dado de"
  const Verb verb = verb_;
  if (pieces_.size() <= first_piece_ || IsListWord(small) || has_colon) {
    verb_ = Verb::kNone;
  } else if (IsBeWord(small)) {
    verb_ = std::max(verb, Verb::kSays);
  } else if (verb != Verb::kNone && IsNotWord(small)) {
    verb_ = Verb::kDenies;
  } else if (verb != Verb::kNone && IsGoneWord(small) && !EndsSentence()) {
    if (verb == Verb::kSays) RemoveLast();
    return true;
  } else if (small.size() > kLongestBetween) {
    verb_ = Verb::kNone;
  }
  return false;
}

// Notes whether a word excludes the numbers after it, "not", "except:", "DELETE", or ends that. A
// filler may come between such a word and the numbers.
void NumberNotes::NoteExclusion(std::string_view word, std::string_view small,
                                std::string_view word_before, bool is_filler) {
  const bool has_colon = word.ends_with(':');
  // "No portar". By itself, "no" means number.
  const bool is_not_done = EqualsIgnoringCase(word_before, "no") &&
                           IsOneOf(" portar incluir migrar conectar longer ", small);
  // "Take out 415-555-0132", "instead of 415-555-0132", "Attach 415-555-0132. Leave 415-555-0133."
  const std::string before = SmallWord(word_before);
  const bool is_left = (IsOneOf(" off out behind ", small) &&
                        IsOneOf(" take taken keep kept leave left port ", before)) ||
                       (IsOneOf(" of de di von van ", small) &&
                        IsOneOf(" instead lieu lugar vez invece anstelle plaats ", before)) ||
                       (!pieces_.empty() && IsOneOf(" leave release ", small));
  // "(was 415-555-2699)"
  if (word.starts_with('(') && IsOneOf(" was formerly war früher était era ", small)) {
    excluded_ = Said::kNotNext;
  } else if (IsExceptWord(small) || (after_all_ && small == "but") ||
             (after_other_ && small == "than")) {
    // In "Salvo: 347 556 1234", it is a person.
    if (!(small == "salvo" && IsUpper(word[0]))) excluded_ = Said::kNotAny;
  } else if (has_colon && IsRemovalLabel(LabelBefore(word))) {
    excluded_ = Said::kNotAny;
  } else if (IsRemovalWord(small) || word == "DEL") {
    // "Do not remove 415-555-0132"
    excluded_ = IsNotWord(before) ? Said::kNothing : Said::kNotAny;
  } else if (is_not_done || is_left) {
    excluded_ = Said::kNotNext;
  } else if (IsNotWord(small)) {
    excluded_ = has_colon ? Said::kNotAny : Said::kNotNext;
  } else if (excluded_ != Said::kNothing && IsDoneToNumbers(small)) {
    if (has_colon) excluded_ = Said::kNotAny;
  } else if (excluded_ != Said::kNothing && !is_filler && small.size() > 2 && !IsFaxWord(small) &&
             ReadNameOfNumbers(small) < NameOfNumbers::kWeak) {
    excluded_ = Said::kNothing;
  }
}

// Notes the words of "Replace 415-555-0132 with 415-555-0133".
void NumberNotes::NoteReplacement(std::string_view small) {
  constexpr std::size_t kLongestBetween = 3;  // "the", "DID"
  constexpr WordList kVerbs =
      " replace swap ersetzen ersetze remplacer reemplazar sustituir substituir sostituire "
      "vervangen ";
  if (IsOneOf(kVerbs, small)) {
    replaced_ = pieces_.size();
  } else if (replaced_ < pieces_.size() && IsOneOf(" with by durch par por con door ", small)) {
    is_replaced_ = true;
  } else if (small.size() > kLongestBetween && ReadLineWord(small) != LineWord::kNumber) {
    is_replaced_ = false;  // "by Friday"
  }
}

[[gnu::noinline]] void NumberNotes::NoteWord(std::string_view word) {
  const std::string small = SmallWord(word);
  ++words_after_;
  const std::string_view word_before = std::exchange(last_word_, word);
  if (label_ == nullptr || word_before.ends_with('.')) label_ = word.data();
  NoteReplacement(small);
  if (small.empty() || TakesBack(small, word.ends_with(':'))) return;
  const bool is_filler = ReadLineWord(small) == LineWord::kNumber || IsSizeWord(small);
  const bool is_list = IsListWord(small);
  NoteExclusion(word, small, word_before, is_filler || is_list);
  const bool is_telephone = (is_fax_ || telephones_) && IsTelephoneWord(small);
  if (IsFaxWord(small)) {
    is_fax_ = !after_list_;
  } else if (is_list || is_telephone || (word.ends_with(':') && !is_filler)) {
    is_fax_ = false;
  }
  if (!is_filler) {
    is_telephone_ = is_telephone;
    party_ = PartyOf(small);
  }
  after_all_ = IsOneOf(" all everything every any alle alles tous ", small);
  after_other_ = small == "other";
  after_list_ = is_list;
}

void NumberNotes::NoteNumbers(LineSpan run, std::size_t pieces_before) {
  words_after_ = 0;
  label_ = nullptr;
  verb_ = Verb::kNone;
  if (pieces_.size() <= pieces_before) return NoteEndingInRange(run);
  if (std::exchange(is_replaced_, false)) {
    const auto begin = pieces_.begin() + static_cast<std::ptrdiff_t>(replaced_);
    const auto end = pieces_.begin() + static_cast<std::ptrdiff_t>(pieces_before);
    removed_.insert(removed_.end(), begin, end);
    pieces_.erase(begin, end);
    pieces_before = replaced_;
    replaced_ = kNone;
  }
  for (std::size_t i = pieces_before; i < pieces_.size(); ++i) {
    pieces_[i].is_fax = is_fax_;
    pieces_[i].is_telephone = is_telephone_;
    pieces_[i].party = party_;
  }
  is_last_removed_ = excluded_ != Said::kNothing && line_.HasDigits(run, kLeastDigits);
  if (!is_last_removed_) return;
  removed_.insert(removed_.end(), pieces_.begin() + static_cast<std::ptrdiff_t>(pieces_before),
                  pieces_.end());
  const LineSpan removed{pieces_[pieces_before].begin, pieces_.back().end};
  pieces_.resize(pieces_before);
  if (excluded_ == Said::kNotNext) excluded_ = Said::kNothing;
  // In "2000 to 2009 except 2003-2005", nothing tells which numbers those are.
  if (pieces_.empty() || !AreEndsOfBlock(line_.TextOf(removed))) return;
  if (pieces_.back().beside == 0) pieces_.back().end = removed.end;
}

// Removes the number with the last digits of "(except 2050)" from the range before it.
void NumberNotes::NoteEndingInRange(LineSpan ending) {
  constexpr std::size_t kLeastEnding = 2;
  while (ending.begin < ending.end && !IsDigit(line_.text()[ending.end - 1])) --ending.end;
  const std::size_t digits = line_.CountDigits(ending);
  if (excluded_ == Said::kNothing || pieces_.empty() || digits < kLeastEnding ||
      digits > kMostLastDigits || digits < ending.end - ending.begin)
    return;
  const Piece& piece = pieces_.back();
  const auto range = FindRange(line_.TextOf({piece.begin, piece.end}), NumberContext());
  if (!range || range->count < 2) return;
  const std::size_t wanted = CountDigits(range->first) - digits;
  LineSpan stem{piece.begin, piece.begin};
  while (line_.CountDigits(stem) < wanted && stem.end < piece.end) ++stem.end;
  removed_.push_back({ending.begin, ending.end, true, stem.begin, stem.end});
  if (excluded_ == Said::kNotNext) excluded_ = Said::kNothing;
}

bool NumberNotes::NoteEnding() {
  words_after_ = 0;
  if (is_fax_) ++faxes_;
  return is_fax_;
}

// "415-555-2672 ported out 03/12/2026", "415-555-2699 (fax)". Nothing is said of the first number
// at the end of "415-555-2671 remove 415-555-2672", "415-555-2671. Stays:" or "415-555-2671 and do
// not touch the rest".
void NumberNotes::NoteEnd(std::size_t segment_end) {
  constexpr std::size_t kLongest = 64;
  if (pieces_.size() <= first_piece_ || is_last_removed_) return;
  const std::string_view note = Trim(line_.TextOf({pieces_.back().end, segment_end}));
  if (note.empty() || note.size() > kLongest || note.ends_with(':') ||
      IsListWord(note.substr(0, note.find(' '))))
    return;
  if (IsGoneWord(note)) {
    RemoveLast();
    excluded_ = Said::kNothing;
    return;
  }
  if (words_after_ != 1) return;
  const std::string small = SmallWord(last_word_);
  if (IsFaxWord(small)) {
    pieces_.back().is_fax = true;
  } else if (telephones_ && IsTelephoneWord(small)) {
    pieces_.back().is_telephone = true;
  }
}

}  // namespace sipattach
