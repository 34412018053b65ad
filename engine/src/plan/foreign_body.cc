#include "plan/foreign_body.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/read_json.h"
#include "plan/directions.h"
#include "plan/field_names.h"
#include "redact/masked.h"
#include "redact/redact.h"
#include "sip/direction_type.h"
#include "text/ascii.h"
#include "web/http_address.h"

namespace sipattach {
namespace {

constexpr std::string_view kCreateTrunk = "POST /v1/sip/trunks";

struct OtherCall {
  std::string_view field;  // only this call has this field
  std::string_view call;
};
constexpr std::string_view kElevenLabs = "ElevenLabs' POST /v1/convai/phone-numbers";
constexpr std::string_view kLiveKit = "LiveKit's CreateSIPTrunk";
constexpr std::string_view kBolna = "Bolna's POST /sip-trunks/trunks";
// The first of these fields in a body decides which call it is reported as.
constexpr OtherCall kOtherCalls[] = {
    {"inbound_trunk_config", kElevenLabs},
    {"outbound_trunk_config", kElevenLabs},
    {"provider_type", kElevenLabs},
    {"trunk", kLiveKit},
    {"auth_username", kLiveKit},
    {"authUsername", kLiveKit},
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
    {"gateways", kBolna},
    {"gateways", "Vapi's POST /credential"},
    {"credentialId", "Vapi's POST /phone-number"},
    {"updates", "POST /v1/sip/update"},
    {"input", "POST /v1/sip/parse-destination"},
    {"host", "POST /v1/sip/discover"},
    {"call_id", "GET /v1/sip/test-call/status"},
    {"task", "POST /v1/calls"},
    {"pathway_id", "POST /v1/inbound/:number"},
    {"inbound_line_id", "POST /v1/inbound/:number"},
    {"prompt", "POST /v1/inbound/:number"},
    {"is_default", kCreateTrunk},
    {"provider", kCreateTrunk},
    {"name", kCreateTrunk},
};
// The number of fields that belong to other services. They come first.
constexpr std::size_t kOfServices = static_cast<std::size_t>(
    std::find_if(std::begin(kOtherCalls), std::end(kOtherCalls),
                 [](const OtherCall& other) { return other.field == "updates"; }) -
    std::begin(kOtherCalls));
constexpr std::string_view kDirections = "directions";

// Members in which programs, and recordings of their requests, hold the body of a request; they may
// be nested.
constexpr std::string_view kWrappers[] = {"body", "data",      "json",   "payload", "request",
                                          "raw",  "arguments", "params", "attach"};
constexpr int kMaxWrappers = 3;

bool Has(const Json& object, std::string_view name) {
  const Json* value = Find(object, name);
  return value != nullptr && !value->is_null();
}

bool HasObject(const Json& object, std::string_view name) {
  const Json* value = Find(object, name);
  return value != nullptr && value->is_object();
}

bool NamesNumbers(const Json& body) {
  return Has(body, "phone_number") || Has(body, "phone_numbers");
}

bool IsBody(const Json& value) { return NamesNumbers(value) && Has(value, kDirections); }

// Whether there is a member for the direction: an object, or true if the direction has no fields.
bool HasDirection(const Json& named, DirectionType type) {
  const Json* value = Find(named, NameOf(type));
  return value != nullptr && (value->is_object() || *value == Json(true));
}

bool NamesDirections(const Json& payload) {
  return HasDirection(payload, DirectionType::kInbound) ||
         HasDirection(payload, DirectionType::kOutbound);
}

// Whether this is a LiveKit trunk, by itself or in a request (https://docs.livekit.io/sip/api).
// Neither has an ID yet, and both name their numbers `numbers`.
bool IsOfLiveKit(const Json& draft) {
  if (Has(draft, "direction")) return false;
  const Json* trunk = Find(draft, "trunk");
  return Has(trunk == nullptr ? draft : *trunk, "numbers");
}

// Bolna's gateways have a gateway_address, Vapi's an IP:
// https://www.bolna.ai/docs/api-reference/sip-trunks/create
bool IsOfBolna(const Json* gateways) {
  return gateways != nullptr && gateways->is_array() && !gateways->empty() &&
         Has((*gateways)[0], "gateway_address");
}

// Whether this is what GET /v1/sip returns for one direction of a number.
bool IsEntry(const Json& value) {
  return Has(value, "number") && Has(value, "direction") && !NamesNumbers(value);
}

// Whether an entry was read from an account. A person may write the same names in a draft, but does
// not know the ID, the owner or the dates.
bool IsOfAccount(const Json& entry) {
  constexpr std::string_view kMarks[] = {"id", "org_id", "created_at", "updated_at"};
  return std::any_of(std::begin(kMarks), std::end(kMarks),
                     [&](std::string_view name) { return Has(entry, name); });
}

void CopyKnown(const Json& from, std::string_view name, Json& to) {
  const Json* value = Find(from, name);
  if (value != nullptr && !value->is_null() && !(value->is_string() && IsMasked(*value)))
    to[name] = *value;
}

// The direction of a draft that attaches what was read back. Passwords are never read back.
Json DirectionOf(const Json& entry, std::string_view type) {
  Json direction = Json::object({{"type", type}});
  const Json none = Json::object();
  const Json& options = HasObject(entry, "options") ? *Find(entry, "options") : none;
  if (type == "inbound")
    CopyKnown(Has(entry, "auth_mode") ? entry : options, "auth_mode", direction);
  CopyKnown(entry, "sip_endpoint", direction);
  const Json* headers = Find(entry, "headers");
  const Json* list = headers == nullptr ? nullptr : Find(*headers, "headers");
  if (list != nullptr && !list->empty()) direction["headers"] = *headers;
  Json kept = Json::object();
  for (const std::string_view name : kOptionNames) {
    if (name != "sip_password") CopyKnown(options, name, kept);
  }
  if (!kept.empty()) direction["options"] = std::move(kept);
  return direction;
}

// The draft that attaches a number as it was read back; null if the answer does not say enough.
Json DraftOf(const Json& payload) {
  const Json* number = nullptr;
  const Json* trunk = nullptr;
  Json directions = Json::array();
  const auto add = [&](const Json& entry, std::string_view type) {
    for (const std::string_view name : {"phone_number", "number"}) {
      if (Has(entry, name)) number = Find(entry, name);
    }
    if (Has(entry, "trunk_id")) trunk = Find(entry, "trunk_id");
    directions.push_back(DirectionOf(entry, type));
  };
  if (IsEntry(payload)) {
    const Json& type = *Find(payload, "direction");
    if (type.is_string() && DirectionNamed(Text(type))) add(payload, Text(type));
  } else {
    number = Find(payload, "phone_number");
    for (const DirectionType type : kDirectionTypes) {
      const std::string_view name = NameOf(type);
      if (HasObject(payload, name)) add(*Find(payload, name), name);
    }
  }
  if (number == nullptr || !number->is_string() || directions.empty()) return nullptr;
  Json draft = Json::object({{"phone_number", *number}});
  if (trunk != nullptr) draft["trunk_id"] = *trunk;
  draft[kDirections] = std::move(directions);
  draft["service"] = "sip";
  return draft;
}

// Answers mask their passwords. One in clear text was written by hand and would be lost.
bool HasPasswordInClear(const Json& payload) {
  const std::vector<std::string> secrets = SecretsOf(payload);
  return !std::all_of(secrets.begin(), secrets.end(), IsMaskedText);
}

void AddService(const Json& draft, std::vector<PatchOperation>& patch) {
  if (!Has(draft, "service")) patch.push_back(Add(Pointer() / std::string_view("service"), "sip"));
}

std::vector<PatchOperation> RemoveAll(const Json& draft) {
  std::vector<PatchOperation> patch;
  for (const auto& [name, value] : draft.members()) patch.push_back(Remove(Pointer() / name));
  return patch;
}

bool IsAnswer(const Json& draft, const Json& payload) {
  const Json* inbound = Find(payload, "inbound");
  const Json* entry =
      inbound != nullptr && inbound->is_object() ? inbound : Find(payload, "outbound");
  if (entry != nullptr && IsOfAccount(*entry)) return true;
  if (NamesNumbers(draft)) return false;
  return Find(draft, "errors") != nullptr || Find(draft, "data") != nullptr ||
         (IsEntry(payload) && IsOfAccount(payload)) || NamesDirections(payload) ||
         Has(payload, "configured") || Has(payload, "failed") ||
         (Has(draft, "status") && Has(draft, "message"));
}

// Finds the body of a request in whatever programs wrap around it, such as {"request": {"body":
// {"raw": "…"}}}, and the fix that keeps only the body. The fix moves values where possible,
// because the body may hold a password.
class Unwrapping {
 public:
  bool Locate(const Json& outer, const Pointer& at, int depth) {
    body_ = &outer;
    at_ = at;
    if (outer.is_string()) {
      written_ = ReadJsonOrNull(Text(outer));
      body_ = &written_;
    }
    if (IsBody(*body_)) return true;
    for (const std::string_view name : kWrappers) {
      const Json* inner = depth == 0 || !outer.is_object() ? nullptr : Find(outer, name);
      if (inner == nullptr || !Locate(*inner, at / name, depth - 1)) continue;
      KeepBeside(outer, name, at);
      return true;
    }
    return false;
  }

