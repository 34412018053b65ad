#include "import/line_splitter.h"

#include <algorithm>
#include <string>

#include "import/date_or_address.h"
#include "import/line_token.h"
#include "number/number_range.h"
#include "number/range_words.h"
#include "number/spreadsheet.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// The shortest subscriber numbers with their area have seven digits.
constexpr std::size_t kLeastDigits = 7;
// Under a trunk an extension may be as short as this.
constexpr std::size_t kLeastTrunkDigits = 2;
constexpr std::size_t kMostExtensionDigits = 6;
constexpr std::size_t kMostHourDigits = 8;  // of two
constexpr std::size_t kMostLastDigits = 5;  // of another number, after "and"
// So many blanks stand between columns, if one of these is as many digits in a row, or both are
// numbers.
constexpr std::string_view kGap = "   ";
constexpr std::size_t kWholeDigits = 9;

// Whether the text is one of these with zeros for its digits.
[[gnu::noinline]] bool HasShape(std::string_view text, std::string_view shapes) {
  constexpr std::size_t kLongest = 18;
  if (text.size() > kLongest) return false;
  std::string shape(text);
  for (char& c : shape) c = IsDigit(c) ? '0' : c;
  return IsOneOf(shapes, shape);
}

bool IsNorthAmerican(std::string_view text) {
  return HasShape(text, " 000-000-0000 000.000.0000 0-000-000-0000 ");
}

// As companies and persons are numbered in Korea and South America, or as ports are given:
// "10000-20000". Mobile numbers in India, written like this, begin with higher digits.
bool IsShapedAsOther(std::string_view text) {
  if (text[0] == '0') return false;
  return HasShape(text, text[0] < '6' ? " 00000-00000 " : " ") ||
         HasShape(text,
                  " 000-00-00000 0.000.000-0 00.000.000-0 000.000.000-0 000.000.000-00 "
                  "00.000.000/0000-00 ");
}

// "123 456 789", "#4471239", "525-224-84-81", "27AAPFU0939F1ZV", and not "415-555-0132".
bool IsOtherNumber(std::string_view text) {
  return !text.starts_with('(') && text.find('+') == std::string_view::npos &&
         !IsNorthAmerican(text);
}

// The GB of "VAT GB 123 4567 89", the DE89 of "IBAN DE89 3704".
bool IsPartOfOther(std::string_view word) {
  return word.size() == 2 ? IsUpper(word[0]) && IsUpper(word[1]) : CountDigits(word) > 0;
}

// The 94105-1234 of "CA 94105-1234", the VAT number of "BE 0123.456.789". Mobile numbers, which
// begin with 04, are written like this too.
bool IsBehindCapitals(std::string_view before, std::string_view text) {
  return before.size() > 2 && IsPartOfOther(before.substr(before.size() - 3, 2)) &&
         !text.starts_with("04") && HasShape(text, " 00000-0000 0000.000.000 ");
}

// Whether there are few enough digits to the next blank.
bool BeginsEnding(std::string_view text) {
  return (IsDigit(text[0]) || text[0] == '-') &&
         std::min(text.find(' '), text.size()) <= kMostEndingDigits;
}

}  // namespace

std::string TextOf(std::string_view line, const Piece& piece) {
  std::string text(line.substr(piece.begin, piece.end - piece.begin));
  if (piece.beside > piece.begin) {
    text += " ext. ";
    text += line.substr(piece.beside, SkipDigits(line, piece.beside) - piece.beside);
  } else if (piece.beside > 0) {
    std::size_t begin = piece.beside;
    while (begin > 0 && IsDigit(line[begin - 1])) --begin;
    text += " (";
    text += line.substr(begin, piece.beside - begin);
    text += " numbers)";
  }
  return text;
}

const std::vector<Piece>& LineSplitter::Split(std::string_view line) {
  line_.Read(line);
  pieces_.clear();
  words_ = 0;
  dates_ = 0;
  others_ = 0;
  SplitAtSeparators();
  TidyUp();
  return pieces_;
}

