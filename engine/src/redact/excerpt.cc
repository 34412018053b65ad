#include "redact/excerpt.h"

#include "redact/redact.h"

namespace sipattach {

std::string Excerpt(std::string_view text) {
  return Excerpt(TextWithoutSecrets(text, kHiddenInMessage), kLongestExcerpt);
}

std::string Excerpt(std::string_view text, std::size_t longest) {
  if (text.size() <= longest) return std::string(text);
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "\xE2\x80\xA6";
}

}  // namespace sipattach
