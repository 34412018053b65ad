#include "program/api_key.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::string_view kPlaceholderWords[] = {
    "apikey", "yourkey", "yourapi",     "yourtoken", "yourbland", "blandkey", "secretkey",
    "xxxx",   "token",   "placeholder", "redacted",  "keyhere",   "changeme"};

// Removes a leading "Bearer", if it is a word.
bool SkipBearer(std::string_view& value) {
  constexpr std::string_view kBearer = "bearer";
  if (!EqualsIgnoringCase(value.substr(0, kBearer.size()), kBearer)) return false;
  const std::string_view rest = value.substr(kBearer.size());
  if (!rest.empty() && !IsBlank(rest.front())) return false;
  value = Trim(rest);
  return true;
}

bool IsQuote(char c) { return c == '"' || c == '\''; }

// Keys hold no ellipsis, brackets or dollar signs, and nobody's key spells "your key".
bool IsPlaceholder(std::string_view key) {
  if (key.find_first_of("<>{}[]$%*") != std::string_view::npos) return true;
  if (key.find("...") != std::string_view::npos ||
      key.find("\xE2\x80\xA6") != std::string_view::npos) {
    return true;
  }
  constexpr std::size_t kLongestPlaceholder = 40;
  if (key.size() > kLongestPlaceholder) return false;
  std::string letters;
  for (const char c : key) {
    if (IsAlpha(c)) letters += Lower(c);
  }
  const auto in_key = [&](std::string_view word) {
    return letters.find(word) != std::string::npos;
  };
  return std::any_of(std::begin(kPlaceholderWords), std::end(kPlaceholderWords), in_key);
}

}  // namespace

ApiKeyFlaw JudgeApiKey(std::string_view value) {
  const bool outer_blank = !value.empty() && (value.front() == '\n' || value.back() == '\n' ||
                                              value.front() == '\r' || value.back() == '\r');
  value = Trim(value);
  const bool quoted_whole = value.size() > 1 && IsQuote(value.front()) && IsQuote(value.back());
  if (quoted_whole) value = Trim(value.substr(1, value.size() - 2));
  const bool bearer = SkipBearer(value);
  if (value.empty()) return ApiKeyFlaw::kMissing;
  const bool bearer_twice = bearer && SkipBearer(value);
  if (value.empty()) return ApiKeyFlaw::kMissing;
  if (IsPlaceholder(value)) return ApiKeyFlaw::kPlaceholder;
  if (bearer_twice) return ApiKeyFlaw::kBearerTwice;
  if (quoted_whole || IsQuote(value.front()) || IsQuote(value.back())) return ApiKeyFlaw::kQuoted;
  const auto is_odd = [](char c) { return IsBlank(c) || IsControl(c) || (c & 0x80) != 0; };
  const bool has_odd = std::any_of(value.begin(), value.end(), is_odd);
  return outer_blank || has_odd ? ApiKeyFlaw::kBlank : ApiKeyFlaw::kNone;
}

}  // namespace sipattach
