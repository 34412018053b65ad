#include "lines/word_reader.h"

#include <algorithm>
#include <string>
#include <vector>

#include "lines/date_or_address.h"
#include "lines/last_digits.h"
#include "lines/other_numbers.h"
#include "number/number_range.h"
#include "number/range_words.h"
#include "number/two_numbers.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::size_t kMostExtensionDigits = 6;
constexpr std::size_t kMostHourDigits = 8;  // two times of day
constexpr std::size_t kWholeDigits = 9;

// Whether a word is the "kl." of "kl. 8-16", in the countries where that means "o'clock". In
// Austria it is short for an extension.
bool IsClockWord(std::string_view word, std::string_view region) {
  return IsOneOf(" DK FI FO GL IS NO SE ", region) && SmallWord(word) == "kl";
}

// Whether a number ends in the extension " - 0"; then the last number of its range may have one,
// too.
bool EndsInExtension(std::string_view number, std::string_view dash) {
  number = Trim(number);
  const std::size_t digit = number.find_last_not_of("0123456789") + 1;
  return digit < number.size() && number.substr(0, digit).ends_with(dash);
}

// The "001B" of "020 7946 001B", whose letter was to be a digit; not "24h" or "10am".
bool IsMistypedEnd(std::string_view word) {
  constexpr std::size_t kLeastBefore = 2;
  const std::size_t digits = SkipDigits(word, 0);
  return digits >= kLeastBefore && digits + 1 == word.size() && IsUpper(word.back());
}

// Whether extensions that end a number may follow: "with DDIs 01-99", "SDA 00 à 99".
bool IsNameOfEndings(std::string_view word) {
  constexpr WordList kNames =
      " passante extensions durchwahlen nebenstellen sda ddi dids doorkiesnummers numeros ";
  word = TrimOf(word, "(:");
  return IsBlockNoun(word) || IsOneOf(kNames, InSmallLetters(word));
}

// xx in "030 901820 xx", NXX in "+1 415 NXX XXXX".
bool IsOpenDigits(std::string_view word, bool behind_number) {
  return word.size() > (behind_number ? 1 : 2) &&
         word.find_first_not_of("xXN") == std::string_view::npos;
}

}  // namespace

void LineSplitter::WordReader::Read() {
  const std::size_t before = splitter_.pieces_.size();
  splitter_.weak_runs_.clear();
  std::size_t last_digits = 0;
  bool after_sign = false;
  for (std::size_t at = segment_.begin; at < segment_.end;) {
    if (line_.IsBlankOrTail(at)) {
      ++at;
      continue;
    }
    if (const std::size_t account = LengthOfIban(line_.TextOf({at, segment_.end}))) {
      Close();
      ++others_;
      at = last_end_ = at + account;
      continue;
    }
    const LineToken token = TokenAt(line_, at, segment_.end);
    const std::size_t gap = line_.Count({last_end_, at}, TextClass::kBlank);
    const bool in_next_column =
        gap > 1 && !after_sign && !is_connected() &&
        (gap >= kGap.size() ? std::max(token.digits, last_digits) >= kWholeDigits ||
                                  line_.HasDigits(run_, kWholeDigits)
                            : last_digits > kWholeDigits && token.digits < kLeastDigits);
    // 11 in "4155550132  11" is too short to ask about.
    if (in_next_column && token.digits > 0 && token.digits < kLeastWeakDigits) ++words_;
    last_digits = token.digits;
    after_sign = token.kind == Kind::kPunctuation;
    last_end_ = EndOfToken(line_, at, segment_.end);
    Take(token, in_next_column);
    at = last_end_;
  }
  Close();
  notes_.NoteEnd(segment_.end);
  splitter_.faxes_ += notes_.faxes();
  splitter_.excludes_ = notes_.excludes();
  Count(before);
}

