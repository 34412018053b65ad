#include "sipattach/response.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <utility>
#include <vector>

#include "ascii.h"
#include "excerpt.h"
#include "json.h"
#include "json_text.h"
#include "json_writer.h"
#include "request_numbers.h"

namespace sipattach {
namespace {

constexpr std::string_view kNotEntitled = "SIP_NOT_ENABLED";

// What an answer says at more length is a page of HTML or worse, and nothing to show to a person.
// The `raw` of a failed number has all of it.
constexpr std::size_t kLongestText = 2000;

struct FailedNumber {
  std::string number;
  std::string reason;
  Json raw;
};

struct ApiError {
  std::string code;
  std::string message;
};

struct Outcome {
  std::string_view status;
  std::vector<std::string> configured;
  std::vector<FailedNumber> failed;
  std::vector<std::string> unaccounted;
  std::string register_password_for_pbx;
  bool retryable = false;
  std::optional<std::int64_t> retry_after_seconds;
  std::string message;
  std::vector<ApiError> errors;
};

std::string FirstText(const Json& object, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    const Json* value = Find(object, name);
    if (value == nullptr) continue;
    if (value->is_string()) return Excerpt(Text(*value), kLongestText);
    if (value->is_integer()) return value->digits();
  }
  return "";
}

std::vector<std::string> SentNumbers(const Json& request) {
  const Json* body = Find(request, "body");
  return body == nullptr ? std::vector<std::string>() : NumbersOf(*body);
}

// An answer may write a number without the plus sign that was sent.
bool IsSameNumber(std::string_view sent, std::string_view answered) {
  if (sent == answered) return true;
  return sent.starts_with('+') && sent.substr(1) == answered;
}

// Marks what the answer names among the numbers that were sent.
class Accounting {
 public:
  explicit Accounting(std::vector<std::string> sent)
      : sent_(std::move(sent)), named_(sent_.size(), false) {}

  // The number as it was sent, or as the answer has it where it was never sent.
  std::string Name(std::string_view answered) {
    for (std::size_t step = 0; step < sent_.size(); ++step) {
      // Answers keep the order of the request, so the next number is nearly always the right one.
      const std::size_t i = (next_ + step) % sent_.size();
      if (!IsSameNumber(sent_[i], answered)) continue;
      named_[i] = true;
      next_ = i + 1;
      return sent_[i];
    }
    return Excerpt(answered, kLongestText);
  }

  [[nodiscard]] std::vector<std::string> Unnamed() const {
    std::vector<std::string> unnamed;
    for (std::size_t i = 0; i < sent_.size(); ++i) {
      if (!named_[i]) unnamed.push_back(sent_[i]);
    }
    return unnamed;
  }

  // With one number sent, an entry that names none can only mean that one.
  [[nodiscard]] std::string OnlyNumber() const { return sent_.size() == 1 ? sent_.front() : ""; }

