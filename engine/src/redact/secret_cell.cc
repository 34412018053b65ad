#include "redact/secret_cell.h"

#include <algorithm>

#include "redact/secret_names.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
constexpr std::string_view kAround = " \t\r\"'";

// The line that begins at `at`, without its line break.
std::string_view LineAt(std::string_view text, std::size_t at) {
  return text.substr(at, text.find('\n', at) - at);
}

// The cell of a line that begins at `begin` and ends at `sign`, untrimmed.
std::string_view CellAt(std::string_view line, std::size_t begin, char sign) {
  return line.substr(begin, line.find(sign, begin) - begin);
}

// Whether a cell may be the name of a column: one or a few words.
bool MayBeHead(std::string_view cell) {
  constexpr std::size_t kLongest = 40;
  return cell.size() <= kLongest && std::all_of(cell.begin(), cell.end(), [](char c) {
           return IsAlphanumeric(c) || std::string_view(" _-/()").find(c) != kNone ||
                  static_cast<unsigned char>(c) >= 0x80;
         });
}

// The index of the first cell that names a secret in a line of column names; npos for any other
// line.
std::size_t SecretColumn(std::string_view line, char sign) {
  std::size_t secret = kNone;
  std::size_t column = 0;
  for (std::size_t at = 0; at <= line.size(); ++column) {
    const std::string_view cell = CellAt(line, at, sign);
    const std::string_view name = TrimOf(cell, kAround);
    if (!MayBeHead(name)) return kNone;
    if (secret == kNone && KindOfName(name) == NameKind::kSecret) secret = column;
    at += cell.size() + 1;
  }
  return secret;
}

// Where the cell with the index `column` begins in a line; npos if the line has fewer cells.
std::size_t PlaceOf(std::string_view line, std::size_t column, char sign) {
  std::size_t at = 0;
  for (; column > 0; --column) {
    at = line.find(sign, at);
    if (at == kNone) return kNone;
    ++at;
  }
  return at;
}

// Finds the first value under the name of a secret in a table whose columns are aligned by blanks:
//   extension   secret        context
//   2001        hunter2       internal
// Uses positions in the line instead of counting words, because cells may be empty.
[[gnu::noinline]] std::size_t FindAlignedCell(std::string_view text, std::string_view head,
                                              std::size_t rows) {
  std::size_t begin = kNone;
  std::size_t end = kNone;
  std::size_t columns = 0;
  for (std::size_t at = head.find_first_not_of(' '); at < head.size(); ++columns) {
    const std::size_t gap = std::min(head.find("  ", at), head.size());
    const std::string_view name = TrimOf(head.substr(at, gap - at), kAround);
    const std::size_t next = head.find_first_not_of(' ', gap);
    if (!MayBeHead(name)) return kNone;
    if (begin == kNone && KindOfName(name) == NameKind::kSecret) {
      begin = at;
      end = next;
    }
    at = next;
  }
  if (begin == kNone || columns < 2) return kNone;
  // "Password   hunter2": each line is a name and its value.
  if (columns == 2 && head.find_first_not_of(' ') == begin && head.find(' ', end) == kNone) {
    return rows - 1 - (head.size() - end);
  }
  constexpr int kMostRows = 100;  // how many rows without a value to read
  for (int row = 0; row < kMostRows && rows < text.size(); ++row) {
    const std::string_view line = LineAt(text, rows);
    if (Trim(line).empty()) break;
    std::size_t at = std::min(begin, line.size());
    if (at < line.size() && !IsBlank(line[at])) {
      while (at > 0 && !IsBlank(line[at - 1])) --at;
    }
    const std::string_view cell = line.substr(at, end - at);
    if (std::any_of(cell.begin(), cell.end(), IsAlphanumeric)) {
      return rows + at + cell.find_first_not_of(kAround);
    }
    rows += line.size() + 1;
  }
  return kNone;
}

// What a tag is in the table that it is part of: the beginning of a row or a cell, or nothing.
std::string_view SignOfTag(std::string_view tag) {
  const std::string name = Lowercase(tag.substr(0, tag.find_first_of(" \t\r\n/>")));
  if (IsOneOf(" tr br dt li ", name)) return "\n";
  // What ends something, and what only looks otherwise.
  const bool is_nothing =
      name.empty() || IsOneOf(" b i em strong code kbd tt span font u p ", name);
  return is_nothing ? "" : "\t";
}

}  // namespace

[[gnu::noinline]] bool HasCells(std::string_view text) {
  if (text.find("</") != kNone) return true;
  const std::size_t values = text.find(')');
  return values != kNone &&
         StartsWithIgnoringCase(TrimOf(text.substr(values + 1, 16), " \t\r\n"), "values");
}

[[gnu::noinline]] std::string LinesOfCells(std::string_view text) {
  constexpr std::size_t kLongestTag = 200;
  if (!HasCells(text)) return std::string(text);
  std::string lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view tag = text.substr(at, text[at] == '<' ? kLongestTag : 0);
    if (const std::size_t end = tag.find('>'); end != kNone) {
      lines += SignOfTag(tag.substr(1, end - 1));
      at += end + 1;
    } else if (StartsWithIgnoringCase(text.substr(at), "values")) {
      at += 6;
    } else {
      const char c = text[at++];
      lines += c == '(' || c == ')' ? '\n' : c;
    }
  }
  return lines;
}

std::size_t FindSecretCell(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view head = LineAt(text, at);
    const std::size_t begin = at + head.size() + 1;
    at = begin;
    if (head.find("  ") != kNone) {
      const std::size_t cell = FindAlignedCell(text, head, begin);
      if (cell != kNone) return cell;
    }
    for (const char sign : {',', ';', '\t', '|'}) {
      if (head.find(sign) == kNone) continue;
      const std::size_t column = SecretColumn(head, sign);
      if (column == kNone) continue;
      const auto signs = std::count(head.begin(), head.end(), sign);
      for (std::size_t row = begin; row < text.size();) {
        const std::string_view line = LineAt(text, row);
        // Go on while the lines are rows of a table; a rule may be under the names.
        if (std::none_of(line.begin(), line.end(), IsAlphanumeric)) {
          row += line.size() + 1;
          continue;
        }
        if (std::count(line.begin(), line.end(), sign) != signs) break;
        const std::size_t place = PlaceOf(line, column, sign);
        const std::string_view cell = CellAt(line, place, sign);
        if (std::any_of(cell.begin(), cell.end(), IsAlphanumeric)) {
          return row + place + cell.find_first_not_of(kAround);
        }
        row += line.size() + 1;
      }
    }
  }
  return kNone;
}

}  // namespace sipattach
