#include "sipattach/typed/plan.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "json/json.h"
#include "json/json_writer.h"
#include "plan/draft_plan.h"
#include "plan/effective.h"
#include "typed/values.h"

namespace sipattach::typed {
namespace {

void Set(const Json& value, std::optional<std::string>& to) {
  if (value.is_string()) to = Text(value);
}

void Set(const Json& value, std::optional<std::int64_t>& to) {
  if (value.is_integer()) to = value.integer();
}

void Set(const Json& value, std::optional<bool>& to) {
  if (value.is_boolean()) to = value.boolean();
}

void ReadHeaders(const sipattach::EffectiveDirection& direction,
                 Effective<std::vector<HeaderSentence>>& headers) {
  headers.source = direction.headers_source;
  if (!direction.headers) return;
  headers.value.emplace();
  for (const HeaderExplanation& mapping : *direction.headers) {
    headers.value->push_back({mapping.path, mapping.text});
  }
}

template <typename T>
void Read(const sipattach::EffectiveDirection& direction, std::string_view name,
          Effective<T>& effective) {
  for (const EffectiveField& field : direction.fields) {
    if (field.name != name) continue;
    Set(ShownValue(field), effective.value);
    effective.source = field.source;
    effective.redacted = field.redacted;
  }
}

EffectiveDirection DirectionOf(const sipattach::EffectiveDirection& planned) {
  EffectiveDirection direction;
  direction.type =
      planned.type == DirectionType::kInbound ? Direction::kInbound : Direction::kOutbound;
  direction.path = planned.path;
  Read(planned, "sip_endpoint", direction.sip_endpoint);
  Read(planned, "transport", direction.transport);
  Read(planned, "port", direction.port);
  Read(planned, "secure_media", direction.secure_media);
  Read(planned, "auth_mode", direction.auth_mode);
  Read(planned, "register_username", direction.register_username);
  Read(planned, "register_password", direction.register_password);
  Read(planned, "sip_username", direction.sip_username);
  Read(planned, "sip_password", direction.sip_password);
  Read(planned, "sip_realm", direction.sip_realm);
  ReadHeaders(planned, direction.headers);
  return direction;
}

PlannedRequest RequestOf(const DraftPlan& plan, std::span<const NumberToSend> sent) {
  PlannedRequest request;
  request.method = kMethodOfPlan;
  request.url = plan.Url();
  request.headers.emplace_back(kHeaderOfPlan[0], kHeaderOfPlan[1]);
  JsonWriter body;
  plan.WriteBody(body, sent);
  request.body = body.Take();
  for (const NumberToSend& number : sent) request.numbers.push_back(number.index);
  return request;
}

}  // namespace

Plan PlanDraft(std::string_view draft, std::string_view context) {
  DraftPlan planned(draft, context);
  Plan plan;
  while (auto reading = planned.Next()) plan.numbers.push_back(std::move(*reading));
  plan.ok = !planned.report().has_errors();
  plan.diagnostics = Shown(planned.report().diagnostics());
  for (const auto& direction : planned.directions()) {
    plan.directions.push_back(DirectionOf(direction));
  }
  std::span<const NumberToSend> left = planned.to_send();
  while (!left.empty()) {
    const std::size_t count = std::min(left.size(), planned.numbers_per_request());
    plan.requests.push_back(RequestOf(planned, left.first(count)));
    left = left.subspan(count);
  }
  return plan;
}

}  // namespace sipattach::typed