void LineSplitter::WordReader::Begin(LineSpan numerals) {
  run_ = numerals;
  word_before_ = notes_.last_word();
  size_begin_ = numerals.begin;
  bracket_ = 0;
}

void LineSplitter::WordReader::Take(const LineToken& token, bool in_next_column) {
  const std::string_view text = line_.TextOf(token.span);
  // ", ext. 5" after a number
  const bool first = token.span.begin == segment_.begin;
  const bool continues = is_open() || (first && !splitter_.pieces_.empty());
  if (token.kind == Kind::kWhole) {
    TakeWhole(token.span);
  } else if (is_open() && Connects(token)) {
    connector_ = {is_connected() ? connector_.begin : token.span.begin, token.span.end};
  } else if (is_open() && IsDialUri(line_.TextOf(run_))) {
    Close();
    last_end_ = token.span.begin;  // read the token again, by itself
  } else if (token.kind == Kind::kNumerals) {
    TakeNumerals(token, in_next_column);
  } else if (is_open() && !is_connected() && extension_due_ == LineWord::kNone &&
             line_.HasDigits(run_, 3) && IsOpenDigits(text, line_.HasDigits(run_, 5))) {
    run_.end = token.span.end;
  } else if (is_open() && !is_connected() && line_.HasDigits(run_, kLeastWeakDigits) &&
             !line_.HasDigits(run_, kWholeDigits) && IsMistypedEnd(text)) {
    run_.end = token.span.end;
    Close();
  } else if (is_open() && IsVanityWord(text, line_.text()[run_.end - 1] == ')') &&
             line_.HasDigits(run_, 3) && !line_.HasDigits(run_, 5)) {
    run_.end = token.span.end;
    Close();
  } else if (is_open() && text[0] == 'x' && IsBeforeAmount(token.span.end)) {
    EndQuantity();
  } else if (token.kind == Kind::kExtension && continues) {
    CloseWithExtension(token.word, token.span);
  } else if (token.kind == Kind::kExtensionWord && continues &&
             !IsClockWord(text, splitter_.region_)) {
    extension_due_ = token.word;
  } else if (is_open() && !is_connected() && (IsSizeWord(text) || CountsInBrackets(token)) &&
             line_.HasDigits(run_, kLeastDigits + 1) && !BeginsSentence(token)) {
    TakeSize(token.span);
  } else if (text == "@" && is_open()) {
    EndQuantity();
  } else if (token.kind != Kind::kPunctuation || token.word == LineWord::kUnit) {
    TakeWord(token);
  } else if (is_open() && is_other_) {
    // "Ticket 476126 - 312-555-0132"
    Close();
    said_ = LineWord::kNone;
  }
}

void LineSplitter::WordReader::TakeWhole(LineSpan whole) {
  // "tel:+14156732010 to tel:+14156732019" is one piece, but a call goes from one SIP address to
  // another.
  const bool ranges_on = is_open() && IsDialUri(line_.TextOf(run_)) && RangesOn();
  if (ranges_on && line_.TextOf({run_.begin, whole.end}).find('@') == std::string_view::npos) {
    run_.end = whole.end;
    connector_ = {0, 0};
    Close();
    return;
  }
  Close();
  if (IsDialUri(line_.TextOf(whole))) {
    Begin(whole);
  } else {
    splitter_.CloseRun(whole);
  }
}

