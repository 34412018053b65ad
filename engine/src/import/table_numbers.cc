#include "import/table_numbers.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "import/line_numbers.h"
#include "json/pointer.h"
#include "names/change_words.h"
#include "names/column_role.h"
#include "redact/excerpt.h"
#include "redact/key_like.h"
#include "redact/redact.h"
#include "tables/cells.h"
#include "text/ascii.h"
#include "text/clean_text.h"
#include "text/delimited.h"
#include "text/lines.h"
#include "text/text_cursor.h"

namespace sipattach {
namespace {

bool IsWords(std::string_view table, const Field& field) {
  const std::string_view text = table.substr(field.begin, field.end - field.begin);
  return CountAllDigits(text) < kLeastDigits && std::any_of(text.begin(), text.end(), IsAlpha);
}

// The trimmed text of a cell; empty if there is none.
std::string CellOf(std::string_view table, const std::vector<Field>& fields, std::size_t column) {
  return column < fields.size() ? std::string(Trim(FieldText(table, fields[column])))
                                : std::string();
}

// The order of the columns, which a heading further down may change: that of a page, or of another
// table.
class ColumnOrder {
 public:
  ColumnOrder(const BulkLayout& layout, std::string_view table) : layout_(layout), table_(table) {}

  // Whether the record has the names of the columns, in whatever order. The records below it have
  // that order.
  [[nodiscard]] bool TakeHeading(const std::vector<Field>& fields) {
    const std::size_t width = layout_.columns.size();
    if (!layout_.has_header || fields.size() != width) return false;
    std::vector<std::size_t> places;
    for (const Field& field : fields) {
      const std::string_view text = Trim(table_.substr(field.begin, field.end - field.begin));
      std::size_t place = 0;
      while (place < width && (!EqualsIgnoringCase(text, layout_.columns[place]) ||
                               std::find(places.begin(), places.end(), place) != places.end()))
        ++place;
      if (place == width) return false;
      places.push_back(place);
    }
    places_ = std::move(places);
    return true;
  }

  // Puts the fields of a record in the order of the first heading.
  void Restore(std::vector<Field>& fields) const {
    if (places_.empty() || fields.size() != places_.size()) return;
    std::vector<Field> ordered = fields;
    for (std::size_t i = 0; i < fields.size(); ++i) ordered[places_[i]] = fields[i];
    fields = std::move(ordered);
  }

 private:
  const BulkLayout& layout_;
  std::string_view table_;
  std::vector<std::size_t> places_;  // in the first heading, of each column
};

class TableReader {
 public:
  explicit TableReader(Reading& reading)
      : reading_(reading),
        layout_(reading.layout),
        rows_(reading.rows),
        table_(reading.text.substr(layout_.begin)),
        order_(layout_, table_),
        above_(CountryAbove(reading)),
        simple_(IsSimple()) {}

  void Read() {
    if (layout_.lines_above > 0) {
      ForEachLine(reading_.text.substr(0, layout_.begin), 0,
                  [&](std::string_view line, std::size_t at) { (void)IsOutside(line, at); });
    }
    RecordReader records(table_, layout_.delimiter);
    std::vector<Field> fields;
    bool header = layout_.has_header;
    for (std::size_t begin = 0; records.Next(fields); begin = records.offset()) {
      if (IsBlankOrRule(table_, fields)) continue;
      if (header) {
        header = false;
        CheckWidth(fields, begin);
        ReportHeader(layout_.begin + begin, reading_);
        continue;
      }
      if (order_.TakeHeading(fields)) {
        reading_.findings.above.Add(1, layout_.begin + begin);
        continue;
      }
      // Words in one field, or a total, may be below the table. Only what follows tells.
      if (IsSum(table_, fields) || (fields.size() == 1 && IsWords(table_, fields[0]))) {
        notes_.push_back(fields);
        continue;
      }
      for (auto& note : notes_) ReadRecord(note, note.front().begin);
      notes_.clear();
      ReadRecord(fields, begin);
    }
    for (const auto& note : notes_)
      reading_.findings.above.Add(1, layout_.begin + note.front().begin);
    if (records.unclosed_quote()) ReportQuote(layout_.begin + *records.unclosed_quote());
  }

 private:
  // Whether a line that is not a row of the table has a number, which is then reported.
  [[gnu::noinline]] bool IsOutside(std::string_view line, std::size_t at) {
    if (!HasNumber(line, reading_.splitter)) return false;
    reading_.findings.outside.Add(1, at);
    return true;
  }

