#include "endpoint/placeholder.h"

#include <algorithm>
#include <cstddef>

#include "redact/excerpt.h"
#include "redact/masked.h"
#include "sip/sip_uri.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// Longer text is not a placeholder. Looking no further keeps the time linear.
constexpr std::size_t kLongest = 64;

// Whether this is a name such as "your trunk". An address would have a scheme, a user or a domain.
bool IsName(std::string_view text) {
  return std::any_of(text.begin(), text.end(), IsAlpha) &&
         text.find_first_of(":@./") == std::string_view::npos;
}

// The length of the variable name at the beginning of `text`, such as TRUNK_ID; 0 if there is none
// of at least two characters.
std::size_t LengthOfVariable(std::string_view text) {
  const auto end = std::find_if_not(text.begin(), text.end(),
                                    [](char c) { return IsUpper(c) || IsDigit(c) || c == '_'; });
  const auto length = static_cast<std::size_t>(end - text.begin());
  return length >= 2 && !IsDigit(text.front()) ? length : 0;
}

// The placeholder at `at` that is in brackets or begins with $ or %, or empty.
std::string_view MarkedAt(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at, kLongest);
  const auto until = [&](char close) {
    const std::size_t end = rest.find(close);
    return end == std::string_view::npos ? std::string_view() : rest.substr(0, end + 1);
  };
  switch (rest.front()) {
    case '{': {
      const std::string_view whole = until('}');
      // {{host}} has two closing braces.
      const bool is_double = rest.starts_with("{{") && rest.substr(whole.size()).starts_with('}');
      return rest.substr(0, whole.size() + (is_double ? 1 : 0));
    }
    case '<':
    case '[': {
      const std::string_view whole = until(rest.front() == '<' ? '>' : ']');
      // "[our SBC](sip:…)" is a link.
      const bool is_link = rest.substr(whole.size()).starts_with('(');
      return whole.size() > 2 && !is_link && IsName(whole.substr(1, whole.size() - 2))
                 ? whole
                 : std::string_view();
    }
    case '$': {
      const std::size_t length = LengthOfVariable(rest.substr(1));
      return length == 0 ? std::string_view() : rest.substr(0, length + 1);
    }
    case '%': {
      // It must be longer than a percent escape, and end with %.
      const std::size_t length = LengthOfVariable(rest.substr(1));
      const bool closed = length > 2 && length + 1 < rest.size() && rest[length + 1] == '%';
      return closed ? rest.substr(0, length + 2) : std::string_view();
    }
    default:
      return {};
  }
}

// Whether a label of a host, or a word of a user, is a placeholder: YOUR_TRUNK, your-trunk,
// yourdomain, xxx.
bool IsPlaceholderWord(std::string_view word) {
  static constexpr std::string_view kOwned[] = {"account", "company", "domain",   "host",
                                                "pbx",     "project", "provider", "sbc",
                                                "server",  "sip",     "tenant",   "trunk"};
  if (word.size() >= 3 &&
      std::all_of(word.begin(), word.end(), [](char c) { return Lower(c) == 'x'; })) {
    return true;
  }
  if (EqualsIgnoringCase(word.substr(0, 4), "your")) {
    const std::string_view owned = word.substr(4);
    if (owned.empty() || owned.front() == '-' || owned.front() == '_') return true;
    return std::any_of(std::begin(kOwned), std::end(kOwned), [&](std::string_view name) {
      return EqualsIgnoringCase(owned.substr(0, name.size()), name);
    });
  }
  return false;
}

std::string_view WordIn(std::string_view text) {
  const auto is_part = [](char c) { return IsAlphanumeric(c) || c == '-' || c == '_'; };
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_part(text[end])) ++end;
    const std::string_view word = text.substr(at, end - at);
    if (IsPlaceholderWord(word)) return word;
    at = end + 1;
  }
  return {};
}

std::string_view PlaceholderOf(std::string_view part) {
  for (std::size_t at = 0; at < part.size(); ++at) {
    if (const std::string_view marked = MarkedAt(part, at); !marked.empty()) return marked;
  }
  return WordIn(part);
}

}  // namespace

std::string PlaceholderIn(std::string_view text) {
  text.remove_prefix(SchemeLength(text));
  const std::size_t at = text.rfind('@');
  std::string_view found;
  if (at != std::string_view::npos) {
    found = PlaceholderOf(text.substr(0, std::min(text.find(':'), at)));
  }
  // What follows the host may contain anything.
  std::string_view host = text.substr(at + 1);  // npos + 1 is 0
  host = host.substr(0, host.find_first_of(";?"));
  if (found.empty()) found = PlaceholderOf(host);
  return Excerpt(found);
}

bool IsPlaceholder(std::string_view text) {
  text = Trim(text);
  if (text.empty()) return false;
  if (text.starts_with("{{") && text.ends_with("}}")) text.remove_suffix(1);
  // "$n", "%s"
  const bool is_short_variable =
      text.size() == 2 && (text[0] == '$' || text[0] == '%') && IsAlpha(text[1]);
  if (is_short_variable || text.starts_with("${") || text.starts_with("$(")) return true;
  // What programs write in place of a text that they do not have.
  for (const std::string_view word : {"null", "undefined", "None"})
    if (text == word) return true;
  return MarkedAt(text, 0) == text || IsPlaceholderWord(text) ||
         (IsMaskedText(text) && std::none_of(text.begin(), text.end(), IsAlphanumeric));
}

}  // namespace sipattach