void LineSplitter::WordReader::TakeNumerals(const LineToken& token, bool in_next_column) {
  // "030 901820-0, Durchwahlen -10, -11"
  if (extension_due_ != LineWord::kNone && StemOfNext(token.span).end > 0) Close();
  // "Durchwahl 030 9018212" is a complete number.
  const auto begins_whole = [&] {
    return BeginsWholeNumber(line_.TextOf(token.span)) &&
           line_.CountFirstDigits({token.span.begin, segment_.end}) >= kLeastDigits;
  };
  if (extension_due_ != LineWord::kNone && token.digits <= kMostExtensionDigits && !begins_whole())
    return CloseWithExtension(extension_due_, token.span);
  if (IsNameOfNext(token)) {
    ++words_;
    said_ = LineWord::kNone;
    return;
  }
  if (!is_connected() && (!is_open() || line_.HasDigits(run_, kWholeDigits)) &&
      BeginsItem(line_, {token.span.begin, segment_.end}))
    return Close();
  // "Mo-Fr 8-17 030 23125117"
  if (is_open() && !is_connected() && AreHours()) Close();
  if (is_open() && is_other_ && BeginsOwnNumber(line_, run_, {token.span.begin, segment_.end})) {
    Close();
    said_ = LineWord::kNone;
  }
  if (TakeAside(token)) return;
  if (!is_open() && IsEndingOfNext(token.span)) return TakeEnding(token.span);
  if (!is_open() && IsShapedAsOther(line_.TextOf(token.span))) {
    ++others_;
    return;
  }
  // "0171 2345678 1,50 EUR"
  if (const std::string_view run = line_.TextOf({run_.begin, token.span.end});
      is_open() && EndsInAmount(run) && BeginOfHours(run) == run.size()) {
    Close();
    ++others_;
    return;
  }
  const bool joins =
      !is_connected() || (!token.labelled && (RangesOn() || AreLastDigits(token.span.begin)));
  if (!joins || BeginsNext(token, in_next_column)) Close();
  if (token.label.end > 0) notes_.NoteWord(line_.TextOf(token.label));
  if (RangesOn()) range_word_ = connector_;
  connector_ = {0, 0};
  if (is_open()) {
    Extend(token);
  } else {
    Begin(token.span);
    is_listed_ = !joins;
    is_other_ = NamesOther(said_, token);
  }
}

// Whether numerals after a run do not belong to it.
bool LineSplitter::WordReader::BeginsNext(const LineToken& token, bool in_next_column) const {
  // "030 901820 : 25 EUR", "'4155550132' => 1. Goto"
  const std::string_view before = line_.TextOf({run_.end, token.span.begin});
  const bool after_colon = token.digits < kLeastDigits && line_.HasDigits(run_, kLeastDigits) &&
                           (before == " : " || before.starts_with("' =>"));
  const bool after_code = line_.text()[run_.begin] == '+' && !line_.HasDigits(run_, 4);
  // "60601 312-555-0132": such a number is complete by itself, apart from prefixes.
  const bool is_long = line_.HasDigits(run_, 4) ||
                       (line_.HasDigits(run_, 3) && IsAfterWord(line_, segment_.begin, run_.begin));
  const bool follows_digits = before.find_first_not_of(" .") == before.npos && is_long &&
                              line_.text()[run_.begin] != '0' &&
                              IsNorthAmerican(line_.TextOf(token.span));
  const bool begins_street =
      is_open() && !is_other_ && !is_connected() && BeginsStreet(line_, run_, token, segment_.end);
  return extension_due_ != LineWord::kNone || token.labelled || after_colon ||
         (is_open() && EndsLabelOf(token)) || begins_street ||
         ((in_next_column || follows_digits) && !after_code);
}

// Whether the run is a digit of the words before the number: "Site 7 (044) 668 35 49",
// "Line 2 - 3125550132".
bool LineSplitter::WordReader::EndsLabelOf(const LineToken& token) const {
  if (!IsAfterWord(line_, segment_.begin, run_.begin)) return false;
  const LineSpan rest{token.span.begin, segment_.end};
  const std::string_view next = line_.TextOf(rest);
  const bool has_area = next[0] == '0' || (next[0] == '(' && !next.starts_with("(0)"));
  return (!is_other_ && run_.end - run_.begin <= 2 && has_area &&
          line_.HasDigits(rest, kLeastDigits)) ||
         IsPlaceInList(line_.TextOf(run_), line_.TextOf(token.span));
}

