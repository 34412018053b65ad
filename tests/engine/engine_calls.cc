#include "engine_calls.h"

#include "sipattach/sipattach.h"

namespace sipattach::testing {
namespace {

std::string TextOrJson(const OracleJson& value) {
  return value.is_string() ? std::string(Text(value)) : value.dump();
}

std::string JsonOrNothing(const OracleJson* value) { return value == nullptr ? "" : value->dump(); }

std::string Member(const OracleJson& input, std::string_view name) {
  return JsonOrNothing(Find(input, name));
}

std::string TextMember(const OracleJson& input, std::string_view name) {
  const OracleJson* value = Find(input, name);
  return value != nullptr && value->is_string() ? std::string(Text(*value)) : "";
}

}  // namespace

std::optional<std::string> Call(std::string_view call, const std::vector<std::string>& texts) {
  const auto text = [&](std::size_t i) { return i < texts.size() ? texts[i] : std::string(); };
  if (call == "info") return Info();
  if (call == "plan") return Plan(text(0), text(1));
  if (call == "read_number") return ReadNumber(text(0), text(1));
  if (call == "read_numbers") return ReadNumbers(text(0), text(1));
  if (call == "split_numbers") return SplitNumbers(text(0), text(1));
  if (call == "read_table") return ReadTable(text(0), text(1));
  if (call == "read_endpoint") return ReadEndpoint(text(0));
  if (call == "read_curl") return ReadCurl(text(0));
  if (call == "read_base_url") return ReadBaseUrl(text(0), text(1));
  if (call == "read_response") return ReadResponse(text(0), text(1));
  if (call == "derive") return Derive(text(0), text(1));
  if (call == "compare") return Compare(text(0), text(1));
  if (call == "read_configuration") return ReadConfiguration(text(0), text(1));
  if (call == "read_account") return ReadAccount(text(0), text(1));
  if (call == "judge_trunk") return JudgeTrunk(text(0), text(1));
  if (call == "render") return Render(text(0), text(1), text(2));
  if (call == "redact") return Redact(text(0));
  if (call == "providers") return Providers();
  if (call == "apply_provider") return ApplyProvider(text(0), text(1), text(2));
  if (call == "provider_checklist") return ProviderChecklist(text(0), text(1));
  return std::nullopt;
}

std::vector<std::string> TextsOf(std::string_view call, const OracleJson& input,
                                 const OracleJson& context) {
  if (call == "read_response" || call == "read_configuration") {
    return {Member(input, "response"), Member(input, "request")};
  }
  if (call == "derive") return {Member(input, "requests"), TextMember(input, "kind")};
  if (call == "compare") return {Member(input, "request"), Member(input, "answer")};
  if (call == "read_account") return {Member(input, "answers"), Member(input, "requests")};
  if (call == "judge_trunk") return {Member(input, "trunk"), TextMember(input, "call")};
  if (call == "render") {
    return {Member(input, "request"), TextMember(input, "language"), Member(input, "options")};
  }
  if (call == "apply_provider") {
    return {Member(input, "draft"), TextMember(input, "id"), Member(input, "answers")};
  }
  if (call == "provider_checklist") return {TextMember(input, "id"), TextMember(input, "region")};
  if (call == "redact") return {input.dump()};
  if (call == "read_base_url") return {input.dump(), context.is_null() ? "" : context.dump()};
  return {TextOrJson(input), context.is_null() ? "" : context.dump()};
}

}  // namespace sipattach::testing
