#include "plan/effective.h"

#include "redact/redact.h"

namespace sipattach {
namespace {

// What stands for a secret that is a part of a value, such as the password of a URI.
constexpr std::string_view kMark = "******";

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

void Write(JsonWriter& writer, const EffectiveDirection& direction) {
  writer.BeginObject();
  writer.Key("type").String(NameOf(direction.type));
  writer.Key("path").String(direction.path);
  for (const EffectiveField& field : direction.fields) {
    writer.Key(field.name).BeginObject();
    writer.Key("value").Value(WithoutSecrets(field.value, kMark, "/" + std::string(field.name)));
    writer.Key("source").String(NameOf(field.source));
    if (field.redacted) writer.Key("redacted").Boolean(true);
    writer.EndObject();
  }
  writer.EndObject();
}

}  // namespace sipattach