 private:
  std::vector<std::string> sent_;
  std::vector<bool> named_;
  std::size_t next_ = 0;
};

FailedNumber ReadFailed(const Json& entry, Accounting& accounting) {
  FailedNumber failed;
  failed.raw = entry;
  if (entry.is_string()) {
    failed.number = accounting.Name(Text(entry));
    return failed;
  }
  std::string number = FirstText(entry, {"phone_number", "number", "identity"});
  if (number.empty()) number = accounting.OnlyNumber();
  if (!number.empty()) failed.number = accounting.Name(number);
  failed.reason = FirstText(entry, {"reason", "message", "error", "code"});
  return failed;
}

std::vector<ApiError> ReadErrors(const Json& body) {
  std::vector<ApiError> errors;
  const auto add = [&](const Json& error) {
    if (error.is_string()) {
      errors.push_back({"", std::string(Text(error))});
    } else if (error.is_object()) {
      errors.push_back(
          {FirstText(error, {"error", "code"}), FirstText(error, {"message", "detail"})});
    }
  };
  if (const Json* list = Find(body, "errors"); list != nullptr && list->is_array()) {
    for (const Json& error : *list) add(error);
  }
  if (!errors.empty()) return errors;
  if (const Json* error = Find(body, "error")) add(*error);
  if (errors.empty() && !FirstText(body, {"message"}).empty()) {
    errors.push_back({"", FirstText(body, {"message"})});
  }
  return errors;
}

// "SIP_NOT_ENABLED: SIP is not enabled…", the API's own words.
std::string ErrorText(const std::vector<ApiError>& errors) {
  std::string text;
  for (const ApiError& error : errors) {
    if (!text.empty()) text += "; ";
    text += error.code;
    if (!error.code.empty() && !error.message.empty()) text += ": ";
    text += error.message;
    if (text.size() > kLongestText) break;
  }
  return Excerpt(text, kLongestText);
}

// Retry-After as seconds (RFC 9110 §10.2.3). Its date form is left to the caller, who has a clock.
std::optional<std::int64_t> ReadRetryAfter(const Json& response) {
  const Json* headers = Find(response, "headers");
  if (headers == nullptr || !headers->is_object()) return std::nullopt;
  for (const auto& [name, value] : headers->members()) {
    if (!EqualsIgnoringCase(name, "retry-after")) continue;
    const std::string text = value.is_string()   ? std::string(Trim(Text(value)))
                             : value.is_number() ? value.digits()
                                                 : std::string();
    std::int64_t seconds = -1;
    const char* end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data(), end, seconds);
    if (parsed.ec == std::errc() && parsed.ptr == end && seconds >= 0) return seconds;
  }
  return std::nullopt;
}

// The part of the answer that holds the lists: `data`, or the body itself.
const Json& Payload(const Json& body) {
  const Json* data = Find(body, "data");
  return data != nullptr && data->is_object() ? *data : body;
}

const Json* FindList(const Json& payload, const Json& body, std::string_view name) {
  for (const Json* place : {&payload, &body}) {
    if (const Json* list = Find(*place, name); list != nullptr && list->is_array()) return list;
  }
  return nullptr;
}

const Json& ElementsOf(const Json* list) {
  static const Json kNone = Json::array();
  return list != nullptr ? *list : kNone;
}

std::string CountOf(std::size_t count, std::size_t total) {
  return std::to_string(count) + " of " + std::to_string(total);
}

void ReadSuccess(const Json& body, std::vector<std::string> sent, Outcome& outcome) {
  const Json& payload = Payload(body);
  const std::size_t total = sent.size();
  Accounting accounting(std::move(sent));
  const Json* configured = FindList(payload, body, "configured");
  const Json* failed = FindList(payload, body, "failed");
  if (configured == nullptr && failed == nullptr) {
    outcome.status = "unreadable";
    outcome.unaccounted = accounting.Unnamed();
    outcome.message =
        "The API accepted the request, but its answer names no numbers; read back what is "
        "attached.";
    return;
  }
  for (const Json& entry : ElementsOf(configured)) {
    const std::string number = entry.is_string()
                                   ? std::string(Text(entry))
                                   : FirstText(entry, {"phone_number", "number", "identity"});
    if (!number.empty()) {
      outcome.configured.push_back(accounting.Name(number));
    } else {
      outcome.failed.push_back(
          {"", "The answer lists this as configured, in a form that is not known.", entry});
    }
  }
  for (const Json& entry : ElementsOf(failed)) {
    outcome.failed.push_back(ReadFailed(entry, accounting));
  }
  outcome.unaccounted = accounting.Unnamed();
  outcome.register_password_for_pbx = FirstText(payload, {"register_password_for_pbx"});
  if (outcome.register_password_for_pbx.empty()) {
    outcome.register_password_for_pbx = FirstText(body, {"register_password_for_pbx"});
  }
  if (outcome.failed.empty() && outcome.unaccounted.empty()) {
    outcome.status = "configured";
    outcome.message = total == 1 ? "The number is attached."
                                 : "All " + std::to_string(total) + " numbers are attached.";
    return;
  }
  outcome.status = outcome.configured.empty() ? "failed" : "partial";
  outcome.message = CountOf(outcome.configured.size(), total) + " attached, " +
                    std::to_string(outcome.failed.size()) + " failed, " +
                    std::to_string(outcome.unaccounted.size()) + " not named in the answer.";
}

