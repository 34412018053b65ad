#include "redact/redact.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <utility>
#include <vector>

#include "json/json_builder.h"
#include "json/json_parser.h"
#include "json/json_writer.h"
#include "redact/secret_names.h"
#include "sip/header_names.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// JSON in strings of JSON, and percent-encoding of percent-encoded text, are followed so far.
constexpr int kMaxLayers = 4;

constexpr std::string_view kSchemes[] = {"sip", "sips", "tel", "http", "https", "tls",
                                         "tcp", "udp",  "ws",  "wss",  "mailto"};

constexpr std::size_t kNone = std::string_view::npos;

bool IsNameCharacter(char c) {
  return IsAlphanumeric(c) || std::string_view("_-.$[]").find(c) != kNone ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool IsQuote(char c) { return c == '"' || c == '\'' || c == '\\' || c == '`'; }

bool IsOneOf(std::string_view text, std::initializer_list<std::string_view> all) {
  return std::any_of(all.begin(), all.end(),
                     [&](std::string_view one) { return EqualsIgnoringCase(text, one); });
}

// ---- Passwords of URIs -------------------------------------------------------------------------

struct Range {
  std::size_t begin;
  std::size_t end;
};

// Finds what stands between the first colon of a userinfo and its @. A password that was not
// escaped may hold anything, an @ too, so it goes to the last one before the next URI.
class UserinfoScanner {
 public:
  explicit UserinfoScanner(std::string_view text) : text_(text) {}

  std::vector<Range> Find() {
    if (text_.find('@') == kNone) return {};
    std::size_t user = kNone;  // where the user of the URI begins that is being read
    for (std::size_t colon = text_.find(':'); colon != kNone; colon = text_.find(':', colon + 1)) {
      const std::size_t scheme = SchemeBefore(colon);
      if (scheme == kNone) continue;
      // Of "Contact:sip:…" and "a:sip:…@h" all that follows the second colon may be a password.
      const bool behind_colon = scheme > 0 && text_[scheme - 1] == ':';
      if (user == kNone) {
        WithoutScheme(behind_colon ? 0 : scheme);
      } else if (behind_colon || !EndsBefore(user, scheme)) {
        continue;
      }
      const bool has_slashes = text_.substr(colon + 1, 2) == "//";
      user = behind_colon ? scheme : colon + (has_slashes ? 3 : 1);
    }
    if (user == kNone) {
      WithoutScheme(text_.size());
    } else {
      Take(text_.find(':', user), text_.size());
    }
    return std::move(found_);
  }

 private:
  // Where the scheme begins that ends at `colon`, if it is one.
  [[nodiscard]] std::size_t SchemeBefore(std::size_t colon) const {
    constexpr std::size_t kLongest = 20;
    std::size_t begin = colon;
    while (begin > 0 && colon - begin < kLongest &&
           (IsAlphanumeric(text_[begin - 1]) || text_[begin - 1] == '+')) {
      --begin;
    }
    const std::string_view name = text_.substr(begin, colon - begin);
    const bool known = std::any_of(std::begin(kSchemes), std::end(kSchemes),
                                   [&](auto scheme) { return EqualsIgnoringCase(name, scheme); });
    const bool has_slashes = !name.empty() && text_.substr(colon + 1, 2) == "//" &&
                             (begin == 0 || text_[begin - 1] != ':');
    return known || has_slashes ? begin : kNone;
  }

  // Whether the URI whose user begins at `user` ends before `next`, where another one begins. If
  // so, its password is taken.
  bool EndsBefore(std::size_t user, std::size_t next) {
    const std::size_t colon = text_.find(':', user);
    if (colon >= next) return true;
    if (Take(colon, next)) return true;
    // Only a port, and no password, may stand between the colon and what parts two URIs.
    std::size_t end = colon + 1;
    while (end < next && IsDigit(text_[end])) ++end;
    return end > colon + 1 && end < next &&
           std::string_view(", ;>\r\n\t").find(text_[end]) != kNone;
  }

  // Takes what stands from `colon` to the last @ before `end`. Never called with an earlier end.
  bool Take(std::size_t colon, std::size_t end) {
    for (; seen_ < end; ++seen_) {
      if (text_[seen_] == '@') last_at_ = seen_;
    }
    return TakeBetween(colon, last_at_);
  }

  bool TakeBetween(std::size_t colon, std::size_t at) {
    if (colon == kNone || at == kNone || at <= colon) return false;
    if (at > colon + 1) found_.push_back({colon + 1, at});
    return true;
  }

  // "user:password@host" at the beginning, or as a word in a text that goes to `end`.
  void WithoutScheme(std::size_t end) {
    const std::string_view text = text_.substr(0, end);
    const std::size_t first = std::min(text.find(':'), text.size());
    const bool opens = first + 1 < end && !IsBlank(text[first + 1]) &&
                       std::none_of(text.begin(), text.begin() + first, IsBlank);
    if (opens && Take(first, end)) return;
    for (std::size_t begin = 0; begin < end;) {
      std::size_t word_end = begin;
      while (word_end < end && !IsBlank(text[word_end])) ++word_end;
      const std::string_view word = text.substr(begin, word_end - begin);
      const std::size_t colon = word.find(':');
      const std::size_t at = word.rfind('@');
      if (colon != kNone && at != kNone) TakeBetween(begin + colon, begin + at);
      begin = word_end + 1;
    }
  }

  std::string_view text_;
  std::size_t seen_ = 0;
  std::size_t last_at_ = kNone;
  std::vector<Range> found_;
};

// ---- Secrets with a name -----------------------------------------------------------------------

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

// What follows at `at` behind blanks and quotes.
std::size_t SkipToValue(std::string_view text, std::size_t at) {
  while (at < text.size() && (IsBlank(text[at]) || IsQuote(text[at]))) ++at;
  return at;
}

std::string_view WordAt(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && !IsBlank(text[end]) && !IsQuote(text[end])) ++end;
  return text.substr(at, end - at);
}

