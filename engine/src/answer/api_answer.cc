#include "answer/api_answer.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "answer/http_date.h"
#include "answer/stated.h"
#include "document/read_json.h"
#include "redact/marks.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::string_view kNotEntitled = "SIP_NOT_ENABLED";
// 68 years, the limit that RFC 9111 (§1.2.2) itself sets for seconds: anything longer means "do not
// come back".
constexpr std::int64_t kLongestWait = 2147483647;

// The string or number under a name in any case, as text; "" if there is none.
std::string TextUnder(const Json* object, std::string_view wanted) {
  if (object == nullptr || !object->is_object()) return "";
  for (const auto& [name, value] : object->members()) {
    if (!EqualsIgnoringCase(name, wanted)) continue;
    if (value.is_string()) return std::string(Trim(Text(value)));
    if (value.is_number()) return value.digits();
  }
  return "";
}

std::optional<std::int64_t> SecondsIn(std::string_view text) {
  if (!IsAllDigits(text)) return std::nullopt;
  return std::min(IntegerIn(text).value_or(kLongestWait), kLongestWait);
}

// A wait given in the body: {"retry_after": 30}, at the top or beside its errors. More than a month
// is not a duration but a point in time.
std::optional<std::int64_t> WaitIn(const Json& body) {
  constexpr std::int64_t kMonth = 31 * 86400;
  const Json* errors = Find(body, "errors");
  const bool is_list = errors != nullptr && errors->is_array() && !errors->empty();
  for (const Json* place :
       {&body, Find(body, "error"), Find(body, "data"), is_list ? errors->begin() : errors}) {
    for (const std::string_view name : {"retry_after", "retryAfter", "retry_after_seconds"}) {
      const std::string text = TextUnder(place, name);
      const std::size_t point = std::min(text.find('.'), text.size());
      const auto wait = SecondsIn(std::string_view(text).substr(0, point));
      // Rounded up, so that the next try is not too early.
      if (wait && *wait <= kMonth) return *wait + (point < text.size() ? 1 : 0);
    }
  }
  return std::nullopt;
}

// Reads Retry-After, in seconds or as a date (RFC 9110 §10.2.3). A date is compared with the
// answer's own Date, because the engine has no clock.
std::optional<std::int64_t> ReadRetryAfter(const Json& response) {
  const Json* headers = Find(response, "headers");
  const std::string text = TextUnder(headers, "retry-after");
  // HTTP joins a repeated header with commas; the first value counts.
  const std::string_view first = Trim(std::string_view(text).substr(0, text.find(',')));
  if (const auto seconds = SecondsIn(first)) return seconds;
  const std::optional<std::int64_t> until = ReadHttpDate(text);
  const std::optional<std::int64_t> now = ReadHttpDate(TextUnder(headers, "date"));
  if (!until || !now) return std::nullopt;
  return std::clamp<std::int64_t>(*until - *now, 0, kLongestWait);
}

bool AnySays(const std::vector<ApiError>& errors, std::string_view word) {
  return std::any_of(errors.begin(), errors.end(), [&](const ApiError& error) {
    return error.code.find(word) != std::string::npos ||
           error.message.find(word) != std::string::npos;
  });
}

// A wait in words. Nobody wants to read hours as seconds.
std::string WaitText(std::int64_t seconds) {
  struct Unit {
    std::int64_t least;  // shorter waits use a smaller unit
    std::int64_t seconds;
    std::string_view name;
  };
  static constexpr Unit kUnits[] = {
      {172800, 86400, " days"}, {7200, 3600, " hours"}, {600, 60, " minutes"}};
  constexpr std::int64_t kYear = 366 * 86400;
  if (seconds > kYear) return "more than a year";
  for (const Unit& unit : kUnits) {
    if (seconds < unit.least) continue;
    const std::int64_t count = (seconds + unit.seconds - 1) / unit.seconds;
    return std::to_string(count) + std::string(unit.name);
  }
  return std::to_string(seconds) + " s";
}

// An HTML page for people; no API answers with one.
bool IsPage(const Json& body) { return body.is_string() && Trim(Text(body)).starts_with('<'); }

// Whether a page shows that something else than the API answered. A gateway in front of the API
// also shows one when the API is busy or failed.
bool IsPageOfStranger(const ApiAnswer& answer) {
  const std::int64_t status = answer.status;
  return IsPage(answer.body) && status != 408 && status != 429 && status < 500;
}

// Whether a text names something that the API may not have found, other than in a path such as
// "/v1/sip/trunks".
bool NamesSubject(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    if (word.find('/') == std::string_view::npos && HoldsAny(word, "|trunk|number|config|")) {
      return true;
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return false;
}

// The HTTP status that a failure reported under 2xx should have had.
std::int64_t MeantStatus(const ApiAnswer& answer) {
  struct Meaning {
    std::string_view word;
    std::int64_t status;
  };
  static constexpr Meaning kMeanings[] = {{"AUTH_FAILURE", 401},
                                          {"UNAUTHORIZED", 401},
                                          {"RATE_LIMIT", 429},
                                          {"TOO_MANY_REQUESTS", 429},
                                          {"INTERNAL", 500}};
  for (const Meaning& meaning : kMeanings) {
    if (AnySays(answer.errors, meaning.word)) return meaning.status;
  }
  const std::int64_t told =
      std::max(StatedStatus(answer.body), StatedStatus(PayloadOf(answer.body)));
  return std::max<std::int64_t>(told, 400);
}

}  // namespace

