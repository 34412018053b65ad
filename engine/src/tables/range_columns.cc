#include "tables/range_columns.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "number/number_range.h"
#include "phone/phone.h"
#include "tables/cells.h"
#include "text/ascii.h"
#include "text/folded_name.h"

namespace sipattach {
namespace {

void SetNumberColumn(BulkLayout& layout, std::size_t column, ColumnRole role) {
  if (layout.roles[layout.phone_column] == ColumnRole::kNumber) {
    layout.roles[layout.phone_column] = ColumnRole::kLeftOut;
  }
  layout.phone_column = column;
  layout.roles[column] = role;
}

// "nr1" and "nr2", PBXware's names for the ends of a block. "DID 1" and "DID 2" are two numbers.
bool IsFirstOfTwo(const TableColumns& columns, std::size_t column) {
  return column + 1 < columns.size() && Trim(columns.Cell(0, column)) == "nr1" &&
         Trim(columns.Cell(0, column + 1)) == "nr2";
}

// Whether a row begins within the range of the row before it. Blocks do not overlap, but two
// numbers of a person, or a number and where it is routed, may look like overlapping ranges.
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

// "From" and "To" are columns of call records, too.
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
      ranges += SizeIn(last).empty() ? 0 : 1;
    } else if (digits < 6) {
      // "4156732001" and "1001", an extension: the end of a range is not less than its beginning.
      const std::string begin = DigitsOf(first);
      ranges += IsAllDigits(last) && digits <= begin.size() &&
                        last >= std::string_view(begin).substr(begin.size() - digits)
                    ? 1
                    : 0;
    } else {
      ranges += AreEndsOfRange(first, last) || IsLongerEnd(first, last) ? 1 : 0;
    }
  }
  return rows > 0 && ranges * 10 >= rows * 6;
}

// Blocks are aligned to their size: one of 100 numbers begins with 00. Counts of something else,
// such as calls, do not fit the number in every row.
bool AreAligned(const TableColumns& columns, std::size_t start, std::size_t size) {
  for (std::size_t row = columns.FirstRow(); row < columns.EndRow(); ++row) {
    const std::string count = SizeIn(columns.Cell(row, size));
    if (count.empty() || count == "1") continue;
    const std::size_t zeros = count.size() - 1 - count.find_last_not_of('0');
    const std::string first = DigitsOf(columns.Cell(row, start));
    const std::string_view last = std::string_view(first).substr(
        first.size() - std::min(first.size(), std::max<std::size_t>(zeros, 1)));
    if (zeros == 0 || last.find_first_not_of('0') != std::string_view::npos) return false;
  }
  return true;
}

