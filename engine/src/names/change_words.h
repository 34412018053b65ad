#ifndef SIPATTACH_NAMES_CHANGE_WORDS_H_
#define SIPATTACH_NAMES_CHANGE_WORDS_H_

// Lists of changes, as carriers take and send them: which numbers come, and which go.

#include <cstdint>
#include <string_view>

namespace sipattach {

// What the name of a column, or of a member, says of the number beside it.
enum class ChangeName : std::uint8_t {
  kNone,
  kChange,  // "Action", "Order type", "Status": what becomes of it
  kStays,   // "Active", "Attach to Bland?": whether it is meant
  kGone,    // "Deleted": whether it is not
  kType,    // "Type", "Capability": what it is for
};
[[nodiscard]] ChangeName ReadNameOfChange(std::string_view name);
// Whether the value of such a name says that the number goes, has gone or is not meant: "released",
// "N", "true". Of a type, that it is one of faxes.
[[nodiscard]] bool LeavesOut(ChangeName name, std::string_view value);
// "remove", "DISCONNECTED", "gekündigt": what such a column says of a number that goes or has gone.
[[nodiscard]] bool IsRemovalWord(std::string_view word);
// One of those, or "add", "ACTIVE", "neu".
[[nodiscard]] bool IsChangeWord(std::string_view word);

// Whether what stands before a number may say that it is none to take: "Fax:", "Old number", "do
// not use", "released".
[[nodiscard]] bool MayExclude(std::string_view label);

}  // namespace sipattach

#endif  // SIPATTACH_NAMES_CHANGE_WORDS_H_
