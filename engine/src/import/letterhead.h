#ifndef SIPATTACH_IMPORT_LETTERHEAD_H_
#define SIPATTACH_IMPORT_LETTERHEAD_H_

#include <cstddef>
#include <string_view>

namespace sipattach {

// Whether a label announces the numbers that a letter is about: "Numbers to port", "DIDs".
[[nodiscard]] bool AnnouncesNumbers(std::string_view label);

// Where a letter announces its numbers, "Please port the following:", "DIDs: …", if all numbers
// above that line are the telephones of whoever wrote it. 0 if there is no such line.
[[nodiscard]] std::size_t EndOfLetterhead(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_LETTERHEAD_H_
