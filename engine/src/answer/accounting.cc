#include "answer/accounting.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "answer/answer_errors.h"
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
    const Json* value = Find(entry, name);
    if (value == nullptr || value->is_null()) continue;
    const bool is_nested = value->is_object() || value->is_array();
    const bool names_directions = name == "directions" && value->is_string();
    if (is_nested ? ContradictsList(*value) : !names_directions && !SaysDone(*value)) return true;
  }
  return false;
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

// The directions in which an entry of `configured` says that its number is configured; `all` if it
// does not say. A direction that is null, as when a number is read back, is not configured.
unsigned DirectionsOfEntry(const Json& entry, unsigned all) {
  for (const std::string_view name : {"directions", "direction"}) {
    const Json* told = Find(entry, name);
    if (told != nullptr && !told->is_null()) return DirectionsIn(told);
  }
  const bool tells = Find(entry, "inbound") != nullptr || Find(entry, "outbound") != nullptr;
  return tells ? DirectionsIn(&entry) : all;
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
  for (const std::string_view name : {"status", "state", "result"}) {
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

// How many numbers the lists of a 2xx answer account for.
struct Counts {
  std::size_t configured = 0;
  std::size_t failed = 0;
  std::size_t contradictory = 0;
  std::size_t unattributed = 0;  // failures that name no number
  std::size_t total = 0;

  [[nodiscard]] std::size_t unnamed() const { return total - configured - failed - contradictory; }
};

Counts CountsOf(const Accounting& accounting) {
  Counts counts;
  counts.total = accounting.sent().size();
  for (std::size_t i = 0; i < counts.total; ++i) {
    counts.configured += accounting.IsConfigured(i) ? 1 : 0;
    counts.failed += accounting.IsFailed(i) ? 1 : 0;
    counts.contradictory += accounting.IsContradictory(i) ? 1 : 0;
  }
  for (std::size_t i = 0; i < accounting.failed().size(); ++i) {
    const auto& [number, reason, raw, count] = accounting.failed()[i];
    const bool is_count = raw.is_integer() && raw.integer() > 0;
    if (number.empty()) {
      counts.unattributed += is_count ? static_cast<std::size_t>(raw.integer()) : 1;
    }
  }
  return counts;
}

Summary SummaryOf(const Accounting& accounting, const ApiAnswer& answer) {
  const Counts counts = CountsOf(accounting);
  const std::size_t total = counts.total;
  Summary summary;
  const bool all = counts.configured == total && total > 0;
  if (all && counts.unattributed == 0 && answer.errors.empty()) {
    summary.status = "configured";
    summary.message = total == 1 ? "The number is attached."
                                 : "All " + std::to_string(total) + " numbers are attached.";
  } else {
    const bool fails =
        counts.configured == 0 && counts.contradictory == 0 && accounting.foreign().empty();
    summary.status = fails ? "failed" : "partial";
    summary.message = std::to_string(counts.configured) + " of " + std::to_string(total) +
                      " attached, " + std::to_string(counts.failed + counts.unattributed) +
                      " failed, " + std::to_string(counts.unnamed()) + " not named in the answer";
    if (counts.contradictory > 0) {
      summary.message +=
          ", " + std::to_string(counts.contradictory) + " both attached and failed by the answer";
    }
    summary.message += ".";
    if (!answer.errors.empty()) summary.message += " The API says: " + answer.Said();
  }
  if (!accounting.foreign().empty()) {
    summary.message += " The answer also lists as configured: " + accounting.foreign() +
                       (accounting.is_open() ? ", and does not say that this is done." : ".");
  }
  return summary;
}

// Whether anything in the answer to a change says that the change was not made, or not yet.
bool AnyLeavesOpen(const Json& value) {
  if (std::any_of(value.begin(), value.end(), AnyLeavesOpen)) return true;
  if (!value.is_object()) return false;
  for (const auto& [name, inner] : value.members()) {
    const bool is_not_made = IsOneOf(" updated detached ", name) && TruthOf(inner) == false;
    if (is_not_made || AnyLeavesOpen(inner)) return true;
  }
  return LeavesOpen(value);
}

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
    return HoldsAny(Squeezed(Text(value)), "|error|fail|reject|refus|denied|invalid|");
  }
  return (value.is_integer() || value.is_boolean()) && !is_done;
}

