#include "phone/parse/parse.h"

#include <optional>
#include <string>
#include <utility>

#include "phone/parse/common_form.h"
#include "phone/parse/library_number.h"
#include "phone/parse/plain_number.h"
#include "phone/plan/number_plan.h"

namespace sipattach::phone {

ParsedNumber Parse(std::string_view text, std::string_view default_region) {
  std::string own;
  const std::optional<std::string_view> common = CommonForm(text, own);
  if (!common) {
    ParsedNumber too_long;
    too_long.error = ParseError::kTooLong;
    return too_long;
  }
  if (std::optional<ParsedNumber> plain = ParsePlain(*common, PlanOf(default_region))) {
    return *std::move(plain);
  }
  std::string whole(*common);
  CutAfterSecondNumber(&whole);
  return ParseByLibrary(whole, default_region);
}

}  // namespace sipattach::phone
