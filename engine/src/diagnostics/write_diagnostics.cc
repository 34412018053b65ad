// Writes diagnostics as JSON. Only this file and diagnostic_rows.cc do so, which leaves a secret no
// other way out.

#include <algorithm>
#include <optional>
#include <string>

#include "diagnostics/diagnostic.h"
#include "json/json_writer.h"

namespace sipattach {
namespace {

void AppendParam(std::string& out, const std::vector<Param>& params, std::string_view name) {
  for (const Param& param : params) {
    if (param.name != name) continue;
    if (const auto* text = std::get_if<std::string>(&param.value)) {
      out += *text;
    } else {
      out += std::to_string(std::get<std::int64_t>(param.value));
    }
    return;
  }
  // The template names a parameter that was not given: leave the placeholder for tests to find.
  out += '{';
  out += name;
  out += '}';
}

void WriteFix(JsonWriter& writer, const Fix& fix) {
  writer.BeginObject().Key("title").String(fix.title).Key("patch");
  WritePatch(writer, fix.patch);
  if (fix.choice) writer.Key("choice").Boolean(true);
  writer.EndObject();
}

}  // namespace

std::string Diagnostic::Message() const {
  const std::string_view text = InfoOf(code).message;
  constexpr std::size_t kParams = 64;  // bytes that the parameters usually add
  std::string out;
  out.reserve(text.size() + kParams);
  std::size_t at = 0;
  while (true) {
    const std::size_t open = std::min(text.find('{', at), text.size());
    out += text.substr(at, open - at);
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) break;
    AppendParam(out, params, text.substr(open + 1, close - open - 1));
    at = close + 1;
  }
  return out;
}

void WritePatch(JsonWriter& writer, std::span<const PatchOperation> patch) {
  writer.BeginArray();
  for (const PatchOperation& operation : patch) {
    writer.BeginObject().Key("op").Word(operation.op).Key("path").String(operation.path);
    if (!operation.from.empty()) {
      writer.Key("from").String(operation.from);
    } else if (operation.op != "remove") {
      writer.Key("value").Value(operation.value);
    }
    writer.EndObject();
  }
  writer.EndArray();
}

void WriteValue(JsonWriter& writer, const Param& param) {
  if (const auto* text = std::get_if<std::string>(&param.value)) {
    writer.String(*text);
  } else {
    writer.Integer(std::get<std::int64_t>(param.value));
  }
}

void Write(JsonWriter& writer, const Diagnostic& said) {
  std::optional<Diagnostic> redacted;
  if (said.NeedsRedaction()) redacted.emplace(said).Redact();
  const Diagnostic& diagnostic = redacted ? *redacted : said;
  writer.BeginObject();
  writer.Key("code").Word(InfoOf(diagnostic.code).slug);
  writer.Key("severity").Word(NameOf(diagnostic.severity()));
  writer.Key("path").String(diagnostic.path);
  writer.Key("message").String(diagnostic.Message());
  writer.Key("params").BeginObject();
  for (const Param& param : diagnostic.params) WriteValue(writer.WordAsKey(param.name), param);
  writer.EndObject();
  if (diagnostic.fix) {
    writer.Key("fix");
    WriteFix(writer, *diagnostic.fix);
  }
  if (!diagnostic.alternatives.empty()) {
    writer.Key("alternatives").BeginArray();
    for (const Fix& fix : diagnostic.alternatives) WriteFix(writer, fix);
    writer.EndArray();
  }
  writer.EndObject();
}

void Write(JsonWriter& writer, std::span<const Diagnostic> diagnostics) {
  writer.BeginArray();
  for (const Diagnostic& diagnostic : diagnostics) Write(writer, diagnostic);
  writer.EndArray();
}

}  // namespace sipattach
