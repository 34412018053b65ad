#ifndef SIPATTACH_TEXT_LINES_H_
#define SIPATTACH_TEXT_LINES_H_

// The lines of a text, whichever system ended them. The two characters of a Windows line end have
// an empty line between them.

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace sipattach {

// Where the line ends that holds this byte; the end of the text where nothing ends it.
[[nodiscard]] constexpr std::size_t EndOfLine(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] != '\n' && text[at] != '\r') ++at;
  return at;
}

[[nodiscard]] constexpr std::string_view FirstLine(std::string_view text) {
  return text.substr(0, EndOfLine(text, 0));
}

// Takes the first line, with its end, off the front of a text; gives it without the end.
inline std::string_view TakeLine(std::string_view& text) {
  const std::string_view line = FirstLine(text);
  text.remove_prefix(std::min(line.size() + 1, text.size()));
  return line;
}

// Calls `each` with every line of the text from `begin` on, and with the place where it begins.
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
