#ifndef SIPATTACH_ANSWER_REGISTER_PASSWORDS_H_
#define SIPATTACH_ANSWER_REGISTER_PASSWORDS_H_

#include <string>
#include <string_view>
#include <vector>

#include "document/request_numbers.h"
#include "json/json.h"
#include "sipattach/typed/outcome.h"

namespace sipattach {

using typed::RegisterPassword;

// "register_password_for_pbx", in any case and punctuation.
[[nodiscard]] bool IsRegisterPasswordName(std::string_view name);

// Every register_password_for_pbx of an answer's body, in order: the API gives it only once, so it
// is looked for everywhere and never cut short. It may be a string, a list, {number: password}, or
// {username, password}; anything else is given as its JSON text. `body` is the JSON value, or a
// string if it is not JSON, which is searched too.
[[nodiscard]] std::vector<RegisterPassword> ReadRegisterPasswords(const Json& body,
                                                                  const SentNumbers& sent);

}  // namespace sipattach

#endif  // SIPATTACH_ANSWER_REGISTER_PASSWORDS_H_
