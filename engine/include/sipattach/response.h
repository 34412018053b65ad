#ifndef SIPATTACH_RESPONSE_H_
#define SIPATTACH_RESPONSE_H_

#include <string>
#include <string_view>

namespace sipattach {

// Reads what the API answered to one planned request, or to one that Derive returned.
//
// `response` is JSON text: { status: HTTP status code, body: any JSON value or the body's text,
// headers?: { "retry-after"?: string, "date"?: string } }; `request` is one element of a plan's
// `requests`, or of Derive's, as JSON text.
//
// Returns JSON text:
//   { status, carried_out, configured, failed: [{ number, reason, raw, already_attached }],
//     contradictory: [{ number, reason, raw }],
//     remarks: [{ number, reason, raw, already_attached }], unaccounted, register_password_for_pbx,
//     register_passwords: [{ number, password, other_number? }], about_other, already_attached,
//     retryable, retry_after_seconds, message, errors: [{ code, message }], no_call }
// with status "configured" | "partial" | "failed" | "unauthorized" | "not_entitled" | "rejected" |
// "rate_limited" | "server_error" | "unreadable".
//
// `carried_out` says whether the request as a whole was carried out: null if the answer does not
// tell. A number is `configured` only if the answer says so plainly. It is `contradictory` if the
// answer calls it both configured and failed, or calls it configured although the request as a
// whole failed and no failed number accounts for that, or also lists it as skipped, say.
// `unaccounted` lists all numbers that are neither configured nor failed. A number that an error
// names has failed. `remarks` has what the answer says of numbers beside that, such as that one was
// attached already, and its words about the request, with the number "". Entries of unknown shape
// are kept in `raw`. If the API reports `errors`, that is a failure whatever the
// status, even 2xx. `already_attached` is true if these errors say that something is attached
// already.
//
// `about_other` is true if the answer names another number and not that of the request, and after
// an update or a detachment also if it names another direction or lists nothing as changed. It is
// not known then what became of the request.
//
// The `number` of a password is null if the answer does not say whose it is, or names a number that
// was not sent, which is `other_number` then.
//
// `retryable` says that the same request may succeed later; after a server error it may also have
// succeeded already, so read back first. `retry_after_seconds` is null without a Retry-After; a
// date there counts from the answer's own Date, and is ignored without one. `no_call` is true if
// what answered is not the API, or does not know the call, so no other request will do better: an
// HTML page, a 404 that names a path, a 405. It is null for a 404 that does not say what was not
// found. Any bytes are legal input.
[[nodiscard]] std::string ReadResponse(std::string_view response, std::string_view request);

}  // namespace sipattach

#endif  // SIPATTACH_RESPONSE_H_
