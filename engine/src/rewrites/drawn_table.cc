#include "rewrites/drawn_table.h"

#include <cstddef>

#include "text/ascii.h"
#include "text/lines.h"

namespace sipattach {
namespace {

constexpr std::size_t kSize = 3;  // of each from U+2500 to U+257F

// What is drawn at this byte: '|', '-', '+' for a corner or a crossing, or NUL for nothing.
char DrawnAt(std::string_view text, std::size_t at) {
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

// Jira writes the names of columns between double lines: "||DID||Site||".
void PlainHeadings(std::string_view text, std::string& out) {
  constexpr std::string_view kLines = "||";
  if (text.find(kLines) == text.npos) return;
  ForEachLine(text, 0, [&](std::string_view line, std::size_t begin) {
    const std::string_view heading = Trim(line);
    if (heading.size() <= kLines.size() * 2 || !heading.starts_with(kLines) ||
        !heading.ends_with(kLines))
      return;
    if (out.empty()) out = text;
    for (std::size_t at = line.find(kLines); at != line.npos; at = line.find(kLines, at + 2))
      out[begin + at + 1] = ' ';
  });
}

}  // namespace

std::string WithPlainTableLines(std::string_view text) {
  constexpr char kLead = '\xE2';
  std::string out;
  bool has_columns = false;
  for (std::size_t at = text.find(kLead); at < text.size(); at = text.find(kLead, at + 1)) {
    const char drawn = DrawnAt(text, at);
    if (drawn == '\0') continue;
    // A branch of a tree: "│   ├── 4155552671".
    if (drawn == '-' && text.substr(at + kSize).starts_with(' ')) return {};
    has_columns = has_columns || drawn == '|';
    if (out.empty()) out = text;
    out.replace(at, kSize, kSize, drawn == '|' ? ' ' : '-');
    if (drawn != '-') out[at] = drawn;
  }
  if (!has_columns) out.clear();
  PlainHeadings(text, out);
  return out;
}

}  // namespace sipattach