// Whether a word is rather a credential than one of a sentence.
bool LooksRandom(std::string_view word) {
  return word.size() >= 16 || word.find('=') != kNone ||
         (word.size() >= 6 && std::any_of(word.begin(), word.end(), IsDigit));
}

// Where the credential begins that an HTTP authentication scheme at `at` announces.
std::size_t BehindScheme(std::string_view text, std::size_t at) {
  if (!BeginsWord(text, at)) return kNone;
  for (const std::string_view scheme : {"bearer", "basic", "digest", "token", "apikey"}) {
    if (!EqualsIgnoringCase(text.substr(at, scheme.size()), scheme)) continue;
    const std::size_t behind = at + scheme.size();
    if (behind >= text.size() || !(IsBlank(text[behind]) || text[behind] == '+')) return kNone;
    const std::size_t value = SkipToValue(text, behind + 1);
    const bool is_one =
        value < text.size() && (scheme == "bearer" || LooksRandom(WordAt(text, value)));
    return is_one ? value : kNone;
  }
  return kNone;
}

// Where the value of an option such as "-u user:password" or "--password …" begins; `at` is at its
// first dash.
std::size_t BehindOption(std::string_view text, std::size_t at, bool is_curl) {
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
  const bool user = IsOneOf(name, {"--user", "--proxy-user"});
  if (user) return WordAt(text, value).find(':') != kNone || is_curl ? value : kNone;
  return KindOfName(name) == NameKind::kSecret || name == "--oauth2-bearer" ? value : kNone;
}

// What a character is a sign of.
enum class Sign : std::uint8_t {
  kNothing,
  kForm,     // URIs, JSON, escapes: only a closer look tells
  kName,     // of a name before it
  kOption,   // of an option of a command
  kScheme,   // as the first letter of a word, of an HTTP authentication scheme
  kCommand,  // as the first letter of a word, of curl
};

constexpr std::array<Sign, 256> kSigns = [] {
  std::array<Sign, 256> signs{};
  const auto mark = [&](std::string_view all, Sign sign) {
    for (const char c : all) signs[static_cast<unsigned char>(c)] = sign;
  };
  mark("@%\\{[\"", Sign::kForm);
  mark(":=\t", Sign::kName);
  mark("-", Sign::kOption);
  mark("aAbBdDtT", Sign::kScheme);
  mark("cC", Sign::kCommand);
  return signs;
}();

