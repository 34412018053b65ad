#include "plan/flat_directions.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "plan/directions.h"
#include "plan/draft_members.h"
#include "plan/field_names.h"
#include "sip/direction_type.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::string_view kDirections = "directions";

// Whether there is a member for the direction: an object, or true if the direction has no fields.
bool HasDirection(const Json& named, DirectionType type) {
  const Json* value = Find(named, NameOf(type));
  return value != nullptr && (value->is_object() || *value == Json(true));
}

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

// The name under which the draft has a field: its own, or another spelling, such as "sipEndpoint".
std::string_view WrittenAs(const Json& draft, std::string_view name) {
  if (Find(draft, name) != nullptr) return name;
  const std::string squeezed = Squeezed(name);
  const auto it =
      std::find_if(draft.members().begin(), draft.members().end(),
                   [&](const auto& member) { return Squeezed(member.first) == squeezed; });
  return it == draft.members().end() ? name : std::string_view(it->first);
}

// Builds the patch that moves the fields of a direction from the top to where they belong.
class Unflattener {
 public:
  Unflattener(const Json& draft, Types types) : draft_(draft), types_(types) {}

  std::vector<PatchOperation> Patch(std::string_view name) {
    Json directions = Json::array();
    if (types_.inbound) directions.push_back(Json::object({{"type", "inbound"}}));
    if (types_.outbound) directions.push_back(Json::object({{"type", "outbound"}}));
    patch_.push_back(Remove(Pointer() / name));
    patch_.push_back(Add(at_, std::move(directions)));
    MoveField("auth_mode", inbound());
    MoveField("register_auth", inbound());
    MoveInto("register_auth", kRegisterNames, inbound());
    // These fields are given only once. An endpoint is usually where calls go, so they are for the
    // outbound direction.
    MoveField("sip_endpoint", outbound());
    const Json* headers = Find(draft_, WrittenAs(draft_, "headers"));
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
    const std::string_view written = WrittenAs(draft_, name);
    const Pointer from = Pointer() / written;
    if (IsGiven(draft_, written)) {
      patch_.push_back(Move(from, at_ / direction / name));
    } else if (Find(draft_, written) != nullptr) {
      patch_.push_back(Remove(from));
    }
  }

  void MoveInto(std::string_view home, std::span<const std::string_view> names,
                std::size_t direction) {
    const Json* there = FindGiven(draft_, WrittenAs(draft_, home));
    if (there != nullptr && !there->is_object()) return;
    bool is_there = there != nullptr;
    for (const std::string_view name : names) {
      const std::string_view written = WrittenAs(draft_, name);
      if (!IsGiven(draft_, written) || (there != nullptr && IsGiven(*there, name))) continue;
      const Pointer to = at_ / direction / home;
      if (!is_there) patch_.push_back(Add(to, Json::object()));
      is_there = true;
      patch_.push_back(Move(Pointer() / written, to / name));
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

}  // namespace

bool NamesDirections(const Json& object) {
  return HasDirection(object, DirectionType::kInbound) ||
         HasDirection(object, DirectionType::kOutbound);
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
  for (const std::string_view field : kDirectionNames) root.TakeStray(WrittenAs(draft, field));
  for (const std::string_view field : kInnerNames) root.TakeStray(WrittenAs(draft, field));
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

}  // namespace sipattach
