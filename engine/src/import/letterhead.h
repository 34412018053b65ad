#ifndef SIPATTACH_IMPORT_LETTERHEAD_H_
#define SIPATTACH_IMPORT_LETTERHEAD_H_

#include <cstddef>
#include <string_view>

namespace sipattach {

// Whether a label announces the numbers that a letter is about: "Numbers to port", "DIDs".
[[nodiscard]] bool AnnouncesNumbers(std::string_view label);

// Where the line begins in which a letter announces its numbers, "Please port the following:", if
// all numbers above it are the sender's telephones. 0 if there is no such line.
[[nodiscard]] std::size_t EndOfLetterhead(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_LETTERHEAD_H_
