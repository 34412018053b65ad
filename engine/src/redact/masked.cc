#include "redact/masked.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "text/ascii.h"

namespace sipattach {
namespace {

// A single star counts too: a mask may have one for each character that it hides.
constexpr std::string_view kCharacters[] = {"*",   "\xE2\x80\xA2", "\xE2\x97\x8F", "\xE2\x80\xA6",
                                            "...", "###",          "xxx"};
constexpr std::string_view kWords[] = {"redact", "hidden", "masked"};

}  // namespace

bool IsMaskedText(std::string_view text) {
  const std::string lower = Lowercase(text);
  const auto is_in = [&](std::string_view sign) { return lower.find(sign) != std::string::npos; };
  return std::any_of(std::begin(kCharacters), std::end(kCharacters), is_in) ||
         std::any_of(std::begin(kWords), std::end(kWords), is_in);
}

bool IsMasked(const Json& value) {
  if (value.is_boolean()) return true;
  if (value.is_string()) return IsMaskedText(value.text());
  return value.is_object() && !value.empty() &&
         std::all_of(value.members().begin(), value.members().end(), [](const auto& member) {
           return IsMaskedText(member.first) || IsMasked(member.second);
         });
}

bool MayMask(std::string_view masked, std::string_view text) {
  const std::string shown = Lowercase(masked);
  std::size_t begin = shown.size();
  std::size_t end = 0;
  for (const std::string_view sign : kCharacters) {
    const std::size_t last = shown.rfind(sign);
    if (last == std::string::npos) continue;
    begin = std::min(begin, shown.find(sign));
    end = std::max(end, last + sign.size());
  }
  if (end == 0) return true;  // a word
  const std::string whole = Lowercase(text);
  return whole.starts_with(std::string_view(shown).substr(0, begin)) &&
         whole.ends_with(std::string_view(shown).substr(end));
}

}  // namespace sipattach
