#include "answer/accounting.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "answer/answer_errors.h"
#include "answer/attach_answer.h"
#include "answer/register_passwords.h"
#include "answer/stated.h"
#include "document/read_json.h"
#include "json/json_writer.h"
#include "redact/excerpt.h"
#include "redact/marks.h"
#include "redact/redact.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// Whether an entry of `configured` says that it, or one of its directions, is not configured.
bool ContradictsList(const Json& entry) {
  if (entry.is_array()) return std::any_of(entry.begin(), entry.end(), ContradictsList);
  for (const std::string_view name : {"error", "errors", "failed", "failure"}) {
    if (const Json* value = Find(entry, name); value != nullptr && SaysSomething(*value))
      return true;
  }
  for (const std::string_view name : {"status", "state", "result", "success", "ok", "configured",
                                      "attached", "inbound", "outbound", "directions"}) {
    const Json* value = FindGiven(entry, name);
    if (value == nullptr) continue;
    const bool is_nested = value->is_object() || value->is_array();
    const bool names_directions = name == "directions" && value->is_string();
    if (is_nested ? ContradictsList(*value) : !names_directions && !SaysDone(*value)) return true;
  }
  return false;
}

// Whether an entry of `configured`, or its state, says that it is not done yet.
bool IsOpenEntry(const Json& entry) {
  return !AnyFails(entry) &&
         LeavesOpen(entry.is_string() ? Json::object({{"status", entry}}) : entry);
}

// The directions that an array, an object or a string names, one bit each.
unsigned DirectionsIn(const Json* value) {
  if (value == nullptr) return 0;
  unsigned found = 0;
  for (std::size_t i = 0; value->is_array() && i < value->size(); ++i)
    found |= DirectionsIn(&(*value)[i]);
  for (const std::string_view name : {"type", "direction"}) {
    found |= DirectionsIn(Find(*value, name));
  }
  const std::string words = value->is_string() ? Lowercase(Text(*value)) : "";
  const auto names = [&](std::string_view type) {
    const Json* member = Find(*value, type);
    return words == "both" || words.find(type) != std::string::npos ||
           (member != nullptr && SaysSomething(*member));
  };
  return found | (names("inbound") ? 1U : 0U) | (names("outbound") ? 2U : 0U);
}

// Whether an object is a single error, and not a map of fields to what is wrong with them.
bool IsError(const Json& object) {
  return std::any_of(object.members().begin(), object.members().end(), [](const auto& member) {
    return IsOneOf(" message msg detail reason description title code ", member.first) &&
           !member.second.is_array() && !member.second.is_object();
  });
}

// Whether an entry says that its number was configured.
bool SaysConfigured(const Json& entry) {
  for (const std::string_view name : {"status", "state", "result", "success", "ok"}) {
    if (const Json* value = Find(entry, name); value != nullptr && SaysDone(*value)) return true;
  }
  return false;
}

std::string ShownOf(const Json& value) {
  JsonWriter writer;
  return Excerpt(writer.Value(WithoutSecrets(value, kHiddenInValue)).Take());
}

std::string NumberText(const Json& value) {
  return Excerpt(value.is_string() ? Text(value) : std::string_view(value.digits()));
}

// Whether a name in an answer says that what is under it is not done, or was not changed.
bool NamesUndone(std::string_view name) {
  const std::string word = Squeezed(name);
  return HoldsAny(word, kFailureWords) ||
         HoldsAny(word,
                  "|pending|skip|ignor|unchanged|already|exist|duplicat|conflict|notfound|missing|"
                  "queued|progress|processing|schedul|provisioning|notattached|unattached|"
                  "notconfigured|unconfigured|omit|exclud|unprocessed|would|");
}

// Whether a name announces words to people.
bool NamesWords(std::string_view name) {
  return HoldsAny(Squeezed(name), "|message|warning|note|notice|notification|hint|advice|");
}

// The names of an object's members, each between blanks; " " of any other value.
std::string NamesOf(const Json& object) {
  std::string names = " ";
  if (!object.is_object()) return names;
  for (const auto& [name, value] : object.members()) names.append(name).append(" ");
  return names;
}

// The last name of a path: "skipped" of "result: skipped".
std::string_view LastOf(std::string_view path) {
  const std::size_t colon = path.rfind(": ");
  return colon == std::string_view::npos ? path : path.substr(colon + 2);
}

