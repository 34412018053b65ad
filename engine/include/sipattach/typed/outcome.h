#ifndef SIPATTACH_TYPED_OUTCOME_H_
#define SIPATTACH_TYPED_OUTCOME_H_

// What the API answered to one planned request, for programs in C++.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sipattach::typed {

// What the answer says of a number: that it failed, in contradictory ways, or something else.
struct AnsweredNumber {
  std::string number;             // as it was sent; "" if the answer names none
  std::string reason;             // in the API's words; "" if it gives none
  std::string raw;                // JSON text of the answer's entry
  bool already_attached = false;  // the reason says that the number is attached already
};

// The password that the service registers with. The API shows it only once.
struct RegisterPassword {
  std::string number;  // as it was sent; "" if the answer does not say
  std::string password;
  std::string other_number = {};  // the one that the answer names, if that was not sent; or ""
};

struct ApiError {
  std::string code;
  std::string message;
};

struct Outcome {
  // "configured", "partial", "failed", "unauthorized", "not_entitled", "rejected", "rate_limited",
  // "server_error" or "unreadable"
  std::string_view status;
  std::vector<std::string> configured;  // only if the answer says so plainly
  std::vector<AnsweredNumber> failed;
  std::vector<AnsweredNumber> contradictory;  // the answer calls them configured and failed
  // Whatever else it says, of a number (skipped, attached already, a warning) or of the request.
  std::vector<AnsweredNumber> remarks;
  std::vector<std::string> unaccounted;  // neither configured nor failed by the answer
  std::vector<RegisterPassword> register_passwords;
  // What the answer says about the request as a whole: true if it was carried out, false if it was
  // not, or not yet; nullopt if the answer does not say.
  std::optional<bool> carried_out;
  bool about_other = false;       // the answer names another number, and not that of the request
  bool already_attached = false;  // the errors say that something is attached already
  // Whether the same request may succeed later. After a server error it may have succeeded already:
  // read back first.
  bool retryable = false;
  std::optional<std::int64_t> retry_after_seconds;
  std::string message;  // what happened, in a sentence
  std::vector<ApiError> errors;
  // Whether what answered is not the API, or does not know the call: an HTML page, a 404 that names
  // the path. nullopt for a 404 that does not say what was not found.
  std::optional<bool> no_call;
};

// Gives the result of sipattach::ReadResponse as values. `response` and `request` are the same JSON
// texts as there.
[[nodiscard]] Outcome ReadOutcome(std::string_view response, std::string_view request);

// An HTTP response, as a client library gives it.
struct HttpAnswer {
  int status = 0;
  std::string body;         // as it came, JSON or not
  std::string retry_after;  // the header Retry-After, or empty
  std::string date;         // the header Date, or empty
};

// The same, without JSON around the response. `request_body` is PlannedRequest::body.
[[nodiscard]] Outcome ReadOutcome(const HttpAnswer& answer, std::string_view request_body);

}  // namespace sipattach::typed

#endif  // SIPATTACH_TYPED_OUTCOME_H_
