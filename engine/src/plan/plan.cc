// Writes a plan as JSON text, as a whole or in parts.

#include "sipattach/plan.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "diagnostics/diagnostic_rows.h"
#include "json/json_writer.h"
#include "plan/draft_plan.h"

namespace sipattach {
namespace {

// Estimates of the bytes that each diagnostic and each number to send add to a whole plan. The
// buffer is reserved for all of them up front, because growing it takes three times the memory.
constexpr std::size_t kBytesOfDiagnostic = 400;
constexpr std::size_t kBytesOfNumber = 24;

}  // namespace

// Writes a plan part by part, as it is computed.
struct PlanInParts::State {
  State(std::string_view draft_text, std::string_view context_text, std::size_t elements_of_part,
        PlanForm form_of_lists)
      : size(elements_of_part), form(form_of_lists), plan(draft_text, context_text) {}

  [[nodiscard]] std::string Next(std::string buffer);
  [[nodiscard]] std::string ReadSome(std::string buffer);
  [[nodiscard]] std::size_t RequestsLeft() const;
  [[nodiscard]] std::size_t RequestsOfPart() const;
  void WriteDiagnostics(JsonWriter& writer, std::size_t count);
  void WriteRequests(JsonWriter& writer, std::size_t count);
  void WriteRequest(JsonWriter& writer, std::span<const NumberToSend> sent) const;

  const std::size_t size;
  const PlanForm form;
  DraftPlan plan;
  ReadingRows reading_rows;
  DiagnosticRows diagnostic_rows;
  std::string last_readings;  // JSON array of the readings that were read last
  std::span<const Diagnostic> untold;
  std::span<const NumberToSend> unsent;
  bool is_done = false;
};

std::string PlanInParts::State::Next(std::string buffer) {
  JsonWriter part(std::move(buffer));
  part.BeginObject();
  if (!plan.is_planned()) {
    last_readings = ReadSome(std::move(last_readings));
    if (!plan.is_planned()) return part.Key("numbers").Verbatim(last_readings).EndObject().Take();
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
  part.Key("ok").Boolean(!plan.report().has_errors());
  WriteDiagnostics(part, untold.size());
  part.Key("numbers").Verbatim(last_readings);
  part.Key("directions").BeginArray();
  for (const EffectiveDirection& direction : plan.directions()) Write(part, direction);
  part.EndArray();
  WriteRequests(part, RequestsLeft());
  return part.EndObject().Take();
}

// Reads up to `size` numbers and returns their readings as a JSON array. Once there are no more,
// sets up the diagnostics and the numbers that remain to be written.
std::string PlanInParts::State::ReadSome(std::string buffer) {
  JsonWriter readings(std::move(buffer));
  readings.BeginArray();
  for (std::size_t i = 0; i < size && !plan.is_planned(); ++i) {
    const std::optional<NumberReading> reading = plan.Next();
    if (!reading) break;
    if (form == PlanForm::kRows) {
      reading_rows.Write(readings, *reading);
    } else {
      WriteMembers(readings.BeginObject(), *reading);
      readings.EndObject();
    }
  }
  if (plan.is_planned()) {
    untold = plan.report().diagnostics();
    unsent = plan.to_send();
  }
  return readings.EndArray().Take();
}

std::size_t PlanInParts::State::RequestsLeft() const {
  const std::size_t limit = plan.numbers_per_request();
  return (unsent.size() + limit - 1) / limit;
}

// The number of requests to write in one part: as many as hold about `size` numbers, because the
// numbers are most of a request.
std::size_t PlanInParts::State::RequestsOfPart() const {
  return std::max<std::size_t>(size / plan.numbers_per_request(), 1);
}

void PlanInParts::State::WriteDiagnostics(JsonWriter& writer, std::size_t count) {
  writer.Key("diagnostics");
  if (form == PlanForm::kRows) {
    diagnostic_rows.Write(writer, untold.first(count));
    if (diagnostic_rows.has_new_patterns()) {
      diagnostic_rows.WriteNewPatterns(writer.Key("patterns"));
    }
  } else {
    Write(writer, untold.first(count));
  }
  untold = untold.subspan(count);
}

void PlanInParts::State::WriteRequests(JsonWriter& writer, std::size_t count) {
  writer.Key("requests").BeginArray();
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t size_of_one = std::min(unsent.size(), plan.numbers_per_request());
    WriteRequest(writer, unsent.first(size_of_one));
    unsent = unsent.subspan(size_of_one);
  }
  writer.EndArray();
}

void PlanInParts::State::WriteRequest(JsonWriter& writer,
                                      std::span<const NumberToSend> sent) const {
  writer.BeginObject();
  writer.Key("method").String(kMethodOfPlan);
  writer.Key("url").String(plan.Url());
  writer.Key("headers").BeginObject().Key(kHeaderOfPlan[0]).String(kHeaderOfPlan[1]).EndObject();
  plan.WriteBody(writer.Key("body"), sent, form);
  writer.Key("numbers").BeginArray();
  for (const NumberToSend& number : sent) writer.Integer(static_cast<std::int64_t>(number.index));
  writer.EndArray().EndObject();
}

PlanInParts::PlanInParts(std::string_view draft, std::string_view context, std::size_t size,
                         PlanForm form)
    : state_(std::make_unique<State>(draft, context, size, form)) {}

PlanInParts::~PlanInParts() = default;

std::string PlanInParts::Next(std::string buffer) { return state_->Next(std::move(buffer)); }

bool PlanInParts::done() const { return state_->is_done; }

std::string Plan(std::string_view draft, std::string_view context) {
  return PlanInParts(draft, context, std::numeric_limits<std::size_t>::max()).Next();
}

}  // namespace sipattach
