#include "sipattach/plan.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "context.h"
#include "directions.h"
#include "flattened_keys.h"
#include "json_text.h"
#include "json_writer.h"
#include "number_list.h"
#include "object_reader.h"
#include "redact.h"
#include "trunk.h"

namespace sipattach {
namespace {

constexpr std::string_view kAttachPath = "/v1/sip/attach";

// Everything that the stages found out about one draft.
struct Planned {
  NumberList numbers;
  DirectionsPlan directions;
  Json rest = Json::object();  // the members of a body behind the numbers
};

void PlanService(ObjectReader& root, Json& body) {
  body["service"] = "sip";
  const Pointer at = root.PathOf("service");
  if (!root.Has("service")) {
    (void)root.Take("service");
    root.report().Add(Code::kServiceAdded, at).fix = Fix{"Add it", {Add(at, "sip")}};
    return;
  }
  const std::string* service = root.TakeString("service");
  if (service != nullptr && *service != "sip") {
    root.report().Add(Code::kServiceUnsupported, at).fix = Fix{"Write sip", {Replace(at, "sip")}};
  }
}

// A key that was put into the body by mistake would be logged on its way like any other field.
void WarnOfSecrets(const Json& draft, Report& report) {
  for (const auto& [name, value] : draft.members()) {
    if (!IsSecretName(name)) continue;
    const Pointer at = Pointer() / name;
    report.Add(Code::kDraftSecretInBody, at, {{"field", name}}).fix =
        Fix{"Remove it", {Remove(at)}};
  }
}

Planned PlanDraft(const Json& draft, const Context& context, Report& report) {
  Planned planned;
  if (!draft.is_object()) {
    report.Add(Code::kDraftNotAnObject, Pointer(), {{"actual", TypeWithArticle(draft)}});
    return planned;
  }
  ObjectReader root(draft, Pointer(), report);
  const Trunk trunk = ReadTrunk(root, context);
  if (trunk.bound) planned.rest["trunk_id"] = trunk.id;
  planned.numbers = ReadNumberList(root, trunk.bound, context);
  const bool flattened = ReportFlattenedKeys(draft, root);
  if (flattened && !root.Has("directions")) {
    (void)root.Take("directions");
  } else {
    planned.directions = PlanDirections(root, trunk);
  }
  planned.rest["directions"] = planned.directions.body;
  PlanService(root, planned.rest);
  root.CopyUnknown(planned.rest, IsFlattenedKey);
  WarnOfSecrets(draft, report);
  return planned;
}

// So many readings tell how long the rest will be.
constexpr std::size_t kMeasuredReadings = 1000;
// What a number adds to its request: its value, quoted, and its index.
constexpr std::size_t kBytesInRequest = 24;

void WriteNumbers(JsonWriter& writer, const NumberList& numbers) {
  writer.Key("numbers").BeginArray();
  const std::size_t begin = writer.size();
  const std::size_t count = numbers.readings.size();
  for (std::size_t i = 0; i < count; ++i) {
    if (i == kMeasuredReadings) {
      const std::size_t each = (writer.size() - begin) / i + kBytesInRequest;
      writer.Reserve(writer.size() + (count - i) * (each + each / 16));
    }
    writer.BeginObject();
    WriteMembers(writer, numbers.readings[i]);
    writer.EndObject();
  }
  writer.EndArray();
}

void WriteBody(JsonWriter& writer, const Planned& planned, std::size_t begin, std::size_t end) {
  const auto value = [&](std::size_t i) -> const std::string& {
    return planned.numbers.readings[planned.numbers.to_send[i]].value;
  };
  writer.Key("body").BeginObject();
  if (planned.numbers.as_list) {
    writer.Key("phone_numbers").BeginArray();
    for (std::size_t i = begin; i < end; ++i) writer.String(value(i));
    writer.EndArray();
  } else {
    writer.Key("phone_number").String(value(begin));
  }
  for (const auto& [name, member] : planned.rest.members()) {
    writer.Key(name).Value(member);
  }
  writer.EndObject();
}

void WriteRequest(JsonWriter& writer, const Planned& planned, const Context& context,
                  std::size_t begin, std::size_t end) {
  writer.BeginObject();
  writer.Key("method").String("POST");
  writer.Key("url").String(context.base_url + std::string(kAttachPath));
  writer.Key("headers").BeginObject().Key("Content-Type").String("application/json").EndObject();
  WriteBody(writer, planned, begin, end);
  writer.Key("numbers").BeginArray();
  for (std::size_t i = begin; i < end; ++i) {
    writer.Integer(static_cast<std::int64_t>(planned.numbers.to_send[i]));
  }
  writer.EndArray().EndObject();
}

void ReportSplit(const Planned& planned, const Context& context, Report& report) {
  const std::size_t count = planned.numbers.to_send.size();
  const std::size_t limit = context.max_numbers_per_request;
  if (count <= limit) return;
  report.Add(Code::kNumbersSplit, Pointer() / std::string_view("phone_numbers"),
             {{"count", count}, {"requests", (count + limit - 1) / limit}, {"limit", limit}});
}

std::string Written(const Planned& planned, const Context& context, const Report& report) {
  JsonWriter writer;
  writer.BeginObject();
  writer.Key("ok").Boolean(!report.has_errors());
  writer.Key("diagnostics");
  Write(writer, report.diagnostics());
  WriteNumbers(writer, planned.numbers);
  writer.Key("directions").BeginArray();
  for (const EffectiveDirection& direction : planned.directions.effective) Write(writer, direction);
  writer.EndArray();
  writer.Key("requests").BeginArray();
  if (!report.has_errors()) {
    const std::size_t count = planned.numbers.to_send.size();
    for (std::size_t begin = 0; begin < count; begin += context.max_numbers_per_request) {
      WriteRequest(writer, planned, context, begin,
                   std::min(count, begin + context.max_numbers_per_request));
    }
  }
  writer.EndArray().EndObject();
  return writer.Take();
}

}  // namespace

std::string Plan(std::string_view draft_text, std::string_view context_text) {
  Report report;
  const Context context = ReadContext(context_text, report);
  Planned planned;
  Json draft;
  if (std::optional<Json> read = ReadJsonText(draft_text, report)) {
    draft = std::move(*read);
    planned = PlanDraft(draft, context, report);
    ReportSplit(planned, context, report);
  }
  report.SortByDocumentOrder(draft);
  return Written(planned, context, report);
}

}  // namespace sipattach
