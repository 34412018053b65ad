#include "redact/secret_names.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "text/ascii.h"

namespace sipattach {
namespace {

// Lists of words, each between blanks.
//
// In these, wherever they stand in a name: "passw" is in password, passwd, Passwort and what people
// make of them.
constexpr std::string_view kParts[] = {
    "passw",  "passphrase", "passcode",   "passkey",       "pwd",       "secret",  "credential",
    "apikey", "token",      "privatekey", "authorization", "cookie",    "bearer",  "kennwort",
    "geheim", "contrase",   "motdepasse", "senha",         "pincode",   "privkey", "accesskey",
    "sshkey", "authkey",    "masterkey",  "sharedkey",     "signingkey"};
// As a word of their own.
constexpr std::string_view kWords =
    " pw pass psw pin otp totp mfa psk hmac signature session sess clave jwt ";
constexpr std::string_view kCredentialWords = " auth oauth authentication ";
// What follows "auth_" or "password_" in the name of what is no secret.
constexpr std::string_view kHarmlessEnds =
    " mode type method realm length len count required enabled strength policy expires expiry "
    "timeout ttl interval user username name scheme domain host server port url uri missed field "
    "set through thru limit algorithm format version status ";
constexpr std::string_view kHarmlessBegins =
    " has is reveal max min num no use show hide require requires ";
// A key of these opens nothing.
constexpr std::string_view kOpenKeys =
    " public primary foreign header mapping map sort row partition object variable dial ";
// Words that end like "pass" by chance.
constexpr std::string_view kOtherPasses = " bypass compass overpass underpass trespass ";

bool IsIn(std::string_view list, std::string_view word) {
  for (std::size_t at = list.find(word); at != std::string_view::npos;
       at = list.find(word, at + 1)) {
    if (list[at - 1] == ' ' && list[at + word.size()] == ' ') return true;
  }
  return false;
}

// The words of a name, in lower case: "sipPassword2" is "sip" and "password"; without the plural,
// for "pins" and "api_keys".
class Words {
 public:
  explicit Words(std::string_view name) {
    bool in_word = false;
    for (std::size_t i = 0; i < name.size(); ++i) {
      const char c = name[i];
      // Digits number what they follow. Characters that are not seen part no words.
      if (IsDigit(c) || static_cast<unsigned char>(c) >= 0x80) continue;
      if (!IsAlpha(c)) {
        in_word = false;
        continue;
      }
      const bool after_lower = i > 0 && IsLower(name[i - 1]);
      const bool before_lower = i > 0 && i + 1 < name.size() && IsLower(name[i + 1]);
      if (!in_word || (IsUpper(c) && (after_lower || before_lower))) Begin();
      in_word = true;
      joined_ += Lower(c);
    }
    if (!begins_.empty()) DropPlural();
  }

  [[nodiscard]] std::size_t size() const { return begins_.size(); }
  [[nodiscard]] std::string_view operator[](std::size_t i) const {
    const std::size_t end = i + 1 < size() ? begins_[i + 1] : joined_.size();
    return std::string_view(joined_).substr(begins_[i], end - begins_[i]);
  }
  // Whether `part` stands anywhere, across words too.
  [[nodiscard]] bool Hold(std::string_view part) const {
    return joined_.find(part) != std::string::npos;
  }

 private:
  void Begin() {
    if (!begins_.empty()) DropPlural();
    begins_.push_back(joined_.size());
  }

  // Of the last word.
  void DropPlural() {
    std::string_view word = (*this)[size() - 1];
    if (word.size() <= 3 || !word.ends_with('s') || word.ends_with("ss")) return;
    word.remove_suffix(1);
    if (word == "key" || IsIn(kWords, word)) joined_.pop_back();
  }

  std::string joined_;
  std::vector<std::size_t> begins_;
};

bool IsSecretWord(const Words& words, std::size_t i) {
  const std::string_view word = words[i];
  if (word == "pass") {
    const bool through = i + 1 < words.size() && IsIn(" through thru along ", words[i + 1]);
    return !through;
  }
  if (IsIn(kWords, word)) return true;
  const bool last = i + 1 == words.size();
  if (last && word == "key") return i > 0 && !IsIn(kOpenKeys, words[i - 1]);
  return last && (word.ends_with("pw") || (word.ends_with("pass") && !IsIn(kOtherPasses, word)));
}

}  // namespace

NameKind KindOfName(std::string_view name) {
  // Nobody calls anything by a text that long, and it costs time.
  constexpr std::size_t kLongest = 200;
  const Words words(name.substr(0, kLongest));
  if (words.size() == 0) return NameKind::kPlain;
  const auto in_name = [&](std::string_view part) { return words.Hold(part); };
  NameKind kind = NameKind::kPlain;
  if (std::any_of(std::begin(kParts), std::end(kParts), in_name)) kind = NameKind::kSecret;
  for (std::size_t i = 0; i < words.size() && kind != NameKind::kSecret; ++i) {
    if (IsSecretWord(words, i)) kind = NameKind::kSecret;
    if (kind == NameKind::kPlain && IsIn(kCredentialWords, words[i])) kind = NameKind::kCredentials;
  }
  const bool user = in_name("user") || in_name("login");
  const bool harmless = IsIn(kHarmlessEnds, words[words.size() - 1]) ||
                        (words.size() > 1 && IsIn(kHarmlessBegins, words[0]));
  if (user && (kind == NameKind::kPlain || harmless)) return NameKind::kUser;
  return harmless ? NameKind::kHarmless : kind;
}

}  // namespace sipattach