// The list whose elements an error may name by their place, counted from 0: "phone_numbers[3]",
// "/phone_numbers/3", ["phone_numbers", 3].
constexpr std::string_view kField = "phone_numbers";

// What ends the number in "+1 415 555 2671: taken".
constexpr std::string_view kEndsNumber = ":;,=";

// Removes the first word from `text` and returns it; "" if the text begins with a separator.
std::string_view TakeToken(std::string_view& text) {
  const std::size_t end = std::min(text.find_first_of(" \t\r\n:;,=()\"'[]"), text.size());
  std::string_view token = text.substr(0, end);
  while (token.ends_with('.')) token.remove_suffix(1);
  text.remove_prefix(std::min(end + 1, text.size()));
  return token;
}

std::string JoinReason(std::string_view name, const std::string& reason) {
  return std::string(name) + (reason.empty() ? "" : ": " + reason);
}

}  // namespace

void NamedEntries::Add(NamedNumber named) {
  if (named.index == SentNumbers::kNone) return list_.push_back(std::move(named));
  if (!Has(named.index)) {
    place_[named.index] = list_.size();
    return list_.push_back(std::move(named));
  }
  NamedNumber& entry = list_[place_[named.index]];
  if (entry.count == 1) {
    if (entry.raw == named.raw) return;
    entry.raw = Json::array({std::move(entry.raw)});
  }
  ++entry.count;
  entry.raw.push_back(std::move(named.raw));
  const bool is_new = entry.reason.find(named.reason) == std::string::npos;
  if (!is_new || entry.reason.size() > kLongestText) return;
  if (!entry.reason.empty()) entry.reason += "; ";
  entry.reason += named.reason;
}

void NamedEntries::Hide(const SecretTexts& secrets) {
  for (NamedNumber& entry : list_) {
    if (entry.index == SentNumbers::kNone)
      entry.number = secrets.Without(entry.number, kHiddenInMessage);
    entry.reason = secrets.Without(entry.reason, kHiddenInMessage);
    entry.raw = secrets.WithoutIn(WithoutSecrets(entry.raw, kHiddenInValue), kHiddenInValue);
  }
}

Accounting::Accounting(const Json& body)
    : request_names_(NamesOf(body)),
      sent_(NumbersOf(body)),
      configured_(sent_.size()),
      has_places_(Find(body, "phone_numbers") != nullptr &&
                  Find(body, "phone_numbers")->size() == sent_.size()),
      planned_(DirectionsIn(Find(body, "directions"))),
      directions_(sent_.size()),
      partial_(sent_.size()),
      denied_(sent_.size()),
      failed_(sent_.size()),
      remarks_(sent_.size()) {}

void Accounting::Settle() {
  for (std::size_t i = 0; i < sent_.size(); ++i) {
    if (!IsConfigured(i)) continue;
    partial_[i] = (planned_ & ~directions_[i]) != 0;
    if (partial_[i]) {
      configured_[i] = false;
    } else if (denied_[i]) {
      AddFailed(i, "", remarks_.Of(i).reason, remarks_.Of(i).raw);
    }
  }
}

void Accounting::Hide(const SecretTexts& secrets) {
  failed_.Hide(secrets);
  remarks_.Hide(secrets);
  foreign_ = secrets.Without(foreign_, kHiddenInMessage);
}

bool Accounting::Read(const Json* list, bool says_configured) {
  if (list == nullptr) return false;
  if (list->is_array()) {
    for (const Json& entry : *list) ReadEntry(entry, says_configured);
    return true;
  }
  if (list->is_object() && NumberMember(*list) == nullptr) {
    for (const auto& [name, entry] : list->members()) ReadMember(name, entry, says_configured);
    return true;
  }
  if (!list->is_object() && sent_.IndexOfValue(*list) == SentNumbers::kNone) {
    if (!SaysSomething(*list) || TruthOf(*list) == false) return false;
    ReadNoList(*list, says_configured);
    return !says_configured;
  }
  ReadEntry(*list, says_configured);
  return true;
}

