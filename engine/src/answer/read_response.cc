#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "answer/answer_errors.h"
#include "answer/api_answer.h"
#include "answer/register_passwords.h"
#include "document/read_json.h"
#include "document/request_numbers.h"
#include "json/json.h"
#include "json/json_writer.h"
#include "redact/excerpt.h"
#include "sipattach/response.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

struct NamedNumber {
  std::string number;
  std::string reason;
  Json raw;
  std::size_t count = 1;  // of entries; if there are more, `raw` is a list of them
};

// Words by which an entry of `configured` says that it is. Any other word leaves it open.
constexpr std::string_view kWordsOfSuccess[] = {"configured", "attached", "ok",      "success",
                                                "succeeded",  "active",   "created", "updated",
                                                "complete",   "done",     "enabled", "completed"};

bool IsWordOfSuccess(const Json& value) {
  if (value.is_boolean()) return value.boolean();
  if (value.is_integer()) return value.integer() >= 200 && value.integer() < 300;
  return value.is_string() && std::any_of(std::begin(kWordsOfSuccess), std::end(kWordsOfSuccess),
                                          [&](std::string_view word) {
                                            return EqualsIgnoringCase(Trim(Text(value)), word);
                                          });
}

// Whether an entry of `configured` says of itself that it is not.
bool ContradictsList(const Json& entry) {
  for (const std::string_view name : {"error", "errors", "failed", "failure"}) {
    if (const Json* value = Find(entry, name); value != nullptr && SaysSomething(*value))
      return true;
  }
  for (const std::string_view name :
       {"status", "state", "result", "success", "ok", "configured", "attached"}) {
    const Json* value = Find(entry, name);
    const bool is_scalar =
        value != nullptr && !value->is_null() && !value->is_object() && !value->is_array();
    if (is_scalar && !IsWordOfSuccess(*value)) return true;
  }
  return false;
}

bool SaysAttachedAlready(std::string_view reason) {
  const std::string text = Lowercase(reason);
  const auto says = [&](std::string_view word) { return text.find(word) != std::string::npos; };
  const bool exists = says("exist") && !says("not exist") && !says("n't exist");
  return exists || says("already") || says("duplicate") || says("conflict") || says("in use") ||
         says("taken") || says("409");
}

// What stands in one of the two lists of an answer, sorted by what was sent.
class Accounting {
 public:
  explicit Accounting(const std::vector<std::string>& sent)
      : sent_(sent), configured_(sent_.size()), failed_at_(sent_.size(), kNoEntry) {}

  // A list may also be a map from numbers, or a single entry. False where it is no list at all.
  bool Read(const Json* list, bool says_configured) {
    if (list == nullptr) return false;
    if (list->is_array()) {
      for (const Json& entry : *list) ReadEntry(entry, says_configured);
      return true;
    }
    if (list->is_object() && NumberMember(*list) == nullptr) {
      for (const auto& [name, entry] : list->members()) ReadMember(name, entry, says_configured);
      return true;
    }
    if (!list->is_object() && sent_.IndexOfValue(*list) == SentNumbers::kNone) return false;
    ReadEntry(*list, says_configured);
    return true;
  }

  [[nodiscard]] const SentNumbers& sent() const { return sent_; }
  [[nodiscard]] bool IsConfigured(std::size_t i) const {
    return configured_[i] && failed_at_[i] == kNoEntry;
  }
  [[nodiscard]] bool IsContradictory(std::size_t i) const {
    return configured_[i] && failed_at_[i] != kNoEntry;
  }
  [[nodiscard]] bool IsFailed(std::size_t i) const {
    return !configured_[i] && failed_at_[i] != kNoEntry;
  }

  // In the order of the answer.
  [[nodiscard]] const std::vector<std::size_t>& configured() const { return order_; }
  [[nodiscard]] const std::vector<NamedNumber>& failed() const { return failed_; }
  // Of each entry of failed(): the number that was sent, or kNone.
  [[nodiscard]] std::size_t SentIndexOf(std::size_t entry) const { return failed_index_[entry]; }
  // Numbers that the answer calls configured and nobody sent.
  [[nodiscard]] const std::string& foreign() const { return foreign_; }

 private:
  static constexpr std::size_t kNoEntry = SIZE_MAX;

