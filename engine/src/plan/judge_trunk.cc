// Checks the body of a call that creates or changes a trunk. The settings that a trunk shares with
// directions are checked by planning a number with the directions that numbers on this trunk would
// have; the trunk's own members are checked here.

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "document/object_reader.h"
#include "document/read_json.h"
#include "draft_limits.h"
#include "json/json.h"
#include "json/json_writer.h"
#include "plan/draft_plan.h"
#include "sip/direction_type.h"
#include "sipattach/trunk.h"
#include "text/utf8.h"

namespace sipattach {
namespace {

constexpr std::string_view kAnyNumber = "+14155552671";
// Members of a trunk that no direction has.
constexpr std::string_view kOwn[] = {"id", "name", "provider", "direction", "is_default"};
constexpr std::string_view kInboundOnly[] = {"auth_mode", "register_auth"};
// Members that only the body of an attach request has.
constexpr std::string_view kOfAttach[] = {"phone_number", "phone_numbers", "directions"};

template <typename Names>
bool IsIn(const Names& names, std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

// Whether `trunk` has the member, and it is neither null nor empty.
bool Says(const Json& trunk, std::string_view name) {
  const Json* value = FindGiven(trunk, name);
  return value != nullptr && *value != Json("");
}

// The types of the directions to plan. A trunk need not have an endpoint, and without one there is
// no outbound direction to plan. If `direction` is neither inbound, outbound nor both, it is
// planned as it is, to have it reported, and the rest as for both.
std::vector<Json> TypesOf(const Json& trunk) {
  const Json inbound(NameOf(DirectionType::kInbound));
  const Json outbound(NameOf(DirectionType::kOutbound));
  const Json* direction = Find(trunk, "direction");
  const bool has_endpoint = Says(trunk, "sip_endpoint");
  if (direction != nullptr && *direction == inbound) return {inbound};
  if (direction != nullptr && *direction == outbound) return {has_endpoint ? outbound : inbound};
  std::vector<Json> types;
  if (direction != nullptr && *direction != Json("both")) types.push_back(*direction);
  types.push_back(inbound);
  if (has_endpoint) types.push_back(outbound);
  return types;
}

// The direction of this type that a number on the trunk would have.
Json DirectionOfTrunk(const Json& trunk, const Json& type, bool has_headers) {
  Json direction = Json::object({{"type", type}});
  for (const auto& [name, value] : trunk.members()) {
    if (IsIn(kOwn, name) || name == "headers") continue;
    if (type == Json(NameOf(DirectionType::kOutbound)) && IsIn(kInboundOnly, name)) continue;
    direction[name] = value;
  }
  if (has_headers) direction["headers"] = *Find(trunk, "headers");
  return direction;
}

// A draft of one number, whose directions themselves have everything that the trunk provides.
Json DraftOfTrunk(const Json& trunk) {
  const std::vector<Json> types = TypesOf(trunk);
  const bool has_headers = Find(trunk, "headers") != nullptr && !Find(trunk, "headers")->is_null();
  const Json* stated = has_headers ? Find(*Find(trunk, "headers"), "direction") : nullptr;
  const bool is_named =
      stated != nullptr && std::find(types.begin(), types.end(), *stated) != types.end();
  Json directions = Json::array();
  for (const Json& type : types) {
    // Mappings that name no direction are judged with the last one.
    const bool is_theirs = is_named ? type == *stated : &type == &types.back();
    directions.push_back(DirectionOfTrunk(trunk, type, has_headers && is_theirs));
  }
  return Json::object(
      {{"phone_number", kAnyNumber}, {"service", "sip"}, {"directions", std::move(directions)}});
}

// Translates a JSON Pointer into a direction to one into the trunk; nullopt if `path` is not in a
// direction.
std::optional<std::string> Moved(std::string_view path) {
  constexpr std::string_view kDirections = "/directions/";
  if (!path.starts_with(kDirections)) return std::nullopt;
  const std::size_t end = path.find('/', kDirections.size());
  if (end == std::string_view::npos) return std::nullopt;
  path.remove_prefix(end);
  return std::string(path == "/type" ? "/direction" : path);
}

// Translates the pointers of a fix; nullopt if the fix changes more than the trunk.
std::optional<Fix> Moved(std::optional<Fix> fix) {
  if (!fix) return fix;
  for (PatchOperation& operation : fix->patch) {
    std::optional<std::string> path = Moved(operation.path);
    std::optional<std::string> from = operation.from.empty() ? "" : Moved(operation.from);
    if (!path || !from) return std::nullopt;
    operation.path = std::move(*path);
    operation.from = std::move(*from);
  }
  return fix;
}

void JudgeDirections(const Json& trunk, std::vector<Diagnostic>& told) {
  JsonWriter draft;
  DraftPlan plan(draft.Value(DraftOfTrunk(trunk)).Take(), "");
  while (!plan.is_planned()) static_cast<void>(plan.Next());
  for (Diagnostic diagnostic : plan.report().diagnostics()) {
    std::optional<std::string> path = Moved(diagnostic.path);
    // kProviderForwardsBack is about an endpoint for inbound calls, but a trunk has only one
    // endpoint, and it is for outbound calls.
    if (!path || diagnostic.code == Code::kProviderForwardsBack) continue;
    diagnostic.path = std::move(*path);
    diagnostic.fix = Moved(std::move(diagnostic.fix));
    diagnostic.alternatives.clear();
    // Both directions have the endpoint and the options, so the same problem may be reported twice.
    const auto same = std::find_if(told.begin(), told.end(), [&](const Diagnostic& other) {
      return other.code == diagnostic.code && other.path == diagnostic.path;
    });
    if (same == told.end()) {
      told.push_back(std::move(diagnostic));
    } else {
      *same = std::move(diagnostic);
    }
  }
}

void JudgeName(ObjectReader& reader, const Json* name, bool is_new) {
  const auto refuse = [&](std::string_view actual) {
    const std::string expected =
        "a string of 1 to " + std::to_string(kMaxTrunkNameLength) + " characters";
    reader.report().Add(Code::kFieldWrongType, reader.PathOf("name"),
                        {{"field", "name"}, {"expected", expected}, {"actual", actual}});
  };
  if (name == nullptr) {
    if (is_new) refuse("left out");
  } else if (!name->is_string()) {
    refuse(TypeWithArticle(*name));
  } else if (name->text().empty()) {
    refuse("an empty one");
  } else if (const std::size_t length = CountCharacters(name->text());
             length > kMaxTrunkNameLength) {
    refuse("one of " + std::to_string(length));
  }
}

// Checks the trunk's own members. Null removes a member, except for the name.
void JudgeOwn(const Json& trunk, bool is_new, Report& report) {
  ObjectReader reader(trunk, Pointer(), report);
  JudgeName(reader, Find(trunk, "name"), is_new);
  if (reader.Has("provider")) static_cast<void>(reader.TakeString("provider"));
  if (reader.Has("is_default")) static_cast<void>(reader.TakeBoolean("is_default"));
}

// The members that only the body of an attach request has, joined with "and"; empty for a trunk.
std::string NamesOfAttach(const Json& trunk) {
  std::string names;
  for (const std::string_view name : kOfAttach) {
    if (Find(trunk, name) == nullptr) continue;
    if (!names.empty()) names += " and ";
    names += name;
  }
  return names;
}

void Judge(const Json& trunk, bool is_new, Report& report) {
  if (!trunk.is_object()) {
    report.Add(Code::kDraftNotAnObject, Pointer(), {{"actual", TypeWithArticle(trunk)}});
    return;
  }
  if (const std::string names = NamesOfAttach(trunk); !names.empty()) {
    report.Add(Code::kDraftOtherCall, Pointer(),
               {{"call", "POST /v1/sip/attach"}, {"field", names}});
    return;
  }
  std::vector<Diagnostic> told;
  JudgeDirections(trunk, told);
  for (Diagnostic& diagnostic : told) report.Add(std::move(diagnostic));
  JudgeOwn(trunk, is_new, report);
  report.HideSecretsOf(trunk);
  report.SortByDocumentOrder(trunk);
}

}  // namespace

std::string JudgeTrunk(std::string_view trunk, std::string_view call) {
  Report report;
  Judge(ReadJsonOrNull(trunk), call == "create", report);
  JsonWriter writer;
  writer.BeginObject().Key("ok").Boolean(!report.has_errors());
  Write(writer.Key("diagnostics"), report.diagnostics());
  return writer.EndObject().Take();
}

}  // namespace sipattach
