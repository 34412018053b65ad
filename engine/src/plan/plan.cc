#include "sipattach/plan.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "document/context.h"
#include "document/kept_values.h"
#include "document/object_reader.h"
#include "document/read_json.h"
#include "json/json_writer.h"
#include "plan/directions.h"
#include "plan/flattened_keys.h"
#include "plan/foreign_body.h"
#include "plan/number_list.h"
#include "plan/trunk.h"
#include "redact/redact.h"
#include "web/http_address.h"

namespace sipattach {
namespace {

// What a diagnostic and a number that is sent add to the text of a whole plan, so that there is
// room for all of it from the beginning: growing holds it three times over.
constexpr std::size_t kBytesOfDiagnostic = 400;
constexpr std::size_t kBytesOfNumber = 24;

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

// A key that was put into the body by mistake would be logged on its way like any other field.
void WarnOfSecrets(const Json& draft, bool is_flat, Report& report) {
  for (const auto& [name, value] : draft.members()) {
    if (!IsSecretName(name) || (is_flat && IsFieldOfDirection(name))) continue;
    const Pointer at = Pointer() / name;
    report.Add(Code::kDraftSecretInBody, at, {{"field", name}}).fix =
        Fix{"Remove it", {Remove(at)}};
  }
}

}  // namespace

// One draft on its way. Its numbers are read as the caller asks for them; all else is planned
// behind them.
struct PlanInParts::State {
  State(std::string_view draft_text, std::string_view context_text, std::size_t elements_of_part);

  [[nodiscard]] std::string Next(std::string buffer);
  [[nodiscard]] std::string ReadSome(std::string buffer);
  void PlanRest();
  void PlanMembers();
  void KeepMembersOfDirections();
  void ReportSplit();
  [[nodiscard]] std::size_t RequestsLeft() const;
  [[nodiscard]] std::size_t RequestsOfPart() const;
  void WriteDiagnostics(JsonWriter& writer, std::size_t count);
  void WriteRequests(JsonWriter& writer, std::size_t count);
  void WriteRequest(JsonWriter& writer, std::span<const NumberToSend> sent) const;
  void WriteBody(JsonWriter& writer, std::span<const NumberToSend> sent) const;

  const std::size_t size;
  Report report;
  const Context context;
  Json draft;
  // Of a draft that is an object.
  std::optional<ObjectReader> root;
  Trunk trunk;
  std::optional<NumberList> numbers;
  DirectionsPlan directions;
  Json rest = Json::object();  // the members of a body behind the numbers