[[gnu::noinline]] void LineSplitter::AddPiece(LineSpan span, bool like_number) {
  pieces_.push_back({span.begin, span.end, like_number});
}

void LineSplitter::SplitAtSeparators() {
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= line_.text().size(); ++at) {
    if (at < line_.text().size() && line_.ClassAt(at) != TextClass::kSeparator) continue;
    SplitAtSlashes({begin, at});
    begin = at + 1;
    while (begin < line_.text().size() && line_.ClassAt(begin) == TextClass::kTail) ++begin;
  }
}

// A slash, or a line end in a cell, stands between two numbers only if there is enough of a number
// on either side.
void LineSplitter::SplitAtSlashes(LineSpan segment) {
  std::size_t begin = segment.begin;
  std::size_t digits = 0;    // from begin on
  std::size_t area = begin;  // where "030" of "030/1234567" begins, if a number stands before it
  std::size_t area_digits = 0;
  for (std::size_t at = segment.begin; at < segment.end;) {
    const std::size_t end = EndOfPart({at, segment.end});
    const std::string_view part = Trim(line_.TextOf({at, end}));
    // "0049(0)30": the digits that are dialled first do not belong to the number.
    const std::size_t prefix = at == begin && part.starts_with("00") ? 2 : 0;
    const std::size_t more = CountFirstDigits({at, end}) - prefix;
    if (at > begin && digits >= kLeastDigits && more >= kLeastDigits &&
        !EndsRange(segment, begin, at)) {
      const bool has_area = area > begin && digits - area_digits >= kLeastDigits;
      if (!has_area) area = at;
      AddSegment({begin, area - 1});
      begin = area;
      digits = has_area ? area_digits : 0;
    }
    digits += more;
    area = part.starts_with('0') && more < kLeastDigits ? at : begin;
    area_digits = more;
    at = end + 1;
  }
  AddSegment({begin, segment.end});
}

// The next slash or line end. "t/m" and "s/d" are words.
std::size_t LineSplitter::EndOfPart(LineSpan span) const {
  for (std::size_t at = span.begin; at < span.end; ++at) {
    const char c = line_.text()[at];
    if (c == '\n' || c == '\r') return at;
    if (c != '/') continue;
    const bool in_word = at > span.begin && at + 1 < span.end &&
                         line_.ClassAt(at - 1) == TextClass::kLetter &&
                         line_.ClassAt(at + 1) == TextClass::kLetter;
    if (!in_word && !IsInDate(at)) return at;
  }
  return span.end;
}

// Whether the slash at `at` is one of "12/01/2026-12/31/2026" or of "198.51.100.0/24".
[[gnu::noinline]] bool LineSplitter::IsInDate(std::size_t at) const {
  constexpr std::size_t kLongest = 24;
  std::size_t begin = at;
  while (begin > 0 && at - begin < kLongest && line_.ClassAt(begin - 1) != TextClass::kBlank)
    --begin;
  std::string_view rest = line_.text().substr(begin, 2 * kLongest);
  rest = rest.substr(0, rest.find_first_of(" ,;"));
  return IsDateOrTime(rest) || IsIpv4Address(rest);
}

// The digits before the first word behind them: "102" of "102 and 0161 496 0200".
std::size_t LineSplitter::CountFirstDigits(LineSpan span) const {
  std::size_t digits = 0;
  for (std::size_t at = span.begin; at < span.end; ++at) {
    if (digits > 0 && line_.ClassAt(at) == TextClass::kLetter) break;
    if (line_.ClassAt(at) == TextClass::kDigit) ++digits;
  }
  return digits;
}

// Without the "1.", "2)" or "#3" of a numbered list.
LineSpan LineSplitter::WithoutNumbering(LineSpan span) const {
  const std::string_view text = line_.TextOf(span);
  const std::size_t hash = text.starts_with('#') ? 1 : 0;
  const std::size_t end = SkipDigits(text.substr(0, 6), hash);
  if (end == hash || end > 5 || end + 1 >= text.size()) return span;
  if (hash == 0 && text[end] != '.' && text[end] != ')' && text[end] != ':') return span;
  const LineSpan rest{span.begin + end + 1 - hash, span.end};
  const std::size_t least = hash > 0 ? kLeastDigits : kLeastWeakDigits;
  if (line_.ClassAt(rest.begin) != TextClass::kBlank || line_.CountDigits(rest) < least)
    return span;
  return line_.Stripped(rest);
}

