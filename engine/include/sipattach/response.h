#ifndef SIPATTACH_RESPONSE_H_
#define SIPATTACH_RESPONSE_H_

#include <string>
#include <string_view>

namespace sipattach {

// Reads what the API answered to one planned request.
//
// `response` is JSON text: { status: HTTP status code, body: any JSON value or the body's text,
// headers?: { "retry-after"?: string } }; `request` is one element of a plan's `requests`, as JSON
// text.
//
// Returns JSON text:
//   { status, configured, failed: [{ number, reason, raw }], unaccounted,
//   register_password_for_pbx,
//     retryable, retry_after_seconds, message, errors: [{ code, message }] }
// with status "configured" | "partial" | "failed" | "unauthorized" | "not_entitled" | "rejected" |
// "rate_limited" | "server_error" | "unreadable". Entries of unknown shape are kept in `raw`, a
// number that the answer does not name is `unaccounted`. `retryable` says that the same request may
// succeed later; after a server error it may also have succeeded already, so read back first. Any
// bytes are legal input.
[[nodiscard]] std::string ReadResponse(std::string_view response, std::string_view request);

}  // namespace sipattach

#endif  // SIPATTACH_RESPONSE_H_
