#include "import/comments.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "import/classified_line.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::string_view kDigits = "0123456789";

// As many digits together as a number has.
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

[[gnu::noinline]] std::string_view MarkOf(std::string_view line) {
  for (const std::string_view mark : {"//", "--", ";", "#"}) {
    if (line.starts_with(mark)) return mark;
  }
  return {};
}

// What lines of a configuration or a program have in common: that they set something, or all before
// the value. Empty for those of a list.
[[gnu::noinline]] std::string BeginningOf(std::string_view line) {
  line = TrimOf(line, "-/#; \t\"'");
  const std::size_t sign = line.find_first_of("=:(");
  if (sign == std::string_view::npos || !IsAlpha(line[0])) return "";
  return line[sign] == '=' ? "=" : Squeezed(line.substr(0, line.find_first_of(kDigits, sign)));
}

template <typename Each>
void ForEachLine(std::string_view text, const Each& each) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
    const std::string_view line = Trim(text.substr(begin, end - begin));
    if (!line.empty()) each(line);
    begin = end + 1;
  }
}

}  // namespace

std::string WithoutComments(std::string_view text, Findings& findings) {
  std::string out;
  const auto leave_out = [&](std::string_view comment, std::string_view mark) {
    if (out.empty()) out = text;
    const auto at = static_cast<std::size_t>(comment.data() - text.data());
    if (HasNumber(comment)) {
      findings.values.Add(1, at);
      if (findings.first_value.empty()) findings.first_value = mark;
    }
    const auto begin = out.begin() + static_cast<std::ptrdiff_t>(at);
    std::replace_if(
        begin, begin + static_cast<std::ptrdiff_t>(comment.size()),
        [](char c) { return c != '\n' && c != '\r'; }, ' ');
  };
  if (Trim(text.substr(0, 256)).starts_with('<')) {
    constexpr std::string_view kMark = "<!--";
    for (std::size_t at = text.find(kMark); at < text.size(); at = text.find(kMark, at)) {
      const std::size_t end = std::min(text.find("-->", at), text.size() - 3) + 3;
      leave_out(text.substr(at, end - at), kMark);
      at = end;
    }
    return out;
  }
  constexpr std::size_t kMost = 16;
  std::vector<std::string> used;
  bool has_marks = false;
  for (const bool is_last : {false, true}) {
    if (is_last && (!has_marks || used.empty())) break;
    ForEachLine(text, [&](std::string_view line) {
      const std::string_view mark = MarkOf(line);
      if (!is_last) has_marks = has_marks || !mark.empty();
      if (is_last ? mark.empty() || !HasNumber(line) : !mark.empty() || used.size() == kMost)
        return;
      std::string beginning = BeginningOf(line);
      const bool is_used = std::find(used.begin(), used.end(), beginning) != used.end();
      if (is_last && is_used) leave_out(line, mark);
      if (!is_last && !is_used && !beginning.empty()) used.push_back(std::move(beginning));
    });
  }
  return out;
}

}  // namespace sipattach
