// Describes this build: its version, its limits and its diagnostic codes.

#include "sipattach/info.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "codes/codes.h"
#include "draft_limits.h"
#include "json/json_writer.h"
#include "phone/phone.h"

namespace sipattach {
namespace {

constexpr std::pair<std::string_view, std::int64_t> kLimits[] = {
    {"max_numbers_per_request", kMaxNumbersPerRequest},
    {"max_number_length", kMaxNumberLength},
    {"max_identity_length", kMaxIdentityLength},
    {"min_password_length", kMinPasswordLength},
    {"max_password_length", kMaxPasswordLength},
    {"max_header_mappings", kMaxHeaderMappings},
    {"max_header_text_bytes", kMaxHeaderTextBytes},
    {"max_trunk_name_length", kMaxTrunkNameLength},
    {"min_port", kMinPort},
    {"max_port", kMaxPort},
    {"max_host_length", kMaxHostLength},
    {"max_host_label_length", kMaxHostLabelLength},
    {"max_json_depth", kMaxJsonDepth},
    {"max_reported_duplicate_keys", kMaxReportedDuplicateKeys},
    {"max_reported_infos", kMaxReportedInfos}};

}  // namespace

std::string Info() {
  JsonWriter writer;
  writer.BeginObject();
  writer.Key("version").String(SIPATTACH_VERSION);
  writer.Key("metadata_version").String(phone::MetadataVersion());
  writer.Key("limits").BeginObject();
  for (const auto& [name, limit] : kLimits) writer.Key(name).Integer(limit);
  writer.EndObject();
  writer.Key("codes").BeginArray();
  const std::vector<CodeDocumentation> documentation = ReadCodeDocumentation();
  for (std::size_t i = 0; i < kCodeCount; ++i) {
    const CodeInfo& code = AllCodes()[i];
    writer.BeginObject();
    writer.Key("code").String(code.slug);
    writer.Key("severity").String(NameOf(code.severity));
    writer.Key("summary").String(documentation[i].summary);
    writer.Key("message").String(code.message);
    writer.Key("source").String(documentation[i].source);
    writer.EndObject();
  }
  writer.EndArray().EndObject();
  return writer.Take();
}

}  // namespace sipattach
