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
// So many blanks stand between columns, if one of these is as many digits in a row, or both are
// numbers.
constexpr std::string_view kGap = "   ";
constexpr std::size_t kWholeDigits = 9;

}  // namespace

std::string TextOf(std::string_view line, const Piece& piece) {
  std::string text(line.substr(piece.begin, piece.end - piece.begin));
  if (piece.extension > 0) {
    text += " ext. ";
    text += line.substr(piece.extension, SkipDigits(line, piece.extension) - piece.extension);
  }
  return text;
}

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
    const bool in_word = at > span.begin && at + 1 < span.end &&
                         line_.ClassAt(at - 1) == TextClass::kLetter &&
                         line_.ClassAt(at + 1) == TextClass::kLetter;
    if (c == '/' && !in_word) return at;
  }
  return span.end;
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
  const bool has_blank = line_.Has(segment, TextClass::kBlank);
  const bool has_digit = line_.Has(segment, TextClass::kDigit);
  const bool identity = trunk_ && !has_blank;
  if (!has_digit || (identity && line_.Has(segment, TextClass::kLetter))) {
    pieces_.push_back({segment.begin, segment.end, identity});
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
  pieces_.push_back({numeral.begin, numeral.end, like_number});
}

// Takes the numbers out of a text that has words as well.
void LineSplitter::AddFromWords(LineSpan segment) {
  using Kind = LineToken::Kind;
  const std::size_t before = pieces_.size();
  weak_runs_.clear();
  std::size_t words = 0;
  std::size_t dates = 0;
  LineSpan run{0, 0};                    // tokens that make up one number; empty if there is none
  std::size_t size_begin = 0;            // before the last numerals of the run
  std::size_t last_digits = 0;           // of the token before
  std::size_t last_end = segment.begin;  // of the token before
  bool after_sign = false;               // which is punctuation
  LineWord extension_due = LineWord::kNone;  // the extension word that stands behind the run
  LineSpan connector{0, 0};         // the words behind the run that join it with what follows
  LineWord said = LineWord::kNone;  // of the numerals that follow, by the words before them
  std::size_t others = 0;           // numbers of something else
  bool is_other = false;            // the run is the number of something else
  const auto close = [&] {
    if (is_other && line_.TextOf(run).find_first_not_of("0123456789 .") == std::string_view::npos) {
      ++others;
    } else if (run.begin < run.end) {
      CloseRun(run);
    }
    if (connector.begin < connector.end) ++words;
    is_other = false;
    run = connector = {0, 0};
    extension_due = LineWord::kNone;
  };
  const auto close_with_extension = [&](LineWord word, LineSpan extension) {
    const bool behind_run = run.begin < run.end;
    if (behind_run && word == LineWord::kExtension) run.end = extension.end;
    const std::size_t before_run = pieces_.size();
    close();
    if (behind_run && (word == LineWord::kExtension || pieces_.size() == before_run)) return;
    pieces_.back().extension = line_.text().find_first_of("0123456789", extension.begin);
  };
  for (std::size_t at = segment.begin; at < segment.end;) {
    if (line_.IsBlankOrTail(at)) {
      ++at;
      continue;
    }
    const LineToken token = TokenAt(line_, at, segment.end);
    const std::string_view text = line_.TextOf(token.span);
    const bool open = run.begin < run.end;
    const bool open_uri = open && IsDialUri(line_.TextOf(run));
    const bool connected = connector.begin < connector.end;
    const bool ranges = connected && IsRangePhrase(line_.TextOf(connector));
    // ", ext. 5" behind a number
    const bool continues = open || (at == segment.begin && !pieces_.empty());
    const bool in_next_column = at - last_end >= kGap.size() && !after_sign && !connected &&
                                std::max(token.digits, last_digits) >= kWholeDigits;
    last_digits = token.digits;
    after_sign = token.kind == Kind::kPunctuation;
    at = last_end = EndOfToken(line_, at, segment.end);
    if (token.kind == Kind::kWhole) {
      // "tel:+14156732010 to tel:+14156732019" is one piece.
      if (open_uri && ranges) {
        run.end = token.span.end;
        connector = {0, 0};
        close();
      } else {
        close();
        if (IsDialUri(text)) {
          run = token.span;
        } else {
          CloseRun(token.span);
        }
      }
    } else if (open && Connects(run, connector, token, segment.end)) {
      connector = {connected ? connector.begin : token.span.begin, token.span.end};
    } else if (open_uri) {
      close();
      at = last_end = token.span.begin;  // again, by itself
    } else if (token.kind == Kind::kNumerals && extension_due != LineWord::kNone &&
               token.digits <= kMostExtensionDigits) {
      close_with_extension(extension_due, token.span);
    } else if (token.kind == Kind::kNumerals && !open && line_.text()[at - 1] == ':' &&
               token.digits < kLeastDigits && line_.HasDigits({at, segment.end}, kLeastDigits)) {
      ++words;  // "Room 2401: 415-555-0132"
    } else if (token.kind == Kind::kNumerals) {
      const bool after_code = line_.text()[run.begin] == '+' && !line_.HasDigits(run, 4);
      const bool joins = !connected || (!token.labelled &&
                                        (ranges || AreLastDigits(token.span.begin, segment.end)));
      if (extension_due != LineWord::kNone || token.labelled || !joins ||
          (in_next_column && !after_code)) {
        close();
      }
      connector = {0, 0};
      size_begin = std::max(run.begin, run.end);
      if (run.begin == run.end) is_other = said == LineWord::kOtherNumber;
      run = run.begin < run.end ? LineSpan{run.begin, token.span.end} : token.span;
    } else if (open && IsVanityWord(text) && line_.HasDigits(run, 3) && !line_.HasDigits(run, 5)) {
      run.end = token.span.end;
      close();
    } else if (token.kind == Kind::kExtension && continues) {
      close_with_extension(token.word, token.span);
    } else if (token.kind == Kind::kExtensionWord && continues) {
      extension_due = token.word;
    } else if (open && IsSizeWord(text) && line_.HasDigits(run, kLeastDigits + 1)) {
      // "01134960100 - 01134960149 (50 DDIs)": a range tells its size.
      const bool is_range = line_.CountDigits({run.begin, size_begin}) > kMostLineDigits;
      words += is_range ? 1 : 0;
      run.end = is_range ? size_begin : token.span.end;
      close();
    } else if (token.kind != Kind::kPunctuation) {
      dates += token.kind == Kind::kDate ? 1 : 0;
      words += token.kind == Kind::kDate ? 0 : 1;
      close();
      // "USt-IdNr. DE123456789"
      if (said == LineWord::kOtherNumber && line_.Has(token.span, TextClass::kDigit)) ++others;
      if (token.word != LineWord::kNumber) said = token.word;
    }
  }
  close();
  dates_ += dates;
  const bool is_extension = before > 0 && pieces_[before - 1].extension > segment.begin;
  if (pieces_.size() > before || is_extension) {
    words_ += words + others + weak_runs_.size();
    return;
  }
  if (others > 0) words_ += words + others;
  if (dates + others > 0) return;
  for (const LineSpan weak : weak_runs_) pieces_.push_back({weak.begin, weak.end, true});
  if (!weak_runs_.empty()) words_ += words;
  if (weak_runs_.empty()) pieces_.push_back({segment.begin, segment.end, false});
}

