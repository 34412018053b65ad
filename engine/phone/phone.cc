#include "phone/phone.h"

#include <array>
#include <charconv>
#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "phone/metadata/number_plans.h"
#include "phone/parse/parse.h"
#include "phone/plan/number_plan.h"

namespace sipattach::phone {
namespace {

struct Assignment {
  std::string_view region;
  std::string_view type;
};

// The region whose plan assigns the number, and the type that it has there.
Assignment AssignmentOf(std::span<NumberPlan> plans, std::string_view national) {
  for (NumberPlan& plan : plans) {
    const std::string_view type = plan.TypeOf(national);
    const bool belongs =
        plans.size() == 1 ||
        (plan.has_leading_digits() ? plan.HasLeadingDigitsOf(national) : !type.empty());
    if (belongs) return {plan.region(), type};
  }
  return {};
}

// The national number after its calling code: "+14155550132", "+1 415-555-0132".
std::string Behind(int calling_code, std::string_view separator, std::string_view national) {
  std::array<char, std::numeric_limits<int>::digits10 + 2> code;
  const auto length = static_cast<std::size_t>(
      std::to_chars(code.data(), code.data() + code.size(), calling_code).ptr - code.data());
  std::string out;
  out.reserve(1 + length + separator.size() + national.size());
  out += '+';
  return out.append(code.data(), length).append(separator).append(national);
}

// Fills in what the number plans say about a parsed number.
void Describe(ParsedNumber parsed, std::span<NumberPlan> plans, Number* out) {
  out->from_default_region = parsed.from_default_region;
  out->country_code = parsed.country_code;
  out->extension = std::move(parsed.extension);
  out->national_significant = std::move(parsed.national);
  out->e164 = Behind(out->country_code, "", out->national_significant);
  if (plans.empty()) {
    out->length = Length::kUnknownCallingCode;
    return;
  }
  out->length = plans.front().LengthOf(out->national_significant);
  const Assignment assignment = AssignmentOf(plans, out->national_significant);
  out->region = assignment.region;
  out->type = assignment.type;
  out->valid = !out->type.empty();
}

// The plan of the calling code's main region has the formats of all regions that share the code.
void Format(std::span<NumberPlan> plans, Number* out) {
  if (plans.empty()) {
    out->national = out->national_significant;
    out->international = out->national_significant;
    return;
  }
  NumberPlan& plan = plans.front();
  Formatted formatted = plan.Format(out->national_significant);
  out->national = std::move(formatted.national);
  out->international = Behind(out->country_code, " ", formatted.international);
  if (out->extension.empty()) return;
  for (std::string* text : {&out->national, &out->international}) {
    text->append(plan.extension_prefix()).append(out->extension);
  }
}

}  // namespace

Number Read(std::string_view text, std::string_view default_region, bool formats) {
  Number out;
  ParsedNumber parsed = Parse(text, default_region);
  out.error = parsed.error;
  if (out.error != ParseError::kNone) return out;
  const std::span<NumberPlan> plans = PlansOf(parsed.country_code);
  Describe(std::move(parsed), plans, &out);
  if (formats) Format(plans, &out);
  return out;
}

[[gnu::noinline]] bool IsAssigned(std::string_view text, std::string_view default_region) {
  return Read(text, default_region, /*formats=*/false).valid;
}

[[gnu::noinline]] bool MayLackArea(std::string_view national, std::string_view region) {
  NumberPlan* plan = PlanOf(region);
  if (plan == nullptr) return false;
  // Without their area code, Brazilian mobile numbers have nine digits.
  const std::size_t most_digits = region == "BR" ? 9 : 8;
  std::string with_zero(1, '0');
  with_zero += national;
  return national.size() <= most_digits && plan->WithoutNationalPrefix(with_zero) == national;
}

bool IsSupportedRegion(std::string_view region) { return PlanOf(region) != nullptr; }

std::string_view MainRegionOf(int calling_code) {
  const std::span<NumberPlan> plans = PlansOf(calling_code);
  return plans.empty() ? std::string_view() : plans.front().region();
}

int CallingCodeOf(std::string_view region) {
  const NumberPlan* plan = PlanOf(region);
  return plan == nullptr ? 0 : plan->calling_code();
}

std::string_view MetadataVersion() { return metadata::Version(); }

}  // namespace sipattach::phone
