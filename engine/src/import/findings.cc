#include "import/findings.h"

#include <algorithm>

#include "draft_limits.h"
#include "json/pointer.h"
#include "names/column_role.h"
#include "redact/excerpt.h"
#include "redact/key_like.h"
#include "redact/redact.h"
#include "text/ascii.h"
#include "text/clean_text.h"
#include "text/text_cursor.h"

namespace sipattach {
namespace {

// Whether what is taken for the name of a column may be a password: without a row of names, the
// first row may be "password", "hunter2".
bool MayBeSecret(const BulkLayout& layout, std::size_t column) {
  return column > 0 && IsSecretName(layout.columns[column - 1]) &&
         ReadNameOfNumbers(layout.columns[column]) == NameOfNumbers::kNeutral;
}

// "2 (mobile)", or "2".
std::string ColumnText(const BulkLayout& layout, std::size_t column) {
  std::string text = std::to_string(column + 1);
  if (column < layout.columns.size() && !layout.columns[column].empty() &&
      !MayBeSecret(layout, column)) {
    text += " (" + layout.columns[column] + ")";
  }
  return text;
}

// Lists the columns that `wanted` accepts, up to eight.
template <typename Wanted>
std::string ColumnsText(const BulkLayout& layout, const Wanted& wanted) {
  constexpr std::size_t kMost = 8;
  std::string text;
  std::size_t count = 0;
  for (std::size_t column = 0; column < layout.roles.size(); ++column) {
    if (!wanted(column) || ++count > kMost) continue;
    text += (text.empty() ? "" : ", ") + ColumnText(layout, column);
  }
  return count > kMost ? text + ", …" : text;
}

void ReportNoSuchColumn(const Json& wanted, Report& report) {
  report.Add(Code::kBulkNoSuchColumn, Pointer(),
             {{"column", wanted.is_string() ? Excerpt(Text(wanted)) : wanted.digits()}});
}

void ReportColumns(const BulkLayout& layout, Report& report) {
  const auto has = [&](ColumnRole role) { return layout.ColumnOf(role) < layout.roles.size(); };
  const auto is_joined = [&](std::size_t column) {
    const ColumnRole role = layout.roles[column];
    return IsPartOfNumber(role) || (role == ColumnRole::kNumber && has(ColumnRole::kAreaCode));
  };
  const auto has_numbers = [&](std::size_t column) {
    return column == layout.phone_column || layout.roles[column] == ColumnRole::kNumber;
  };
  if (const std::string joined = ColumnsText(layout, is_joined); !joined.empty()) {
    report.Add(Code::kBulkJoinedColumns, Pointer(), {{"columns", joined}});
  } else if (!layout.chosen) {
    report.Add(Code::kBulkPhoneColumn, Pointer(), {{"column", ColumnsText(layout, has_numbers)}});
  }
  const auto is_country = [&](std::size_t column) {
    return layout.roles[column] == ColumnRole::kCountry ||
           layout.roles[column] == ColumnRole::kCallingCode;
  };
  if (const std::string country = ColumnsText(layout, is_country); !country.empty()) {
    report.Add(Code::kBulkCountryColumn, Pointer(), {{"column", country}});
  }
  const auto is_other = [&](std::size_t column) {
    return std::find(layout.other_columns.begin(), layout.other_columns.end(), column) !=
           layout.other_columns.end();
  };
  const std::string others = ColumnsText(layout, is_other);
  if (!others.empty() && !layout.chosen) {
    report.Add(Code::kBulkOtherPhoneColumns, Pointer(),
               {{"column", ColumnsText(layout, has_numbers)}, {"others", others}});
  }
  const auto may_be_block = [&](std::size_t column) {
    return std::find(layout.block_columns.begin(), layout.block_columns.end(), column) !=
           layout.block_columns.end();
  };
  if (const std::string blocks = ColumnsText(layout, may_be_block); !blocks.empty()) {
    report.Add(Code::kBulkBlocksLeftOut, Pointer(),
               {{"column", ColumnText(layout, layout.phone_column)}, {"columns", blocks}});
  }
  std::size_t count = 0;
  const auto is_left_out = [&](std::size_t column) {
    const bool is_read = std::any_of(
        layout.changes.begin(), layout.changes.end(),
        [&](const ChangeColumn& change) { return change.column == column && change.leaves_out; });
    const bool out = layout.roles[column] == ColumnRole::kLeftOut && !is_read &&
                     (layout.chosen || !(is_other(column) || may_be_block(column)));
    count += out ? 1 : 0;
    return out;
  };
  if (const std::string left_out = ColumnsText(layout, is_left_out); !left_out.empty()) {
    report.Add(Code::kBulkColumnsLeftOut, Pointer(), {{"count", count}, {"columns", left_out}});
  }
}

}  // namespace

void LeaveLineOut(std::string_view line, std::size_t at, std::string_view owner,
                  Findings& findings) {
  if (CountAllDigits(line) >= kLeastDigits) {
    findings.AddValue(owner, at);
  } else if (!Trim(line).empty()) {
    findings.words.Add(1, at);
  }
}

std::size_t LineOf(std::string_view text, std::size_t at) {
  TextCursor place(text);
  place.MoveTo(at);
  return place.line();
}

void ReportLayout(const BulkLayout& layout, const WantedColumns& wanted, Report& report) {
  if (!wanted.phone.is_null() && !layout.chosen) ReportNoSuchColumn(wanted.phone, report);
  if (!wanted.country.is_null() && !layout.country_chosen)
    ReportNoSuchColumn(wanted.country, report);
  if (layout.delimited && layout.columns.size() > 1) ReportColumns(layout, report);
}

void ReportFindings(const Findings& findings, const BulkLayout& layout, std::string_view text,
                    Report& report) {
  const auto line_of = [&](const Tally& tally) { return LineOf(text, tally.first); };
  const auto say = [&](Code code, const Tally& tally) {
    if (tally.count == 0) return;
    report.Add(code, Pointer(), {{"count", tally.count}, {"line", line_of(tally)}});
  };
  if (const Tally& uneven = findings.uneven; uneven.count > 0) {
    report.Add(
        Code::kBulkUnevenRows, Pointer(),
        {{"count", uneven.count}, {"columns", layout.columns.size()}, {"line", line_of(uneven)}});
  }
  if (const Tally& countries = findings.countries; countries.count > 0) {
    report.Add(Code::kBulkCountryUnknown, Pointer(),
               {{"country", Excerpt(WithoutSecrets(findings.first_country))},
                {"count", countries.count},
                {"line", line_of(countries)}});
  }
  say(Code::kBulkRowsLeftOut, findings.empty_rows);
  say(Code::kBulkNumbersOutside, findings.outside);
  say(Code::kBulkRemovalsLeftOut, findings.removals);
  say(Code::kBulkSecretLeftOut, findings.secrets);
  say(Code::kBulkExtensionsLeftOut, findings.extensions);
  say(Code::kBulkLinesLeftOut, findings.above);
  say(Code::kBulkDatesLeftOut, findings.dates);
  say(Code::kBulkWordsLeftOut, findings.words);
  if (const Tally& values = findings.values; values.count > 0) {
    report.Add(Code::kBulkValuesLeftOut, Pointer(),
               {{"count", values.count},
                {"name", Excerpt(WithoutSecrets(findings.first_value))},
                {"line", line_of(values)}});
  }
}

}  // namespace sipattach