// Adds numerals to the run.
void LineSplitter::WordReader::Extend(const LineToken& token) {
  const std::string_view text = line_.TextOf(token.span);
  const std::string_view between = line_.TextOf({run_.end, token.span.begin});
  const bool is_size =
      (text.starts_with('(') && text.find(')') >= text.size() - 1 && token.digits < kLeastDigits) ||
      (range_word_.begin < range_word_.end && token.digits < kLeastDigits &&
       between.find('-') != std::string_view::npos &&
       !EndsInExtension(line_.TextOf({run_.begin, range_word_.begin}), between));
  const bool is_ended =
      line_.HasDigits({std::max(range_word_.end, run_.begin), run_.end}, kLeastDigits);
  if (is_size && is_ended) bracket_ = run_.end;
  // "030 90182 (0, 1)", but not "030 901820 bis 030 901839 - 20" or "030 901820 (10 lines)".
  if (text.ends_with(')') && range_word_.begin == range_word_.end) bracket_ = 0;
  size_begin_ = run_.end;
  run_.end = token.span.end;
}

// Takes the last digits of another number: "030 901820-10 Anna, -11 Ben".
void LineSplitter::WordReader::TakeEnding(LineSpan ending) {
  if (notes_.NoteEnding()) return;
  if (const LineSpan stem = StemOfNext(ending); stem.end > 0) {
    splitter_.AddEnding(ending, stem);
  } else {
    splitter_.pieces_.back().beside = ending.begin;
  }
}

// "01134960100 - 01134960149 (50 DDIs)", "415-673-20xx (100 DIDs)": the size of a range.
void LineSplitter::WordReader::TakeSize(LineSpan size) {
  const LineSpan run{run_.begin, size_begin_};
  const std::string_view text = line_.TextOf(run);
  bracket_ = 0;
  // "415-555-0132 and 415-555-0135 (2 lines)": the size of both together.
  const bool is_range = is_listed_ || line_.CountDigits(run) > kMostLineDigits ||
                        IsNumberPattern(text.substr(text.rfind(' ') + 1));
  if (is_range) ++words_;
  run_.end = is_range ? size_begin_ : size.end;
  Close();
}

void LineSplitter::WordReader::TakeWord(const LineToken& token) {
  const std::string_view text = line_.TextOf(token.span);
  const LineWord meant = MeantIn(token.word, text, notes_.last_word(), splitter_.region_);
  ++(token.kind == Kind::kDateOrAddress ? dates_ : words_);
  const bool is_after_connector = is_connected();
  // "9.00 tot 17.00 uur"
  const std::size_t most = range_word_.begin < range_word_.end ? kMostHourDigits : kLeastDigits - 1;
  if (token.word != LineWord::kHour || !is_open() || EndHours(token.span)) {
    // no hours, or hours after a number
  } else if (!line_.HasDigits(run_, most + 1)) {
    ++dates_;
    run_ = range_word_ = {0, 0};
  }
  if (token.word == LineWord::kUnit && is_open()) EndAmount(token.span);
  // "AB" also means "from", in German.
  const bool may_be_town =
      (token.word == LineWord::kNone || token.word == LineWord::kStart) && !BeginsSentence(token);
  if (may_be_town && is_open() && range_word_.begin == range_word_.end &&
      ArePostalCode(line_, DivideRun(), text, splitter_.region_)) {
    run_.end = size_begin_;
    ++words_;
  }
  if (is_open() && range_word_.begin == range_word_.end &&
      BeginsDate(line_, DivideRun(), {token.span.begin, segment_.end}, splitter_.region_)) {
    run_.end = size_begin_;
    ++dates_;
  }
  // "Account 476126 number 312 555 0132"
  if (is_open() && is_other_) said_ = LineWord::kNone;
  Close();
  if (is_after_connector) notes_.NoteConnector();
  if (token.kind != Kind::kDateOrAddress) notes_.NoteWord(text);
  if (IsBetweenWord(text)) between_ = token.span.begin;
  const BlockName name = ReadBlockName(line_, token.span, segment_.end);
  block_.NoteWord(line_, token, name);
  if (name.has_size) EndBlock(name);
  if (IsNameOfEndings(text)) EndWithRange(token.span.end);
  // "USt-IdNr. DE123456789", "£43.00", "id=4155550132"
  const bool has_digits = line_.Has(token.span, TextClass::kDigit);
  const bool is_whole = meant == LineWord::kOtherNumber && token.labelled;
  if (is_whole || ((IsPartOfOther(said_, text) || BeginsAmount(text)) && has_digits)) ++others_;
  if (!is_whole) said_ = SaidWith(said_, meant, text);
}

