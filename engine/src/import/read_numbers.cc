#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "document/context.h"
#include "import/aligned_text.h"
#include "import/line_splitter.h"
#include "import/pasted_document.h"
#include "import/pasted_kind.h"
#include "import/table_layout.h"
#include "json/json_writer.h"
#include "names/column_role.h"
#include "names/country_names.h"
#include "number/number_range.h"
#include "number/number_reading.h"
#include "number/value_index.h"
#include "phone/phone.h"
#include "redact/excerpt.h"
#include "redact/redact.h"
#include "sipattach/bulk.h"
#include "text/ascii.h"
#include "text/clean_text.h"
#include "text/delimited.h"
#include "text/text_cursor.h"

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

// Things of one kind of which there may be many: how many, and where the first of them is.
struct Tally {
  std::size_t count = 0;
  std::size_t first = 0;  // byte of the text

  void Add(std::size_t many, std::size_t at) {
    if (count == 0) first = at;
    count += many;
  }
};

// A number of ranges may be written out at once; a slip must not fill the memory.
constexpr std::size_t kMostExpanded = 200'000;

// "+1 (415) 555-2671", "tel:+14155552671": a number and nothing else.
bool IsNumberShaped(std::string_view text) {
  if (EqualsIgnoringCase(text.substr(0, 4), "tel:")) text.remove_prefix(4);
  return text.find_first_not_of("0123456789+-.()/ ") == std::string_view::npos;
}

class BulkReader : private DocumentHandler {
 public:
  BulkReader(std::string_view text, std::string_view context, RowForm form)
      : text_(text), form_(form), context_(ContextOf(context)), splitter_(context_.trunk) {}

  std::string Read() {
    Prepare();
    writer_.BeginObject().Key("format");
    WriteFormat();
    writer_.Key("table");
    if (layout_.delimited && layout_.roles.size() > 1) {
      writer_.BeginObject();
      WriteTable();
      writer_.EndObject();
    } else {
      writer_.Null();
    }
    writer_.Key(form_ == RowForm::kReading ? "rows" : "inputs").BeginArray();
    if (document_) {
      ReadDocument(text_, layout_.begin, *document_, *this);
    } else if (layout_.delimited && layout_.delimiter != '\n') {
      ReadTable();
    } else if (kind_.empty()) {
      ReadLines();
    }
    writer_.EndArray();
    form_ == RowForm::kReading ? WriteSummary() : WriteLines();
    if (beside_) WriteBeside();
    ReportLayout();
    writer_.Key("diagnostics");
    Write(writer_, report_.diagnostics());
    writer_.EndObject();
    return writer_.Take();
  }

  // The table itself: its columns, and the first of its rows.
  std::string ReadLayout() {
    Prepare();
    writer_.BeginObject().Key("format");
    WriteFormat();
    WriteTable();
    ReportLayout(/*rows=*/false);
    writer_.Key("diagnostics");
    Write(writer_, report_.diagnostics());
    writer_.EndObject();
    return writer_.Take();
  }

 private:
  NumberContext ContextOf(std::string_view text) {
    Context context = ReadContext(text, report_);
    wanted_.phone = std::move(context.phone_column);
    wanted_.country = std::move(context.country_column);
    wanted_.roles = std::move(context.roles);
    expand_ = context.expand_ranges;
    beside_ = context.beside && form_ == RowForm::kInput;
    return {context.default_region, context.reading_for_trunk, 0};
  }

  // Finds out what the text is.
  void Prepare() {
    const std::string_view encoding = WrongEncodingOf(text_);
    if (encoding == "UTF-16") Replace(WithoutNulBytes(text_));
    whole_ = text_;
    kind_ = KindOfOtherText(text_);
    if (!kind_.empty()) {
      report_.Add(Code::kBulkNotNumbers, Pointer(), {{"kind", kind_}});
      return;
    }
    if (!encoding.empty()) report_.Add(Code::kBulkEncoding, Pointer(), {{"encoding", encoding}});
    if (IsHtml(text_)) {
      Replace(TextOfHtml(text_));
    } else {
      document_ = DetectDocument(text_);
    }
    if (!document_) FindLayout();
    for (std::string& name : layout_.columns) name = Shown(name);
    cursor_ = TextCursor(whole_, layout_.mark);
    if (layout_.lines_above > 0) above_.Add(layout_.lines_above, layout_.first_above);
    simple_ = std::all_of(layout_.roles.begin(), layout_.roles.end(),
                          [](ColumnRole role) {
                            return role == ColumnRole::kLeftOut || role == ColumnRole::kNumber;
                          }) &&
              std::count(layout_.roles.begin(), layout_.roles.end(), ColumnRole::kNumber) == 1;
  }

