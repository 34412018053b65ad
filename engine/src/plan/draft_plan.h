#ifndef SIPATTACH_PLAN_DRAFT_PLAN_H_
#define SIPATTACH_PLAN_DRAFT_PLAN_H_

// What a plan says, before it is written in one form or another.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "document/context.h"
#include "document/object_reader.h"
#include "json/json.h"
#include "json/json_writer.h"
#include "number/number_reading.h"
#include "plan/directions.h"
#include "plan/number_list.h"
#include "plan/trunk.h"

namespace sipattach {

// One draft on its way. Its numbers are read as the caller asks for them; all else is planned
// after them.
class DraftPlan {
 public:
  DraftPlan(std::string_view draft_text, std::string_view context_text);

  // The reading of the next number; nothing if there are no more. Then the plan is whole.
  [[nodiscard]] std::optional<NumberReading> Next();
  [[nodiscard]] bool is_planned() const { return is_planned_; }

  // Of a whole plan.
  [[nodiscard]] const Report& report() const { return report_; }
  [[nodiscard]] const std::vector<EffectiveDirection>& directions() const {
    return directions_.effective;
  }
  // What the requests carry; nothing where there are errors.
  [[nodiscard]] std::span<const NumberToSend> to_send() const;
  [[nodiscard]] std::size_t numbers_per_request() const { return context_.max_numbers_per_request; }
  [[nodiscard]] std::string Url() const;
  // The body of the request that carries these numbers.
  void WriteBody(JsonWriter& writer, std::span<const NumberToSend> sent) const;

 private:
  void PlanRest();
  void PlanMembers();
  void KeepOtherFields(bool is_flat);
  [[nodiscard]] bool MayGetTrunk() const;
  void ReportForTrunk();
  void ReportSplit();

  Report report_;
  const Context context_;
  Json draft_;
  // Of a draft that is an object.
  std::optional<ObjectReader> root_;
  Trunk trunk_;
  std::optional<NumberList> numbers_;
  DirectionsPlan directions_;
  Json rest_ = Json::object();  // the members of a body after the numbers
  bool is_planned_ = false;
  bool has_other_fields_ = false;
};

inline constexpr std::string_view kMethodOfPlan = "POST";
inline constexpr std::string_view kHeaderOfPlan[] = {"Content-Type", "application/json"};

}  // namespace sipattach

#endif  // SIPATTACH_PLAN_DRAFT_PLAN_H_
