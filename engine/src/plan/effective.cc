#include "plan/effective.h"

#include <optional>
#include <string>

#include "redact/marks.h"
#include "redact/redact.h"

namespace sipattach {
namespace {

std::string_view NameOf(Source source) {
  switch (source) {
    case Source::kRequest:
      return "request";
    case Source::kTrunk:
      return "trunk";
    case Source::kDefault:
      return "default";
    default:
      return "unknown";
  }
}

// The value of a field with its secrets redacted, or nullopt if it has none.
std::optional<Json> RedactedValue(const EffectiveField& field) {
  if (field.value.is_null() || field.value.is_boolean()) return std::nullopt;  // as most are
  return Redacted(field.value, kHiddenInValue, "/" + std::string(field.name));
}

void Write(JsonWriter& writer, const std::vector<HeaderExplanation>& headers) {
  writer.BeginArray();
  for (const HeaderExplanation& mapping : headers) {
    writer.BeginObject();
    writer.Key("path").String(mapping.path);
    writer.Key("text").String(mapping.text);
    writer.EndObject();
  }
  writer.EndArray();
}

}  // namespace

Json ShownValue(const EffectiveField& field) { return RedactedValue(field).value_or(field.value); }

void Write(JsonWriter& writer, const EffectiveDirection& direction) {
  writer.BeginObject();
  writer.Key("type").Word(NameOf(direction.type));
  writer.Key("path").String(direction.path);
  for (const EffectiveField& field : direction.fields) {
    writer.WordAsKey(field.name).BeginObject().Key("value");
    const std::optional<Json> redacted = RedactedValue(field);
    writer.Value(redacted ? *redacted : field.value);
    writer.Key("source").Word(NameOf(field.source));
    if (field.redacted) writer.Key("redacted").Boolean(true);
    writer.EndObject();
  }
  writer.Key("headers").BeginObject().Key("value");
  if (direction.headers) {
    Write(writer, *direction.headers);
  } else {
    writer.Null();
  }
  writer.Key("source").Word(NameOf(direction.headers_source));
  writer.EndObject();
  writer.EndObject();
}

}  // namespace sipattach