// Whether an answer says that the request as a whole failed.
bool SaysFailed(const Json& body) {
  const auto says_failed = [](const Json& object) {
    return std::any_of(object.members().begin(), object.members().end(), [](const auto& member) {
      return IsFailedState(Squeezed(member.first), member.second);
    });
  };
  return says_failed(body) || says_failed(PayloadOf(body));
}

// Whether a count beside the lists speaks of more failures than they have, or of fewer numbers that
// are configured: {"failed_count": 1}, {"summary": {"configured": 1}}.
bool CountsDisagree(const Json& object, const Counts& counts, bool are_counts = false) {
  return std::any_of(object.members().begin(), object.members().end(), [&](const auto& member) {
    const std::string name = Squeezed(member.first);
    const Json& value = member.second;
    if (value.is_object() && !are_counts) {
      const bool is_summary = HoldsAny(name, "|summary|stat|count|total|meta|");
      return is_summary && CountsDisagree(value, counts, true);
    }
    if (!value.is_integer() || !(are_counts || HoldsAny(name, "|count|total|num|"))) return false;
    const auto told = static_cast<std::size_t>(std::max<std::int64_t>(value.integer(), 0));
    if (HoldsAny(name, "|fail|error|reject|")) return told > counts.failed + counts.unattributed;
    return HoldsAny(name, "|configured|attached|succe|") && told < counts.configured;
  });
}

// Whether an answer says that the numbers it lists as configured failed after all: that the whole
// request failed, that more failed than the other numbers can account for, or that fewer are
// configured than it lists.
bool ContradictsConfigured(const Accounting& accounting, const ApiAnswer& answer) {
  const Counts counts = CountsOf(accounting);
  if (SaysFailed(answer.body) || counts.unattributed > counts.unnamed()) return true;
  if (CountsDisagree(answer.body, counts) || CountsDisagree(PayloadOf(answer.body), counts)) {
    return true;
  }
  const bool fails = !answer.is_success() || accounting.has_general_error();
  return fails && counts.failed == 0 && counts.unattributed == 0;
}

// The errors of an answer other than those in its list of configured numbers.
std::vector<ApiError> ErrorsBesideConfigured(const ApiAnswer& answer) {
  Json body = answer.body;
  body.erase("configured");
  if (const Json* data = Find(body, "data"); data != nullptr && data->is_object()) {
    body["data"].erase("configured");
  }
  return ErrorsOf(body, answer.is_success());
}

// Whether anything in the answer to a change says that it failed, under whatever name.
bool AnyFails(const Json& value) {
  if (std::any_of(value.begin(), value.end(), AnyFails)) return true;
  if (!value.is_object()) return false;
  return std::any_of(value.members().begin(), value.members().end(), [](const auto& member) {
    const auto& [name, inner] = member;
    const std::string word = Squeezed(name);
    if (HoldsAny(word, "|error|fail|reject|refus|denied|invalid|exception|") &&
        !HoldsAny(word, "|failover|")) {
      return SaysSomething(inner) && TruthOf(inner) != false;
    }
    return IsFailedState(word, inner) || AnyFails(inner);
  });
}

// Whether an answer has content other than messages and IDs. Beside a list of errors, which is
// empty here, any data counts.
bool AnyTells(const Json& body) {
  const Json* data = Find(body, "data");
  if (data != nullptr && data->is_object() && Find(body, "errors") == nullptr) {
    return AnyTells(*data);
  }
  return std::any_of(body.members().begin(), body.members().end(), [](const auto& member) {
    return SaysSomething(member.second) &&
           !IsOneOf(
               " message msg detail details title description code error errors reason type "
               "requestid traceid correlationid timestamp path instance version docs "
               "documentation ",
               Squeezed(member.first));
  });
}

