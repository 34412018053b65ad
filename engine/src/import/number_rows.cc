#include "import/number_rows.h"

#include <algorithm>
#include <utility>

#include "lines/line_token.h"
#include "number/number_range.h"
#include "number/spreadsheet.h"
#include "phone/phone.h"
#include "redact/key_like.h"
#include "text/ascii.h"
#include "text/clean_text.h"
#include "text/lines.h"

namespace sipattach {
namespace {

// After this many bytes of rows, their average predicts the length of the result.
constexpr std::size_t kFirstMeasure = 16 * 1024;
constexpr std::size_t kSecondMeasure = 512 * 1024;

// Several ranges may be expanded at once; a slip must not fill the memory.
constexpr std::size_t kMostExpanded = 200'000;

}  // namespace

CountryOfRow CountryNamed(const std::string& cell, std::size_t at) {
  CountryOfRow row;
  row.at = at;
  if (cell.empty()) return row;
  row.country = ReadCountry(cell);
  if (row.country.prefix.empty()) row.unknown = cell;
  return row;
}

void NumberRows::Add(std::string_view input, bool like_number, std::size_t at,
                     const CountryOfRow& country) {
  if (!like_number) {
    AddRow(input, at, Code::kBulkNoNumber);
    return;
  }
  std::string own;  // a number may span several lines of a cell
  if (EndOfLine(input, 0) < input.size()) {
    own = input;
    for (char& c : own) c = IsBlank(c) ? ' ' : c;
    input = own;
  }
  const bool has_country = !country.country.prefix.empty() || !country.unknown.empty();
  if (has_country && IsOf(country, input)) {
    own = AskedDigits(country, input);
    if (own.empty()) own = OfCountry(std::string(input), country);
    input = own;
  } else if (country.international == true && IsInternational(input)) {
    own = "+" + std::string(input);
    input = own;
  }
  if (gone_ == nullptr || !AddRest(input, at)) AddWhole(input, at);
}

// Adds what is left of a number or a range that has numbers to leave out; false if it has none.
bool NumberRows::AddRest(std::string_view input, std::size_t at) {
  if (gone_->Have(input, context_)) return true;
  const auto range = FindRange(Clean(input).text, context_);
  if (!range || range->count == 0 || range->count > kMaxRange) return false;
  const auto rest = gone_->RestOf(*range, kMostExpanded - std::min(parted_, kMostExpanded));
  if (!rest) return false;
  parted_ += rest->size();
  if (parted_ > kMostExpanded) {
    AddWhole(std::string(input) + " except …", at);  // no range, so it will be asked about
    return true;
  }
  for (const std::string& part : *rest) AddWhole(part, at);
  return true;
}

void NumberRows::AddWhole(std::string_view input, std::size_t at) {
  if (expand_ && Expand(input, at)) return;
  AddNumber(input, at);
}

void NumberRows::AddWord(std::string_view word, std::size_t at) {
  if (form_ == RowForm::kInput) {
    AddEmpty(at);
  } else {
    AddRow(word, at, Code::kBulkEmptyCell);
  }
}

void NumberRows::AddJoined(std::string_view number, std::size_t at, const CountryOfRow& country) {
  if (CountDigits(number) == 0) {
    AddEmpty(at);
  } else {
    Add(number, true, at, country);
  }
}

void NumberRows::AddBlock(const std::string& first, const std::string& last,
                          const std::string& size, std::size_t at, const CountryOfRow& country) {
  if (CountDigits(first) == 0 && CountDigits(last) == 0) {
    AddEmpty(at);
    return;
  }
  if (!IsOf(country, first)) return AddBlock(first, last, size, at, CountryOfRow());
  const bool single = last.empty() ? size.empty() || size == "1" : last == first;
  if (single) {
    Add(first, true, at, country);
    return;
  }
  // If only the end of the last number is given, writes all its digits, since "901820 - 99" could
  // only be guessed at.
  const std::size_t end = CountDigits(last);
  const bool by_its_end = end == last.size() && end < CountDigits(first) && end < 7;
  const std::string whole =
      by_its_end && first.size() > end ? first.substr(0, first.size() - end) + last : last;
  std::string text = last.empty() ? first : first + " - " + whole;
  if (!size.empty()) text += " (" + size + " numbers)";
  if (country.international == true && text.starts_with(country.country.prefix))
    text.insert(0, "+");
  NumberContext context = context_;
  if (!country.country.region.empty()) context.default_region = country.country.region;
  const auto range = FindRange(text, context);
  if (range && range->count > 0) {
    text = range->count == 1 ? range->first : range->first + " - " + range->last;
  }
  CountryOfRow none;
  none.unknown = country.unknown;
  none.at = country.at;
  Add(text, true, at, none);
}

void NumberRows::AddExtensions(const std::string& stem, const std::string& first,
                               const std::string& last, const std::string& size, std::size_t at,
                               const CountryOfRow& country) {
  // 0 to 99: there is no telling whether 00 or 10 comes after 0.
  if (size.empty() && !last.empty() && first.size() != last.size()) {
    Add(stem + " (" + first + "-" + last + ")", true, at, country);
  } else {
    AddBlock(stem + first, last.empty() ? last : stem + last, size, at, country);
  }
}

// "Mexico: 415-555-2671" is written like a number of the default region, and is assigned in both
// countries. Returned with its calling code but without a plus, it leads to a question. Empty for
// other numbers.
std::string NumberRows::AskedDigits(const CountryOfRow& country, std::string_view number) const {
  const std::string& here = context_.default_region;
  const bool is_named = country.told == Told::kByName && country.country.prefix != "1";
  const bool is_american =
      IsNorthAmerican(number) || (number.starts_with('(') && number.find(')') == 4);
  if (!is_named || !is_american || phone::CallingCodeOf(here) != 1) return "";
  const phone::Number there = phone::Read(number, country.country.region, /*formats=*/false);
  return there.valid && phone::IsAssigned(number, here) ? there.e164.substr(1) : "";
}

// Whether the number may belong to the country that words name. If it is unclear whether they name
// one, the number must be assigned there and not in the default region.
bool NumberRows::IsOf(const CountryOfRow& country, std::string_view number) const {
  const std::string& region = country.country.region;
  if (country.told == Told::kByColumn || region.empty()) return true;
  const auto is_assigned = [&](const std::string& where) {
    if (phone::IsAssigned(number, where)) return true;
    const auto range = FindRange(number, {where, false, 0});
    return range && range->count > 0 && phone::IsAssigned(range->first, where);
  };
  const bool there = is_assigned(region);
  if (there && country.told == Told::kByName) return true;
  const bool here = is_assigned(context_.default_region);
  return country.told == Told::kByName ? !here : there && !here;
}

// The number in international form: a national number belongs to the country of its row, whatever
// the region of the others.
std::string NumberRows::OfCountry(std::string number, const CountryOfRow& row) {
  const std::size_t begin = number.find_first_not_of(" (");
  if (begin != std::string::npos && number[begin] == '+') return number;
  if (!row.unknown.empty()) {
    findings_.countries.Add(1, row.at);
    if (findings_.countries.count == 1) findings_.first_country = row.unknown;
    return number;
  }
  // A calling code in front would hide what a spreadsheet has done to the number.
  if (const std::string_view whole = BeforeDecimalZeros(number); !whole.empty())
    return OfCountry(std::string(whole), row) + number.substr(whole.size());
  if (IsScientificNumber(number) || HasDecimals(number)) return number;
  if (std::string whole = WithItsCode(number, row); !whole.empty()) return whole;
  const Country& country = row.country;
  if (country.region == context_.default_region && !country.region.empty()) return number;
  if (!country.region.empty()) {
    const NumberContext there{country.region, context_.trunk, 0};
    if (const auto range = FindRange(number, there); range && range->count > 0) {
      return range->scattered.empty() ? range->first + " - " + range->last : number;
    }
    const phone::Number read = phone::Read(number, country.region, /*formats=*/false);
    const bool usable =
        read.error == phone::ParseError::kNone && read.extension.empty() &&
        (read.valid || (read.length == phone::Length::kPossible && !context_.trunk));
    if (usable) return read.e164;
  }
  if (number.starts_with(country.prefix) && phone::IsAssigned("+" + number, ""))
    return "+" + number;
  const std::string international = "+" + country.prefix + " " + number;
  return context_.trunk && !phone::IsAssigned(international, "") ? number : international;
}

// "4917612345678" in a column called MSISDN, unless it is a national number of the default region
// that does not begin with the region's calling code.
bool NumberRows::IsInternational(std::string_view number) const {
  if (context_.trunk || CountDigits(number) < number.size()) return false;
  if (!phone::IsAssigned("+" + std::string(number), "")) return false;
  const std::string& region = context_.default_region;
  const phone::Number here = phone::Read(number, region, /*formats=*/false);
  return !here.valid || !here.from_default_region ||
         number.starts_with(std::to_string(phone::CallingCodeOf(region)));
}

// "4917612345678" beside Germany: with its calling code, although 4917 may also begin a national
// number. Returns "" if it can only be national, and the digits unchanged if the user has to
// decide.
std::string NumberRows::WithItsCode(const std::string& number, const CountryOfRow& row) const {
  const auto& [region, prefix] = row.country;
  if (row.international == false || !DigitsOf(number).starts_with(prefix)) return "";
  if (FindRange(number, {region, false, 0})) return row.international == true ? "+" + number : "";
  const phone::Number whole = phone::Read("+" + number, "", /*formats=*/false);
  if (!whole.valid || !whole.extension.empty()) return "";
  const phone::Number national = phone::Read(number, region, /*formats=*/false);
  if (!national.valid || !national.from_default_region) return "";
  if (row.international == true || (whole.type == "mobile" && national.type != "mobile"))
    return whole.e164;
  // The bare digits lead to a question if they are not a number of the default region.
  const phone::Number here = phone::Read(number, context_.default_region, /*formats=*/false);
  const bool is_asked = region == context_.default_region ||
                        here.error != phone::ParseError::kNone ||
                        here.length != phone::Length::kPossible;
  return is_asked && !context_.trunk ? number : whole.e164;
}

// Adds the numbers of a range; false if the text is not one, or is too large.
bool NumberRows::Expand(std::string_view input, std::size_t at) {
  const auto range = FindRange(Clean(input).text, context_);
  if (!range || range->count == 0 || range->count > kMaxRange) return false;
  if (expanded_ + range->count > kMostExpanded) return false;
  expanded_ += range->count;
  for (const std::string& number : NumbersOf(*range)) AddNumber(number, at);
  return true;
}

// Whether there is nothing to read: secrets are left out, and inputs are written as they are.
bool NumberRows::IsUnread(std::string_view input, std::size_t at) {
  if (HasSecretWord(input)) {
    findings_.secrets.Add(1, at);
    return true;
  }
  if (form_ != RowForm::kInput) return false;
  WriteInput(input, at);
  return true;
}

void NumberRows::AddNumber(std::string_view input, std::size_t at) {
  if (IsUnread(input, at)) return;
  Report said;
  const NumberReading reading = ReadNumber(input, context_, Pointer(), said);
  std::vector<Code> codes;
  for (const Diagnostic& diagnostic : said.diagnostics()) codes.push_back(diagnostic.code);
  WriteRow(reading, at, std::move(codes));
}

void NumberRows::AddRow(std::string_view input, std::size_t at, Code code) {
  if (IsUnread(input, at)) return;
  NumberReading reading;
  reading.input = input;
  WriteRow(reading, at, {code});
}

// A table row without anything in the number column gives no input.
void NumberRows::WriteInput(std::string_view input, std::size_t at) {
  ++summary_.total;
  if (input.empty()) {
    findings_.empty_rows.Add(1, at);
    return;
  }
  lines_.push_back(static_cast<std::uint32_t>(LineOf(at)));
  writer_.String(input);
}

void NumberRows::WriteRow(const NumberReading& reading, std::size_t at, std::vector<Code> codes) {
  const std::uint32_t row = summary_.total;
  std::optional<std::uint32_t> duplicate_of;
  if (reading.kind != NumberKind::kInvalid) {
    const std::uint32_t first = index_.FirstRow(reading.value, row);
    if (first != row) {
      duplicate_of = first;
      codes.push_back(Code::kNumberDuplicate);
    }
  }
  Count(reading, duplicate_of.has_value());
  cursor_.MoveTo(at);
  writer_.BeginObject();
  writer_.Key("line").Integer(static_cast<std::int64_t>(cursor_.line()));
  writer_.Key("column").Integer(static_cast<std::int64_t>(cursor_.column()));
  writer_.Key("input").String(reading.input);
  WriteWhatWasRead(writer_, reading);
  if (duplicate_of) writer_.Key("duplicate_of").Integer(*duplicate_of);
  if (!codes.empty()) {
    writer_.Key("diagnostics").BeginArray();
    for (const Code code : codes) writer_.String(InfoOf(code).slug);
    writer_.EndArray();
  }
  writer_.EndObject();
  ReserveRest(at + reading.input.size());
}

// The result is much larger than anything else in memory, and growing by doubling would hold it
// three times over. So its length is predicted, first from a few rows, then from many.
void NumberRows::ReserveRest(std::size_t read_to) {
  const std::size_t size = writer_.size();
  if (size < std::max(next_measure_, kFirstMeasure)) return;
  // All numbers of a range share the byte where it begins, so more may have been read than
  // `read_to` says. Rows never take more than this for each byte of the text.
  constexpr std::size_t kMostPerByte = 64;
  const double share = static_cast<double>(read_to) / static_cast<double>(length_);
  const double foreseen = std::min(static_cast<double>(size) / share * 1.02,
                                   static_cast<double>(length_ * kMostPerByte));
  const std::size_t most = size < kSecondMeasure ? kSecondMeasure * 2 : ~std::size_t{0};
  // If the prediction was too small, grows by a fraction, so that moving the text stays linear.
  const bool almost_full = size + kFirstMeasure >= writer_.capacity();
  const std::size_t least = almost_full ? writer_.capacity() + writer_.capacity() / 8 : 0;
  const std::size_t bounded = foreseen < static_cast<double>(most)
                                  ? static_cast<std::size_t>(foreseen) + kFirstMeasure
                                  : most;
  writer_.Reserve(std::max(bounded, least));
  next_measure_ = size < kSecondMeasure ? kSecondMeasure : writer_.capacity() - kFirstMeasure;
}

void NumberRows::Count(const NumberReading& reading, bool duplicate) {
  ++summary_.total;
  if (duplicate) ++summary_.duplicates;
  if (reading.kind == NumberKind::kInvalid) {
    ++summary_.invalid;
  } else if (reading.kind == NumberKind::kIdentity) {
    ++summary_.identities;
  } else {
    ++(reading.validity == Validity::kValid ? summary_.valid : summary_.possible);
  }
}

void NumberRows::WriteEnd() {
  if (form_ == RowForm::kInput) {
    writer_.Key("lines").BeginArray();
    for (const std::uint32_t line : lines_) writer_.Integer(line);
    writer_.EndArray();
    return;
  }
  writer_.Key("summary").BeginObject();
  writer_.Key("total").Integer(summary_.total).Key("valid").Integer(summary_.valid);
  writer_.Key("possible").Integer(summary_.possible);
  writer_.Key("identities").Integer(summary_.identities);
  writer_.Key("invalid").Integer(summary_.invalid);
  writer_.Key("duplicates").Integer(summary_.duplicates);
  writer_.EndObject();
}

}  // namespace sipattach
