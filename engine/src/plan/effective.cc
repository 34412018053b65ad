#include "plan/effective.h"

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

}  // namespace

Json ShownValue(const EffectiveField& field) {
  return WithoutSecrets(field.value, kHiddenInValue, "/" + std::string(field.name));
}

void Write(JsonWriter& writer, const EffectiveDirection& direction) {
  writer.BeginObject();
  writer.Key("type").String(NameOf(direction.type));
  writer.Key("path").String(direction.path);
  for (const EffectiveField& field : direction.fields) {
    writer.Key(field.name).BeginObject();
    writer.Key("value").Value(ShownValue(field));
    writer.Key("source").String(NameOf(field.source));
    if (field.redacted) writer.Key("redacted").Boolean(true);
    writer.EndObject();
  }
  writer.EndObject();
}

}  // namespace sipattach