  void FindLayout() {
    if (std::string aligned = TextOfAligned(text_); !aligned.empty()) {
      layout_ = DetectLayout(aligned, context_, wanted_);
      if (layout_.delimiter == '\t') return Replace(std::move(aligned));
    }
    layout_ = DetectLayout(text_, context_, wanted_);
  }

  // For results and messages: without what may be a key.
  static std::string Shown(std::string_view text) {
    return HasSecretWord(text) ? "…" : std::string(text);
  }

  void Replace(std::string text) {
    own_text_ = std::move(text);
    text_ = own_text_;
  }

  void ReadLines() {
    bool header = layout_.has_header;
    for (std::size_t begin = layout_.begin; begin < text_.size();) {
      const std::size_t end = std::min(text_.find_first_of("\r\n", begin), text_.size());
      const std::string_view line = text_.substr(begin, end - begin);
      if (header && !Trim(line).empty()) {
        header = false;
        ReportHeader(begin);
      } else if (IsAboveRule(line, end)) {
        above_.Add(1, begin);
      } else if (line.size() < 3 || IsDigit(line.back()) || !IsRule(text_, {{begin, end, false}})) {
        ReadLine(line, begin);
      }
      begin = end + 1;
    }
  }

  // The names of columns that blanks part, as PowerShell writes them.
  [[nodiscard]] bool IsAboveRule(std::string_view line, std::size_t end) const {
    if (Trim(line).empty() || CountDigits(line) > 0) return false;
    const std::size_t begin = text_.find_first_not_of("\r\n", end);
    if (begin == std::string_view::npos || text_[begin] != '-') return false;
    const std::size_t next = std::min(text_.find_first_of("\r\n", begin), text_.size());
    return IsRule(text_, {{begin, next, false}});
  }

  // A list of any length may stand on one line; it is read in parts, to hold little at a time.
  void ReadLine(std::string_view line, std::size_t at) {
    while (!line.empty()) {
      const std::size_t end = NextSeparator(line, std::min(kLongLine, line.size()));
      ReadPieces(line.substr(0, end), at, Country());
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
      if (IsBlankRecord(table, fields) || IsRule(table, fields)) continue;
      if (header) {
        header = false;
        if (fields.size() != layout_.columns.size()) uneven_.Add(1, layout_.begin + begin);
        ReportHeader(layout_.begin + begin);
        continue;
      }
      // Words in one field may be a sum below the table: only what comes next tells.
      if (fields.size() == 1 && IsWords(table, fields[0])) {
        notes_.push_back(fields[0]);
        continue;
      }
      TakeNotes(table);
      record_ = layout_.begin + begin + 1;
      if (fields.size() != layout_.columns.size()) uneven_.Add(1, layout_.begin + begin);
      ReadRecord(table, fields);
    }
    for (const Field& note : notes_) above_.Add(1, layout_.begin + note.begin);
    if (records.unclosed_quote()) ReportQuote(layout_.begin + *records.unclosed_quote());
  }

  static bool IsWords(std::string_view table, const Field& field) {
    const std::string_view text = table.substr(field.begin, field.end - field.begin);
    return CountDigits(text) < 7 && std::any_of(text.begin(), text.end(), IsAlpha);
  }

  void TakeNotes(std::string_view table) {
    if (notes_.empty()) return;
    for (const Field& note : notes_) {
      uneven_.Add(1, layout_.begin + note.begin);
      record_ = layout_.begin + note.begin + 1;
      ReadRecord(table, {note});
    }
    notes_.clear();
  }

  static bool IsBlankRecord(std::string_view table, const std::vector<Field>& fields) {
    return std::all_of(fields.begin(), fields.end(), [&](const Field& field) {
      return Trim(table.substr(field.begin, field.end - field.begin)).empty();
    });
  }

  // What a cell says, without blanks; empty where there is none.
  static std::string CellOf(std::string_view table, const std::vector<Field>& fields,
                            std::size_t column) {
    return column < fields.size() ? std::string(Trim(FieldText(table, fields[column])))
                                  : std::string();
  }
  [[nodiscard]] std::string CellOf(std::string_view table, const std::vector<Field>& fields,
                                   ColumnRole role) const {
    const std::size_t column = layout_.ColumnOf(role);
    return column < layout_.roles.size() ? CellOf(table, fields, column) : std::string();
  }