  // Keeps the fields beside `wrapper` that belong to the request, and notes those that the fix has
  // to drop.
  void KeepBeside(const Json& outer, std::string_view wrapper, const Pointer& at) {
    for (const auto& [name, value] : outer.members()) {
      if (name == wrapper || value.is_null()) continue;
      if (!IsOneOf(kKept, name)) {
        if (IsOtherAddress(name, value)) lost_.push_back(name);
        continue;
      }
      const Json& holder = Has(*body_, name) ? *body_ : kept_;
      if (!Has(holder, name)) {
        kept_[name] = value;
        from_.push_back(at / name);
      } else if (!(*Find(holder, name) == value)) {
        lost_.push_back(name);
      }
    }
  }

  Fix TakeFix() {
    std::vector<PatchOperation> patch;
    if (body_ == &written_) {
      for (const auto& [name, value] : kept_.members()) written_[name] = value;
      patch.push_back(Replace(Pointer(), std::move(written_)));
    } else {
      std::size_t i = 0;
      for (const auto& [name, value] : kept_.members())
        patch.push_back(Move(from_[i++], at_ / name));
      patch.push_back(Move(at_, Pointer()));
    }
    Fix fix{"Keep only the body", std::move(patch)};
    fix.choice = !lost_.empty();
    for (const std::string& name : lost_) {
      fix.title += (&name == &lost_.front() ? ", without " : ", ") + name;
    }
    return fix;
  }

