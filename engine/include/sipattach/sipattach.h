#ifndef SIPATTACH_SIPATTACH_H_
#define SIPATTACH_SIPATTACH_H_

// The engine behind `POST /v1/sip/attach`: from a draft to a plan, and from an answer to an
// outcome. No call does I/O, throws, or keeps state between calls.
//
// All calls take JSON text. Those of json_calls.h also return JSON text; those of typed/ return the
// same results as C++ values.

#include "sipattach/json_calls.h"
#include "sipattach/typed/diagnostic.h"
#include "sipattach/typed/number.h"
#include "sipattach/typed/outcome.h"
#include "sipattach/typed/plan.h"

#endif  // SIPATTACH_SIPATTACH_H_
