#ifndef SIPATTACH_JSON_CALLS_H_
#define SIPATTACH_JSON_CALLS_H_

// The calls whose documents go in and come out as JSON text (RFC 8259) in UTF-8: what the
// WebAssembly module, and with it the npm package, is made of.

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
