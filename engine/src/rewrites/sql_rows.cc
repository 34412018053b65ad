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

}  // namespace

std::string WithPartedSqlRows(std::string_view text) {
  constexpr std::string_view kValues = "values";
  std::string out;
  std::size_t looked_at = 0;
  std::size_t rows = 0;  // where the first row begins, after a blank
  for (std::size_t at = text.find(')'); at < text.size(); at = text.find(')', at + 1)) {
    const std::size_t comma = SkipBlanks(text, at + 1);
    const std::size_t next = SkipBlanks(text, comma + 1);
    if (next >= text.size() || text[comma] != ',' || text[next] != '(') continue;
    for (; looked_at < at; ++looked_at) {
      if (EqualsIgnoringCase(text.substr(looked_at, kValues.size()), kValues))
        rows = looked_at + kValues.size();
    }
    if (rows == 0) return out;
    if (out.empty()) out = text;
    out[comma] = '\n';
    if (IsBlank(out[rows])) out[rows] = '\n';
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