  void ReadRecord(std::string_view table, const std::vector<Field>& fields) {
    const Field none = fields.empty() ? Field() : fields.front();
    if (simple_) {
      ReadCell(table, fields, layout_.phone_column, layout_.begin + none.begin, Country(), "");
      return;
    }
    std::size_t at = layout_.begin + none.begin;
    if (layout_.phone_column < fields.size())
      at = layout_.begin + fields[layout_.phone_column].begin;
    const Country country = CountryOf(table, fields, at);
    const std::string extension = CellOf(table, fields, ColumnRole::kExtension);
    if (!extension.empty()) extensions_.Add(1, at);
    std::string prefix = CellOf(table, fields, ColumnRole::kAreaCode);
    prefix += CellOf(table, fields, ColumnRole::kExchange);
    if (layout_.roles[layout_.phone_column] == ColumnRole::kRangeStart) {
      ReadBlock(prefix + CellOf(table, fields, layout_.phone_column),
                CellOf(table, fields, ColumnRole::kRangeEnd),
                CellOf(table, fields, ColumnRole::kRangeSize), at, country);
      return;
    }
    if (layout_.ColumnOf(ColumnRole::kLine) < layout_.roles.size()) {
      std::string line = CellOf(table, fields, ColumnRole::kLine);
      constexpr std::size_t kLineDigits = 4;  // a spreadsheet takes leading zeros off
      if (layout_.blocks) {
        line += "XXX";
      } else if (layout_.pads_lines && line.size() < kLineDigits)
        line.insert(0, kLineDigits - line.size(), '0');
      AddJoined(prefix + line, at, country);
      return;
    }
    for (std::size_t column = 0; column < layout_.roles.size(); ++column) {
      if (layout_.roles[column] != ColumnRole::kNumber) continue;
      ReadCell(table, fields, column, at, country, prefix);
    }
  }

  [[nodiscard]] Country CountryOf(std::string_view table, const std::vector<Field>& fields,
                                  std::size_t at) {
    std::string cell = CellOf(table, fields, ColumnRole::kCountry);
    if (cell.empty()) cell = CellOf(table, fields, ColumnRole::kCallingCode);
    return CountryNamed(cell, at);
  }

  Country CountryNamed(const std::string& cell, std::size_t at) {
    unknown_country_.clear();
    if (cell.empty()) return {};
    Country country = ReadCountry(cell);
    unknown_country_ = country.prefix.empty() ? cell : "";
    unknown_at_ = at;
    return country;
  }

  void ReadCell(std::string_view table, const std::vector<Field>& fields, std::size_t column,
                std::size_t row_at, const Country& country, const std::string& prefix) {
    if (column >= fields.size()) {
      AddRow("", row_at, Code::kBulkEmptyCell);
      return;
    }
    const Field& field = fields[column];
    const std::size_t at = layout_.begin + field.begin;
    if (!prefix.empty()) {
      const std::string number = CellOf(table, fields, column);
      AddJoined(number.starts_with('+') ? number : prefix + number, at, country);
    } else if (field.has_escapes) {
      // Its places in the text are not those in its content: all of it is where it begins.
      const std::string content = FieldText(table, field);
      for (const Piece& piece : splitter_.Split(content)) {
        AddPiece(content.substr(piece.begin, piece.end - piece.begin), piece.like_number, at,
                 country);
      }
    } else if (!ReadPieces(table.substr(field.begin, field.end - field.begin), at, country)) {
      AddRow("", at, Code::kBulkEmptyCell);
    }
  }

  // Columns that make one number.
  void AddJoined(std::string_view number, std::size_t at, const Country& country) {
    if (CountDigits(number) == 0) {
      AddRow("", at, Code::kBulkEmptyCell);
    } else {
      AddPiece(number, true, at, country);
    }
  }

  // A block by its first number and its last, or how many they are.
  void ReadBlock(const std::string& first, const std::string& last, const std::string& size,
                 std::size_t at, const Country& country) {
    if (CountDigits(first) == 0 && CountDigits(last) == 0) {
      AddRow("", at, Code::kBulkEmptyCell);
      return;
    }
    const bool single = size.empty() ? last.empty() || last == first : size == "1";
    if (single) {
      AddPiece(first, true, at, country);
      return;
    }
    // Of a last number that is given by its end only, all digits are written: what "901820 - 99"
    // means would be a guess.
    const std::size_t end = CountDigits(last);
    const bool by_its_end = end == last.size() && end < CountDigits(first) && end < 7;
    const std::string whole =
        by_its_end && first.size() > end ? first.substr(0, first.size() - end) + last : last;
    const std::string text =
        last.empty() ? first + " (" + size + " numbers)" : first + " - " + whole;
    NumberContext context = context_;
    if (!country.region.empty()) context.default_region = country.region;
    const auto range = FindRange(text, context);
    if (range && range->count == 1) {
      AddPiece(range->first, true, at, {});
    } else if (range && range->count > 0) {
      AddPiece(range->first + " - " + range->last, true, at, {});
    } else {
      AddPiece(text, true, at, {});
    }
  }