Sign SignOf(char c) { return kSigns[static_cast<unsigned char>(c)]; }

// Where the first secret begins that the text gives a name, or kNone.
std::size_t NamedSecret(std::string_view text) {
  bool is_curl = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::size_t value = kNone;
    switch (SignOf(text[at])) {
      case Sign::kName: {
        std::size_t behind = at + 1;
        if (behind < text.size() && text[behind] == '>') ++behind;
        const NameKind kind = KindOfName(PhraseBefore(text, at));
        if (kind == NameKind::kSecret || kind == NameKind::kCredentials) {
          value = SkipToValue(text, behind);
        }
        break;
      }
      case Sign::kOption:
        value = BehindOption(text, at, is_curl);
        break;
      case Sign::kCommand:
        is_curl =
            is_curl || (BeginsWord(text, at) && EqualsIgnoringCase(text.substr(at, 4), "curl"));
        break;
      case Sign::kScheme:
        value = BehindScheme(text, at);
        break;
      case Sign::kNothing:
      case Sign::kForm:
        break;
    }
    if (value < text.size()) return value;
  }
  return kNone;
}

// ---- Texts -------------------------------------------------------------------------------------

// The bytes that a text stands for in a URL or in a string of a program: %40, \t, \u0040. What
// makes no byte stays.
std::string Unescaped(std::string_view text) {
  const auto hex = [&](std::size_t at, std::size_t digits) {
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
      const char c = at + i < text.size() ? Lower(text[at + i]) : ' ';
      if (!IsHexDigit(c)) return -1;
      value = value * 16 + (IsDigit(c) ? c - '0' : c - 'a' + 10);
    }
    return value;
  };
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const char next = i + 1 < text.size() ? Lower(text[i + 1]) : ' ';
    int byte = -1;
    std::size_t length = 2;
    if (text[i] == '%') {
      byte = hex(i + 1, 2);
      length = 3;
    } else if (text[i] == '\\' && (next == 'u' || next == 'x')) {
      byte = hex(i + 2, next == 'u' ? 4 : 2);
      length = next == 'u' ? 6 : 4;
    } else if (text[i] == '\\') {
      byte = next == 't'   ? '\t'
             : next == 'n' ? '\n'
             : next == 'r' ? '\r'
                           : static_cast<unsigned char>(next);
    }
    const bool decoded = byte >= 0 && byte < 256;
    out += decoded ? static_cast<char>(byte) : text[i];
    i += decoded ? length : 1;
  }
  return out;
}

bool HoldsNothing(const Json& value) { return value.is_null() || value.is_boolean(); }

class Redaction {
 public:
  // What is taken out is appended to `found`, if that is given: then nothing else is wanted, and
  // no copy is made of a document.
  Redaction(std::string_view mark, bool strict, std::vector<std::string>* found = nullptr)
      : mark_(mark), strict_(strict), found_(found) {}

  std::string Text(std::string_view text, int layer = 0) const {
    if (!MayHoldSecret(text)) return std::string(text);
    if (layer < kMaxLayers && IsJson(text)) {
      JsonBuilder builder;
      if (ParseJson(text, builder)) {
        // Of members with the same name the value has but the last.
        const bool is_whole = builder.duplicates().empty();
        const Json value = builder.TakeValue();
        const Json shown = Value(value, NameKind::kPlain, layer + 1);
        if (is_whole && shown == value) return std::string(text);
        JsonWriter writer;
        return writer.Value(shown).Take();
      }
    }
    const std::size_t named = std::min(NamedSecret(text), text.size());
    std::string shown;
    std::size_t from = 0;
    for (const Range& range : UserinfoScanner(text.substr(0, named)).Find()) {
      shown += text.substr(from, range.begin - from);
      shown += Hide(text.substr(range.begin, range.end - range.begin));
      from = range.end;
    }
    shown += text.substr(from, named - from);
    if (named < text.size()) shown += Hide(text.substr(named));
    if (layer < kMaxLayers && shown.find_first_of("%\\") != std::string::npos) {
      const std::string decoded = Unescaped(shown);
      if (decoded != shown && Text(decoded, layer + 1) != decoded) {
        Hide(text);
        return std::string(mark_);
      }
    }
    return shown;
  }

