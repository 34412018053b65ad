#ifndef SIPATTACH_PLAN_PASTED_ANSWER_H_
#define SIPATTACH_PLAN_PASTED_ANSWER_H_

#include "diagnostics/diagnostic.h"
#include "json/json.h"

namespace sipattach {

// Reports a draft that is an answer of the API, with a fix that makes a draft of what it says about
// a number. Returns whether it is one.
[[nodiscard]] bool ReportPastedAnswer(const Json& draft, Report& report);

}  // namespace sipattach

#endif  // SIPATTACH_PLAN_PASTED_ANSWER_H_
