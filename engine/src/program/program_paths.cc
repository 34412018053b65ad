#include "program/program_paths.h"

#include <algorithm>
#include <cstddef>

#include "program/program_text.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

bool Has(std::string_view characters, char c) {
  return characters.find(c) != std::string_view::npos;
}

bool IsQuote(char c) { return Has("\"'`", c); }

// The length of what joins two strings, from the quote that ends the first to the one that begins
// the second: " + ". 0 if the text does not begin with that, or the second is not a path.
std::size_t JointOf(std::string_view text) {
  constexpr std::size_t kLongest = 40;  // with a line break and its indent
  const std::string_view near = text.substr(0, kLongest);
  const std::size_t sign = near.find_first_not_of(" \t\r\n", 1);
  if (sign >= near.size() || !Has("+.&", near[sign])) return 0;
  const std::size_t next = near.find_first_not_of(" \t\r\n", sign + 1);
  if (next >= near.size() || !IsQuote(near[next])) return 0;
  const bool is_path =
      HasOne("|/v1|v1/|/sip|sip/|/attach|attach|/detach|detach|", text.substr(next + 1), false);
  return is_path ? next + 1 : 0;
}

}  // namespace

std::string WithWholePaths(std::string_view code) {
  std::string out;
  for (std::size_t at = 0; at < code.size(); ++at) {
    const char before = out.empty() ? '\n' : out.back();
    const char c = code[at];
    const bool may_end = IsQuote(c) && (IsAlphanumeric(before) || before == '/');
    if (const std::size_t joint = may_end ? JointOf(code.substr(at)) : 0; joint > 0) {
      at += joint - 1;
      continue;
    }
    const std::string_view rest = code.substr(at);
    const bool is_path = rest.starts_with("sip/") && rest.size() > 4 && IsLower(rest[4]);
    if (is_path && (IsQuote(before) || Has("})", before))) out += '/';
    out += c;
  }
  return out;
}

}  // namespace sipattach
