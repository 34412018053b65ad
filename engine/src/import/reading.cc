#include "import/reading.h"

#include <algorithm>
#include <string>

#include "import/line_country.h"
#include "json/pointer.h"
#include "lines/call_words.h"
#include "lines/line_token.h"
#include "lines/line_words.h"
#include "names/column_role.h"
#include "number/range_words.h"
#include "redact/key_like.h"
#include "tables/cells.h"
#include "text/ascii.h"
#include "text/clean_text.h"
#include "text/lines.h"

namespace sipattach {
namespace {

// "Berlin:", "[sip]", "York DDIs", "Oakland (2)", "Hello,", "Handled by: Bob", but not "Lobby:
// TBD", an entry whose number is missing.
bool IsHeading(std::string_view line) {
  line = Trim(line);
  const std::string_view last = line.substr(line.rfind(' ') + 1);
  const bool is_count = last.starts_with('(') && last.ends_with(')') && CountDigits(last) > 0;
  return line.ends_with(',') || line.starts_with('[') || is_count || IsSizeWord(last) ||
         (line.find_first_of(":=") != std::string_view::npos && !SaysNothing(last));
}

// Whom a line says to call at a number: the "Contact" of "Contact: Ann Lee, Tel.: 415-555-0132".
// Empty for other numbers. Among bare numbers, that may be a desk, "Customer service: …".
[[gnu::noinline]] std::string_view ContactOf(std::string_view line, const Piece& piece,
                                             bool may_be_desk) {
  constexpr std::size_t kLongest = 80;
  line = line.substr(0, piece.begin);
  line.remove_prefix(line.size() - std::min(line.size(), kLongest));
  for (bool is_telephone = true; is_telephone;) {
    const std::size_t colon = line.find_last_of(":?\x9A");  // the last byte of "：", too
    if (colon == std::string_view::npos) return {};
    line = line.substr(0, colon);
    const std::size_t begin = line.find_last_of(":,;|\t0123456789") + 1;
    const std::string_view label = Trim(line.substr(begin));
    if (may_be_desk ? ReadContactName(label).is_contact : IsNameOfPerson(label)) return label;
    is_telephone = begin > 0 && !IsDigit(line[begin - 1]) && IsNameOfTelephone(label);
    line = line.substr(0, begin);
  }
  return {};
}

// The name of a setting right before a number that says that it is not the line's own:
// "[sms_forward] => 4155550132", "callerid=4155550132", "forward_to: \"4155550132\"". Empty for
// other numbers.
[[gnu::noinline]] std::string_view NameOfOther(std::string_view line, const Piece& piece) {
  constexpr std::size_t kLongest = 40;
  std::string_view before = line.substr(0, piece.begin);
  before.remove_prefix(before.size() - std::min(before.size(), kLongest));
  before = TrimOf(before, "\"' (");
  const bool sets = before.ends_with('=') || before.ends_with("=>");
  if (!sets && !before.ends_with(':')) return {};
  before = TrimOf(before, "=>:\"' ])");
  std::size_t begin = before.size();
  while (begin > 0 && (IsAlphanumeric(before[begin - 1]) || before[begin - 1] == '_')) --begin;
  const std::string_view name = before.substr(begin);
  // A user may be the line's own number, and so may whom a message is from.
  const bool is_member = (sets || name.find('_') != name.npos) && !IsNameOfUser(name) &&
                         !EqualsIgnoringCase(name, "from");
  return is_member && ReadContactName(name).is_other ? name : std::string_view();
}

// The same of words that need no colon.
CallWords ContactInWords(std::string_view line, const Piece& piece) {
  return piece.like_number ? FindCallWords(line.substr(0, piece.begin)) : CallWords();
}

bool SaysWhomToCall(std::string_view line, const Piece& piece) {
  const CallWords found = ContactInWords(line, piece);
  return !found.words.empty() && !found.is_desk;
}

// The label of a number that is only to be called: that of a contact, or of the telephone of the
// person above. Empty if the text has no other numbers, which are then the list.
std::string_view WhomToCall(std::string_view line, const Piece& piece, Reading& reading) {
  const CallWords in_words = reading.context.trunk ? CallWords() : ContactInWords(line, piece);
  const std::string_view contact = reading.is_persons_line  ? Trim(line.substr(0, line.find(':')))
                                   : in_words.words.empty() ? ContactOf(line, piece, true)
                                                            : in_words.words;
  if (contact.empty()) {
    const std::string_view name = NameOfOther(line, piece);
    return !name.empty() && reading.LabelsSeen().have_others ? name : std::string_view();
  }
  const Reading::Labels& seen = reading.LabelsSeen();
  const bool is_person = reading.is_persons_line ||
                         (in_words.words.empty() ? IsNameOfPerson(contact) : !in_words.is_desk);
  return (is_person ? seen.have_others : seen.are_bare) ? contact : std::string_view();
}

// Whether there are words around the numbers that were split last, and no column names a country.
bool MayNameCountries(const CountryOfRow& country, const Reading& reading) {
  const bool has_column = country.told == Told::kByColumn &&
                          (!country.country.prefix.empty() || !country.unknown.empty());
  return !has_column && !reading.context.trunk && reading.splitter.words() > 0 &&
         !reading.splitter.pieces().empty();
}

}  // namespace

bool IsTelephoneOfPerson(std::string_view line, PersonAbove& above) {
  constexpr std::size_t kLongestName = 40;
  const std::size_t colon = line.find(':');
  const std::string_view name = Trim(line.substr(0, colon));
  if (colon == std::string_view::npos || name.size() > kLongestName) {
    above.Clear();
    return false;
  }
  const bool is_person = CountAllDigits(line) < kLeastDigits && IsNameOfPerson(name);
  return above.Owns(name, is_person, line.substr(colon + 1), line.find(name));
}

// Most lines of a list have a number and nothing else.
[[gnu::noinline]] const Reading::Lines& Reading::LinesSeen() {
  constexpr std::size_t kLookedAt = 16 * 1024;
  constexpr std::size_t kLongestLabel = 24;
  if (lines_) return *lines_;
  std::size_t numbers = 0;
  std::size_t bare = 0;    // of these, those with no word beside the number
  std::size_t words = 0;   // lines without a number
  std::size_t labels = 0;  // of these, those right above a number
  bool after_words = false;
  bool begins_with_words = false;
  std::string_view head = text.substr(layout.begin, kLookedAt);
  if (layout.has_header) head.remove_prefix(EndOfLine(head, 0));
  for (std::string_view rest = head; !rest.empty();) {
    const std::string_view line = TakeLine(rest);
    const bool has_letters = HasLetters(line);
    if (CountAllDigits(line) >= kLeastDigits) {
      ++numbers;
      bare += has_letters ? 0 : 1;
      labels += after_words && !has_letters ? 1 : 0;
    } else if (has_letters) {
      begins_with_words = begins_with_words || numbers == 0;
      ++words;
    }
    after_words = has_letters && line.size() <= kLongestLabel && !SaysNothing(line);
  }
  const bool has_title = words == 1 && begins_with_words && bare == 0;
  // "work" above "(415) 555-0132", "home" above the next; the first may be taken for a header
  const bool have_labels =
      words > 1 && labels == words && words + (layout.has_header ? 1 : 0) == numbers;
  const bool are_prose =
      has_title || have_labels || (words > 1 && words > bare && words * 3 >= numbers);
  lines_ = {numbers > 0, numbers > 0 && are_prose};
  return *lines_;
}

[[gnu::noinline]] const Reading::Labels& Reading::LabelsSeen() {
  if (labels_) return *labels_;
  constexpr std::size_t kLookedAt = 64 * 1024;
  const bool is_table = layout.columns.size() > 1;
  bool is_told = is_table && layout.has_header &&
                 ReadNameOfNumbers(layout.columns[layout.phone_column]) >= NameOfNumbers::kWeak;
  // Counts lines with numbers but no fax, and those of them without words. If most numbers have
  // names, the fax is just another one.
  std::size_t others = 0;
  std::size_t bare = 0;
  bool have_others = false;
  PersonAbove persons;
  LineSplitter lines(context.trunk, context.default_region, /*telephones=*/true);
  ForEachLine(text.substr(layout.begin, kLookedAt), 0, [&](std::string_view line, std::size_t) {
    const bool is_persons = IsTelephoneOfPerson(line, persons);
    if (CountAllDigits(line) < kLeastDigits) return;
    bool has_fax = false;
    for (const Piece& piece : lines.Split(line)) {
      is_told = is_told || (piece.like_number && piece.is_telephone);
      has_fax = has_fax || piece.is_fax;
      // "555-0151" may be the end of a number that is broken over two lines.
      const bool is_whole =
          CountAllDigits(line.substr(piece.begin, piece.end - piece.begin)) > kLeastDigits;
      have_others = have_others ||
                    (is_whole && !piece.is_fax && !is_persons && !SaysWhomToCall(line, piece) &&
                     ContactOf(line, piece, false).empty() && NameOfOther(line, piece).empty());
    }
    others += has_fax ? 0 : 1;
    bare += has_fax || HasLetters(line) ? 0 : 1;
  });
  const bool are_bare = !is_table && bare > 0 && bare * 2 >= others;
  labels_ = {is_told || are_bare, have_others, are_bare};
  return *labels_;
}

[[gnu::noinline]] bool Reading::EndsInCountry() {
  if (!ends_in_country_) {
    const std::string_view all = Trim(text);
    const std::string_view last = all.substr(all.rfind('\n') + 1);
    ends_in_country_ = CountAllDigits(last) < kLeastDigits &&
                       !CountryOfHeading(last, context.default_region).country.prefix.empty();
  }
  return *ends_in_country_;
}

// Whether this is only words, or has too few digits among words: a heading, a street, a port.
// Neither an extension by itself nor keypad letters count.
bool Reading::AreWords(std::string_view line, std::string_view piece_text, const Piece& piece) {
  constexpr std::size_t kLongest = 8;
  if (!has_lines || piece.beside > 0) return false;
  const std::size_t digits = CountDigits(piece_text);
  const bool minor =
      !piece.like_number || (piece_text.size() <= kLongest && digits <= most_minor_digits_ &&
                             !HasLetters(piece_text) && piece_text.size() < Trim(line).size());
  if (!minor || HasSecretWord(piece_text)) return false;
  const Lines& lines = LinesSeen();
  return lines.are_prose ||
         (lines.have_numbers && !piece.like_number && digits < kLeastWeakDigits &&
          HasLetters(piece_text) && IsHeading(line));
}

void Records::WriteRows(JsonWriter& writer) const {
  writer.Key("of").BeginArray();
  std::int64_t row = -1;
  std::uint32_t last = 0;
  for (const std::uint32_t record : of_inputs_) {
    if (record != 0 && record != last) ++row;
    writer.Integer(record == 0 ? -1 : row);
    if (record != 0) last = record;
  }
  writer.EndArray();
}

bool AddPieces(std::string_view content, std::size_t at, const CountryOfRow& country,
               Reading& reading) {
  LineSplitter& splitter = reading.splitter;
  const std::vector<Piece>& pieces = splitter.Split(content);
  if (splitter.words() > 0) reading.findings.words.Add(splitter.words(), at);
  if (splitter.dates() > 0) reading.findings.dates.Add(splitter.dates(), at);
  if (!splitter.removed().empty()) {
    reading.findings.removals.Add(splitter.removed().size(), at);
    for (const Piece& piece : splitter.removed())
      reading.gone.Add(TextOf(content, piece), reading.context);
  }
  if (splitter.callers() > 0) reading.findings.AddValue("Caller", at, splitter.callers());
  if (splitter.faxes() > 0) reading.findings.AddValue("Fax", at, splitter.faxes());
  std::vector<CountryOfRow> countries;
  if (MayNameCountries(country, reading))
    countries = CountriesOfPieces(content, pieces, country, reading.context.default_region);
  for (const Piece& piece : pieces) {
    const std::string text = TextOf(content, piece);
    if (reading.AreWords(content, text, piece)) {
      reading.findings.words.Add(1, at);
      continue;
    }
    if (piece.is_fax && reading.LabelsSeen().have_telephones) {
      reading.findings.AddValue("Fax", at + piece.begin);
      continue;
    }
    const bool is_author = piece.is_telephone || piece.is_fax;
    const std::string_view contact = is_author && !reading.closing.empty()
                                         ? reading.closing
                                         : WhomToCall(content, piece, reading);
    if (!contact.empty()) {
      reading.findings.AddValue(contact, at + piece.begin);
      continue;
    }
    if (!is_author) reading.closing = {};  // the list goes on
    const auto i = static_cast<std::size_t>(&piece - pieces.data());
    reading.rows.Add(text, piece.like_number, at + piece.begin,
                     countries.empty() ? country : countries[i]);
  }
  return !pieces.empty();
}

void ReportHeader(std::size_t at, Reading& reading) {
  reading.report.Add(Code::kBulkHeader, Pointer(), {{"line", reading.rows.LineOf(at)}});
}

}  // namespace sipattach