void Accounting::ReadNoList(const Json& value, bool says_configured) {
  const std::string text = ShownOf(value);
  const auto count = value.is_integer()  ? std::optional(value.integer())
                     : value.is_string() ? IntegerIn(Trim(Text(value)))
                                         : std::nullopt;
  std::size_t index = value.is_string() ? NumberInText(Text(value)) : SentNumbers::kNone;
  if (index == SentNumbers::kNone && !says_configured) index = OnlyNumber();
  if (count && index == SentNumbers::kNone) return ReadCount(*count, says_configured);
  if (says_configured) return AddConfigured(SentNumbers::kNone, text);
  AddFailed(index, "", count || !value.is_string() ? "" : ReasonOf(value), value);
}

void Accounting::ReadCount(std::int64_t count, bool says_configured) {
  std::size_t& told = told_[says_configured];
  told = std::max(told, static_cast<std::size_t>(std::max<std::int64_t>(count, 0)));
}

void Accounting::ReadErrors(const Json& body) {
  for (const Json* place : {&body, Find(body, "data")}) {
    for (const std::string_view name : {"errors", "error"}) {
      const Json* errors = place == nullptr ? nullptr : Find(*place, name);
      if (errors == nullptr || !SaysSomething(*errors)) continue;
      if (!errors->is_array()) ReadError(*errors);
      for (const Json& error : *errors) {
        if (errors->is_array()) ReadError(error);
      }
    }
  }
}

void Accounting::ReadBeside(const Json& place, const Json& payload) {
  if (!place.is_object()) return;
  const Json* number = NumberMember(place);
  const std::size_t own = number == nullptr ? SentNumbers::kNone : sent_.IndexOfValue(*number);
  if (own != SentNumbers::kNone && SaysConfigured(place)) ReadResult(own, place, false);
  for (const auto& [name, value] : place.members()) {
    if (&value == &payload || IsOneOf(" configured failed errors error ", name)) continue;
    const std::size_t index = sent_.IndexOf(name);
    if (index != SentNumbers::kNone) {
      ReadNamed("data", index, value, true);
    } else if (value.is_string() && NamesWords(name)) {
      ReadWords(name, value);
    } else {
      ReadOther(name, value);
    }
  }
}

void Accounting::ReadWords(std::string_view name, const Json& text) {
  std::vector<std::size_t> named;
  AddNamed(text, named);
  const bool names_one = !named.empty() && std::count(named.begin(), named.end(), named[0]) ==
                                               static_cast<std::ptrdiff_t>(named.size());
  if (names_one) return ReadNamed(std::string(name), named[0], text, false);
  names_any_ = names_any_ || !named.empty();
  constexpr std::size_t kMost = 1000;
  const bool is_full = remarks_.list().size() >= kMost;
  if (is_full || !SaysSomething(text) || IsGoodNews(Text(text), false)) return;
  AddTo(remarks_, SentNumbers::kNone, "", ReasonOf(text), text);
}

void Accounting::ReadOther(const std::string& path, const Json& value) {
  const std::string_view name = LastOf(path);
  if (IsSecretName(name) || IsRegisterPasswordName(name)) return;
  for (const Json& element : value) {
    if (element.is_string() && NamesWords(name)) {
      ReadWords(name, element);
    } else if (element.is_string() || element.is_number()) {
      const std::size_t index = NumberIn(element);
      if (index != SentNumbers::kNone) ReadNamed(path, index, element, false);
    } else {
      ReadOther(path, element);
    }
  }
  // A number there may be a count or a code.
  if (value.is_string() && !IsOneOf(" code errorcode status statuscode type ", Squeezed(name))) {
    const std::size_t index = sent_.IndexOfValue(value);
    if (index != SentNumbers::kNone) ReadNamed(path, index, value, false);
  }
  if (!value.is_object()) return;
  const std::size_t own = OwnNumberOf(value);
  if (own != SentNumbers::kNone) return ReadNamed(path, own, value, false);
  for (const auto& [member, inner] : value.members()) {
    const std::size_t index = sent_.IndexOf(member);
    if (index != SentNumbers::kNone) {
      ReadNamed(path, index, inner, true);
    } else {
      ReadOther(JoinReason(path, member), inner);
    }
  }
}

