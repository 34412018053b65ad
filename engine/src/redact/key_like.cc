#include "redact/key_like.h"

#include <algorithm>
#include <cstddef>

#include "redact/marks.h"
#include "redact/named_secret.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

bool IsTokenCharacter(char c) { return IsAlphanumeric(c) || c == '-' || c == '_' || c == '.'; }

// Prefixes of services' keys and tokens; "eyJ" begins those of RFC 7519. In a pasted list, the
// first ones up to "eyJ" are enough. After any other prefix, the word must look generated.
constexpr std::string_view kKeyPrefixes =
    "sk- sk_ pk_ org_ key_ ghp_ xox eyJ rk_ key- whsec_ gho_ ghu_ ghs_ ghr_ glpat- github_pat_ "
    "xapp- AKIA ASIA AIza ya29. SG. npm_ hf_ GOCSPX- dop_v1_ shpat_ shpss_ gsk_ xai- pplx- hvs. "
    "KEY0 lin_api_ ";
constexpr std::string_view kPlainPrefixes = kKeyPrefixes.substr(0, kKeyPrefixes.find("rk_"));

// Whether the text is generated: the words of names are shorter, and have digits only at the end.
bool IsGenerated(std::string_view text) {
  constexpr std::size_t kShortest = 8;
  constexpr std::size_t kLongestWord = 19;
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::size_t end = at;
    bool is_mixed = false;
    for (; end < text.size() && IsAlphanumeric(text[end]); ++end) {
      is_mixed = is_mixed || (end > at && IsDigit(text[end - 1]) && IsAlpha(text[end]));
    }
    const std::size_t length = end - at;
    if (length > kLongestWord || (is_mixed && length >= kShortest)) return true;
    at = end;
  }
  return false;
}

// The length of the prefix with which a text begins, or 0.
std::size_t PrefixLength(std::string_view text, std::string_view prefixes) {
  for (std::size_t begin = 0; begin < prefixes.size();) {
    const std::size_t end = prefixes.find(' ', begin);
    if (text.starts_with(prefixes.substr(begin, end - begin))) return end - begin;
    begin = end + 1;
  }
  return 0;
}

bool BeginsWithKey(std::string_view text) {
  constexpr std::size_t kMost = 200;  // the beginning of a longer one is enough
  if (!BeginsAsLongAsKey(text)) return false;
  const std::size_t prefix = PrefixLength(text, kKeyPrefixes);
  std::size_t end = prefix;
  while (end < std::min(text.size(), kMost) && IsTokenCharacter(text[end])) ++end;
  return prefix > 0 && IsGenerated(text.substr(prefix, end - prefix));
}

// Whether a word of a pasted list is a secret.
bool IsSecret(std::string_view word) {
  constexpr std::size_t kShortest = 8;
  constexpr std::size_t kLong = 24;
  if (word.size() < kShortest + 3) return false;
  const std::size_t prefix = PrefixLength(word, kPlainPrefixes);
  if ((prefix > 0 && word.size() >= prefix + kShortest) || BeginsWithKey(word)) return true;
  if (word.size() < kLong) return false;
  const auto digits = std::count_if(word.begin(), word.end(), IsDigit);
  const auto letters = std::count_if(word.begin(), word.end(), IsAlpha);
  return digits >= 3 && letters >= 6;
}

}  // namespace

bool BeginsAsLongAsKey(std::string_view text) {
  return text.size() >= kShortestKnownKey &&
         std::all_of(text.begin(), text.begin() + kShortestKnownKey, IsTokenCharacter);
}

std::size_t FindKey(std::string_view text) {
  for (std::size_t at = 0; at + kShortestKnownKey <= text.size(); ++at) {
    if (IsAlpha(text[at]) && BeginsWord(text, at) && BeginsWithKey(text.substr(at))) return at;
  }
  return std::string_view::npos;
}

bool HasSecretWord(std::string_view text) {
  constexpr std::size_t kShortestSecret = 11;
  // Most texts are numbers.
  if (text.size() < kShortestSecret || std::none_of(text.begin(), text.end(), IsAlpha))
    return false;
  bool bearer = false;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && IsTokenCharacter(text[end])) ++end;
    const std::string_view word = text.substr(at, end - at);
    if (IsSecret(word) || (bearer && word.size() >= 8)) return true;
    if (!word.empty()) bearer = EqualsIgnoringCase(word, "bearer");
    at = end + 1;
  }
  return false;
}

std::string WithoutSecrets(std::string_view text) {
  return std::string(HasSecretWord(text) ? kHiddenInMessage : text);
}

}  // namespace sipattach
