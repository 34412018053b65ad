#include "sipattach/typed/outcome.h"

#include <cstddef>
#include <utility>

#include "answer/answer_subject.h"
#include "answer/attach_answer.h"
#include "document/read_json.h"
#include "json/json.h"
#include "typed/values.h"

namespace sipattach::typed {
namespace {

AnsweredNumber ValueOf(const NamedNumber& entry) {
  return {entry.number, entry.reason, JsonText(entry.raw), SaysAttachedAlready(entry.reason)};
}

Outcome OutcomeOf(const ApiAnswer& answer, const Json& request) {
  AttachAnswer read = ReadAttachAnswer(answer, request);
  const Accounting& accounting = read.accounting;
  Outcome outcome;
  outcome.status = read.summary.status;
  for (const std::size_t i : accounting.configured()) {
    if (accounting.IsConfigured(i)) outcome.configured.push_back(accounting.sent()[i]);
  }
  for (const NamedNumber& entry : accounting.failed()) {
    const bool is_contradictory = accounting.IsContradictoryEntry(entry);
    (is_contradictory ? outcome.contradictory : outcome.failed).push_back(ValueOf(entry));
  }
  for (const NamedNumber& entry : accounting.remarks().list()) {
    outcome.remarks.push_back(ValueOf(entry));
  }
  for (std::size_t i = 0; i < accounting.sent().size(); ++i) {
    if (accounting.IsUnaccounted(i)) outcome.unaccounted.push_back(accounting.sent()[i]);
  }
  outcome.register_passwords = std::move(read.passwords);
  outcome.carried_out = read.carried_out;
  outcome.about_other = IsAboutOther(answer.body, request);
  outcome.already_attached = SaysAttachedAlready(read.answer.Said());
  outcome.retryable = read.summary.retryable;
  outcome.retry_after_seconds = read.summary.retry_after_seconds;
  outcome.message = std::move(read.summary.message);
  outcome.no_call = IsNoCall(read.answer);
  outcome.errors = std::move(read.answer.errors);
  return outcome;
}

}  // namespace

Outcome ReadOutcome(std::string_view response, std::string_view request) {
  return OutcomeOf(ReadApiAnswer(response), ReadJsonOrNull(request));
}

Outcome ReadOutcome(const HttpAnswer& answer, std::string_view request_body) {
  Json headers = Json::object();
  if (!answer.retry_after.empty()) headers["retry-after"] = answer.retry_after;
  if (!answer.date.empty()) headers["date"] = answer.date;
  const Json response = Json::object(
      {{"status", answer.status}, {"body", answer.body}, {"headers", std::move(headers)}});
  return OutcomeOf(ReadApiAnswer(response), Json::object({{"body", ReadJsonOrNull(request_body)}}));
}

}  // namespace sipattach::typed
