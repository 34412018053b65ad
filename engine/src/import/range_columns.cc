#include "import/range_columns.h"

#include <algorithm>
#include <optional>
#include <string>

#include "import/cells.h"
#include "number/number_range.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

void SetNumberColumn(BulkLayout& layout, std::size_t column, ColumnRole role) {
  if (layout.roles[layout.phone_column] == ColumnRole::kNumber) {
    layout.roles[layout.phone_column] = ColumnRole::kLeftOut;
  }
  layout.phone_column = column;
  layout.roles[column] = role;
}

// "nr1" and "nr2".
bool IsFirstOfTwo(const TableColumns& columns, std::size_t column) {
  const std::string_view first = Trim(columns.Cell(0, column));
  const std::string_view second = Trim(columns.Cell(0, column + 1));
  return column + 1 < columns.size() && first.size() == second.size() && first.ends_with('1') &&
         second.ends_with('2') &&
         first.substr(0, first.size() - 1) == second.substr(0, second.size() - 1);
}

// Whether a row begins within the range of the row before it: blocks do not overlap, but two
// numbers of a person and where a number is routed to make such ranges.
bool AnyOverlap(const TableColumns& columns, std::size_t start, std::size_t end) {
  for (std::size_t row = columns.FirstRow() + 1; row < columns.EndRow(); ++row) {
    const std::string first = DigitsOf(columns.Cell(row - 1, start));
    const std::string last = DigitsOf(columns.Cell(row - 1, end));
    const std::string next = DigitsOf(columns.Cell(row, start));
    if (next.size() != first.size() || last.size() > first.size()) continue;
    const std::string whole = first.substr(0, first.size() - last.size()) + last;
    if (next > first && next <= whole) return true;
  }
  return false;
}

// "From" and "To" are also what calls have.
bool AreRanges(const TableColumns& columns, std::size_t start, std::size_t end, ColumnRole role) {
  std::size_t rows = 0;
  std::size_t ranges = 0;
  for (std::size_t row = columns.FirstRow(); row < columns.EndRow(); ++row) {
    const std::string_view first = Trim(columns.Cell(row, start));
    const std::string_view last = Trim(columns.Cell(row, end));
    if (SaysNothing(first) || SaysNothing(last)) continue;
    ++rows;
    const std::size_t digits = CountDigits(last);
    if (role == ColumnRole::kRangeSize) {
      ranges += IsAllDigits(last) && digits <= 6 ? 1 : 0;
    } else if (digits < 6) {
      // "4156732001" and "1001", an extension: no end comes before its beginning.
      const std::string begin = DigitsOf(first);
      ranges += IsAllDigits(last) && digits <= begin.size() &&
                        last >= std::string_view(begin).substr(begin.size() - digits)
                    ? 1
                    : 0;
    } else {
      ranges += AreEndsOfRange(first, last) ? 1 : 0;
    }
  }
  return rows > 0 && ranges * 10 >= rows * 6;
}

// "DID" and "End DID", "DID" and "Range Size": only the second has a name that says what it is.
int FindLastOnly(const TableColumns& columns, BulkLayout& layout) {
  const std::size_t start = layout.phone_column;
  ColumnRole role = ColumnRole::kRangeEnd;
  auto end = columns.Named(role);
  if (!end && IsFirstOfTwo(columns, start)) end = start + 1;
  if (!end) {
    role = ColumnRole::kRangeSize;
    end = columns.Named(role);
    // A quantity is of anything.
    const std::string name = end ? Lowercase(columns.Cell(0, *end)) : "";
    if (name.find("range") == std::string::npos && name.find("block") == std::string::npos) {
      return 0;
    }
  }
  if (!end || columns.Named(ColumnRole::kRangeStart) || *end == start ||
      columns.score(start) < kNumberColumn || !AreRanges(columns, start, *end, role) ||
      (role == ColumnRole::kRangeEnd && AnyOverlap(columns, start, *end))) {
    return 0;
  }
  SetNumberColumn(layout, start, ColumnRole::kRangeStart);
  layout.roles[*end] = role;
  return std::max(columns.score(start), kReadsAsPossible);
}