  // Whether there is one column of numbers, and no other that matters.
  [[nodiscard]] bool IsSimple() const {
    const auto count = [&](ColumnRole role) {
      return static_cast<std::size_t>(std::count(layout_.roles.begin(), layout_.roles.end(), role));
    };
    return !layout_.international && count(ColumnRole::kNumber) == 1 &&
           count(ColumnRole::kLeftOut) + 1 == layout_.roles.size();
  }

  void CheckWidth(const std::vector<Field>& fields, std::size_t begin) {
    if (fields.size() != layout_.columns.size())
      reading_.findings.uneven.Add(1, layout_.begin + begin);
  }

  // Whether another column says that the row's number is not wanted, which is then reported.
  [[nodiscard]] bool IsLeftOut(const std::vector<Field>& fields, std::size_t begin) {
    const auto leaves_out = [&](const ChangeColumn& change) {
      return LeavesOut(change.name, CellOf(table_, fields, change.column));
    };
    const auto change = std::find_if(layout_.changes.begin(), layout_.changes.end(), leaves_out);
    if (change == layout_.changes.end()) return false;
    if (change->name != ChangeName::kType) {
      reading_.findings.removals.Add(1, layout_.begin + begin);
    } else {
      reading_.findings.AddValue("Fax", layout_.begin + begin);
    }
    return true;
  }

  void ReadRecord(std::vector<Field>& fields, std::size_t begin) {
    CheckWidth(fields, begin);
    const std::size_t at = layout_.begin + fields.front().begin;
    order_.Restore(fields);
    if (IsLeftOut(fields, begin)) return;
    if (simple_) {
      ReadCell(fields, layout_.phone_column, at, above_, "");
    } else {
      ReadColumns(fields);
    }
    reading_.records.Assign(layout_.begin + begin + 1, rows_);
  }

  [[nodiscard]] std::string CellWithRole(const std::vector<Field>& fields, ColumnRole role) const {
    const std::size_t column = layout_.ColumnOf(role);
    return column < layout_.roles.size() ? CellOf(table_, fields, column) : std::string();
  }

  void ReadColumns(const std::vector<Field>& fields) {
    const bool has_phone = layout_.phone_column < fields.size();
    const std::size_t at = layout_.begin + fields[has_phone ? layout_.phone_column : 0].begin;
    std::string named = CellWithRole(fields, ColumnRole::kCountry);
    if (named.empty()) named = CellWithRole(fields, ColumnRole::kCallingCode);
    CountryOfRow country = named.empty() ? above_ : CountryNamed(named, at);
    country.at = at;
    if (!CellWithRole(fields, ColumnRole::kExtension).empty())
      reading_.findings.extensions.Add(1, at);
    const std::string exchange = CellWithRole(fields, ColumnRole::kExchange);
    const bool is_whole = exchange.starts_with('+') || exchange.starts_with('0');
    const std::string prefix =
        is_whole ? exchange : CellWithRole(fields, ColumnRole::kAreaCode) + exchange;
    if (layout_.international || !prefix.empty()) country.international = prefix.empty();
    if (layout_.roles[layout_.phone_column] == ColumnRole::kRangeStart) {
      const bool is_single =
          SaysNothing(CellOf(table_, fields, layout_.phone_column)) && HasOther(fields);
      if (is_single) {
        ReadNumbers(fields, at, country, prefix);
      } else {
        ReadBlocks(fields, prefix, country);
      }
      return;
    }
    if (const std::string whole = FillMask(exchange, CellWithRole(fields, ColumnRole::kLine));
        !whole.empty()) {
      country.international = false;
      rows_.AddJoined(whole, at, country);
      return;
    }
    if (layout_.ColumnOf(ColumnRole::kLine) < layout_.roles.size()) {
      AddLine(prefix, LastDigitsOf(fields), at, country);
      return;
    }
    ReadNumbers(fields, at, country, prefix);
  }

  // Reads the columns of numbers. Of several, some may be empty in a row, but not all.
  void ReadNumbers(const std::vector<Field>& fields, std::size_t at, const CountryOfRow& country,
                   const std::string& prefix) {
    bool any = false;
    for (std::size_t column = 0; column < layout_.roles.size(); ++column) {
      if (layout_.roles[column] != ColumnRole::kNumber ||
          SaysNothing(CellOf(table_, fields, column)))
        continue;
      any = true;
      ReadCell(fields, column, at, country, prefix);
    }
    const std::size_t first = layout_.ColumnOf(ColumnRole::kNumber);
    if (!any && first < layout_.roles.size()) ReadCell(fields, first, at, country, prefix);
  }

