#include "import/line_numbers.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "import/letterhead.h"
#include "import/line_country.h"
#include "import/signatures.h"
#include "lines/bare_number.h"
#include "lines/continued_lines.h"
#include "lines/date_or_address.h"
#include "lines/last_digits.h"
#include "lines/line_token.h"
#include "lines/line_words.h"
#include "names/change_words.h"
#include "names/column_role.h"
#include "number/number_range.h"
#include "number/range_words.h"
#include "phone/phone.h"
#include "redact/key_like.h"
#include "rewrites/named_area_codes.h"
#include "tables/cells.h"
#include "text/ascii.h"
#include "text/clean_text.h"
#include "text/folded_name.h"
#include "text/lines.h"

namespace sipattach {
namespace {

constexpr std::size_t kLongLine = 16 * 1024;
constexpr std::string_view kPageWords = " page seite página pagina side strana ";

// "m=audio 49170 RTP/AVP 0", "o=- 2890844526 2890842807 IN IP4 198.51.100.1": lines of SDP (RFC
// 8866).
bool IsOfMedia(std::string_view line) {
  line = Trim(line);
  if (line.size() < 3 || line[1] != '=') return false;
  switch (line[0]) {
    case 'm':
      return line.find("RTP/") != std::string_view::npos;
    case 'o':
    case 'c':
      return line.find(" IN IP") != std::string_view::npos || line.starts_with("c=IN IP");
    case 'a':
      return !IsDigit(line[2]) && line[2] != '+';
    default:
      return false;
  }
}

// Whether a line says "Page 1 of 2", by itself or after the title that each page begins with.
bool IsOfPage(std::string_view line) {
  for (std::size_t blank = line.find(' '); blank < line.size(); blank = line.find(' ')) {
    const std::string_view word = line.substr(0, blank);
    line.remove_prefix(blank + 1);
    if (!line.empty() && IsDigit(line[0]) && IsOneOf(kPageWords, Lowercase(word))) return true;
  }
  return false;
}

// Whether a line is not an entry: "# main site", "port = 5060", "Total | 3", "Page 1 of 2",
// "(6 rows)".
bool IsNoEntry(std::string_view line) {
  if (IsOfMedia(line)) return true;
  if (CountAllDigits(line) >= kLeastDigits) return false;
  line = Trim(line);
  if (line.starts_with("# ") || line.starts_with("; ") || line.starts_with("@@ ")) return true;
  // Parts of a dumped PHP array, and calls of a script: "route(RELAY);".
  if (IsOneOf(" ( ) array ", Lowercase(line)) || line.ends_with(");")) return true;
  if (line.starts_with('(') && line.ends_with(')')) return true;
  if (IsOfPage(line) || IsSum(line, {{0, line.size(), false}})) return true;
  const std::size_t sign = line.find_first_of(":=");
  return sign != std::string_view::npos && CountDigits(line.substr(sign)) > 0 &&
         ReadNameOfNumbers(line.substr(0, sign)) == NameOfNumbers::kUnlike;
}

// One line may hold a list of any length. It is read in parts, to keep little in memory.
void ReadLine(std::string_view line, std::size_t at, const CountryOfRow& country,
              Reading& reading) {
  while (!line.empty()) {
    const std::size_t end = NextSeparator(line, std::min(kLongLine, line.size()));
    const std::size_t before = reading.rows.inputs();
    AddPieces(line.substr(0, end), at, country, reading);
    // If a line has several numbers, nothing tells which of them the words belong to.
    const bool has_words = reading.splitter.words() > 0 && reading.splitter.pieces().size() == 1;
    if (reading.rows.inputs() > before)
      reading.records.Assign(has_words ? at + 1 : 0, reading.rows);
    const std::size_t next = std::min(end + 1, line.size());
    line.remove_prefix(next);
    at += next;
  }
}

// Whether this is a header in PowerShell's style: the line below it is a rule.
bool IsAboveRule(std::string_view text, std::string_view line, std::size_t end) {
  if (Trim(line).empty() || CountDigits(line) > 0) return false;
  const std::string_view below = TextBelow(text, end);
  return below.starts_with('-') && IsRule(below, {{0, FirstLine(below).size(), false}});
}

// The words around the only number of a line.
std::string WordsOf(std::string_view line, LineSplitter& splitter) {
  constexpr std::string_view kAround = " \t:;,|-=<>()[]\"'";
  std::string words;
  const std::vector<Piece>& pieces = splitter.Split(line);
  if (pieces.empty()) return words;
  for (std::string_view part : {line.substr(0, pieces[0].begin), line.substr(pieces[0].end)}) {
    part = TrimOf(part, kAround);
    if (!words.empty() && !part.empty()) words += ' ';
    words += part;
  }
  return words;
}

// Whether a line without a number names the country of those below it, which it then sets.
bool TakeHeading(std::string_view line, Reading& reading, CountryOfRow& country) {
  if (reading.context.trunk || CountDigits(line) >= kLeastDigits) return false;
  CountryOfRow named = CountryOfHeading(line, reading.context.default_region);
  if (named.country.prefix.empty()) return false;
  named.international = country.international;
  // "IT" below "Germany" is a department, and "Berlin, Germany" adds nothing.
  constexpr std::size_t kLongestCode = 3;
  const bool is_less =
      country.told == Told::kByName && named.told == Told::kByWord &&
      (Trim(line).size() <= kLongestCode || named.country.region == country.country.region);
  if (!is_less && !reading.EndsInCountry()) country = std::move(named);
  return true;
}

// "Vorwahl: 030"
std::string_view AreaCodeOfHeading(std::string_view line, const Reading& reading) {
  if (line.empty() || IsDigit(line[0]) || line[0] == '+' || reading.context.trunk) return {};
  const std::size_t digits = CountDigits(line);
  return digits > 1 && digits < kLeastDigits ? AreaCodeOf(line) : std::string_view();
}

// "-11 Ben" below "030 901820-10 Anna": lines that have but the last digits of their numbers.
class Endings {
 public:
  // False for most lines.
  static bool MayBeOne(std::string_view line) {
    return line.empty() || line[0] == '-' || IsBlank(line[0]);
  }