 private:
  // Names that HTTP clients use as well, such as headers and options, are left out: they may mean
  // something else.
  static constexpr std::string_view kKept =
      " trunk_id phone_number phone_numbers directions service sip_endpoint auth_mode "
      "register_auth transport secure_media sip_username sip_password sip_realm ";

  // Whether this is an address other than the one that the request is sent to.
  static bool IsOtherAddress(std::string_view name, const Json& value) {
    if (!IsOneOf(" url uri base_url baseurl endpoint href ", Lowercase(name))) return false;
    const std::string text = value.is_string() ? std::string(Trim(Text(value))) : "?";
    return !text.empty() && !text.starts_with(kAttachPath) &&
           !text.starts_with(std::string(kDefaultBaseUrl).append(kAttachPath));
  }

  const Json* body_ = nullptr;
  Json written_;  // the body, if it was JSON in a string
  Pointer at_;
  Json kept_ = Json::object();
  std::vector<Pointer> from_;  // where each member of kept_ was
  std::vector<std::string> lost_;
};

// Not inlined, as few drafts have a member of that name.
[[gnu::noinline]] bool ReportWrappedIn(const Json& draft, std::string_view name, const Json& inner,
                                       Report& report) {
  const Pointer at = Pointer() / name;
  Unwrapping unwrapping;
  if (!unwrapping.Locate(inner, at, kMaxWrappers)) return false;
  unwrapping.KeepBeside(draft, name, Pointer());
  report.Add(Code::kDraftWrapped, at, {{"field", name}}).fix = unwrapping.TakeFix();
  return true;
}

bool ReportWrapped(const Json& draft, Report& report) {
  return std::any_of(std::begin(kWrappers), std::end(kWrappers), [&](std::string_view name) {
    const Json* inner = Find(draft, name);
    return inner != nullptr && ReportWrappedIn(draft, name, *inner, report);
  });
}

// Turns an update of one direction into a draft that attaches it. The update may be less than the
// whole direction, so a person has to decide.
std::optional<Fix> AttachOfUpdate(const Json& draft) {
  if (!NamesNumbers(draft) || !HasObject(draft, "updates")) return std::nullopt;
  const Pointer directions = Pointer() / kDirections;
  std::vector<PatchOperation> patch = {
      Add(directions, Json::array()),
      Move(Pointer() / std::string_view("updates"), directions / std::size_t{0})};
  AddService(draft, patch);
  return AsChoice(Fix{"Attach it instead", std::move(patch)});
}

// ---- Directions that are not in a list

struct Types {
  bool inbound = false;
  bool outbound = false;

