#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "document/context.h"
#include "documents/pasted_document.h"
#include "documents/vcards.h"
#include "import/comments.h"
#include "import/document_numbers.h"
#include "import/findings.h"
#include "import/line_numbers.h"
#include "import/pasted_kind.h"
#include "import/reading.h"
#include "import/settings.h"
#include "import/signatures.h"
#include "import/sip_messages.h"
#include "import/table_numbers.h"
#include "json/json_writer.h"
#include "redact/key_like.h"
#include "rewrites/aligned_text.h"
#include "rewrites/anchored_patterns.h"
#include "rewrites/block_labels.h"
#include "rewrites/code_fences.h"
#include "rewrites/code_lists.h"
#include "rewrites/dial_strings.h"
#include "rewrites/drawn_table.h"
#include "rewrites/encoding.h"
#include "rewrites/html_text.h"
#include "rewrites/item_numbers.h"
#include "rewrites/links.h"
#include "rewrites/named_area_codes.h"
#include "rewrites/query_text.h"
#include "rewrites/sql_rows.h"
#include "sipattach/bulk.h"
#include "tables/table_layout.h"
#include "text/clean_text.h"

namespace sipattach {
namespace {

// Detects what a text is, reads it accordingly, and writes the result.
class BulkReader {
 public:
  // Leaves out the numbers that are `gone`, if any.
  BulkReader(std::string_view text, std::string_view context, RowForm form,
             const GoneNumbers* gone = nullptr)
      : text_(text),
        form_(form),
        context_(ReadContext(context, said_of_context_)),
        wanted_{context_.phone_column, context_.country_column, context_.roles},
        reading_(NumberContext{context_.default_region, context_.reading_for_trunk, 0}, form,
                 context_.expand_ranges, context_.beside && form == RowForm::kInput),
        writer_(reading_.writer) {
    reading_.report = std::move(said_of_context_);
    if (gone != nullptr) reading_.rows.LeaveOut(*gone);
  }

  std::string Read() {
    Prepare();
    writer_.BeginObject().Key("format");
    WriteFormat();
    writer_.Key("table");
    if (HasColumns()) {
      writer_.BeginObject();
      WriteTable();
      writer_.EndObject();
    } else {
      writer_.Null();
    }
    writer_.Key(form_ == RowForm::kReading ? "rows" : "inputs").BeginArray();
    ReadRows();
    writer_.EndArray();
    reading_.rows.WriteEnd();
    if (reading_.records.wanted()) WriteBeside();
    if (kind_.empty()) {
      if (reading_.rows.count() == 0) reading_.report.Add(Code::kBulkEmpty, Pointer());
      ReportLayout(reading_.layout, wanted_, reading_.report);
      ReportFindings(reading_.findings, reading_.layout, reading_.whole, reading_.report);
    }
    return WriteEnd();
  }

  [[nodiscard]] bool HasRows() const { return reading_.rows.count() > 0; }
  // The numbers that the text excludes.
  [[nodiscard]] GoneNumbers& gone() { return reading_.gone; }

  // Only the table's columns and its first rows.
  std::string ReadLayout() {
    Prepare();
    writer_.BeginObject().Key("format");
    WriteFormat();
    WriteTable();
    if (kind_.empty()) {
      ReportLayout(reading_.layout, wanted_, reading_.report);
      ReportFindings(reading_.findings, reading_.layout, reading_.whole, reading_.report);
    }
    return WriteEnd();
  }

 private:
  // Detects what the text is, after rewriting it into forms that the readers know.
  void Prepare() {
    const std::string_view encoding = WrongEncodingOf(text_);
    if (!encoding.empty()) text_ = given_ = InRightEncoding(text_, encoding);
    if (std::string plain = WithPlainSigns(text_); !plain.empty())
      text_ = given_ = std::move(plain);
    reading_.whole = text_;
    if (std::string code = WithoutCodeFences(text_); !code.empty()) Replace(std::move(code));
    kind_ = KindOfOtherText(text_);
    if (!kind_.empty()) {
      reading_.report.Add(Code::kBulkNotNumbers, Pointer(), {{"kind", kind_}});
      return;
    }
    if (!encoding.empty())
      reading_.report.Add(Code::kBulkEncoding, Pointer(), {{"encoding", encoding}});
    if (std::string called = WithoutCallers(text_, reading_.findings); !called.empty())
      Replace(std::move(called));
    if (std::string used = WithoutComments(text_, reading_.findings); !used.empty())
      Replace(std::move(used));
    for (const auto change :
         {WithoutListBrackets, WithLineBreaks, WithWholeLines, WithoutItemNumbers,
          WithNamedSqlValues, WithPlainTableLines, WithNamedAreaCodes, WithPartedSqlRows,
          WithPartedQueries, WithoutLinkTargets, WithoutDialStrings, WithoutBlockNumbers}) {
      if (std::string changed = change(text_); !changed.empty()) Replace(std::move(changed));
    }
    commented_out_ = reading_.findings.values.count;
    if (IsHtml(text_)) {
      Replace(TextOfHtml(text_));
    } else {
      document_ = DetectDocument(text_);
    }
    BulkLayout& layout = reading_.layout;
    if (!document_) {
      for (const auto change : {WithoutPatternSigns, WithoutValuesOfKeys}) {
        if (std::string plain = change(text_); !plain.empty()) Replace(std::move(plain));
      }
      if (reading_.context.trunk) {
        if (std::string users = WithoutSettings(text_, reading_.findings); !users.empty())
          Replace(std::move(users));
      }
      layout = FindLayout();
    }
    for (std::string& name : layout.columns) name = WithoutSecrets(name);
    if (layout.lines_above > 0) reading_.findings.above.Add(layout.lines_above, layout.first_above);
    reading_.text = text_;
    reading_.rows.Begin(reading_.whole);
  }

