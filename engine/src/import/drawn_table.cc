#include "import/drawn_table.h"

#include <cstddef>

#include "text/ascii.h"
#include "text/lines.h"

namespace sipattach {
namespace {

// Of U+2500 to U+257F, of which each is three bytes.
constexpr std::size_t kSize = 3;
constexpr std::string_view kUpright[] = {"│", "┃", "║"};

// What is drawn at this byte: '|', '-', '+' for a corner or a crossing, or nothing.
char LineAt(std::string_view text, std::size_t at) {
  if (text[at] != '\xE2') return '\0';
  const std::string_view sign = text.substr(at, kSize);
  if (sign.size() < kSize || (sign[1] != '\x94' && sign[1] != '\x95')) return '\0';
  for (const std::string_view upright : kUpright) {
    if (sign == upright) return '|';
  }
  return sign == "─" || sign == "━" || sign == "═" ? '-' : '+';
}

// Whether this is the row of a table, and no branch of a tree: "│   ├── 4155552671".
bool IsRow(std::string_view line) {
  bool has_upright = false;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char drawn = LineAt(line, at);
    if (drawn == '\0') continue;
    if (drawn != '|') return false;
    has_upright = true;
  }
  return has_upright && CountDigits(line) > 0;
}

bool HasRow(std::string_view text) {
  for (const std::string_view upright : kUpright) {
    const std::size_t at = text.find(upright);
    if (at == std::string_view::npos) continue;
    for (std::size_t begin = text.rfind('\n', at) + 1; begin < text.size();) {
      const std::size_t end = EndOfLine(text, begin);
      if (IsRow(text.substr(begin, end - begin))) return true;
      begin = end + 1;
    }
  }
  return false;
}

}  // namespace

std::string WithPlainTableLines(std::string_view text) {
  std::string out;
  if (!HasRow(text)) return out;
  out = text;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char drawn = LineAt(text, at);
    if (drawn == '\0') continue;
    out.replace(at, kSize, kSize, drawn == '|' ? ' ' : '-');
    if (drawn != '-') out[at] = drawn;
    at += kSize - 1;
  }
  return out;
}

}  // namespace sipattach
