#ifndef SIPATTACH_SRC_EXCERPT_H_
#define SIPATTACH_SRC_EXCERPT_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace sipattach {

inline constexpr std::size_t kLongestExcerpt = 80;

// A text for a message or a title: cut, with an ellipsis, where it is too long to be read there.
[[nodiscard]] inline std::string Excerpt(std::string_view text,
                                         std::size_t longest = kLongestExcerpt) {
  if (text.size() <= longest) return std::string(text);
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "\xE2\x80\xA6";
}

}  // namespace sipattach

#endif  // SIPATTACH_SRC_EXCERPT_H_