// Takes the size of a block after its first number and a word: "020 7946 0110 (block of 10)".
void LineSplitter::WordReader::EndBlock(const BlockName& name) {
  std::vector<Piece>& pieces = splitter_.pieces_;
  if (pieces.empty() || splitter_.trunk_ ||
      line_.Has({name.span.end, segment_.end}, TextClass::kDigit))
    return;
  Piece& first = pieces.back();
  if (!first.like_number || first.beside > 0 ||
      !line_.HasDigits({first.begin, first.end}, kLeastDigits))
    return;
  first.beside = name.span.begin;
  last_end_ = name.span.end;
}

// Adds the short range behind a word to the number before it: "0113 496 0000 with DDIs 01-99".
// Which numbers these are is asked.
void LineSplitter::WordReader::EndWithRange(std::size_t at) {
  std::vector<Piece>& pieces = splitter_.pieces_;
  if (pieces.empty() || splitter_.trunk_) return;
  Piece& stem = pieces.back();
  if (!stem.like_number || stem.beside > 0 || stem.begin < segment_.begin ||
      !line_.HasDigits({stem.begin, stem.end}, kLeastDigits))
    return;
  at = line_.SkipBlanks({at, segment_.end});
  constexpr std::size_t kLongest = 24;
  const std::string_view rest = line_.TextOf({at, segment_.end}).substr(0, kLongest);
  const std::size_t first = SkipDigits(rest, 0);
  const std::size_t next = std::min(rest.find_first_of("0123456789", first), rest.size());
  const std::size_t last = SkipDigits(rest, next);
  const std::string_view between = Trim(rest.substr(first, next - first));
  const bool goes_on = last < rest.size() && (rest[last] == '-' || IsDigit(rest[last]));
  const bool are_ends = !goes_on && first > 0 && first <= kMostLastDigits && last - next == first &&
                        (WithPlainDashes(between) == "-" || IsRangeWord(between));
  if (!are_ends) return;
  stem.end = last_end_ = at + last;
}

// Cuts hours off the end of the run: "030 23125117 8-17 Uhr".
bool LineSplitter::WordReader::EndHours(LineSpan unit) {
  const std::size_t end = EndBeforeHours(line_, run_, unit, segment_.end, splitter_.region_);
  if (end == run_.end) return false;
  run_.end = end;
  range_word_ = {0, 0};
  bracket_ = 0;
  if (line_.HasDigits(run_, kLeastDigits)) ++dates_;  // a date would discard a shorter run
  return true;
}

// A unit after the run may belong to what follows, "0171 2345678 EUR 12", to the run's last digits,
// "0171 2345678 12 EUR", or to all of the run.
void LineSplitter::WordReader::EndAmount(LineSpan unit) {
  const std::size_t next = line_.SkipBlanks({unit.end, segment_.end});
  const bool is_before = next < segment_.end && line_.ClassAt(next) == TextClass::kDigit;
  if (is_before && line_.HasDigits(run_, kLeastDigits)) return;
  if (AreAmount(line_, DivideRun())) {
    run_.end = size_begin_;
    ++others_;
  } else {
    // "0171 2345678 EUR", "4155550132 users"
    const bool is_one = size_begin_ == run_.begin && line_.HasDigits(run_, kWholeDigits + 1);
    is_other_ =
        !is_one && (line_.text()[run_.begin] != '0' || !line_.HasDigits(run_, kLeastDigits));
  }
}

