#include "answer/answer_subject.h"

#include <algorithm>
#include <string_view>

#include "answer/api_answer.h"
#include "answer/attach_answer.h"
#include "answer/named_numbers.h"
#include "answer/stated.h"
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
    const Change change = ChangeOf(request);
    is_update_ = change == Change::kUpdate;
    is_detachment_ = change == Change::kDetach;
    is_change_ = change != Change::kAttach;
    const Json* directions = Find(body, is_update_ ? "updates" : "directions");
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

  [[nodiscard]] bool IsCarriedOut(const Json& whole) {
    Said said;
    AddSaid(whole, said);
    if (const Json* data = Find(whole, "data")) {
      AddSaid(*data, said);
      if (data->is_array()) {
        for (const Json& element : *data) AddSaid(element, said);
      }
    }
    return !said.is_other_state && (said.is_done || (said.is_given_back && !said.has_other_words));
  }

 private:
  // What an answer says of the change, in members that are known.
  struct Said {
    bool is_done = false;
    bool is_given_back = false;    // it repeats the number or the direction
    bool is_other_state = false;   // such as "skipped", or one that is not known
    bool has_other_words = false;  // a message or a code that may be a refusal
  };

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

  [[nodiscard]] bool IsDoneState(const Json& state) const {
    return state.is_string() ? IsDoneWord(Lowercase(Trim(Text(state))), is_detachment_)
                             : SaysDone(state);
  }

  // Whether a value says what was changed: a number, of the request or not, a direction, a count.
  [[nodiscard]] bool ListsAny(const Json& value) {
    const bool is_count = value.is_integer() && value.integer() > 0;
    if (is_count || TruthOf(value) == true || DirectionsOf(value) != 0 || IsNumber(value)) {
      return true;
    }
    const auto is_number = [&](const Json& entry) { return IsNumber(entry); };
    if (value.is_array()) return std::any_of(value.begin(), value.end(), is_number);
    if (!value.is_object()) return false;
    return std::any_of(value.members().begin(), value.members().end(), [&](const auto& member) {
      return IsNumber(Json(member.first)) &&
             (member.second.is_object() || IsDoneState(member.second));
    });
  }

  // Whether a value is or names the number of the request.
  [[nodiscard]] bool IsOwn(const Json& value) {
    const Json* number = NumberMember(value);
    return numbers_.Read(number == nullptr ? value : *number).MayBeSent();
  }
  [[nodiscard]] bool IsNumber(const Json& value) {
    const Json* number = NumberMember(value);
    const Json& named = number == nullptr ? value : *number;
    return IsOwn(named) || (named.is_string() && IsPlainNumber(Text(named)));
  }
  [[nodiscard]] bool IsOwnDirection(const Json& value) const {
    const unsigned named = DirectionsOf(value);
    return named != 0 && !IsOtherDirection(named);
  }

  void AddSaid(const Json& place, Said& said) {
    if (!place.is_object()) return;
    for (const auto& [name, value] : place.members()) {
      const std::string word = Squeezed(name);
      const bool is_single = !value.is_null() && !value.is_array() && !value.is_object();
      if (IsOneOf(" success ok succeeded ", word)) {
        if (ListsAny(value)) said.is_done = true;
      } else if (is_single && IsOneOf(" status state result outcome statuscode data ", word)) {
        (IsDoneState(value) ? said.is_done : said.is_other_state) = true;
      } else if (IsOneOf(" message msg detail title description ", word)) {
        const bool is_good = value.is_string() && IsGoodNews(Text(value), is_detachment_);
        if (SaysSomething(value)) (is_good ? said.is_done : said.has_other_words) = true;
      } else if (IsOneOf(" code errorcode reason ", word)) {
        if (SaysSomething(value) && !IsDoneState(value)) said.has_other_words = true;
      }
    }
    // Of several numbers, one does not speak for all.
    if (numbers_.sent().size() != 1) return;
    for (const std::string_view name : kLists) {
      const Json* list = Find(place, name);
      // What is still configured or attached was not detached.
      const bool is_left = is_detachment_ && (name == "configured" || name == "attached");
      const bool is_known = is_left || IsDoneWord(name, is_detachment_);
      if (list == nullptr || !is_known || !ListsAny(*list)) continue;
      (is_left ? said.is_other_state : said.is_done) = true;
    }
    const Json* password = Find(place, "register_password_for_pbx");
    if (password != nullptr && SaysSomething(*password)) said.is_done = true;
    const auto add = [&](const Json* given) {
      if (given != nullptr && IsOwn(*given)) said.is_given_back = true;
    };
    add(&place);
    for (const std::string_view name : {"direction", "type", "directions"}) {
      const Json* named = Find(place, name);
      if (named == nullptr || !IsOwnDirection(*named)) continue;
      // What a detachment calls `directions` may be those that are left.
      const bool is_left = is_detachment_ && name == "directions";
      (is_left ? said.has_other_words : said.is_given_back) = true;
    }
    // After a detachment, this is what is left.
    if (is_detachment_) return;
    add(Find(place, "inbound"));
    add(Find(place, "outbound"));
  }

  NamedNumbers numbers_;
  unsigned directions_ = 0;
  bool is_update_ = false;
  bool is_detachment_ = false;
  bool is_change_ = false;
};

}  // namespace

Change ChangeOf(const Json& request) {
  const Json* url = Find(request, "url");
  if (Find(BodyOfRequest(request), "updates") != nullptr) return Change::kUpdate;
  const bool detaches = url != nullptr && url->is_string() && Text(*url).ends_with("/detach");
  return detaches ? Change::kDetach : Change::kAttach;
}

bool IsAboutOther(const Json& answer_body, const Json& request) {
  return Subject(request).IsOther(answer_body);
}

bool SaysCarriedOut(const Json& answer_body, const Json& request) {
  return Subject(request).IsCarriedOut(answer_body);
}

}  // namespace sipattach
