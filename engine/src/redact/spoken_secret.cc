#include "redact/spoken_secret.h"

#include <algorithm>

#include "redact/named_secret.h"
#include "redact/secret_names.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
// What separates the words of a sentence and the cells of a table.
constexpr std::string_view kBetween = " \t\r\n\v\f\"'`()<>|,;";

// Has letters and digits, like a generated password. Dates, times and numbers have no letters.
bool IsMixed(std::string_view word) {
  constexpr std::size_t kShortest = 6;
  return word.size() >= kShortest && std::any_of(word.begin(), word.end(), IsDigit) &&
         std::any_of(word.begin(), word.end(), IsAlpha);
}

// As long as a PIN, and shorter than a telephone number with its calling code.
bool IsPin(std::string_view word) {
  constexpr std::size_t kShortest = 4;
  constexpr std::size_t kLongest = 9;
  return word.size() >= kShortest && word.size() <= kLongest && IsAllDigits(word);
}

// Removes the last word from `text`, with the separators around it, and returns the word.
std::string_view TakeLastWord(std::string_view& text) {
  const std::size_t end = text.find_last_not_of(kBetween) + 1;
  const std::size_t begin = text.substr(0, end).find_last_of(kBetween) + 1;
  const std::string_view word = text.substr(begin, end - begin);
  text = text.substr(0, begin);
  return word;
}

// "is" and the like, and signs that are a word of their own.
bool IsLink(std::string_view word) {
  constexpr std::size_t kLongestSign = 3;  // not the rule under a table's header
  if (std::none_of(word.begin(), word.end(), IsAlphanumeric)) return word.size() <= kLongestSign;
  // The digits say how a router's configuration encodes a password: "password 7 …".
  return IsOneOf(" is was be to now set as ist lautet est es 0 5 7 8 9 ", Lowercase(word));
}

// The words before a secret that name it.
std::string_view NameBefore(std::string_view before) {
  std::string_view rest = before;
  std::string_view last = TakeLastWord(rest);
  bool is_linked = false;
  while (!last.empty() && IsLink(last)) {
    is_linked = true;
    before = rest;
    last = TakeLastWord(rest);
  }
  if (last.empty()) return {};
  // "The password for bob is …": all words name it. "… with this password …": only the last does.
  if (is_linked) return PhraseBefore(before, before.find_last_not_of(kBetween) + 1);
  const bool is_part = IsOneOf(" key code ", Lowercase(last));
  const std::string_view first = is_part ? TakeLastWord(rest) : last;
  return {first.data(), static_cast<std::size_t>(last.data() + last.size() - first.data())};
}

// A router's "… password 7 0822455D0A16", with the digit that says how it is encoded; "machine …
// login bob password …" of a .netrc; a Dockerfile's "ENV SIP_PASSWORD …", "jq --arg password …",
// cmd's "setx API_KEY …".
bool IsAfterSetting(std::string_view before) {
  const std::string_view name = TakeLastWord(before);
  const std::string_view setter = TakeLastWord(before);
  if (IsOneOf(" 0 5 7 ", name)) return IsOneOf(" password secret key ", Lowercase(setter));
  if (IsOneOf(" ENV --arg setx ", setter)) return KindOfName(name) == NameKind::kSecret;
  return name == "password" && !IsOneOf(" and or ", setter) && TakeLastWord(before) == "login";
}

bool IsSecretAfter(std::string_view before, std::string_view word) {
  const bool is_pin = IsPin(word);
  if (!is_pin && !IsMixed(word)) return IsAfterSetting(before);
  const std::string_view name = NameBefore(before);
  if (KindOfName(name) != NameKind::kSecret) return false;
  // After "session" and "signature", digits are only a count.
  return !is_pin || !(StartsWithIgnoringCase(name, "sess") || StartsWithIgnoringCase(name, "sign"));
}

// Where the secret begins in "password/hunter2"; not in a path, or "username/password".
std::size_t AfterSlash(std::string_view word) {
  const std::size_t slash = word.find('/');
  if (slash == kNone || KindOfName(word.substr(0, slash)) != NameKind::kSecret) return kNone;
  const std::string_view value = word.substr(slash + 1);
  const bool is_one = (IsMixed(value) || IsPin(value)) && value.find('/') == kNone;
  return is_one ? slash + 1 : kNone;
}

}  // namespace

std::size_t FindSpokenSecret(std::string_view text) {
  for (std::size_t at = text.find_first_not_of(kBetween); at != kNone;) {
    const std::size_t end = std::min(text.find_first_of(kBetween, at), text.size());
    const std::string_view word = TrimOf(text.substr(at, end - at), ".:!?");
    if (at > 0 && IsSecretAfter(text.substr(0, at), word)) return at;
    if (const std::size_t value = AfterSlash(word); value != kNone) return at + value;
    at = text.find_first_not_of(kBetween, end);
  }
  return kNone;
}

}  // namespace sipattach
