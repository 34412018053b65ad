#ifndef SIPATTACH_PLAN_WRAPPED_BODY_H_
#define SIPATTACH_PLAN_WRAPPED_BODY_H_

#include "diagnostics/diagnostic.h"
#include "json/json.h"

namespace sipattach {

// Reports a body that is inside what a program wrapped around it, such as {"request": {"body":
// {"raw": "…"}}}, with a fix that keeps only the body. Returns whether there is one.
[[nodiscard]] bool ReportWrapped(const Json& draft, Report& report);

}  // namespace sipattach

#endif  // SIPATTACH_PLAN_WRAPPED_BODY_H_
