#ifndef SIPATTACH_RENDER_RENDER_TEXT_H_
#define SIPATTACH_RENDER_RENDER_TEXT_H_

// Writes text and values as programs have them: string literals, JSON values, words of command
// lines.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "json/json.h"

namespace sipattach {

enum class LiteralStyle : std::uint8_t {
  kJson,       // also for JavaScript
  kAsciiJson,  // ASCII only, so that code pages cannot change it
  kCmdJson,    // likewise, and nothing but the quotes around strings is special to cmd.exe
  kPython,
};

// `text` as a literal in double quotes. Control and invisible characters are escaped.
[[nodiscard]] std::string Literal(std::string_view text, LiteralStyle style);

// `value` on several lines, each level indented by `step` blanks. All lines but the first are
// indented by `indent` more.
[[nodiscard]] std::string Indented(const Json& value, LiteralStyle style, std::size_t indent,
                                   std::size_t step);
// `value` on one line.
[[nodiscard]] std::string OnOneLine(const Json& value, LiteralStyle style);

// One word of a command line, with its quotes. Control characters are dropped, because no URL or
// header may have one (BashWord keeps line breaks).
[[nodiscard]] std::string BashWord(std::string_view text);
[[nodiscard]] std::string CmdWord(std::string_view text);
[[nodiscard]] std::string PowerShellString(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_RENDER_RENDER_TEXT_H_
