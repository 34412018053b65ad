#ifndef SIPATTACH_FOLLOW_UP_H_
#define SIPATTACH_FOLLOW_UP_H_

// The calls around `POST /v1/sip/attach`: deriving them from a plan, and comparing their answers
// with it.

#include <string>
#include <string_view>

namespace sipattach {

// Derives requests from planned ones. `requests` is the JSON text of a plan's `requests`; `kind` is
//   "read_back"  GET  /v1/sip         one for each number
//   "detach"     POST /v1/sip/detach  one for each number: undoes the attachment
//   "update"     POST /v1/sip/update  one for each number and direction: changes an existing
//                attachment. Without a trunk, it also names what the plan leaves to the defaults:
//                auth_mode "ip" for inbound calls, and no header mappings
//
// Returns JSON text: { requests: [{ method, url, headers, body, numbers }] }, in the shape of a
// plan's own requests; `body` is null for GET. Any other kind gives { requests: [] }.
[[nodiscard]] std::string Derive(std::string_view requests, std::string_view kind);

// Compares what was planned with what the API reads back. `request` is the JSON text of one planned
// attach request, `answer` that of the body of GET /v1/sip for one of its numbers.
//
// Returns JSON text:
//   { readable, verified,
//     directions: [{ type, attached, fields: [{ path, status, planned, found }] }] }
// with one field for each leaf that was sent. `path` is a JSON Pointer into the direction, and
// `status` is
//   "same"     the API reads back what was sent, or something equivalent
//   "differs"  it reads back something else
//   "missing"  it does not read the field back
//   "hidden"   a credential, which the API never shows; `planned` and `found` are null
// `readable` is false if the body says nothing about directions of that number. `verified` is true
// if every direction is attached and nothing differs or is missing. No field shows a secret.
[[nodiscard]] std::string Compare(std::string_view request, std::string_view answer);

// Judges an answer to GET /v1/sip, whatever its status. `answer` is an answer as ReadResponse takes
// it, `request` the JSON text of a planned attach request with only the number that was asked for.
//
// Returns JSON text:
//   { directions, verdict, why, beyond_update, status, retryable, retry_after_seconds, message,
//     errors, no_call }
// `directions` is as in Compare, with a further field /trunk_id that is "hidden" if a trunk was
// planned and the answer names none, and the members from `status` on are as in ReadResponse (with
// status "configured" if the answer could be read). `verdict` is
//   "as_planned"    every planned direction is attached, and nothing differs
//   "differs"       every one is attached, but something differs or is missing
//   "partly"        some are attached
//   "not_attached"  the API says that none is: by null for each, or by a 404 of its own
//   "unknown"       anything else
// `why` explains "unknown", "partly" and "differs" in a sentence. For "differs" it includes what an
// update cannot change; `beyond_update` names these fields alone. For "as_planned" it says what
// else is attached, and that the trunk is not shown.
[[nodiscard]] std::string ReadConfiguration(std::string_view answer, std::string_view request);

// Looks up the planned numbers in what an account holds, and lists its trunks. `answers` is the
// JSON text of { numbers, inbound, trunks }: the answers to GET /v1/sip/numbers, GET /v1/inbound
// and GET /v1/sip/trunks, as ReadResponse takes them, or null if there was none.
// `requests` is the JSON text of a plan's `requests`.
//
// Returns JSON text, with an entry for each planned number in order:
//   { numbers: [{ index, state, why, listed_as? }], trunks }
// `index` is the number's index in the plan, and `state` is
//   "listed"   something is attached to the number; GET /v1/sip says what
//   "bought"   it was bought from the service, and nothing is attached to it
//   "new"      the account's list is complete and does not name it
//   "unknown"  anything else
// `why` is a sentence, or "". If the answer to GET /v1/inbound could not be read, `why` warns that
// a "new" number may have been bought from the service.
// `listed_as` is an entry of the account's list that may mean an "unknown" number: (415) 555-0132
// may be +14155550132, or a number of another country or of a trunk. GET /v1/sip tells.
//
// `trunks` is null if `answers` has none, and otherwise
//   { list: [{ id, name, provider, direction, sip_endpoint }], left_out: [{ index, why }],
//     is_whole, why }
// `list` holds the trunks that have an ID, or is null if the answer holds no list; `left_out` names
// the other entries by their index in the answer. If `is_whole` is false, the account may have
// trunks that are in neither; `why` explains it in a sentence.
[[nodiscard]] std::string ReadAccount(std::string_view answers, std::string_view requests);

}  // namespace sipattach

#endif  // SIPATTACH_FOLLOW_UP_H_
