#ifndef SIPATTACH_IMPORT_ENTITIES_H_
#define SIPATTACH_IMPORT_ENTITIES_H_

// The entities of XML and of web pages: "&#43;", "&nbsp;".

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sipattach {

// The semicolon of the "&#8211;" that begins at this byte; 0 for an "&" that stands for itself.
[[nodiscard]] std::size_t EndOfEntity(std::string_view text, std::size_t at);

// Which entities become what they stand for, and not a blank. The text of a page is searched for
// markup and quotes once more, so that there none may come of them.
enum class Entities : std::uint8_t { kAll, kHarmless };

// The text with its entities decoded.
[[nodiscard]] std::string Decoded(std::string_view text, Entities entities);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_ENTITIES_H_
