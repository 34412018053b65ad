// The typed results say what the JSON calls say, for every shared case: each is converted to JSON
// by hand here, and compared with the result of the call.

#include <gtest/gtest.h>

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine_calls.h"
#include "oracle_json.h"
#include "sipattach/sipattach.h"

namespace sipattach::testing {
namespace {

// Objects are equal whatever the order of their members.
using Value = nlohmann::json;

Value TextOrNull(std::string_view text) {
  return text.empty() ? Value() : Value(std::string(text));
}

template <typename T>
Value ValueOrNull(const std::optional<T>& value) {
  return value ? Value(*value) : Value();
}

Value Parsed(std::string_view text) { return Value::parse(text, nullptr, false); }

Value JsonOf(const typed::Fix& fix) {
  Value json{{"title", fix.title}, {"patch", Value::array()}};
  for (const typed::PatchOperation& operation : fix.patch) {
    Value step{{"op", operation.op}, {"path", operation.path}};
    if (!operation.from.empty()) step["from"] = operation.from;
    if (!operation.value.empty()) step["value"] = Parsed(operation.value);
    json["patch"].push_back(std::move(step));
  }
  EXPECT_EQ(Parsed(fix.PatchText()), json["patch"]);
  if (fix.choice) json["choice"] = true;
  return json;
}

Value JsonOf(const std::vector<typed::Diagnostic>& diagnostics) {
  constexpr std::string_view kSeverities[] = {"error", "warning", "info"};
  Value list = Value::array();
  for (const typed::Diagnostic& diagnostic : diagnostics) {
    Value json{{"code", diagnostic.code},
               {"severity", kSeverities[static_cast<std::size_t>(diagnostic.severity)]},
               {"path", diagnostic.path},
               {"message", diagnostic.message},
               {"params", Value::object()}};
    for (const typed::Parameter& parameter : diagnostic.parameters) {
      std::visit([&](const auto& value) { json["params"][parameter.name] = value; },
                 parameter.value);
    }
    for (const typed::Fix& fix : diagnostic.fixes) {
      if (&fix == &diagnostic.fixes.front()) {
        json["fix"] = JsonOf(fix);
      } else {
        json["alternatives"].push_back(JsonOf(fix));
      }
    }
    list.push_back(std::move(json));
  }
  return list;
}

Value JsonOf(const typed::NumberReading& reading) {
  constexpr std::string_view kKinds[] = {"e164", "identity", "invalid"};
  constexpr std::string_view kValidities[] = {"valid", "possible", "invalid", "not_a_number"};
  return {{"input", reading.input},
          {"path", reading.path},
          {"kind", kKinds[static_cast<std::size_t>(reading.kind)]},
          {"value", TextOrNull(reading.value)},
          {"validity", kValidities[static_cast<std::size_t>(reading.validity)]},
          {"region", TextOrNull(reading.region)},
          {"type", TextOrNull(reading.type)},
          {"national", TextOrNull(reading.national)},
          {"international", TextOrNull(reading.international)},
          {"duplicate_of", ValueOrNull(reading.duplicate_of)}};
}

Value JsonOf(const std::vector<typed::HeaderSentence>& sentences) {
  Value list = Value::array();
  for (const typed::HeaderSentence& sentence : sentences) {
    list.push_back({{"path", sentence.path}, {"text", sentence.text}});
  }
  return list;
}

Value ValueOf(const std::optional<std::vector<typed::HeaderSentence>>& sentences) {
  return sentences ? JsonOf(*sentences) : Value();
}

template <typename T>
Value ValueOf(const std::optional<T>& value) {
  return ValueOrNull(value);
}

template <typename T>
Value JsonOf(const typed::Effective<T>& effective) {
  constexpr std::string_view kSources[] = {"request", "trunk", "default", "unknown"};
  Value json{{"value", ValueOf(effective.value)},
             {"source", kSources[static_cast<std::size_t>(effective.source)]}};
  if (effective.redacted) json["redacted"] = true;
  return json;
}

Value JsonOf(const typed::EffectiveDirection& direction) {
  const bool inbound = direction.type == typed::Direction::kInbound;
  Value json{{"type", inbound ? "inbound" : "outbound"},
             {"path", direction.path},
             {"sip_endpoint", JsonOf(direction.sip_endpoint)},
             {"transport", JsonOf(direction.transport)},
             {"port", JsonOf(direction.port)},
             {"secure_media", JsonOf(direction.secure_media)},
             {"sip_username", JsonOf(direction.sip_username)},
             {"sip_password", JsonOf(direction.sip_password)},
             {"sip_realm", JsonOf(direction.sip_realm)},
             {"headers", JsonOf(direction.headers)}};
  if (inbound) {
    json["auth_mode"] = JsonOf(direction.auth_mode);
    json["register_username"] = JsonOf(direction.register_username);
    json["register_password"] = JsonOf(direction.register_password);
  }
  return json;
}

Value JsonOf(const typed::PlannedRequest& request) {
  Value headers = Value::object();
  for (const auto& [name, value] : request.headers) headers[name] = value;
  return {{"method", request.method},
          {"url", request.url},
          {"headers", std::move(headers)},
          {"body", Parsed(request.body)},
          {"numbers", request.numbers}};
}

template <typename T>
Value ListOf(const std::vector<T>& values) {
  Value list = Value::array();
  for (const T& value : values) list.push_back(JsonOf(value));
  return list;
}

Value JsonOf(const typed::Plan& plan) {
  return {{"ok", plan.ok},
          {"diagnostics", JsonOf(plan.diagnostics)},
          {"numbers", ListOf(plan.numbers)},
          {"directions", ListOf(plan.directions)},
          {"requests", ListOf(plan.requests)}};
}

Value JsonOf(const typed::NumberResult& result) {
  Value json = JsonOf(result.reading);
  json["diagnostics"] = JsonOf(result.diagnostics);
  return json;
}

Value EntriesOf(const std::vector<typed::AnsweredNumber>& entries, bool tells_attached) {
  Value list = Value::array();
  for (const typed::AnsweredNumber& entry : entries) {
    Value json{{"number", entry.number}, {"reason", entry.reason}, {"raw", Parsed(entry.raw)}};
    if (tells_attached) json["already_attached"] = entry.already_attached;
    list.push_back(std::move(json));
  }
  return list;
}

Value JsonOf(const typed::Outcome& outcome) {
  Value passwords = Value::array();
  for (const typed::RegisterPassword& each : outcome.register_passwords) {
    Value password = {{"number", TextOrNull(each.number)}, {"password", each.password}};
    if (!each.other_number.empty()) password["other_number"] = each.other_number;
    passwords.push_back(std::move(password));
  }
  Value errors = Value::array();
  for (const typed::ApiError& error : outcome.errors) {
    errors.push_back({{"code", error.code}, {"message", error.message}});
  }
  return {{"status", outcome.status},
          {"configured", outcome.configured},
          {"failed", EntriesOf(outcome.failed, true)},
          {"contradictory", EntriesOf(outcome.contradictory, false)},
          {"remarks", EntriesOf(outcome.remarks, true)},
          {"unaccounted", outcome.unaccounted},
          {"register_password_for_pbx", outcome.register_passwords.empty()
                                            ? Value()
                                            : TextOrNull(outcome.register_passwords[0].password)},
          {"register_passwords", std::move(passwords)},
          {"carried_out", ValueOrNull(outcome.carried_out)},
          {"about_other", outcome.about_other},
          {"already_attached", outcome.already_attached},
          {"retryable", outcome.retryable},
          {"retry_after_seconds", ValueOrNull(outcome.retry_after_seconds)},
          {"message", outcome.message},
          {"errors", std::move(errors)},
          {"no_call", ValueOrNull(outcome.no_call)}};
}

// The typed result of a call that has one, as JSON.
std::optional<Value> TypedResult(std::string_view call, const std::vector<std::string>& texts) {
  if (call == "plan") return JsonOf(typed::PlanDraft(texts[0], texts[1]));
  if (call == "read_number") return JsonOf(typed::ReadNumber(texts[0], texts[1]));
  if (call == "read_response") return JsonOf(typed::ReadOutcome(texts[0], texts[1]));
  return std::nullopt;
}

TEST(TypedResults, HoldWhatTheJsonCallsSayForEverySharedCase) {
  std::size_t compared = 0;
  for (const auto& entry : std::filesystem::directory_iterator(SIPATTACH_CASES_DIR)) {
    if (entry.path().extension() != ".json") continue;
    std::ifstream file(entry.path());
    for (const OracleJson& given : OracleJson::parse(file)) {
      const std::string call = given.value("call", "plan");
      const std::vector<std::string> texts =
          TextsOf(call, given["input"], given.value("context", OracleJson()));
      const auto typed = TypedResult(call, texts);
      if (!typed) continue;
      EXPECT_EQ(*typed, Parsed(*Call(call, texts))) << given["name"];
      ++compared;
    }
  }
  EXPECT_GT(compared, 400U);
}

// RFC 9110 §10.2.3: Retry-After is a number of seconds, or a date, which is relative to the date of
// the answer.
TEST(TypedResults, AnAnswerIsReadFromWhatHttpGives) {
  constexpr std::string_view kBody = R"({"phone_number": "+14155552671"})";
  const typed::Outcome limited = typed::ReadOutcome(
      {429, "", "Sun, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:07 GMT"}, kBody);
  EXPECT_EQ(limited.status, "rate_limited");
  EXPECT_TRUE(limited.retryable);
  EXPECT_EQ(limited.retry_after_seconds, 30);
  EXPECT_EQ(limited.unaccounted, std::vector<std::string>{"+14155552671"});

  const typed::Outcome attached = typed::ReadOutcome(
      {200, R"({"data": {"configured": [{"phone_number": "+14155552671"}], "failed": []}})", "",
       ""},
      kBody);
  EXPECT_EQ(attached.status, "configured");
  EXPECT_EQ(attached.configured, std::vector<std::string>{"+14155552671"});
}

}  // namespace
}  // namespace sipattach::testing