void LineSplitter::AddSegment(LineSpan segment) {
  segment = WithoutNumbering(line_.Stripped(segment));
  if (segment.begin == segment.end) return;
  if (!trunk_ && !pieces_.empty() && BeginsEnding(line_.TextOf(segment)) &&
      ContinuesWith(pieces_.back(), segment)) {
    pieces_.back().end = segment.end;
    return;
  }
  const bool has_blank = line_.Has(segment, TextClass::kBlank);
  const bool has_digit = line_.Has(segment, TextClass::kDigit);
  const bool identity = trunk_ && !has_blank;
  if (!has_digit || (identity && line_.Has(segment, TextClass::kLetter))) {
    AddPiece(segment, identity);
  } else if (!line_.Has(segment, TextClass::kLetter) && !HasDate(segment) &&
             line_.TextOf(segment).find(kGap) == std::string_view::npos) {
    AddNumerals(segment);
  } else {
    AddFromWords(segment);
  }
}

bool LineSplitter::HasDate(LineSpan segment) const {
  constexpr char kDateSigns[] = {'.', '/', '-'};
  const std::string_view text = line_.TextOf(segment);
  // A date has two points, slashes or dashes, an address more of them.
  const bool may_have = text.find(':') != std::string_view::npos ||
                        std::any_of(std::begin(kDateSigns), std::end(kDateSigns), [&](char sign) {
                          return std::count(text.begin(), text.end(), sign) >= 2;
                        });
  if (!may_have) return false;
  if (IsDateOrTime(text)) return true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const LineSpan token = line_.Stripped({segment.begin + at, segment.begin + end});
    if (IsDateOrTime(line_.TextOf(token)) || IsIpv4Address(line_.TextOf(token))) return true;
    at = end + 1;
  }
  return false;
}

bool LineSplitter::JoinsRange(LineSpan numerals, std::size_t begin, std::size_t at) const {
  std::size_t gap = at;
  while (gap > begin && line_.ClassAt(gap - 1) != TextClass::kDigit) --gap;
  const std::string between = WithPlainDashes(Trim(line_.TextOf({gap, at})));
  const bool sign =
      between.find_first_of("-~>") != std::string::npos || between.find("..") != std::string::npos;
  if (!sign && between != ":" && !IsRangePhrase(between)) return false;
  // Numbers are shorter than this.
  constexpr std::size_t kLongest = 64;
  std::string_view next = line_.TextOf({at, std::min(at + kLongest, numerals.end)});
  next = next.substr(0, next.find('+', 1));
  return AreEndsOfRange(line_.TextOf({std::max(begin, gap - std::min(gap, kLongest)), gap}), next);
}

// Whether the group of digits at `at` is of the last number of a range, whose area code may stand
// before it: "030 12345600 - 030 12345602".
bool LineSplitter::EndsRange(LineSpan numerals, std::size_t begin, std::size_t at) const {
  constexpr int kMostGroups = 3;
  for (int groups = 0; groups < kMostGroups && at > begin; ++groups) {
    if (JoinsRange(numerals, begin, at)) return true;
    while (at > begin && line_.ClassAt(at - 1) != TextClass::kDigit) --at;
    while (at > begin && line_.ClassAt(at - 1) == TextClass::kDigit) --at;
    if (at > begin && line_.text()[at - 1] == '+') --at;
  }
  return false;
}

// Where the number begins that ends in the group of digits at `at`: an area code with its zero may
// stand before that group, "030 12345600 030 12345602".
std::size_t LineSplitter::BeginOfNumber(std::size_t begin, std::size_t at) const {
  std::size_t area = at;
  while (area > begin && line_.IsBlankOrTail(area - 1)) --area;
  while (area > begin && line_.ClassAt(area - 1) == TextClass::kDigit) --area;
  return area > begin && line_.IsAfterBlank(area) && line_.text()[area] == '0' &&
                 line_.text()[at] != '0'
             ? area
             : at;
}

