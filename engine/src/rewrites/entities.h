#ifndef SIPATTACH_REWRITES_ENTITIES_H_
#define SIPATTACH_REWRITES_ENTITIES_H_

// Character references of XML and HTML: "&#43;", "&nbsp;".

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sipattach {

// The semicolon of the reference that begins at this byte, "&#8211;"; 0 for an "&" that stands for
// itself.
[[nodiscard]] std::size_t EndOfEntity(std::string_view text, std::size_t at);

// Which references are decoded; the others become a blank. kHarmless never yields markup or quotes,
// for which the text of a page is searched again.
enum class Entities : std::uint8_t { kAll, kHarmless };

// The text with its entities decoded.
[[nodiscard]] std::string Decoded(std::string_view text, Entities entities);

}  // namespace sipattach

#endif  // SIPATTACH_REWRITES_ENTITIES_H_
