#include "rewrites/sql_rows.h"

#include <cstddef>

#include "text/ascii.h"
#include "text/lines.h"

namespace sipattach {
namespace {

std::size_t SkipBlanks(std::string_view text, std::size_t at) {
  while (at < text.size() && IsBlank(text[at])) ++at;
  return at;
}

// Parts the rows of which the first begins at byte `at`, and joins the strings that have commas.
// Moves to where they end. Returns whether there are several.
bool PartRows(std::size_t& at, std::string& out) {
  bool several = false;
  bool quoted = false;
  for (; at < out.size(); ++at) {
    const char c = out[at];
    if (c == '\\') {
      ++at;
    } else if (c == '\'') {
      quoted = !quoted && !IsAlphanumeric(out[at - 1]);
    } else if (c == '\n') {
      quoted = false;
    } else if (quoted) {
      if (c == ',') out[at] = ' ';
    } else if (c == ')') {
      const std::size_t comma = SkipBlanks(out, at + 1);
      const std::size_t next = SkipBlanks(out, comma + 1);
      if (next >= out.size() || out[comma] != ',' || out[next] != '(') break;
      out[comma] = '\n';
      several = true;
    }
  }
  return several;
}

}  // namespace

std::string WithPartedSqlRows(std::string_view text) {
  constexpr std::string_view kValues = "values";
  std::string out;
  for (std::size_t at = text.find_first_of("vV"); at < text.size();
       at = text.find_first_of("vV", at + 1)) {
    if (!StartsWithIgnoringCase(text.substr(at), kValues)) continue;
    const std::size_t end = at + kValues.size();
    const std::size_t row = SkipBlanks(text, end);
    if (row >= text.size() || text[row] != '(') continue;
    std::size_t before = at;
    while (before > 0 && IsBlank(text[before - 1])) --before;
    const bool has_names = before > 0 && text[before - 1] == ')';
    if (out.empty()) out = text;
    at = row;
    if (PartRows(at, out) || has_names) out[IsBlank(out[end]) ? end : end - 1] = '\n';
  }
  return out;
}

std::string WithNamedSqlValues(std::string_view text) {
  constexpr std::string_view kRecord = "[ RECORD ";
  std::string out;
  if (text.find(kRecord) == std::string_view::npos) return out;
  ForEachLine(text, 0, [&](std::string_view line, std::size_t at) {
    const std::size_t record = line.find(kRecord);
    const std::size_t bar = line.find('|');
    if (record < bar) {
      if (out.empty()) out = text;
      out.replace(at, line.size(), line.size(), ' ');
    } else if (!out.empty() && bar < line.size()) {
      out[at + bar] = ':';
    }
  });
  return out;
}

}  // namespace sipattach