// Parts numerals that cannot be one number: before a plus sign, and where two long groups of digits
// would make more than fifteen together.
void LineSplitter::AddNumerals(LineSpan numerals) {
  LineSpan current{numerals.begin, numerals.begin};
  std::size_t digits = 0;         // of the current number
  std::size_t group = 0;          // digits in a row at the end of the current number
  std::size_t group_begin = 0;    // where that row begins
  bool group_is_apart = false;    // a blank stands before it
  std::size_t digits_before = 0;  // of the current number, before that row
  const auto cut = [&](std::size_t at) {
    AddNumeral({current.begin, at});
    current.begin = at;
  };
  for (std::size_t at = numerals.begin; at < numerals.end; ++at) {
    const TextClass kind = line_.ClassAt(at);
    if (kind == TextClass::kDigit) {
      if (group == 0) {
        group_begin = at;
        digits_before = digits;
        group_is_apart = line_.IsAfterBlank(at);
      }
      ++digits;
      ++group;
      if (group == kLeastDigits && group_is_apart && digits_before >= kLeastDigits) {
        std::size_t run_end = at + 1;
        while (run_end < numerals.end && line_.ClassAt(run_end) == TextClass::kDigit) ++run_end;
        if (digits + (run_end - at - 1) > kMostLineDigits &&
            !EndsRange(numerals, current.begin, group_begin)) {
          cut(BeginOfNumber(current.begin, group_begin));
          digits_before = line_.CountDigits({current.begin, group_begin});
          digits = digits_before + group;
        }
      }
      continue;
    }
    if (kind == TextClass::kTail) continue;
    group = 0;
    if (line_.text()[at] != '+' || digits == 0) continue;
    const bool bracket = at > numerals.begin && line_.text()[at - 1] == '(';
    const std::size_t begin = bracket ? at - 1 : at;
    const bool apart = bracket || line_.IsAfterBlank(begin);
    if ((apart || digits >= kLeastDigits) && !JoinsRange(numerals, current.begin, begin)) {
      cut(begin);
      digits = 0;
    }
  }
  AddNumeral({current.begin, numerals.end});
}

void LineSplitter::AddNumeral(LineSpan numeral) {
  numeral = line_.Stripped(numeral);
  const std::size_t blank = line_.TextOf(numeral).rfind(' ');
  if (blank != std::string_view::npos && IsRangeWord(line_.TextOf(numeral).substr(blank + 1))) {
    numeral = line_.Stripped({numeral.begin, numeral.begin + blank});
  }
  if (numeral.begin == numeral.end) return;
  const std::size_t least = trunk_ ? 1 : kLeastWeakDigits;
  const bool like_number = line_.CountDigits(numeral) >= least;
  AddPiece(numeral, like_number);
}

// Takes the numbers out of a text that has words as well, word by word. Numerals make up a run, as
// long as they may be one number or one range; what comes behind it closes it.
class LineSplitter::WordReader {
 public:
  WordReader(LineSplitter& splitter, LineSpan segment)
      : splitter_(splitter), line_(splitter.line_), segment_(segment), last_end_(segment.begin) {}

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
  void TakeSize(LineSpan size);
  void TakeWord(const LineToken& token);
  void Close();
  void CloseNumber();
  void CloseWithExtension(LineWord word, LineSpan extension);
  void Count(std::size_t pieces_before);

  [[nodiscard]] bool IsOther() const;
  [[nodiscard]] bool IsNameOfNext(const LineToken& token) const;
  [[nodiscard]] bool Connects(const LineToken& token) const;
  [[nodiscard]] bool BeginsStreet(const LineToken& token) const;
  [[nodiscard]] bool RangesOn() const;
  [[nodiscard]] bool CountsInBrackets(const LineToken& token) const;
  [[nodiscard]] bool AreTwoNumbers() const;
  [[nodiscard]] bool AreLastDigits(std::size_t at) const;

