#ifndef SIPATTACH_IMPORT_BLOCK_LABELS_H_
#define SIPATTACH_IMPORT_BLOCK_LABELS_H_

#include <string>
#include <string_view>

namespace sipattach {

// The text with "From:  " in place of "From 1:" and "To:  " of "To 2:": the digits number the
// blocks of a list, and would be read as digits of its numbers. Of the same length, so that each
// number stays where it is; empty where there are not both the beginning and the end of a block.
[[nodiscard]] std::string WithoutBlockNumbers(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_BLOCK_LABELS_H_
