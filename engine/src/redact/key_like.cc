#include "redact/key_like.h"

#include <algorithm>
#include <cstddef>

#include "redact/marks.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

bool IsTokenCharacter(char c) { return IsAlphanumeric(c) || c == '-' || c == '_' || c == '.'; }

bool IsSecret(std::string_view word) {
  constexpr std::size_t kShortest = 8;
  constexpr std::size_t kLong = 24;
  if (word.size() < kShortest + 3) return false;
  // Most words that are asked about are numbers.
  for (const std::string_view prefix :
       {"sk-", "sk_", "pk_", "org_", "key_", "ghp_", "xox", "eyJ"}) {
    if (!IsAlpha(word[0])) break;
    if (word.starts_with(prefix) && word.size() >= prefix.size() + kShortest) return true;
  }
  if (word.size() < kLong) return false;
  const auto digits = std::count_if(word.begin(), word.end(), IsDigit);
  const auto letters = std::count_if(word.begin(), word.end(), IsAlpha);
  return digits >= 3 && letters >= 6;
}

}  // namespace

bool HasSecretWord(std::string_view text) {
  constexpr std::size_t kShortestSecret = 11;
  if (text.size() < kShortestSecret) return false;
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