  // Returns whether there was anything to read, or to leave out with a word.
  bool ReadPieces(std::string_view content, std::size_t at, const Country& country) {
    const std::vector<Piece>& pieces = splitter_.Split(content);
    if (splitter_.words() > 0) words_.Add(splitter_.words(), at);
    if (splitter_.dates() > 0) dates_.Add(splitter_.dates(), at);
    // Of several numbers in a line, nothing tells which of them a word belongs to.
    if (!layout_.delimited) record_ = splitter_.words() > 0 && pieces.size() == 1 ? at + 1 : 0;
    for (const Piece& piece : pieces) {
      AddPiece(content.substr(piece.begin, piece.end - piece.begin), piece.like_number,
               at + piece.begin, country);
    }
    return !pieces.empty();
  }

  void AddPiece(std::string_view input, bool like_number, std::size_t at, const Country& country) {
    if (!like_number) {
      AddRow(input, at, Code::kBulkNoNumber);
      return;
    }
    std::string own;  // the number of a cell may go over several lines
    if (input.find_first_of("\r\n") != std::string_view::npos) {
      own = input;
      for (char& c : own) c = IsBlank(c) ? ' ' : c;
      input = own;
    }
    if (!country.prefix.empty() || !unknown_country_.empty()) {
      own = OfCountry(std::string(input), country);
      input = own;
    }
    if (expand_ && Expand(input, at)) return;
    AddNumber(input, at);
  }

  // The number as it is written everywhere: what is national is a number of the country of its row,
  // whatever the region of the others.
  std::string OfCountry(std::string number, const Country& country) {
    const std::size_t begin = number.find_first_not_of(" (");
    if (begin != std::string::npos && number[begin] == '+') return number;
    if (!unknown_country_.empty()) {
      countries_.Add(1, unknown_at_);
      if (countries_.count == 1) first_country_ = unknown_country_;
      return number;
    }
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
    const bool has_prefix = phone::Read("+" + number, "", /*formats=*/false).valid &&
                            number.starts_with(country.prefix);
    if (has_prefix) return "+" + number;
    const bool valid = phone::Read("+" + country.prefix + number, "", /*formats=*/false).valid;
    return context_.trunk && !valid ? number : "+" + country.prefix + " " + number;
  }

  // Returns whether it was a range that could be written out.
  bool Expand(std::string_view input, std::size_t at) {
    const auto range = FindRange(Clean(input).text, context_);
    if (!range || range->count == 0 || range->count > kMaxRange) return false;
    if (expanded_ + range->count > kMostExpanded) return false;
    expanded_ += range->count;
    for (const std::string& number : NumbersOf(*range)) AddNumber(number, at);
    return true;
  }

  // Whether nothing is to be read: a secret is left out, and of inputs only the text is wanted.
  bool IsUnread(std::string_view input, std::size_t at) {
    if (HasSecretWord(input)) {
      secrets_.Add(1, at);
      return true;
    }
    if (form_ != RowForm::kInput) return false;
    WriteInput(input, at);
    return true;
  }

  void AddNumber(std::string_view input, std::size_t at) {
    if (IsUnread(input, at)) return;
    Report said;
    const NumberReading reading = ReadNumber(input, context_, Pointer(), said);
    std::vector<Code> codes;
    for (const Diagnostic& diagnostic : said.diagnostics()) codes.push_back(diagnostic.code);
    WriteRow(reading, at, std::move(codes));
  }

  void AddRow(std::string_view input, std::size_t at, Code code) {
    if (IsUnread(input, at)) return;
    NumberReading reading;
    reading.input = input;
    WriteRow(reading, at, {code});
  }

  // -- documents

  void Open() override {
    FlushNumbers();
    outer_.push_back(country_);
  }

  void Close() override {
    FlushNumbers();
    if (outer_.empty()) return;
    country_ = outer_.back();
    outer_.pop_back();
  }

