#include "tables/table_sample.h"

#include <algorithm>
#include <utility>

#include "lines/classified_line.h"
#include "names/column_role.h"
#include "tables/cells.h"
#include "text/ascii.h"
#include "text/clean_text.h"

namespace sipattach {
namespace {

constexpr std::size_t kSampleRecords = 64;

// "DID Inventory", "Exported 2026-11-01,,": words in one field only.
bool IsTitle(const std::vector<std::string>& record) {
  const auto filled = std::count_if(record.begin(), record.end(),
                                    [](const std::string& cell) { return !Trim(cell).empty(); });
  return filled == 1 && std::any_of(record.begin(), record.end(), HasLetters);
}

// Removes titles above the rest.
void RemoveTitles(TableSample& sample, std::size_t count) {
  if (count == 0) return;
  if (sample.above == 0) sample.first_above = sample.begins[0];
  sample.above += count;
  const auto end = static_cast<std::ptrdiff_t>(count);
  sample.records.erase(sample.records.begin(), sample.records.begin() + end);
  sample.begins.erase(sample.begins.begin(), sample.begins.begin() + end);
  sample.widths.erase(sample.widths.begin(), sample.widths.begin() + end);
}

// Determines the width of the records, and removes the titles above them.
void Measure(TableSample& sample) {
  // Of widths that are equally common, the narrowest wins.
  std::vector<std::size_t> sorted = sample.widths;
  std::sort(sorted.begin(), sorted.end());
  for (std::size_t at = 0; at < sorted.size();) {
    const std::size_t width = sorted[at];
    std::size_t count = 0;
    for (; at < sorted.size() && sorted[at] == width; ++at) ++count;
    // Titles are lines of one field, and there may be more of them than rows.
    const bool below_titles = sample.width == 1 && count >= 2;
    if (count <= sample.even && !below_titles) continue;
    sample.width = width;
    sample.even = count;
  }
  if (sample.width < 2) return;
  std::size_t top = 0;
  while (top < sample.records.size() && IsTitle(sample.records[top])) {
    if (sample.widths[top++] == sample.width) --sample.even;
  }
  if (top == sample.records.size()) {
    sample.even = 0;
  } else {
    RemoveTitles(sample, top);
  }
}

// Joins a name with one above it that spans several columns: "Rufnummernblock" above "von" and
// "bis". A name that is complete, such as "Vorwahl", stays.
std::string Joined(std::string_view above, std::string_view name) {
  const ColumnName read = ReadColumnName(name);
  const bool is_complete = read.role != ColumnRole::kLeftOut &&
                           read.role != ColumnRole::kRangeStart &&
                           read.role != ColumnRole::kRangeEnd;
  if (above.empty() || name.empty() || is_complete) return std::string(name.empty() ? above : name);
  return std::string(above).append(" ").append(name);
}

// Joins two lines of names into one.
void JoinNames(TableSample& sample) {
  if (sample.records.size() < 3) return;
  const std::vector<std::string>& above = sample.records[0];
  std::vector<std::string>& names = sample.records[1];
  const std::vector<std::string>& first = sample.records[2];
  bool named = false;
  for (std::size_t i = 0; i < std::max(above.size(), names.size()); ++i) {
    const std::string_view name = i < names.size() ? Trim(names[i]) : std::string_view();
    if (CountAllDigits(name) > 2 || (i < above.size() && CountAllDigits(above[i]) > 2)) return;
    // "Bob, mobile, " is a row without its number, not a line of names.
    const bool has_number = i < first.size() && CountAllDigits(first[i]) >= 2;
    if (has_number && !HasLetters(name)) return;
    const ColumnName read = ReadColumnName(name);
    named = named || (has_number && (read.numbers >= NameOfNumbers::kWeak ||
                                     read.role == ColumnRole::kRangeStart));
  }
  if (!named || above.size() != names.size()) return;
  std::string_view over;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!Trim(above[i]).empty()) over = Trim(above[i]);
    const std::string_view name = Trim(names[i]);
    names[i] = Joined(name.empty() ? Trim(above[i]) : over, name);
  }
  if (sample.widths[0] == sample.width) --sample.even;
  RemoveTitles(sample, 1);
}