  // Such a line with all of its number; empty for any other one.
  std::string WholeOf(std::string_view text, std::string_view line, std::size_t begin,
                      Reading& reading) {
    const std::size_t dash = std::min(line.find_first_not_of(" \t"), line.size());
    if (dash == line.size() && next_ == begin) next_ = begin + line.size() + 1;  // a blank line
    return dash + 1 < line.size() && line[dash] == '-' && IsDigit(line[dash + 1])
               ? WholeOf(text, line.substr(dash), begin, begin + line.size() + 1, reading)
               : std::string();
  }

 private:
  [[gnu::noinline]] std::string WholeOf(std::string_view text, std::string_view ending,
                                        std::size_t begin, std::size_t next, Reading& reading) {
    const std::size_t end = SkipDigits(ending, 1);
    const bool ends = end == ending.size() ||
                      std::string_view(" \t,;:|/(").find(ending[end]) != std::string_view::npos;
    if (!ends || end > kMostLastDigits + 1) return {};
    if (next_ != begin) stem_ = StemAbove(LineBefore(text, begin), end - 1, reading);
    if (stem_.empty()) return {};
    next_ = next;
    return stem_ + std::string(ending);
  }

  static std::string_view LineBefore(std::string_view text, std::size_t begin) {
    std::string_view before = text.substr(begin - std::min(begin, kLongLine), kLongLine);
    before = before.substr(0, std::min(begin, kLongLine));
    while (before.ends_with('\n')) before.remove_suffix(1);
    return before.substr(before.rfind('\n') + 1);
  }