// Leaves out numerals that are not digits of the number, 24/7 or "1.234,56" after it, 5.00 in
// "EUR 5.00 030 901820", 12345 in "ID 12345 +49 30 901820". Returns false for all others.
bool LineSplitter::WordReader::TakeAside(const LineToken& token) {
  const std::string_view text = line_.TextOf(token.span);
  if (is_open()) {
    const bool is_amount = text.find('.') != text.npos && text.find(',') != text.npos &&
                           line_.HasDigits(run_, kLeastDigits);
    if (!is_amount && text != kAlways.substr(1)) return false;
    Close();
    ++(is_amount ? others_ : dates_);
    return true;
  }
  const bool is_told = said_ == LineWord::kUnit || EqualsIgnoringCase(notes_.last_word(), "id");
  if (!is_told || token.digits >= kLeastDigits ||
      !IsAsideBefore(text, Trim(line_.TextOf({token.span.end, segment_.end}))))
    return false;
  ++others_;
  said_ = LineWord::kNone;
  notes_.ForgetLastWord();
  return true;
}

// Whether "$1.00" comes next.
bool LineSplitter::WordReader::IsBeforeAmount(std::size_t at) const {
  return BeginsAmount(line_.TextOf({line_.SkipBlanks({at, segment_.end}), segment_.end}));
}

// "4155550132 1 @ $1.00", "4155550132 1 x $1.00": the digits before the sign are a quantity.
void LineSplitter::WordReader::EndQuantity() {
  if (AreQuantity(line_, DivideRun())) {
    run_.end = size_begin_;
    ++others_;
  }
  Close();
}

void LineSplitter::WordReader::Close() {
  const std::size_t before = splitter_.pieces_.size();
  if (bracket_ > 0) {
    run_.end = bracket_;
    bracket_ = 0;
    ++words_;
  }
  if (is_open() && (IsDateOrTime(line_.TextOf(run_)) || AreHours())) {
    ++dates_;
  } else if (is_open() && IsOther()) {
    ++others_;
  } else if (range_word_.begin < range_word_.end && AreTwoNumbers()) {
    splitter_.CloseRun({run_.begin, range_word_.begin});
    splitter_.CloseRun({range_word_.end, run_.end});
    ++words_;
  } else if (range_word_.begin < range_word_.end && IsBetween() &&
             line_.HasDigits(run_, kLeastDigits)) {
    splitter_.AddPiece({between_, run_.end}, true);
  } else if (is_open()) {
    CloseNumber();
  }
  if (is_open()) {
    between_ = std::string_view::npos;
    notes_.NoteNumbers(run_, before);
  }
  if (is_connected()) ++words_;
  is_other_ = false;
  run_ = range_word_ = connector_ = {0, 0};
  extension_due_ = LineWord::kNone;
}

void LineSplitter::WordReader::CloseNumber() {
  const std::size_t before = splitter_.pieces_.size();
  splitter_.CloseRun(run_);
  const std::string_view text = line_.TextOf(run_);
  if (splitter_.pieces_.size() == before + 1 && block_.StartsNext()) {
    splitter_.pieces_.back().beside = block_.TakeSize();
  } else if (text.size() <= kMostLastDigits && CountDigits(text) == text.size()) {
    block_.NoteSize(run_.end);
  }
}

DividedRun LineSplitter::WordReader::DivideRun() const {
  return {{run_.begin, size_begin_}, {size_begin_, run_.end}};
}

// "Fr 8-12"
bool LineSplitter::WordReader::AreHours() const {
  return AreHoursOfDay(word_before_, line_.TextOf(run_));
}

