#include "tables/columns_beside.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "names/country_names.h"
#include "number/number_range.h"
#include "phone/phone.h"
#include "tables/cells.h"
#include "text/ascii.h"
#include "text/clean_text.h"
#include "text/folded_name.h"

namespace sipattach {
namespace {

// Whether at least `of_ten` in ten cells name a country.
bool HasCountries(const TableColumns& columns, std::size_t column, std::size_t of_ten) {
  std::size_t rows = 0;
  std::size_t countries = 0;
  for (std::size_t row = columns.FirstRow(); row < columns.EndRow(); ++row) {
    if (SaysNothing(columns.Cell(row, column))) continue;
    ++rows;
    countries += ReadCountry(columns.Cell(row, column)).prefix.empty() ? 0 : 1;
  }
  return rows > 0 && countries * 10 >= rows * of_ten;
}

// Whether a number or range can belong to that country.
bool MayBeOf(const Country& country, std::string_view number) {
  if (number.starts_with('+')) return DigitsOf(number).starts_with(country.prefix);
  if (FindRange(number, {country.region, false, 0})) return true;
  return phone::Read(number, country.region, /*formats=*/false).length == phone::Length::kPossible;
}

// What a row's number says about a cell beside it: that the cell names the number's country, that
// it does not, or nothing, because either may be true.
enum class Evidence : std::uint8_t { kNone, kFor, kAgainst };

// Without a header, "CA" may be California, "no" the opposite of yes, and "44" an item number.
Evidence EvidenceOf(std::string_view cell, std::string_view number, const std::string& home) {
  const Country country = ReadCountry(cell);
  if (!HasLetters(cell) && !cell.starts_with('+')) {
    const std::string whole = "+" + country.prefix + std::string(number);
    return phone::IsAssigned(whole, "") ? Evidence::kFor : Evidence::kAgainst;
  }
  const bool is_word = IsStateToo(cell) || EqualsIgnoringCase(cell, "no");
  const bool is_domestic = home.empty() || MayBeOf({home, ""}, number);
  if (!MayBeOf(country, number)) {
    return is_domestic && !number.starts_with('+') ? Evidence::kAgainst : Evidence::kNone;
  }
  return is_word && is_domestic ? Evidence::kNone : Evidence::kFor;
}

bool IsCertain(const TableColumns& columns, std::size_t phone, std::size_t column) {
  bool is_certain = false;
  for (std::size_t row = columns.FirstRow(); row < columns.EndRow(); ++row) {
    const std::string_view cell = Trim(columns.Cell(row, column));
    if (SaysNothing(cell)) continue;
    const Evidence evidence =
        EvidenceOf(cell, Trim(columns.Cell(row, phone)), columns.default_region());
    if (evidence == Evidence::kAgainst) return false;
    is_certain = is_certain || evidence == Evidence::kFor;
  }
  return is_certain;
}

// Whether the numbers of a column begin with the calling codes of their countries: all of them can
// be read that way, and at least one cannot be a national number.
bool AreInternational(const TableColumns& columns, std::size_t phone, std::size_t column) {
  bool is_proven = false;
  for (std::size_t row = columns.FirstRow(); row < columns.EndRow(); ++row) {
    const std::string_view number = Trim(columns.Cell(row, phone));
    if (number.starts_with('+')) continue;
    const Country country = ReadCountry(columns.Cell(row, column));
    const phone::Number read = phone::Read(number, country.region, /*formats=*/false);
    if (read.from_default_region && !DigitsOf(number).starts_with(country.prefix)) return false;
    is_proven = is_proven || (read.valid && !read.from_default_region);
  }
  return is_proven;
}

// Whether the column holds ranges of extensions, "00-49", perhaps among single ones, "0".
bool HoldsRanges(const TableColumns& columns, std::size_t column) {
  constexpr std::size_t kMostDigits = 5;
  bool any = false;
  for (std::size_t row = columns.FirstRow(); row < columns.EndRow(); ++row) {
    const std::string_view cell = Trim(columns.Cell(row, column));
    const std::size_t dash = std::min(cell.find('-'), cell.size());
    const std::string_view first = Trim(cell.substr(0, dash));
    if (!IsAllDigits(first) || first.size() > kMostDigits) return false;
    if (dash == cell.size()) continue;
    any = true;
    const std::string_view last = Trim(cell.substr(dash + 1));
    if (!IsAllDigits(last) || last.size() != first.size()) return false;
  }
  return any;
}

// In Germany and Austria, a Durchwahl is the end of the number itself (ITU-T E.164 Supplement 3).
// It is taken as such if the number beside it is named as the part before it or is the same in all
// rows, or if the column holds ranges.
bool EndsNumbers(const TableColumns& columns, const BulkLayout& layout, std::size_t extension,
                 std::size_t stem) {
  const std::string name = Lowercase(Trim(columns.Cell(0, extension)));
  const bool ranges = HoldsRanges(columns, extension);
  if (layout.chosen || !layout.has_header || layout.roles[stem] != ColumnRole::kNumber ||
      (name.find("durchwahl") == std::string::npos && name != "dw" && name != "ddi" &&
       !(ranges && name.find("block") != std::string::npos))) {
    return false;
  }
  const std::string stem_name = Lowercase(columns.Cell(0, stem));
  const auto has = [&](std::string_view word) { return stem_name.find(word) != std::string::npos; };
  const bool repeated = columns.IsConstant(stem) && !columns.IsConstant(extension);
  if (!repeated && !ranges && !has("stamm") && !has("kopf") && !has("anlage") && !has("haupt"))
    return false;
  for (std::size_t row = columns.FirstRow(); row < columns.EndRow(); ++row) {
    std::string region = columns.RegionOf(row);
    if (region.empty()) region = columns.default_region();
    const std::string_view number = Trim(columns.Cell(row, stem));
    const bool there = number.starts_with('+')
                           ? number.starts_with("+49") || number.starts_with("+43")
                           : region == "DE" || region == "AT";
    if (!there) return false;
  }
  return true;
}

// The column of area codes: "0161" also where its name means that of a country, "Dialling code".
std::optional<std::size_t> AreaCodeColumn(const TableColumns& columns) {
  if (const auto area = columns.Named(ColumnRole::kAreaCode)) return area;
  const auto code = columns.Named(ColumnRole::kCallingCode);
  const std::size_t row = columns.FirstRow();
  if (!code || row >= columns.EndRow()) return std::nullopt;
  const std::string_view first = Trim(columns.Cell(row, *code));
  const bool is_area = first.starts_with('0') && !first.starts_with("00");
  return is_area ? code : std::nullopt;
}

// Whether the column counts the rows: 10, 11, 12.
bool CountsRows(const TableColumns& columns, std::size_t column) {
  const auto number_in = [&](std::size_t row) {
    int number = 0;  // of few digits
    for (const char c : Trim(columns.Cell(row, column))) number = number * 10 + (c - '0');
    return number;
  };
  for (std::size_t row = columns.FirstRow() + 1; row < columns.EndRow(); ++row) {
    if (number_in(row) != number_in(row - 1) + 1) return false;
  }
  return true;
}

// The same in a table without names: the column right before the numbers that completes all of
// them. In some plans, the rest may be a number, too, so the column must be nothing else.
std::optional<std::size_t> UnnamedAreaCodes(const TableColumns& columns, const BulkLayout& layout) {
  constexpr std::size_t kShortest = 2;
  constexpr std::size_t kMostDigits = 5;
  const std::size_t phone = layout.phone_column;
  const std::size_t country =
      std::min(layout.ColumnOf(ColumnRole::kCountry), layout.ColumnOf(ColumnRole::kCallingCode));
  if (phone == 0 || layout.roles[phone - 1] != ColumnRole::kLeftOut) return std::nullopt;
  bool is_needed = true;
  for (std::size_t row = columns.FirstRow(); row < columns.EndRow(); ++row) {
    const std::string_view code = Trim(columns.Cell(row, phone - 1));
    const std::string_view number = Trim(columns.Cell(row, phone));
    std::string region = ReadCountry(columns.Cell(row, country)).region;
    if (region.empty()) region = columns.default_region();
    if (!IsAllDigits(code) || code.size() < kShortest || code.size() > kMostDigits ||
        !IsAllDigits(number) || number.starts_with('0') ||
        !phone::IsAssigned(std::string(code).append(number), region))
      return std::nullopt;
    is_needed = is_needed && !phone::IsAssigned(number, region);
  }
  return is_needed || !CountsRows(columns, phone - 1) ? std::optional(phone - 1) : std::nullopt;
}

// Whether two columns have the same name: tables side by side. "Phone 1" and "Phone 2" may be a
// person's, of whom one number is enough.
bool AreAlike(const TableColumns& columns, std::size_t one, std::size_t other) {
  const std::string name = FoldedName(columns.Cell(0, one));
  return name.size() > 1 && name == FoldedName(columns.Cell(0, other));
}

// Whether the name is one of numbers that somebody wants to have read if another column is read.
bool MayBeRead(const TableColumns& columns, std::size_t column) {
  const TableName& name = columns.name(column);
  return columns.score(column) >= kReadsAsPossible / 2 && name.purpose != NumbersFor::kOthers &&
         name.numbers != NameOfNumbers::kUnlike && name.numbers != NameOfNumbers::kAlso &&
         name.numbers != NameOfNumbers::kMobile;
}

bool HoldsWholeRanges(const TableColumns& columns, std::size_t column) {
  std::size_t ranges = 0;
  std::size_t rows = 0;
  for (std::size_t row = columns.FirstRow(); row < columns.EndRow(); ++row) {
    const std::string_view cell = columns.Cell(row, column);
    if (SaysNothing(cell)) continue;
    ++rows;
    ranges += columns.IsRange(cell, columns.RegionOf(row)) ? 1 : 0;
  }
  return ranges * 2 > rows;
}

// Whether each row has a cell in one of the two columns, and no row in both.
bool TakeTurns(const TableColumns& columns, std::size_t one, std::size_t other) {
  for (std::size_t row = columns.FirstRow(); row < columns.EndRow(); ++row) {
    if (SaysNothing(columns.Cell(row, one)) == SaysNothing(columns.Cell(row, other))) return false;
  }
  return true;
}

}  // namespace

void FindCountry(const TableColumns& columns, std::optional<std::size_t> column,
                 BulkLayout& layout) {
  layout.international = columns.name(layout.phone_column).numbers == NameOfNumbers::kInternational;
  layout.country_chosen = column.has_value();
  for (std::size_t i = 0; i < columns.size() && !column; ++i) {
    if (layout.roles[i] != ColumnRole::kLeftOut) continue;
    const ColumnRole role = columns.name(i).role;
    const bool named = role == ColumnRole::kCountry || role == ColumnRole::kCallingCode;
    if (layout.has_header
            ? named && HasCountries(columns, i, 5)
            : HasCountries(columns, i, 10) && IsCertain(columns, layout.phone_column, i)) {
      column = i;
    }
  }
  if (!column || layout.roles[*column] == ColumnRole::kNumber) return;
  bool digits = true;
  for (std::size_t row = columns.FirstRow(); row < columns.EndRow(); ++row) {
    digits = digits && !HasLetters(columns.Cell(row, *column));
  }
  layout.roles[*column] = digits ? ColumnRole::kCallingCode : ColumnRole::kCountry;
  layout.international =
      layout.international || AreInternational(columns, layout.phone_column, *column);
}

void FindAreaCode(const TableColumns& columns, BulkLayout& layout) {
  const auto area = layout.has_header ? AreaCodeColumn(columns) : UnnamedAreaCodes(columns, layout);
  const std::size_t phone = layout.phone_column;
  if (!area || layout.chosen || layout.roles[*area] != ColumnRole::kLeftOut ||
      (layout.roles[phone] != ColumnRole::kNumber &&
       layout.roles[phone] != ColumnRole::kRangeStart)) {
    return;
  }
  const std::size_t country = layout.ColumnOf(ColumnRole::kCountry);
  const std::size_t code = layout.ColumnOf(ColumnRole::kCallingCode);
  int joined = 0;
  for (std::size_t row = columns.FirstRow(); row < columns.EndRow(); ++row) {
    std::string_view number = Trim(columns.Cell(row, phone));
    constexpr std::size_t kLeastOfTrunk = 5;
    const std::size_t dash = number.find('-');  // "9018200-9018299"
    if (dash != std::string_view::npos && dash >= kLeastOfTrunk) number = number.substr(0, dash);
    const std::string_view prefix = Trim(columns.Cell(row, *area));
    if (number.starts_with('+') || HasLetters(prefix) || CountDigits(prefix) == 0) continue;
    std::string region = ReadCountry(columns.Cell(row, std::min(country, code))).region;
    if (region.empty()) region = columns.default_region();
    if (prefix == std::to_string(phone::CallingCodeOf(region))) continue;
    joined += phone::IsAssigned(std::string(prefix).append(number), region) ? 1 : 0;
    if (MayHaveAreaCode(number, prefix, columns.Cell(0, *area)))
      joined -= phone::IsAssigned(number, region) ? 1 : 0;
  }
  if (joined > 0) layout.roles[*area] = ColumnRole::kAreaCode;
}

void FindExtension(const TableColumns& columns, BulkLayout& layout) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (layout.roles[i] != ColumnRole::kLeftOut) continue;
    if (columns.score(i) >= kReadsAsPossible) continue;  // whole numbers: "Durchwahl 030 23125-100"
    const std::size_t stem = layout.phone_column;
    if (EndsNumbers(columns, layout, i, stem)) {
      layout.roles[stem] = ColumnRole::kExchange;
      layout.roles[i] = ColumnRole::kLine;
    } else if (columns.name(i).role == ColumnRole::kExtension) {
      layout.roles[i] = ColumnRole::kExtension;
    }
  }
}

void FindMoreNumbers(const TableColumns& columns, BulkLayout& layout) {
  if (layout.chosen || !layout.has_header) return;
  const std::size_t phone = layout.phone_column;
  const bool has_ends = layout.roles[phone] == ColumnRole::kRangeStart;
  if (!has_ends && layout.roles[phone] != ColumnRole::kNumber) return;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (layout.roles[i] != ColumnRole::kLeftOut || !MayBeRead(columns, i)) continue;
    const bool is_more = has_ends ? TakeTurns(columns, phone, i)
                                  : AreAlike(columns, phone, i) || HoldsWholeRanges(columns, i);
    if (!is_more) continue;
    layout.roles[i] = ColumnRole::kNumber;
    if (!has_ends) layout.phone_column = std::min(layout.phone_column, i);
  }
}

}  // namespace sipattach
