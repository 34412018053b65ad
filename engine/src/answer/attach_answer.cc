#include "answer/attach_answer.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "answer/answer_errors.h"
#include "answer/answer_subject.h"
#include "answer/stated.h"
#include "redact/excerpt.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// How many numbers the lists of a 2xx answer account for.
struct Counts {
  std::size_t configured = 0;
  std::size_t failed = 0;
  std::size_t contradictory = 0;
  std::size_t partial = 0;
  std::size_t unattributed = 0;  // failures that name no number
  std::size_t denied = 0;        // of the contradictory ones, those that are listed as skipped, say
  std::size_t already = 0;       // of those in neither list, how many the answer says are attached
  std::size_t otherwise = 0;     // and of how many it says something else
  std::size_t unnamed = 0;       // and of how many nothing
  std::size_t total = 0;
};

Counts CountsOf(const Accounting& accounting) {
  Counts counts;
  counts.total = accounting.sent().size();
  const NamedEntries& remarks = accounting.remarks();
  for (std::size_t i = 0; i < counts.total; ++i) {
    ++(accounting.IsConfigured(i)                  ? counts.configured
       : accounting.IsFailed(i)                    ? counts.failed
       : accounting.IsContradictory(i)             ? counts.contradictory
       : accounting.IsPartial(i)                   ? counts.partial
       : !remarks.Has(i)                           ? counts.unnamed
       : SaysAttachedAlready(remarks.Of(i).reason) ? counts.already
                                                   : counts.otherwise);
  }
  for (const NamedNumber& entry : accounting.failed()) {
    if (entry.number.empty()) ++counts.unattributed;
    const bool is_denied = accounting.IsContradictoryEntry(entry) && remarks.Has(entry.index);
    if (is_denied && remarks.Of(entry.index).reason == entry.reason) ++counts.denied;
  }
  const std::size_t listed = accounting.failed().size();
  counts.unattributed += std::max(accounting.CountOf(false), listed) - listed;
  return counts;
}

constexpr std::string_view kReadBack = "; only reading back tells what is attached.";

// What is to be said of an answer that has counts in place of lists, and lists no number; "" of any
// other.
std::string OnlyCounts(const Accounting& accounting) {
  std::string text;
  for (const bool configured : {true, false}) {
    const std::size_t count = accounting.CountOf(configured);
    if (count == 0) continue;
    text += (text.empty() ? "" : ", ") + std::to_string(count);
    text += configured ? " configured" : " failed";
  }
  const bool lists_any = !accounting.configured().empty() || !accounting.failed().empty();
  if (lists_any || text.empty()) return "";
  return "The answer only counts (" + text + "), and does not say which numbers";
}

// Adds what the answer says beside its lists, as far as the message does not have it. What is said
// of many numbers is said once.
void AddRemarks(const Accounting& accounting, std::string& message) {
  constexpr std::size_t kMost = 5;
  std::size_t count = 0;
  const std::vector<NamedNumber>& list = accounting.remarks().list();
  for (auto entry = list.begin(); entry != list.end() && count < kMost;) {
    const std::string& reason = entry->reason;
    const bool is_told = reason.empty() || message.find(reason) < message.size();
    std::string of;
    for (; entry != list.end() && entry->reason == reason; ++entry) {
      if (entry->number.empty() || of.size() > kLongestExcerpt) continue;
      of += (of.empty() ? " of " : ", ") + Excerpt(entry->number);
    }
    if (is_told) continue;
    ++count;
    message.append(" The API says").append(of).append(": ").append(reason);
    if (!reason.ends_with('.')) message += '.';
  }
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
        counts.configured + counts.contradictory + counts.partial + counts.already == 0 &&
        accounting.CountOf(true) == 0 && accounting.foreign().empty();
    summary.status = fails ? "failed" : "partial";
    summary.message = std::to_string(counts.configured) + " of " + std::to_string(total) +
                      " attached, " + std::to_string(counts.failed + counts.unattributed) +
                      " failed, " + std::to_string(counts.unnamed) + " not named in the answer";
    const auto add = [&](std::size_t count, std::string_view what) {
      if (count > 0) summary.message += ", " + std::to_string(count) + std::string(what);
    };
    add(counts.already, " already attached");
    add(counts.otherwise, " named in another way");
    const std::size_t open = std::min(accounting.open_count(), counts.contradictory);
    const std::size_t denied = std::min(counts.denied, counts.contradictory - open);
    add(counts.contradictory - open - denied, " both attached and failed by the answer");
    add(denied, " attached and also named in another way");
    add(open, " not done yet");
    add(counts.partial, " attached in only one of the directions");
    summary.message += ".";
    const std::string only_counts = OnlyCounts(accounting);
    if (!only_counts.empty()) summary.message = only_counts + std::string(kReadBack);
    const std::string said = answer.Said();
    if (!said.empty()) summary.message += " The API says: " + said;
  }
  AddRemarks(accounting, summary.message);
  if (!accounting.foreign().empty()) {
    summary.message += " The answer also lists as configured: " + accounting.foreign() +
                       (accounting.is_open() ? ", and does not say that this is done." : ".");
  }
  return summary;
}