  BulkLayout FindLayout() {
    if (std::string aligned = TextOfAligned(text_); !aligned.empty()) {
      BulkLayout layout = DetectLayout(aligned, reading_.context, wanted_);
      if (layout.delimiter == '\t') {
        Replace(std::move(aligned));
        return layout;
      }
    }
    const std::size_t end = BeginOfSignature(text_);
    if (end < text_.size()) {
      BulkLayout layout = DetectLayout(text_.substr(0, end), reading_.context, wanted_);
      if (layout.delimited && layout.delimiter != '\n') {
        LeaveSignatureOut(text_, end, reading_.findings);
        text_ = text_.substr(0, end);
        return layout;
      }
    }
    return DetectLayout(text_, reading_.context, wanted_);
  }

  void Replace(std::string text) {
    own_text_ = std::move(text);
    text_ = own_text_;
  }

  [[nodiscard]] bool HasColumns() const {
    return reading_.layout.delimited && reading_.layout.roles.size() > 1;
  }
  [[nodiscard]] bool IsTable() const {
    return reading_.layout.delimited && reading_.layout.delimiter != '\n';
  }

  void ReadRows() {
    if (!kind_.empty()) return;
    if (document_) {
      document_numbers_.Read(*document_);
      // No member is named as a number, but there may be numbers in it all the same.
      const bool is_code = reading_.context.trunk && *document_ != DocumentKind::kMembers;
      if (reading_.rows.count() == 0 && reading_.findings.removals.count == 0 &&
          reading_.findings.values.count == commented_out_ && !is_code) {
        is_prose_ = true;
        reading_.ReadAsProse();
        ReadLineNumbers(reading_);
      }
    } else if (IsTable()) {
      ReadTableNumbers(reading_);
    } else {
      ReadLineNumbers(reading_);
    }
  }

  void WriteBeside() {
    if (document_ && !is_prose_) {
      document_numbers_.WriteBeside();
    } else if (HasColumns()) {
      WriteBesideOfTable(reading_);
    } else {
      WriteBesideOfLines(reading_);
    }
  }

  void WriteFormat() {
    const BulkLayout& layout = reading_.layout;
    const bool named = layout.delimited && layout.has_header;
    writer_.BeginObject();
    writer_.Key("kind").String(document_ ? "document" : layout.delimited ? "delimited" : "text");
    writer_.Key("delimiter")
        .StringOrNull(layout.delimited ? std::string_view(&layout.delimiter, 1) : "");
    writer_.Key("has_header").Boolean(layout.has_header);
    writer_.Key("phone_column");
    if (layout.delimited) {
      writer_.Integer(static_cast<std::int64_t>(layout.phone_column));
    } else {
      writer_.Null();
    }
    writer_.Key("phone_column_name").StringOrNull(named ? layout.columns[layout.phone_column] : "");
    writer_.Key("columns");
    if (named) {
      writer_.BeginArray();
      for (const std::string& column : layout.columns) writer_.String(column);
      writer_.EndArray();
    } else {
      writer_.Null();
    }
    writer_.EndObject();
  }

  void WriteTable() {
    const BulkLayout& layout = reading_.layout;
    writer_.Key("columns").BeginArray();
    for (std::size_t i = 0; i < layout.roles.size() && layout.roles.size() > 1; ++i) {
      const bool numbers = layout.roles[i] == ColumnRole::kNumber ||
                           std::find(layout.other_columns.begin(), layout.other_columns.end(), i) !=
                               layout.other_columns.end();
      writer_.BeginObject();
      writer_.Key("name").StringOrNull(layout.columns[i]);
      writer_.Key("role").String(NameOf(layout.roles[i]));
      writer_.Key("numbers").Boolean(numbers);
      writer_.EndObject();
    }
    writer_.EndArray();
    writer_.Key("rows").BeginArray();
    if (IsTable()) WriteFirstRows(text_, layout, writer_);
    writer_.EndArray();
    writer_.Key("lines_left_out").Integer(static_cast<std::int64_t>(layout.lines_above));
  }

  std::string WriteEnd() {
    writer_.Key("diagnostics");
    Write(writer_, reading_.report.diagnostics());
    writer_.EndObject();
    return writer_.Take();
  }

  std::string_view text_;
  RowForm form_;
  Report said_of_context_;  // declared before context_, which fills it
  Context context_;
  WantedColumns wanted_;
  Reading reading_;
  JsonWriter& writer_;
  DocumentNumbers document_numbers_{reading_};
  std::size_t commented_out_ = 0;
  bool is_prose_ = false;  // a document in which no name says number
  std::string given_;      // owns the caller's text, if not every sign of it is plain
  std::string own_text_;   // owns text_, if that was rewritten
  std::string_view kind_;  // of a text that is not a list of numbers
  std::optional<DocumentKind> document_;
};

// A number may be excluded below the list that has it, so such a text is read twice. If nothing
// remained, "Remove from Twilio:" above the same numbers meant something else.
std::string Read(std::string_view text, std::string_view context, RowForm form) {
  BulkReader reader(text, context, form);
  std::string result = reader.Read();
  if (reader.gone().empty()) return result;
  reader.gone().Sort();
  BulkReader again(text, context, form, &reader.gone());
  std::string rest = again.Read();
  return again.HasRows() ? rest : result;
}

}  // namespace

std::string ReadNumbers(std::string_view text, std::string_view context) {
  return Read(text, context, RowForm::kReading);
}

std::string SplitNumbers(std::string_view text, std::string_view context) {
  return Read(text, context, RowForm::kInput);
}

std::string ReadTable(std::string_view text, std::string_view context) {
  return BulkReader(text, context, RowForm::kInput).ReadLayout();
}

}  // namespace sipattach