  // Whether the row has a number in a column beside those of ranges.
  [[nodiscard]] bool HasOther(const std::vector<Field>& fields) const {
    return !SaysNothing(CellWithRole(fields, ColumnRole::kNumber));
  }

  // Adds the blocks of a row; those after the first may be empty.
  void ReadBlocks(const std::vector<Field>& fields, const std::string& prefix,
                  const CountryOfRow& country) {
    for (std::size_t column = layout_.phone_column; column < layout_.roles.size(); ++column) {
      if (layout_.roles[column] != ColumnRole::kRangeStart) continue;
      const bool is_first = column == layout_.phone_column;
      const std::string first = CellOf(table_, fields, column);
      const std::string last = CellOf(table_, fields, EndOfBlock(column));
      if (!is_first && first.empty() && last.empty()) continue;
      const std::string told =
          is_first ? CellWithRole(fields, ColumnRole::kRangeSize) : std::string();
      const std::string counted = SizeIn(told);
      const std::string& size = counted.empty() ? told : counted;
      const std::size_t at = layout_.begin + fields[column < fields.size() ? column : 0].begin;
      if (prefix.empty()) {
        rows_.AddBlock(first, last, size, at, country);
      } else {
        rows_.AddExtensions(prefix, first, last, size, at, country);
      }
    }
  }

  // The column with the last numbers that belongs to one with first numbers: to the right of it, or
  // anywhere for the first block.
  [[nodiscard]] std::size_t EndOfBlock(std::size_t start) const {
    const std::size_t all = layout_.roles.size();
    for (std::size_t i = start + 1; i < all && layout_.roles[i] != ColumnRole::kRangeStart; ++i) {
      if (layout_.roles[i] == ColumnRole::kRangeEnd) return i;
    }
    return start == layout_.phone_column ? layout_.ColumnOf(ColumnRole::kRangeEnd) : all;
  }

  // Adds a number by its last digits, which `prefix` precedes. They may be a range: "00-49".
  void AddLine(const std::string& prefix, std::string_view line, std::size_t at,
               const CountryOfRow& country) {
    const std::size_t dash = line.find('-');
    const std::string first(Trim(line.substr(0, dash)));
    const std::string last(dash == line.npos ? "" : Trim(line.substr(dash + 1)));
    if (first.size() == last.size()) {
      rows_.AddBlock(prefix + first, last, "", at, country);
    } else {
      rows_.AddJoined(prefix + std::string(line), at, country);
    }
  }

  // The last digits of a number that is split over several columns.
  [[nodiscard]] std::string LastDigitsOf(const std::vector<Field>& fields) const {
    constexpr std::size_t kLineDigits = 4;  // spreadsheets drop leading zeros
    std::string line = CellWithRole(fields, ColumnRole::kLine);
    if (layout_.blocks) return line + "XXX";
    if (layout_.pads_lines && line.size() < kLineDigits)
      line.insert(0, kLineDigits - line.size(), '0');
    return line;
  }

  void ReadCell(const std::vector<Field>& fields, std::size_t column, std::size_t row_at,
                const CountryOfRow& country, const std::string& prefix) {
    if (column >= fields.size()) {
      const Field& only = fields[0];
      const bool is_line = fields.size() == 1;
      if (!is_line || !IsOutside(table_.substr(only.begin, only.end - only.begin), row_at))
        rows_.AddEmpty(row_at);
      return;
    }
    const Field& field = fields[column];
    const std::size_t at = layout_.begin + field.begin;
    if (!prefix.empty()) {
      const std::string number = CellOf(table_, fields, column);
      const bool is_whole = number.starts_with('+') || number.starts_with('0');
      rows_.AddJoined(is_whole ? number : prefix + number, at, country);
    } else if (field.has_escapes) {
      // Offsets in its content differ from those in the text, so all numbers begin where the field
      // does.
      const std::string content = FieldText(table_, field);
      for (const Piece& piece : reading_.splitter.Split(content)) {
        rows_.Add(TextOf(content, piece), piece.like_number, at, country);
      }
    } else if (IsWordOnly(field)) {
      rows_.AddWord(table_.substr(field.begin, field.end - field.begin), at);
    } else if (!AddPieces(table_.substr(field.begin, field.end - field.begin), at, country,
                          reading_)) {
      rows_.AddEmpty(at);
    }
  }

