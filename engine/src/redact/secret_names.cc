#include "redact/secret_names.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>

#include "text/ascii.h"

namespace sipattach {
namespace {

// Longer text is not a name, and reading it would take time.
constexpr std::size_t kLongest = 200;

// Lists of words, indexed by their first letter because every name of a document is looked up.
template <std::size_t kWords>
class Dictionary {
 public:
  // The words of a list are separated by single blanks.
  constexpr explicit Dictionary(std::span<const std::string_view> lists) : lists_(lists) {
    std::size_t count = 0;
    for (std::size_t letter = 0; letter < kLetters; ++letter) {
      begins_[letter] = static_cast<std::uint8_t>(count);
      for (std::size_t list = 0; list < lists.size(); ++list) {
        for (std::size_t begin = 0; begin < lists[list].size();) {
          const std::size_t end = std::min(lists[list].find(' ', begin), lists[list].size());
          if (lists[list][begin] == static_cast<char>('a' + letter)) {
            words_[count++] = {static_cast<std::uint8_t>(list),
                               static_cast<std::uint8_t>(end - begin),
                               static_cast<std::uint16_t>(begin)};
            seconds_[letter] |= 1U << (lists[list][begin + 1] - 'a');
          }
          begin = end + 1;
        }
      }
    }
    begins_[kLetters] = static_cast<std::uint8_t>(count);
  }

  // A bit for each list with a word that `text`, in lower case, equals (`whole`) or begins with.
  [[nodiscard]] constexpr unsigned ListsOf(std::string_view text, bool whole) const {
    unsigned found = 0;
    const auto letter = static_cast<std::size_t>(text.front() - 'a');
    // Every word has at least two letters, and for most texts the second rules out all of them.
    if (text.size() < 2 || (seconds_[letter] >> (text[1] - 'a') & 1U) == 0) return found;
    for (std::size_t i = begins_[letter]; i < begins_[letter + 1]; ++i) {
      const auto [list, size, begin] = words_[i];
      if (whole ? text.size() != size : text.size() < size) continue;
      if (text.starts_with(lists_[list].substr(begin, size))) found |= 1U << list;
    }
    return found;
  }

 private:
  struct Word {
    std::uint8_t list;
    std::uint8_t size;
    std::uint16_t begin;
  };
  static constexpr std::size_t kLetters = 26;

