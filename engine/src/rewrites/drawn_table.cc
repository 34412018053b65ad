#include "rewrites/drawn_table.h"

#include <cstddef>

namespace sipattach {
namespace {

constexpr std::size_t kSize = 3;  // of each from U+2500 to U+257F

// What is drawn at this byte: '|', '-', '+' for a corner or a crossing, or NUL for nothing.
char LineAt(std::string_view text, std::size_t at) {
  if (at + kSize > text.size()) return '\0';
  const bool is_double = text[at + 1] == '\x95';
  if (!is_double && text[at + 1] != '\x94') return '\0';
  switch (static_cast<unsigned char>(text[at + 2])) {
    case 0x80:  // "─"
    case 0x81:  // "━"
      return is_double ? '+' : '-';
    case 0x90:  // "═"
      return is_double ? '-' : '+';
    case 0x82:  // "│"
    case 0x83:  // "┃"
      return is_double ? '+' : '|';
    case 0x91:  // "║"
      return is_double ? '|' : '+';
    default:
      return '+';
  }
}

}  // namespace

std::string WithPlainTableLines(std::string_view text) {
  constexpr char kLead = '\xE2';
  std::string out;
  bool has_columns = false;
  for (std::size_t at = text.find(kLead); at < text.size(); at = text.find(kLead, at + 1)) {
    const char drawn = LineAt(text, at);
    if (drawn == '\0') continue;
    // A branch of a tree: "│   ├── 4155552671".
    if (drawn == '-' && text.substr(at + kSize).starts_with(' ')) return {};
    has_columns = has_columns || drawn == '|';
    if (out.empty()) out = text;
    out.replace(at, kSize, kSize, drawn == '|' ? ' ' : '-');
    if (drawn != '-') out[at] = drawn;
  }
  return has_columns ? out : std::string();
}

}  // namespace sipattach