  // The "030 901820" of "030 901820-10 Anna"; empty where there is no one such number.
  static std::string StemAbove(std::string_view line, std::size_t digits, Reading& reading) {
    const std::vector<Piece>& pieces = reading.splitter.Split(line);
    if (pieces.size() != 1 || pieces[0].beside > 0) return {};
    return std::string(
        StemOf(line.substr(pieces[0].begin, pieces[0].end - pieces[0].begin), digits));
  }

  std::string stem_;
  std::size_t next_ = std::string::npos;  // where the line below one with this stem begins
};

// The greeting above the numbers of a letter, and the thanks and the name below them. Other words
// right below the numbers may be an entry whose number is missing: "front-desk", "ask Bob".
class Surroundings {
 public:
  [[gnu::noinline]] bool Has(std::string_view line, std::size_t begin, Reading& reading) {
    constexpr std::string_view kSigns = " \t:,;|";
    line = TrimOf(line, kSigns);
    const bool is_above = reading.rows.count() == 0;
    const std::size_t most_digits = is_above ? kLeastWeakDigits - 1 : 0;  // "Rule 10"
    // "Lobby: TBD"
    const std::string_view last = line.substr(line.find_last_of(kSigns) + 1);
    if (reading.context.trunk || CountAllDigits(line) > most_digits || !HasLetters(line) ||
        SaysNothing(last) || HasSecretWord(line) || !reading.LinesSeen().have_numbers)
      return false;
    if (is_above) return true;
    if (blank_ == 0) FindEnd(reading.text);
    if (!IsThanks(line)) return begin > last_digit_ && begin > blank_;
    reading.closing = line;
    reading.splitter.FindTelephones();
    return true;
  }

 private:
  void FindEnd(std::string_view text) {
    last_digit_ = text.find_last_of("0123456789");
    blank_ = text.find("\n\n", last_digit_);
  }