  std::span<const std::string_view> lists_;
  std::array<Word, kWords> words_{};
  std::array<std::uint8_t, kLetters + 1> begins_{};
  std::array<std::uint32_t, kLetters> seconds_{};  // a bit for each possible second letter
};

// Whether the lists hold only what Dictionary can find: words of two or more lower-case letters.
constexpr bool AreSearchable(std::span<const std::string_view> lists) {
  for (const std::string_view list : lists) {
    for (std::size_t begin = 0; begin <= list.size();) {
      const std::size_t end = std::min(list.find(' ', begin), list.size());
      for (const char c : list.substr(begin, end - begin)) {
        if (!IsLower(c)) return false;
      }
      if (end - begin < 2) return false;
      begin = end + 1;
    }
  }
  return true;
}

constexpr std::size_t CountWords(std::span<const std::string_view> lists) {
  std::size_t count = 0;
  for (const std::string_view list : lists) {
    ++count;
    for (const char c : list) count += c == ' ' ? 1 : 0;
  }
  return count;
}

// Found anywhere in a name: "passw" is in password, passwd, Passwort and their variants; "pasw",
// "passo" and "sword" also find misspelled ones.
constexpr std::string_view kPartLists[] = {
    "passw passphrase passcode passkey pwd secret credential apikey token privatekey authorization "
    "cookie bearer kennwort geheim contrase motdepasse senha pincode privkey accesskey sshkey "
    "authkey masterkey sharedkey signingkey pasw passo sword sessionid sessid connectsid "
    "wachtwoord "
    "adgangskode securestring",
    "user login"};
constexpr unsigned kSecretPart = 1U << 0;
constexpr unsigned kUserPart = 1U << 1;
static_assert(AreSearchable(kPartLists));
constexpr Dictionary<CountWords(kPartLists)> kParts(kPartLists);

// Found only as whole words.
constexpr std::string_view kSecretWords =
    "pw pass psw pin otp totp mfa psk hmac signature session sess clave jwt pword pswd heslo "
    "parola cvv cvc";
constexpr std::string_view kCredentialWords = "auth oauth authentication authenticator cred creds";
// A name that ends with one of these, such as "auth_mode" or "password_length", is not that of a
// secret.
constexpr std::string_view kHarmlessEnds =
    "mode type method realm length len count required enabled strength policy expires expiry "
    "timeout ttl interval user username name scheme domain host server port url uri missed field "
    "set through thru limit algorithm format version status";
// Nor does one that begins with one of these.
constexpr std::string_view kHarmlessBegins =
    "has is reveal max min num no use show hide require requires";
// After one of these words, "key" means something that opens nothing.
constexpr std::string_view kOpenKeys =
    "public primary foreign header mapping map sort row partition object variable dial";
// Words that only happen to end in "pass".
constexpr std::string_view kOtherPasses = "bypass compass overpass underpass trespass";
// After "pass", one of these makes it another word.
constexpr std::string_view kAfterPass = "through thru along";

constexpr std::string_view kWordLists[] = {kSecretWords,    kCredentialWords, kHarmlessEnds,
                                           kHarmlessBegins, kOpenKeys,        kOtherPasses,
                                           kAfterPass};
constexpr unsigned kSecretWord = 1U << 0;
constexpr unsigned kCredentialWord = 1U << 1;
constexpr unsigned kHarmlessEnd = 1U << 2;
constexpr unsigned kHarmlessBegin = 1U << 3;
constexpr unsigned kOpenKey = 1U << 4;
constexpr unsigned kOtherPass = 1U << 5;
constexpr unsigned kThrough = 1U << 6;
static_assert(AreSearchable(kWordLists));
constexpr Dictionary<CountWords(kWordLists)> kWords(kWordLists);

// The words of a name, in lower case: "sipPassword2" is "sip" and "password". Words for secrets
// lose the plural: "pins", "api_keys".
class Words {
 public:
  constexpr explicit Words(std::string_view name) {
    bool in_word = false;
    for (std::size_t i = 0; i < name.size() && i < kLongest; ++i) {
      const char c = name[i];
      // Digits only number what they follow, and characters beyond ASCII, such as invisible ones,
      // do not separate words.
      if (IsDigit(c) || static_cast<unsigned char>(c) >= 0x80) continue;
      if (!IsAlpha(c)) {
        in_word = false;
        continue;
      }
      const bool after_lower = i > 0 && IsLower(name[i - 1]);
      const bool before_lower = i > 0 && i + 1 < name.size() && IsLower(name[i + 1]);
      if (!in_word || (IsUpper(c) && (after_lower || before_lower))) Begin();
      in_word = true;
      joined_[length_++] = Lower(c);
    }
    if (size_ > 0) DropPlural();
  }

  [[nodiscard]] constexpr std::size_t size() const { return size_; }
  [[nodiscard]] constexpr std::string_view operator[](std::size_t i) const {
    const std::size_t end = i + 1 < size_ ? begins_[i + 1] : length_;
    return joined().substr(begins_[i], end - begins_[i]);
  }
  // The lists of kWords that hold a word; the lists of kParts that hold a part of the name, which
  // may span words.
  [[nodiscard]] constexpr unsigned ListsOf(std::size_t i) const {
    return kWords.ListsOf((*this)[i], true);
  }
  [[nodiscard]] constexpr unsigned Parts() const {
    unsigned found = 0;
    for (std::size_t at = 0; at < length_; ++at) {
      found |= kParts.ListsOf(joined().substr(at), false);
    }
    return found;
  }

 private:
  [[nodiscard]] constexpr std::string_view joined() const { return {joined_.data(), length_}; }

  constexpr void Begin() {
    if (size_ > 0) DropPlural();
    begins_[size_++] = static_cast<std::uint8_t>(length_);
  }

  // Of the last word.
  constexpr void DropPlural() {
    std::string_view word = (*this)[size_ - 1];
    if (word.size() <= 3 || !word.ends_with('s') || word.ends_with("ss")) return;
    word.remove_suffix(1);
    if (word == "key" || (kWords.ListsOf(word, true) & kSecretWord) != 0) --length_;
  }

