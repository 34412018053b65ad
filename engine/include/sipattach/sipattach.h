#ifndef SIPATTACH_SIPATTACH_H_
#define SIPATTACH_SIPATTACH_H_

// The engine behind `POST /v1/sip/attach`: from a draft to a plan, and from an answer to an
// outcome. Documents go in and come out as JSON text (RFC 8259) in UTF-8. No call does I/O, throws,
// or keeps state between calls.

#include "sipattach/base_url.h"
#include "sipattach/bulk.h"
#include "sipattach/curl.h"
#include "sipattach/endpoint.h"
#include "sipattach/follow_up.h"
#include "sipattach/info.h"
#include "sipattach/number.h"
#include "sipattach/plan.h"
#include "sipattach/provider.h"
#include "sipattach/render.h"
#include "sipattach/response.h"

#endif  // SIPATTACH_SIPATTACH_H_
