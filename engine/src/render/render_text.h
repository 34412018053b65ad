#ifndef SIPATTACH_RENDER_RENDER_TEXT_H_
#define SIPATTACH_RENDER_RENDER_TEXT_H_

// Texts inside programs: string literals, JSON values, words of command lines.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "json/json.h"

namespace sipattach {

enum class LiteralStyle : std::uint8_t {
  kJson,       // also JavaScript
  kAsciiJson,  // nothing beyond ASCII: code pages cannot change it
  kCmdJson,    // likewise, and only the outer quotes mean anything to cmd.exe
  kPython,
};

// `text` as a literal in double quotes. Controls and invisible characters are escaped.
[[nodiscard]] std::string Literal(std::string_view text, LiteralStyle style);

// `value` on indented lines: the first goes after what is there, the others are indented by
// `indent` more blanks.
[[nodiscard]] std::string Indented(const Json& value, LiteralStyle style, std::size_t indent,
                                   std::size_t step);
// `value` on one line.
[[nodiscard]] std::string OnOneLine(const Json& value, LiteralStyle style);

// One word of a command line, with its quotes. Control characters are left out: no address or
// header may have one.
[[nodiscard]] std::string BashWord(std::string_view text);
[[nodiscard]] std::string CmdWord(std::string_view text);
[[nodiscard]] std::string PowerShellString(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_RENDER_RENDER_TEXT_H_
