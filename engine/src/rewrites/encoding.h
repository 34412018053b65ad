#ifndef SIPATTACH_REWRITES_ENCODING_H_
#define SIPATTACH_REWRITES_ENCODING_H_

// Texts that a program has decoded with the wrong encoding.

#include <string>
#include <string_view>

namespace sipattach {

// What the text really is if it was decoded as something else: "UTF-16", "Windows-1252" or
// "UTF-8, read as Windows-1252". Otherwise empty. Looks only at the beginning of a long text.
[[nodiscard]] std::string_view WrongEncodingOf(std::string_view text);

// The text as it was meant, as far as it can be recovered. `encoding` is a result of
// WrongEncodingOf.
[[nodiscard]] std::string InRightEncoding(std::string_view text, std::string_view encoding);

}  // namespace sipattach

#endif  // SIPATTACH_REWRITES_ENCODING_H_
