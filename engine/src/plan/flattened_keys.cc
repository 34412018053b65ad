#include "plan/flattened_keys.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sipattach {
namespace {

constexpr std::string_view kDirections = "directions";
// More directions than a number can have, so that a hostile index costs nothing.
constexpr std::size_t kMaxDirections = 8;
// As many steps as the deepest field has ("headers.headers.key"), and some. The patch names every
// place on the way, so a key of thousands of steps would take the square of that.
constexpr std::size_t kMaxSteps = 8;

struct FlatKey {
  std::string_view key;
  std::size_t direction = 0;
  std::vector<std::string_view> steps;  // "options", "port"
};

// "[]", "[0]" or "" in front of the first dot; nullopt for anything else.
std::optional<std::size_t> ReadIndex(std::string_view text) {
  if (text.empty() || text == "[]") return 0;
  if (!text.starts_with('[') || !text.ends_with(']')) return std::nullopt;
  std::size_t index = 0;
  const char* end = text.data() + text.size() - 1;
  const auto parsed = std::from_chars(text.data() + 1, end, index);
  if (parsed.ec != std::errc() || parsed.ptr != end || index >= kMaxDirections) return std::nullopt;
  return index;
}

std::optional<FlatKey> ReadFlatKey(std::string_view key) {
  if (!key.starts_with(kDirections)) return std::nullopt;
  std::string_view rest = key.substr(kDirections.size());
  const std::size_t dot = rest.find('.');
  if (dot == std::string_view::npos) return std::nullopt;
  const auto index = ReadIndex(rest.substr(0, dot));
  if (!index) return std::nullopt;
  FlatKey flat{key, *index, {}};
  rest.remove_prefix(dot + 1);
  while (true) {
    const std::size_t next = std::min(rest.find('.'), rest.size());
    if (next == 0) return std::nullopt;
    flat.steps.push_back(rest.substr(0, next));
    if (next == rest.size()) return flat;
    rest.remove_prefix(next + 1);
  }
}

// Moves every key to its nested place, making the objects on the way. By moves and not by values,
// for a value may be a password. Empty where the keys cannot be nested without losing something.
std::vector<PatchOperation> NestingPatch(const std::vector<FlatKey>& keys) {
  std::vector<PatchOperation> patch;
  const Pointer directions = Pointer() / kDirections;
  std::size_t count = 0;
  for (const FlatKey& flat : keys) count = std::max(count, flat.direction + 1);
  Json empty = Json::array();
  for (std::size_t i = 0; i < count; ++i) empty.push_back(Json::object());
  patch.push_back(Add(directions, std::move(empty)));
  std::set<std::string> objects;
  std::set<std::string> values;
  for (const FlatKey& flat : keys) {
    if (flat.steps.size() > kMaxSteps) return {};
    Pointer at = directions / flat.direction;
    for (std::size_t i = 0; i + 1 < flat.steps.size(); ++i) {
      at = at / flat.steps[i];
      if (flat.steps[i].ends_with("[]") || values.contains(at.text())) return {};
      if (objects.insert(at.text()).second) patch.push_back(Add(at, Json::object()));
    }
    at = at / flat.steps.back();
    if (objects.contains(at.text()) || !values.insert(at.text()).second) return {};
    patch.push_back(Move(Pointer() / flat.key, at));
  }
  return patch;
}

}  // namespace

bool IsFlattenedKey(std::string_view name) { return ReadFlatKey(name).has_value(); }

bool SaysNothing(const Json& directions) {
  return directions.is_array() &&
         std::all_of(directions.begin(), directions.end(), [](const Json& direction) {
           return direction.is_object() && direction.empty();
         });
}

bool ReportFlattenedKeys(const Json& draft, ObjectReader& root) {
  std::vector<FlatKey> keys;
  for (const auto& [key, value] : draft.members()) {
    if (auto flat = ReadFlatKey(key)) keys.push_back(std::move(*flat));
  }
  if (keys.empty()) return false;
  std::string names;
  for (const FlatKey& flat : keys) {
    if (!names.empty()) names += ", ";
    names += flat.key;
  }
  Diagnostic& diagnostic = root.report().Add(Code::kDraftFlattenedKeys,
                                             root.PathOf(keys.front().key), {{"keys", names}});
  const Json* directions = Find(draft, kDirections);
  if (directions == nullptr || SaysNothing(*directions)) {
    if (auto patch = NestingPatch(keys); !patch.empty()) {
      diagnostic.fix = Fix{"Nest them under directions", std::move(patch)};
    }
  }
  return true;
}

}  // namespace sipattach