  std::size_t last_digit_ = 0;
  std::size_t blank_ = 0;  // the first empty line below it
};

// "Account number" above "4152001234" and an empty line or the name of the list: where the only
// number below this line ends, if the line names it as something else; 0 if not.
std::size_t EndOfOtherBelow(std::string_view text, std::size_t begin) {
  constexpr std::size_t kLongest = 32;
  const std::string_view name = TrimOf(LineAt(text, begin), " :\t");
  if (name.empty() || name.size() > kLongest || CountAllDigits(name) > 0 ||
      ReadNameOfNumbers(name) != NameOfNumbers::kUnlike || AnnouncesNumbers(name) ||
      IsChangeWord(name))
    return 0;
  const std::size_t at = NextLine(text, begin);
  const std::size_t next = NextLine(text, at);
  const std::string_view number = LineAt(text, at);
  const std::string_view below = next < text.size() ? TrimOf(LineAt(text, next), " :\t") : name;
  const bool is_alone = below.empty() || ReadNameOfNumbers(below) >= NameOfNumbers::kWeak;
  return is_alone && CountAllDigits(number) >= kLeastDigits && !HasLetters(number) ? next : 0;
}

// Most lines of a list begin with their number.
bool MayBeWords(std::string_view line) {
  return !line.empty() && !IsDigit(line[0]) && line[0] != '+' && line[0] != '(';
}

// The end of lines that are not even names on a trunk: a greeting, thanks with the names below it
// at the end of the text, or a setting, "type=endpoint". 0 if there are none.
std::size_t EndOfLetterWords(std::string_view line, std::string_view text, std::size_t begin) {
  constexpr std::size_t kLongestEnd = 200;
  const std::string_view rest = text.substr(begin);
  // "Thanks, Ann"
  const bool is_thanks = IsThanks(line.substr(0, std::min(line.find(','), line.size() - 1) + 1));
  if (is_thanks && rest.size() <= kLongestEnd && CountAllDigits(rest) == 0) return text.size();
  const bool is_other = IsGreeting(line) || is_thanks || line.find('=') != std::string_view::npos;
  return is_other && CountAllDigits(line) == 0 ? begin + line.size() + 1 : 0;
}

// "E.164 Number", "DIDs 2026", "Order #12345": words with a few digits above a list of numbers. An
// extension would be the entry above.
[[gnu::noinline]] bool IsTitle(std::string_view line, std::string_view text, std::size_t end) {
  const std::size_t digits = CountAllDigits(line);
  if (digits == 0 || digits >= kLeastDigits || !IsAlpha(line[0]) ||
      IsExtensionWord(ReadLineWord(line.substr(0, line.find(' ')))))
    return false;
  const std::string_view next = text.substr(NextLine(text, end));
  return IsBareNumber(Trim(next.substr(0, EndOfLine(next, 0))));
}

// Leaves out what begins at a line and is not of the list: a letterhead, a signature, or a number
// that the line names as another one. Returns where that ends; 0 if there is none.
[[gnu::noinline]] std::size_t EndOfOthers(std::string_view line, std::size_t begin,
                                          std::size_t letterhead, Signatures& signatures,
                                          Reading& reading) {
  const std::string_view text = reading.text;
  if (reading.context.trunk) {
    const std::size_t below = EndOfLetterWords(line, text, begin);
    if (below > 0) reading.findings.words.Add(1, begin);
    return below;
  }
  if (begin < letterhead) {
    LeaveLineOut(line, begin, "Letterhead", reading.findings);
    return begin + line.size() + 1;
  }
  if (const auto end = signatures.TakeAt(line, begin, reading)) return *end;
  const std::size_t end = EndOfOtherBelow(text, begin);
  if (end > 0) {
    reading.findings.words.Add(1, begin);
    reading.findings.AddValue(TrimOf(line, " :\t"), NextLine(text, begin));
  }
  return end;
}

// Whether a command gives its numbers back: "Remove-CsPhoneNumberAssignment …", "twilio
// phone-numbers:remove …", "DELETE FROM dids …", "no e164 …".
[[gnu::noinline]] bool IsRemovalCommand(std::string_view line) {
  constexpr std::size_t kLongestWord = 64;
  constexpr int kMostWords = 3;  // "aws connect release-phone-number"
  constexpr WordList kTools =
      " twilio band aws kamctl database asterisk telnyx vonage plivo bland ";
  constexpr WordList kRemovals = " remove release delete del rm unassign disassociate ";
  for (const std::string_view begin : {"DELETE FROM ", "no e164 ", "no incoming called-number "}) {
    if (line.starts_with(begin)) return true;
  }
  const bool has_tool = IsOneOf(kTools, line.substr(0, line.find(' ')));
  if (!has_tool && line.find("-Cs") > kLongestWord) return false;
  for (int word = 0; word < kMostWords && !line.empty(); ++word) {
    const std::string_view text = line.substr(0, std::min(line.find(' '), kLongestWord));
    const std::string folded = FoldedName(text);
    for (std::string_view part = Trim(folded); !part.empty();) {
      const std::string_view name = part.substr(0, part.find(' '));
      if (IsOneOf(kRemovals, name)) return true;
      part = Trim(part.substr(name.size()));
    }
    if (!has_tool) return false;  // a cmdlet is one word
    line = Trim(line.substr(text.size()));
  }
  return false;
}

// Tracks which numbers below a heading are marked for removal.
class Going {
 public:
  // Whether a line without a number says what happens to those below it.
  [[gnu::noinline]] bool Says(std::string_view line, const NumberContext& context) {
    if (context.trunk && line.find(':') == std::string_view::npos) return false;
    ChangeHeading heading = ReadChangeHeading(line);
    // "Numbers of the other carrier (will NOT be ported)"
    if (const std::size_t bracket = line.rfind('(');
        heading == ChangeHeading::kNone && bracket < line.size() && Trim(line).ends_with(')'))
      heading = ReadChangeHeading(line.substr(bracket));
    if (heading == ChangeHeading::kNone) return false;
    // "Remove:" directly followed by "Germany:".
    goes_ = heading == ChangeHeading::kGo || (heading == ChangeHeading::kOther && goes_ && !any_);
    any_ = false;
    return heading != ChangeHeading::kOther;
  }
  [[nodiscard]] bool goes() const { return goes_; }

