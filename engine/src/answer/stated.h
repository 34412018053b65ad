#ifndef SIPATTACH_ANSWER_STATED_H_
#define SIPATTACH_ANSWER_STATED_H_

// What the members of an answer state: that something was done, failed, or is not decided yet. APIs
// and gateways say so in many words.

#include <cstdint>
#include <optional>
#include <string_view>

#include "json/json.h"

namespace sipattach {

// Whether `text` contains one of `words`, each between bars: "|in use|taken|".
[[nodiscard]] bool HoldsAny(std::string_view text, std::string_view words);

// Words that say that something failed, whatever it was.
inline constexpr std::string_view kFailureWords = "|error|fail|reject|refus|denied|invalid|";

// Whether a value can be an error: it is not null, false or empty.
[[nodiscard]] bool SaysSomething(const Json& value);

// Whether a message says that what was asked for was done, and nothing else: it is all of known
// words. `detaches`: it answers a detachment, after which a number is not configured.
[[nodiscard]] bool IsGoodNews(std::string_view text, bool detaches);
// Whether a word, in lower case, is one of them that says that it was done.
[[nodiscard]] bool IsDoneWord(std::string_view word, bool detaches);

// Whether a member is about the answer, and not about what was done or went wrong: an ID, a time, a
// link.
[[nodiscard]] bool IsAside(std::string_view name, const Json& value);

// Whether a state says that something was done: a word, a 2xx status, or true. Any other word
// leaves it open.
[[nodiscard]] bool SaysDone(const Json& value);

// True or false, also in the forms that databases and HTML forms give them: 1, 0, "true", "false".
// nullopt for anything else.
[[nodiscard]] std::optional<bool> TruthOf(const Json& value);

// Whether an object says that what was asked for was not carried out, or not yet: by a state such
// as "pending", {"dry_run": true}, {"applied": false}.
[[nodiscard]] bool LeavesOpen(const Json& object);

// Whether anything in the answer to a change says that the change was not made, or not yet.
[[nodiscard]] bool AnyLeavesOpen(const Json& value);

// The HTTP status that an object states: 400 for {"status": "error"} and {"success": false}, 403
// for {"status": 403}; 0 if it states no failure.
[[nodiscard]] std::int64_t StatedStatus(const Json& object);

// Whether an object states a failure, or has errors.
[[nodiscard]] bool TellsOfFailure(const Json& object);

// Whether a member says that the object failed, in any of many words. That is enough to doubt what
// else the answer says, but not for a refusal, which takes `StatedStatus`.
[[nodiscard]] bool SaysFailed(const Json& object);

// Whether anything in the answer to a change says that it failed, under whatever name.
[[nodiscard]] bool AnyFails(const Json& value);

}  // namespace sipattach

#endif  // SIPATTACH_ANSWER_STATED_H_
