#ifndef SIPATTACH_ANSWER_API_ANSWER_H_
#define SIPATTACH_ANSWER_API_ANSWER_H_

// An answer of the API, whatever it answers: what it holds, and what a refusal means.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "answer/answer_errors.h"
#include "json/json.h"
#include "json/json_writer.h"
#include "redact/secret_pieces.h"

namespace sipattach {

struct ApiAnswer {
  std::int64_t status = 0;  // 0 if the answer has none
  // The value, or a string where the body is text that is not JSON.
  Json body;
  // What the answer says of errors. A non-empty `errors` is a failure whatever the status.
  std::vector<ApiError> errors;
  std::optional<std::int64_t> retry_after_seconds;
  // Those of the request. What an answer repeats of them is not shown.
  SecretTexts secrets;

  // The API's words for people.
  [[nodiscard]] std::string Said() const { return Said(errors); }
  [[nodiscard]] std::string Said(const std::vector<ApiError>& said) const;
  [[nodiscard]] std::vector<ApiError> ShownErrors() const;

  [[nodiscard]] bool is_success() const { return status >= 200 && status < 300; }
};

// Reads { status, body, headers? }: the JSON text that JavaScript gives.
[[nodiscard]] ApiAnswer ReadApiAnswer(std::string_view text);
[[nodiscard]] ApiAnswer ReadApiAnswer(const Json& response);

// The errors of a body. If `accepted`, as with a status of 2xx, only what says that it failed is
// one: a message may also be good news.
[[nodiscard]] std::vector<ApiError> ErrorsOf(const Json& body, bool accepted);

// `data`, if it is an object with members, or the body: payloads are in either, and also
// beside `data: null`.
[[nodiscard]] const Json& PayloadOf(const Json& body);

// Whether a state says that something was done: a word, a status of 2xx, true. Any other word
// leaves it open.
[[nodiscard]] bool SaysDone(const Json& value);

// Whether an object says of itself that what was asked was not carried out, or not yet: by a state
// such as "pending", {"dry_run": true}, {"applied": false}.
[[nodiscard]] bool LeavesOpen(const Json& object);

// true and false, also as the numbers and texts that databases and forms make of them.
[[nodiscard]] std::optional<bool> TruthOf(const Json& value);

// What an answer comes to.
struct Summary {
  std::string_view status;  // of an Outcome
  bool retryable = false;
  std::optional<std::int64_t> retry_after_seconds;
  std::string message;
};
// What was asked of the API: a call that only reads cannot have changed anything.
enum class Asked : std::uint8_t { kChange, kRead };
// Of an answer that is not a success.
[[nodiscard]] Summary RefusalOf(const ApiAnswer& answer, Asked asked);

// Whether what answers is not the API, or does not know the call, so that no other request will go
// better: a page, a 404 that names a path, a 405. Nothing of a 404 that does not say what was not
// found: the path, or what was asked about.
[[nodiscard]] std::optional<bool> IsNoCall(const ApiAnswer& answer);

// The members retryable, retry_after_seconds, message, errors and no_call of a result.
void WriteSummary(JsonWriter& writer, const Summary& summary, const std::vector<ApiError>& errors,
                  std::optional<bool> no_call);

}  // namespace sipattach

#endif  // SIPATTACH_ANSWER_API_ANSWER_H_
