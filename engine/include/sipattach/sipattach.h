#ifndef SIPATTACH_SIPATTACH_H_
#define SIPATTACH_SIPATTACH_H_

// The engine behind `POST /v1/sip/attach`: from a draft to a plan, and from an answer to an
// outcome. No call does I/O, throws, or keeps state between calls.
//
// Each call takes its documents as JSON text. Those of json_calls.h give JSON text back; those of
// typed/ give the same results as values of C++.

#include "sipattach/json_calls.h"
#include "sipattach/typed/diagnostic.h"
#include "sipattach/typed/number.h"
#include "sipattach/typed/outcome.h"
#include "sipattach/typed/plan.h"

#endif  // SIPATTACH_SIPATTACH_H_
