#ifndef SIPATTACH_NAMES_CHANGE_WORDS_H_
#define SIPATTACH_NAMES_CHANGE_WORDS_H_

// The words of change lists, as exchanged with carriers: which numbers are added, and which
// removed.

#include <cstdint>
#include <string_view>

namespace sipattach {

// What the name of a column or member says about the number beside it.
enum class ChangeName : std::uint8_t {
  kNone,
  kChange,  // "Action", "Order type", "Status": what happens to it
  kStays,   // "Active", "Attach to Bland?": whether it is wanted
  kMarked,  // the same where a mark says yes, and an empty cell no
  kGone,    // "Deleted": whether it is unwanted
  kGoneAt,  // "deleted_at": when it went, if it did
  kEndsAt,  // "Termination date": the same, if some have none
  kType,    // "Type", "Capability": what it is for
  kNote,    // "Comments": a note may say that it is not wanted
  kMove,    // an "Action" some of whose values are "Port": "Keep" is the opposite then
};
[[nodiscard]] ChangeName ReadNameOfChange(std::string_view name);
// Whether the value of such a column says that the number is removed or not wanted: "released",
// "N", "true". For kType, whether it is a fax number.
[[nodiscard]] bool LeavesOut(ChangeName name, std::string_view value);
// "Yes", "x": a value of such a column, or a mark in it.
[[nodiscard]] bool IsYesWord(std::string_view word);
// "Port", "migrate": a value beside which "Keep" means that a number stays where it is.
[[nodiscard]] bool IsMoveWord(std::string_view word);
// "remove", "DISCONNECTED", "gekündigt": the number is to be removed, or has been.
[[nodiscard]] bool IsRemovalWord(std::string_view word);
// The same of a whole note about a number, perhaps with a date: "ported out 03/12/2026",
// "[do not use]".
[[nodiscard]] bool IsRemovalNote(std::string_view note);
// The same of the label before numbers: "Staying with AT&T", "Rejected TNs".
[[nodiscard]] bool IsRemovalLabel(std::string_view label);
// A word for removal, or one for a number that is out of use: "inactive", "stillgelegt".
[[nodiscard]] bool IsGoneWord(std::string_view word);
// A word for removal, or "add", "ACTIVE", "neu".
[[nodiscard]] bool IsChangeWord(std::string_view word);

// Whether the words before a number may say that it is not wanted: "Fax:", "Old number",
// "do not use", "released".
[[nodiscard]] bool MayExclude(std::string_view label);

}  // namespace sipattach

#endif  // SIPATTACH_NAMES_CHANGE_WORDS_H_
