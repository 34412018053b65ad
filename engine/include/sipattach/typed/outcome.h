#ifndef SIPATTACH_TYPED_OUTCOME_H_
#define SIPATTACH_TYPED_OUTCOME_H_

// What the API answered to one planned request, for programs in C++.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sipattach::typed {

// A number that the answer says something against.
struct AnsweredNumber {
  std::string number;             // as it was sent; "" where the answer names none
  std::string reason;             // in the API's words; "" where it gives none
  std::string raw;                // JSON text of the answer's entry
  bool already_attached = false;  // the reason says that the number is attached already
};

// The password that the service registers with, which the API tells only once.
struct RegisterPassword {
  std::string number;  // as it was sent; "" where the answer does not say
  std::string password;
};

struct ApiError {
  std::string code;
  std::string message;
};

struct Outcome {
  // "configured", "partial", "failed", "unauthorized", "not_entitled", "rejected", "rate_limited",
  // "server_error" or "unreadable"
  std::string_view status;
  std::vector<std::string> configured;  // where the answer says so plainly
  std::vector<AnsweredNumber> failed;
  std::vector<AnsweredNumber> contradictory;  // the answer calls them both
  std::vector<std::string> unaccounted;       // contradictory, or not named by the answer
  std::vector<RegisterPassword> register_passwords;
  // Whether the answer says of the request as a whole that it was carried out: not where it says
  // that it was not, or not yet; nothing where it does not tell.
  std::optional<bool> carried_out;
  // The same request may succeed later. After a server error it may have succeeded already: read
  // back first.
  bool retryable = false;
  std::optional<std::int64_t> retry_after_seconds;
  std::string message;  // what happened, in a sentence
  std::vector<ApiError> errors;
  // Whether what answers is not the API, or does not know the call: a page, a 404 of the path.
  // Nothing of a 404 that does not say what was not found.
  std::optional<bool> no_call;
};

// What sipattach::ReadResponse says, as values. `response` and `request` are JSON text, as they are
// there.
[[nodiscard]] Outcome ReadOutcome(std::string_view response, std::string_view request);

// The same of a planned request's body, for who holds the values of a typed Plan.
struct HttpAnswer {
  int status = 0;
  std::string body;         // as it came, JSON or not
  std::string retry_after;  // the header Retry-After, or empty
  std::string date;         // the header Date, or empty
};
[[nodiscard]] Outcome ReadOutcome(const HttpAnswer& answer, std::string_view request_body);

}  // namespace sipattach::typed

#endif  // SIPATTACH_TYPED_OUTCOME_H_