// "DID" and "End DID", "DID" and "Range Size": only the second name says what it is.
int FindLastOnly(const TableColumns& columns, BulkLayout& layout) {
  const std::size_t start = layout.phone_column;
  ColumnRole role = ColumnRole::kRangeEnd;
  auto end = columns.Named(role);
  if (!end && IsFirstOfTwo(columns, start)) end = start + 1;
  if (!end) {
    role = ColumnRole::kRangeSize;
    end = columns.Named(role);
    // A quantity may be of anything.
    if (end && !IsSizeOfNumbers(columns.Cell(0, *end)) && !AreAligned(columns, start, *end))
      return 0;
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

// The sizes of ranges whose ends are known, so that they can be checked, unless each is 1 and
// counts something else.
void FindSizes(const TableColumns& columns, BulkLayout& layout) {
  const auto size = columns.Named(ColumnRole::kRangeSize);
  if (!size) return;
  for (std::size_t row = columns.FirstRow(); row < columns.EndRow(); ++row) {
    const std::string count = SizeIn(columns.Cell(row, *size));
    if (!count.empty() && count != "1") layout.roles[*size] = ColumnRole::kRangeSize;
  }
}

// The column with the PBX's number, beside the first and the last extension.
std::optional<std::size_t> FindStem(const TableColumns& columns, const BulkLayout& layout,
                                    std::size_t start, std::size_t end) {
  const auto area = columns.Named(ColumnRole::kAreaCode);
  const auto is_free = [&](std::size_t column) {
    return column != start && column != end && column != area;
  };
  if (layout.roles[layout.phone_column] == ColumnRole::kNumber && is_free(layout.phone_column))
    return layout.phone_column;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (is_free(i) && columns.name(i).numbers >= NameOfNumbers::kWeak) return i;
  }
  // "NPA-NXX": 415-673
  constexpr std::size_t kBothParts = 6;
  const bool is_both = area && columns.FirstRow() < columns.EndRow() &&
                       CountDigits(columns.Cell(columns.FirstRow(), *area)) == kBothParts;
  return is_both ? area : std::nullopt;
}

// The number of a PBX in one column, and the first and last extension, or their count, in others.
bool FindBlocks(const TableColumns& columns, BulkLayout& layout, std::size_t start) {
  ColumnRole role = ColumnRole::kRangeEnd;
  auto end = columns.Named(role);
  if (!end) end = columns.Named(role = ColumnRole::kRangeSize);
  if (!end || *end == start) return false;
  const auto exchange = columns.Named(ColumnRole::kExchange);
  const auto area = columns.Named(ColumnRole::kAreaCode);
  const bool in_parts = exchange && area;  // NPA and NXX
  const auto stem = in_parts ? exchange : FindStem(columns, layout, start, *end);
  if (!stem || stem == start || stem == end) return false;
  // "0800" and "1700" beside complete numbers are hours.
  const std::string name = FoldedName(columns.Cell(0, start));
  const bool of_hours = !in_parts && name.find("block") == name.npos && columns.IsConstant(start) &&
                        columns.IsConstant(*end);
  if (of_hours && columns.score(*stem) >= kReadsAsValid) return false;
  const std::size_t least = in_parts ? 3 : 4;
  for (std::size_t row = columns.FirstRow(); row < columns.EndRow(); ++row) {
    const std::string_view first = Trim(columns.Cell(row, start));
    const std::string_view last = Trim(columns.Cell(row, *end));
    if (SaysNothing(first) && SaysNothing(last)) continue;  // a number without a block
    if (!IsAllDigits(first) || !IsAllDigits(last) || first.size() > kMostLastDigits ||
        last.size() > kMostLastDigits || CountDigits(columns.Cell(row, *stem)) < least)
      return false;
    if (role == ColumnRole::kRangeEnd &&
        (last.size() < first.size() || (last.size() == first.size() && last < first)))
      return false;
    // "4155552671" beside the minimum and maximum of concurrent calls makes no number.
    const bool has_area = area && area != stem && !in_parts;
    std::string number(has_area ? columns.Cell(row, *area) : std::string_view());
    number.append(columns.Cell(row, *stem)).append(first);
    std::string region = columns.RegionOf(row);
    if (region.empty()) region = columns.default_region();
    if (!region.empty() && !in_parts &&
        phone::Read(number, region, /*formats=*/false).length == phone::Length::kTooLong)
      return false;
  }
  SetNumberColumn(layout, start, ColumnRole::kRangeStart);
  layout.roles[*stem] = ColumnRole::kExchange;
  layout.roles[*end] = role;
  if (area && area != stem) layout.roles[*area] = ColumnRole::kAreaCode;
  return true;
}

// Two unnamed columns: the first and the last number of whole tens in every row.
bool FindUnnamedEnds(const TableColumns& columns, BulkLayout& layout) {
  std::vector<std::size_t> numbers;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns.score(i) >= kNumberColumn) numbers.push_back(i);
  }
  if (numbers.size() != 2 || columns.EndRow() < 2) return false;
  for (std::size_t row = columns.FirstRow(); row < columns.EndRow(); ++row) {
    const std::string first = DigitsOf(columns.Cell(row, numbers[0]));
    const std::string last = DigitsOf(columns.Cell(row, numbers[1]));
    if (!first.ends_with('0') || !last.ends_with('9') || !AreEndsOfRange(first, last)) return false;
  }
  SetNumberColumn(layout, numbers[0], ColumnRole::kRangeStart);
  layout.roles[numbers[1]] = ColumnRole::kRangeEnd;
  return true;
}