bool IsNotEntitled(const std::vector<ApiError>& errors) {
  return std::any_of(errors.begin(), errors.end(), [](const ApiError& error) {
    return error.code == kNotEntitled || error.message.find(kNotEntitled) != std::string::npos;
  });
}

void ReadRefusal(std::int64_t status, const Json& response, Outcome& outcome) {
  const std::string said = ErrorText(outcome.errors);
  const auto close = [&](std::string_view text) {
    outcome.message = text;
    if (!said.empty()) outcome.message += " The API says: " + said;
  };
  if (IsNotEntitled(outcome.errors)) {
    outcome.status = "not_entitled";
    close("The account is not entitled to SIP; ask Bland to enable it.");
  } else if (status == 401 || status == 403) {
    outcome.status = "unauthorized";
    close("The API key was not accepted; check that it is whole and belongs to this account.");
  } else if (status == 429) {
    outcome.status = "rate_limited";
    outcome.retryable = true;
    outcome.retry_after_seconds = ReadRetryAfter(response);
    close(outcome.retry_after_seconds ? "Too many requests; try again in " +
                                            std::to_string(*outcome.retry_after_seconds) + " s."
                                      : "Too many requests; try again later.");
  } else if (status >= 500) {
    outcome.status = "server_error";
    outcome.retryable = true;
    outcome.retry_after_seconds = ReadRetryAfter(response);
    close("The API failed (" + std::to_string(status) +
          "), and may have attached some of the numbers; read back before trying again.");
  } else if (status >= 400) {
    outcome.status = "rejected";
    close("The API refused the request (" + std::to_string(status) + ").");
  } else {
    outcome.status = "unreadable";
    close("The answer is not one of this API (HTTP status " + std::to_string(status) +
          "); check the base URL.");
  }
}

// The body as JSON: already parsed, or text.
Json BodyOf(const Json& response) {
  const Json* body = Find(response, "body");
  if (body == nullptr) return nullptr;
  if (!body->is_string()) return *body;
  return ReadJsonOrNull(Text(*body));
}

std::string Written(const Outcome& outcome) {
  JsonWriter writer;
  const auto strings = [&](std::string_view name, const std::vector<std::string>& values) {
    writer.Key(name).BeginArray();
    for (const std::string& value : values) writer.String(value);
    writer.EndArray();
  };
  writer.BeginObject();
  writer.Key("status").String(outcome.status);
  strings("configured", outcome.configured);
  writer.Key("failed").BeginArray();
  for (const FailedNumber& failed : outcome.failed) {
    writer.BeginObject();
    writer.Key("number").String(failed.number);
    writer.Key("reason").String(failed.reason);
    writer.Key("raw").Value(failed.raw);
    writer.EndObject();
  }
  writer.EndArray();
  strings("unaccounted", outcome.unaccounted);
  writer.Key("register_password_for_pbx").StringOrNull(outcome.register_password_for_pbx);
  writer.Key("retryable").Boolean(outcome.retryable);
  writer.Key("retry_after_seconds");
  if (outcome.retry_after_seconds) {
    writer.Integer(*outcome.retry_after_seconds);
  } else {
    writer.Null();
  }
  writer.Key("message").String(outcome.message);
  writer.Key("errors").BeginArray();
  for (const ApiError& error : outcome.errors) {
    writer.BeginObject();
    writer.Key("code").String(error.code);
    writer.Key("message").String(error.message);
    writer.EndObject();
  }
  writer.EndArray().EndObject();
  return writer.Take();
}

}  // namespace

std::string ReadResponse(std::string_view response_text, std::string_view request_text) {
  const Json response = ReadJsonOrNull(response_text);
  const Json request = ReadJsonOrNull(request_text);
  const Json* status_value = Find(response, "status");
  const std::int64_t status =
      status_value != nullptr && status_value->is_integer() ? status_value->integer() : 0;
  const Json body = BodyOf(response);
  Outcome outcome;
  outcome.errors = ReadErrors(body);
  if (status >= 200 && status < 300) {
    ReadSuccess(body, SentNumbers(request), outcome);
  } else {
    ReadRefusal(status, response, outcome);
    outcome.unaccounted = SentNumbers(request);
  }
  return Written(outcome);
}

}  // namespace sipattach
