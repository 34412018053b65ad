#ifndef SIPATTACH_TEXT_LINES_H_
#define SIPATTACH_TEXT_LINES_H_

// The lines of a text, with the line ends of any system. There is an empty line between the two
// characters of a Windows line end.

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace sipattach {

// Where the line with this byte ends: at its line end, or at the end of the text.
[[nodiscard]] constexpr std::size_t EndOfLine(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] != '\n' && text[at] != '\r') ++at;
  return at;
}

// The line that begins at this byte, and where the next one begins; no empty line is between them.
[[nodiscard]] constexpr std::string_view LineAt(std::string_view text, std::size_t at) {
  return text.substr(at, EndOfLine(text, at) - at);
}
[[nodiscard]] constexpr std::size_t NextLine(std::string_view text, std::size_t at) {
  at = EndOfLine(text, at);
  if (text.substr(at, 2) == "\r\n") ++at;
  return std::min(at + 1, text.size());
}

[[nodiscard]] constexpr std::string_view FirstLine(std::string_view text) {
  return text.substr(0, EndOfLine(text, 0));
}

// Removes the first line, with its line end, from the front of a text. Returns it without the line
// end.
inline std::string_view TakeLine(std::string_view& text) {
  const std::string_view line = FirstLine(text);
  text.remove_prefix(std::min(line.size() + 1, text.size()));
  return line;
}

// Calls `each` with every line of the text from `begin` on, and with the byte where it begins.
template <typename Each>
void ForEachLine(std::string_view text, std::size_t begin, const Each& each) {
  std::string_view rest = text.substr(std::min(begin, text.size()));
  while (!rest.empty()) {
    const std::size_t at = text.size() - rest.size();
    each(TakeLine(rest), at);
  }
}

}  // namespace sipattach

#endif  // SIPATTACH_TEXT_LINES_H_
