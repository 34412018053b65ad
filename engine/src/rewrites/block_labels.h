#ifndef SIPATTACH_REWRITES_BLOCK_LABELS_H_
#define SIPATTACH_REWRITES_BLOCK_LABELS_H_

#include <string>
#include <string_view>

namespace sipattach {

// The text with "From:  " in place of "From 1:" and "To:  " in place of "To 2:". The digits number
// the blocks of a list, and would be read as digits of its numbers. The length stays the same, so
// that each number keeps its place. Empty unless there are both a beginning and an end of a block.
[[nodiscard]] std::string WithoutBlockNumbers(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_REWRITES_BLOCK_LABELS_H_
