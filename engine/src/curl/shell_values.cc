#include "curl/shell_values.h"

#include <algorithm>
#include <cstddef>

#include "curl/program_text.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

// The offset after the quoted text, the escaped character or the single character at `at`.
std::size_t AfterQuotes(std::string_view text, std::size_t at) {
  const char quote = text[at];
  if (quote == '\\') ++at;
  if (quote == '\'' || quote == '"') {
    for (++at; at < text.size() && text[at] != quote; ++at) {
      if (text[at] == '\\' && quote == '"') ++at;
    }
  }
  return std::min(at + 1, text.size());
}

// A shell word that stands for the lines of a here-document, whose text begins after the <<. Empty
// if the document does not end, or a command follows the mark on its line.
std::string WordOfLines(std::string_view text) {
  const std::size_t line = std::min(text.find('\n'), text.size());
  std::string_view mark = text.substr(0, line);
  mark = Trim(mark.substr(0, mark.find("||")));
  std::string end("\n");
  end += TrimOf(mark, "<-'\"\\ \t");
  end += '\n';
  const std::size_t last = text.find(end, line);
  std::string word;
  if (last == kNone || end.find(' ') != std::string::npos) return word;
  word += "\"$(cat ";
  word += mark;
  word += text.substr(line, last - line);
  word += end;
  word += ")\"";
  return word;
}

// The shell word at the beginning of `text`, which a variable is set to.
std::string WordAt(std::string_view text) {
  const std::size_t quotes = text.starts_with('"') ? 1 : 0;
  if (text.substr(quotes).starts_with("$(cat <<")) return WordOfLines(text.substr(quotes + 6));
  std::size_t end = 0;
  while (end < text.size() && !IsBlank(text[end]) && text[end] != ';') end = AfterQuotes(text, end);
  return std::string(text.substr(0, end));
}

// The shell word that a script sets a variable to. Empty if it is set more than once, or not to
// JSON. `code` is the script without its comments.
std::string JsonOf(std::string_view name, std::string_view script, std::string_view code) {
  std::string word;
  for (std::size_t at = code.find(name); at != kNone; at = code.find(name, at + 1)) {
    const std::string_view after = code.substr(at + name.size());
    const std::string_view before = code.substr(0, at);
    if (at > 0 && !IsBlank(before.back()) && before.back() != ';') continue;
    const bool is_read =
        after.starts_with(" <<") && before.substr(before.rfind('\n') + 1).find("read ") != kNone;
    if (!is_read && !after.starts_with('=') && !after.starts_with("+=")) continue;
    if (!word.empty()) return "";
    const std::string_view value = script.substr(at + name.size() + 1);
    word = is_read ? WordOfLines(value) : WordAt(value);
  }
  const std::string_view text(word);
  const std::size_t lines = text.starts_with("\"$(") ? text.find('\n') : 1;
  return Trim(text.substr(std::min(lines, text.size()))).starts_with('{') ? word : "";
}

}  // namespace

std::string WithJson(std::string_view arguments, std::string_view before) {
  std::string out;
  std::string code;
  int asked = 0;
  for (std::size_t at = 0; at < arguments.size();) {
    const std::size_t end = AfterQuotes(arguments, at);
    std::string_view part = arguments.substr(at, end - at);
    at = end;
    constexpr int kMostAsked = 8;
    if (part.starts_with("\"$") && asked < kMostAsked) {
      const std::string_view name = TrimOf(part, "\"${}");
      if (!name.empty() && std::all_of(name.begin(), name.end(), IsInWord)) {
        if (asked++ == 0) code = CodeWithoutComments(before);
        const std::string json = JsonOf(name, before, code);
        if (!json.empty()) {
          out += json;
          continue;
        }
      }
    }
    out += part;
  }
  return out;
}

}  // namespace sipattach
