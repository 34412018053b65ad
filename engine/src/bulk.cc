#include "sipattach/bulk.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "ascii.h"
#include "bulk_layout.h"
#include "bulk_text.h"
#include "context.h"
#include "delimited.h"
#include "diagnostic.h"
#include "excerpt.h"
#include "json_writer.h"
#include "numbers.h"
#include "text_cursor.h"
#include "value_index.h"

namespace sipattach {
namespace {

// After so many bytes of rows, their average tells how long the result will be.
constexpr std::size_t kFirstMeasure = 16 * 1024;
constexpr std::size_t kSecondMeasure = 512 * 1024;

constexpr std::size_t kLongLine = 16 * 1024;

struct Summary {
  std::uint32_t total = 0;
  std::uint32_t valid = 0;
  std::uint32_t possible = 0;
  std::uint32_t identities = 0;
  std::uint32_t invalid = 0;
  std::uint32_t duplicates = 0;
};

// What a row of the result is: a number with all that is known of it, or its text alone.
enum class RowForm : std::uint8_t { kReading, kInput };

class BulkReader {
 public:
  BulkReader(std::string_view text, std::string_view context, RowForm form)
      : text_(text), form_(form), context_(ContextOf(context)), splitter_(context_.trunk) {}

  std::string Read() {
    layout_ = DetectLayout(text_, context_, wanted_column_);
    cursor_ = TextCursor(text_, layout_.mark);
    writer_.BeginObject().Key("format");
    WriteFormat();
    writer_.Key(form_ == RowForm::kReading ? "rows" : "inputs").BeginArray();
    if (layout_.delimited && layout_.delimiter != '\n') {
      ReadTable();
    } else {
      ReadLines();
    }
    writer_.EndArray();
    form_ == RowForm::kReading ? WriteSummary() : WriteLines();
    ReportLayout();
    writer_.Key("diagnostics");
    Write(writer_, report_.diagnostics());
    writer_.EndObject();
    return writer_.Take();
  }

 private:
  NumberContext ContextOf(std::string_view text) {
    Context context = ReadContext(text, report_);
    wanted_column_ = std::move(context.phone_column);
    return {context.default_region, context.reading_for_trunk};
  }

  void ReadLines() {
    bool header = layout_.has_header;
    for (std::size_t begin = layout_.begin; begin < text_.size();) {
      const std::size_t end = std::min(text_.find_first_of("\r\n", begin), text_.size());
      const std::string_view line = text_.substr(begin, end - begin);
      if (header && !Trim(line).empty()) {
        header = false;
        ReportHeader(begin);
      } else {
        ReadLine(line, begin);
      }
      begin = end + 1;
    }
  }

  // A list of any length may stand on one line; it is read in parts, to hold little at a time.
  void ReadLine(std::string_view line, std::size_t at) {
    while (!line.empty()) {
      const std::size_t end = NextSeparator(line, std::min(kLongLine, line.size()));
      ReadPieces(line.substr(0, end), at);
      const std::size_t next = std::min(end + 1, line.size());
      line.remove_prefix(next);
      at += next;
    }
  }

  void ReadTable() {
    const std::string_view table = text_.substr(layout_.begin);
    RecordReader records(table, layout_.delimiter);
    std::vector<Field> fields;
    bool header = layout_.has_header;
    for (std::size_t begin = 0; records.Next(fields); begin = records.offset()) {
      if (IsBlankRecord(table, fields)) continue;
      if (fields.size() != layout_.columns.size() && uneven_++ == 0) {
        first_uneven_ = layout_.begin + begin;
      }
      if (header) {
        header = false;
        ReportHeader(layout_.begin + begin);
        continue;
      }
      ReadRecord(table, fields, begin);
    }
    if (records.unclosed_quote()) ReportQuote(layout_.begin + *records.unclosed_quote());
  }

  static bool IsBlankRecord(std::string_view table, const std::vector<Field>& fields) {
    return std::all_of(fields.begin(), fields.end(), [&](const Field& field) {
      return Trim(table.substr(field.begin, field.end - field.begin)).empty();
    });
  }

  void ReadRecord(std::string_view table, const std::vector<Field>& fields, std::size_t begin) {
    if (layout_.phone_column >= fields.size()) {
      AddRow("", layout_.begin + begin, Code::kBulkEmptyCell);
      return;
    }
    const Field& field = fields[layout_.phone_column];
    const std::size_t at = layout_.begin + field.begin;
    if (field.has_escapes) {
      // Its places in the text are not those in its content: all of it is where it begins.
      const std::string content = FieldText(table, field);
      for (const Piece& piece : splitter_.Split(content)) {
        AddPiece(content.substr(piece.begin, piece.end - piece.begin), piece.like_number, at);
      }
      return;
    }
    const std::string_view content = table.substr(field.begin, field.end - field.begin);
    if (!ReadPieces(content, at)) AddRow("", at, Code::kBulkEmptyCell);
  }

