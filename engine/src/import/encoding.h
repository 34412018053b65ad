#ifndef SIPATTACH_IMPORT_ENCODING_H_
#define SIPATTACH_IMPORT_ENCODING_H_

// Texts that a program on the way has read in another encoding than theirs.

#include <string>
#include <string_view>

namespace sipattach {

// "UTF-16", "Windows-1252" or "UTF-8, read as Windows-1252": what the text is, where it was decoded
// as something else; empty otherwise. Looks at the beginning of a long text.
[[nodiscard]] std::string_view WrongEncodingOf(std::string_view text);

// The text as it was meant, as far as that can still be told. `encoding` is what WrongEncodingOf
// says.
[[nodiscard]] std::string InRightEncoding(std::string_view text, std::string_view encoding);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_ENCODING_H_
