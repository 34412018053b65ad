#ifndef SIPATTACH_PLAN_EFFECTIVE_H_
#define SIPATTACH_PLAN_EFFECTIVE_H_

// What takes effect for a direction once the request, the trunk and the API's defaults are
// combined.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "headers/headers.h"
#include "json/json.h"
#include "json/json_writer.h"
#include "sip/direction_type.h"
#include "sipattach/typed/plan.h"

namespace sipattach {

using typed::Source;

struct EffectiveField {
  std::string_view name;
  Json value;  // null if it is not known, not set, or a secret
  Source source;
  bool redacted = false;  // set, but a secret
};

struct EffectiveDirection {
  DirectionType type;
  std::string path;  // JSON Pointer to the direction in the draft
  std::vector<EffectiveField> fields;
  // What the header mappings do; nullopt if the mappings are not known.
  std::optional<std::vector<HeaderExplanation>> headers;
  Source headers_source = Source::kUnknown;

  void Set(std::string_view name, Json value, Source source) {
    fields.push_back({name, std::move(value), source, false});
  }
  void SetSecret(std::string_view name, Source source) {
    fields.push_back({name, nullptr, source, true});
  }
};

// The value of a field, with the secrets in it redacted.
[[nodiscard]] Json ShownValue(const EffectiveField& field);

// { type, path, <name>: { value, source, redacted? }, …,
//   headers: { value: [{ path, text }], source } }
void Write(JsonWriter& writer, const EffectiveDirection& direction);

}  // namespace sipattach

#endif  // SIPATTACH_PLAN_EFFECTIVE_H_