// Reads the lists, which may be under `data`, at the top, or in both places; false if there are
// none.
bool ReadLists(const Json& body, Accounting& accounting) {
  const Json& payload = PayloadOf(body);
  bool found = false;
  if (LeavesOpen(body) || LeavesOpen(payload)) accounting.LeaveOpen();
  for (const bool says_configured : {true, false}) {
    const std::string_view name = says_configured ? "configured" : "failed";
    found = accounting.Read(Find(payload, name), says_configured) || found;
    if (&payload != &body) found = accounting.Read(Find(body, name), says_configured) || found;
  }
  accounting.Settle();
  return found;
}

}  // namespace

bool SaysAttachedAlready(std::string_view reason) {
  std::string text = Lowercase(reason);
  std::replace(text.begin(), text.end(), '_', ' ');
  // Says that it is unsure, or that something else is already the case.
  if (HoldsAny(text,
               "|whether|not already|not exist|n't exist|trunk already|already fail|already being|"
               "already process|already in progress|already queued|already pending|already tried|"
               "already detach|already delet|already remov|")) {
    return false;
  }
  return HoldsAny(text, "|already|duplicate|conflict|in use|taken|409|exist|");
}

Accounting::Accounting(const Json& body)
    : sent_(NumbersOf(body)),
      configured_(sent_.size()),
      has_places_(Find(body, "phone_numbers") != nullptr &&
                  Find(body, "phone_numbers")->size() == sent_.size()),
      planned_(DirectionsIn(Find(body, "directions"))),
      directions_(sent_.size()),
      failed_at_(sent_.size(), kNoEntry) {}

void Accounting::Settle() {
  for (std::size_t i = 0; i < sent_.size(); ++i) {
    const bool is_whole = (planned_ & ~directions_[i]) == 0;
    if (is_whole || !configured_[i] || failed_at_[i] != kNoEntry) continue;
    configured_[i] = false;
    AddConfigured(SentNumbers::kNone, sent_[i]);
  }
}