  LineSplitter& splitter_;
  const ClassifiedLine& line_;
  const LineSpan segment_;

  LineSpan run_{0, 0};  // tokens that make up one number; empty if there is none
  // Where its last numerals begin, with what stands before them: those may be its size.
  std::size_t size_begin_ = 0;
  bool is_other_ = false;                         // the run is the number of something else
  LineSpan range_word_{0, 0};                     // within the run
  std::size_t between_ = std::string_view::npos;  // where the "between" before the run stands
  // Of a block, before the run: that there is one, where the digits of its size end, and that its
  // first number comes next.
  bool is_block_ = false;
  std::size_t size_end_ = 0;
  bool starts_ = false;
  LineSpan connector_{0, 0};  // the words behind the run that join it with what follows
  LineWord extension_due_ = LineWord::kNone;  // the extension word after the run
  LineWord said_ = LineWord::kNone;  // of the numerals that follow, by the words before them

  std::size_t last_end_;  // of the token before
  std::size_t words_ = 0;
  std::size_t dates_ = 0;
  std::size_t others_ = 0;  // numbers of something else
};

void LineSplitter::AddFromWords(LineSpan segment) { WordReader(*this, segment).Read(); }

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
    const bool in_next_column = at - last_end_ >= kGap.size() && !after_sign && !is_connected() &&
                                (std::max(token.digits, last_digits) >= kWholeDigits ||
                                 line_.HasDigits(run_, kWholeDigits));
    last_digits = token.digits;
    after_sign = token.kind == Kind::kPunctuation;
    last_end_ = EndOfToken(line_, at, segment_.end);
    Take(token, in_next_column);
    at = last_end_;
  }
  Close();
  Count(before);
}

void LineSplitter::WordReader::Begin(LineSpan numerals) {
  run_ = numerals;
  size_begin_ = numerals.begin;
}

void LineSplitter::WordReader::Take(const LineToken& token, bool in_next_column) {
  const std::string_view text = line_.TextOf(token.span);
  // ", ext. 5" behind a number
  const bool first = token.span.begin == segment_.begin;
  const bool continues = is_open() || (first && !splitter_.pieces_.empty());
  if (token.kind == Kind::kWhole) {
    TakeWhole(token.span);
  } else if (is_open() && Connects(token)) {
    connector_ = {is_connected() ? connector_.begin : token.span.begin, token.span.end};
  } else if (is_open() && IsDialUri(line_.TextOf(run_))) {
    Close();
    last_end_ = token.span.begin;  // again, by itself
  } else if (token.kind == Kind::kNumerals) {
    TakeNumerals(token, in_next_column);
  } else if (is_open() && IsVanityWord(text) && line_.HasDigits(run_, 3) &&
             !line_.HasDigits(run_, 5)) {
    run_.end = token.span.end;
    Close();
  } else if (token.kind == Kind::kExtension && continues) {
    CloseWithExtension(token.word, token.span);
  } else if (token.kind == Kind::kExtensionWord && continues) {
    extension_due_ = token.word;
  } else if (is_open() && (IsSizeWord(text) || CountsInBrackets(token)) &&
             line_.HasDigits(run_, kLeastDigits + 1)) {
    TakeSize(token.span);
  } else if (token.kind != Kind::kPunctuation || token.word == LineWord::kMoney) {
    TakeWord(token);
  }
}

