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
constexpr std::size_t kMostLastDigits = 5;  // of another number, after "and"

}  // namespace

const std::vector<Piece>& LineSplitter::Split(std::string_view line) {
  line_.Read(line);
  pieces_.clear();
  words_ = 0;
  dates_ = 0;
  SplitAtSeparators();
  TidyUp();
  return pieces_;
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
    const std::size_t length = line_.TextOf({at, segment.end}).find_first_of("/\n\r");
    const std::size_t end = length == std::string_view::npos ? segment.end : at + length;
    const std::string_view part = Trim(line_.TextOf({at, end}));
    // "0049(0)30": the digits that are dialled first do not belong to the number.
    const std::size_t prefix = at == begin && part.starts_with("00") ? 2 : 0;
    const std::size_t more = line_.CountDigits({at, end}) - prefix;
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

// Without the "1." or "2)" of a numbered list.
LineSpan LineSplitter::WithoutNumbering(LineSpan span) const {
  const std::string_view text = line_.TextOf(span);
  const std::size_t digits = SkipDigits(text.substr(0, 6), 0);
  if (digits == 0 || digits > 5 || digits + 1 >= text.size()) return span;
  if (text[digits] != '.' && text[digits] != ')' && text[digits] != ':') return span;
  const LineSpan rest{span.begin + digits + 1, span.end};
  if (line_.ClassAt(rest.begin) != TextClass::kBlank ||
      line_.CountDigits(rest) < kLeastWeakDigits) {
    return span;
  }
  return line_.Stripped(rest);
}

void LineSplitter::AddSegment(LineSpan segment) {
  segment = WithoutNumbering(line_.Stripped(segment));
  if (segment.begin == segment.end) return;
  const bool has_blank = line_.Has(segment, TextClass::kBlank);
  const bool has_digit = line_.Has(segment, TextClass::kDigit);
  const bool identity = trunk_ && !has_blank;
  if (!has_digit || (identity && line_.Has(segment, TextClass::kLetter))) {
    pieces_.push_back({segment.begin, segment.end, identity});
  } else if (!line_.Has(segment, TextClass::kLetter) && !HasDate(segment)) {
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
      between.find_first_of("-~") != std::string::npos || between.find("..") != std::string::npos;
  if (!sign && between != ":" && !IsRangeWord(between)) return false;
  // Numbers are shorter than this.
  constexpr std::size_t kLongest = 64;
  const std::string_view next = line_.TextOf({at, std::min(at + kLongest, numerals.end)});
  return AreEndsOfRange(line_.TextOf({std::max(begin, gap - std::min(gap, kLongest)), gap}),
                        next.substr(0, next.find('+', 1)));
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
  pieces_.push_back({numeral.begin, numeral.end, like_number});
}

// Takes the numbers out of a text that has words as well.
void LineSplitter::AddFromWords(LineSpan segment) {
  using Kind = LineToken::Kind;
  const std::size_t before = pieces_.size();
  weak_runs_.clear();
  std::size_t words = 0;
  std::size_t dates = 0;
  LineSpan run{0, 0};          // tokens that make up one number; empty if there is none
  bool extension_due = false;  // an extension word stands behind the run
  bool range_due = false;      // a word like "to" stands behind a URI
  const auto close = [&] {
    if (run.begin < run.end) CloseRun(run);
    run = {0, 0};
    extension_due = false;
  };
  for (std::size_t at = segment.begin; at < segment.end;) {
    if (line_.IsBlankOrTail(at)) {
      ++at;
      continue;
    }
    const LineToken token = TokenAt(line_, at, segment.end);
    while (at < segment.end && line_.ClassAt(at) != TextClass::kBlank) ++at;
    const bool open = run.begin < run.end;
    if (token.kind == Kind::kWhole) {
      // "tel:+14156732010 to tel:+14156732019" is one piece.
      const bool joins = open && range_due && IsDialUri(line_.TextOf(run));
      if (joins) {
        run.end = token.span.end;
        close();
      } else {
        close();
        range_due = false;
        if (IsDialUri(line_.TextOf(token.span))) {
          run = token.span;
        } else {
          CloseRun(token.span);
        }
      }
    } else if (open && IsDialUri(line_.TextOf(run))) {
      if (Connects(run, token.span, segment.end)) {
        range_due = true;
        continue;
      }
      close();
      at = token.span.begin;  // again, by itself
    } else if (token.kind == Kind::kNumerals && extension_due &&
               token.digits <= kMostExtensionDigits) {
      run.end = token.span.end;
      close();
    } else if (token.kind == Kind::kNumerals) {
      if (extension_due || token.labelled) close();
      run = run.begin < run.end ? LineSpan{run.begin, token.span.end} : token.span;
    } else if (open && IsVanityWord(line_.TextOf(token.span)) && line_.HasDigits(run, 3) &&
               !line_.HasDigits(run, 5)) {
      run.end = token.span.end;
      close();
    } else if (token.kind == Kind::kExtension && open) {
      run.end = token.span.end;
      close();
    } else if (token.kind == Kind::kExtensionWord && open) {
      extension_due = true;
    } else if (open && IsSizeWord(line_.TextOf(token.span)) &&
               line_.HasDigits(run, kLeastDigits + 1)) {
      run.end = token.span.end;
      close();
    } else if (open && Connects(run, token.span, segment.end)) {
      continue;
    } else if (token.kind != Kind::kPunctuation) {
      dates += token.kind == Kind::kDate ? 1 : 0;
      words += token.kind == Kind::kDate ? 0 : 1;
      close();
    }
  }
  close();
  dates_ += dates;
  if (pieces_.size() > before) {
    words_ += words;
    return;
  }
  if (dates > 0) return;
  for (const LineSpan weak : weak_runs_) pieces_.push_back({weak.begin, weak.end, true});
  if (!weak_runs_.empty()) words_ += words;
  if (weak_runs_.empty()) pieces_.push_back({segment.begin, segment.end, false});
}

// Whether a word stands between the ends of a range, or between a number and the last digits of the
// next.
bool LineSplitter::Connects(LineSpan run, LineSpan word, std::size_t end) const {
  const std::string_view text = line_.TextOf(word);
  const bool from = IsFromWord(text);
  if (!IsRangeWord(text) && !IsListWord(text) && !from) return false;
  const auto skip_blanks = [&](std::size_t at) {
    while (at < end && line_.IsBlankOrTail(at)) ++at;
    return at;
  };
  const std::size_t next = skip_blanks(word.end);
  if (next == end) return false;
  if (from) {  // "von 00 bis 99"
    const std::size_t behind = skip_blanks(SkipDigits(line_.text(), next));
    return behind > next && behind < end &&
           IsRangeWord(line_.TextOf({behind, std::min(line_.text().find(' ', behind), end)}));
  }
  if (IsRangeWord(line_.TextOf({next, std::min(line_.text().find(' ', next), end)})))
    return true;  // "fino a"
  const LineToken token = TokenAt(line_, next, end);
  if (IsDialUri(line_.TextOf(run)))
    return IsRangeWord(text) && token.kind == LineToken::Kind::kWhole;
  if (token.kind != LineToken::Kind::kNumerals || token.labelled) return false;
  if (IsRangeWord(text)) return true;
  return token.digits <= kMostLastDigits && line_.HasDigits(run, kLeastDigits);
}

void LineSplitter::CloseRun(LineSpan run) {
  if (IsDialUri(line_.TextOf(run)) || IsScientificNumber(line_.TextOf(run))) {
    pieces_.push_back({run.begin, run.end, true});
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
  const bool any =
      std::any_of(pieces_.begin(), pieces_.end(), [](const Piece& p) { return p.like_number; });
  if (!any) {
    pieces_.front().end = pieces_.back().end;
    pieces_.resize(1);
  } else if (!trunk_) {
    const auto kept = std::remove_if(pieces_.begin(), pieces_.end(), [&](const Piece& p) {
      return !p.like_number && line_.CountDigits({p.begin, p.end}) == 0;
    });
    words_ += static_cast<std::size_t>(pieces_.end() - kept);
    pieces_.erase(kept, pieces_.end());
  }
}

}  // namespace sipattach
