#include "plan/misplaced.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "plan/field_names.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

struct Place {
  const Json& directions;
  std::size_t index;         // of the direction
  std::string_view pointer;  // to the direction
  bool in_options;
};

// The place in `draft` to which a pointer leads, if that is a direction or its options.
std::optional<Place> PlaceIn(const Json& draft, std::string_view pointer) {
  constexpr std::string_view kList = "/directions/";
  const Json* list = Find(draft, "directions");
  if (list == nullptr || !list->is_array() || !pointer.starts_with(kList)) return std::nullopt;
  const std::size_t end = std::min(pointer.find('/', kList.size()), pointer.size());
  const auto index = IntegerIn(pointer.substr(kList.size(), end - kList.size()));
  if (!index || *index < 0 || *index >= static_cast<std::int64_t>(list->size())) {
    return std::nullopt;
  }
  const std::string_view rest = pointer.substr(end);
  if (!rest.empty() && rest != "/options") return std::nullopt;
  return Place{*list, static_cast<std::size_t>(*index), pointer.substr(0, end), !rest.empty()};
}

bool IsGiven(const Json& object, std::string_view name) {
  const Json* there = Find(object, name);
  return there != nullptr && !there->is_null();
}

// The direction of the draft, if there is just one.
const Json* OnlyDirection(const Json* draft) {
  const Json* list = draft == nullptr ? nullptr : Find(*draft, "directions");
  const bool is_one = list != nullptr && list->is_array() && list->size() == 1;
  return is_one && (*list)[0].is_object() ? &(*list)[0] : nullptr;
}

// Those of `names` that stand in the root. One that says what its home has already can go.
void KeepFields(ObjectReader& root, std::span<const std::string_view> names, const Home& home,
                Json& body) {
  std::vector<std::string_view> others;
  for (const std::string_view name : names) {
    const Json* stray = root.FindGiven(name);
    const Json* there = home.value == nullptr ? nullptr : Find(*home.value, name);
    if (stray == nullptr || there == nullptr || *there != *stray) {
      others.push_back(name);
      continue;
    }
    body[name] = *root.TakeStray(name);
    root.report()
        .Add(Code::kFieldMisplaced, root.PathOf(name), {{"field", name}, {"home", home.name}})
        .fix = Fix{"Remove it", {Remove(root.PathOf(name))}};
  }
  root.CopyMisplaced(body, others, home);
}

}  // namespace

void KeepFieldsOfDirection(ObjectReader& root, Json& body) {
  static constexpr std::string_view kType[] = {"type"};
  const Json* only = OnlyDirection(root.report().draft());
  Home direction{"directions", std::nullopt, only};
  if (only != nullptr) direction.at = Pointer() / direction.name / std::size_t{0};
  const auto in = [&](std::string_view name) -> Home {
    if (only == nullptr) return {name, std::nullopt, nullptr};
    return ObjectReader(*only, *direction.at, root.report()).HomeIn(name);
  };
  KeepFields(root, kType, direction, body);
  KeepFields(root, kOuterNames, direction, body);
  KeepFields(root, kOptionNames, in("options"), body);
  const Json* type = only == nullptr ? nullptr : Find(*only, "type");
  if (type == nullptr || *type != Json("inbound")) return;
  KeepFields(root, kRegisterNames, in("register_auth"), body);
}

bool ReportMisplaced(ObjectReader& reader, std::string_view name, const Json& value) {
  const Json* draft = reader.report().draft();
  if (draft == nullptr) return false;
  const auto place = PlaceIn(*draft, reader.path().text());
  if (!place) return false;
  const bool of_direction =
      place->in_options && IsOneOf(" auth_mode register_auth sip_endpoint headers ", name);
  const bool is_number = name == "phone_number" || name == "phone_numbers";
  if (!of_direction && !is_number && name != "trunk_id" && name != "service") return false;

  const Json& home = of_direction ? place->directions[place->index] : *draft;
  const std::string home_name = of_direction ? "directions" : "body";
  const Pointer here = reader.PathOf(name);
  Diagnostic& diagnostic =
      reader.report().Add(Code::kFieldMisplaced, here, {{"field", name}, {"home", home_name}});
  const bool is_taken = is_number ? IsGiven(home, "phone_number") || IsGiven(home, "phone_numbers")
                                  : IsGiven(home, name);
  if (is_taken) {
    const Json* there = Find(home, name);
    if (there != nullptr && *there == value) diagnostic.fix = Fix{"Remove it", {Remove(here)}};
    return true;
  }
  const std::string to = std::string(of_direction ? place->pointer : "") + "/" + std::string(name);
  diagnostic.fix = Fix{"Move into " + home_name, {{"move", to, here.text(), nullptr}}};
  // Said about one direction, it may not be meant for the other.
  diagnostic.fix->choice = !of_direction && name != "service" && place->directions.size() > 1;
  return true;
}

}  // namespace sipattach