  // Not initialized beyond length_ and size_.
  std::array<char, kLongest> joined_;
  std::array<std::uint8_t, kLongest> begins_;
  std::size_t length_ = 0;
  std::size_t size_ = 0;
};

// Whether word `i` names a secret. `lists` are those that hold it.
constexpr bool IsSecretWord(const Words& words, std::size_t i, unsigned lists) {
  const std::string_view word = words[i];
  const bool last = i + 1 == words.size();
  if (word == "pass") return last || (words.ListsOf(i + 1) & kThrough) == 0;
  if ((lists & kSecretWord) != 0) return true;
  if (last && word == "key") return i > 0 && (words.ListsOf(i - 1) & kOpenKey) == 0;
  return last && (word.ends_with("pw") || (word.ends_with("pass") && (lists & kOtherPass) == 0));
}

constexpr NameKind KindOfWords(std::string_view name) {
  const Words words(name);
  if (words.size() == 0) return NameKind::kPlain;
  const unsigned parts = words.Parts();
  NameKind kind = (parts & kSecretPart) != 0 ? NameKind::kSecret : NameKind::kPlain;
  for (std::size_t i = 0; i < words.size() && kind != NameKind::kSecret; ++i) {
    const unsigned lists = words.ListsOf(i);
    if ((lists & kCredentialWord) != 0) kind = NameKind::kCredentials;
    if (IsSecretWord(words, i, lists)) kind = NameKind::kSecret;
  }
  const bool user = (parts & kUserPart) != 0;
  const bool harmless = (words.ListsOf(words.size() - 1) & kHarmlessEnd) != 0 ||
                        (words.size() > 1 && (words.ListsOf(0) & kHarmlessBegin) != 0);
  if (user && (kind == NameKind::kPlain || harmless)) return NameKind::kUser;
  return harmless ? NameKind::kHarmless : kind;
}

// The names in documents of the API and in the engine's diagnostics. Most names are among these, so
// their kinds are computed at compile time.
constexpr std::string_view kUsualNames[] = {"account",      "auth_mode",     "code",
                                            "content",      "direction",     "directions",
                                            "encoding",     "headers",       "host",
                                            "ip",           "key",           "message",
                                            "options",      "passthrough",   "path",
                                            "phone_number", "phone_numbers", "port",
                                            "purpose",      "register_auth", "register_username",
                                            "password",     "secure_media",  "service",
                                            "sip",          "sip_endpoint",  "sip_password",
                                            "sip_username", "status",        "target",
                                            "tenant",       "text",          "transport",
                                            "trunk",        "trunk_id",      "type",
                                            "username",     "value"};

class UsualNames {
 public:
  constexpr UsualNames() {
    for (std::size_t i = 0; i < std::size(kUsualNames); ++i) {
      std::size_t place = PlaceOf(kUsualNames[i]);
      while (places_[place] != 0) place = (place + 1) % kPlaces;
      places_[place] = static_cast<std::uint8_t>(i + 1);
      kinds_[i] = KindOfWords(kUsualNames[i]);
    }
  }

  // Null for any other name.
  [[nodiscard]] const NameKind* Find(std::string_view name) const {
    if (name.empty()) return nullptr;
    for (std::size_t at = PlaceOf(name); places_[at] != 0; at = (at + 1) % kPlaces) {
      const std::size_t i = places_[at] - std::size_t{1};
      if (kUsualNames[i] == name) return &kinds_[i];
    }
    return nullptr;
  }

 private:
  static constexpr std::size_t kPlaces = 128;
  static_assert(std::size(kUsualNames) < kPlaces);

  static constexpr std::size_t PlaceOf(std::string_view name) {
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(name[i]); };
    return (name.size() * 59 + at(0) * 5U + at(name.size() / 2) * 7U + at(name.size() - 1)) %
           kPlaces;
  }