  void Value(std::string_view name, std::string_view value, std::size_t at) override {
    value = Trim(value);
    if (value.empty()) return;
    const ColumnName read = NameRead(name);
    const std::size_t digits = CountDigits(value);
    if (read.role == ColumnRole::kCountry || read.role == ColumnRole::kCallingCode) {
      if (!ReadCountry(value).prefix.empty()) country_ = value;
      return;
    }
    if (read.role == ColumnRole::kExtension && !context_.trunk) {
      if (digits > 0) extensions_.Add(1, at);
      return;
    }
    const bool plus = value.starts_with('+') || EqualsIgnoringCase(value.substr(0, 5), "tel:+");
    const bool shaped = IsNumberShaped(value) && digits >= 7;
    const bool pattern = digits >= 4 && IsNumberPattern(value);  // "_415673201X" of a dial plan
    bool taken = false;
    switch (read.numbers) {
      case NameOfNumbers::kDirect:
      case NameOfNumbers::kStrong:
      case NameOfNumbers::kAlso:
        taken = digits >= 3 && !IsDateOrTime(value);
        break;
      case NameOfNumbers::kWeak:
        taken = (shaped || pattern || (context_.trunk && digits >= 2)) && !IsDateOrTime(value);
        break;
      case NameOfNumbers::kNeutral:
        // Of a list, or written as numbers are.
        taken =
            shaped && !IsDateOrTime(value) &&
            (plus || name.empty() || (*document_ == DocumentKind::kMembers && IsAssigned(value)));
        break;
      default:
        break;
    }
    const bool end_of_range =
        read.role == ColumnRole::kRangeEnd || read.role == ColumnRole::kRangeStart ||
        read.role == ColumnRole::kAreaCode || read.role == ColumnRole::kExchange ||
        read.role == ColumnRole::kLine || read.role == ColumnRole::kRangeSize;
    if (taken || (end_of_range && digits > 0 && IsNumberShaped(value))) {
      pending_.push_back({std::string(value), at, read, taken});
    } else if (shaped && !IsDateOrTime(value)) {
      values_.Add(1, at);
      if (first_value_.empty()) first_value_ = name;
    }
  }

  [[nodiscard]] bool IsAssigned(std::string_view text) const {
    return phone::Read(text, context_.default_region, /*formats=*/false).valid;
  }

  // The same few names come again and again.
  ColumnName NameRead(std::string_view name) {
    constexpr std::size_t kMostNames = 100;
    for (const auto& [known, read] : names_) {
      if (known == name) return read;
    }
    const ColumnName read = ReadColumnName(name);
    if (names_.size() < kMostNames) names_.emplace_back(name, read);
    return read;
  }

  struct PendingValue {
    std::string text;
    std::size_t at;
    ColumnName name;
    bool taken;
  };

  [[nodiscard]] const PendingValue* Pending(ColumnRole role) const {
    for (const PendingValue& value : pending_) {
      if (value.name.role == role) return &value;
    }
    return nullptr;
  }

  // What belongs together is complete.
  void FlushNumbers() {
    if (pending_.empty()) return;
    const Country country = CountryNamed(country_, pending_[0].at);
    const PendingValue* start = Pending(ColumnRole::kRangeStart);
    const PendingValue* end = Pending(ColumnRole::kRangeEnd);
    if (start == nullptr && end != nullptr) start = FirstOfRange(*end);
    const PendingValue* size = Pending(ColumnRole::kRangeSize);
    const PendingValue* area = Pending(ColumnRole::kAreaCode);
    const PendingValue* exchange = Pending(ColumnRole::kExchange);
    const PendingValue* line = Pending(ColumnRole::kLine);
    if (start != nullptr && end != nullptr && AreEndsOfRange(start->text, end->text)) {
      ReadBlock(start->text, end->text, "", start->at, country);
    } else if (start != nullptr && size != nullptr && CountDigits(start->text) >= 7) {
      ReadBlock(start->text, "", size->text, start->at, country);
    } else if (area != nullptr && exchange != nullptr && line != nullptr) {
      AddJoined(area->text + exchange->text + line->text, area->at, country);
    } else {
      for (const PendingValue& value : pending_) {
        if (!value.taken || IsTold(value)) continue;
        if (area != nullptr && area != &value && IsAreaCodeOf(value.text, area->text, country)) {
          AddJoined(area->text + value.text, value.at, country);
        } else {
          AddValue(value, country);
        }
      }
    }
    pending_.clear();
  }

  // {"did": "…", "end_did": "…"}: only the last one has a name that says what it is.
  [[nodiscard]] const PendingValue* FirstOfRange(const PendingValue& end) const {
    for (const PendingValue& value : pending_) {
      if (&value != &end && value.taken && AreEndsOfRange(value.text, end.text)) return &value;
    }
    return nullptr;
  }

  // Whether they are an assigned number together only.
  [[nodiscard]] bool IsAreaCodeOf(std::string_view number, std::string_view area,
                                  const Country& country) const {
    if (number.starts_with('+')) return false;
    const std::string& region = country.region.empty() ? context_.default_region : country.region;
    const auto is_assigned = [&](std::string_view text) {
      return phone::Read(text, region, /*formats=*/false).valid;
    };
    return is_assigned(std::string(area) + std::string(number)) && !is_assigned(number);
  }