  // Whether the line removes its numbers by itself: a command, or a line of a diff.
  [[nodiscard]] bool IsRemoval(std::string_view line, const Reading& reading) {
    const std::string_view command = Trim(line);
    if (!command.empty() && IsAlpha(command[0]) && IsRemovalCommand(command)) return true;
    for (const std::string_view mark : {"\u274C", "\u2717", "\u2718"}) {  // ❌ ✗ ✘
      if (command.starts_with(mark)) return true;
    }
    return line.starts_with('-') && IsDiff(reading.text);
  }
  // The line that a diff adds, without its sign.
  [[nodiscard]] bool IsAddition(std::string_view line, const Reading& reading) {
    return line.starts_with('+') && line.size() > 1 && line[1] != '+' && IsDiff(reading.text);
  }

  // Whether the line has numbers, which are then counted as removed: `everywhere`, or only here.
  [[gnu::noinline]] bool Take(std::string_view line, std::size_t at, bool everywhere,
                              Reading& reading) {
    const std::size_t least = reading.context.trunk ? 2 : kLeastDigits;
    if (CountAllDigits(line) < least) return false;
    std::size_t numbers = 0;
    (void)reading.splitter.Split(line);
    for (const std::vector<Piece>* pieces :
         {&reading.splitter.pieces(), &reading.splitter.removed()}) {
      for (const Piece& piece : *pieces) {
        if (!piece.like_number) continue;
        ++numbers;
        if (everywhere) reading.gone.Add(TextOf(line, piece), reading.context);
      }
    }
    if (numbers == 0) return false;
    reading.findings.removals.Add(numbers, at);
    return any_ = true;
  }

 private:
  // Whether the text has lines of a diff, "@@ -1,3 +1,3 @@", or "-+14155550132" and
  // "++14155550133".
  [[gnu::noinline]] bool IsDiff(std::string_view text) {
    const auto has = [&](std::string_view begin) {
      return text.starts_with(begin.substr(1)) || text.find(begin) != text.npos;
    };
    if (!is_diff_) is_diff_ = has("\n@@ -") || (has("\n-+") && has("\n++"));
    return *is_diff_;
  }

