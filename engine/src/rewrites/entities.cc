#include "rewrites/entities.h"

#include <utility>

#include "text/ascii.h"
#include "text/utf8.h"

namespace sipattach {

std::size_t EndOfEntity(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 9;
  const std::size_t length = text.substr(at, kLongest).find(';');
  return length == std::string_view::npos ? 0 : at + length;
}

std::string Decoded(std::string_view text, Entities entities) {
  static constexpr std::pair<std::string_view, char> kSigns[] = {
      {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t end = text[at] == '&' ? EndOfEntity(text, at) : 0;
    if (end == 0) {
      out += text[at];
      continue;
    }
    std::string_view name = text.substr(at + 1, end - at - 1);
    char32_t code = ' ';
    if (name.starts_with('#')) {
      const bool hex = name.starts_with("#x") || name.starts_with("#X");
      code = 0;
      for (const char c : name.substr(hex ? 2 : 1)) {
        if (!IsHexDigit(c)) continue;
        code = code * (hex ? 16 : 10) + HexValue(c);
      }
      if (code >= 0xD800 && code <= 0xDFFF) code = ' ';
    } else if (name == "plus") {
      code = '+';
    } else if (entities == Entities::kAll) {
      for (const auto& [its_name, sign] : kSigns) {
        if (its_name == name) code = static_cast<unsigned char>(sign);
      }
    }
    AppendUtf8(out, code);
    at = end;
  }
  return out;
}

}  // namespace sipattach