std::vector<std::string> SortedNames(const std::vector<std::string>& record) {
  std::vector<std::string> names;
  names.reserve(record.size());
  for (const std::string& cell : record) names.push_back(Lowercase(Trim(cell)));
  std::sort(names.begin(), names.end());
  return names;
}

// Whether these are names of columns, one of them of numbers.
bool AreNames(const std::vector<std::string>& record) {
  bool named = false;
  for (const std::string& cell : record) {
    if (Trim(cell).empty() || CountAllDigits(cell) >= kLeastDigits) return false;
    named = named || ReadNameOfNumbers(cell) >= NameOfNumbers::kWeak;
  }
  return named && record.size() > 1;
}

// Whether the records are words above the names of the columns: a greeting may have as many commas.
bool AreAbove(const TableSample& sample, const std::vector<std::string>& names) {
  if (!AreNames(names)) return false;
  for (const std::vector<std::string>& record : sample.records) {
    if (std::any_of(record.begin(), record.end(),
                    [](const std::string& cell) { return CountAllDigits(cell) >= kLeastDigits; }))
      return false;
  }
  return true;
}

// Ends the sample where the names come again: below them, the columns may have another order.
void EndAtNextNames(TableSample& sample) {
  if (sample.width < 2 || sample.records.empty() ||
      std::any_of(sample.records[0].begin(), sample.records[0].end(),
                  [](const std::string& cell) { return CountAllDigits(cell) >= 3; }))
    return;
  const std::vector<std::string> names = SortedNames(sample.records[0]);
  std::size_t end = 2;
  while (end < sample.records.size() &&
         (sample.records[end].size() != names.size() || SortedNames(sample.records[end]) != names))
    ++end;
  if (end >= sample.records.size()) return;
  sample.records.resize(end);
  sample.begins.resize(end);
  sample.widths.resize(end);
  sample.even = static_cast<std::size_t>(
      std::count(sample.widths.begin(), sample.widths.end(), sample.width));
}

// Below a header, rows may lack their last cells, or have extra empty ones.
void MeasureBelowNames(TableSample& sample) {
  if (sample.records.empty() || !AreNames(sample.records[0])) return;
  const std::size_t width = sample.records[0].size();
  std::size_t fitting = 0;
  for (const std::vector<std::string>& record : sample.records) {
    std::size_t filled = record.size();
    while (filled > 0 && Trim(record[filled - 1]).empty()) --filled;
    fitting += filled <= width && record.size() > 1 ? 1 : 0;
  }
  if (fitting <= sample.even) return;
  sample.width = width;
  sample.even = fitting;
}

}  // namespace

TableSample TakeSample(std::string_view text, char delimiter) {
  TableSample sample;
  std::vector<Field> fields;
  RecordReader reader(text, delimiter);
  bool after_blank = false;
  for (std::size_t begin = 0; sample.records.size() < kSampleRecords && reader.Next(fields);
       begin = reader.offset()) {
    // The sample may cut off the last record, or a quote that closes later.
    if (reader.unclosed_quote()) break;
    if (IsBlankOrRule(text, fields)) {
      after_blank = true;
      continue;
    }
    if (IsSum(text, fields)) continue;
    std::vector<std::string> record;
    for (const Field& field : fields) {
      if (record.size() == kSampleColumns) break;
      record.push_back(FieldText(text, field));
    }
    // A greeting above the names of the columns may have as many commas as they.
    if (after_blank && AreAbove(sample, record)) RemoveTitles(sample, sample.records.size());
    after_blank = false;
    sample.records.push_back(std::move(record));
    sample.begins.push_back(begin);
    sample.widths.push_back(fields.size());
  }
  Measure(sample);
  if (sample.width > 1) JoinNames(sample);
  EndAtNextNames(sample);
  MeasureBelowNames(sample);
  return sample;
}

}  // namespace sipattach
