#ifndef SIPATTACH_RESPONSE_H_
#define SIPATTACH_RESPONSE_H_

#include <string>
#include <string_view>

namespace sipattach {

// Reads what the API answered to one planned request.
//
// `response` is JSON text: { status: HTTP status code, body: any JSON value or the body's text,
// headers?: { "retry-after"?: string, "date"?: string } }; `request` is one element of a plan's
// `requests`, as JSON text.
//
// Returns JSON text:
//   { status, configured, failed: [{ number, reason, raw, already_attached }],
//     contradictory: [{ number, reason, raw }], unaccounted, register_password_for_pbx,
//     register_passwords: [{ number, password }], retryable, retry_after_seconds, message,
//     errors: [{ code, message }], no_call }
// with status "configured" | "partial" | "failed" | "unauthorized" | "not_entitled" | "rejected" |
// "rate_limited" | "server_error" | "unreadable".
//
// A number is `configured` only where the answer says so plainly. One that the answer calls both
// configured and failed, or configured although the request as a whole failed and no failed number
// accounts for that, is `contradictory`; it and numbers that the answer does not name are
// `unaccounted`. An error that names a number makes it a failed one. Entries of unknown shape are
// kept in `raw`. `errors` of the API make a failure of any status, 2xx included. `retryable` says
// that the same request may succeed later; after a server error it may also have succeeded already,
// so read back first. A Retry-After that is a date counts from the answer's own Date; without that
// it is null. `no_call` tells whether what answers is not the API, or does not know the call, so
// that no other request will go better: true of a page, of a 404 that names a path, of a 405; null
// of a 404 that does not say what was not found. Any bytes are legal input.
[[nodiscard]] std::string ReadResponse(std::string_view response, std::string_view request);

}  // namespace sipattach

#endif  // SIPATTACH_RESPONSE_H_
