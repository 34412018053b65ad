#include "import/comments.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "lines/classified_line.h"
#include "names/change_words.h"
#include "text/ascii.h"
#include "text/lines.h"

namespace sipattach {
namespace {

constexpr std::string_view kDigits = "0123456789";

// Whether there are as many digits in a row as a number has.
[[gnu::noinline]] bool HasNumber(std::string_view text) {
  std::size_t digits = 0;
  for (const char c : text) {
    if (IsDigit(c)) {
      if (++digits == kLeastDigits) return true;
    } else if (std::string_view(" -()./+").find(c) == std::string_view::npos) {
      digits = 0;
    }
  }
  return false;
}

// A quick check: most lists have nothing that could begin a comment.
bool MayHaveComments(std::string_view text) {
  char before = '\0';
  for (const char c : text) {
    if (c == '#' || c == ';' || (c == before && (c == '/' || c == '-'))) return true;
    if (c == '*' && before == '/') return true;
    before = c;
  }
  return false;
}

[[gnu::noinline]] std::string_view MarkOf(std::string_view line) {
  for (const std::string_view mark : {"//", "--", ";", "#"}) {
    if (line.starts_with(mark)) return mark;
  }
  return {};
}

// What configuration or program lines have in common: they set something (all before the value), or
// they are quoted. Lists of bare numbers use "# " as a bullet, but hardly mix the other marks, or a
// "#" right before the number, with unmarked lines. Empty for other lines.
[[gnu::noinline]] std::string BeginningOf(std::string_view line) {
  const bool is_bullet = line.starts_with("# ");
  line = TrimOf(line, "-/#; \t");
  if (line.starts_with('"') || line.starts_with('\'')) return HasNumber(line) ? "\"" : "";
  line = TrimOf(line, "-/#; \t\"'{[");
  if (line.empty()) return "";
  const bool is_number = IsDigit(line[0]) || line[0] == '+' || line[0] == '(';
  if (is_number) return !is_bullet && HasNumber(line) ? "0" : "";
  const std::size_t sign = line.find_first_of("=:(");
  if (sign == std::string_view::npos || !IsAlpha(line[0])) return "";
  return line[sign] == '=' ? "=" : Squeezed(line.substr(0, line.find_first_of(kDigits, sign)));
}

bool HasEvenQuotes(std::string_view text) {
  return std::count_if(text.begin(), text.end(), [](char c) { return c == '"' || c == '\''; }) %
             2 ==
         0;
}

// In a program's list, the comment in '"+14155552672", # "+14155552673",'.
std::string_view CommentBehindEntry(std::string_view line) {
  if (!line.starts_with('"') && !line.starts_with('\'')) return {};
  for (const std::string_view mark : {" #", " //"}) {
    const std::size_t at = line.find(mark);
    if (at == line.npos) continue;
    const std::string_view before = line.substr(0, at);
    const std::string_view comment = line.substr(at + 1);
    if (HasNumber(before) && HasNumber(comment) && HasEvenQuotes(before)) return comment;
  }
  return {};
}

// The comment in "- 030 23125117 # alt: 030 99988877" or "did=13129437700 ; old 13129437799"; empty
// if there is none. The same marks also separate the numbers of a list, and occur in quoted strings
// and table cells, so not every mark begins a comment.
[[gnu::noinline]] std::string_view CommentBehind(std::string_view line) {
  for (std::size_t at = 1; at + 2 < line.size(); ++at) {
    if (line[at + 1] != ' ' || line[at - 1] != ' ' || !IsAlpha(line[at + 2]) ||
        (line[at] != '#' && line[at] != ';'))
      continue;
    const std::string_view before = line.substr(0, at);
    const std::string_view comment = line.substr(at);
    // "# ceased 01/02/2026" is about the number before it.
    if (IsRemovalWord(comment.substr(2, comment.find(' ', 2) - 2))) return {};
    const bool sets = before.find('=') != before.npos;
    const bool is_item = line[at] == '#' && !IsAlpha(line[0]);
    const bool is_cell = comment.find_first_of(",;|\t=", 1) != comment.npos;
    const bool is_comment = (sets || is_item) && !is_cell && HasNumber(before) &&
                            HasNumber(comment) && HasEvenQuotes(comment);
    return is_comment ? comment : CommentBehindEntry(line);
  }
  return CommentBehindEntry(line);
}

}  // namespace

std::string WithoutComments(std::string_view text, Findings& findings) {
  std::string out;
  const auto leave_out = [&](std::string_view comment, std::string_view mark) {
    if (out.empty()) out = text;
    const auto at = static_cast<std::size_t>(comment.data() - text.data());
    if (HasNumber(comment)) findings.AddValue(mark, at);
    const auto begin = out.begin() + static_cast<std::ptrdiff_t>(at);
    std::replace_if(
        begin, begin + static_cast<std::ptrdiff_t>(comment.size()),
        [](char c) { return c != '\n'; }, ' ');
  };
  const std::string_view head = Trim(text.substr(0, 256));
  if (head.starts_with('<') && !head.starts_with("<?php")) {
    constexpr std::string_view kMark = "<!--";
    for (std::size_t at = text.find(kMark); at < text.size(); at = text.find(kMark, at)) {
      const std::size_t end = std::min(text.find("-->", at), text.size() - 3) + 3;
      leave_out(text.substr(at, end - at), kMark);
      at = end;
    }
    return out;
  }
  if (!MayHaveComments(text)) return out;
  for (std::size_t at = text.find("/*"); at < text.size();) {
    const std::size_t end = text.find("*/", at + 2);
    if (end == text.npos) break;
    if (at == 0 || IsBlank(text[at - 1])) leave_out(text.substr(at, end + 2 - at), "/*");
    at = text.find("/*", end + 2);
  }
  constexpr std::size_t kMost = 16;
  std::vector<std::string> used;
  const auto is_used = [&](const std::string& beginning) {
    return std::find(used.begin(), used.end(), beginning) != used.end();
  };
  bool has_marks = false;
  bool has_columns = false;  // separated by semicolons
  const std::string blocks_out = out;
  if (!out.empty()) text = blocks_out;
  ForEachLine(text, 0, [&](std::string_view line, std::size_t /*at*/) {
    line = Trim(line);
    const std::string_view comment = CommentBehind(line);
    has_columns = has_columns || line.find(';', 1) < line.size();
    if (!MarkOf(line).empty()) {
      has_marks = true;
    } else if (!comment.empty()) {
      leave_out(comment, comment.substr(0, 1));
    } else if (used.size() < kMost) {
      std::string beginning = BeginningOf(line);
      if (!beginning.empty() && !is_used(beginning)) used.push_back(std::move(beginning));
    }
  });
  if (!has_marks || used.empty()) return out;
  ForEachLine(text, 0, [&](std::string_view line, std::size_t /*at*/) {
    line = Trim(line);
    const std::string_view mark = MarkOf(line);
    if (mark.empty() || !HasNumber(line)) return;
    const std::string beginning = BeginningOf(line);
    const bool is_cell = mark == ";" && has_columns && beginning == "0";
    // ";+14155550132" among settings, "// old: …" among members
    const bool is_code = (mark == ";" && is_used("=")) || mark == "//";
    if (!is_cell && (is_code || is_used(beginning))) leave_out(line, mark);
  });
  return out;
}

}  // namespace sipattach
