#include "plan/draft_plan.h"

#include <algorithm>
#include <string>
#include <utility>

#include "document/kept_values.h"
#include "document/read_json.h"
#include "plan/field_names.h"
#include "plan/flat_directions.h"
#include "plan/flattened_keys.h"
#include "plan/foreign_body.h"
#include "plan/misplaced.h"
#include "plan/other_calls.h"
#include "redact/redact.h"
#include "text/ascii.h"
#include "web/http_address.h"

namespace sipattach {
namespace {

void PlanService(ObjectReader& root, Json& body) {
  body["service"] = "sip";
  const Pointer at = root.PathOf("service");
  const Field<std::string> service = root.TakeString("service");
  if (!service.is_given()) {
    root.report().Add(Code::kServiceAdded, at).fix = Fix{"Add it", {Add(at, "sip")}};
  } else if (service && *service != "sip") {
    root.report().Add(Code::kServiceUnsupported, at).fix = Fix{"Write sip", {Replace(at, "sip")}};
  }
}

// Not inlined, as few drafts need it.
[[gnu::noinline]] bool HasNumberWithoutPlus(const Json& draft) {
  const auto lacks_plus = [](const Json& number) {
    return number.is_string() && !Trim(number.text()).starts_with('+');
  };
  const Json* one = Find(draft, "phone_number");
  const Json* many = Find(draft, "phone_numbers");
  return (one != nullptr && lacks_plus(*one)) ||
         (many != nullptr && std::any_of(many->begin(), many->end(), lacks_plus));
}

bool HasFieldOfDirection(const Json& draft) {
  return std::any_of(draft.members().begin(), draft.members().end(), [](const auto& member) {
    return member.first == "type" || IsFieldOfDirection(member.first);
  });
}

// Passwords are credentials of a trunk or of a PBX account, not of the API.
bool IsPasswordName(std::string_view name) {
  const std::string lower = Lowercase(name);
  return lower.find("pass") != std::string::npos || lower.find("pwd") != std::string::npos;
}

// An API key that was put into the body by mistake would be logged on its way like any other field.
void WarnOfSecrets(const Json& draft, Report& report) {
  for (const auto& [name, value] : draft.members()) {
    if (!IsSecretName(name) || IsPasswordName(name) || IsFlattenedKey(name)) continue;
    const Pointer at = Pointer() / name;
    report.Add(Code::kDraftSecretInBody, at, {{"field", name}}).fix =
        Fix{"Remove it", {Remove(at)}};
  }
}

}  // namespace

DraftPlan::DraftPlan(std::string_view draft_text, std::string_view context_text)
    : context_(ReadContext(context_text, report_)) {
  std::optional<Json> read = ReadJsonText(draft_text, report_);
  if (!read) return;
  draft_ = std::move(*read);
  report_.set_draft(&draft_);
  if (!draft_.is_object()) {
    ReportNotAnObject(draft_, report_);
    return;
  }
  has_other_fields_ = HasOtherFields(draft_);
  if (has_other_fields_ && ReportForeignBody(draft_, report_)) return;
  root_.emplace(draft_, Pointer(), report_);
  trunk_ = ReadTrunk(*root_, context_);
  if (trunk_.bound) rest_["trunk_id"] = trunk_.id;
  numbers_.emplace(*root_, trunk_.bound, context_);
}

std::optional<NumberReading> DraftPlan::Next() {
  std::optional<NumberReading> reading = numbers_ ? numbers_->Next() : std::nullopt;
  if (!reading) PlanRest();
  return reading;
}

void DraftPlan::PlanRest() {
  is_planned_ = true;
  if (root_) PlanMembers();
  report_.HideSecretsOf(draft_);
  report_.HideSecretsOf(context_.trunk);
  report_.SortByDocumentOrder(draft_);
}

void DraftPlan::PlanMembers() {
  const DirectionsForm form = FormOfDirections();
  PlanListedDirections(form);
  rest_["directions"] = directions_.body;
  // The fix for a flat direction also adds `service`.
  if (form != DirectionsForm::kFlat || root_->Has("service")) PlanService(*root_, rest_);
  if (has_other_fields_) KeepOtherFields(form == DirectionsForm::kFlat);
  if (MayGetTrunk()) ReportForTrunk();
  ReportUnkeptValues(draft_, report_);
  ReportSplit();
}

DraftPlan::DirectionsForm DraftPlan::FormOfDirections() {
  if (!has_other_fields_) return DirectionsForm::kList;
  if (ReportFlattenedKeys(draft_, *root_)) return DirectionsForm::kFlattenedKeys;
  return ReportFlatDirection(draft_, *root_) ? DirectionsForm::kFlat : DirectionsForm::kList;
}

void DraftPlan::PlanListedDirections(DirectionsForm form) {
  const Json* given = Find(draft_, "directions");
  if (given != nullptr && given->is_object() && ReportNamedDirections(*given, *root_)) return;
  const Field<Json> listed = root_->TakeArray("directions");
  if (listed) {
    // Beside flattened keys, such a list has been reported with them.
    if (form == DirectionsForm::kFlattenedKeys && HasNoDirection(*listed)) return;
    directions_ = PlanDirections(*listed, root_->PathOf("directions"), trunk_, report_);
  } else if (!listed.is_given() && form == DirectionsForm::kList) {
    report_.Add(Code::kDirectionsRequired, root_->PathOf("directions"));
  }
}

// Copies the members that the body of an attach request does not have, and reports them.
[[gnu::noinline]] void DraftPlan::KeepOtherFields(bool is_flat) {
  if (!is_flat && HasFieldOfDirection(draft_)) KeepFieldsOfDirection(*root_, rest_);
  KeepFieldsOfOtherCalls(draft_, *root_, rest_);
  root_->CopyUnknown(rest_, {.is_reported = IsFlattenedKey, .report_misplaced = ReportMisplaced});
  WarnOfSecrets(draft_, report_);
}

// If a fix may add a trunk ID, other fixes may no longer be right, so these become choices.
[[gnu::noinline]] void DraftPlan::ReportForTrunk() {
  // The realm may be for the trunk's username.
  report_.MakeChoices(Code::kOptionsRealmWithoutUsername);
  if (!HasNumberWithoutPlus(draft_)) return;
  // On a trunk, a number without + is not read as a telephone number of the default region.
  report_.MakeChoices("/phone_number");
  report_.MakeChoices("/trunk_id");
}

// Whether a fix writes a trunk ID into a draft that has none.
[[gnu::noinline]] bool DraftPlan::MayGetTrunk() const {
  const auto writes = [](const PatchOperation& operation) {
    return operation.path == "/trunk_id" && operation.op != "remove";
  };
  return !trunk_.bound && std::any_of(report_.diagnostics().begin(), report_.diagnostics().end(),
                                      [&](const Diagnostic& diagnostic) {
                                        return diagnostic.fix &&
                                               std::any_of(diagnostic.fix->patch.begin(),
                                                           diagnostic.fix->patch.end(), writes);
                                      });
}

void DraftPlan::ReportSplit() {
  const std::size_t count = numbers_->to_send().size();
  const std::size_t limit = context_.max_numbers_per_request;
  if (count <= limit) return;
  report_.Add(Code::kNumbersSplit, Pointer() / std::string_view("phone_numbers"),
              {{"count", count}, {"requests", (count + limit - 1) / limit}, {"limit", limit}});
}

std::span<const NumberToSend> DraftPlan::to_send() const {
  if (report_.has_errors()) return {};
  return numbers_->to_send();
}

std::string DraftPlan::Url() const { return context_.base_url + std::string(kAttachPath); }

void DraftPlan::WriteBody(JsonWriter& writer, std::span<const NumberToSend> sent,
                          PlanForm form) const {
  writer.BeginObject();
  if (!numbers_->as_list()) {
    writer.Key("phone_number").String(sent.front().value);
  } else if (form == PlanForm::kRows) {
    writer.Key("phone_numbers").Null();
  } else {
    writer.Key("phone_numbers").BeginArray();
    for (const NumberToSend& number : sent) writer.String(number.value);
    writer.EndArray();
  }
  for (const auto& [name, member] : rest_.members()) writer.Key(name).Value(member);
  writer.EndObject();
}

}  // namespace sipattach
