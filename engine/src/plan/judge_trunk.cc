// Checks the body of a call that creates or changes a trunk. The settings that a trunk shares with
// directions are checked by planning a number with the directions that numbers on this trunk would
// have; the trunk's own members are checked here.

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "document/object_reader.h"
#include "document/read_json.h"
#include "draft_limits.h"
#include "headers/headers.h"
#include "json/json.h"
#include "json/json_writer.h"
#include "plan/directions.h"
#include "plan/draft_plan.h"
#include "providers/providers.h"
#include "sip/direction_type.h"
#include "sipattach/trunk.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace sipattach {
namespace {

constexpr std::string_view kAnyNumber = "+14155552671";
// Members of a trunk that no direction has.
constexpr std::string_view kOwn[] = {"id", "name", "provider", "direction", "is_default"};
constexpr std::string_view kEndpoint = "sip_endpoint";
constexpr std::string_view kHeaders = "headers";
constexpr std::string_view kInboundOnly[] = {"auth_mode", "register_auth"};
// Members that only the body of an attach request has.
constexpr std::string_view kOfAttach[] = {"phone_number", "phone_numbers", "directions"};

template <typename Names>
bool IsIn(const Names& names, std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

// The trunk's own member that `name` means, as "isDefault" means is_default, and "type", which a
// direction has, means direction; empty for any other.
std::string_view OwnNameMeant(std::string_view name) {
  if (name == "type") return "direction";
  const std::string squeezed = Squeezed(name);
  const auto* own = std::find_if(std::begin(kOwn), std::end(kOwn), [&](std::string_view other) {
    return Squeezed(other) == squeezed;
  });
  return own == std::end(kOwn) ? std::string_view() : *own;
}

// Whether `trunk` has the member, and it is neither null nor empty.
bool Says(const Json& trunk, std::string_view name) {
  const Json* value = FindGiven(trunk, name);
  return value != nullptr && *value != Json("");
}

// The one direction that the member `direction` of a trunk or of its headers names; nullopt if it
// names none, or both.
std::optional<DirectionType> OnlyDirection(const Json& object) {
  return DirectionNamed(TextOf(object, "direction"));
}

// The types of the directions to plan. A trunk need not have an endpoint, and without one there is
// little to check in an outbound direction beside an inbound one.
std::vector<DirectionType> TypesOf(const Json& trunk) {
  if (const auto only = OnlyDirection(trunk)) return {*only};
  if (!Says(trunk, kEndpoint)) return {DirectionType::kInbound};
  return {DirectionType::kInbound, DirectionType::kOutbound};
}

// The direction of this type that a number on the trunk would have, without the mappings. An
// outbound direction gets the registration only if there is no inbound direction.
Json DirectionOfTrunk(const Json& trunk, DirectionType type, bool is_only) {
  Json direction = Json::object({{"type", NameOf(type)}});
  for (const auto& [name, value] : trunk.members()) {
    if (name == "headers" || !OwnNameMeant(name).empty()) continue;
    if (type == DirectionType::kOutbound && !is_only && IsIn(kInboundOnly, name)) continue;
    // Not operator[], which would search all members first.
    direction.members().emplace_back(name, value);
  }
  return direction;
}

// A draft of one number, whose directions themselves have everything that the trunk provides. What
// a change of the trunk leaves out, the trunk may have: so that number is on a trunk that is not
// known.
Json DraftOfTrunk(const Json& trunk, bool is_change) {
  const std::vector<DirectionType> types = TypesOf(trunk);
  Json directions = Json::array();
  for (const DirectionType type : types)
    directions.push_back(DirectionOfTrunk(trunk, type, types.size() == 1));
  Json draft = Json::object(
      {{"phone_number", kAnyNumber}, {"service", "sip"}, {"directions", std::move(directions)}});
  if (is_change) draft["trunk_id"] = "-";
  return draft;
}

// Translates a JSON Pointer into a direction to one into the trunk; nullopt if `path` is not in a
// direction.
std::optional<std::string> Moved(std::string_view path) {
  constexpr std::string_view kDirections = "/directions/";
  if (!path.starts_with(kDirections)) return std::nullopt;
  const std::size_t end = path.find('/', kDirections.size());
  if (end == std::string_view::npos) return std::nullopt;
  path.remove_prefix(end);
  return std::string(path);
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

// Whether a diagnostic about the directions says nothing about the trunk.
bool IsMeaningless(const Diagnostic& diagnostic, const Json& trunk, bool is_change) {
  switch (diagnostic.code) {
    // About an endpoint for inbound calls, but the one endpoint of a trunk is for outbound calls.
    case Code::kProviderForwardsBack:
    // A number may have an endpoint of its own.
    case Code::kEndpointRequired:
    // The trunk that the number was given is this one.
    case Code::kTrunkOverride:
      return true;
    // Null clears a field that the trunk has.
    case Code::kFieldNull:
      return is_change;
    // The trunk may have the other half of the credentials.
    case Code::kAuthUsernameRequired:
      return is_change && FindGiven(*Find(trunk, "register_auth"), "username") == nullptr;
    case Code::kAuthPasswordRequired:
      return is_change && FindGiven(*Find(trunk, "register_auth"), "password") == nullptr;
    default:
      return false;
  }
}

// What makes two diagnostics the same problem.
std::string KeyOf(const Diagnostic& diagnostic) {
  return std::to_string(static_cast<int>(diagnostic.code)) + diagnostic.path;
}

void JudgeDirections(const Json& trunk, bool is_change, Report& report) {
  JsonWriter draft;
  DraftPlan plan(draft.Value(DraftOfTrunk(trunk, is_change)).Take(), "");
  while (!plan.is_planned()) static_cast<void>(plan.Next());
  std::vector<Diagnostic> told;
  for (Diagnostic diagnostic : plan.report().diagnostics()) {
    std::optional<std::string> path = Moved(diagnostic.path);
    if (!path || IsMeaningless(diagnostic, trunk, is_change)) continue;
    diagnostic.path = std::move(*path);
    diagnostic.fix = Moved(std::move(diagnostic.fix));
    diagnostic.alternatives.clear();
    // The direction may be what is wrong.
    if (diagnostic.code == Code::kAuthOnOutbound) diagnostic.fix = AsChoice(diagnostic.fix);
    told.push_back(std::move(diagnostic));
  }
  // Both directions have the endpoint and the options, so the same problem may be reported twice.
  // What is said of the second direction counts.
  std::set<std::string> keys;
  for (std::size_t i = told.size(); i-- > 0;)
    if (keys.insert(KeyOf(told[i])).second) report.Add(std::move(told[i]));
}

// ---- Header mappings

std::vector<Diagnostic> JudgeMappings(const Json& headers, DirectionType type) {
  Report report;
  static_cast<void>(PlanHeaders(&headers, type, Pointer() / kHeaders, report));
  // Unless the mappings say it as well, the direction of the trunk does not prove that they are
  // wrong: it may be the direction that is.
  if (OnlyDirection(headers) != type) {
    report.MakeChoices(Code::kHeadersSwapped);
    report.MakeChoices(Code::kHeadersDirectionMismatch);
  }
  return report.Take();
}

// Reports that the direction is missing that decides what key and value mean.
void ReportNoDirection(const Json& headers, Report& report) {
  const Pointer at = Pointer() / kHeaders;
  const Json* list = headers.is_array() ? &headers : Find(headers, kHeaders);
  if (list == nullptr || !list->is_array()) return;
  // A list of these objects has been reported.
  if (!list->empty() && Find((*list)[0], kHeaders) != nullptr) return;
  Diagnostic& diagnostic = report.Add(Code::kHeadersDirectionUnknown, at);
  if (list == &headers) return;
  const auto write = [&](std::string_view type) {
    Fix fix("Write " + std::string(type), {Add(at / std::string_view("direction"), type)});
    fix.choice = true;
    return fix;
  };
  diagnostic.fix = write("inbound");
  diagnostic.alternatives = {write("outbound")};
}

// What holds for the mappings in either direction, as nothing says which one they are for. Their
// fixes follow once the direction is known.
void JudgeInEither(const Json& headers, Report& report) {
  std::set<std::string> keys;
  for (const Diagnostic& told : JudgeMappings(headers, DirectionType::kOutbound))
    keys.insert(KeyOf(told));
  for (Diagnostic& told : JudgeMappings(headers, DirectionType::kInbound)) {
    if (told.code == Code::kHeadersDirectionMissing || !keys.contains(KeyOf(told))) continue;
    told.fix.reset();
    told.alternatives.clear();
    report.Add(std::move(told));
  }
  ReportNoDirection(headers, report);
}

// Judges the mappings for the direction of the trunk, or else the one that they state themselves.
void JudgeHeaders(const Json& trunk, Report& report) {
  const Json* headers = FindGiven(trunk, kHeaders);
  if (headers == nullptr) return;
  std::optional<DirectionType> type = OnlyDirection(trunk);
  if (!type) type = OnlyDirection(*headers);
  if (!type) return JudgeInEither(*headers, report);
  for (Diagnostic& told : JudgeMappings(*headers, *type)) report.Add(std::move(told));
}

// ---- The trunk's own members

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

// Reports a direction that is none of the three that a trunk may have.
void JudgeDirection(ObjectReader& reader, const Json& direction) {
  const std::string text = direction.is_string() ? direction.text() : "";
  if (text == "both" || DirectionNamed(text)) return;
  const Pointer at = reader.PathOf("direction");
  if (direction.is_string()) {
    reader.report().Add(Code::kDirectionsTypeUnknown, at, {{"type", text}});
  } else {
    reader.ReportType("direction", "inbound, outbound or both", direction);
  }
  const auto meant = TypeMeant(text);
  const std::string name(IsBoth(direction) ? "both" : meant ? NameOf(*meant) : "");
  if (!name.empty()) reader.report().last().fix = Fix{"Write " + name, {Replace(at, name)}};
}

// Checks the trunk's own members. Null removes a member, except for the name.
void JudgeOwn(const Json& trunk, bool is_new, Report& report) {
  ObjectReader reader(trunk, Pointer(), report);
  for (const auto& [name, value] : trunk.members()) {
    const std::string_view meant = OwnNameMeant(name);
    if (meant.empty() || meant == name) continue;
    const bool is_first = !IsIn(reader.meant(), meant);
    Diagnostic& diagnostic = report.Add(Code::kFieldMisspelled, reader.PathOf(name),
                                        {{"field", name}, {"known", meant}});
    if (!is_first) continue;
    reader.AddMeant(meant);
    if (Find(trunk, meant) == nullptr)
      diagnostic.fix = Fix{"Rename it to " + std::string(meant),
                           {Move(reader.PathOf(name), reader.PathOf(meant))}};
  }
  JudgeName(reader, Find(trunk, "name"), is_new);
  if (is_new && OnlyDirection(trunk) == DirectionType::kOutbound && !Says(trunk, kEndpoint))
    report.Add(Code::kTrunkNoEndpoint, reader.PathOf(kEndpoint));
  if (reader.Has("provider")) static_cast<void>(reader.TakeString("provider"));
  if (const Json* direction = reader.FindGiven("direction")) JudgeDirection(reader, *direction);
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

// Reports {"trunk": {…}}: the trunk inside the object that answers have around it.
bool ReportWrappedTrunk(const Json& trunk, Report& report) {
  if (trunk.size() != 1) return false;
  const auto& [name, inner] = trunk.members().front();
  if (!inner.is_object() || !IsOneOf(" trunk data body ", name)) return false;
  report.Add(Code::kDraftWrapped, Pointer(), {{"field", name}}).fix =
      Fix{"Keep only the body", {Move(Pointer() / name, Pointer())}};
  return true;
}

void Judge(const Json& trunk, std::string_view call, Report& report) {
  if (!trunk.is_object()) {
    report.Add(Code::kDraftNotAnObject, Pointer(), {{"actual", TypeWithArticle(trunk)}});
    return;
  }
  if (const std::string names = NamesOfAttach(trunk); !names.empty()) {
    report.Add(Code::kDraftOtherCall, Pointer(),
               {{"call", "POST /v1/sip/attach"}, {"field", names}});
    return;
  }
  if (ReportWrappedTrunk(trunk, report)) return;
  JudgeDirections(trunk, call == "update", report);
  JudgeHeaders(trunk, report);
  JudgeOwn(trunk, call == "create", report);
  report.HideSecretsOf(trunk);
  report.SortByDocumentOrder(trunk);
}

}  // namespace

std::string JudgeTrunk(std::string_view trunk, std::string_view call) {
  Report report;
  Judge(ReadJsonOrNull(trunk), call, report);
  JsonWriter writer;
  writer.BeginObject().Key("ok").Boolean(!report.has_errors());
  Write(writer.Key("diagnostics"), report.diagnostics());
  return writer.EndObject().Take();
}

}  // namespace sipattach