// Which numbers a refusal of all of them is about, if its own words do not say so; "" if none.
std::string NamedIn(const Accounting& accounting, std::string_view message) {
  std::string named;
  for (const NamedNumber& entry : accounting.failed()) {
    const std::string number = Excerpt(entry.number);
    // It may be said without its plus.
    const bool is_said =
        message.find(number.substr(number.starts_with('+') ? 1 : 0)) < message.size();
    if (named.size() > kLongestExcerpt || is_said) continue;
    named += (named.empty() ? " (about " : ", ") + number;
  }
  return named.empty() ? "" : named + ")";
}

// Whether an answer says that the request as a whole failed.
bool SaysWholeFailed(const Json& body) { return SaysFailed(body) || SaysFailed(PayloadOf(body)); }

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

// Whether an answer also says that numbers are not done, or that only some of them are.
bool SaysPartial(const Json& object) {
  return std::any_of(object.members().begin(), object.members().end(), [](const auto& member) {
    const auto& [name, value] = member;
    const std::string word = Squeezed(name);
    if (value.is_array()) return !value.empty() && IsOneOf(" pending skipped ignored ", word);
    return value.is_string() && IsOneOf(" status state result ", word) &&
           Squeezed(Text(value)).starts_with("partial");
  });
}

// Whether an answer says that the numbers it lists as configured failed after all: that the whole
// request failed, that more failed than the other numbers can account for, or that fewer are
// configured than it lists.
bool ContradictsConfigured(const Accounting& accounting, const ApiAnswer& answer) {
  const Counts counts = CountsOf(accounting);
  const std::size_t others =
      counts.total - counts.configured - counts.failed - counts.contradictory;
  if (SaysWholeFailed(answer.body) || counts.unattributed > others) return true;
  if (CountsDisagree(answer.body, counts) || CountsDisagree(PayloadOf(answer.body), counts)) {
    return true;
  }
  // With other numbers beside them, these are the ones that are not done.
  const bool is_partial = SaysPartial(answer.body) || SaysPartial(PayloadOf(answer.body));
  if (is_partial && counts.configured == counts.total) return true;
  const bool fails = !answer.is_success() || accounting.has_general_error();
  return fails && counts.failed == 0 && counts.unattributed == 0;
}

// The errors of an answer other than those in its list of configured numbers. For `accepted` see
// ErrorsOf.
std::vector<ApiError> ErrorsBesideConfigured(Json body, bool accepted) {
  if (body.is_object()) body.erase("configured");
  if (const Json* data = Find(body, "data"); data != nullptr && data->is_object()) {
    body["data"].erase("configured");
  }
  return ErrorsOf(body, accepted);
}

// The members of an answer other than those with entries of numbers that were sent.
Json WithoutNumbers(const Json& body, const Accounting& accounting) {
  if (!body.is_object()) return body;
  Json rest = Json::object();
  for (const Json* place : {&body, &PayloadOf(body)}) {
    for (const auto& [name, value] : place->members()) {
      const bool has_entries = !value.is_string() && accounting.Names(value);
      if (!has_entries) rest.members().emplace_back(name, value);
    }
  }
  return rest;
}

// Reads the lists, which may be under `data`, at the top, or in both places; false if there are
// none.
bool ReadLists(const Json& body, bool is_success, Accounting& accounting) {
  const Json& payload = PayloadOf(body);
  bool found = false;
  if (LeavesOpen(body) || LeavesOpen(payload)) accounting.LeaveOpen();
  for (const bool says_configured : {true, false}) {
    const std::string_view name = says_configured ? "configured" : "failed";
    found = accounting.Read(Find(payload, name), says_configured) || found;
    if (&payload != &body) found = accounting.Read(Find(body, name), says_configured) || found;
  }
  if (is_success) {
    accounting.ReadBeside(body, payload);
    if (&payload != &body) accounting.ReadBeside(payload, payload);
  }
  accounting.Settle();
  return found || !accounting.failed().empty();
}

// Why the numbers that the lists call configured may not be, in the words of the answer where it
// has any.
std::string WhyContradicted(const ApiAnswer& answer) {
  std::string said = answer.Said();
  if (!said.empty()) return said;
  if (SaysWholeFailed(answer.body)) return "The answer says that the call failed.";
  if (!answer.errors.empty() && answer.is_success()) {
    return "The answer reports an error, without saying which.";
  }
  if (!answer.is_success()) return "The status is " + std::to_string(answer.status) + ".";
  if (SaysPartial(answer.body) || SaysPartial(PayloadOf(answer.body))) {
    return "The answer says that not all numbers are done.";
  }
  return "The counts of the answer do not fit its lists.";
}

