#ifndef SIPATTACH_ANSWER_ATTACH_ANSWER_H_
#define SIPATTACH_ANSWER_ATTACH_ANSWER_H_

// The outcome of an attach request, before it is written as JSON text or as C++ values: what became
// of each number, and what the answer means as a whole.

#include <optional>
#include <string_view>
#include <vector>

#include "answer/accounting.h"
#include "answer/api_answer.h"
#include "answer/register_passwords.h"
#include "json/json.h"

namespace sipattach {

struct AttachAnswer {
  ApiAnswer answer;
  Accounting accounting;
  Summary summary;
  std::vector<RegisterPassword> passwords;
  // Whether the answer says that the request as a whole was carried out; nullopt if it does not
  // say.
  std::optional<bool> carried_out;
};

// `request`: {url, body}.
[[nodiscard]] AttachAnswer ReadAttachAnswer(ApiAnswer answer, const Json& request);

// The body of one element of a plan's `requests`; null if it has none.
[[nodiscard]] Json BodyOfRequest(const Json& request);

// Whether the reason of a failure is that the number is already attached.
[[nodiscard]] bool SaysAttachedAlready(std::string_view reason);

}  // namespace sipattach

#endif  // SIPATTACH_ANSWER_ATTACH_ANSWER_H_
