#include "sipattach/typed/diagnostic.h"

#include <optional>
#include <utility>

#include "json/json_writer.h"
#include "typed/values.h"

namespace sipattach::typed {
namespace {

Severity SeverityOf(sipattach::Severity severity) {
  switch (severity) {
    case sipattach::Severity::kError:
      return Severity::kError;
    case sipattach::Severity::kWarning:
      return Severity::kWarning;
    case sipattach::Severity::kInfo:
      break;
  }
  return Severity::kInfo;
}

PatchOperation OperationOf(const sipattach::PatchOperation& operation) {
  const bool has_value = operation.op == "add" || operation.op == "replace";
  return {std::string(operation.op), operation.path, operation.from,
          has_value ? JsonText(operation.value) : ""};
}

Fix FixOf(const sipattach::Fix& fix) {
  Fix shown{fix.title, {}, fix.choice};
  for (const sipattach::PatchOperation& operation : fix.patch) {
    shown.patch.push_back(OperationOf(operation));
  }
  return shown;
}

Diagnostic DiagnosticOf(const sipattach::Diagnostic& said) {
  Diagnostic shown;
  shown.code = InfoOf(said.code).slug;
  shown.severity = SeverityOf(said.severity());
  shown.path = said.path;
  shown.message = said.Message();
  for (const Param& param : said.params) {
    shown.parameters.push_back({std::string(param.name), param.value});
  }
  if (said.fix) shown.fixes.push_back(FixOf(*said.fix));
  for (const sipattach::Fix& fix : said.alternatives) shown.fixes.push_back(FixOf(fix));
  return shown;
}

}  // namespace

std::string Fix::PatchText() const {
  JsonWriter writer;
  writer.BeginArray();
  for (const PatchOperation& operation : patch) {
    writer.BeginObject().Key("op").String(operation.op).Key("path").String(operation.path);
    if (!operation.from.empty()) writer.Key("from").String(operation.from);
    if (!operation.value.empty()) writer.Key("value").Verbatim(operation.value);
    writer.EndObject();
  }
  return writer.EndArray().Take();
}

std::string JsonText(const Json& value) { return JsonWriter().Value(value).Take(); }

std::vector<Diagnostic> Shown(std::span<const sipattach::Diagnostic> diagnostics) {
  std::vector<Diagnostic> shown;
  shown.reserve(diagnostics.size());
  for (const sipattach::Diagnostic& said : diagnostics) {
    if (said.NeedsRedaction()) {
      sipattach::Diagnostic redacted = said;
      redacted.Redact();
      shown.push_back(DiagnosticOf(redacted));
    } else {
      shown.push_back(DiagnosticOf(said));
    }
  }
  return shown;
}

}  // namespace sipattach::typed