  [[nodiscard]] bool any() const { return inbound || outbound; }
};

Types TypesIn(const Json& value) {
  if (IsBoth(value)) return {true, true};
  Types types;
  for (const Json& element : value) {
    const Types more = TypesIn(element);
    types.inbound = types.inbound || more.inbound;
    types.outbound = types.outbound || more.outbound;
  }
  const auto type = value.is_string() ? TypeMeant(Text(value)) : std::nullopt;
  types.inbound = types.inbound || type == DirectionType::kInbound;
  types.outbound = types.outbound || type == DirectionType::kOutbound;
  return types;
}

// Builds the patch that moves the fields of a direction from the top to where they belong.
class Unflattener {
 public:
  Unflattener(const Json& draft, Types types) : draft_(draft), types_(types) {}

  std::vector<PatchOperation> Patch(std::string_view name) {
    Json directions = Json::array();
    if (types_.inbound) directions.push_back(Json::object({{"type", "inbound"}}));
    if (types_.outbound) directions.push_back(Json::object({{"type", "outbound"}}));
    patch_ = {Remove(Pointer() / name), Add(at_, std::move(directions))};
    MoveField("auth_mode", inbound());
    MoveField("register_auth", inbound());
    MoveInto("register_auth", kRegisterNames, inbound());
    // These fields are given only once. An endpoint is usually where calls go, so they are for the
    // outbound direction.
    MoveField("sip_endpoint", outbound());
    const Json* headers = Find(draft_, "headers");
    const Json* stated = headers == nullptr ? nullptr : Find(*headers, "direction");
    MoveField("headers", stated != nullptr && *stated == Json("inbound") ? inbound() : outbound());
    MoveField("options", outbound());
    MoveInto("options", kOptionNames, outbound());
    AddService(draft_, patch_);
    return std::move(patch_);
  }

 private:
  // If there are two directions, the inbound one comes first.
  [[nodiscard]] static std::size_t inbound() { return 0; }
  [[nodiscard]] std::size_t outbound() const { return types_.inbound && types_.outbound ? 1 : 0; }

  void MoveField(std::string_view name, std::size_t direction) {
    const Pointer from = Pointer() / name;
    if (Has(draft_, name)) {
      patch_.push_back(Move(from, at_ / direction / name));
    } else if (Find(draft_, name) != nullptr) {
      patch_.push_back(Remove(from));
    }
  }

