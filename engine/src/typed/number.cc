#include "sipattach/typed/number.h"

#include <utility>

#include "number/number_reading.h"
#include "typed/values.h"

namespace sipattach::typed {

NumberResult ReadNumber(std::string_view text, std::string_view context) {
  Report report;
  NumberReading reading = ReadNumberAlone(text, context, report);
  return {std::move(reading), Shown(report.diagnostics())};
}

}  // namespace sipattach::typed
