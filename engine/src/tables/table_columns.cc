#include "tables/table_columns.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "lines/classified_line.h"
#include "lines/line_token.h"
#include "names/country_names.h"
#include "number/number_range.h"
#include "number/spreadsheet.h"
#include "phone/phone.h"
#include "tables/cells.h"
#include "text/ascii.h"
#include "text/clean_text.h"

namespace sipattach {
namespace {

constexpr std::size_t kReadingsPerColumn = 16;

}  // namespace

TableColumns::TableColumns(const NumberContext& context, const TableSample& sample)
    : context_(context), splitter_(context.trunk), sample_(sample) {
  const std::size_t read = std::min(sample_.width, kSampleColumns);
  for (std::size_t i = 0; i < read; ++i) names_.push_back(ReadTableName(Cell(0, i)));
  NameCalls();
  Score();
}

void TableColumns::NameCalls() {
  bool of_calls = false;
  for (std::size_t i = 0; i < names_.size(); ++i) of_calls = of_calls || IsNameOfCalls(Cell(0, i));
  if (!of_calls || !Named(ColumnRole::kRangeStart) || !Named(ColumnRole::kRangeEnd)) return;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    TableName& name = names_[i];
    if (name.role == ColumnRole::kRangeStart && IsNameOfCaller(Cell(0, i))) {
      name = {{NameOfNumbers::kAlso, ColumnRole::kLeftOut}, NumbersFor::kOthers};
    } else if (name.role == ColumnRole::kRangeEnd && IsNameOfCalled(Cell(0, i))) {
      name = {{NameOfNumbers::kStrong, ColumnRole::kLeftOut}, NumbersFor::kAny};
    }
  }
}

std::string_view TableColumns::Cell(std::size_t row, std::size_t column) const {
  const std::vector<std::string>& record = sample_.records[row];
  return column < record.size() ? std::string_view(record[column]) : std::string_view();
}

std::size_t TableColumns::EndRow() const {
  return std::min(sample_.records.size(), FirstRow() + kReadingsPerColumn);
}

std::optional<std::size_t> TableColumns::Named(ColumnRole role) const {
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (names_[i].role == role) return i;
  }
  return std::nullopt;
}

void TableColumns::SetHeader(bool has_header) {
  has_header_ = has_header;
  if (!has_header) names_.assign(names_.size(), TableName());
}

void TableColumns::Score() {
  scores_.assign(names_.size(), 0);
  constant_.assign(names_.size(), 0);
  for (std::size_t column = 0; column < names_.size(); ++column) {
    int sum = 0;
    int cells = 0;
    bool same = true;
    std::string_view first;
    // The first row counts if there is nothing below it: it is not a name then, but a number beside
    // empty cells.
    std::size_t begin = 1;
    while (begin < sample_.records.size() && SaysNothing(Cell(begin, column))) ++begin;
    const bool is_first_only = begin == sample_.records.size();
    if (is_first_only) begin = 0;
    for (std::size_t row = begin; row < sample_.records.size(); ++row) {
      const std::string_view cell = Cell(row, column);
      if (SaysNothing(cell)) continue;
      if (cells == 0) first = cell;
      same = same && cell == first;
      sum += ScoreOf(cell, RegionOf(row));
      if (++cells == static_cast<int>(kReadingsPerColumn)) break;
    }
    scores_[column] = cells == 0 ? 0 : sum / cells;
    if (is_first_only && sum > 0) --scores_[column];  // a fuller column comes first
    constant_[column] = same && cells > 1 ? 1 : 0;
  }
}

std::string TableColumns::RegionOf(std::size_t row) const {
  for (const ColumnRole role : {ColumnRole::kCountry, ColumnRole::kCallingCode}) {
    if (const auto column = Named(role)) return ReadCountry(Cell(row, *column)).region;
  }
  return "";
}

bool TableColumns::IsRange(std::string_view cell, const std::string& region) const {
  const NumberContext as_number{region.empty() ? context_.default_region : region, false, 0};
  const auto range = FindRange(Trim(cell), as_number);
  return range && range->count > 1 && phone::IsAssigned(range->first, as_number.default_region);
}

int TableColumns::ScoreOf(std::string_view cell, const std::string& region) {
  const std::vector<Piece>& pieces = splitter_.Split(cell);
  std::size_t covered = 0;
  for (const Piece& piece : pieces) {
    if (!piece.like_number) return 0;
    covered += piece.end - piece.begin;
    // "14155550132@192.0.2.1": the host belongs to it.
    if (cell.substr(piece.end).starts_with('@'))
      covered += std::min(cell.find(' ', piece.end), cell.size()) - piece.end;
  }
  // A sentence with a number in it is not a cell of numbers.
  if (pieces.empty() || covered * 2 < Trim(cell).size()) return 0;
  std::string_view first = cell.substr(pieces[0].begin, pieces[0].end - pieces[0].begin);
  first = first.substr(0, first.find('+', first.find('+') + 1));  // "+14155550132:+14155550133"
  // What a spreadsheet has damaged was a number.
  if (IsScientificNumber(first)) return kReadsAsValid;
  if (const std::string_view whole = BeforeDecimalZeros(first); !whole.empty()) first = whole;
  const std::size_t digits = CountDigits(first);
  Report ignored;
  const NumberContext as_number{region.empty() ? context_.default_region : region, false, 0};
  const NumberReading reading = ReadNumber(first, as_number, Pointer(), ignored);
  const bool is_long = digits >= kLeastDigits;
  // A number that cannot be sent does not count, even if its length is possible: "100". A number
  // without its area code counts, because that may be in another column.
  constexpr std::size_t kLeastLocalDigits = 5;
  const bool is_local = digits >= kLeastLocalDigits && digits == first.size();
  if ((reading.kind != NumberKind::kInvalid || is_local) &&
      reading.validity <= Validity::kPossible) {
    if (reading.validity == Validity::kValid) return kReadsAsValid;
    // In Germany and Austria some numbers are as short as an extension.
    return is_long ? kReadsAsPossible : kHasEnoughDigits;
  }
  if (is_long && IsRange(first, region)) return kReadsAsPossible;
  if (!is_long && !(context_.trunk && digits >= 2)) return 0;
  // Beside extensions, "S3cret99" is hardly another of them.
  return context_.trunk && HasLetters(first) ? kNumberColumn : kHasEnoughDigits;
}

bool TableColumns::IsSentence(std::string_view cell) {
  if (!HasLetters(cell) || CountAllDigits(cell) < kLeastDigits || ScoreOf(cell) > 0) return false;
  const std::vector<Piece> pieces = splitter_.Split(cell);
  return std::any_of(pieces.begin(), pieces.end(), [&](const Piece& piece) {
    const std::string_view text = cell.substr(piece.begin, piece.end - piece.begin);
    return piece.like_number && CountDigits(text) >= kLeastDigits &&
           (IsNorthAmerican(text) || ScoreOf(text) == kReadsAsValid);
  });
}

}  // namespace sipattach
