#include "document/read_json.h"

#include <cstddef>
#include <cstdint>
#include <utility>

#include "document/lenient_json.h"
#include "draft_limits.h"
#include "json/json_builder.h"
#include "json/json_parser.h"
#include "redact/redact.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace sipattach {
namespace {

struct Place {
  std::int64_t line = 1;
  std::int64_t column = 1;
};

// The line and column of a byte offset, both from 1. A column is one code point; a byte order mark
// does not count.
Place PlaceOf(std::string_view text, std::size_t byte) {
  Place place;
  const std::size_t begin = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  for (std::size_t i = begin; i < byte && i < text.size();) {
    const bool line_ends = text[i] == '\n' || (text[i] == '\r' && text.substr(i, 2) != "\r\n");
    if (line_ends) {
      ++place.line;
      place.column = 1;
    } else {
      ++place.column;
    }
    i += DecodeUtf8(text, i).length;
  }
  return place;
}

// A fix that replaces the document by `value`, if that is an array, an object or JSON text of one.
// Anything else is not worth writing: a draft that is a string is read as JSON text, so a number
// alone would be repaired for ever. Not inlined: few drafts need it.
[[gnu::noinline]] std::optional<Fix> ReplaceDocument(const Json& value) {
  const std::string_view text = value.is_string() ? Trim(Text(value)) : std::string_view();
  const bool holds_any =
      value.is_object() || value.is_array() || text.starts_with('{') || text.starts_with('[');
  if (!holds_any || HoldsSecret(value)) return std::nullopt;
  return Fix{"Repair the JSON text", {Replace(Pointer(), value)}};
}

Diagnostic& ReportFlaw(const JsonFlaw& flaw, std::string_view text, Report& report) {
  const Place place = PlaceOf(text, flaw.byte);
  Diagnostic& diagnostic = report.Add(
      flaw.code, flaw.path, {{"line", place.line}, {"column", place.column}, {"byte", flaw.byte}});
  if (!flaw.cause.empty()) diagnostic.AddParam({"cause", flaw.cause});
  if (!flaw.inside.empty()) {
    diagnostic.AddParam({"inside", flaw.inside});
    diagnostic.AddParam({"opened_line", PlaceOf(text, flaw.opened_at).line});
  }
  if (flaw.code == Code::kJsonTooDeep) diagnostic.AddParam({"limit", kMaxJsonDepth});
  return diagnostic;
}

void ReportDuplicates(const JsonBuilder& builder, const Json& value, Report& report) {
  for (const DuplicateMember& duplicate : builder.duplicates()) {
    const bool first = &duplicate == &builder.duplicates().front();
    Diagnostic& diagnostic = report.Add(Code::kJsonDuplicateKey, duplicate.path,
                                        {{"field", duplicate.name}, {"count", duplicate.count}});
    // The fix holds the whole document, and one is enough for all duplicates. It is a choice,
    // because only a person knows which value is right.
    if (first) diagnostic.fix = AsChoice(ReplaceDocument(value));
  }
  if (builder.duplicates_not_kept() > 0) {
    report.Add(Code::kJsonMoreDuplicateKeys, Pointer(), {{"count", builder.duplicates_not_kept()}});
  }
}

void ReportFlaws(std::string_view text, Report& report) {
  const JsonRescan rescan = RescanJson(text);
  const std::optional<Fix> fix = rescan.value ? ReplaceDocument(*rescan.value) : std::nullopt;
  for (const JsonFlaw& flaw : rescan.flaws) ReportFlaw(flaw, text, report).fix = fix;
}

// Whether the text may hold the number -0, whose sign nlohmann's parser drops.
bool HasNegativeZero(std::string_view text) {
  for (std::size_t at = text.find("-0"); at != std::string_view::npos;
       at = text.find("-0", at + 1)) {
    const char next = at + 2 < text.size() ? text[at + 2] : ' ';
    const char before = at > 0 ? text[at - 1] : ' ';
    const bool begins = IsBlank(before) || before == ':' || before == ',' || before == '[';
    if (begins && !IsAlphanumeric(next) && next != '.') return true;
  }
  return false;
}

}  // namespace

std::optional<Json> ReadJsonText(std::string_view text, Report& report) {
  const bool has_mark = text.substr(0, kByteOrderMark.size()) == kByteOrderMark;
  const std::string_view unmarked = has_mark ? text.substr(kByteOrderMark.size()) : text;
  JsonBuilder builder;
  // nlohmann's parser takes a NUL byte for the end of the text and would miss what follows.
  const bool has_nul = text.find('\0') != std::string_view::npos;
  if (has_nul || !ParseJson(unmarked, builder)) {
    ReportFlaws(text, report);
    return std::nullopt;
  }
  Json value = builder.TakeValue();
  if (HasNegativeZero(unmarked)) {
    JsonRescan rescan = RescanJson(unmarked);
    if (rescan.value && rescan.flaws.empty()) value = *std::move(rescan.value);
  }
  if (has_mark)
    ReportFlaw({Code::kJsonByteOrderMark, 0}, text, report).fix = ReplaceDocument(value);
  ReportDuplicates(builder, value, report);
  return value;
}

Json ReadJsonOrNull(std::string_view text) {
  Report ignored;
  return ReadJsonText(text, ignored).value_or(nullptr);
}

Json ReadUniqueJsonOrNull(std::string_view text) {
  Report report;
  std::optional<Json> value = ReadJsonText(text, report);
  for (const Diagnostic& each : report.diagnostics()) {
    if (each.code == Code::kJsonDuplicateKey) return nullptr;
  }
  return std::move(value).value_or(nullptr);
}

}  // namespace sipattach
