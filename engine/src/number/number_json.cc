#include <algorithm>

#include "number/number_reading.h"

namespace sipattach {

void WriteWhatWasRead(JsonWriter& writer, const NumberReading& reading) {
  writer.Key("kind").Word(NameOf(reading.kind));
  writer.Key("value").StringOrNull(reading.value);
  writer.Key("validity").Word(NameOf(reading.validity));
  writer.Key("region").WordOrNull(reading.region);
  writer.Key("type").WordOrNull(reading.type);
  writer.Key("national").StringOrNull(reading.national);
  writer.Key("international").StringOrNull(reading.international);
}

void WriteMembers(JsonWriter& writer, const NumberReading& reading) {
  writer.Key("input").String(reading.input);
  writer.Key("path").String(reading.path);
  WriteWhatWasRead(writer, reading);
  writer.Key("duplicate_of");
  if (reading.duplicate_of) {
    writer.Integer(static_cast<std::int64_t>(*reading.duplicate_of));
  } else {
    writer.Null();
  }
}

void ReadingRows::Write(JsonWriter& writer, const NumberReading& reading) {
  if (reading.kind != NumberKind::kE164 || reading.validity != Validity::kValid ||
      reading.duplicate_of) {
    WriteMembers(writer.BeginObject(), reading);
    writer.EndObject();
    return;
  }
  writer.String(reading.input).Word(reading.path).Word(reading.value);
  WriteType(writer.WordOrNull(reading.region), reading.type);
  writer.StringOrNull(reading.national).StringOrNull(reading.international);
}

void ReadingRows::WriteType(JsonWriter& writer, std::string_view type) {
  const auto known = std::find(types_.begin(), types_.end(), type);
  if (known != types_.end()) {
    writer.Integer(known - types_.begin());
    return;
  }
  types_.push_back(type);
  writer.WordOrNull(type);
}

std::string_view NameOf(NumberKind kind) {
  switch (kind) {
    case NumberKind::kE164:
      return "e164";
    case NumberKind::kIdentity:
      return "identity";
    default:
      return "invalid";
  }
}

std::string_view NameOf(Validity validity) {
  switch (validity) {
    case Validity::kValid:
      return "valid";
    case Validity::kPossible:
      return "possible";
    case Validity::kInvalid:
      return "invalid";
    default:
      return "not_a_number";
  }
}

}  // namespace sipattach