void LineSplitter::WordReader::TakeWhole(LineSpan whole) {
  // "tel:+14156732010 to tel:+14156732019" is one piece.
  if (is_open() && IsDialUri(line_.TextOf(run_)) && RangesOn()) {
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
  if (extension_due_ != LineWord::kNone && token.digits <= kMostExtensionDigits)
    return CloseWithExtension(extension_due_, token.span);
  if (IsNameOfNext(token)) {
    ++words_;
    return;
  }
  if (!is_open() && IsShapedAsOther(line_.TextOf(token.span))) {
    ++others_;
    return;
  }
  const bool after_code = line_.text()[run_.begin] == '+' && !line_.HasDigits(run_, 4);
  const bool joins =
      !is_connected() || (!token.labelled && (RangesOn() || AreLastDigits(token.span.begin)));
  // "60601 312-555-0132": such a number is complete by itself, but for what is dialled first.
  const bool follows_digits = run_.end + 1 == token.span.begin && line_.HasDigits(run_, 4) &&
                              line_.text()[run_.begin] != '0' &&
                              IsNorthAmerican(line_.TextOf(token.span));
  if (extension_due_ != LineWord::kNone || token.labelled || !joins || BeginsStreet(token) ||
      ((in_next_column || follows_digits) && !after_code)) {
    Close();
  }
  if (RangesOn()) range_word_ = connector_;
  connector_ = {0, 0};
  if (is_open()) {
    size_begin_ = run_.end;
    run_.end = token.span.end;
  } else {
    Begin(token.span);
    is_other_ = said_ == LineWord::kOtherNumber || said_ == LineWord::kRegister;
  }
}

// "01134960100 - 01134960149 (50 DDIs)", "415-673-20xx (100 DIDs)": a range tells its size.
void LineSplitter::WordReader::TakeSize(LineSpan size) {
  const LineSpan run{run_.begin, size_begin_};
  const std::string_view text = line_.TextOf(run);
  const bool is_range =
      line_.CountDigits(run) > kMostLineDigits || IsNumberPattern(text.substr(text.rfind(' ') + 1));
  if (is_range) ++words_;
  run_.end = is_range ? size_begin_ : size.end;
  Close();
}

void LineSplitter::WordReader::TakeWord(const LineToken& token) {
  constexpr std::size_t kLongestFiller = 4;
  const std::string_view text = line_.TextOf(token.span);
  ++(token.kind == Kind::kDate ? dates_ : words_);
  // "9.00 tot 17.00 uur"
  const std::size_t most = range_word_.begin < range_word_.end ? kMostHourDigits : kLeastDigits - 1;
  if (token.word == LineWord::kHour && is_open() && !line_.HasDigits(run_, most + 1)) {
    ++dates_;
    run_ = range_word_ = {0, 0};
  }
  if (token.word == LineWord::kMoney && line_.HasDigits(run_, kLeastDigits)) is_other_ = true;
  Close();
  if (IsBetweenWord(text)) between_ = token.span.begin;
  is_block_ = is_block_ || IsSizeWord(text);
  // "starting at", "ab der"
  starts_ = token.word == LineWord::kStart || (starts_ && text.size() <= kLongestFiller);
  // "RCS Paris B 123 456 789"
  const bool is_part = said_ == LineWord::kRegister
                           ? IsUpper(text[0])
                           : said_ == LineWord::kOtherNumber && IsPartOfOther(text);
  // "USt-IdNr. DE123456789"
  if (is_part && line_.Has(token.span, TextClass::kDigit)) ++others_;
  if (token.word == LineWord::kNumber) {
    if (said_ == LineWord::kOtherName) said_ = LineWord::kOtherNumber;
  } else if (!IsExtensionWord(token.word) && !is_part) {
    said_ = token.word;
  }
}

void LineSplitter::WordReader::Close() {
  if (is_open() && IsDateOrTime(line_.TextOf(run_))) {
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
  if (is_open()) between_ = std::string_view::npos;
  if (is_connected()) ++words_;
  is_other_ = false;
  run_ = range_word_ = connector_ = {0, 0};
  extension_due_ = LineWord::kNone;
}

void LineSplitter::WordReader::CloseNumber() {
  const std::size_t before = splitter_.pieces_.size();
  splitter_.CloseRun(run_);
  const std::string_view text = line_.TextOf(run_);
  if (splitter_.pieces_.size() == before + 1 && is_block_ && starts_) {
    splitter_.pieces_.back().beside = size_end_;
    size_end_ = 0;
  } else if (text.size() <= kMostLastDigits && CountDigits(text) == text.size()) {
    size_end_ = run_.end;
  }
}

bool LineSplitter::WordReader::IsOther() const {
  const std::string_view before = line_.text().substr(0, run_.begin);
  const std::string_view text = line_.TextOf(run_);
  if (is_other_) return IsOtherNumber(text);
  return IsBehindCapitals(before, text) || text.starts_with("〒") || before.ends_with("〒");
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
  splitter_.pieces_.back().beside = line_.text().find_first_of("0123456789", extension.begin);
}

// Words beside a number are counted. Without one, digits too few for a number are taken after all.
void LineSplitter::WordReader::Count(std::size_t pieces_before) {
  std::vector<Piece>& pieces = splitter_.pieces_;
  const std::vector<LineSpan>& weak_runs = splitter_.weak_runs_;
  splitter_.dates_ += dates_;
  const bool is_extension = pieces_before > 0 && pieces[pieces_before - 1].beside > segment_.begin;
  if (pieces.size() > pieces_before || is_extension) {
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

// "Room 2401: 415-555-0132"
bool LineSplitter::WordReader::IsNameOfNext(const LineToken& token) const {
  return !is_open() && line_.text()[last_end_ - 1] == ':' && token.digits < kLeastDigits &&
         line_.HasDigits({last_end_, segment_.end}, kLeastDigits);
}

// Whether a word behind a number, or behind such words, may join it with what follows: "to" and
// "tot en met" the ends of a range, "and" the last digits of another number, "von" two of them.
bool LineSplitter::WordReader::Connects(const LineToken& token) const {
  constexpr std::size_t kLongest = 32;
  if (token.kind != Kind::kWord && token.kind != Kind::kPunctuation) return false;
  const std::string_view text = line_.TextOf(token.span);
  const LineSpan phrase{is_connected() ? connector_.begin : token.span.begin, token.span.end};
  if (phrase.end - phrase.begin <= kLongest && IsRangePhrase(line_.TextOf(phrase), IsBetween()))
    return true;
  if (is_connected()) return false;
  if (IsListWord(text)) return line_.HasDigits(run_, kLeastDigits);
  if (!IsFromWord(text)) return false;
  // "von 00 bis 99"
  const auto skip_blanks = [&](std::size_t at) {
    while (at < segment_.end && line_.IsBlankOrTail(at)) ++at;
    return at;
  };
  const std::size_t next = skip_blanks(token.span.end);
  const std::size_t behind = skip_blanks(SkipDigits(line_.text(), next));
  return behind > next && behind < segment_.end &&
         IsRangeWord(line_.TextOf({behind, EndOfToken(line_, behind, segment_.end)}));
}

// "312-555-0132 233 S Wacker Dr": behind a number that is complete.
bool LineSplitter::WordReader::BeginsStreet(const LineToken& token) const {
  if (!is_open() || is_connected() || token.digits >= kLeastDigits ||
      line_.ClassAt(token.span.begin) != TextClass::kDigit || !IsNorthAmerican(line_.TextOf(run_)))
    return false;
  std::size_t next = token.span.end;
  while (next < segment_.end && line_.IsBlankOrTail(next)) ++next;
  if (next == segment_.end || line_.ClassAt(next) != TextClass::kLetter) return false;
  const LineToken word = TokenAt(line_, next, segment_.end);
  return word.kind == Kind::kWord && word.word == LineWord::kNone &&
         !IsSizeWord(line_.TextOf(word.span));
}

// Whether the words behind the run say that it goes up to what follows.
bool LineSplitter::WordReader::RangesOn() const {
  return is_connected() && IsRangePhrase(line_.TextOf(connector_), IsBetween());
}

// "02 9374 4000 - 02 9374 4099 (100 number block)"
bool LineSplitter::WordReader::CountsInBrackets(const LineToken& token) const {
  return token.word == LineWord::kNumber &&
         line_.TextOf({size_begin_, run_.end}).find('(') != std::string_view::npos;
}

// "Forward 415-555-0132 to 212-555-0198": whole numbers that are the ends of nothing.
[[gnu::noinline]] bool LineSplitter::WordReader::AreTwoNumbers() const {
  const LineSpan first{run_.begin, range_word_.begin};
  const LineSpan last{range_word_.end, run_.end};
  return !line_.Has(first, TextClass::kLetter) && line_.HasDigits(first, kLeastDigits) &&
         line_.HasDigits(last, kLeastDigits) &&
         !AreEndsOfRange(line_.TextOf(first), line_.TextOf(last)) &&
         !AreEndsOfRange(line_.TextOf(last), line_.TextOf(first));
}

// Whether the digits from `at` to the next word are few enough to be the last of another number.
bool LineSplitter::WordReader::AreLastDigits(std::size_t at) const {
  std::size_t digits = 0;
  for (; at < segment_.end && digits <= kMostLastDigits; ++at) {
    if (line_.ClassAt(at) == TextClass::kLetter) break;
    if (line_.ClassAt(at) == TextClass::kDigit) ++digits;
  }
  return digits <= kMostLastDigits;
}

void LineSplitter::CloseRun(LineSpan run) {
  if (IsDialUri(line_.TextOf(run)) || IsScientificNumber(line_.TextOf(run))) {
    AddPiece(run, true);
    return;
  }
  const std::size_t digits = line_.CountDigits(run);
  const std::string_view text = line_.TextOf(run);
  const auto letters = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), IsAlpha));
  if (digits >= kLeastDigits || IsVanity(text, digits, letters)) {
    AddNumerals(run);
  } else if (digits >= (trunk_ ? kLeastTrunkDigits : kLeastWeakDigits)) {
    weak_runs_.push_back(run);
  }
}

// Whether this is the last digits of numbers that follow a piece: "-102", "0102 and 0103".
[[gnu::noinline]] bool LineSplitter::ContinuesWith(const Piece& number, LineSpan next) const {
  constexpr std::size_t kLongest = 200;
  const LineSpan span{number.begin, number.end};
  if (next.end - number.begin > kLongest || number.beside > 0) return false;
  for (std::string_view rest = line_.TextOf(next); !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string_view word = rest.substr(0, end);
    if (word.size() > kMostEndingDigits ||
        (!IsListWord(word) && !IsNextEnding(line_.TextOf(span), word)))
      return false;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return !line_.Has(span, TextClass::kLetter) && line_.HasDigits(span, kLeastDigits) &&
         line_.TextOf({number.end, next.begin}).find_first_not_of(", ") == std::string_view::npos;
}

// Whether words may have been meant for a number; "Mon-Fri 9am-5pm" was not.
[[gnu::noinline]] bool LineSplitter::HoldsDigits(LineSpan span) const {
  const bool in_words = line_.Has(span, TextClass::kBlank) && line_.Has(span, TextClass::kLetter);
  return line_.HasDigits(span, in_words ? kLeastWeakDigits : 1);
}

// Words beside a number are labels. A line without any number is reported as a whole.
void LineSplitter::TidyUp() {
  if (pieces_.empty()) return;
  // "REMOVE|415-673-2099" of a list of changes: the number is to go, and counts as a word.
  std::size_t kept_pieces = 0;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const Piece piece = pieces_[kept_pieces++] = pieces_[i];
    const std::string_view word = line_.TextOf({piece.begin, piece.end});
    const bool removes = EqualsIgnoringCase(word, "remove") || EqualsIgnoringCase(word, "delete");
    if (!removes || i + 1 == pieces_.size()) continue;
    ++i;
    ++words_;
  }
  pieces_.resize(kept_pieces);
  bool any = false;
  for (const Piece& piece : pieces_) any = any || piece.like_number;
  // "Berliner Bank, BLZ 100 200 00"
  if (!any && !trunk_ && dates_ + words_ > 0) {
    words_ += pieces_.size();
    pieces_.clear();
    return;
  }
  if (!any) {
    pieces_.front().end = pieces_.back().end;
    pieces_.resize(1);
    return;
  }
  if (trunk_) return;
  words_ += std::erase_if(pieces_, [&](const Piece& piece) {
    return !piece.like_number && !HoldsDigits({piece.begin, piece.end});
  });
}

}  // namespace sipattach