  std::array<std::uint8_t, kPlaces> places_{};  // one more than the name's index, or 0
  std::array<NameKind, std::size(kUsualNames)> kinds_{};
};
constexpr UsualNames kUsual;

// "ha1", "HA1b", "sipHa1", "a1_hash": the hash that works like a password (RFC 7616 §3.4.2). Words
// drops digits, so these names are looked for separately.
bool IsDigestHash(std::string_view name) {
  for (std::size_t one = name.find('1'); one != std::string_view::npos;
       one = name.find('1', one + 1)) {
    if (one == 0 || Lower(name[one - 1]) != 'a') continue;
    const bool has_h = one > 1 && Lower(name[one - 2]) == 'h';
    const std::size_t begin = one - (has_h ? 2 : 1);
    const bool begins = begin == 0 || !IsAlpha(name[begin - 1]) || IsUpper(name[begin]);
    std::string_view rest = name.substr(one + 1);
    if (has_h && !rest.empty() && Lower(rest.front()) == 'b') rest.remove_prefix(1);
    const bool ends = rest.empty() || !IsAlphanumeric(rest.front());
    if (!rest.empty() && !IsAlphanumeric(rest.front())) rest.remove_prefix(1);
    if (begins && ((has_h && ends) || EqualsIgnoringCase(rest, "hash"))) return true;
  }
  return false;
}

// Words for "password" with letters beyond ASCII, without a first letter that may be a capital.
bool IsForeignPassword(std::string_view name) {
  static constexpr std::string_view kStems[] = {"\u0430\u0440\u043E\u043B\u044C",  // пароль
                                                "\u5BC6\u7801",                    // 密码
                                                "\u5BC6\u78BC",                    // 密碼
                                                "\u30D1\u30B9\u30EF\u30FC\u30C9",  // パスワード
                                                "\u6697\u8A3C\u756A\u53F7",        // 暗証番号
                                                "\uBE44\uBC00\uBC88\uD638",        // 비밀번호
                                                "s\u0142o",
                                                "\u015Fifre",
                                                "senord"};
  return std::any_of(std::begin(kStems), std::end(kStems), [&](std::string_view word) {
    return name.find(word) != std::string_view::npos;
  });
}

// Whether a name ending in "code" or "community" gives access: "verification_code", "2faCode", or
// an SNMP community, which is all that a device asks for (RFC 1157 §4.1). A "country_code" or an
// "error_code" does not, and an "access_code" may be what is dialled before a number.
bool LetsIn(std::string_view name) {
  const Words words(name);
  const std::size_t last = words.size() - 1;
  if (last == 0) return IsOneOf(" rocommunity rwcommunity ", words[0]);
  const std::string_view before = words[last - (last > 1 && words[last - 1] == "time" ? 2 : 1)];
  return IsOneOf(
      " verification verify security recovery backup confirmation activation unlock reset one "
      "onetime fa sms snmp ",
      before);
}

// Whether a name ends in `end` or its plural, with something before it.
bool EndsIn(std::string_view name, std::string_view end) {
  if (name.ends_with('s')) name.remove_suffix(1);
  return name.size() > end.size() && EqualsIgnoringCase(name.substr(name.size() - end.size()), end);
}

// Cheap test: whether a name may end in "code" or "community", or their plural.
bool MayEndInCode(std::string_view name) {
  if (name.ends_with('s')) name.remove_suffix(1);
  if (name.size() < 4) return false;
  const auto from_end = [&](std::size_t i) { return Lower(name[name.size() - i]); };
  return from_end(1) == 'e' ? from_end(2) == 'd' && from_end(3) == 'o'
                            : from_end(1) == 'y' && from_end(4) == 'n';
}

// Cheap test: whether KindOfUnusual may have something to say about a name.
bool IsUnusual(std::string_view name) {
  if (MayEndInCode(name)) return true;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (static_cast<unsigned char>(name[i]) >= 0x80) return true;
    if (name[i] == '1' && i > 0 && Lower(name[i - 1]) == 'a') return true;
  }
  return false;
}

// A function of its own, because few names need it.
[[gnu::noinline]] NameKind KindOfUnusual(std::string_view name) {
  const bool is_secret = IsDigestHash(name) || IsForeignPassword(name) ||
                         ((EndsIn(name, "code") || EndsIn(name, "community")) && LetsIn(name));
  return is_secret ? NameKind::kSecret : NameKind::kPlain;
}

}  // namespace

NameKind KindOfName(std::string_view name) {
  if (const NameKind* usual = kUsual.Find(name)) return *usual;
  const NameKind kind = KindOfWords(name);
  return kind == NameKind::kPlain && IsUnusual(name) ? KindOfUnusual(name) : kind;
}

}  // namespace sipattach