// Whether a word behind a number, or behind such words, may join it with what follows: "to" and
// "tot en met" the ends of a range, "and" the last digits of another number, "von" two of them.
bool LineSplitter::Connects(LineSpan run, LineSpan words, const LineToken& token,
                            std::size_t end) const {
  constexpr std::size_t kLongest = 32;
  if (token.kind != LineToken::Kind::kWord && token.kind != LineToken::Kind::kPunctuation)
    return false;
  const std::string_view text = line_.TextOf(token.span);
  const bool first = words.begin == words.end;
  const LineSpan phrase{first ? token.span.begin : words.begin, token.span.end};
  if (phrase.end - phrase.begin <= kLongest && IsRangePhrase(line_.TextOf(phrase))) return true;
  if (!first) return false;
  if (IsListWord(text)) return line_.HasDigits(run, kLeastDigits);
  if (!IsFromWord(text)) return false;
  // "von 00 bis 99"
  const auto skip_blanks = [&](std::size_t at) {
    while (at < end && line_.IsBlankOrTail(at)) ++at;
    return at;
  };
  const std::size_t next = skip_blanks(token.span.end);
  const std::size_t behind = skip_blanks(SkipDigits(line_.text(), next));
  return behind > next && behind < end &&
         IsRangeWord(line_.TextOf({behind, EndOfToken(line_, behind, end)}));
}

// Whether the digits from `at` to the next word are few enough to be the last of another number.
bool LineSplitter::AreLastDigits(std::size_t at, std::size_t end) const {
  std::size_t digits = 0;
  for (; at < end && digits <= kMostLastDigits; ++at) {
    if (line_.ClassAt(at) == TextClass::kLetter) break;
    if (line_.ClassAt(at) == TextClass::kDigit) ++digits;
  }
  return digits <= kMostLastDigits;
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
