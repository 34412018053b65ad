#ifndef SIPATTACH_NAMES_CHANGE_WORDS_H_
#define SIPATTACH_NAMES_CHANGE_WORDS_H_

// Lists of changes, as carriers take and send them: which numbers come, and which go.

#include <string_view>

namespace sipattach {

// "Action", "Order type", "Status": the name of a column that says what becomes of a row's number.
[[nodiscard]] bool IsNameOfChange(std::string_view name);
// "remove", "DISCONNECTED", "gekündigt": what such a column says of a number that goes or has gone.
[[nodiscard]] bool IsRemovalWord(std::string_view word);
// One of those, or "add", "ACTIVE", "neu".
[[nodiscard]] bool IsChangeWord(std::string_view word);

// Whether what stands before a number may say that it is none to take: "Fax:", "Old number", "do
// not use", "released".
[[nodiscard]] bool MayExclude(std::string_view label);

}  // namespace sipattach

#endif  // SIPATTACH_NAMES_CHANGE_WORDS_H_