bool LineSplitter::WordReader::IsOther() const {
  const std::string_view text = line_.TextOf(run_);
  return is_other_ ? IsOtherNumber(text)
                   : IsMarkedAsOther(line_.text().substr(0, run_.begin), text);
}

void LineSplitter::WordReader::CloseWithExtension(LineWord word, LineSpan extension) {
  const bool behind_run = is_open();
  // "415-555-0132 -> Ext 1001"
  if (line_.TextOf({run_.end, extension.begin}).find('>') != std::string_view::npos)
    word = LineWord::kOtherExtension;
  if (behind_run && word == LineWord::kExtension) run_.end = extension.end;
  const std::size_t before_run = splitter_.pieces_.size();
  Close();
  if (behind_run && (word == LineWord::kExtension || splitter_.pieces_.size() == before_run))
    return;
  std::size_t digits = extension.begin;
  while (line_.ClassAt(digits) != TextClass::kDigit) ++digits;
  std::size_t end = digits;
  while (end < extension.end &&
         (line_.ClassAt(end) == TextClass::kDigit || line_.ClassAt(end) == TextClass::kTail))
    ++end;
  Piece& number = splitter_.pieces_.back();
  // "+49 30 23125010 (Anna Lee, Durchwahl 10)": the number already ends in it.
  const std::string_view told = line_.TextOf({digits, end});
  if (number.has_stem()) return;
  if (behind_run || !line_.TextOf({number.begin, number.end}).ends_with(told))
    number.beside = digits;
}

// Counts the words beside a number. Without a number, runs with too few digits are used after all.
void LineSplitter::WordReader::Count(std::size_t pieces_before) {
  std::vector<Piece>& pieces = splitter_.pieces_;
  const std::vector<LineSpan>& weak_runs = splitter_.weak_runs_;
  splitter_.dates_ += dates_;
  const bool is_extension = pieces_before > 0 && pieces[pieces_before - 1].beside >= segment_.begin;
  const bool has_removed = notes_.has_removed() || notes_.faxes() > 0;
  if (pieces.size() > pieces_before || is_extension || has_removed) {
    splitter_.words_ += words_ + others_ + weak_runs.size();
    return;
  }
  if (others_ > 0) splitter_.words_ += words_ + others_;
  splitter_.others_ += others_;
  if (dates_ + splitter_.others_ > 0) return;
  for (const LineSpan weak : weak_runs) splitter_.AddPiece(weak, true);
  if (!weak_runs.empty()) splitter_.words_ += words_;
  if (weak_runs.empty()) splitter_.AddPiece(segment_, false);
}

// "Room 2401: 415-555-0132", "Order 26976134: +14155550132"
bool LineSplitter::WordReader::IsNameOfNext(const LineToken& token) const {
  return !is_open() && line_.text()[last_end_ - 1] == ':' &&
         (token.digits < kLeastDigits || IsNameOfOther(said_)) &&
         line_.HasDigits({last_end_, segment_.end}, kLeastDigits);
}

// What stands before these last digits, "-11", in the number before them, "030 901820-10 Anna".
[[gnu::noinline]] LineSpan LineSplitter::WordReader::StemOfNext(LineSpan ending) const {
  if (splitter_.trunk_ || (!is_open() && splitter_.pieces_.empty())) return {0, 0};
  return is_open() ? FindStem(line_, run_, ending)
                   : FindStemAfter(line_, splitter_.pieces_.back(), ending);
}

// "-99" after "030 901820-10, Fax:".
bool LineSplitter::WordReader::IsEndingOfNext(LineSpan last) const {
  if (StemOfNext(last).end > 0) return true;
  return !splitter_.trunk_ && !splitter_.pieces_.empty() &&
         IsEndingAfter(line_, splitter_.pieces_.back(), last);
}

