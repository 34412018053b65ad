#ifndef SIPATTACH_TABLES_TABLE_COLUMNS_H_
#define SIPATTACH_TABLES_TABLE_COLUMNS_H_

// What the columns of a sample are for, judged by their names and by reading their cells.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lines/line_splitter.h"
#include "names/column_role.h"
#include "number/number_reading.h"
#include "tables/table_sample.h"

namespace sipattach {

// Scores for how likely a column holds numbers, from 0 to 100, averaged over its cells.
inline constexpr int kReadsAsValid = 100;
inline constexpr int kReadsAsPossible = 80;
inline constexpr int kHasEnoughDigits = 30;
inline constexpr int kNumberColumn = 25;

class TableColumns {
 public:
  // The sample must have a record. Both are kept by reference.
  TableColumns(const NumberContext& context, const TableSample& sample);

  [[nodiscard]] std::size_t size() const { return names_.size(); }
  [[nodiscard]] const TableName& name(std::size_t column) const { return names_[column]; }
  [[nodiscard]] int score(std::size_t column) const { return scores_[column]; }
  // Whether the column is the same in every row.
  [[nodiscard]] bool IsConstant(std::size_t column) const { return constant_[column] != 0; }
  [[nodiscard]] const std::string& default_region() const { return context_.default_region; }

  // The cell; empty if the record is shorter.
  [[nodiscard]] std::string_view Cell(std::size_t row, std::size_t column) const;
  // The rows that are examined: from FirstRow() up to, but not including, EndRow().
  [[nodiscard]] std::size_t FirstRow() const { return has_header_ ? 1 : 0; }
  [[nodiscard]] std::size_t EndRow() const;

  // The first column whose name gives it this role.
  [[nodiscard]] std::optional<std::size_t> Named(ColumnRole role) const;
  // The region of a row's numbers, if a named column gives their country; otherwise empty.
  [[nodiscard]] std::string RegionOf(std::size_t row) const;
  // Whether the cell is a range whose first number somebody has.
  [[nodiscard]] bool IsRange(std::string_view cell, const std::string& region) const;
  [[nodiscard]] int ScoreOf(std::string_view cell, const std::string& region = "");
  // Whether the cell has words with a whole number among them.
  [[nodiscard]] bool IsSentence(std::string_view cell);

  // Until this is called, the first record counts as a row, but also gives the names. Without a
  // header there are no names.
  void SetHeader(bool has_header);

 private:
  // In tables of calls, stops "from" and "to" from naming the ends of blocks.
  void NameCalls();
  // Averages over the rows below the first, which may be a header.
  void Score();

  const NumberContext& context_;
  LineSplitter splitter_;
  const TableSample& sample_;
  bool has_header_ = false;
  std::vector<TableName> names_;  // of the columns that are examined
  std::vector<int> scores_;
  std::vector<char> constant_;
};

}  // namespace sipattach

#endif  // SIPATTACH_TABLES_TABLE_COLUMNS_H_
