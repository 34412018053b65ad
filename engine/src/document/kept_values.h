#ifndef SIPATTACH_DOCUMENT_KEPT_VALUES_H_
#define SIPATTACH_DOCUMENT_KEPT_VALUES_H_

#include "diagnostics/diagnostic.h"
#include "json/json.h"

namespace sipattach {

// Reports values of a draft that would not arrive as they were typed: integers that programs round
// (RFC 8259 §6), numbers that they write in another form, and strings in which U+FFFD stands for a
// character that was lost on the way here. Phone numbers have diagnostics of their own, and a value
// that already has an error is skipped: it is not sent.
void ReportUnkeptValues(const Json& draft, Report& report);

}  // namespace sipattach

#endif  // SIPATTACH_DOCUMENT_KEPT_VALUES_H_
