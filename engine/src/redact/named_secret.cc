#include "redact/named_secret.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "redact/secret_names.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

// Where the phrase begins that ends at `end`: back to what parts members, parameters and lines.
std::string_view PhraseBefore(std::string_view text, std::size_t end) {
  constexpr std::size_t kLongest = 40;
  while (end > 0 && (IsQuote(text[end - 1]) || text[end - 1] == ' ')) --end;
  std::size_t begin = end;
  while (begin > 0 && end - begin < kLongest &&
         (IsNameCharacter(text[begin - 1]) || text[begin - 1] == ' ')) {
    --begin;
  }
  std::string_view phrase = text.substr(begin, end - begin);
  // Of "register_auth.password" the last name counts; a host has points too.
  if (const std::size_t point = phrase.rfind('.'); point != kNone) phrase.remove_prefix(point + 1);
  return phrase;
}

bool BeginsWord(std::string_view text, std::size_t at) {
  return at == 0 || !IsAlphanumeric(text[at - 1]);
}

// Where the value begins whose name ends at `at`.
[[gnu::noinline]] std::size_t AfterName(std::string_view text, std::size_t at) {
  const NameKind kind = KindOfName(PhraseBefore(text, at));
  if (kind != NameKind::kSecret && kind != NameKind::kCredentials) return kNone;
  const bool is_arrow = at + 1 < text.size() && text[at + 1] == '>';
  return SkipToValue(text, at + (is_arrow ? 2 : 1));
}

// Where the credential begins that an HTTP authentication scheme at `at` announces.
[[gnu::noinline]] std::size_t AfterScheme(std::string_view text, std::size_t at) {
  if (!BeginsWord(text, at)) return kNone;
  for (const std::string_view scheme : {"bearer", "basic", "digest", "token", "apikey"}) {
    if (!EqualsIgnoringCase(text.substr(at, scheme.size()), scheme)) continue;
    const std::size_t after = at + scheme.size();
    if (after >= text.size() || !(IsBlank(text[after]) || text[after] == '+')) return kNone;
    const std::size_t value = SkipToValue(text, after + 1);
    const bool is_one =
        value < text.size() && (scheme == "bearer" || LooksRandom(WordAt(text, value)));
    return is_one ? value : kNone;
  }
  return kNone;
}

// Where the value of an option such as "-u user:password" or "--password …" begins; `at` is at its
// first dash.
[[gnu::noinline]] std::size_t AfterOption(std::string_view text, std::size_t at, bool is_curl) {
  if (at > 0 && !IsBlank(text[at - 1]) && !IsQuote(text[at - 1])) return kNone;
  const bool is_long = text.substr(at, 2) == "--";
  std::size_t end = at + (is_long ? 2 : 1);
  if (end >= text.size() || !IsAlpha(text[end])) return kNone;
  const char letter = text[end];
  if (is_long) {
    while (end < text.size() && (IsAlphanumeric(text[end]) || text[end] == '-')) ++end;
  } else {
    ++end;
  }
  const std::string_view name = text.substr(at, end - at);
  std::size_t value = end;
  if (value < text.size() && text[value] == '=') ++value;
  value = SkipToValue(text, value);
  if (value >= text.size()) return kNone;
  if (!is_long) {
    const bool user = letter == 'u' || letter == 'U';
    if (user && WordAt(text, value).find(':') != kNone) return value;
    return is_curl && (user || letter == 'b' || letter == 'E') ? value : kNone;
  }
  if (value == end) return kNone;
  const bool user = IsOneOf(" --user --proxy-user ", Lowercase(name));
  if (user) return WordAt(text, value).find(':') != kNone || is_curl ? value : kNone;
  return KindOfName(name) == NameKind::kSecret || name == "--oauth2-bearer" ? value : kNone;
}

// What a character is a sign of.
enum class Sign : std::uint8_t {
  kNothing,
  kForm,     // URIs, JSON, escapes, other forms of signs: only a closer look tells
  kName,     // of a name before it
  kOption,   // of an option of a command
  kScheme,   // as the first letter of a word, of an HTTP authentication scheme
  kGap,      // after such a scheme
  kCommand,  // as the first letter of a word, of curl
};

constexpr std::array<Sign, 256> kSigns = [] {
  std::array<Sign, 256> signs{};
  const auto mark = [&](std::string_view all, Sign sign) {
    for (const char c : all) signs[static_cast<unsigned char>(c)] = sign;
  };
  mark("@%\\{[\"", Sign::kForm);
  mark("\xE2\xEA\xEF", Sign::kForm);  // in UTF-8, full-width and other forms of a colon and an @
  mark(":=\t", Sign::kName);
  mark("-", Sign::kOption);
  mark("aAbBdDtT", Sign::kScheme);
  mark(" \r\n\v\f+", Sign::kGap);
  mark("cC", Sign::kCommand);
  return signs;
}();

Sign SignOf(char c) { return kSigns[static_cast<unsigned char>(c)]; }

// A bit for each sign. Separate, as is the next one: most texts end here.
[[gnu::noinline]] unsigned SignsIn(std::string_view text) {
  unsigned signs = 0;
  for (const char c : text) signs |= 1U << static_cast<unsigned>(SignOf(c));
  return signs;
}

// Whether a letter that begins a scheme is before a gap.
[[gnu::noinline]] bool MayHoldScheme(std::string_view text) {
  bool may_be_scheme = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const Sign sign = SignOf(text[at]);
    if (sign == Sign::kGap && may_be_scheme) return true;
    may_be_scheme = may_be_scheme || (sign == Sign::kScheme && BeginsWord(text, at));
  }
  return false;
}

}  // namespace

std::size_t FindNamedSecret(std::string_view text) {
  bool is_curl = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::size_t value = kNone;
    switch (SignOf(text[at])) {
      case Sign::kName:
        value = AfterName(text, at);
        break;
      case Sign::kOption:
        value = AfterOption(text, at, is_curl);
        break;
      case Sign::kCommand:
        is_curl =
            is_curl || (BeginsWord(text, at) && EqualsIgnoringCase(text.substr(at, 4), "curl"));
        break;
      case Sign::kScheme:
        value = AfterScheme(text, at);
        break;
      case Sign::kNothing:
      case Sign::kForm:
      case Sign::kGap:
        break;
    }
    if (value < text.size()) return value;
  }
  return kNone;
}

bool MayHoldSecret(std::string_view text) {
  const unsigned signs = SignsIn(text);
  const auto has = [&](Sign sign) { return (signs >> static_cast<unsigned>(sign) & 1U) != 0; };
  if (has(Sign::kForm)) return true;
  const bool may_name = has(Sign::kName) || has(Sign::kOption) ||
                        (has(Sign::kGap) && has(Sign::kScheme) && MayHoldScheme(text));
  return may_name && FindNamedSecret(text) != kNone;
}

bool IsNameCharacter(char c) {
  return IsAlphanumeric(c) || std::string_view("_-.$[]").find(c) != kNone ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool IsQuote(char c) { return c == '"' || c == '\'' || c == '\\' || c == '`'; }

std::size_t SkipToValue(std::string_view text, std::size_t at) {
  while (at < text.size() && (IsBlank(text[at]) || IsQuote(text[at]))) ++at;
  return at;
}

std::string_view WordAt(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && !IsBlank(text[end]) && !IsQuote(text[end])) ++end;
  return text.substr(at, end - at);
}

bool LooksRandom(std::string_view word) {
  return word.size() >= 16 || word.find('=') != kNone ||
         (word.size() >= 6 && std::any_of(word.begin(), word.end(), IsDigit));
}

}  // namespace sipattach