  // `kind` is that of the name under which the value stands.
  Json Value(const Json& value, NameKind kind, int layer = 0) const {
    if (HoldsNothing(value)) return value;
    const bool has_elements = value.is_array() || value.is_object();
    if ((has_elements && value.empty()) || (value.is_string() && value.text().empty()))
      return value;
    if (kind == NameKind::kSecret || (kind == NameKind::kCredentials && !has_elements)) {
      if (found_ != nullptr) Collect(value);
      return mark_;
    }
    if (value.is_string()) {
      if (!IsCopied(layer) && !MayHoldSecret(value.text()) && kind != NameKind::kUser) return {};
      return String(value.text(), kind, layer);
    }
    if (value.is_array()) return Array(value, kind, layer);
    return value.is_object() ? Object(value, kind, layer) : value;
  }

 private:
  static bool IsJson(std::string_view text) {
    // nlohmann's parser takes a NUL byte for the end of the text.
    if (text.find('\0') != kNone) return false;
    text = Trim(text);
    return text.size() > 1 && (text.front() == '{' || text.front() == '[' || text.front() == '"');
  }

  Json String(std::string_view text, NameKind kind, int layer) const {
    if (kind == NameKind::kUser) {
      // "user:password" where only the user belongs.
      const std::size_t colon = text.find(':');
      const std::string_view user = text.substr(0, colon);
      const bool is_user = std::none_of(user.begin(), user.end(), IsBlank) &&
                           std::none_of(std::begin(kSchemes), std::end(kSchemes), [&](auto scheme) {
                             return EqualsIgnoringCase(user, scheme);
                           });
      if (colon != kNone && colon + 1 < text.size() && is_user) {
        return std::string(user) + ":" + std::string(Hide(text.substr(colon + 1)));
      }
    }
    return Text(text, layer);
  }

  Json Array(const Json& value, NameKind kind, int layer) const {
    Json shown = Json::array();
    for (std::size_t i = 0; i < value.size(); ++i) {
      Json element = Value(value[i], IsSecretElement(value, i) ? NameKind::kSecret : kind, layer);
      if (IsCopied(layer)) shown.push_back(std::move(element));
    }
    return shown;
  }

  Json Object(const Json& value, NameKind kind, int layer) const;

  // A document inside a text is copied all the same: it is compared with what it was.
  [[nodiscard]] bool IsCopied(int layer) const { return found_ == nullptr || layer > 0; }

  std::string_view Hide(std::string_view secret) const {
    if (found_ != nullptr) found_->emplace_back(secret);
    return mark_;
  }

  void Collect(const Json& value) const {
    if (value.is_string()) Hide(value.text());
    if (value.is_number()) Hide(value.digits());
    for (const Json& element : value) Collect(element);
    if (!value.is_object()) return;
    for (const auto& [name, member] : value.members()) Collect(member);
  }

  std::string_view mark_;
  bool strict_;
  std::vector<std::string>* found_;
};

// ---- Members -----------------------------------------------------------------------------------

bool IsValueName(std::string_view name) {
  return Lowercase(name).find("val") != std::string::npos ||
         IsOneOf(name, {"content", "text", "data", "literal", "default", "v", "secret"});
}

// The kind of the name that an object gives beside a value: {"name": "Cookie", "value": …}.
NameKind KindBeside(const Json& object) {
  for (const auto& [name, member] : object.members()) {
    if (!member.is_string()) continue;
    if (!IsOneOf(name, {"name", "key", "header", "field", "param", "parameter", "variable", "k",
                        "id", "label", "title", "property", "attribute", "option", "headername"})) {
      continue;
    }
    const NameKind kind = KindOfName(member.text());
    if (kind == NameKind::kSecret || kind == NameKind::kCredentials) return NameKind::kSecret;
  }
  return NameKind::kPlain;
}

