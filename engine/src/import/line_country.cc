#include "import/line_country.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "names/column_role.h"
#include "names/country_names.h"
#include "number/number_range.h"
#include "phone/phone.h"
#include "tables/cells.h"
#include "text/ascii.h"
#include "text/clean_text.h"
#include "text/folded_name.h"

namespace sipattach {
namespace {

constexpr std::size_t kLongestHeading = 80;
constexpr std::string_view kFlag = "\xF0\x9F\x87";  // with the next byte, one letter of the code
constexpr std::size_t kFlagBytes = 8;
constexpr std::string_view kAroundNames = " \t\"'`*#_~>.-+";  // "`id`" is not a code

// Whether a word beside the name of a country adds nothing to it: "UK numbers", "Tel. UK".
bool IsFiller(std::string_view word) {
  return IsOneOf(
      " number numbers did dids ddi ddis tn tns tel phone phones telephone telefon nummer nummern "
      "rufnummern rufnummer office line lines national landline landlines main hq sales support "
      "local the in from country land region pays pais numeros numero lignes sda ",
      Lowercase(TrimOf(word, kAroundNames)));
}

std::string_view FirstWord(std::string_view words) { return words.substr(0, words.find(' ')); }
std::string_view LastWord(std::string_view words) { return words.substr(words.rfind(' ') + 1); }

std::string_view WithoutFillers(std::string_view words) {
  while (words.find(' ') != words.npos && IsFiller(LastWord(words)))
    words = TrimOf(words.substr(0, words.rfind(' ')), kAroundNames);
  // Among other words, a code is just one of them: "TELEFONO DE".
  std::string_view rest = words;
  while (rest.find(' ') != rest.npos && IsFiller(FirstWord(rest)))
    rest = TrimOf(rest.substr(rest.find(' ')), kAroundNames);
  return rest.size() > 3 ? rest : words;
}

// The flag among the words; empty if there is none.
std::string_view FlagIn(std::string_view words) {
  const std::size_t at = words.find(kFlag);
  if (at == words.npos) return {};
  const std::string_view flag = words.substr(at, kFlagBytes);
  return flag.size() == kFlagBytes && flag.substr(kFlagBytes / 2).starts_with(kFlag)
             ? flag
             : std::string_view();
}

// What was read from a part of the words, between two separators.
struct Part {
  NamedCountry named;
  bool is_whole = false;  // the part holds nothing else
};

Part ReadPart(std::string_view part, const std::string& default_region, bool within_words) {
  // "1. Germany"
  if (const std::size_t place = SkipDigits(part, 0); place > 0 && place < part.size()) {
    if (part[place] == '.' || part[place] == ')') part.remove_prefix(place + 1);
  }
  const std::string_view digits =
      part.substr(std::min(part.find_first_of("+0123456789"), part.size()));
  part = TrimOf(part.substr(0, part.size() - digits.size()), kAroundNames);
  if (part.size() < 2 || part.size() > kLongestHeading) return {};
  const std::string_view name = WithoutFillers(part);
  Part read{CountryInWords(name)};
  // "Germany +49", but not "SA 100 N RIVERSIDE PLZ".
  read.is_whole = digits.empty() || DigitsOf(digits) == read.named.country.prefix;
  const bool in_america = phone::CallingCodeOf(default_region) == 1;
  if (in_america && IsStateToo(name)) read.named.certain = false;
  if (!within_words || !read.named.country.prefix.empty() || part.find(' ') == part.npos)
    return read;
  // "Germany Berlin", "Air France"
  read.is_whole = false;
  for (const std::string_view word : {FirstWord(part), LastWord(part)}) {
    NamedCountry named = CountryInWords(TrimOf(word, kAroundNames));
    if (named.certain) read.named = std::move(named);
  }
  read.named.certain = false;
  return read;
}

// Calls `each` for the parts between separators. A dash within a word belongs to it.
template <typename Each>
void ForEachPart(std::string_view words, const Each& each) {
  std::string plain = WithPlainDashes(words);
  std::replace(plain.begin(), plain.end(), '_', ' ');  // UK_NUMBER
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= plain.size(); ++at) {
    const char c = at < plain.size() ? plain[at] : ',';
    const bool is_dash = c == '-' && (at == 0 || at + 1 == plain.size() || plain[at - 1] == ' ');
    if (!is_dash && std::string_view(",:;|=/()[]{}\t\n").find(c) == std::string_view::npos)
      continue;
    const std::string_view part =
        TrimOf(std::string_view(plain).substr(begin, at - begin), kAroundNames);
    begin = at + 1;
    if (!part.empty()) each(part);
  }
}

// Whether this is like the "country" of "country: DE".
bool IsNameOfCountry(std::string_view name) {
  return ReadColumnName(name).role == ColumnRole::kCountry || FoldedName(name) == " region ";
}

CountryOfRow OfName(NamedCountry named) {
  CountryOfRow row;
  row.told = named.certain ? Told::kByName : Told::kByWord;
  row.country = std::move(named.country);
  return row;
}

// The "de:" that a line begins with. In lower case, a code counts only as the name of what follows,
// and is not certain if it is also a word.
NamedCountry NamedByKey(std::string_view line) {
  constexpr std::size_t kCodeSize = 2;
  line = TrimOf(line, " \t-*\"'");
  const bool is_key = line.size() > kCodeSize && IsLower(line[0]) && IsLower(line[1]) &&
                      TrimOf(line.substr(kCodeSize), "\"' ").starts_with(':');
  if (!is_key) return {};
  const std::string code = {Upper(line[0]), Upper(line[1])};
  NamedCountry named = CountryInWords(code);
  if (!named.certain) return {};
  named.certain = !IsOneOf(" AT BE ES SE IE ", code);
  return named;
}

// The country that the words name; none if they name several.
CountryOfRow CountryOfWords(std::string_view words, bool begin_line,
                            const std::string& default_region) {
  if (words.size() < 2) return {};
  if (const std::string_view flag = FlagIn(words); !flag.empty())
    return OfName({ReadCountry(flag), true});
  NamedCountry found = begin_line ? NamedByKey(words) : NamedCountry();
  bool differ = false;
  ForEachPart(words, [&](std::string_view part) {
    NamedCountry named = ReadPart(part, default_region, true).named;
    if (named.country.prefix.empty()) return;
    const bool is_other = !found.country.prefix.empty() && named.certain == found.certain &&
                          named.country.region != found.country.region;
    differ = differ || is_other;
    if (found.country.prefix.empty() || (named.certain && !found.certain)) found = std::move(named);
  });
  return differ ? CountryOfRow() : OfName(std::move(found));
}

std::size_t EndOf(const Piece& piece) {
  return std::max({piece.end, piece.beside, piece.range_end});
}

}  // namespace