// "From 1", "To 1", "From 2", "To 2": the blocks after the first, each with its end to the right.
void FindMoreBlocks(const TableColumns& columns, BulkLayout& layout) {
  std::size_t start = layout.ColumnOf(ColumnRole::kRangeEnd);
  for (std::size_t i = start + 1; i < columns.size(); ++i) {
    const ColumnRole role = columns.name(i).role;
    if (role == ColumnRole::kRangeStart) start = i;
    if (role != ColumnRole::kRangeEnd || layout.roles[start] != ColumnRole::kLeftOut ||
        !AreRanges(columns, start, i, role))
      continue;
    layout.roles[start] = ColumnRole::kRangeStart;
    layout.roles[i] = role;
  }
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

int FindMaskedNumbers(const TableColumns& columns, BulkLayout& layout) {
  const auto has_mask = [&](std::size_t column) {
    return FoldedName(columns.Cell(0, column)).find(" mask ") != std::string::npos;
  };
  const auto may_be_line = [&](std::size_t column) {
    const TableName& name = columns.name(column);
    return name.role == ColumnRole::kExtension || name.role == ColumnRole::kLine ||
           name.numbers >= NameOfNumbers::kWeak;
  };
  if (layout.chosen || columns.FirstRow() == 0 || columns.FirstRow() == columns.EndRow()) return 0;
  for (std::size_t mask = 0; mask < columns.size(); ++mask) {
    for (std::size_t line = 0; has_mask(mask) && line < columns.size(); ++line) {
      if (line == mask || !may_be_line(line)) continue;
      bool fits = true;
      for (std::size_t row = columns.FirstRow(); row < columns.EndRow(); ++row)
        fits = fits && !FillMask(columns.Cell(row, mask), columns.Cell(row, line)).empty();
      if (!fits) continue;
      SetNumberColumn(layout, mask, ColumnRole::kExchange);
      layout.roles[line] = ColumnRole::kLine;
      return kReadsAsValid;
    }
  }
  return 0;
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
        if (role == ColumnRole::kRangeEnd) FindSizes(columns, layout);
        if (role == ColumnRole::kRangeEnd) FindMoreBlocks(columns, layout);
        return std::max(columns.score(start), kReadsAsPossible);
      }
    }
  }
  if (!layout.has_header) return FindUnnamedEnds(columns, layout) ? kReadsAsPossible : 0;
  return FindLastOnly(columns, layout);
}

void FindBlocksLeftOut(const TableColumns& columns, BulkLayout& layout) {
  const auto holds_blocks = [&](std::size_t column) {
    bool any = false;
    for (std::size_t row = columns.FirstRow(); row < columns.EndRow(); ++row) {
      constexpr std::size_t kMostDigits = 6;
      const std::string_view cell = Trim(columns.Cell(row, column));
      if (SaysNothing(cell)) continue;
      if (!IsAllDigits(cell) || cell.size() > kMostDigits) return false;
      any = any || cell != "1";
    }
    return any;
  };
  const bool has_ends =
      columns.Named(ColumnRole::kRangeStart) && columns.Named(ColumnRole::kRangeEnd);
  for (const ColumnRole role : layout.roles) {
    if (role == ColumnRole::kRangeStart) return;
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const ColumnRole role = columns.name(i).role;
    const bool is_end = role == ColumnRole::kRangeStart || role == ColumnRole::kRangeEnd;
    if (layout.roles[i] == ColumnRole::kLeftOut &&
        (role == ColumnRole::kRangeSize || (is_end && has_ends)) && holds_blocks(i))
      layout.block_columns.push_back(i);
  }
}

}  // namespace sipattach