// Whether the value of a mapping is the name of a variable or header, and no secret.
bool IsNameInMapping(const Json& object, std::string_view name) {
  if (name != "value") return false;
  const Json* type = Find(object, "type");
  const Json* key = Find(object, "key");
  const Json* value = Find(object, name);
  if (type == nullptr || key == nullptr) return false;
  if (!type->is_string() || type->text() != "custom") return false;
  if (!key->is_string() || !value->is_string()) return false;
  const Json* passthrough = Find(object, "passthrough");
  return !IsSecretLiteral(
      key->text(), value->text(),
      passthrough != nullptr && !(passthrough->is_boolean() && !passthrough->boolean()));
}

// The kind under which a member stands, in an object that itself stands under `outer`.
NameKind KindOfMember(const Json& object, std::string_view name, NameKind outer, NameKind beside,
                      bool strict) {
  const NameKind own = KindOfName(name);
  if (own == NameKind::kSecret || own == NameKind::kCredentials) return own;
  if (beside == NameKind::kSecret && IsValueName(name) &&
      (strict || !IsNameInMapping(object, name))) {
    return beside;
  }
  // Of credentials everything is secret but what is known to be none.
  if (outer == NameKind::kCredentials && own == NameKind::kPlain) return outer;
  return own;
}

Json Redaction::Object(const Json& value, NameKind kind, int layer) const {
  Json shown = Json::object();
  const NameKind beside = KindBeside(value);
  for (const auto& [name, member] : value.members()) {
    const NameKind own = KindOfMember(value, name, kind, beside, strict_);
    std::string shown_name = Text(name, layer);
    Json shown_member = Value(member, own, layer);
    if (IsCopied(layer))
      shown.members().emplace_back(std::move(shown_name), std::move(shown_member));
  }
  return shown;
}

// The kind under which the value at a JSON Pointer stands.
NameKind KindAt(std::string_view pointer) {
  // The one place that many fixes have.
  if (pointer.starts_with("/phone_number")) return NameKind::kPlain;
  NameKind kind = NameKind::kPlain;
  while (!pointer.empty() && kind != NameKind::kSecret) {
    pointer.remove_prefix(1);
    const std::size_t end = std::min(pointer.find('/'), pointer.size());
    const std::string_view name = pointer.substr(0, end);
    pointer.remove_prefix(end);
    if (std::all_of(name.begin(), name.end(), IsDigit)) continue;  // the place in an array
    const NameKind own = KindOfName(name);
    if (!(kind == NameKind::kCredentials && own == NameKind::kPlain)) kind = own;
  }
  return kind;
}

}  // namespace

bool IsSecretName(std::string_view name) { return KindOfName(name) == NameKind::kSecret; }

bool IsSecretLiteral(std::string_view key, std::string_view value, bool passthrough) {
  const NameKind kind = KindOfName(key);
  if (value.empty() || (kind != NameKind::kSecret && kind != NameKind::kCredentials)) return false;
  if (passthrough) return true;
  // Names of variables and headers have digits at the end of a word, if any.
  constexpr std::size_t kLongestName = 40;
  std::size_t digits = 0;
  bool is_name = value.size() <= kLongestName;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    is_name = is_name && (IsAlphanumeric(c) || std::string_view("_.-{} ").find(c) != kNone);
    if (!IsDigit(c)) continue;
    ++digits;
    if (i + 1 < value.size() && IsAlpha(value[i + 1])) is_name = false;
  }
  constexpr std::size_t kMostDigits = 3;
  const bool has_blank = Trim(value).find(' ') != kNone && value.find("{{") == kNone;
  return !is_name || has_blank || digits > kMostDigits;
}

std::vector<bool> SecretMembers(const Json& object) {
  const NameKind beside = KindBeside(object);
  std::vector<bool> are_secret;
  for (const auto& [name, member] : object.members()) {
    const NameKind kind = KindOfMember(object, name, NameKind::kPlain, beside, /*strict=*/false);
    are_secret.push_back(kind == NameKind::kCredentials ? !member.is_object()
                                                        : kind == NameKind::kSecret);
  }
  return are_secret;
}

bool IsSecretElement(const Json& array, std::size_t index) {
  if (index == 0 || !array[index].is_string() || !array[index - 1].is_string()) return false;
  const std::string_view text = array[index - 1].text();
  constexpr std::size_t kLongest = 40;
  if (text.size() < 2 || text.size() > kLongest || !(IsAlpha(text[0]) || text[0] == '-')) {
    return false;
  }
  if (!std::all_of(text.begin(), text.end(), IsNameCharacter)) return false;
  return text == "-u" || text == "-U" || text == "-b" || text == "--user" ||
         text == "--proxy-user" || KindOfName(text) == NameKind::kSecret;
}