  // Returns whether there were any.
  bool ReadPieces(std::string_view content, std::size_t at) {
    const std::vector<Piece>& pieces = splitter_.Split(content);
    for (const Piece& piece : pieces) {
      AddPiece(content.substr(piece.begin, piece.end - piece.begin), piece.like_number,
               at + piece.begin);
    }
    return !pieces.empty();
  }

  void AddPiece(std::string_view input, bool like_number, std::size_t at) {
    if (!like_number) {
      AddRow(input, at, Code::kBulkNoNumber);
      return;
    }
    std::string on_one_line;  // the number of a cell may go over several
    if (input.find_first_of("\r\n") != std::string_view::npos) {
      on_one_line = input;
      for (char& c : on_one_line) c = IsBlank(c) ? ' ' : c;
      input = on_one_line;
    }
    if (form_ == RowForm::kInput) {
      WriteInput(input, at);
      return;
    }
    Report said;
    const NumberReading reading = ReadNumber(input, context_, Pointer(), said);
    std::vector<Code> codes;
    for (const Diagnostic& diagnostic : said.diagnostics()) codes.push_back(diagnostic.code);
    WriteRow(reading, at, std::move(codes));
  }

  void AddRow(std::string_view input, std::size_t at, Code code) {
    if (form_ == RowForm::kInput) {
      WriteInput(input, at);
      return;
    }
    NumberReading reading;
    reading.input = input;
    WriteRow(reading, at, {code});
  }

  // A row of a table that has nothing in the column of the numbers gives none.
  void WriteInput(std::string_view input, std::size_t at) {
    ++summary_.total;
    if (input.empty()) return;
    cursor_.MoveTo(at);
    lines_.push_back(static_cast<std::uint32_t>(cursor_.line()));
    writer_.String(input);
  }

  void WriteRow(const NumberReading& reading, std::size_t at, std::vector<Code> codes) {
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
    writer_.Key("kind").String(NameOf(reading.kind));
    writer_.Key("value").StringOrNull(reading.value);
    writer_.Key("validity").String(NameOf(reading.validity));
    writer_.Key("region").StringOrNull(reading.region);
    writer_.Key("type").StringOrNull(reading.type);
    writer_.Key("national").StringOrNull(reading.national);
    writer_.Key("international").StringOrNull(reading.international);
    if (duplicate_of) writer_.Key("duplicate_of").Integer(*duplicate_of);
    if (!codes.empty()) {
      writer_.Key("diagnostics").BeginArray();
      for (const Code code : codes) writer_.String(InfoOf(code).slug);
      writer_.EndArray();
    }
    writer_.EndObject();
    ReserveRest(at + reading.input.size());
  }

  // The result is much longer than anything else that is held here. Growing by doubling would hold
  // it three times over, so its length is foreseen: first from a few rows, then from many.
  void ReserveRest(std::size_t read_to) {
    const std::size_t size = writer_.size();
    if (size < next_measure_) return;
    const double share = static_cast<double>(read_to) / static_cast<double>(text_.size());
    const double foreseen = static_cast<double>(size) / share * 1.02;
    const std::size_t most = size < kSecondMeasure ? kSecondMeasure * 2 : text_.max_size();
    // Where that was too little, by a share each time: moving the text stays linear.
    const bool almost_full = size + kFirstMeasure >= writer_.capacity();
    const std::size_t least = almost_full ? writer_.capacity() + writer_.capacity() / 8 : 0;
    const std::size_t bounded = foreseen < static_cast<double>(most)
                                    ? static_cast<std::size_t>(foreseen) + kFirstMeasure
                                    : most;
    writer_.Reserve(std::max(bounded, least));
    next_measure_ = size < kSecondMeasure ? kSecondMeasure : writer_.capacity() - kFirstMeasure;
  }