  void MoveInto(std::string_view home, std::span<const std::string_view> names,
                std::size_t direction) {
    if (Has(draft_, home) && !HasObject(draft_, home)) return;
    bool is_there = Has(draft_, home);
    for (const std::string_view name : names) {
      if (!Has(draft_, name) || (Has(draft_, home) && Has(*Find(draft_, home), name))) continue;
      const Pointer to = at_ / direction / home;
      if (!is_there) patch_.push_back(Add(to, Json::object()));
      is_there = true;
      patch_.push_back(Move(Pointer() / name, to / name));
    }
  }

  const Json& draft_;
  const Types types_;
  const Pointer at_ = Pointer() / kDirections;
  std::vector<PatchOperation> patch_;
};

// Turns {"inbound": {…}, "outbound": {…}}, a member for each direction, into the draft's list of
// directions. `named` is at `from`, where `patch` put it.
std::vector<PatchOperation> ListOfDirections(const Json& named, const Pointer& from,
                                             std::vector<PatchOperation> patch = {}) {
  const Pointer at = Pointer() / kDirections;
  patch.push_back(Add(at, Json::array()));
  std::size_t index = 0;
  for (const DirectionType type : kDirectionTypes) {
    const std::string_view name = NameOf(type);
    if (HasObject(named, name)) {
      patch.push_back(Move(from / name, at / index));
      patch.push_back(Add(at / index++ / std::string_view("type"), name));
    } else if (Find(named, name) != nullptr) {
      patch.push_back(Remove(from / name));
      if (!HasDirection(named, type)) continue;
      patch.push_back(Add(at / index++, Json::object({{"type", name}})));
    }
  }
  return patch;
}

// Reports a body that has a field of another call, and which call that is. Returns whether there is
// one.
bool ReportOtherCall(const Json& draft, std::span<const OtherCall> calls, Report& report) {
  for (const OtherCall& other : calls) {
    const bool is_trunk = other.call == kCreateTrunk;
    // In a draft, `trunk` may also be an object with an ID, or a name, which is not LiveKit's.
    if (other.call == kLiveKit && !IsOfLiveKit(draft)) continue;
    if (other.call == kBolna && !IsOfBolna(Find(draft, other.field))) continue;
    // A number together with a direction or a label comes from the flags of a command line.
    const bool is_attach = NamesNumbers(draft) && (is_trunk || Has(draft, "direction"));
    if (!Has(draft, other.field) || is_attach) continue;
    report
        .Add(Code::kDraftOtherCall, Pointer() / other.field,
             {{"field", other.field}, {"call", other.call}})
        .fix = other.field == "updates" ? AttachOfUpdate(draft) : std::nullopt;
    return true;
  }
  return false;
}

}  // namespace

bool HasOtherFields(const Json& draft) {
  return std::any_of(draft.members().begin(), draft.members().end(), [](const auto& member) {
    return !IsOneOf(" phone_number phone_numbers directions service trunk_id ", member.first);
  });
}

void ReportNotAnObject(const Json& draft, Report& report) {
  if (draft.size() > 1 && std::all_of(draft.begin(), draft.end(), IsBody)) {
    report.Add(Code::kDraftSeveralBodies, Pointer(), {{"count", draft.size()}});
    return;
  }
  Diagnostic& diagnostic =
      report.Add(Code::kDraftNotAnObject, Pointer(), {{"actual", TypeWithArticle(draft)}});
  diagnostic.fix = Unwrap(draft, "an object", Pointer());
  if (diagnostic.fix) diagnostic.fix->title = "Keep only the object";
}

bool ReportForeignBody(const Json& draft, Report& report) {
  if (Has(draft, kDirections)) return false;
  if (ReportWrapped(draft, report)) return true;
  // Fields of other services come first, because no answer of the API has one.
  const std::span<const OtherCall> calls(kOtherCalls);
  if (ReportOtherCall(draft, calls.first(kOfServices), report)) return true;
  const Json& payload = HasObject(draft, "data") ? *Find(draft, "data") : draft;
  if (IsAnswer(draft, payload)) {
    Json meant = DraftOf(payload);
    Diagnostic& diagnostic = report.Add(Code::kDraftIsAnswer, Pointer());
    if (!meant.is_object()) return true;
    std::vector<PatchOperation> patch = RemoveAll(draft);
    for (auto& [name, value] : meant.members()) {
      patch.push_back(Add(Pointer() / name, std::move(value)));
    }
    diagnostic.fix = Fix{"Make a draft of it", std::move(patch)};
    diagnostic.fix->choice = HasPasswordInClear(payload);
    return true;
  }
  return ReportOtherCall(draft, calls.subspan(kOfServices), report);
}

bool ReportFlatDirection(const Json& draft, ObjectReader& root) {
  if (root.Has(kDirections)) return false;
  if (NamesDirections(draft)) {
    const bool has_inbound = HasDirection(draft, DirectionType::kInbound);
    const std::string_view first =
        NameOf(has_inbound ? DirectionType::kInbound : DirectionType::kOutbound);
    std::vector<PatchOperation> patch = ListOfDirections(draft, Pointer());
    AddService(draft, patch);
    root.report().Add(Code::kDraftFlatDirection, root.PathOf(first), {{"field", first}}).fix =
        Fix{"Nest them under directions", std::move(patch)};
    for (const DirectionType type : kDirectionTypes) root.TakeStray(NameOf(type));
    return true;
  }
  std::string_view name = "direction";
  const Json* stated = root.TakeStray(name);
  if (stated == nullptr) stated = root.TakeStray(name = "type");
  if (stated == nullptr) return false;
  const Types types = TypesIn(*stated);
  if (!types.any() && name == "type") return false;
  Diagnostic& diagnostic =
      root.report().Add(Code::kDraftFlatDirection, root.PathOf(name), {{"field", name}});
  if (types.any()) {
    diagnostic.fix = Fix{"Nest them under directions", Unflattener(draft, types).Patch(name)};
  } else if (!stated->is_string()) {
    std::vector<PatchOperation> patch;
    patch.push_back(Move(root.PathOf(name), root.PathOf(kDirections)));
    AddService(draft, patch);
    diagnostic.fix = Fix{"Nest them under directions", std::move(patch)};
  }
  for (const std::string_view field : kFieldNames) root.TakeStray(field);
  return true;
}

bool ReportNamedDirections(const Json& named, ObjectReader& root) {
  const auto is_type = [](const auto& member) { return DirectionNamed(member.first).has_value(); };
  if (!NamesDirections(named) ||
      !std::all_of(named.members().begin(), named.members().end(), is_type)) {
    return false;
  }
  const Pointer at = root.PathOf(kDirections);
  // Moves, because the directions may hold passwords, which a patch must not contain.
  const Pointer aside = Pointer() / (std::string(kDirections) + "_0");
  std::vector<PatchOperation> patch = ListOfDirections(named, aside, {Move(at, aside)});
  patch.push_back(Remove(aside));
  root.ReportType(kDirections, "an array", *root.Take(kDirections)).fix =
      Fix{"Put it into a list", std::move(patch)};
  return true;
}

bool IsFieldOfDirection(std::string_view name) {
  return std::find(std::begin(kFieldNames), std::end(kFieldNames), name) != std::end(kFieldNames);
}

void KeepFieldsOfOtherCalls(ObjectReader& root, Json& body) {
  for (const OtherCall& other : kOtherCalls) {
    // A label is no reason to point to another call, and LiveKit's field names are not only
    // LiveKit's.
    if (other.call == kCreateTrunk || other.call == kLiveKit) continue;
    if (other.call == kBolna && !IsOfBolna(root.FindGiven(other.field))) continue;
    const Json* stray = root.TakeStray(other.field);
    if (stray == nullptr) continue;
    body[other.field] = *stray;
    root.report().Add(Code::kFieldOtherCall, root.PathOf(other.field),
                      {{"field", other.field}, {"call", other.call}});
  }
}

}  // namespace sipattach
