#include "answer/answer_subject.h"

#include <algorithm>
#include <string_view>

#include "answer/api_answer.h"
#include "answer/attach_answer.h"
#include "answer/named_numbers.h"
#include "document/request_numbers.h"
#include "sip/direction_type.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// Members that list what was changed, unless they only say so: {"detached": true}.
constexpr std::string_view kLists[] = {"detached", "updated", "configured", "attached",
                                       "removed",  "deleted", "failed"};

// A set of directions has a bit for each; 0 if a value names none.
unsigned DirectionsOf(const Json& value) {
  unsigned found = 0;
  for (const Json& element : value) found |= DirectionsOf(element);
  for (const std::string_view name : {"type", "direction"}) {
    if (const Json* named = Find(value, name)) found |= DirectionsOf(*named);
  }
  if (!value.is_string()) return found;
  const std::string word = Lowercase(Trim(Text(value)));
  if (word == "both") return 3;
  const auto direction = DirectionNamed(word);
  return direction ? 1U << static_cast<unsigned>(*direction) : 0;
}

// Whether a text or the name of a member can only be a number. Fewer digits may be a position.
bool IsPlainNumber(std::string_view text) { return LooksLikeNumber(text) && CountDigits(text) > 2; }

class Subject {
 public:
  explicit Subject(const Json& request) : numbers_(NumbersOf(BodyOfRequest(request))) {
    const Json body = BodyOfRequest(request);
    const Json* updates = Find(body, "updates");
    const Json* url = Find(request, "url");
    is_update_ = updates != nullptr;
    is_change_ =
        is_update_ || (url != nullptr && url->is_string() && Text(*url).ends_with("/detach"));
    const Json* directions = is_update_ ? updates : Find(body, "directions");
    if (directions != nullptr) directions_ = DirectionsOf(*directions);
  }

  [[nodiscard]] bool IsOther(const Json& whole) {
    if (numbers_.sent().size() == 0 || !whole.is_object()) return false;
    const Json& payload = PayloadOf(whole);
    if (IsOtherPlace(payload) || IsOtherPlace(whole)) return true;
    if (is_change_ && (IsOtherChange(payload) || IsOtherChange(whole))) return true;
    Names names;
    AddAnywhere(whole, names);
    return names.IsOther();
  }

 private:
  // What some values name: a number of the request, another one, both or neither.
  struct Names {
    bool any_own = false;
    bool any_other = false;
    [[nodiscard]] bool IsOther() const { return any_other && !any_own; }
  };

  void Add(const Json& named, Names& names) {
    const Naming naming = numbers_.Read(named);
    names.any_own = names.any_own || naming.MayBeSent();
    names.any_other = names.any_other || naming.is_other;
  }

  // Adds what a value says of its own: its members with names of numbers, and the numbers that are
  // names of members.
  void AddNamesOf(const Json& value, Names& names) {
    if (!value.is_object()) return Add(value, names);
    for (const std::string_view name : kNumberNames) {
      if (const Json* named = Find(value, name)) Add(*named, names);
    }
    for (const auto& [name, member] : value.members()) {
      if (IsPlainNumber(name)) Add(name, names);
    }
  }

  // Adds what is named anywhere in a value, as far as it can only be a number.
  void AddAnywhere(const Json& value, Names& names) {
    for (const Json& element : value) AddAnywhere(element, names);
    if (!value.is_object()) return;
    for (const auto& [name, member] : value.members()) {
      const bool is_number = member.is_string() && IsPlainNumber(Text(member));
      const bool is_named = std::find(std::begin(kNumberNames), std::end(kNumberNames), name) !=
                            std::end(kNumberNames);
      if (is_number && is_named) Add(member, names);
      AddAnywhere(member, names);
    }
  }

  [[nodiscard]] bool IsOtherPlace(const Json& place) {
    for (const Json* each : {&place, Find(place, "inbound"), Find(place, "outbound")}) {
      if (each == nullptr || !each->is_object()) continue;
      Names names;
      AddNamesOf(*each, names);
      if (names.IsOther()) return true;
    }
    return false;
  }

  [[nodiscard]] bool IsOtherChange(const Json& place) {
    for (const std::string_view name : kLists) {
      if (const Json* list = Find(place, name); list != nullptr && Lacks(name, *list)) return true;
    }
    if (const Json* data = Find(place, "data"); data != nullptr && data->is_array()) {
      if (Lacks("data", *data)) return true;
    }
    // What a detachment calls `directions` may be those that are left.
    for (const std::string_view name : {"direction", "type", "directions"}) {
      const Json* named = Find(place, name);
      if (named == nullptr || (name == "directions" && !is_update_)) continue;
      if (IsOtherDirection(DirectionsOf(*named))) return true;
    }
    return false;
  }

  [[nodiscard]] bool IsOtherDirection(unsigned named) const {
    return named != 0 && (directions_ & ~named) != 0;
  }

  // Whether a list of what was changed does not include the number, or the directions.
  [[nodiscard]] bool Lacks(std::string_view name, const Json& list) {
    Names names;
    if (list.is_array()) {
      if (list.empty()) return name != "failed" && name != "data";
      unsigned directions = 0;
      for (const Json& element : list) {
        const unsigned own = DirectionsOf(element);
        if (own == 0 || !element.is_string()) AddNamesOf(element, names);
        directions |= own;
      }
      return names.IsOther() || (name != "failed" && IsOtherDirection(directions));
    }
    // Other texts and numbers only say when or that it was done.
    const bool is_number = list.is_string() && Trim(Text(list)).starts_with('+');
    if (is_number || list.is_object()) AddNamesOf(list, names);
    return names.IsOther();
  }

  NamedNumbers numbers_;
  unsigned directions_ = 0;
  bool is_update_ = false;
  bool is_change_ = false;
};

}  // namespace

bool IsAboutOther(const Json& answer_body, const Json& request) {
  return Subject(request).IsOther(answer_body);
}

}  // namespace sipattach
