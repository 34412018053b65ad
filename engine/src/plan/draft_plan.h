#ifndef SIPATTACH_PLAN_DRAFT_PLAN_H_
#define SIPATTACH_PLAN_DRAFT_PLAN_H_

// The content of a plan, before it is written as JSON text or as C++ values.

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
#include "sipattach/plan.h"

namespace sipattach {

// Plans one draft. The caller takes the readings of its numbers one at a time from Next(); the rest
// of the draft is planned after the last of them.
class DraftPlan {
 public:
  DraftPlan(std::string_view draft_text, std::string_view context_text);

  // Returns the reading of the next number, or nullopt if there are no more; the plan is then
  // complete.
  [[nodiscard]] std::optional<NumberReading> Next();
  [[nodiscard]] bool is_planned() const { return is_planned_; }

  // These are meaningful once is_planned() is true.
  [[nodiscard]] const Report& report() const { return report_; }
  [[nodiscard]] const std::vector<EffectiveDirection>& directions() const {
    return directions_.effective;
  }
  // The numbers that the requests carry; empty if the draft has errors.
  [[nodiscard]] std::span<const NumberToSend> to_send() const;
  [[nodiscard]] std::size_t numbers_per_request() const { return context_.max_numbers_per_request; }
  [[nodiscard]] std::string Url() const;
  // Writes the body of the request that carries `sent`, which must not be empty.
  void WriteBody(JsonWriter& writer, std::span<const NumberToSend> sent,
                 PlanForm form = PlanForm::kDocument) const;

 private:
  // How a draft writes its directions. The API takes a list alone.
  enum class DirectionsForm : std::uint8_t {
    kList,
    kFlattenedKeys,  // "directions[].type" as names of members, from the documentation's sample
    kFlat,           // the fields of one direction at the top
  };

  void PlanRest();
  void PlanMembers();
  // Reports the forms that the API does not take.
  [[nodiscard]] DirectionsForm FormOfDirections();
  void PlanListedDirections(DirectionsForm form);
  void KeepOtherFields(bool is_flat);
  [[nodiscard]] bool MayGetTrunk() const;
  void ReportForTrunk();
  void ReportSplit();

  Report report_;
  const Context context_;
  Json draft_;
  // Set if the draft is an object.
  std::optional<ObjectReader> root_;
  Trunk trunk_;
  std::optional<NumberList> numbers_;
  DirectionsPlan directions_;
  Json rest_ = Json::object();  // the members of a request body after the numbers
  bool is_planned_ = false;
  bool has_other_fields_ = false;
};

inline constexpr std::string_view kMethodOfPlan = "POST";
inline constexpr std::string_view kHeaderOfPlan[] = {"Content-Type", "application/json"};

}  // namespace sipattach

#endif  // SIPATTACH_PLAN_DRAFT_PLAN_H_