  void Count(const NumberReading& reading, bool duplicate) {
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

  void WriteFormat() {
    const bool named = layout_.delimited && layout_.has_header;
    writer_.BeginObject();
    writer_.Key("kind").String(layout_.delimited ? "delimited" : "text");
    writer_.Key("delimiter")
        .StringOrNull(layout_.delimited ? std::string_view(&layout_.delimiter, 1) : "");
    writer_.Key("has_header").Boolean(layout_.has_header);
    writer_.Key("phone_column");
    if (layout_.delimited) {
      writer_.Integer(static_cast<std::int64_t>(layout_.phone_column));
    } else {
      writer_.Null();
    }
    writer_.Key("phone_column_name").StringOrNull(named ? PhoneColumnName() : "");
    writer_.Key("columns");
    if (named) {
      writer_.BeginArray();
      for (const std::string& column : layout_.columns) writer_.String(column);
      writer_.EndArray();
    } else {
      writer_.Null();
    }
    writer_.EndObject();
  }

  void WriteLines() {
    writer_.Key("lines").BeginArray();
    for (const std::uint32_t line : lines_) writer_.Integer(line);
    writer_.EndArray();
  }

  void WriteSummary() {
    writer_.Key("summary").BeginObject();
    writer_.Key("total").Integer(summary_.total).Key("valid").Integer(summary_.valid);
    writer_.Key("possible").Integer(summary_.possible);
    writer_.Key("identities").Integer(summary_.identities);
    writer_.Key("invalid").Integer(summary_.invalid);
    writer_.Key("duplicates").Integer(summary_.duplicates);
    writer_.EndObject();
  }

  [[nodiscard]] const std::string& PhoneColumnName() const {
    return layout_.columns[layout_.phone_column];
  }

  // "2 (mobile)", or "2".
  [[nodiscard]] std::string ColumnText(std::size_t column) const {
    std::string text = std::to_string(column + 1);
    if (column < layout_.columns.size() && !layout_.columns[column].empty()) {
      text += " (" + layout_.columns[column] + ")";
    }
    return text;
  }

  void ReportHeader(std::size_t at) {
    cursor_.MoveTo(at);
    report_.Add(Code::kBulkHeader, Pointer(), {{"line", cursor_.line()}});
  }

  void ReportQuote(std::size_t at) {
    TextCursor place(text_, layout_.mark);
    place.MoveTo(at);
    report_.Add(Code::kBulkUnclosedQuote, Pointer(),
                {{"line", place.line()}, {"column", place.column()}});
  }

  void ReportLayout() {
    if (summary_.total == 0) report_.Add(Code::kBulkEmpty, Pointer());
    if (!wanted_column_.is_null() && !layout_.chosen) ReportNoSuchColumn();
    if (!layout_.delimited || layout_.columns.size() < 2) return;
    if (!layout_.chosen) ReportPhoneColumn();
    if (uneven_ > 0) {
      TextCursor place(text_, layout_.mark);
      place.MoveTo(first_uneven_);
      report_.Add(
          Code::kBulkUnevenRows, Pointer(),
          {{"count", uneven_}, {"columns", layout_.columns.size()}, {"line", place.line()}});
    }
  }

  void ReportNoSuchColumn() {
    report_.Add(Code::kBulkNoSuchColumn, Pointer(),
                {{"column", wanted_column_.is_string() ? Excerpt(Text(wanted_column_))
                                                       : wanted_column_.digits()}});
  }

  void ReportPhoneColumn() {
    report_.Add(Code::kBulkPhoneColumn, Pointer(), {{"column", ColumnText(layout_.phone_column)}});
    if (!layout_.other_columns.empty()) {
      std::string others;
      for (const std::size_t column : layout_.other_columns) {
        others += (others.empty() ? "" : ", ") + ColumnText(column);
      }
      report_.Add(Code::kBulkOtherPhoneColumns, Pointer(),
                  {{"column", ColumnText(layout_.phone_column)}, {"others", others}});
    }
  }

  std::string_view text_;
  RowForm form_;
  Report report_;
  Json wanted_column_;  // before context_, whose reading sets it
  NumberContext context_;
  LineSplitter splitter_;
  BulkLayout layout_;
  TextCursor cursor_{""};
  JsonWriter writer_;
  ValueIndex index_;
  Summary summary_;
  std::vector<std::uint32_t> lines_;  // of inputs
  std::size_t uneven_ = 0;
  std::size_t first_uneven_ = 0;
  std::size_t next_measure_ = kFirstMeasure;
};

}  // namespace

std::string ReadNumbers(std::string_view text, std::string_view context) {
  return BulkReader(text, context, RowForm::kReading).Read();
}

std::string SplitNumbers(std::string_view text, std::string_view context) {
  return BulkReader(text, context, RowForm::kInput).Read();
}

}  // namespace sipattach
