#include "documents/transposed_table.h"

#include <algorithm>
#include <string>
#include <vector>

#include "draft_limits.h"
#include "names/column_role.h"
#include "tables/cells.h"
#include "text/ascii.h"
#include "text/clean_text.h"
#include "text/delimited.h"

namespace sipattach {
namespace {

constexpr std::size_t kMostRows = 24;
constexpr std::size_t kMostBytes = 64 * 1024;

struct Row {
  std::string name;
  std::vector<std::string> cells;
  std::vector<std::size_t> places;
};

bool IsNameOfNumbers(std::string_view name) {
  const ColumnName read = ReadColumnName(name);
  return read.numbers >= NameOfNumbers::kWeak || read.role == ColumnRole::kRangeStart ||
         read.role == ColumnRole::kRangeEnd;
}

bool HasNumbers(const Row& row) {
  return std::any_of(row.cells.begin(), row.cells.end(),
                     [](const std::string& cell) { return CountAllDigits(cell) >= kLeastDigits; });
}

bool HasNumbersOnly(const Row& row) {
  return HasNumbers(row) &&
         std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) {
           return SaysNothing(cell) || CountAllDigits(cell) >= kLeastDigits;
         });
}

// The rows of a text; empty if they differ in width, or if there are too many.
std::vector<Row> RowsOf(std::string_view text, char delimiter) {
  std::vector<Row> rows;
  std::vector<Field> fields;
  RecordReader reader(text, delimiter);
  while (reader.Next(fields)) {
    if (IsBlankOrRule(text, fields)) continue;
    if (rows.size() == kMostRows || fields.size() < 3) return {};
    Row row;
    for (const Field& field : fields) {
      if (row.name.empty()) {
        row.name = Trim(FieldText(text, field));
        if (row.name.empty()) return {};
        continue;
      }
      row.cells.emplace_back(Trim(FieldText(text, field)));
      row.places.push_back(field.begin);
    }
    if (!rows.empty() && rows[0].cells.size() != row.cells.size()) return {};
    rows.push_back(std::move(row));
  }
  return rows;
}

bool IsTransposed(const std::vector<Row>& rows) {
  if (rows.size() < 2) return false;
  const std::vector<std::string>& top = rows[0].cells;
  if (std::any_of(top.begin(), top.end(), IsNameOfNumbers)) return false;
  bool any = false;
  for (auto row = rows.begin(); row != rows.end(); ++row) {
    const bool repeated = std::any_of(rows.begin(), row, [&](const Row& other) {
      return EqualsIgnoringCase(other.name, row->name);
    });
    if (repeated || CountAllDigits(row->name) > 2 || !HasLetters(row->name)) return false;
    const ColumnName name = ReadColumnName(row->name);
    if (IsNameOfNumbers(row->name) && HasNumbersOnly(*row)) {
      any = true;
    } else if (HasNumbers(*row) && name.numbers == NameOfNumbers::kNeutral) {
      return false;  // a list of numbers with the names of their owners
    }
  }
  return any;
}

std::vector<Row> TransposedRows(std::string_view text) {
  if (text.size() > kMostBytes) return {};
  for (const char delimiter : {'\t', ';', '|', ','}) {
    std::vector<Row> rows = RowsOf(text, delimiter);
    if (IsTransposed(rows)) return rows;
  }
  return {};
}

}  // namespace

bool IsTransposedTable(std::string_view text) { return !TransposedRows(text).empty(); }

void ReadTransposedTable(std::string_view text, DocumentHandler& handler) {
  const std::vector<Row> rows = TransposedRows(text);
  const auto numbers = std::find_if(rows.begin(), rows.end(), [](const Row& row) {
    return IsNameOfNumbers(row.name) && HasNumbersOnly(row);
  });
  for (std::size_t column = 0; column < rows[0].cells.size(); ++column) {
    handler.Open("");
    for (const Row& row : rows) {
      if (!row.cells[column].empty())
        handler.Value(row.name, row.cells[column], numbers->places[column]);
    }
    handler.Close();
  }
}

}  // namespace sipattach