  bool is_planned = false;
  std::string last_readings;  // an array of those that were read last
  std::span<const Diagnostic> untold;
  std::span<const NumberToSend> unsent;
  bool is_done = false;
};

PlanInParts::State::State(std::string_view draft_text, std::string_view context_text,
                          std::size_t elements_of_part)
    : size(elements_of_part), context(ReadContext(context_text, report)) {
  std::optional<Json> read = ReadJsonText(draft_text, report);
  if (!read) return;
  draft = std::move(*read);
  if (!draft.is_object()) {
    report.Add(Code::kDraftNotAnObject, Pointer(), {{"actual", TypeWithArticle(draft)}});
    return;
  }
  if (ReportForeignBody(draft, report)) return;
  root.emplace(draft, Pointer(), report);
  trunk = ReadTrunk(*root, context);
  if (trunk.bound) rest["trunk_id"] = trunk.id;
  numbers.emplace(*root, trunk.bound, context);
}

std::string PlanInParts::State::Next(std::string buffer) {
  JsonWriter part(std::move(buffer));
  part.BeginObject();
  if (!is_planned) {
    last_readings = ReadSome(std::move(last_readings));
    if (!is_planned) return part.Key("numbers").Verbatim(last_readings).EndObject().Take();
  }
  if (untold.size() >= size) {
    WriteDiagnostics(part, size);
    return part.EndObject().Take();
  }
  if (RequestsLeft() >= RequestsOfPart()) {
    WriteRequests(part, RequestsOfPart());
    return part.EndObject().Take();
  }
  is_done = true;
  part.Reserve(last_readings.size() + kBytesOfDiagnostic * untold.size() +
               kBytesOfNumber * unsent.size());
  part.Key("ok").Boolean(!report.has_errors());
  WriteDiagnostics(part, untold.size());
  part.Key("numbers").Verbatim(last_readings);
  part.Key("directions").BeginArray();
  for (const EffectiveDirection& direction : directions.effective) Write(part, direction);
  part.EndArray();
  WriteRequests(part, RequestsLeft());
  return part.EndObject().Take();
}

// An array of the next readings. Behind the last number all else is planned.
std::string PlanInParts::State::ReadSome(std::string buffer) {
  JsonWriter readings(std::move(buffer));
  readings.BeginArray();
  for (std::size_t i = 0; i < size && !is_planned; ++i) {
    const std::optional<NumberReading> reading = numbers ? numbers->Next() : std::nullopt;
    if (reading) {
      WriteMembers(readings.BeginObject(), *reading);
      readings.EndObject();
    } else {
      PlanRest();
    }
  }
  return readings.EndArray().Take();
}

void PlanInParts::State::PlanRest() {
  is_planned = true;
  if (root) PlanMembers();
  report.HideSecretsOf(draft);
  report.HideSecretsOf(context.trunk);
  report.SortByDocumentOrder(draft);
  untold = report.diagnostics();
  if (!report.has_errors()) unsent = numbers->to_send();
}

void PlanInParts::State::PlanMembers() {
  const bool flattened = ReportFlattenedKeys(draft, *root);
  // Its fix adds the service as well.
  const bool is_flat = !flattened && ReportFlatDirection(draft, *root);
  const Field<Json> listed = root->TakeArray("directions");
  if (listed) {
    directions = PlanDirections(*listed, root->PathOf("directions"), trunk, report);
  } else if (!listed.is_given() && !flattened && !is_flat) {
    report.Add(Code::kDirectionsRequired, root->PathOf("directions"));
  }
  rest["directions"] = directions.body;
  if (!is_flat || root->Has("service")) PlanService(*root, rest);
  if (!is_flat) KeepMembersOfDirections();
  KeepFieldsOfOtherCalls(*root, rest);
  root->CopyUnknown(rest, IsFlattenedKey);
  WarnOfSecrets(draft, is_flat, report);
  ReportUnkeptValues(draft, report);
  ReportSplit();
}

// With several directions there is no telling whose they are, so there is no fix.
void PlanInParts::State::KeepMembersOfDirections() {
  for (const std::string_view name :
       {"type", "auth_mode", "register_auth", "sip_endpoint", "headers", "options"}) {
    const Json* stray = root->TakeStray(name);
    if (stray == nullptr) continue;
    rest[name] = *stray;
    report.Add(Code::kFieldMisplaced, root->PathOf(name),
               {{"field", name}, {"home", "directions"}});
  }
}

void PlanInParts::State::ReportSplit() {
  const std::size_t count = numbers->to_send().size();
  const std::size_t limit = context.max_numbers_per_request;
  if (count <= limit) return;
  report.Add(Code::kNumbersSplit, Pointer() / std::string_view("phone_numbers"),
             {{"count", count}, {"requests", (count + limit - 1) / limit}, {"limit", limit}});
}

std::size_t PlanInParts::State::RequestsLeft() const {
  const std::size_t limit = context.max_numbers_per_request;
  return (unsent.size() + limit - 1) / limit;
}

// As many as hold about `size` numbers, for these are what makes requests long.
std::size_t PlanInParts::State::RequestsOfPart() const {
  return std::max<std::size_t>(size / context.max_numbers_per_request, 1);
}

void PlanInParts::State::WriteDiagnostics(JsonWriter& writer, std::size_t count) {
  Write(writer.Key("diagnostics"), untold.first(count));
  untold = untold.subspan(count);
}

void PlanInParts::State::WriteRequests(JsonWriter& writer, std::size_t count) {
  writer.Key("requests").BeginArray();
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t size_of_one = std::min(unsent.size(), context.max_numbers_per_request);
    WriteRequest(writer, unsent.first(size_of_one));
    unsent = unsent.subspan(size_of_one);
  }
  writer.EndArray();
}

void PlanInParts::State::WriteRequest(JsonWriter& writer,
                                      std::span<const NumberToSend> sent) const {
  writer.BeginObject();
  writer.Key("method").String("POST");
  writer.Key("url").String(context.base_url + std::string(kAttachPath));
  writer.Key("headers").BeginObject().Key("Content-Type").String("application/json").EndObject();
  WriteBody(writer, sent);
  writer.Key("numbers").BeginArray();
  for (const NumberToSend& number : sent) writer.Integer(static_cast<std::int64_t>(number.index));
  writer.EndArray().EndObject();
}

void PlanInParts::State::WriteBody(JsonWriter& writer, std::span<const NumberToSend> sent) const {
  writer.Key("body").BeginObject();
  if (numbers->as_list()) {
    writer.Key("phone_numbers").BeginArray();
    for (const NumberToSend& number : sent) writer.String(number.value);
    writer.EndArray();
  } else {
    writer.Key("phone_number").String(sent.front().value);
  }
  for (const auto& [name, member] : rest.members()) writer.Key(name).Value(member);
  writer.EndObject();
}

PlanInParts::PlanInParts(std::string_view draft, std::string_view context, std::size_t size)
    : state_(std::make_unique<State>(draft, context, size)) {}

PlanInParts::~PlanInParts() = default;

std::string PlanInParts::Next(std::string buffer) { return state_->Next(std::move(buffer)); }

bool PlanInParts::done() const { return state_->is_done; }

std::string Plan(std::string_view draft, std::string_view context) {
  return PlanInParts(draft, context, std::numeric_limits<std::size_t>::max()).Next();
}

}  // namespace sipattach
