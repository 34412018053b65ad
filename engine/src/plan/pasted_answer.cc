#include "plan/pasted_answer.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "plan/draft_members.h"
#include "plan/field_names.h"
#include "plan/flat_directions.h"
#include "redact/masked.h"
#include "redact/redact.h"
#include "sip/direction_type.h"

namespace sipattach {
namespace {

// Whether this is what GET /v1/sip returns for one direction of a number.
bool IsEntry(const Json& value) {
  return IsGiven(value, "number") && IsGiven(value, "direction") && !NamesNumbers(value);
}

// Whether an entry was read from an account. A person may write the same names in a draft, but does
// not know the ID, the owner or the dates.
bool IsOfAccount(const Json& entry) {
  constexpr std::string_view kMarks[] = {"id", "org_id", "created_at", "updated_at"};
  return std::any_of(std::begin(kMarks), std::end(kMarks),
                     [&](std::string_view name) { return IsGiven(entry, name); });
}

void CopyKnown(const Json& from, std::string_view name, Json& to) {
  const Json* value = FindGiven(from, name);
  if (value != nullptr && !(value->is_string() && IsMasked(*value))) to[name] = *value;
}

// The direction of a draft that attaches what was read back. Passwords are never read back.
Json DirectionOf(const Json& entry, std::string_view type) {
  Json direction = Json::object({{"type", type}});
  const Json none = Json::object();
  const Json& options = HasObject(entry, "options") ? *Find(entry, "options") : none;
  if (type == "inbound")
    CopyKnown(IsGiven(entry, "auth_mode") ? entry : options, "auth_mode", direction);
  if (type == "inbound" && HasObject(entry, "register_auth")) {
    Json account = Json::object();
    CopyKnown(*Find(entry, "register_auth"), "username", account);
    if (!account.empty()) direction["register_auth"] = std::move(account);
  }
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
      if (IsGiven(entry, name)) number = Find(entry, name);
    }
    if (IsGiven(entry, "trunk_id")) trunk = Find(entry, "trunk_id");
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
  draft["directions"] = std::move(directions);
  draft["service"] = "sip";
  return draft;
}

// Answers mask their passwords. One in clear text was written by hand and would be lost.
bool HasPasswordInClear(const Json& payload) {
  const std::vector<std::string> secrets = SecretsOf(payload);
  return !std::all_of(secrets.begin(), secrets.end(), IsMaskedText);
}

// `payload` is what the answer is about: its `data`, or the whole of it.
bool IsAnswer(const Json& draft, const Json& payload) {
  const Json* inbound = Find(payload, "inbound");
  const Json* entry =
      inbound != nullptr && inbound->is_object() ? inbound : Find(payload, "outbound");
  if (entry != nullptr && IsOfAccount(*entry)) return true;
  if (NamesNumbers(draft)) return false;
  return Find(draft, "errors") != nullptr || Find(draft, "data") != nullptr ||
         (IsEntry(payload) && IsOfAccount(payload)) || NamesDirections(payload) ||
         IsGiven(payload, "configured") || IsGiven(payload, "failed") ||
         (IsGiven(draft, "status") && IsGiven(draft, "message"));
}

}  // namespace

bool ReportPastedAnswer(const Json& draft, Report& report) {
  const Json& payload = HasObject(draft, "data") ? *Find(draft, "data") : draft;
  if (!IsAnswer(draft, payload)) return false;
  Json meant = DraftOf(payload);
  Diagnostic& diagnostic = report.Add(Code::kDraftIsAnswer, Pointer());
  if (!meant.is_object()) return true;
  std::vector<PatchOperation> patch;
  for (const auto& [name, value] : draft.members()) patch.push_back(Remove(Pointer() / name));
  for (auto& [name, value] : meant.members()) {
    patch.push_back(Add(Pointer() / name, std::move(value)));
  }
  diagnostic.fix = Fix{"Make a draft of it", std::move(patch)};
  diagnostic.fix->choice = HasPasswordInClear(payload);
  return true;
}

}  // namespace sipattach
