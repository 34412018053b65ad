#include "lines/line_splitter.h"

#include <algorithm>
#include <string>

#include "lines/asides.h"
#include "lines/bare_number.h"
#include "lines/date_or_address.h"
#include "lines/last_digits.h"
#include "lines/line_token.h"
#include "lines/word_reader.h"
#include "names/change_words.h"
#include "names/column_role.h"
#include "number/number_range.h"
#include "number/range_words.h"
#include "number/spreadsheet.h"
#include "number/two_numbers.h"
#include "number/typed_number.h"
#include "phone/phone.h"
#include "text/ascii.h"
#include "text/clean_text.h"
#include "text/utf8.h"

namespace sipattach {
namespace {

// The fewest digits of an extension on a trunk.
constexpr std::size_t kLeastTrunkDigits = 2;

// Whether a digit or a dash begins the text, with the next blank close enough for last digits.
bool BeginsEnding(std::string_view text) {
  if (const std::size_t blank = text.find(' ');
      blank < text.size() && IsListWord(text.substr(0, blank)))
    text.remove_prefix(blank + 1);
  return !text.empty() && (IsDigit(text[0]) || text[0] == '-') &&
         std::min(text.find(' '), text.size()) <= 2 * kMostEndingDigits + 1;  // "2005-2009"
}

// "(415) 555-0132" after "+14155550132": the same number in another form.
bool IsToldBy(std::string_view first, std::string_view again) {
  if (!first.starts_with('+') || again.starts_with('+')) return false;
  const std::string digits =
      DigitsOf(again.substr(std::min(again.find_first_not_of("(0"), again.size())));
  return digits.size() >= kLeastDigits && DigitsOf(first).ends_with(digits);
}

// A cross that marks the number before it as one that is not wanted.
bool IsGoneMark(std::string_view word) { return IsOneOf(" ✗ ✘ ❌ ", word); }

// Whether the text spans columns: there are three blanks, or two after ten digits in a row.
bool HasGap(std::string_view text) {
  constexpr std::size_t kDigits = 10;
  const std::size_t gap = text.find("  ");
  return gap != std::string_view::npos &&
         (text.find(kGap) != std::string_view::npos ||
          (gap >= kDigits && IsAllDigits(text.substr(gap - kDigits, kDigits))));
}

// Whether digits before a slash are the area code of the number after it: the 089 of
// "030/123456 089/123456", but not the 00 of "044 123 31 00 / 031 123 32 05".
bool MayBeAreaCode(std::string_view code, std::string_view number) {
  constexpr std::size_t kShortest = 2;  // "01", whose numbers are written without blanks
  constexpr std::size_t kLeastAfter = 5;
  if (number.empty() || !IsDigit(number[0]) || number[0] == '0') return false;
  return code.size() > kShortest || SkipDigits(number, 0) >= kLeastAfter;
}

// "49 ", "353 ", but not "49 - " or "2024 ".
bool IsLikeCallingCode(std::string_view place) {
  const std::size_t digits = SkipDigits(place, 0);
  return (digits == 2 || digits == 3) && digits + 1 == place.size() && place[0] > '1';
}

// The 200 of "4156732000 -> 200". "415-673-2000 -> 2099" is a range.
bool IsExtensionAfterArrow(std::string_view text) {
  return text.size() > 1 && text.size() <= kMostLastDigits && IsAllDigits(text) &&
         !text.ends_with('9');
}

// Whether names say that the numbers after them are the first and the last of a block:
// "-NumberRangeStart +14156732000 -NumberRangeEnd +14156732099". In a call, "from=" and "to=" are
// its parties.
[[gnu::noinline]] bool AreNamedEnds(std::string_view before, std::string_view between) {
  constexpr std::string_view kSigns = " \t\"'=:-()[]<>;,|";
  constexpr std::size_t kLongest = 32;
  const std::string_view end = TrimOf(between, kSigns);
  if (end.size() < 2 || end.size() > kLongest || EqualsIgnoringCase(end, "to")) return false;
  std::string_view start =
      TrimOf(before.substr(before.size() - std::min(before.size(), kLongest)), kSigns);
  start = start.substr(start.find_last_of(" \t\"'=;,|") + 1);
  return ReadColumnName(end).role == ColumnRole::kRangeEnd &&
         ReadColumnName(start).role == ColumnRole::kRangeStart;
}

// "415-555-0132  415-555-0133", "415-555-0132. 415-555-0133."
bool AreTwoWhole(std::string_view text) {
  const std::size_t first = text.find(' ');
  const auto is_whole = [](std::string_view number) {
    if (number.ends_with('.')) number.remove_suffix(1);
    return IsNorthAmerican(number);
  };
  if (first == std::string_view::npos || !is_whole(text.substr(0, first))) return false;
  const std::string_view next = Trim(text.substr(first));
  return is_whole(next.substr(0, next.find(' ')));
}

}  // namespace

bool LineSplitter::AreEnds(std::string_view first, std::string_view last) {
  return AreEndsOfRange(first, last) || IsLongerEnd(first, last);
}

const std::vector<Piece>& LineSplitter::Split(std::string_view line) {
  pieces_.clear();
  words_ = 0;
  dates_ = 0;
  removed_.clear();
  faxes_ = 0;
  callers_ = 0;
  if (!trunk_ && IsBareNumber(line)) {
    AddPiece({0, line.size()}, true);
    return pieces_;
  }
  plain_ = WithAsciiDigits(line);
  line_.Read(plain_.empty() ? line : plain_);
  dates_ = line_.coordinates();
  excludes_ = false;
  others_ = 0;
  SplitAtSeparators();
  if (line_.has_struck()) RemoveStruck();
  TidyUp();
  if (pieces_.size() > 1) RemoveCallers();
  if (!plain_.empty()) PlacePieces(line);
  return pieces_;
}

// Maps the pieces' offsets from `plain_`, where digits were replaced with ASCII, back to `line`.
void LineSplitter::PlacePieces(std::string_view line) {
  std::vector<std::size_t> places;
  places.reserve(plain_.size() + 1);
  std::size_t at = 0;
  for (const char c : plain_) {
    places.push_back(at);
    at += IsDigit(c) ? std::max<std::size_t>(1, Utf8SequenceLength(line, at)) : 1;
  }
  places.push_back(line.size());
  for (std::vector<Piece>* pieces : {&pieces_, &removed_}) {
    for (Piece& piece : *pieces) {
      for (std::size_t* place : {&piece.begin, &piece.end, &piece.beside, &piece.range_end})
        *place = places[*place];
    }
  }
}

[[gnu::noinline]] void LineSplitter::AddPiece(LineSpan span, bool like_number) {
  pieces_.push_back({span.begin, span.end, like_number});
}

[[gnu::noinline]] void LineSplitter::AddEnding(LineSpan ending, LineSpan stem) {
  pieces_.push_back({ending.begin, ending.end, true, stem.begin, stem.end});
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

// A slash, or a line end in a cell, separates two numbers only if both sides are long enough.
void LineSplitter::SplitAtSlashes(LineSpan segment) {
  std::size_t begin = segment.begin;
  std::size_t digits = 0;    // from begin on
  std::size_t area = begin;  // where the 030 of "030/1234567" begins, if a number precedes it
  std::size_t area_digits = 0;
  std::size_t before_area = 0;
  for (std::size_t at = segment.begin; at < segment.end;) {
    const std::size_t end = EndOfPart({at, segment.end});
    const std::string_view part = Trim(line_.TextOf({at, end}));
    // "0049(0)30": the international prefix does not belong to the number.
    const std::size_t prefix = at == begin && part.starts_with("00") ? 2 : 0;
    const std::size_t more = line_.CountFirstDigits({at, end}) - prefix;
    if (at > begin && digits >= kLeastDigits && more >= kLeastDigits &&
        !EndsRange(segment, begin, at)) {
      const bool has_area = area > begin && before_area >= kLeastDigits;
      if (!has_area) area = at;
      AddSegment({begin, area - 1});
      begin = area;
      digits = has_area ? area_digits : 0;
    }
    // "030/1234567", "+14155550132 and 030/1234567"
    std::size_t blank = part.rfind(' ') + 1;
    if (blank > 0 && blank < part.size() && part[blank] == '\'') ++blank;
    const std::string_view last = part.substr(blank);
    area = begin;
    before_area = digits;
    area_digits = blank > 0 ? CountDigits(last) : more;
    digits += more;
    if (area_digits < kLeastDigits) {
      const auto begin_of_last = static_cast<std::size_t>(last.data() - line_.text().data());
      const bool has_zero = last.starts_with('0');
      if (has_zero && blank == 0) area = at;
      // "030/123456 089/123456"
      const bool after_digit = blank > 1 && IsDigit(part[blank - 2]);
      const bool is_next = has_zero && (!after_digit || digits > kLeastDigits + area_digits) &&
                           end < segment.end &&
                           MayBeAreaCode(last, Trim(line_.TextOf({end + 1, segment.end})));
      if (blank > 1 && (is_next || (after_digit && IsAfterDate(begin_of_last)))) {
        area = begin_of_last;
        before_area = digits;
      }
    }
    at = end + 1;
  }
  AddSegment({begin, segment.end});
}

// The next slash or line end. "t/m" and "s/d" are words.
std::size_t LineSplitter::EndOfPart(LineSpan span) const {
  for (std::size_t at = span.begin; at < span.end; ++at) {
    const char c = line_.text()[at];
    if (c == '\n' || c == '\r') return at;
    if (line_.text().substr(at).starts_with("://")) {
      while (at + 1 < span.end && line_.ClassAt(at + 1) != TextClass::kBlank) ++at;
    }
    if (c != '/') continue;
    const bool in_word = at > span.begin && at + 1 < span.end &&
                         line_.ClassAt(at - 1) == TextClass::kLetter &&
                         line_.ClassAt(at + 1) == TextClass::kLetter;
    if (!in_word && !IsInDate(at)) return at;
  }
  return span.end;
}

// Whether a date, a time or an address precedes the area code at this byte: "10:05 030/123456".
[[gnu::noinline]] bool LineSplitter::IsAfterDate(std::size_t at) const {
  constexpr std::size_t kLongest = 24;
  std::size_t end = at;
  while (end > 0 && line_.IsBlankOrTail(end - 1)) --end;
  std::size_t begin = end;
  while (begin > 0 && end - begin < kLongest && line_.ClassAt(begin - 1) != TextClass::kBlank)
    --begin;
  const LineSpan before = line_.Stripped({begin, end});
  return (IsDateOrTime(line_.TextOf(before)) && !IsWithinNumber(line_, before.begin)) ||
         IsAddress(line_.TextOf(before));
}

// Whether the slash at `at` belongs to "12/01/2026-12/31/2026" or "198.51.100.0/24".
[[gnu::noinline]] bool LineSplitter::IsInDate(std::size_t at) const {
  constexpr std::size_t kLongest = 24;
  std::size_t begin = at;
  while (begin > 0 && at - begin < kLongest && line_.ClassAt(begin - 1) != TextClass::kBlank)
    --begin;
  std::string_view rest = line_.text().substr(begin, 2 * kLongest);
  rest = rest.substr(0, rest.find_first_of(" ,;"));
  return (IsDateOrTime(rest) && !IsWithinNumber(line_, begin)) || IsAddress(rest);
}

// Removes the "1.", "2)", "2.)", "(3)", "#4" or "5 " of a numbered list. In "(2) 2123 4500", the
// brackets hold an area code.
LineSpan LineSplitter::WithoutNumbering(LineSpan span) const {
  const std::string_view text = line_.TextOf(span);
  const std::size_t hash = text.starts_with('#') ? 1 : 0;
  const std::size_t sign = hash > 0 || text.starts_with('(') ? 1 : 0;
  std::size_t end = SkipDigits(text.substr(0, 6), sign);
  if (text.substr(end).starts_with(".)")) ++end;
  if (end == sign || end > 5 || end + 1 >= text.size()) return span;
  const std::string_view behind = text.substr(end + 1);
  if (behind.starts_with("=> ")) return line_.Stripped({span.begin + end + 3, span.end});
  if (sign == 0 && text[end] == ' ' && !trunk_ && IsPlaceInList(text.substr(0, end), behind) &&
      Trim(line_.text().substr(0, span.begin)).empty())
    return line_.Stripped({span.begin + end, span.end});
  if (hash == 0 && text[end] != '.' && text[end] != ')' && text[end] != ':') return span;
  const LineSpan rest{span.begin + end + 1 - hash, span.end};
  if (hash < sign && !BeginsWholeNumber(Trim(line_.TextOf(rest)))) return span;
  const std::size_t least = hash > 0 ? kLeastDigits : kLeastWeakDigits;
  if (line_.ClassAt(rest.begin) != TextClass::kBlank || !line_.HasDigits(rest, least)) return span;
  return line_.Stripped(rest);
}

// Where the next item begins in "1) 415-555-2671 2) 415-555-2672"; the end if there is none.
std::size_t LineSplitter::NextItem(LineSpan segment) const {
  std::size_t at = segment.begin;
  while (at < segment.end &&
         !(line_.ClassAt(at) == TextClass::kBlank && BeginsItem(line_, {at + 1, segment.end})))
    ++at;
  return at;
}

void LineSplitter::AddSegment(LineSpan segment) {
  // An item at a time, without recursion: a line may have thousands.
  while (true) {
    const LineSpan numbered = line_.Stripped(segment);
    segment = WithoutNumbering(numbered);
    if (segment.begin == segment.end) return;
    const std::size_t next = numbered.begin < segment.begin ? NextItem(segment) : segment.end;
    if (next == segment.end) return AddItem(segment);
    AddItem(line_.Stripped({segment.begin, next}));
    segment.begin = next;
  }
}

void LineSplitter::AddItem(LineSpan segment) {
  if (!trunk_ && !pieces_.empty() && BeginsEnding(line_.TextOf(segment))) {
    if (const std::size_t end = EndOfContinuation(line_, pieces_.back(), segment); end > 0) {
      words_ += end < segment.end ? 1 : 0;
      pieces_.back().end = end;
      return;
    }
  }
  if (!pieces_.empty() && pieces_.back().has_stem() && IsLastDigits(line_.TextOf(segment)))
    return AddEnding(segment, {pieces_.back().beside, pieces_.back().range_end});
  const bool has_blank = line_.Has(segment, TextClass::kBlank);
  const bool has_digit = line_.Has(segment, TextClass::kDigit);
  const bool identity = trunk_ && !has_blank;
  if (!has_digit || (identity && line_.Has(segment, TextClass::kLetter))) {
    AddPiece(segment, identity);
  } else if (!excludes_ && IsOneNumeral(segment)) {
    AddNumerals(segment);
  } else {
    AddFromWords(segment);
  }
}

// Whether the segment is only digits and the separators of numbers.
bool LineSplitter::IsOneNumeral(LineSpan segment) const {
  const std::string_view text = line_.TextOf(segment);
  return !line_.Has(segment, TextClass::kLetter) && !HasDate(segment) && !EndsInAmount(text) &&
         !HasGap(text) && !AreTwoWhole(text) && text.find('@') == std::string_view::npos &&
         !text.ends_with(kAlways) && !IsGoneMark(text.substr(text.rfind(' ') + 1));
}

bool LineSplitter::HasDate(LineSpan segment) const {
  constexpr char kDateSigns[] = {'.', '/', '-'};
  const std::string_view text = line_.TextOf(segment);
  // A date has two points, slashes or dashes, and an address has more.
  const bool may_have = text.find(':') != std::string_view::npos ||
                        std::any_of(std::begin(kDateSigns), std::end(kDateSigns), [&](char sign) {
                          return std::count(text.begin(), text.end(), sign) >= 2;
                        });
  if (!may_have) return false;
  if (IsDateOrTime(text)) return true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const LineSpan token = line_.Stripped({segment.begin + at, segment.begin + end});
    const bool is_date = IsDateOrTime(line_.TextOf(token)) && !IsWithinNumber(line_, token.begin);
    if (is_date || IsAddress(line_.TextOf(token))) return true;
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
  const std::string_view first =
      line_.TextOf({std::max(begin, gap - std::min(gap, kLongest)), gap});
  if (LeadOn({line_.text().substr(0, begin), first, between, next, ""})) return false;
  // "+14155552009 to +14155552000": the wrong way round, so the user is asked.
  return AreEnds(first, next) || (IsRangePhrase(between) && AreEndsOfRange(next, first));
}

// Whether the group of digits at `at` belongs to the last number of a range, whose area code may
// precede the group: "030 12345600 - 030 12345602".
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

// Where the number begins that ends in the group of digits at `at`. An area code may precede the
// group, with its zero, "030 12345600 030 12345602", or without one if the number needs it,
// "06 69821234 347 1234567".
std::size_t LineSplitter::BeginOfNumber(std::size_t begin, std::size_t at) const {
  std::size_t area = at;
  while (area > begin && line_.IsBlankOrTail(area - 1)) --area;
  while (area > begin && line_.ClassAt(area - 1) == TextClass::kDigit) --area;
  if (area == begin || !line_.IsAfterBlank(area) || line_.text()[at] == '0') return at;
  if (line_.text()[area] == '0') return area;
  const std::size_t end = SkipDigits(line_.text(), at);
  return area < at && !phone::IsAssigned(line_.TextOf({at, end}), region_) &&
                 phone::IsAssigned(line_.TextOf({area, end}), region_)
             ? area
             : at;
}

// The length of a note in brackets, "030 12345678 [101]" or "030 12345678 (8-17)". "[10-19]" and
// "[0, 1]" belong to the number.
std::size_t LineSplitter::LengthOfNote(LineSpan numerals) const {
  const std::string_view text = line_.TextOf(numerals);
  const std::size_t round = text.rfind('(') + 1;
  if (round > 1 && CountDigits(text.substr(0, round)) >= kLeastDigits &&
      AreOpeningHours(TrimOf(text.substr(round), ")")))
    return text.size() - round + 1;
  const std::size_t open = text.rfind(" [");
  if (open == std::string_view::npos || CountDigits(text.substr(0, open)) < kLeastDigits) return 0;
  const std::size_t begin = numerals.begin + open + 2;
  const std::size_t end = SkipDigits(line_.text(), begin);
  const bool is_note = end > begin && end < line_.text().size() && line_.text()[end] == ']' &&
                       numerals.end <= end + 1;
  return is_note ? text.size() - open : 0;
}

// Splits numerals that cannot be one number: before a plus sign, and where two long groups would
// make more than fifteen digits together.
void LineSplitter::AddNumerals(LineSpan numerals) {
  if (const std::size_t note = LengthOfNote(numerals); !trunk_ && note > 0) {
    numerals.end -= note;
    ++words_;
  }
  const std::size_t place = LengthOfPlace(line_.TextOf(numerals));
  if (!trunk_ && !IsLikeCallingCode(line_.TextOf({numerals.begin, numerals.begin + place})))
    numerals.begin += place;
  if (!trunk_) numerals.begin += LengthOfAside(line_.TextOf(numerals));
  LineSpan current{numerals.begin, numerals.begin};
  std::size_t digits = 0;         // of the current number
  std::size_t group = 0;          // digits in a row at the end of the current number
  std::size_t group_begin = 0;    // where that row begins
  bool group_is_apart = false;    // a blank precedes it
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
    const std::size_t next = digits >= kLeastDigits ? EndOfArrow({at, numerals.end}) : 0;
    if (next > 0 && line_.HasDigits({next, numerals.end}, kLeastDigits) &&
        !JoinsRange(numerals, current.begin, next)) {
      AddNumeral({current.begin, at});
      current.begin = next;
      digits = 0;
      continue;
    }
    if (next > 0 && !trunk_ && IsExtensionAfterArrow(line_.TextOf({next, numerals.end}))) {
      AddNumeral({current.begin, at});
      pieces_.back().beside = next;
      return;
    }
    // "+14155550132 (415) 555-0132": the same number again.
    const bool begins_area =
        line_.text()[at] == '(' && RepeatsNumber({current.begin, at}, numerals.end);
    if ((line_.text()[at] != '+' && !begins_area) || digits == 0) continue;
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

// Where what follows an arrow begins, if the span begins with one; otherwise 0.
std::size_t LineSplitter::EndOfArrow(LineSpan span) const {
  const std::size_t arrow = LengthOfArrow(line_.TextOf(span));
  return arrow > 0 ? line_.SkipBlanks({span.begin + arrow, span.end}) : 0;
}

// Whether the bracket after `before` begins another number: there are too many digits for one, or a
// complete number is in the bracket, "415-555-0 (415-555-0100 to 415-555-0199)".
bool LineSplitter::RepeatsNumber(LineSpan before, std::size_t end) const {
  constexpr std::size_t kLongest = 64;  // of a number
  std::string_view inner = line_.TextOf({before.end + 1, std::min(before.end + kLongest, end)});
  inner = inner.substr(0, inner.find(')'));
  if (BeginsWholeNumber(inner) && CountDigits(inner) > kLeastDigits) return true;
  LineSpan last{std::max(before.begin, before.end - std::min(before.end, kLongest)), before.end};
  const std::size_t plus = line_.TextOf(last).rfind('+');
  if (plus != std::string_view::npos) last.begin += plus;
  return line_.IsAfterBlank(before.end) && line_.HasDigits(last, kLeastDigits + 1) &&
         line_.HasDigits({before.end, end}, kLeastDigits + 1);
}

// How long each of several numbers is that are written alike, with one blank between them:
// "415-555-0132 415-555-0133". 0 for all else.
[[gnu::noinline]] std::size_t LineSplitter::LengthOfAlike(std::string_view text) const {
  constexpr std::size_t kLeast = kLeastDigits + 1;
  constexpr std::size_t kMost = 24;
  for (std::size_t step = std::min((text.size() + 1) / 2, kMost); step > kLeast; --step) {
    if ((text.size() + 1) % step != 0 || text[step - 1] != ' ') continue;
    const bool alike =
        std::equal(text.begin() + static_cast<std::ptrdiff_t>(step), text.end(), text.begin(),
                   [](char a, char b) { return a == b || (IsDigit(a) && IsDigit(b)); });
    bool assigned = alike;
    for (std::size_t at = 0; assigned && at < text.size(); at += step)
      assigned = phone::IsAssigned(text.substr(at, step - 1), region_);
    if (assigned) return step - 1;
  }
  return 0;
}

void LineSplitter::AddNumeral(LineSpan numeral) {
  numeral = line_.Stripped(numeral);
  const std::size_t blank = line_.TextOf(numeral).rfind(' ');
  if (blank != std::string_view::npos && IsRangeWord(line_.TextOf(numeral).substr(blank + 1))) {
    numeral = line_.Stripped({numeral.begin, numeral.begin + blank});
  }
  if (numeral.begin == numeral.end) return;
  if (const std::size_t length = trunk_ ? 0 : LengthOfAlike(line_.TextOf(numeral)); length > 0) {
    for (; numeral.begin < numeral.end; numeral.begin += length + 1)
      AddPiece({numeral.begin, numeral.begin + length}, true);
    return;
  }
  const std::size_t least = trunk_ ? 1 : kLeastWeakDigits;
  const bool like_number = line_.CountDigits(numeral) >= least;
  AddPiece(numeral, like_number);
}

void LineSplitter::AddFromWords(LineSpan segment) { WordReader(*this, segment).Read(); }

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

// "415-673-2000, DDI End 415-673-2099": a range whose ends are separated by a comma.
bool LineSplitter::EndsBlock(const Piece& first, const Piece& last) const {
  if (!first.like_number || !last.like_number || first.beside + last.beside > 0) return false;
  if (line_.TextOf({first.begin, last.end}).find('@') != std::string_view::npos) return false;
  const std::string_view between = Trim(line_.TextOf({first.end, last.begin}));
  const std::size_t word = between.rfind(' ') + 1;
  const std::string_view before = Trim(between.substr(0, word));
  const TwoNumbers numbers{line_.text().substr(0, first.begin),
                           line_.TextOf({first.begin, first.end}), between,
                           line_.TextOf({last.begin, last.end}), line_.text().substr(last.end)};
  if (AreNamedEnds(numbers.before, between)) return AreEndsOfRange(numbers.first, numbers.last);
  return IsRangeWord(between.substr(word)) && !SayWhereItGoes(before) &&
         AreEndsOfRange(numbers.first, numbers.last) && !LeadOn(numbers);
}

// "030 901820, Rufnummernblock 00 bis 99": extensions of the number before them.
bool LineSplitter::AreExtensions(const Piece& number, const Piece& ends) const {
  if (trunk_ || !number.like_number || number.beside > 0 || ends.beside > 0) return false;
  const std::string_view between = Trim(line_.TextOf({number.end, ends.begin}));
  if (!IsBlockWord(between.substr(between.rfind(' ') + 1))) return false;
  const LineSpan stem{number.begin, number.end};
  return AreEndsOfBlock(line_.TextOf({ends.begin, ends.end})) &&
         line_.HasDigits(stem, kLeastDigits) && !line_.Has(stem, TextClass::kLetter) &&
         !line_.TextOf(stem).ends_with("-0");
}

// Whether words may be meant as a number; "Mon-Fri 9am-5pm" is not.
[[gnu::noinline]] bool LineSplitter::HoldsDigits(LineSpan span) const {
  const bool in_words = line_.Has(span, TextClass::kBlank) && line_.Has(span, TextClass::kLetter);
  return line_.HasDigits(span, in_words ? kLeastWeakDigits : 1);
}

// Whether the piece is like the 10115 of "10115 Berlin, Tel. 030 23125117".
bool LineSplitter::IsBeforeTown(const Piece& piece) const {
  const std::string_view text = line_.TextOf({piece.begin, piece.end});
  const std::size_t town = piece.end + 1;
  return piece.beside == 0 && (text.size() == 4 || text.size() == 5) && IsAllDigits(text) &&
         town < line_.text().size() && line_.text()[piece.end] == ' ' &&
         line_.ClassAt(town) == TextClass::kLetter && !IsLower(line_.text()[town]);
}

// The 8-17 of "030 23125117, 8-17".
bool LineSplitter::IsWhenOpen(const Piece& piece) const {
  return piece.beside == 0 && AreOpeningHours(line_.TextOf({piece.begin, piece.end}));
}

// Leaves out repeated numbers, those marked for removal ("REMOVE|415-673-2099"), and the words
// beside numbers, which are labels. Joins the ends of blocks. A line without any number is reported
// as a whole.
void LineSplitter::TidyUp() {
  if (pieces_.empty()) return;
  std::size_t kept_pieces = 0;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    if (kept_pieces > 0 && IsToldBy(TextOf(line_.text(), pieces_[kept_pieces - 1]),
                                    TextOf(line_.text(), pieces_[i]))) {
      ++words_;
      continue;
    }
    if (kept_pieces > 0 && EndsBlock(pieces_[kept_pieces - 1], pieces_[i])) {
      pieces_[kept_pieces - 1].beside = pieces_[i].begin;
      pieces_[kept_pieces - 1].range_end = pieces_[i].end;
      continue;
    }
    if (kept_pieces > 0 && AreExtensions(pieces_[kept_pieces - 1], pieces_[i])) {
      pieces_[kept_pieces - 1].beside = pieces_[i].begin;
      pieces_[kept_pieces - 1].range_end = pieces_[i].end;
      continue;
    }
    const Piece piece = pieces_[kept_pieces++] = pieces_[i];
    if (piece.like_number || i + 1 == pieces_.size()) continue;
    if (!IsRemovalWord(line_.TextOf({piece.begin, piece.end}))) continue;
    removed_.push_back(pieces_[++i]);
  }
  pieces_.resize(kept_pieces);
  bool any = false;
  for (const Piece& piece : pieces_) any = any || piece.like_number;
  // "Berliner Bank, BLZ 100 200 00"
  if (!any && !trunk_ && dates_ + words_ + removed_.size() > 0) {
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
  LeaveOutPlainDates();
  const bool has_whole = std::any_of(pieces_.begin(), pieces_.end(), [&](const Piece& piece) {
    return piece.like_number && line_.HasDigits({piece.begin, piece.end}, kLeastDigits);
  });
  words_ += std::erase_if(pieces_, [&](const Piece& piece) {
    return piece.like_number ? has_whole && (IsBeforeTown(piece) || IsWhenOpen(piece))
                             : !HoldsDigits({piece.begin, piece.end});
  });
}

// Leaves out dates such as the 20250115 of "20250115 4155550132". In many countries, eight digits
// are a number, so this takes a longer one beside them.
void LineSplitter::LeaveOutPlainDates() {
  constexpr std::size_t kMoreThanDate = 10;
  const auto is_date = [&](const Piece& piece) {
    return piece.beside == 0 && IsPlainDate(line_.TextOf({piece.begin, piece.end}));
  };
  const auto is_longer = [&](const Piece& piece) {
    return piece.like_number && line_.HasDigits({piece.begin, piece.end}, kMoreThanDate) &&
           !is_date(piece);
  };
  if (pieces_.size() < 2 || std::none_of(pieces_.begin(), pieces_.end(), is_longer)) return;
  dates_ += std::erase_if(pieces_, is_date);
}

void LineSplitter::RemoveMarked() {
  std::erase_if(pieces_, [](const Piece& piece) { return piece.is_left_out; });
}

// Removes the numbers that are struck out. In a list of tasks, "- [x] ~~020 7946 0018~~", that
// means done.
[[gnu::noinline]] void LineSplitter::RemoveStruck() {
  const std::string_view text = line_.text();
  bool is_struck = false;
  std::size_t next = text.find(kStruck);
  for (Piece& piece : pieces_) {
    for (; next < piece.begin; next = text.find(kStruck, next + kStruck.size()))
      is_struck = !is_struck && !text.substr(0, next).ends_with("] ");
    piece.is_left_out = is_struck && next < text.size() && piece.like_number;
    if (piece.is_left_out) removed_.push_back(piece);
  }
  RemoveMarked();
}

[[gnu::noinline]] void LineSplitter::RemoveCallers() {
  bool has_called = false;
  for (const Piece& piece : pieces_)
    has_called = has_called || piece.party == Piece::Party::kCalled;
  if (!has_called) return;
  for (Piece& piece : pieces_) {
    piece.is_left_out = piece.party == Piece::Party::kCaller;
    callers_ += piece.is_left_out ? 1 : 0;
  }
  RemoveMarked();
}

}  // namespace sipattach