// Whether a word after a number, or after other such words, may join it with what follows: "to" and
// "tot en met" join the ends of a range, "and" the last digits of another number, "von" the first
// and last extension.
bool LineSplitter::WordReader::Connects(const LineToken& token) const {
  constexpr std::size_t kLongest = 32;
  if (token.kind != Kind::kWord && token.kind != Kind::kPunctuation) return false;
  const std::string_view text = line_.TextOf(token.span);
  const LineSpan phrase{is_connected() ? connector_.begin : token.span.begin, token.span.end};
  if (phrase.end - phrase.begin <= kLongest && IsRangePhrase(line_.TextOf(phrase), IsBetween()))
    return true;
  if (is_connected()) return false;
  // The slash of an area code, "bis 030 / 901820", does not separate numbers.
  const std::size_t number = text == "/" ? std::max(range_word_.end, run_.begin) : run_.begin;
  if (IsListWord(text)) return line_.HasDigits({number, run_.end}, kLeastDigits);
  const bool of_block = IsBlockWord(text);
  if (!of_block && !IsFromWord(text)) return false;
  // "von 00 bis 99", "Block: 00 - 99"
  const std::size_t next = line_.SkipBlanks({token.span.end, segment_.end});
  const std::size_t behind = line_.SkipBlanks({SkipDigits(line_.text(), next), segment_.end});
  if (behind == next || behind == segment_.end) return false;
  const std::string_view sign = line_.TextOf({behind, EndOfToken(line_, behind, segment_.end)});
  return IsRangeWord(sign) || (of_block && WithPlainDashes(sign).starts_with('-'));
}

// Whether the words after the run say that a range continues to what follows.
bool LineSplitter::WordReader::RangesOn() const {
  return is_connected() && IsRangePhrase(line_.TextOf(connector_), IsBetween());
}

// "415-555-0132. Numbers to follow."
bool LineSplitter::WordReader::BeginsSentence(const LineToken& token) const {
  return line_.TextOf({run_.end, token.span.begin}).starts_with('.');
}

// "02 9374 4000 - 02 9374 4099 (100 number block)"
bool LineSplitter::WordReader::CountsInBrackets(const LineToken& token) const {
  return token.word == LineWord::kNumber &&
         line_.TextOf({size_begin_, run_.end}).find('(') != std::string_view::npos;
}

// "Forward 415-555-0132 to 212-555-0198": whole numbers that are not the ends of a range.
[[gnu::noinline]] bool LineSplitter::WordReader::AreTwoNumbers() const {
  const LineSpan first{run_.begin, range_word_.begin};
  const LineSpan last{range_word_.end, run_.end};
  // "2000 to 2009 and 2015" has only last digits.
  return !line_.Has(first, TextClass::kLetter) && !line_.Has(last, TextClass::kLetter) &&
         line_.HasDigits(first, kLeastDigits) && line_.HasDigits(last, kLeastDigits) &&
         (LeadOn({line_.TextOf({segment_.begin, first.begin}), line_.TextOf(first),
                  line_.TextOf(range_word_), line_.TextOf(last),
                  line_.TextOf({last.end, segment_.end})}) ||
          (!AreEnds(line_.TextOf(first), line_.TextOf(last)) &&
           !AreEndsOfRange(line_.TextOf(last), line_.TextOf(first))));
}

// Whether the digits from `at` to the next word are few enough to be the last digits of another
// number.
bool LineSplitter::WordReader::AreLastDigits(std::size_t at) const {
  const bool of_block = is_connected() && IsBlockWord(line_.TextOf(connector_));
  const std::size_t most = of_block ? kMostEndingDigits : kMostLastDigits;
  std::size_t digits = 0;
  for (; at < segment_.end && digits <= most; ++at) {
    if (line_.ClassAt(at) == TextClass::kLetter) break;
    if (line_.ClassAt(at) == TextClass::kDigit) ++digits;
  }
  return digits <= most;
}

}  // namespace sipattach
