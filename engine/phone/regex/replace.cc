#include "phone/regex/replace.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace sipattach::phone::regex {

bool Expand(std::string_view replacement, std::string_view text, std::span<const Capture> captures,
            std::string* out) {
  for (std::size_t i = 0; i < replacement.size(); ++i) {
    const char c = replacement[i];
    const bool more = i + 1 < replacement.size();
    if (c == '\\' && more) {
      out->push_back(replacement[++i]);
    } else if (c == '$' && more && replacement[i + 1] >= '0' && replacement[i + 1] <= '9') {
      const auto group = static_cast<std::size_t>(replacement[++i] - '0');
      if (group >= captures.size()) return false;
      out->append(captures[group].Of(text));
    } else {
      out->push_back(c);
    }
  }
  return true;
}

bool Replace(const Program& program, Times times, std::string_view replacement, std::string* text) {
  std::array<Capture, kMaxCaptures> storage;
  const std::span<Capture> captures =
      std::span(storage).first(std::min<std::size_t>(program.groups + 1, kMaxCaptures));
  std::string out;
  std::string_view rest = *text;
  bool replaced = false;
  while (Match(program, rest, Anchor::kNone, captures)) {
    const Capture whole = captures[0];
    out.append(rest.substr(0, whole.begin));
    if (!Expand(replacement, rest, captures, &out)) return false;
    replaced = true;
    std::size_t next = whole.end;
    // After an empty match, moves on by one byte, which is kept.
    if (whole.end == whole.begin && next < rest.size()) out.push_back(rest[next++]);
    const bool at_end = whole.end == rest.size();
    rest.remove_prefix(next);
    if (times == Times::kFirst || at_end) break;
  }
  if (!replaced) return false;
  out.append(rest);
  text->swap(out);
  return true;
}

}  // namespace sipattach::phone::regex