  // The same number in another form: "(415) 555-2671" beside "+14155552671".
  [[nodiscard]] bool IsTold(const PendingValue& value) const {
    std::string digits;
    for (const char c : value.text) {
      if (IsDigit(c) && !(digits.empty() && c == '0')) digits += c;
    }
    return !value.text.starts_with('+') &&
           std::any_of(pending_.begin(), pending_.end(), [&](const PendingValue& other) {
             return other.taken && other.text.starts_with('+') && other.text.ends_with(digits);
           });
  }

  void AddValue(const PendingValue& value, const Country& country) {
    for (const Piece& piece : splitter_.Split(value.text)) {
      if (!piece.like_number) continue;
      AddPiece(std::string_view(value.text).substr(piece.begin, piece.end - piece.begin), true,
               value.at, country);
    }
  }

  // -- the result

  // A row of a table that has nothing in the column of the numbers gives none.
  void WriteInput(std::string_view input, std::size_t at) {
    ++summary_.total;
    if (input.empty()) {
      empty_rows_.Add(1, at);
      return;
    }
    cursor_.MoveTo(at);
    lines_.push_back(static_cast<std::uint32_t>(cursor_.line()));
    if (beside_) records_.push_back(static_cast<std::uint32_t>(record_));
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
    writer_.Key("kind").String(document_ ? "document" : layout_.delimited ? "delimited" : "text");
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

  // "2 (mobile)", or "2", of each column that is asked for.
  template <typename Wanted>
  [[nodiscard]] std::string ColumnsText(const Wanted& wanted) const {
    constexpr std::size_t kMost = 8;
    std::string text;
    std::size_t count = 0;
    for (std::size_t column = 0; column < layout_.roles.size(); ++column) {
      if (!wanted(column) || ++count > kMost) continue;
      text += (text.empty() ? "" : ", ") + ColumnText(column);
    }
    return count > kMost ? text + ", …" : text;
  }

  void ReportHeader(std::size_t at) {
    cursor_.MoveTo(at);
    report_.Add(Code::kBulkHeader, Pointer(), {{"line", cursor_.line()}});
  }

  void ReportQuote(std::size_t at) {
    TextCursor place(whole_, layout_.mark);
    place.MoveTo(at);
    report_.Add(Code::kBulkUnclosedQuote, Pointer(),
                {{"line", place.line()}, {"column", place.column()}});
  }

  [[nodiscard]] std::int64_t LineOf(std::size_t at) const {
    TextCursor place(whole_, layout_.mark);
    place.MoveTo(std::max(at, layout_.mark));
    return static_cast<std::int64_t>(place.line());
  }

  void ReportTally(Code code, const Tally& tally) {
    if (tally.count == 0) return;
    report_.Add(code, Pointer(), {{"count", tally.count}, {"line", LineOf(tally.first)}});
  }

  void ReportLayout(bool rows = true) {
    if (!kind_.empty()) return;
    if (rows && summary_.total == 0) report_.Add(Code::kBulkEmpty, Pointer());
    if (!wanted_.phone.is_null() && !layout_.chosen) ReportNoSuchColumn(wanted_.phone);
    if (!wanted_.country.is_null() && !layout_.country_chosen) ReportNoSuchColumn(wanted_.country);
    if (layout_.delimited && layout_.columns.size() > 1) ReportColumns();
    if (uneven_.count > 0) {
      report_.Add(Code::kBulkUnevenRows, Pointer(),
                  {{"count", uneven_.count},
                   {"columns", layout_.columns.size()},
                   {"line", LineOf(uneven_.first)}});
    }
    if (countries_.count > 0) {
      report_.Add(Code::kBulkCountryUnknown, Pointer(),
                  {{"country", Excerpt(Shown(first_country_))},
                   {"count", countries_.count},
                   {"line", LineOf(countries_.first)}});
    }
    if (form_ == RowForm::kInput) ReportTally(Code::kBulkRowsLeftOut, empty_rows_);
    ReportTally(Code::kBulkSecretLeftOut, secrets_);
    ReportTally(Code::kBulkExtensionsLeftOut, extensions_);
    ReportTally(Code::kBulkLinesLeftOut, above_);
    ReportTally(Code::kBulkDatesLeftOut, dates_);
    ReportTally(Code::kBulkWordsLeftOut, words_);
    if (values_.count > 0) {
      report_.Add(Code::kBulkValuesLeftOut, Pointer(),
                  {{"count", values_.count},
                   {"name", Excerpt(Shown(first_value_))},
                   {"line", LineOf(values_.first)}});
    }
  }

  void ReportNoSuchColumn(const Json& wanted) {
    report_.Add(Code::kBulkNoSuchColumn, Pointer(),
                {{"column", wanted.is_string() ? Excerpt(Text(wanted)) : wanted.digits()}});
  }

  void ReportColumns() {
    const auto has = [&](ColumnRole role) { return layout_.ColumnOf(role) < layout_.roles.size(); };
    const auto is_joined = [&](std::size_t column) {
      const ColumnRole role = layout_.roles[column];
      return role == ColumnRole::kRangeStart || role == ColumnRole::kRangeEnd ||
             role == ColumnRole::kRangeSize || role == ColumnRole::kAreaCode ||
             role == ColumnRole::kExchange || role == ColumnRole::kLine ||
             (role == ColumnRole::kNumber && has(ColumnRole::kAreaCode));
    };
    const std::string joined = ColumnsText(is_joined);
    if (!joined.empty()) {
      report_.Add(Code::kBulkJoinedColumns, Pointer(), {{"columns", joined}});
    } else if (!layout_.chosen) {
      report_.Add(Code::kBulkPhoneColumn, Pointer(),
                  {{"column", ColumnText(layout_.phone_column)}});
    }
    const auto is_country = [&](std::size_t column) {
      return layout_.roles[column] == ColumnRole::kCountry ||
             layout_.roles[column] == ColumnRole::kCallingCode;
    };
    if (const std::string country = ColumnsText(is_country); !country.empty()) {
      report_.Add(Code::kBulkCountryColumn, Pointer(), {{"column", country}});
    }
    const auto is_other = [&](std::size_t column) {
      return std::find(layout_.other_columns.begin(), layout_.other_columns.end(), column) !=
             layout_.other_columns.end();
    };
    const std::string others = ColumnsText(is_other);
    if (!others.empty() && !layout_.chosen) {
      report_.Add(Code::kBulkOtherPhoneColumns, Pointer(),
                  {{"column", ColumnText(layout_.phone_column)}, {"others", others}});
    }
    std::size_t count = 0;
    const auto is_left_out = [&](std::size_t column) {
      const bool out =
          layout_.roles[column] == ColumnRole::kLeftOut && (layout_.chosen || !is_other(column));
      count += out ? 1 : 0;
      return out;
    };
    if (const std::string left_out = ColumnsText(is_left_out); !left_out.empty()) {
      report_.Add(Code::kBulkColumnsLeftOut, Pointer(), {{"count", count}, {"columns", left_out}});
    }
  }

  void WriteTable() {
    writer_.Key("columns").BeginArray();
    for (std::size_t i = 0; i < layout_.roles.size() && layout_.roles.size() > 1; ++i) {
      writer_.BeginObject();
      writer_.Key("name").StringOrNull(layout_.columns[i]);
      writer_.Key("role").String(NameOf(layout_.roles[i]));
      writer_.Key("numbers").Boolean(layout_.roles[i] == ColumnRole::kNumber ||
                                     Has(layout_.other_columns, i));
      writer_.EndObject();
    }
    writer_.EndArray();
    writer_.Key("rows").BeginArray();
    if (layout_.delimited && layout_.delimiter != '\n') WriteFirstRows();
    writer_.EndArray();
    writer_.Key("lines_left_out").Integer(static_cast<std::int64_t>(layout_.lines_above));
  }

  static bool Has(const std::vector<std::size_t>& columns, std::size_t column) {
    return std::find(columns.begin(), columns.end(), column) != columns.end();
  }

  // What stands beside the numbers. It is read once more: so nothing of a long table is held.
  void WriteBeside() {
    const bool table = layout_.roles.size() > 1;
    std::vector<std::size_t> columns;
    writer_.Key("beside").BeginObject().Key("columns").BeginArray();
    for (std::size_t i = 0; i < std::max<std::size_t>(layout_.roles.size(), 1); ++i) {
      if (table && (layout_.roles[i] == ColumnRole::kNumber || IsSecretName(layout_.columns[i]))) {
        continue;
      }
      columns.push_back(i);
      writer_.BeginObject().Key("column");
      table ? writer_.Integer(static_cast<std::int64_t>(i)) : writer_.Null();
      writer_.Key("name").StringOrNull(table ? layout_.columns[i] : "");
      writer_.Key("tells").Boolean(!table || Has(layout_.telling, i));
      writer_.EndObject();
    }
    writer_.EndArray().Key("rows").BeginArray();
    table ? WriteCellsBeside(columns) : WriteWordsBeside();
    writer_.EndArray().Key("of").BeginArray();
    std::int64_t row = -1;
    std::uint32_t last = 0;
    for (const std::uint32_t record : records_) {
      if (record != 0 && record != last) ++row;
      writer_.Integer(record == 0 ? -1 : row);
      if (record != 0) last = record;
    }
    writer_.EndArray().EndObject();
  }

  void WriteCellsBeside(const std::vector<std::size_t>& columns) {
    const std::string_view table = text_.substr(layout_.begin);
    RecordReader records(table, layout_.delimiter);
    std::vector<Field> fields;
    std::size_t next = 0;
    while (next < records_.size() && records.Next(fields)) {
      if (records_[next] > layout_.begin + records.offset()) continue;
      for (const std::uint32_t record = records_[next];
           next < records_.size() && records_[next] == record; ++next) {
      }
      writer_.BeginArray();
      for (const std::size_t column : columns) {
        writer_.String(Shown(CellOf(table, fields, column)));
      }
      writer_.EndArray();
    }
  }

  // What stands beside the one number of a line.
  void WriteWordsBeside() {
    constexpr std::string_view kAround = " \t:;,|-=<>()[]\"'";
    std::uint32_t last = 0;
    for (const std::uint32_t begin : records_) {
      if (begin == 0 || begin == last) continue;
      last = begin;
      std::string_view line = text_.substr(begin - 1, kLongLine);
      line = line.substr(0, line.find_first_of("\r\n"));
      const std::vector<Piece>& pieces = splitter_.Split(line);
      std::string words;
      if (!pieces.empty()) {
        for (std::string_view part :
             {line.substr(0, pieces[0].begin), line.substr(pieces[0].end)}) {
          part.remove_prefix(std::min(part.find_first_not_of(kAround), part.size()));
          part = part.substr(0, part.find_last_not_of(kAround) + 1);
          if (!words.empty() && !part.empty()) words += ' ';
          words += part;
        }
      }
      writer_.BeginArray().String(Shown(words)).EndArray();
    }
  }

  void WriteFirstRows() {
    constexpr std::size_t kRows = 10;
    constexpr std::size_t kLongestCell = 60;
    const std::string_view table = text_.substr(layout_.begin);
    RecordReader records(table, layout_.delimiter);
    std::vector<Field> fields;
    std::size_t rows = layout_.has_header ? 0 : 1;
    while (rows <= kRows && records.Next(fields)) {
      if (IsBlankRecord(table, fields) || IsRule(table, fields)) continue;
      if (rows++ == 0) continue;
      writer_.BeginArray();
      for (std::size_t column = 0; column < fields.size(); ++column) {
        const std::string cell = CellOf(table, fields, column);
        const bool secret = column < layout_.columns.size() && !cell.empty() &&
                            IsSecretName(layout_.columns[column]);
        writer_.String(secret ? "…" : Excerpt(Shown(cell), kLongestCell));
      }
      writer_.EndArray();
    }
  }

  std::string_view text_;
  RowForm form_;
  Report report_;
  WantedColumns wanted_;  // before context_, whose reading sets these
  bool expand_ = false;
  bool beside_ = false;
  NumberContext context_;
  LineSplitter splitter_;
  std::string own_text_;    // of text_, where it was changed before it is read
  std::string_view whole_;  // as it is told where things are
  std::string_view kind_;   // of what is no list of numbers
  std::optional<DocumentKind> document_;
  BulkLayout layout_;
  bool simple_ = false;  // one column of numbers, and nothing beside it that matters
  TextCursor cursor_{""};
  JsonWriter writer_;
  ValueIndex index_;
  Summary summary_;
  std::vector<std::uint32_t> lines_;    // of inputs
  std::vector<std::uint32_t> records_;  // from 1 on, the bytes at which their rows begin, or 0
  std::size_t record_ = 0;              // of the row that is read
  std::vector<Field> notes_;            // words below the rows of a table, so far
  std::size_t expanded_ = 0;
  Tally uneven_, above_, words_, dates_, secrets_, extensions_, empty_rows_, countries_, values_;
  std::string unknown_country_;  // of the row that is read
  std::size_t unknown_at_ = 0;
  std::string first_country_;  // that is unknown
  std::string first_value_;    // the name of it, of those that are left out
  std::vector<std::pair<std::string, ColumnName>> names_;  // that were met in a document
  std::vector<PendingValue> pending_;
  std::string country_;             // of the object that is read
  std::vector<std::string> outer_;  // and of those around it
  std::size_t next_measure_ = kFirstMeasure;
};

}  // namespace

std::string ReadNumbers(std::string_view text, std::string_view context) {
  return BulkReader(text, context, RowForm::kReading).Read();
}

std::string SplitNumbers(std::string_view text, std::string_view context) {
  return BulkReader(text, context, RowForm::kInput).Read();
}

std::string ReadTable(std::string_view text, std::string_view context) {
  return BulkReader(text, context, RowForm::kInput).ReadLayout();
}

}  // namespace sipattach