CountryOfRow CountryOfHeading(std::string_view line, const std::string& default_region) {
  line = Trim(line);
  if (line.size() < 2 || line.size() > kLongestHeading) return {};
  if (const std::string_view flag = FlagIn(line); !flag.empty())
    return OfName({ReadCountry(flag), true});
  const bool has_sign = line.find_first_of(":=") != std::string_view::npos;
  if (NamedCountry key = NamedByKey(line); key.certain) return OfName(std::move(key));
  NamedCountry found;
  bool is_heading = true;
  bool has_place = false;    // other words before the country
  bool ends_in_name = true;  // the last part is the country
  ForEachPart(line, [&](std::string_view part) {
    Part read = ReadPart(part, default_region, false);
    const bool is_name = !read.named.country.prefix.empty() && read.is_whole;
    const bool is_word = HasLetters(part) && !(has_sign && IsNameOfCountry(part));
    if (is_name && found.country.prefix.empty()) {
      found = std::move(read.named);
    } else if (is_name) {
      is_heading = is_heading && found.country.region == read.named.country.region;
    } else if (is_word && found.country.prefix.empty()) {
      has_place = true;
    }
    if (is_name || is_word) ends_in_name = is_name;
  });
  // "Germany (Berlin)" and "Berlin, Germany", but not "Chile con carne: Jordan".
  if (!(found.certain || (!has_place && ends_in_name))) return {};
  is_heading = is_heading && (!has_place || ends_in_name);
  // An address, or a sentence.
  if (has_place) found.certain = false;
  return is_heading ? OfName(std::move(found)) : CountryOfRow();
}

std::vector<CountryOfRow> CountriesOfPieces(std::string_view line, const std::vector<Piece>& pieces,
                                            const CountryOfRow& above,
                                            const std::string& default_region) {
  std::vector<CountryOfRow> gaps;
  std::size_t begin = 0;
  bool is_behind = false;  // countries are named after their numbers
  const auto add_gap = [&](std::size_t end) {
    const std::string_view words = line.substr(begin, std::max(begin, end) - begin);
    CountryOfRow named = CountryOfWords(words, begin == 0, default_region);
    // A heading outweighs a word that may be something else.
    if (named.told == Told::kByWord && !above.country.prefix.empty()) named = {};
    if (!named.country.prefix.empty() && begin > 0 && gaps[0].country.prefix.empty())
      is_behind = is_behind || end == line.size() || Trim(words).starts_with('(');
    gaps.push_back(std::move(named));
  };
  for (const Piece& piece : pieces) {
    add_gap(piece.begin);
    begin = EndOf(piece);
  }
  add_gap(line.size());
  if (is_behind) {
    gaps.erase(gaps.begin());
    std::reverse(gaps.begin(), gaps.end());
  } else {
    gaps.pop_back();
  }
  const CountryOfRow* last = &above;
  for (CountryOfRow& gap : gaps) {
    if (gap.country.prefix.empty()) gap = *last;
    last = &gap;
  }
  if (is_behind) std::reverse(gaps.begin(), gaps.end());
  return gaps;
}

}  // namespace sipattach
