#include "headers/mapping_checks.h"

#include <algorithm>
#include <iterator>

#include "draft_limits.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// Variables that every call has according to the documentation, whose list may be incomplete. In
// lower case, because the API ignores case.
constexpr std::string_view kBuiltInVariables[] = {
    "call_id", "city",     "country",         "from",           "from_number", "language",
    "now",     "now_utc",  "lastusermessage", "phone_number",   "short_from",  "short_to",
    "state",   "timezone", "timestamp",       "prevnodeprompt", "to",          "zip",
};

std::string_view NameOfBreak(char c) {
  return c == '\r' ? "a carriage return" : c == '\n' ? "a line break" : "a NUL character";
}

std::string RepairedVariableName(std::string_view name) {
  std::string repaired;
  for (const char c : WithoutBraces(name)) {
    if (c != '{' && c != '}') repaired += IsBlank(c) ? '_' : c;
  }
  return repaired;
}

// The first of these names, separated by spaces, whose member is a string that is not blank; empty
// if there is none.
std::string_view FirstText(ObjectReader& reader, std::string_view names) {
  while (!names.empty()) {
    const std::string_view name = names.substr(0, names.find(' '));
    names.remove_prefix(std::min(name.size() + 1, names.size()));
    const Json* value = reader.FindGiven(name);
    if (value != nullptr && value->is_string() && !Trim(Text(*value)).empty()) return name;
  }
  return {};
}

// The name of the member that was written for `name`, which is "key" or "value": a word for the
// source or the destination of a mapping, or "header" or "variable", whose order depends on the
// direction.
std::string_view NameWrittenFor(std::string_view name, bool begins_with_header,
                                ObjectReader& reader) {
  const bool is_key = name == "key";
  const std::string_view plain = FirstText(reader, is_key ? "name from source" : "to target");
  if (!plain.empty()) return plain;
  // If the other half is given, this is the missing one.
  if (reader.Has(is_key ? "value" : "key")) return FirstText(reader, "header variable");
  return FirstText(reader, is_key == begins_with_header ? "header" : "variable");
}

// Offers the other type for a mapping of type uui that has the fields of a custom one. If one of
// them names the header that uui mappings are for, the other is the variable.
[[gnu::noinline]] void OfferCustom(ObjectReader& reader, Diagnostic& diagnostic) {
  if (FirstText(reader, "key") != "key" || FirstText(reader, "value") != "value") return;
  for (const auto& [header, variable] : {std::pair("key", "value"), std::pair("value", "key")}) {
    if (!EqualsIgnoringCase(reader.FindGiven(header)->text(), "User-to-User")) continue;
    diagnostic.fix = Fix{
        "Rename it to target",
        {Move(reader.PathOf(variable), reader.PathOf("target")), Remove(reader.PathOf(header))}};
    return;
  }
  if (reader.Has("type"))
    diagnostic.fix = Fix{"Write custom", {Replace(reader.PathOf("type"), "custom")}};
}

// Whether a mapping of type custom has the fields of a uui one and none of its own.
[[gnu::noinline]] bool IsUui(ObjectReader& reader) {
  if (!reader.Has("type") || reader.Has("key") || reader.Has("value")) return false;
  if (FirstText(reader, "purpose encoding content").empty()) return false;
  for (const std::string_view name : {"target", "purpose", "encoding", "content"})
    reader.TakeStray(name);
  return true;
}

void ReportMissing(ObjectReader& reader, std::string_view name, Code missing,
                   bool begins_with_header) {
  Diagnostic& diagnostic = reader.report().Add(missing, reader.PathOf(name));
  if (reader.Has(name)) return;
  if (missing == Code::kHeadersTargetMissing) return OfferCustom(reader, diagnostic);
  if (reader.Has("target") && IsUui(reader)) {
    if (missing == Code::kHeadersKeyMissing)
      diagnostic.fix = Fix{"Write uui", {Replace(reader.PathOf("type"), "uui")}};
    return;
  }
  const std::string_view meant = NameWrittenFor(name, begins_with_header, reader);
  if (meant.empty() || reader.TakeStray(meant) == nullptr) return;
  diagnostic.fix =
      Fix{"Rename it to " + std::string(name), {Move(reader.PathOf(meant), reader.PathOf(name))}};
}

}  // namespace

const std::string* TakeRequired(ObjectReader& reader, std::string_view name, Code missing,
                                bool begins_with_header) {
  const Field<std::string> text = reader.TakeString(name);
  if (text && !Trim(*text).empty()) return text.value;
  if (!text.is_unreadable()) ReportMissing(reader, name, missing, begins_with_header);
  return nullptr;
}

void Put(Json& body, std::string_view name, const std::string* text) {
  if (text != nullptr) body[std::string(name)] = *text;
}

bool CheckHeaderText(std::string_view text, std::string_view field, const Pointer& at,
                     Report& report) {
  if (text.size() > kMaxHeaderTextBytes) {
    report.Add(Code::kHeadersTooLong, at,
               {{"field", field}, {"bytes", text.size()}, {"limit", kMaxHeaderTextBytes}});
  }
  const std::size_t line_break = text.find_first_of(std::string_view("\r\n\0", 3));
  if (line_break != std::string_view::npos) {
    report.Add(Code::kHeadersInjection, at,
               {{"field", field}, {"character", NameOfBreak(text[line_break])}});
    return false;
  }
  const bool control =
      std::any_of(text.begin(), text.end(), [](char c) { return IsControl(c) && c != '\t'; });
  if (control) report.Add(Code::kHeadersControlCharacter, at, {{"field", field}});
  return !control;
}

std::string_view WithoutBraces(std::string_view text) {
  text = Trim(text);
  if (text.size() < 4 || text.substr(0, 2) != "{{" || text.substr(text.size() - 2) != "}}") {
    return text;
  }
  return Trim(text.substr(2, text.size() - 4));
}

std::string InBraces(std::string_view variable) {
  std::string text = "{{";
  text += WithoutBraces(variable);
  return text + "}}";
}

void CheckVariableName(std::string_view name, const Pointer& at, Report& report) {
  // The API trims blanks.
  const std::string_view trimmed = Trim(name);
  if (std::none_of(trimmed.begin(), trimmed.end(),
                   [](char c) { return c == '{' || c == '}' || IsBlank(c); })) {
    return;
  }
  Diagnostic& diagnostic = report.Add(Code::kHeadersVariableName, at, {{"variable", name}});
  const std::string repaired = RepairedVariableName(name);
  if (repaired.empty()) return;
  diagnostic.fix = Fix{"Write " + repaired, {Replace(at, repaired)}};
  // With blanks inside, it may be a fixed text, or the variable may be written in another way.
  const std::string_view bare = WithoutBraces(name);
  diagnostic.fix->choice = std::any_of(bare.begin(), bare.end(), IsBlank);
}

void CheckSetVariable(std::string_view name, const Pointer& at, Report& report) {
  CheckVariableName(name, at, report);
  const std::string_view variable = WithoutBraces(name);
  if (std::any_of(
          std::begin(kBuiltInVariables), std::end(kBuiltInVariables),
          [&](std::string_view built_in) { return EqualsIgnoringCase(built_in, variable); })) {
    report.Add(Code::kHeadersReservedVariable, at, {{"variable", variable}});
  }
}

}  // namespace sipattach