  // "n/a", "unassigned", or the name of a section. On a trunk, a name is an identity.
  [[nodiscard]] bool IsWordOnly(const Field& field) const {
    const std::string_view text = table_.substr(field.begin, field.end - field.begin);
    return !reading_.context.trunk && !layout_.chosen && HasLetters(text) &&
           CountAllDigits(text) == 0;
  }

  void ReportQuote(std::size_t at) {
    TextCursor place(reading_.whole);
    place.MoveTo(at);
    reading_.report.Add(Code::kBulkUnclosedQuote, Pointer(),
                        {{"line", place.line()}, {"column", place.column()}});
  }

  Reading& reading_;
  const BulkLayout& layout_;
  NumberRows& rows_;
  std::string_view table_;
  ColumnOrder order_;
  CountryOfRow above_;  // named by the lines above the table
  bool simple_;
  std::vector<std::vector<Field>> notes_;  // words and sums below the rows, so far
};

// The columns whose cells are written: neither numbers nor secrets.
std::vector<std::size_t> ColumnsBeside(const BulkLayout& layout) {
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < layout.roles.size(); ++i) {
    if (layout.roles[i] != ColumnRole::kNumber && !IsSecretName(layout.columns[i]))
      columns.push_back(i);
  }
  return columns;
}

}  // namespace

void ReadTableNumbers(Reading& reading) { TableReader(reading).Read(); }

// Reads the table a second time, so that a long one need not be kept.
void WriteBesideOfTable(Reading& reading) {
  const BulkLayout& layout = reading.layout;
  JsonWriter& writer = reading.writer;
  const std::vector<std::size_t> columns = ColumnsBeside(layout);
  writer.Key("beside").BeginObject().Key("columns").BeginArray();
  for (const std::size_t column : columns) {
    const bool tells =
        std::find(layout.telling.begin(), layout.telling.end(), column) != layout.telling.end();
    writer.BeginObject().Key("column").Integer(static_cast<std::int64_t>(column));
    writer.Key("name").StringOrNull(layout.columns[column]);
    writer.Key("tells").Boolean(tells).EndObject();
  }
  writer.EndArray().Key("rows").BeginArray();
  const std::string_view table = reading.text.substr(layout.begin);
  RecordReader records(table, layout.delimiter);
  std::vector<Field> fields;
  const std::vector<std::uint32_t>& of_inputs = reading.records.of_inputs();
  reading.records.Reserve(table.size(), columns.size(), writer);
  ColumnOrder order(layout, table);
  auto next = of_inputs.begin();
  while (next != of_inputs.end() && records.Next(fields)) {
    if (order.TakeHeading(fields) || *next > layout.begin + records.offset()) continue;
    order.Restore(fields);
    next = std::find_if(next, of_inputs.end(), [&](std::uint32_t at) { return at != *next; });
    writer.BeginArray();
    for (const std::size_t column : columns) {
      writer.String(WithoutSecrets(CellOf(table, fields, column)));
    }
    writer.EndArray();
  }
  writer.EndArray();
  reading.records.WriteRows(writer);
  writer.EndObject();
}

void WriteFirstRows(std::string_view text, const BulkLayout& layout, JsonWriter& writer) {
  constexpr std::size_t kRows = 10;
  constexpr std::size_t kLongestCell = 60;
  const std::string_view table = text.substr(layout.begin);
  RecordReader records(table, layout.delimiter);
  std::vector<Field> fields;
  std::size_t rows = layout.has_header ? 0 : 1;
  while (rows <= kRows && records.Next(fields)) {
    if (IsBlankOrRule(table, fields)) continue;
    if (rows++ == 0) continue;
    writer.BeginArray();
    for (std::size_t column = 0; column < fields.size(); ++column) {
      const std::string cell = CellOf(table, fields, column);
      const bool secret =
          column < layout.columns.size() && !cell.empty() && IsSecretName(layout.columns[column]);
      writer.String(secret ? std::string(kHiddenInMessage)
                           : Excerpt(WithoutSecrets(cell), kLongestCell));
    }
    writer.EndArray();
  }
}

}  // namespace sipattach
