#include "sipattach/info.h"

#include "../phone/phone.h"
#include "codes.h"
#include "context.h"
#include "json_writer.h"

namespace sipattach {

std::string Info() {
  JsonWriter writer;
  writer.BeginObject();
  writer.Key("version").String(SIPATTACH_VERSION);
  writer.Key("metadata_version").String(phone::MetadataVersion());
  writer.Key("limits").BeginObject();
  writer.Key("max_numbers_per_request").Integer(static_cast<std::int64_t>(kMaxNumbersPerRequest));
  writer.EndObject();
  writer.Key("codes").BeginArray();
  for (const CodeInfo& code : kCodes) {
    writer.BeginObject();
    writer.Key("code").String(code.slug);
    writer.Key("severity").String(NameOf(code.severity));
    writer.Key("summary").String(code.summary);
    writer.Key("message").String(code.message);
    writer.Key("source").String(code.source);
    writer.EndObject();
  }
  writer.EndArray().EndObject();
  return writer.Take();
}

void WarmUp() { phone::WarmUp(); }

}  // namespace sipattach