  // The number that an object, list or text means.
  std::size_t NumberIn(const Json& value) const {
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

  // "+14155552671: taken", "the number +14155552671 is taken".
  std::size_t NumberInText(std::string_view text) const {
    std::size_t found = sent_.IndexOf(text.substr(0, text.find_first_of(":;,=")));
    while (found == SentNumbers::kNone && !text.empty()) {
      const std::size_t end = std::min(text.find_first_of(" \t\r\n:;,=()\"'[]"), text.size());
      std::string_view token = text.substr(0, end);
      while (token.ends_with('.')) token.remove_suffix(1);
      if (!token.empty()) found = sent_.IndexOf(token);
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return found;
  }

  void ReadMember(std::string_view name, const Json& value, bool says_configured) {
    std::size_t index = sent_.IndexOf(name);
    if (index == SentNumbers::kNone && !LooksLikeNumber(name)) {
      // Another grouping: by reason, or entries under names of their own.
      const bool is_list = value.is_array() && !says_configured;
      for (const Json& entry : value) {
        if (is_list) AddFailed(NumberIn(entry), "", JoinReason(name, ReasonOf(entry)), entry);
      }
      if (is_list) return;
      return ReadEntry(value, says_configured);
    }
    if (!says_configured)
      return AddFailed(index, name, ReasonOf(value), Json::object({{std::string(name), value}}));
    const bool plain = value.is_object() ? !ContradictsList(value) : IsWordOfSuccess(value);
    AddConfigured(index, name);
    if (!plain) AddFailed(index, name, ReasonOf(value), Json::object({{std::string(name), value}}));
  }

  // The number that an entry of `configured` names plainly: what says more may say anything.
  [[nodiscard]] std::size_t PlainNumberIn(const Json& entry) const {
    if (const Json* member = NumberMember(entry)) return sent_.IndexOfValue(*member);
    std::size_t found = sent_.IndexOfValue(entry);
    if (!entry.is_object()) return found;
    for (const auto& [name, member] : entry.members()) {
      found = std::min(found, sent_.IndexOfValue(member));
    }
    return found;
  }

  void ReadEntry(const Json& entry, bool says_configured) {
    const Json* member = NumberMember(entry);
    if (entry.is_number() || (entry.is_string() && LooksLikeNumber(Text(entry)))) member = &entry;
    const std::string number = member == nullptr ? "" : NumberText(*member);
    std::size_t index = says_configured ? PlainNumberIn(entry) : NumberIn(entry);
    if (!says_configured) {
      // With one number sent, an entry that names none can only mean that one.
      if (index == SentNumbers::kNone && member == nullptr && sent_.size() == 1) index = 0;
      return AddFailed(index, number, ReasonOf(entry), entry);
    }
    if (index == SentNumbers::kNone && member == nullptr) {
      return AddFailed(index, "",
                       "The answer lists this as configured, in a form that is not known.", entry);
    }
    AddConfigured(index, number);
    if (entry.is_object() && ContradictsList(entry)) {
      AddFailed(index, number, ReasonOf(entry), entry);
    }
  }

  static std::string NumberText(const Json& value) {
    return Excerpt(value.is_string() ? Text(value) : std::string_view(value.digits()));
  }

  static std::string JoinReason(std::string_view name, const std::string& reason) {
    return std::string(name) + (reason.empty() ? "" : ": " + reason);
  }

  // What an entry says besides its number; "" where that is all.
  std::string ReasonOf(const Json& entry) const {
    if (entry.is_string() &&
        (sent_.IndexOfValue(entry) != SentNumbers::kNone || LooksLikeNumber(Text(entry)))) {
      return "";
    }
    if (entry.is_number()) return "";
    std::vector<ApiError> errors;
    AppendErrors(entry, errors);
    return ErrorText(errors);
  }

  void AddConfigured(std::size_t index, std::string_view number) {
    if (index == SentNumbers::kNone) {
      if (foreign_.size() < kLongestExcerpt)
        foreign_ += (foreign_.empty() ? "" : ", ") + std::string(number);
    } else if (!configured_[index]) {
      configured_[index] = true;
      order_.push_back(index);
    }
  }

  void AddFailed(std::size_t index, std::string_view number, std::string reason, Json raw) {
    if (index != SentNumbers::kNone && failed_at_[index] != kNoEntry) {
      return Merge(failed_[failed_at_[index]], reason, std::move(raw));
    }
    if (index != SentNumbers::kNone) failed_at_[index] = failed_.size();
    failed_.push_back({index == SentNumbers::kNone ? std::string(number) : sent_[index],
                       std::move(reason), std::move(raw)});
    failed_index_.push_back(index);
  }

  // A number that failed more than once: nothing of any entry is lost.
  static void Merge(NamedNumber& entry, std::string_view reason, Json raw) {
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

  SentNumbers sent_;
  std::vector<bool> configured_;        // of each number that was sent
  std::vector<std::size_t> failed_at_;  // of each, its place in failed_
  std::vector<std::size_t> order_;
  std::vector<NamedNumber> failed_;
  std::vector<std::size_t> failed_index_;
  std::string foreign_;
};

// What becomes of the lists of an answer with status 2xx.
struct Counts {
  std::size_t configured = 0;
  std::size_t failed = 0;
  std::size_t contradictory = 0;
  std::size_t unattributed = 0;  // failures that name no number at all
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
    if (accounting.failed()[i].number.empty()) ++counts.unattributed;
  }
  return counts;
}

Refusal SummaryOf(const Accounting& accounting, const std::vector<ApiError>& errors) {
  const Counts counts = CountsOf(accounting);
  const std::size_t total = counts.total;
  Refusal summary;
  const bool all = counts.configured == total && total > 0;
  if (all && counts.unattributed == 0 && errors.empty()) {
    summary.status = "configured";
    summary.message = total == 1 ? "The number is attached."
                                 : "All " + std::to_string(total) + " numbers are attached.";
  } else {
    const bool fails = counts.configured == 0 && counts.contradictory == 0;
    summary.status = fails ? "failed" : "partial";
    summary.message = std::to_string(counts.configured) + " of " + std::to_string(total) +
                      " attached, " + std::to_string(counts.failed + counts.unattributed) +
                      " failed, " + std::to_string(counts.unnamed()) + " not named in the answer";
    if (counts.contradictory > 0) {
      summary.message +=
          ", " + std::to_string(counts.contradictory) + " both attached and failed by the answer";
    }
    summary.message += ".";
    if (!errors.empty()) summary.message += " The API says: " + ErrorText(errors);
  }
  if (!accounting.foreign().empty()) {
    summary.message += " The answer also names what was not sent: " + accounting.foreign() + ".";
  }
  return summary;
}

void WriteNumbers(JsonWriter& writer, const Accounting& accounting) {
  writer.Key("configured").BeginArray();
  for (const std::size_t i : accounting.configured()) {
    if (accounting.IsConfigured(i)) writer.String(accounting.sent()[i]);
  }
  writer.EndArray();
  for (const bool contradictory : {false, true}) {
    writer.Key(contradictory ? "contradictory" : "failed").BeginArray();
    for (std::size_t i = 0; i < accounting.failed().size(); ++i) {
      const std::size_t index = accounting.SentIndexOf(i);
      const bool is_contradictory =
          index != SentNumbers::kNone && accounting.IsContradictory(index);
      if (is_contradictory != contradictory) continue;
      const NamedNumber& entry = accounting.failed()[i];
      writer.BeginObject();
      writer.Key("number").String(entry.number);
      writer.Key("reason").String(entry.reason);
      writer.Key("raw").Value(entry.raw);
      if (!contradictory) writer.Key("already_attached").Boolean(SaysAttachedAlready(entry.reason));
      writer.EndObject();
    }
    writer.EndArray();
  }
  writer.Key("unaccounted").BeginArray();
  for (std::size_t i = 0; i < accounting.sent().size(); ++i) {
    if (!accounting.IsConfigured(i) && !accounting.IsFailed(i)) writer.String(accounting.sent()[i]);
  }
  writer.EndArray();
}

void WritePasswords(JsonWriter& writer, const std::vector<RegisterPassword>& passwords) {
  writer.Key("register_password_for_pbx")
      .StringOrNull(passwords.empty() ? "" : passwords.front().password);
  writer.Key("register_passwords").BeginArray();
  for (const RegisterPassword& password : passwords) {
    writer.BeginObject();
    writer.Key("number").StringOrNull(password.number);
    writer.Key("password").String(password.password);
    writer.EndObject();
  }
  writer.EndArray();
}

// Reads the lists, which may stand under `data`, at the top, or in both; false where there are
// none.
bool ReadLists(const Json& body, Accounting& accounting) {
  const Json& payload = PayloadOf(body);
  bool found = false;
  for (const bool says_configured : {true, false}) {
    const std::string_view name = says_configured ? "configured" : "failed";
    found = accounting.Read(Find(payload, name), says_configured) || found;
    if (&payload != &body) found = accounting.Read(Find(body, name), says_configured) || found;
  }
  return found;
}

}  // namespace

std::string ReadResponse(std::string_view response_text, std::string_view request_text) {
  const ApiAnswer answer = ReadApiAnswer(response_text);
  const Json request = ReadJsonOrNull(request_text);
  const Json* request_body = Find(request, "body");
  Accounting accounting(request_body == nullptr ? std::vector<std::string>()
                                                : NumbersOf(*request_body));
  const bool has_lists = answer.is_success() && ReadLists(answer.body, accounting);
  const bool names_any = !accounting.configured().empty() || !accounting.failed().empty();
  Refusal summary;
  if (has_lists && names_any) {
    summary = SummaryOf(accounting, answer.errors);
  } else if (!answer.is_success() || !answer.errors.empty()) {
    summary = RefusalOf(answer, Asked::kChange);
  } else {
    summary.status = "unreadable";
    summary.message =
        "The API accepted the request, but its answer names no numbers; read back what is "
        "attached.";
    if (!accounting.foreign().empty()) {
      summary.message += " It names what was not sent: " + accounting.foreign() + ".";
    }
    // Good news or not, it is what there is.
    const std::string said = ErrorText(ErrorsOf(answer.body, false));
    if (!said.empty()) summary.message += " The API says: " + said;
  }
  JsonWriter writer;
  writer.BeginObject();
  writer.Key("status").String(summary.status);
  WriteNumbers(writer, accounting);
  WritePasswords(writer, ReadRegisterPasswords(answer.body, accounting.sent()));
  WriteRefusal(writer, summary, answer.errors);
  writer.EndObject();
  return writer.Take();
}

}  // namespace sipattach
