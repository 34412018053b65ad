#include "plan/other_calls.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "plan/draft_members.h"

namespace sipattach {
namespace {

// Whether this is a LiveKit trunk, by itself or in a request (https://docs.livekit.io/sip/api).
// Neither has an ID yet, and both name their numbers `numbers`.
bool IsOfLiveKit(const Json& draft) {
  if (IsGiven(draft, "direction")) return false;
  const Json* trunk = Find(draft, "trunk");
  return IsGiven(trunk == nullptr ? draft : *trunk, "numbers");
}

// Bolna's gateways have a gateway_address, Vapi's an IP:
// https://www.bolna.ai/docs/api-reference/sip-trunks/create
bool IsOfBolna(const Json& draft) {
  const Json* gateways = Find(draft, "gateways");
  return gateways != nullptr && gateways->is_array() && !gateways->empty() &&
         IsGiven((*gateways)[0], "gateway_address");
}

// Next to numbers, such a field is a label, or comes from the flags of a command line.
bool NamesNoNumbers(const Json& draft) { return !NamesNumbers(draft); }

// What a field of another call is when it is beside directions.
enum class Beside : std::uint8_t { kOfThatCall, kMayBeOther };

struct OtherCall {
  std::string_view field;
  std::string_view call;                         // the only one with such a field
  bool (*applies)(const Json& draft) = nullptr;  // null if the field alone tells
  Beside beside = Beside::kOfThatCall;
};
constexpr std::string_view kCreateTrunk = "POST /v1/sip/trunks";

constexpr std::string_view kElevenLabs = "ElevenLabs' POST /v1/convai/phone-numbers";
constexpr std::string_view kLiveKit = "LiveKit's CreateSIPTrunk";
constexpr std::string_view kBolna = "Bolna's POST /sip-trunks/trunks";
// In both lists, the first of these fields in a body decides which call it is reported as.
constexpr OtherCall kOfServices[] = {
    {"inbound_trunk_config", kElevenLabs},
    {"outbound_trunk_config", kElevenLabs},
    {"provider_type", kElevenLabs},
    {"trunk", kLiveKit, IsOfLiveKit, Beside::kMayBeOther},
    {"auth_username", kLiveKit, IsOfLiveKit, Beside::kMayBeOther},
    {"authUsername", kLiveKit, IsOfLiveKit, Beside::kMayBeOther},
    {"sip_call_to", "LiveKit's CreateSIPParticipant"},
    {"account_sid", "Twilio's API"},
    {"termination_uri", "Retell's POST /import-phone-number"},
    {"user_name", "Telnyx's POST /v2/credential_connections"},
    {"connection_name", "Telnyx's POST /v2/fqdn_connections"},
    {"uris", "Vonage's SIP trunking"},
    {"FriendlyName", "Twilio's API"},
    {"nso_code", "Exotel's POST /v2/accounts/:sid/trunks"},
    {"trunk_config", "Daily's POST /v1/sip-trunk"},
    {"trunk_direction", "Plivo's Zentrunk API"},
    {"trunkMetabase", "Genesys Cloud's API"},
    {"RequireEncryption", "Amazon Chime's CreateVoiceConnector"},
    {"gateways", kBolna, IsOfBolna},
    {"gateways", "Vapi's POST /credential"},
    {"credentialId", "Vapi's POST /phone-number"},
};
constexpr OtherCall kOfApi[] = {
    {"updates", "POST /v1/sip/update"},
    {"input", "POST /v1/sip/parse-destination"},
    {"host", "POST /v1/sip/discover"},
    {"call_id", "GET /v1/sip/test-call/status"},
    {"task", "POST /v1/calls"},
    {"pathway_id", "POST /v1/inbound/:number"},
    {"inbound_line_id", "POST /v1/inbound/:number"},
    {"prompt", "POST /v1/inbound/:number"},
    {"is_default", kCreateTrunk, NamesNoNumbers, Beside::kMayBeOther},
    {"provider", kCreateTrunk, NamesNoNumbers, Beside::kMayBeOther},
    {"name", kCreateTrunk, NamesNoNumbers, Beside::kMayBeOther},
};

// Turns an update of one direction into a draft that attaches it. The update may be less than the
// whole direction, so a person has to decide.
std::optional<Fix> AttachOfUpdate(const Json& draft) {
  if (!NamesNumbers(draft) || !HasObject(draft, "updates")) return std::nullopt;
  const Pointer directions = Pointer() / std::string_view("directions");
  std::vector<PatchOperation> patch = {
      Add(directions, Json::array()),
      Move(Pointer() / std::string_view("updates"), directions / std::size_t{0})};
  AddService(draft, patch);
  return AsChoice(Fix{"Attach it instead", std::move(patch)});
}

bool ReportOtherCall(const Json& draft, std::span<const OtherCall> calls, Report& report) {
  // A number together with a direction comes from the flags of a command line.
  if (NamesNumbers(draft) && IsGiven(draft, "direction")) return false;
  for (const OtherCall& other : calls) {
    if (!IsGiven(draft, other.field)) continue;
    if (other.applies != nullptr && !other.applies(draft)) continue;
    report
        .Add(Code::kDraftOtherCall, Pointer() / other.field,
             {{"field", other.field}, {"call", other.call}})
        .fix = other.field == "updates" ? AttachOfUpdate(draft) : std::nullopt;
    return true;
  }
  return false;
}

void KeepFieldsOf(std::span<const OtherCall> calls, const Json& draft, ObjectReader& root,
                  Json& body) {
  for (const OtherCall& other : calls) {
    if (other.beside == Beside::kMayBeOther) continue;
    if (other.applies != nullptr && !other.applies(draft)) continue;
    const Json* stray = root.TakeStray(other.field);
    if (stray == nullptr) continue;
    body[other.field] = *stray;
    root.report().Add(Code::kFieldOtherCall, root.PathOf(other.field),
                      {{"field", other.field}, {"call", other.call}});
  }
}

}  // namespace

bool ReportCallOfOtherService(const Json& draft, Report& report) {
  return ReportOtherCall(draft, kOfServices, report);
}

bool ReportOtherCallOfApi(const Json& draft, Report& report) {
  return ReportOtherCall(draft, kOfApi, report);
}

void KeepFieldsOfOtherCalls(const Json& draft, ObjectReader& root, Json& body) {
  KeepFieldsOf(kOfServices, draft, root, body);
  KeepFieldsOf(kOfApi, draft, root, body);
}

}  // namespace sipattach
