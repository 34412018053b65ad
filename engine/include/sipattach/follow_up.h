#ifndef SIPATTACH_FOLLOW_UP_H_
#define SIPATTACH_FOLLOW_UP_H_

// The calls next to `POST /v1/sip/attach`, derived from what was planned for it.

#include <string>
#include <string_view>

namespace sipattach {

// The requests that follow from planned ones. `requests` is the JSON text of a plan's `requests`;
// `kind` is one of
//   "read_back"  GET  /v1/sip         one for each number
//   "detach"     POST /v1/sip/detach  one for each number: undoes the attachment
//   "update"     POST /v1/sip/update  one for each number and direction: changes what is attached
//   already; without a trunk, also to the mode "ip" and to no mappings where the plan has none
//
// Returns JSON text: { requests: [{ method, url, headers, body, numbers }] } in the shape of a
// plan's own requests; `body` is null for GET. For a kind that is none of these, { requests: [] }.
[[nodiscard]] std::string Derive(std::string_view requests, std::string_view kind);

// Compares what was planned with what the API reads back. `request` is the JSON text of one planned
// attach request, `answer` that of the body of GET /v1/sip for one of its numbers.
//
// Returns JSON text:
//   { readable, verified,
//     directions: [{ type, attached, fields: [{ path, status, planned, found }] }] }
// with one field for each leaf that was sent, path a JSON Pointer into the direction, and status
//   "same"     the API reads back what was sent, or what means the same
//   "differs"  it reads back something else
//   "missing"  it does not read the field back
//   "hidden"   a credential, which the API never shows; `planned` and `found` are null
// `readable` is false where the body says nothing about directions of that number. `verified` is
// true when every direction is attached and nothing differs or is missing. No field shows a secret.
[[nodiscard]] std::string Compare(std::string_view request, std::string_view answer);

// Judges an answer of GET /v1/sip, whatever its status: `answer` is an answer as ReadResponse takes
// it, `request` the JSON text of a planned attach request of the one number that was asked for.
//
// Returns JSON text:
//   { directions, verdict, why, beyond_update, status, retryable, retry_after_seconds, message,
//     errors, no_call }
// with `directions` as of Compare, the rest but for the verdict as of ReadResponse (status
// "configured" where the answer was read), and verdict
//   "as_planned"    every direction that was planned is attached, and nothing differs
//   "differs"       every one is attached, and something differs or is missing
//   "partly"        some are attached
//   "not_attached"  the API says that none is: by null for each, or by a 404 of its own
//   "unknown"       anything else: `why` is a sentence, as it is for "partly" and "differs", where
//                   it also says what an update cannot change: `beyond_update` names only that
[[nodiscard]] std::string ReadConfiguration(std::string_view answer, std::string_view request);

// Finds what is planned among what an account holds. `answers` is the JSON text of
// { numbers, inbound, trunks }: the answers of GET /v1/sip/numbers, of GET /v1/inbound and of
// GET /v1/sip/trunks, as ReadResponse takes them, or null where there was none. `requests` is the
// JSON text of a plan's `requests`.
//
// Returns JSON text, with an entry for each planned number in order:
//   { numbers: [{ index, state, why }], trunks }
// `index` is that of the number in the plan, and state
//   "listed"   something is attached to the number; GET /v1/sip tells what
//   "bought"   it was bought from the service, and nothing is attached to it
//   "new"      the account's list is whole, and does not name it
//   "unknown"  anything else
// `why` is a sentence, or "". If the answer of GET /v1/inbound could not be read, it says of a
// "new" number that it may have been bought from the service.
//
// `trunks` is null without such an answer, and otherwise
//   { list: [{ id, name, provider, direction, sip_endpoint }], left_out: [{ index, why }],
//     is_whole, why }
// `list` has the trunks with an ID, and is null where the answer holds no list; `left_out` names
// the other entries by their index in it. If not `is_whole`, a trunk that is in neither may be
// there all the same; `why` is a sentence.
[[nodiscard]] std::string ReadAccount(std::string_view answers, std::string_view requests);

}  // namespace sipattach

#endif  // SIPATTACH_FOLLOW_UP_H_