// What is to be said of an answer that neither names numbers nor refuses the request. An HTML page
// may come from a proxy, and does not show that the API accepted anything.
std::string MessageOfUnreadable(const Accounting& accounting, const ApiAnswer& answer,
                                bool has_passwords) {
  const std::string counts = OnlyCounts(accounting);
  std::string message =
      !counts.empty()         ? counts
      : accounting.is_open()  ? "The API accepted the request, and does not say that it is done"
      : AnyFails(answer.body) ? "The API accepted the request, but its answer says that it failed"
      : accounting.names_any()
          ? "The API accepted the request, but does not say in a known form what "
            "became of the numbers"
      : answer.body.is_object() ? "The API accepted the request, but its answer names no numbers"
                                : "The answer (HTTP status " + std::to_string(answer.status) +
                                      ") is not one of this API, or is cut off";
  message += kReadBack;
  if (answer.body.is_string() && has_passwords)
    message += " The password that it gives may be cut off too.";
  if (!accounting.foreign().empty())
    message += " It lists as configured: " + accounting.foreign() + ".";
  // Whether this is good news or bad, nothing else is known. Remarks have what is said of
  // numbers.
  const Json body = WithoutNumbers(answer.body, accounting);
  const std::string said = answer.Said(ErrorsBesideConfigured(body, false));
  if (!said.empty()) message += " The API says: " + said;
  AddRemarks(accounting, message);
  return message;
}

// Whether the request as a whole was carried out; nullopt if the answer does not say.
std::optional<bool> CarriedOut(const Accounting& accounting, const ApiAnswer& answer,
                               const Json& request) {
  if (!answer.is_success() || !answer.errors.empty()) return std::nullopt;
  if (answer.status == 202 || AnyLeavesOpen(answer.body)) return false;
  const bool has_failed = !accounting.failed().empty() || accounting.CountOf(false) > 0;
  if (has_failed || AnyFails(answer.body)) return std::nullopt;
  const std::size_t total = accounting.sent().size();
  const bool all = CountsOf(accounting).configured == total;
  const bool is_done = (all && total > 1) || ((all || accounting.configured().empty()) &&
                                              SaysCarriedOut(answer.body, request));
  return is_done ? std::optional(true) : std::nullopt;
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

Json BodyOfRequest(const Json& request) {
  const Json* body = Find(request, "body");
  return body == nullptr ? Json() : *body;
}

AttachAnswer ReadAttachAnswer(ApiAnswer answer, const Json& request) {
  const Json body = BodyOfRequest(request);
  Accounting accounting(body);
  // A list alone is one of results.
  const bool attaches = ChangeOf(request) == Change::kAttach;
  if (attaches && answer.is_success() && answer.body.is_array()) {
    answer.body = Json::object({{"data", std::move(answer.body)}});
  }
  if (answer.status == 202) accounting.LeaveOpen();  // 202 is noncommittal: RFC 9110 §15.3.3
  const bool is_refusal = answer.status >= 400 && answer.status < 500;
  const bool has_lists = (answer.is_success() || is_refusal) &&
                         ReadLists(answer.body, answer.is_success(), accounting);
  answer.secrets = SecretTexts(body);
  // A refusal that lists numbers as configured refuses only the others.
  const bool has_already = !is_refusal && CountsOf(accounting).already > 0;
  const bool has_failed = !accounting.failed().empty() || accounting.CountOf(false) > 0;
  const bool names_any =
      !accounting.configured().empty() || has_already || (has_lists && !is_refusal && has_failed);
  const bool is_failure = !names_any && (!answer.is_success() || !answer.errors.empty());
  Summary summary;
  if (names_any) {
    answer.errors = ErrorsBesideConfigured(answer.body, answer.is_success());
    accounting.ReadErrors(answer.body);
    if (ContradictsConfigured(accounting, answer)) accounting.Contradict(WhyContradicted(answer));
  } else if (is_failure) {
    summary = RefusalOf(answer, Asked::kChange);
    // Of a single number, the refusal as a whole says more.
    if (summary.status == "rejected" && accounting.sent().size() > 1) {
      accounting.ReadRefusal(answer.body);
      summary.message += NamedIn(accounting, summary.message);
    }
  }
  accounting.Hide(answer.secrets);
  auto passwords = ReadRegisterPasswords(answer.body, accounting.sent(), body);
  if (names_any) {
    summary = SummaryOf(accounting, answer);
  } else if (!is_failure) {
    summary.status = "unreadable";
    summary.message = MessageOfUnreadable(accounting, answer, !passwords.empty());
  }
  const std::optional<bool> carried_out = CarriedOut(accounting, answer, request);
  answer.errors = answer.ShownErrors();
  return {std::move(answer), std::move(accounting), std::move(summary), std::move(passwords),
          carried_out};
}

}  // namespace sipattach