// The number of an exchange in one column, and the first and the last extension in others.
bool FindBlocks(const TableColumns& columns, BulkLayout& layout, std::size_t start) {
  const auto end = columns.Named(ColumnRole::kRangeEnd);
  const auto exchange = columns.Named(ColumnRole::kExchange);
  const auto area = columns.Named(ColumnRole::kAreaCode);
  const bool in_parts = exchange && area;  // NPA and NXX
  const std::size_t stem = in_parts ? *exchange : layout.phone_column;
  if (!end || stem == start || stem == *end) return false;
  // "0800" and "1700" beside whole numbers are hours.
  if (columns.IsConstant(start) && columns.IsConstant(*end) && !in_parts &&
      columns.score(stem) >= kReadsAsValid)
    return false;
  const std::size_t least = in_parts ? 3 : 4;
  for (std::size_t row = columns.FirstRow(); row < columns.EndRow(); ++row) {
    const std::string_view first = Trim(columns.Cell(row, start));
    const std::string_view last = Trim(columns.Cell(row, *end));
    constexpr std::size_t kMostDigits = 5;
    if (!IsAllDigits(first) || !IsAllDigits(last) || first.size() != last.size()) return false;
    if (last.size() > kMostDigits || last < first || CountDigits(columns.Cell(row, stem)) < least)
      return false;
  }
  SetNumberColumn(layout, start, ColumnRole::kRangeStart);
  layout.roles[stem] = ColumnRole::kExchange;
  layout.roles[*end] = ColumnRole::kRangeEnd;
  if (area && *area != stem) layout.roles[*area] = ColumnRole::kAreaCode;
  return true;
}

}  // namespace

int FindNumberParts(const TableColumns& columns, BulkLayout& layout) {
  const auto area = columns.Named(ColumnRole::kAreaCode);
  const auto exchange = columns.Named(ColumnRole::kExchange);
  const auto line = columns.Named(ColumnRole::kLine);
  if (layout.chosen || !area || !exchange || !line) return 0;
  const bool blocks = Lowercase(columns.Cell(0, *line)).find("block") != std::string::npos;
  for (std::size_t row = columns.FirstRow(); row < columns.EndRow(); ++row) {
    const std::string_view last = Trim(columns.Cell(row, *line));
    if (CountDigits(columns.Cell(row, *area)) != 3 ||
        CountDigits(columns.Cell(row, *exchange)) != 3)
      return 0;
    if (!IsAllDigits(last) || last.size() > (blocks ? 1 : 4)) return 0;
  }
  layout.blocks = blocks;
  SetNumberColumn(layout, *area, ColumnRole::kAreaCode);
  layout.roles[*exchange] = ColumnRole::kExchange;
  layout.roles[*line] = ColumnRole::kLine;
  layout.pads_lines = true;
  return kReadsAsValid;
}

int FindRangeColumns(const TableColumns& columns, BulkLayout& layout) {
  if (layout.chosen) return 0;
  for (std::size_t start = 0; start < columns.size(); ++start) {
    if (columns.name(start).role != ColumnRole::kRangeStart) continue;
    if (columns.score(start) < kHasEnoughDigits) {
      if (FindBlocks(columns, layout, start)) return kReadsAsPossible;
      continue;
    }
    for (const ColumnRole role : {ColumnRole::kRangeEnd, ColumnRole::kRangeSize}) {
      for (std::size_t end = 0; end < columns.size(); ++end) {
        if (columns.name(end).role != role || !AreRanges(columns, start, end, role)) continue;
        SetNumberColumn(layout, start, ColumnRole::kRangeStart);
        layout.roles[end] = role;
        return std::max(columns.score(start), kReadsAsPossible);
      }
    }
  }
  return FindLastOnly(columns, layout);
}

}  // namespace sipattach