void Accounting::Hide(const SecretTexts& secrets) {
  for (std::size_t i = 0; i < failed_.size(); ++i) {
    NamedNumber& entry = failed_[i];
    if (failed_index_[i] == SentNumbers::kNone)
      entry.number = secrets.Without(entry.number, kHiddenInMessage);
    entry.reason = secrets.Without(entry.reason, kHiddenInMessage);
    entry.raw = secrets.WithoutIn(WithoutSecrets(entry.raw, kHiddenInValue), kHiddenInValue);
  }
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
  if (says_configured) return AddConfigured(SentNumbers::kNone, text);
  std::size_t index = value.is_string() ? NumberInText(Text(value)) : SentNumbers::kNone;
  if (index == SentNumbers::kNone) index = OnlyNumber();
  AddFailed(index, "", value.is_string() ? ReasonOf(value) : text, value);
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
    } else if (failed_at_[index] == kNoEntry) {
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
    if (failed_at_[i] == kNoEntry) AddFailed(i, "", reason, std::exchange(raw, nullptr));
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

void Accounting::ReadMember(std::string_view name, const Json& value, bool says_configured) {
  std::size_t index = sent_.IndexOf(name);
  const bool names_number = PlainNumberIn(value) != SentNumbers::kNone;
  if (index == SentNumbers::kNone && (names_number || !LooksLikeNumber(name))) {
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
  AddConfigured(index, name, DirectionsOfEntry(value, kAll));
  if (!plain && !is_open_)
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
  AddConfigured(index, number, DirectionsOfEntry(entry, kAll));
  if (!is_open_ && entry.is_object() && ContradictsList(entry)) {
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
  AppendErrors(entry, errors);
  return ErrorText(errors);
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
  if (index != SentNumbers::kNone && failed_at_[index] != kNoEntry) {
    return Merge(failed_[failed_at_[index]], reason, std::move(raw));
  }
  if (index != SentNumbers::kNone) failed_at_[index] = failed_.size();
  failed_.push_back({index == SentNumbers::kNone ? std::string(number) : sent_[index],
                     std::move(reason), std::move(raw)});
  failed_index_.push_back(index);
}

void Accounting::Merge(NamedNumber& entry, std::string_view reason, Json raw) {
  if (entry.count == 1) {
    if (entry.raw == raw) return;
    entry.raw = Json::array({std::move(entry.raw)});
  }
  ++entry.count;
  entry.raw.push_back(std::move(raw));
  const bool is_new = entry.reason.find(reason) == std::string::npos;
  if (!is_new || entry.reason.size() > kLongestText) return;
  if (!entry.reason.empty()) entry.reason += "; ";
  entry.reason += reason;
}

Json BodyOfRequest(std::string_view text) {
  const Json request = ReadJsonOrNull(text);
  const Json* body = Find(request, "body");
  return body == nullptr ? Json() : *body;
}

AttachAnswer ReadAttachAnswer(ApiAnswer answer, const Json& body) {
  Accounting accounting(body);
  if (answer.status == 202) accounting.LeaveOpen();  // 202 is noncommittal: RFC 9110 §15.3.3
  const bool is_refusal = answer.status >= 400 && answer.status < 500;
  const bool has_lists = (answer.is_success() || is_refusal) && ReadLists(answer.body, accounting);
  answer.secrets = SecretTexts(body);
  // A refusal that lists numbers as configured refuses only the others.
  const bool names_any = has_lists && (!accounting.configured().empty() ||
                                       (!is_refusal && !accounting.failed().empty()));
  if (names_any) {
    answer.errors = ErrorsBesideConfigured(answer);
    accounting.ReadErrors(answer.body);
    if (ContradictsConfigured(accounting, answer)) {
      const std::string said = answer.Said();
      accounting.Contradict(!said.empty() ? said
                            : SaysFailed(answer.body)
                                ? "The answer says that the call failed."
                                : "The counts of the answer do not fit its lists.");
    }
  }
  Summary summary;
  const bool is_failure = !names_any && (!answer.is_success() || !answer.errors.empty());
  if (is_failure) summary = RefusalOf(answer, Asked::kChange);
  // Of a single number, the refusal as a whole says more. A conflict may pass.
  const bool refuses_several = summary.status == "rejected" && answer.status != 409;
  if (refuses_several && accounting.sent().size() > 1) accounting.ReadRefusal(answer.body);
  accounting.Hide(answer.secrets);
  auto passwords = ReadRegisterPasswords(answer.body, accounting.sent());
  if (names_any) {
    summary = SummaryOf(accounting, answer);
  } else if (!is_failure) {
    summary.status = "unreadable";
    // An HTML page may come from a proxy, and does not show that the API accepted anything.
    summary.message =
        accounting.is_open()    ? "The API accepted the request, and does not say that it is done"
        : AnyFails(answer.body) ? "The API accepted the request, but its answer says that it failed"
        : answer.body.is_object() ? "The API accepted the request, but its answer names no numbers"
                                  : "The answer (HTTP status " + std::to_string(answer.status) +
                                        ") is not one of this API, or is cut off";
    summary.message += "; only reading back tells what is attached.";
    if (answer.body.is_string() && !passwords.empty())
      summary.message += " The password that it gives may be cut off too.";
    if (!accounting.foreign().empty()) {
      summary.message += " It lists as configured: " + accounting.foreign() + ".";
    }
    // Whether this is good news or bad, nothing else is known.
    const std::string said = answer.Said(ErrorsOf(answer.body, false));
    if (!said.empty()) summary.message += " The API says: " + said;
  }
  std::optional<bool> carried_out;
  if (answer.is_success() && answer.errors.empty()) {
    if (answer.status == 202 || AnyLeavesOpen(answer.body)) {
      carried_out = false;
    } else if (answer.body.is_object() && accounting.failed().empty() && !AnyFails(answer.body) &&
               AnyTells(answer.body)) {
      carried_out = true;
    }
  }
  answer.errors = answer.ShownErrors();
  return {std::move(answer), std::move(accounting), std::move(summary), std::move(passwords),
          carried_out};
}

}  // namespace sipattach
