#ifndef SIPATTACH_ANSWER_ANSWER_ERRORS_H_
#define SIPATTACH_ANSWER_ANSWER_ERRORS_H_

// What the API says about a failure. It does so in many shapes, and no reason is ever lost: what is
// not recognized is shown as it came, unless it is an ID, a time or a link.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "json/json.h"
#include "sipattach/typed/outcome.h"

namespace sipattach {

// Longer text is an HTML page or worse, and not for people. The `raw` of a failed number has all of
// it.
inline constexpr std::size_t kLongestText = 2000;

using typed::ApiError;

// What a value is inside of. In an answer as a whole, a single word or number under an unknown name
// is no reason. In an error, unknown members belong to its message.
enum class Within : std::uint8_t { kAnswer, kEntry, kError };

// Appends the errors in a value: a string, {error, message}, {code, msg}, {title, detail} (RFC
// 9457), an array of these, these inside one another, or an object that maps a field to what is
// wrong with it.
void AppendErrors(const Json& value, Within within, std::vector<ApiError>& errors);

// "SIP_NOT_ENABLED: SIP is not enabled…", the API's own words.
[[nodiscard]] std::string ErrorText(const std::vector<ApiError>& errors);

}  // namespace sipattach

#endif  // SIPATTACH_ANSWER_ANSWER_ERRORS_H_
