#ifndef SIPATTACH_DOCUMENT_KEPT_VALUES_H_
#define SIPATTACH_DOCUMENT_KEPT_VALUES_H_

#include "diagnostics/diagnostic.h"
#include "json/json.h"

namespace sipattach {

// Reports what of a draft would not arrive as it was typed: integers that programs round (RFC 8259
// §6), numbers that they write in another form, and texts in which U+FFFD stands for a character
// that was lost on the way here. The numbers to attach have diagnostics of their own. A value with
// an error is left alone: it is not sent.
void ReportUnkeptValues(const Json& draft, Report& report);

}  // namespace sipattach

#endif  // SIPATTACH_DOCUMENT_KEPT_VALUES_H_
