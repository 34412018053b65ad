#ifndef SIPATTACH_ANSWER_API_ANSWER_H_
#define SIPATTACH_ANSWER_API_ANSWER_H_

// An answer of the API to any call: what it contains, and what a refusal means.

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
  // The JSON value, or a string if the body is not JSON.
  Json body;
  // The errors in the answer. If there are any, the call failed, whatever the status.
  std::vector<ApiError> errors;
  std::optional<std::int64_t> retry_after_seconds;
  // The secrets of the request. They are not shown if the answer repeats them.
  SecretTexts secrets;

  // The errors in the API's own words, to show to people, without the request's secrets.
  [[nodiscard]] std::string Said() const { return Said(errors); }
  [[nodiscard]] std::string Said(const std::vector<ApiError>& said) const;
  [[nodiscard]] std::vector<ApiError> ShownErrors() const;

  [[nodiscard]] bool is_success() const { return status >= 200 && status < 300; }
};

// Reads { status, body, headers? }, the JSON text that the JavaScript side provides.
[[nodiscard]] ApiAnswer ReadApiAnswer(std::string_view text);
[[nodiscard]] ApiAnswer ReadApiAnswer(const Json& response);

// The errors of a body. If `accepted`, as with a 2xx status, there are errors only if the body says
// that something failed, as a message may also be good news.
[[nodiscard]] std::vector<ApiError> ErrorsOf(const Json& body, bool accepted);

// `data` if it is an object with members, or else the body: the payload is in either, and may be
// beside `data: null`.
[[nodiscard]] const Json& PayloadOf(const Json& body);

// What an answer means.
struct Summary {
  std::string_view status;  // the status of an Outcome
  bool retryable = false;
  std::optional<std::int64_t> retry_after_seconds;
  std::string message;
};
// What was asked of the API: a call that only reads cannot have changed anything.
enum class Asked : std::uint8_t { kChange, kRead };
// The summary of an answer that is not a success.
[[nodiscard]] Summary RefusalOf(const ApiAnswer& answer, Asked asked);

// Whether the answer does not come from the API, or the API does not know the call, so that no
// other request will do better: an HTML page, a 404 that names a path, a 405. nullopt for a 404
// that does not say whether the path or the subject of the call was not found.
[[nodiscard]] std::optional<bool> IsNoCall(const ApiAnswer& answer);

// Writes the members retryable, retry_after_seconds, message, errors and no_call of a result.
void WriteSummary(JsonWriter& writer, const Summary& summary, const std::vector<ApiError>& errors,
                  std::optional<bool> no_call);

}  // namespace sipattach

#endif  // SIPATTACH_ANSWER_API_ANSWER_H_