bool MayHoldSecret(std::string_view text) {
  bool may_name = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const Sign sign = SignOf(text[at]);
    if (sign == Sign::kForm) return true;
    may_name = may_name || sign == Sign::kName || sign == Sign::kOption ||
               (sign == Sign::kScheme && BeginsWord(text, at));
  }
  return may_name && NamedSecret(text) != kNone;
}

std::string TextWithoutSecrets(std::string_view text, std::string_view mark) {
  return Redaction(mark, false).Text(text);
}

std::string_view PointerWithoutSecrets(std::string_view pointer) {
  if (!MayHoldSecret(pointer)) return pointer;
  for (std::size_t at = 0; at < pointer.size();) {
    const std::size_t end = std::min(pointer.find('/', at + 1), pointer.size());
    std::string name;
    for (std::size_t i = at + 1; i < end; ++i) {
      const bool escape = pointer[i] == '~' && i + 1 < end;
      name += !escape ? pointer[i] : pointer[++i] == '1' ? '/' : '~';
    }
    if (TextWithoutSecrets(name, "#") != name) return pointer.substr(0, at);
    at = end;
  }
  return pointer;
}

bool HoldsSecret(const Json& value, std::string_view pointer) {
  if (HoldsNothing(value)) return false;
  const NameKind kind = KindAt(pointer);
  if (kind == NameKind::kPlain && value.is_string() && !MayHoldSecret(value.text())) return false;
  // A mark that no text has.
  return !(Redaction("\x01", true).Value(value, kind) == value);
}

Json WithoutSecrets(const Json& value, std::string_view mark, std::string_view pointer) {
  return HoldsNothing(value) ? value : Redaction(mark, false).Value(value, KindAt(pointer));
}

namespace {

constexpr std::size_t kShortestPiece = 4;

// Calls `take` with each run of letters and digits, in lower case.
template <typename Take>
void ForEachRun(std::string_view text, const Take& take) {
  std::string run;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const bool in_run =
        i < text.size() && (IsAlphanumeric(text[i]) || static_cast<unsigned char>(text[i]) >= 0x80);
    if (in_run) {
      run += Lower(text[i]);
      continue;
    }
    if (run.size() >= kShortestPiece) take(run);
    run.clear();
  }
}

}  // namespace

void SecretPieces::AddFrom(const Json& document) {
  std::vector<std::string> found;
  (void)Redaction("#", true, &found).Value(document, NameKind::kPlain);
  for (const std::string& secret : found) {
    const std::size_t begin = SkipToValue(secret, 0);
    const std::size_t first_word = begin + WordAt(secret, begin).size();
    const auto add = [&](const std::string& run) { pieces_.insert(run); };
    ForEachRun(std::string_view(secret).substr(0, first_word), add);
    // Behind it may be a sentence: only what no sentence has.
    ForEachRun(std::string_view(secret).substr(first_word), [&](const std::string& run) {
      const bool has_letter = !std::all_of(run.begin(), run.end(), IsDigit);
      if (LooksRandom(run) && has_letter) pieces_.insert(run);
    });
  }
}

bool SecretPieces::AreIn(std::string_view text) const {
  if (pieces_.empty()) return false;
  // So many that each cannot be looked for: then only as words of the text.
  constexpr std::size_t kMany = 64;
  if (pieces_.size() > kMany) {
    bool found = false;
    ForEachRun(text, [&](const std::string& run) { found = found || pieces_.contains(run); });
    return found;
  }
  const std::string lower = Lowercase(text);
  return std::any_of(pieces_.begin(), pieces_.end(), [&](const std::string& piece) {
    return lower.find(piece) != std::string::npos;
  });
}

bool SecretPieces::AreInValue(const Json& value) const {
  if (pieces_.empty()) return false;
  JsonWriter writer;
  return AreIn(writer.Value(value).Take());
}

}  // namespace sipattach
