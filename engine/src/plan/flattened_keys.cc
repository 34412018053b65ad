#include "plan/flattened_keys.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::string_view kDirections = "directions";
// Higher than any index in a real draft, but low enough that a hostile index costs nothing.
constexpr std::size_t kMaxDirections = 8;
constexpr std::size_t kMaxElements = 64;
// A few more steps than the deepest field has ("headers.headers.key"). The patch names every place
// on the way, so the work grows with the square of the number of steps.
constexpr std::size_t kMaxSteps = 9;

// A step on the way to a field: the name of a member, or the index of an element.
struct Step {
  std::string_view name;  // empty: an element
  std::size_t index = 0;
};

struct FlatKey {
  std::string_view key;
  std::vector<Step> steps;  // beginning at the list of directions
};

// Reads one step. "0" is an index, and so is "", as in "directions[]". nullopt if the index is too
// large.
std::optional<Step> StepNamed(std::string_view name) {
  if (!IsAllDigits(name) && !name.empty()) return Step{name};
  const auto index = name.empty() ? 0 : IntegerIn(name).value_or(kMaxElements);
  if (index >= static_cast<std::int64_t>(kMaxElements)) return std::nullopt;
  return Step{"", static_cast<std::size_t>(index)};
}

// The steps of ".type", "[].options.port", "[0][options][port]" and ".0.type", as samples, HTML
// forms and libraries write them.
std::optional<std::vector<Step>> ReadSteps(std::string_view rest) {
  std::vector<Step> steps;
  while (!rest.empty()) {
    const bool in_brackets = rest.front() == '[';
    if (!in_brackets && rest.front() != '.') return std::nullopt;
    rest.remove_prefix(1);
    const std::size_t end = std::min(rest.find_first_of(in_brackets ? "]" : ".["), rest.size());
    if (in_brackets && end == rest.size()) return std::nullopt;
    if (!in_brackets && end == 0) return std::nullopt;
    const auto step = StepNamed(rest.substr(0, end));
    if (!step) return std::nullopt;
    // Without an index, the first direction is meant.
    if (steps.empty() && !step->name.empty()) steps.push_back({});
    steps.push_back(*step);
    rest.remove_prefix(end + (in_brackets ? 1 : 0));
  }
  return steps;
}

std::optional<FlatKey> ReadFlatKey(std::string_view key) {
  if (!key.starts_with(kDirections) || key.size() == kDirections.size()) return std::nullopt;
  auto steps = ReadSteps(key.substr(kDirections.size()));
  if (!steps || steps->size() < 2 || (*steps)[0].index >= kMaxDirections) return std::nullopt;
  return FlatKey{key, std::move(*steps)};
}

// Makes the patch that moves every key to its nested place and adds the objects and lists on the
// way. It moves values instead of writing them, because a value may be a password.
class Nesting {
 public:
  // Empty if the keys cannot be nested without losing something.
  std::vector<PatchOperation> Patch(const std::vector<FlatKey>& keys) {
    for (const FlatKey& flat : keys) {
      if (flat.steps.size() > kMaxSteps || !Put(flat)) return {};
    }
    return std::move(patch_);
  }

 private:
  bool Put(const FlatKey& flat) {
    Pointer at = Pointer() / kDirections;
    for (const Step& step : flat.steps) {
      if (!Make(at, step.name.empty() ? kList : kObject)) return false;
      if (step.name.empty()) {
        FillUpTo(at, step.index, &step != &flat.steps.back());
        at = at / step.index;
      } else {
        at = at / step.name;
      }
    }
    if (!Make(at, kValue)) return false;
    patch_.push_back(Move(Pointer() / flat.key, at));
    return true;
  }

  enum Kind : unsigned { kNone, kObject, kList, kValue };

  // Adds the object or list at `at` if it is not there yet, or claims the place for a value. False
  // if the place is already used for something else.
  bool Make(const Pointer& at, Kind kind) {
    unsigned& known = kinds_[at.text()];
    if (known != kNone) return known == kind && kind != kValue;
    known = kind;
    if (kind != kValue) patch_.push_back(Add(at, kind == kList ? Json::array() : Json::object()));
    return true;
  }

  // Adds the elements before `index` that are not there yet, and the one at `index` if it is an
  // object.
  void FillUpTo(const Pointer& list, std::size_t index, bool is_object) {
    unsigned& size = sizes_[list.text()];
    for (; size < index || (size == index && is_object); ++size) Make(list / size, kObject);
    size = std::max(size, static_cast<unsigned>(index) + 1);
  }

  std::vector<PatchOperation> patch_;
  std::map<std::string, unsigned> kinds_;  // by JSON Pointer
  std::map<std::string, unsigned> sizes_;
};

}  // namespace

bool IsFlattenedKey(std::string_view name) { return ReadFlatKey(name).has_value(); }

bool HasNoDirection(const Json& directions) {
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
  if (directions == nullptr || HasNoDirection(*directions)) {
    if (auto patch = Nesting().Patch(keys); !patch.empty()) {
      diagnostic.fix = Fix{"Nest them under directions", std::move(patch)};
    }
  }
  return true;
}

}  // namespace sipattach