std::size_t Accounting::OwnNumberOf(const Json& object) const {
  if (const Json* number = NumberMember(object)) return sent_.IndexOfValue(*number);
  std::size_t own = SentNumbers::kNone;
  for (const auto& [name, member] : object.members()) {
    // A short number may be a count or a code.
    constexpr std::size_t kShort = 6;
    const bool may_name =
        member.is_string() || (member.is_number() && member.digits().size() > kShort);
    const std::size_t index = may_name ? sent_.IndexOfValue(member) : SentNumbers::kNone;
    if (index == SentNumbers::kNone || index == own) continue;
    if (own != SentNumbers::kNone) return SentNumbers::kNone;
    own = index;
  }
  return own;
}

void Accounting::ReadNamed(const std::string& path, std::size_t index, const Json& entry,
                           bool is_member) {
  names_any_ = true;
  const std::string_view name = LastOf(path);
  const bool is_result =
      IsOneOf(" data results result items numbers phonenumbers ", Squeezed(name));
  if (is_result && ReadResult(index, entry, is_member)) return;
  // What was sent may come back.
  if (HasBetweenBlanks(request_names_, name)) return;
  std::string reason = ReasonOf(entry);
  for (const std::string_view state : {"status", "state", "result"}) {
    const Json* told = Find(entry, state);
    const bool is_new = told != nullptr && told->is_string() &&
                        reason.find(Text(*told)) == std::string::npos && !SaysDone(*told);
    if (is_new) reason = JoinReason(Excerpt(Text(*told)), reason);
  }
  const bool is_denied =
      NamesUndone(name) || AnyFails(entry) || LeavesOpen(entry) || SaysAttachedAlready(reason);
  // Of a number that is done, only what people are to read is more than a name.
  if (configured_[index] && !is_denied && !NamesWords(name)) return;
  denied_[index] = denied_[index] || is_denied;
  const bool is_words = NamesWords(name) && !reason.empty();
  AddTo(remarks_, index, "", is_words ? reason : JoinReason(path, reason), entry);
}

bool Accounting::ReadResult(std::size_t index, const Json& entry, bool is_member) {
  const bool is_text = is_member && entry.is_string();
  const bool is_done = is_text ? SaysDone(entry) : SaysConfigured(entry);
  const bool is_failed =
      is_text ? HoldsAny(Lowercase(Text(entry)), kFailureWords) : AnyFails(entry);
  names_any_ = true;
  if (!is_done && !is_failed) return false;
  if (is_done) AddConfigured(index, sent_[index], DirectionsOfEntry(entry));
  if (is_open_ || (is_done && (is_text || !ContradictsList(entry)))) return true;
  if (is_done) CountOpen(index, entry);
  AddFailed(index, "", ReasonOf(entry), entry);
  return true;
}

void Accounting::ReadRefusal(const Json& body) {
  if (body.is_array()) ReadRefused("", body);
  for (const Json* place : {&body, Find(body, "data")}) {
    for (const std::string_view name : {"errors", "error", "message", "detail", "details", "issues",
                                        "violations", "invalid-params", "invalid_params"}) {
      const Json* errors = place == nullptr ? nullptr : Find(*place, name);
      if (errors != nullptr) ReadRefused("", *errors);
    }
  }
}

void Accounting::ReadRefused(std::string_view name, const Json& value) {
  if (name == "configured") return;
  const Json* number = NumberMember(value);
  std::size_t index = std::min(sent_.IndexOf(name), PlaceIn(name));
  if (number != nullptr) index = std::min(index, sent_.IndexOfValue(*number));
  const bool is_one = index != SentNumbers::kNone || number != nullptr || value.is_string() ||
                      (value.is_object() && IsError(value));
  if (is_one) {
    const std::string reason = ReasonOf(value);
    // What was sent may come back, and says nothing about its numbers; nor does an answer in a
    // text.
    if (reason.empty() || reason.find_first_of("[{") == 0 || SaysConfigured(value)) return;
    if (index == SentNumbers::kNone) {
      if (number == nullptr) ReadError(value);  // the reason of a number may name others
    } else if (!failed_.Has(index)) {
      AddFailed(index, "", reason, value);
    }
    return;
  }
  for (const Json& element : value) ReadRefused("", element);
  if (!value.is_object()) return;
  for (const auto& [member, inner] : value.members()) ReadRefused(member, inner);
}

