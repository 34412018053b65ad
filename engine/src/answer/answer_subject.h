#ifndef SIPATTACH_ANSWER_ANSWER_SUBJECT_H_
#define SIPATTACH_ANSWER_ANSWER_SUBJECT_H_

#include <cstdint>

#include "json/json.h"

namespace sipattach {

// What a request does, as far as its answer must be read differently. `request`: {url, body}.
enum class Change : std::uint8_t { kAttach, kUpdate, kDetach };
[[nodiscard]] Change ChangeOf(const Json& request);

// Whether the answer to a request about one number names another number, or the answer to an update
// or a detachment another direction or nothing that was changed. The form of these answers is not
// documented, so everything that may name a number counts. `request`: {url, body}.
[[nodiscard]] bool IsAboutOther(const Json& answer_body, const Json& request);

// Whether the answer says in a way that is known that the request was carried out: by a word such
// as "detached", `success`, what it lists as changed, or the number or direction that it gives
// back. Members that are not known say nothing.
[[nodiscard]] bool SaysCarriedOut(const Json& answer_body, const Json& request);

}  // namespace sipattach

#endif  // SIPATTACH_ANSWER_ANSWER_SUBJECT_H_
