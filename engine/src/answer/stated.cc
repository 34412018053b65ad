#include "answer/stated.h"

#include <algorithm>

#include "text/ascii.h"

namespace sipattach {
namespace {

// Whether a member says that the object around it failed: {"success": false}, {"status":
// "rejected"}.
bool IsFailedState(std::string_view squeezed_name, const Json& value) {
  const bool is_done = SaysDone(value) || TruthOf(value) == true;
  if (IsOneOf(" success ok succeeded ", squeezed_name)) {
    const bool is_count = value.is_integer() && value.integer() > 0;
    return !is_done && !is_count;
  }
  if (!IsOneOf(" status state result outcome statuscode ", squeezed_name)) return false;
  if (value.is_string()) {
    return HoldsAny(Squeezed(Text(value)), kFailureWords);
  }
  return (value.is_integer() || value.is_boolean()) && !is_done;
}

// Whether what is under the name of a failure tells of none: {"count": 0, "items": []}.
bool IsNothing(const Json& value) {
  if (!value.is_object()) return !SaysSomething(value) || TruthOf(value) == false;
  return std::all_of(value.members().begin(), value.members().end(), [](const auto& member) {
    return IsAside(member.first, member.second) || IsNothing(member.second);
  });
}

}  // namespace

bool HoldsAny(std::string_view text, std::string_view words) {
  for (std::size_t at = 1, end = 0; at < words.size(); at = end + 1) {
    end = words.find('|', at);
    if (text.find(words.substr(at, end - at)) != std::string_view::npos) return true;
  }
  return false;
}

bool SaysSomething(const Json& value) {
  if (value.is_null()) return false;
  if (value.is_boolean()) return value.boolean();
  if (value.is_string()) return !Trim(Text(value)).empty();
  return value.is_number() || !value.empty();
}

bool IsDoneWord(std::string_view word, bool detaches) {
  return IsOneOf(
             " success successful successfully succeeded ok done complete completed updated "
             "detached removed deleted ",
             word) ||
         (!detaches &&
          IsOneOf(" configured attached created saved applied changed active activated enabled ",
                  word));
}

bool IsGoodNews(std::string_view text, bool detaches) {
  bool is_done = false;
  std::string word;
  const auto is_known = [&] {
    const bool is_number = !word.empty() && CountDigits(word) == word.size() && word != "0";
    const bool is_end = IsDoneWord(word, detaches);
    is_done = is_done || is_end;
    return word.empty() || is_number || is_end ||
           IsOneOf(
               " a the your this its for from of in on and was were is are has have been with "
               "phone number numbers sip trunk configuration config direction directions "
               "inbound outbound settings request change changes all ",
               word);
  };
  for (const char c : text) {
    if (IsAlphanumeric(c) || (c & 0x80) != 0 || c == '\'') {
      word += Lower(c);
    } else if (is_known()) {
      word.clear();
    } else {
      return false;
    }
  }
  return is_known() && is_done;
}

bool IsAside(std::string_view name, const Json& value) {
  const bool is_id = name == "id" || name.ends_with("_id") || name.ends_with("Id");
  const bool is_link = value.is_string() && Text(value).starts_with("http");
  return is_id || is_link ||
         HoldsAny(Squeezed(name),
                  "|took|elapsed|duration|timestamp|trace|docs|documentation|link|");
}

bool SaysDone(const Json& value) {
  if (value.is_boolean()) return value.boolean();
  if (value.is_integer()) return value.integer() >= 200 && value.integer() < 300;
  return value.is_string() &&
         IsOneOf(
             " configured attached ok success succeeded active created updated complete done "
             "enabled completed ",
             Lowercase(Trim(Text(value))));
}

std::optional<bool> TruthOf(const Json& value) {
  if (value.is_boolean()) return value.boolean();
  const std::string_view text = value.is_string() ? Text(value) : std::string_view();
  const std::int64_t number = value.is_integer() ? value.integer() : -1;
  if (text == "true" || number == 1) return true;
  if (text == "false" || number == 0) return false;
  return std::nullopt;
}

bool LeavesOpen(const Json& object) {
  if (!object.is_object()) return false;
  for (const auto& [name, value] : object.members()) {
    std::string word = Squeezed(name);
    if (word == "applied" && TruthOf(value) == false) return true;
    const bool is_state = value.is_string() && IsOneOf(" status state mode ", word);
    if (is_state) word = Squeezed(Text(value));
    if ((is_state || value == Json(true)) &&
        HoldsAny(word,
                 "|pending|progress|queued|processing|schedul|provisioning|accepted|dryrun|simulat|"
                 "preview|validat|rolledback|")) {
      return true;
    }
  }
  return false;
}

bool AnyLeavesOpen(const Json& value) {
  if (std::any_of(value.begin(), value.end(), AnyLeavesOpen)) return true;
  if (!value.is_object()) return false;
  for (const auto& [name, inner] : value.members()) {
    const bool is_not_made =
        IsOneOf(" updated detached changed modified affected matched ", name) &&
        TruthOf(inner) == false;
    if (is_not_made || AnyLeavesOpen(inner)) return true;
  }
  return LeavesOpen(value);
}

std::int64_t StatedStatus(const Json& object) {
  for (const std::string_view name : {"status", "statusCode"}) {
    const Json* status = Find(object, name);
    if (status == nullptr) continue;
    if (status->is_integer() && status->integer() >= 400 && status->integer() < 600) {
      return status->integer();
    }
    if (!status->is_string()) continue;
    if (IsOneOf(" error fail failed failure ", Lowercase(Text(*status)))) return 400;
  }
  for (const std::string_view name : {"success", "ok"}) {
    const Json* success = Find(object, name);
    if (success != nullptr && success->is_boolean() && !success->boolean()) return 400;
  }
  return 0;
}

bool TellsOfFailure(const Json& object) {
  if (StatedStatus(object) != 0) return true;
  for (const std::string_view name : {"errors", "error"}) {
    if (const Json* value = Find(object, name); value != nullptr && SaysSomething(*value)) {
      return true;
    }
  }
  return false;
}

bool SaysFailed(const Json& object) {
  return std::any_of(object.members().begin(), object.members().end(), [](const auto& member) {
    return IsFailedState(Squeezed(member.first), member.second);
  });
}

bool AnyFails(const Json& value) {
  if (std::any_of(value.begin(), value.end(), AnyFails)) return true;
  if (!value.is_object()) return false;
  return std::any_of(value.members().begin(), value.members().end(), [](const auto& member) {
    const auto& [name, inner] = member;
    const std::string word = Squeezed(name);
    if (HoldsAny(word, "|error|fail|reject|refus|denied|invalid|exception|") &&
        !HoldsAny(word, "|failover|")) {
      return !IsNothing(inner);
    }
    return IsFailedState(word, inner) || AnyFails(inner);
  });
}

}  // namespace sipattach