  bool goes_ = false;
  bool any_ = false;  // a number since the heading
  std::optional<bool> is_diff_;
};

}  // namespace

CountryOfRow CountryAbove(Reading& reading) {
  const BulkLayout& layout = reading.layout;
  CountryOfRow country;
  if (layout.lines_above == 0) return country;
  ForEachLine(reading.text.substr(0, layout.begin), 0,
              [&](std::string_view line, std::size_t) { TakeHeading(line, reading, country); });
  return country;
}

void ReadLineNumbers(Reading& reading) {
  const std::string_view text = reading.text;
  reading.has_lines = !reading.context.trunk;
  bool header = reading.layout.has_header;
  CountryOfRow country = CountryAbove(reading);
  std::string_view area;  // code of the numbers below
  Endings endings;
  Going going;
  Surroundings surroundings;
  Signatures signatures;
  const std::size_t letterhead = reading.context.trunk ? 0 : EndOfLetterhead(text);
  for (std::size_t begin = reading.layout.begin; begin < text.size();) {
    std::size_t end = EndOfLine(text, begin);
    const std::string_view line = text.substr(begin, end - begin);
    if (const std::size_t after = MayBeWords(line) || begin < letterhead
                                      ? EndOfOthers(line, begin, letterhead, signatures, reading)
                                      : 0;
        after > 0) {
      begin = after;
      continue;
    }
    if (line.ends_with(':')) reading.closing = {};  // "On Monday Ann Lee wrote:"
    reading.is_persons_line = IsTelephoneOfPerson(line, reading.person_above);
    const bool is_removal = going.IsRemoval(line, reading);
    if ((going.goes() || is_removal) && going.Take(line, begin, !is_removal, reading)) {
      begin = end + 1;
      continue;
    }
    if (going.IsAddition(line, reading)) {
      ReadLine(line.substr(1), begin + 1, country, reading);
      begin = end + 1;
      continue;
    }
    if (const std::string_view code = AreaCodeOfHeading(line, reading); !code.empty()) {
      area = code;
      header = false;
      reading.findings.words.Add(1, begin);
      begin = end + 1;
      continue;
    }
    if (begin == reading.layout.begin && !reading.context.trunk && !header && !line.empty() &&
        IsTitle(line, text, end)) {
      if (ReadNameOfNumbers(line) == NameOfNumbers::kInternational) country.international = true;
      reading.findings.words.Add(1, begin);
      begin = end + 1;
      continue;
    }
    if (!reading.context.trunk && MayBreakOff(text, line, end)) {
      const std::size_t whole = EndWithNumbers(text, begin, end, reading.context);
      if (whole > end) {
        ReadLine(WithBlanks(text.substr(begin, whole - begin)), begin, country, reading);
        begin = whole + 1;
        continue;
      }
    }
    std::string whole;
    if (!area.empty()) whole = WithAreaCode(line, area);
    if (whole.empty() && Endings::MayBeOne(line) && !reading.context.trunk)
      whole = endings.WholeOf(text, line, begin, reading);
    if (!whole.empty()) {
      ReadLine(whole, begin, country, reading);
      begin = end + 1;
      continue;
    }
    if (header && !Trim(line).empty()) {
      header = false;
      (void)going.Says(line, reading.context);
      TakeHeading(line, reading, country);
      if (ReadNameOfNumbers(line) == NameOfNumbers::kInternational) country.international = true;
      ReportHeader(begin, reading);
    } else if (!reading.context.trunk && IsBareNumber(line) &&
               EndWithBlock(text, line, end) == end) {
      reading.closing = {};  // the list goes on
      reading.rows.Add(line, true, begin, country);
      reading.records.Assign(0, reading.rows);
    } else if (TakeHeading(line, reading, country)) {
      area = {};
      if (going.goes()) (void)going.Says(line, reading.context);
      reading.findings.words.Add(1, begin);
    } else if (CountAllDigits(line) == 0 && going.Says(line, reading.context)) {
      reading.findings.words.Add(1, begin);
    } else if (IsAboveRule(text, line, end)) {
      reading.findings.above.Add(1, begin);
    } else if (!reading.context.trunk &&
               (IsNoEntry(line) || (IsTown(line) && reading.LinesSeen().have_numbers) ||
                surroundings.Has(line, begin, reading))) {
      reading.findings.words.Add(1, begin);
    } else if (const std::size_t range =
                   std::max(EndWithBlock(text, line, end), EndWithRange(text, begin, end));
               range > end && CountDigits(line) >= kLeastDigits) {
      ReadLine(WithBlanks(text.substr(begin, range - begin)), begin, country, reading);
      end = range;
    } else if (line.size() < 3 || IsDigit(line.back()) || !IsRule(text, {{begin, end, false}})) {
      ReadLine(line, begin, country, reading);
    }
    begin = end + 1;
  }
}

void WriteBesideOfLines(Reading& reading) {
  JsonWriter& writer = reading.writer;
  writer.Key("beside").BeginObject().Key("columns").BeginArray().BeginObject();
  writer.Key("column").Null().Key("name").Null().Key("tells").Boolean(true);
  writer.EndObject().EndArray().Key("rows").BeginArray();
  reading.records.ForEachRow([&](std::size_t begin) {
    std::string_view line = reading.text.substr(begin - 1, kLongLine);
    line = FirstLine(line);
    writer.BeginArray().String(WithoutSecrets(WordsOf(line, reading.splitter))).EndArray();
  });
  writer.EndArray();
  reading.records.WriteRows(writer);
  writer.EndObject();
}

}  // namespace sipattach