std::string ApiAnswer::Said(const std::vector<ApiError>& said) const {
  return secrets.Without(ErrorText(said), kHiddenInMessage);
}

std::vector<ApiError> ApiAnswer::ShownErrors() const {
  std::vector<ApiError> shown = errors;
  for (ApiError& error : shown) {
    error.code = secrets.Without(error.code, kHiddenInMessage);
    error.message = secrets.Without(error.message, kHiddenInMessage);
  }
  return shown;
}

const Json& PayloadOf(const Json& body) {
  const Json* data = Find(body, "data");
  return data != nullptr && data->is_object() && !data->empty() ? *data : body;
}

std::vector<ApiError> ErrorsOf(const Json& body, bool accepted) {
  std::vector<ApiError> errors;
  if (body.is_object() || body.is_array()) {
    const bool failed = TellsOfFailure(body) || TellsOfFailure(PayloadOf(body));
    if (!accepted || failed) AppendErrors(body, Within::kAnswer, errors);
    // A failure without words is still one; these are the API's, so there are none of ours.
    if (failed && errors.empty()) errors.emplace_back();
  } else if (!accepted && body.is_string()) {
    if (!IsPage(body)) AppendErrors(Json(Trim(Text(body))), Within::kEntry, errors);
  }
  return errors;
}

ApiAnswer ReadApiAnswer(std::string_view text) { return ReadApiAnswer(ReadJsonOrNull(text)); }

ApiAnswer ReadApiAnswer(const Json& response) {
  ApiAnswer answer;
  const Json* status = Find(response, "status");
  if (status != nullptr && status->is_integer()) answer.status = status->integer();
  if (const Json* body = Find(response, "body")) {
    answer.body = *body;
    if (body->is_string()) {
      Json value = ReadUniqueJsonOrNull(Text(*body));
      if (!value.is_null()) answer.body = std::move(value);
    }
  }
  answer.errors = ErrorsOf(answer.body, answer.is_success());
  answer.retry_after_seconds = ReadRetryAfter(response);
  if (!answer.retry_after_seconds) answer.retry_after_seconds = WaitIn(answer.body);
  return answer;
}

Summary RefusalOf(const ApiAnswer& answer, Asked asked) {
  const std::string said = answer.Said();
  const std::string shown = std::to_string(answer.status);
  const std::int64_t status = answer.is_success() ? MeantStatus(answer) : answer.status;
  Summary refusal;
  const auto close = [&](std::string_view name, std::string_view text) {
    refusal.status = name;
    refusal.message = text;
    if (!said.empty()) refusal.message += " The API says: " + said;
  };
  if (status == 429 || status == 408 || status >= 500) {
    refusal.retryable = true;
    refusal.retry_after_seconds = answer.retry_after_seconds;
  }
  if (AnySays(answer.errors, kNotEntitled)) {
    refusal.retryable = false;
    refusal.retry_after_seconds = std::nullopt;
    close("not_entitled", "The account is not entitled to SIP; ask Bland to enable it.");
  } else if (status >= 400 && IsPageOfStranger(answer)) {
    // Such as that of a proxy or a firewall, which says nothing about the key.
    close("rejected", "A web page answered (" + shown + "), not the API.");
  } else if (status == 401) {
    close("unauthorized",
          "The API key was not accepted; check that it is whole and belongs to this account.");
  } else if (status == 403) {
    // The key may be right: an account may lack a permission, or be blocked.
    close("unauthorized", "The API does not allow this (403).");
  } else if (status == 429) {
    close("rate_limited",
          refusal.retry_after_seconds
              ? "Too many requests; try again in " + WaitText(*refusal.retry_after_seconds) + "."
              : "Too many requests; try again later.");
  } else if (refusal.retryable) {
    close("server_error",
          "The API failed (" + shown +
              (asked == Asked::kRead
                   ? "); try again later."
                   : "), and may still have done what was asked; read back before trying again."));
  } else if (status >= 400) {
    close("rejected", "The API refused the request (" + shown + ").");
  } else {
    close("unreadable",
          "The answer is not one of this API (HTTP status " + shown + "); check the base URL.");
  }
  return refusal;
}

std::optional<bool> IsNoCall(const ApiAnswer& answer) {
  if (IsPageOfStranger(answer) || answer.status == 405) return true;
  if (answer.status != 404) return false;
  const std::string text = Lowercase(ErrorText(answer.errors));
  if (NamesSubject(text)) return false;
  if (HoldsAny(text, "|/v1|route|cannot get /|cannot post /|cannot patch /|cannot delete /|")) {
    return true;
  }
  return std::nullopt;
}

void WriteSummary(JsonWriter& writer, const Summary& summary, const std::vector<ApiError>& errors,
                  std::optional<bool> no_call) {
  writer.Key("retryable").Boolean(summary.retryable);
  writer.Key("retry_after_seconds");
  if (summary.retry_after_seconds) {
    writer.Integer(*summary.retry_after_seconds);
  } else {
    writer.Null();
  }
  writer.Key("message").String(summary.message);
  writer.Key("errors").BeginArray();
  for (const ApiError& error : errors) {
    writer.BeginObject();
    writer.Key("code").String(error.code);
    writer.Key("message").String(error.message);
    writer.EndObject();
  }
  writer.EndArray();
  writer.Key("no_call").Value(no_call ? Json(*no_call) : Json());
}

}  // namespace sipattach
