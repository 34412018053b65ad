#ifndef SIPATTACH_JSON_CALLS_H_
#define SIPATTACH_JSON_CALLS_H_

// The calls that take and return JSON text (RFC 8259) in UTF-8: all that the WebAssembly module,
// and so the npm package, exposes.

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
#include "sipattach/trunk.h"

#endif  // SIPATTACH_JSON_CALLS_H_