std::size_t Accounting::PlaceIn(std::string_view text) const {
  const std::size_t at = text.find(kField);
  if (!has_places_ || at == std::string_view::npos) return SentNumbers::kNone;
  text.remove_prefix(at + kField.size());
  if (text.find_first_of("[/.") != 0) return SentNumbers::kNone;
  text.remove_prefix(1);
  return PlaceOf(IntegerIn(text.substr(0, text.find_first_not_of("0123456789"))));
}

std::size_t Accounting::PlaceOf(std::optional<std::int64_t> place) const {
  const bool is_one = place && *place >= 0 && static_cast<std::size_t>(*place) < sent_.size();
  return is_one ? static_cast<std::size_t>(*place) : SentNumbers::kNone;
}

void Accounting::ReadError(const Json& error) {
  std::vector<std::size_t> named;
  AddNamed(error, named);
  if (named.empty()) {
    has_general_error_ = true;
    return;
  }
  const std::string reason = ReasonOf(error);
  Json raw = error;  // only the first number gets it; all get the reason
  for (const std::size_t i : named) {
    if (!failed_.Has(i)) AddFailed(i, "", reason, std::exchange(raw, nullptr));
  }
}

void Accounting::AddNamed(const Json& error, std::vector<std::size_t>& named) const {
  const auto add = [&](std::size_t index) {
    if (index != SentNumbers::kNone) named.push_back(index);
  };
  if (error.is_string()) {
    std::string_view text = Text(error);
    add(PlaceIn(text));
    add(sent_.IndexOf(text.substr(0, text.find_first_of(kEndsNumber))));
    while (!text.empty()) add(sent_.IndexOf(TakeToken(text)));
  }
  if (const Json* member = NumberMember(error)) add(sent_.IndexOfValue(*member));
  if (error.is_array()) {
    bool is_field = false;
    for (const Json& element : error) {
      if (is_field && element.is_integer()) add(PlaceOf(element.integer()));
      is_field = has_places_ && element == Json(kField);
      AddNamed(element, named);
    }
  } else if (error.is_object()) {
    for (const auto& [name, member] : error.members()) {
      add(sent_.IndexOf(name));
      // An extension may have the digits of a code.
      const bool is_code = IsOneOf(" code errorcode status statuscode type ", Squeezed(name));
      if (!is_code) AddNamed(member, named);
    }
  }
}

void Accounting::Contradict(const std::string& reason) {
  for (std::size_t i = 0; i < sent_.size(); ++i) {
    if (IsConfigured(i)) AddFailed(i, "", reason, nullptr);
  }
}

std::size_t Accounting::OnlyNumber() const {
  return sent_.size() == 1 && foreign_.empty() ? 0 : SentNumbers::kNone;
}

std::size_t Accounting::NumberIn(const Json& value) const {
  if (const Json* member = NumberMember(value)) return sent_.IndexOfValue(*member);
  std::size_t found = sent_.IndexOfValue(value);
  if (value.is_array()) {
    for (const Json& element : value) found = std::min(found, NumberIn(element));
  } else if (value.is_object()) {
    for (const auto& [name, member] : value.members()) {
      if (found == SentNumbers::kNone) found = NumberIn(member);
    }
  } else if (value.is_string() && found == SentNumbers::kNone) {
    found = NumberInText(Text(value));
  }
  return found;
}

std::size_t Accounting::NumberInText(std::string_view text) const {
  std::size_t found = sent_.IndexOf(text.substr(0, text.find_first_of(kEndsNumber)));
  while (found == SentNumbers::kNone && !text.empty()) found = sent_.IndexOf(TakeToken(text));
  return found;
}

unsigned Accounting::DirectionsOfEntry(const Json& entry) {
  for (const std::string_view name : {"directions", "direction"}) {
    if (const Json* told = FindGiven(entry, name); told != nullptr) return DirectionsIn(told);
  }
  const bool tells = Find(entry, "inbound") != nullptr || Find(entry, "outbound") != nullptr;
  return tells ? DirectionsIn(&entry) : kAll;
}

