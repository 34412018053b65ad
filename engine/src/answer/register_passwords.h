#ifndef SIPATTACH_ANSWER_REGISTER_PASSWORDS_H_
#define SIPATTACH_ANSWER_REGISTER_PASSWORDS_H_

// The password that the API gives once for the user's PBX to register with.

#include <string>
#include <string_view>
#include <vector>

#include "document/request_numbers.h"
#include "json/json.h"
#include "sipattach/typed/outcome.h"

namespace sipattach {

using typed::RegisterPassword;

// Whether the name is "register_password_for_pbx", in any case and with any punctuation.
[[nodiscard]] bool IsRegisterPasswordName(std::string_view name);

// Returns every register_password_for_pbx in the body of an answer, in order. The API gives it only
// once, so this looks everywhere and cuts nothing short. The value may be a string, an array,
// {number: password} or {username, password}; anything else is returned as its JSON text. `body` is
// the JSON value, or a string if it is not JSON, which is searched as well. A password under a name
// that is not documented, such as pbx_password, counts unless it is one that `request_body` sent.
[[nodiscard]] std::vector<RegisterPassword> ReadRegisterPasswords(const Json& body,
                                                                  const SentNumbers& sent,
                                                                  const Json& request_body);

}  // namespace sipattach

#endif  // SIPATTACH_ANSWER_REGISTER_PASSWORDS_H_