void Accounting::ReadMember(std::string_view name, const Json& value, bool says_configured) {
  std::size_t index = sent_.IndexOf(name);
  const bool names_number = PlainNumberIn(value) != SentNumbers::kNone;
  if (index == SentNumbers::kNone && (names_number || !LooksLikeNumber(name))) {
    const std::string word = Squeezed(name);
    if (!SaysSomething(value) || (!names_number && IsAside(name, value))) return;
    // How many there are, or how many for this reason.
    if (value.is_integer() && !names_number) return ReadCount(value.integer(), says_configured);
    if (value.is_array() && IsOneOf(" items entries list numbers phonenumbers ", word)) {
      Read(&value, says_configured);
      return;
    }
    // Grouped in another way: by reason, or as entries under other names or positions.
    const bool is_list = value.is_array() && !says_configured;
    for (const Json& entry : value) {
      if (is_list) AddFailed(NumberIn(entry), "", JoinReason(name, ReasonOf(entry)), entry);
    }
    if (is_list) return;
    return ReadEntry(value, says_configured);
  }
  if (!says_configured)
    return AddFailed(index, name, ReasonOf(value), Json::object({{std::string(name), value}}));
  const bool plain = value.is_object() ? !ContradictsList(value) : SaysDone(value);
  AddConfigured(index, name, DirectionsOfEntry(value));
  if (plain || is_open_) return;
  CountOpen(index, value);
  AddFailed(index, name, ReasonOf(value), Json::object({{std::string(name), value}}));
}

std::size_t Accounting::PlainNumberIn(const Json& entry) const {
  if (const Json* member = NumberMember(entry)) return sent_.IndexOfValue(*member);
  std::size_t found = sent_.IndexOfValue(entry);
  if (!entry.is_object()) return found;
  for (const auto& [name, member] : entry.members()) {
    found = std::min(found, sent_.IndexOfValue(member));
  }
  return found;
}

void Accounting::ReadEntry(const Json& entry, bool says_configured) {
  for (const std::string_view name : {"phone_numbers", "numbers"}) {
    const Json* several = Find(entry, name);
    if (several == nullptr || !several->is_array()) continue;
    for (const Json& number : *several) ReadEntryOf(number, entry, says_configured);
    return;
  }
  ReadEntryOf(entry, entry, says_configured);
}

void Accounting::ReadEntryOf(const Json& named, const Json& entry, bool says_configured) {
  const Json* member = NumberMember(named);
  if (named.is_number() || (named.is_string() && LooksLikeNumber(Text(named)))) member = &named;
  std::string number = member == nullptr ? "" : NumberText(*member);
  std::size_t index = says_configured ? PlainNumberIn(named) : NumberIn(named);
  if (!says_configured) {
    if (index == SentNumbers::kNone && member == nullptr) index = OnlyNumber();
    return AddFailed(index, number, ReasonOf(entry), entry);
  }
  if (number.empty()) number = ShownOf(entry);
  AddConfigured(index, number, DirectionsOfEntry(entry));
  if (!is_open_ && entry.is_object() && ContradictsList(entry)) {
    CountOpen(index, entry);
    AddFailed(index, number, ReasonOf(entry), entry);
  }
}

std::string Accounting::ReasonOf(const Json& entry) const {
  if (entry.is_string() &&
      (sent_.IndexOfValue(entry) != SentNumbers::kNone || LooksLikeNumber(Text(entry)))) {
    return "";
  }
  if (entry.is_number()) return "";
  std::vector<ApiError> errors;
  AppendErrors(entry, Within::kEntry, errors);
  return ErrorText(errors);
}

void Accounting::CountOpen(std::size_t index, const Json& entry) {
  const bool is_first = index != SentNumbers::kNone && !failed_.Has(index);
  if (is_first && IsOpenEntry(entry)) ++open_count_;
}

void Accounting::AddConfigured(std::size_t index, std::string_view number, unsigned directions) {
  if (is_open_ || index == SentNumbers::kNone) {
    if (foreign_.size() < kLongestExcerpt)
      foreign_ += (foreign_.empty() ? "" : ", ") + std::string(number);
    return;
  }
  directions_[index] |= directions;
  if (configured_[index]) return;
  configured_[index] = true;
  order_.push_back(index);
}

void Accounting::AddFailed(std::size_t index, std::string_view number, std::string reason,
                           Json raw) {
  AddTo(failed_, index, number, std::move(reason), std::move(raw));
}

void Accounting::AddTo(NamedEntries& entries, std::size_t index, std::string_view number,
                       std::string reason, Json raw) {
  const bool is_sent = index != SentNumbers::kNone;
  entries.Add(
      {is_sent ? sent_[index] : std::string(number), std::move(reason), std::move(raw), index});
}

}  // namespace sipattach
