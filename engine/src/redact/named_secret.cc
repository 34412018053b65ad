#include "redact/named_secret.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "redact/key_like.h"
#include "redact/secret_cell.h"
#include "redact/secret_names.h"
#include "redact/spoken_secret.h"
#include "redact/userinfo.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

// If a name before `phrase`, which only says "value", announces a secret, where the value begins:
// name="password" value="…".
std::size_t AfterValue(std::string_view text, std::size_t at, std::string_view phrase) {
  const auto begin = static_cast<std::size_t>(phrase.data() - text.data());
  const std::size_t end = text.substr(0, begin).find_last_not_of(" \t\r\n,;-");
  if (end == kNone || end + 1 == begin) return kNone;
  const NameKind kind = KindOfName(PhraseBefore(text, end + 1));
  return kind == NameKind::kSecret ? SkipToValue(text, at + 1) : kNone;
}

// Where the value begins in setValue("…", forHTTPHeaderField: "authorization"), which is before the
// name.
std::size_t BeforeField(std::string_view text, std::size_t at) {
  const std::size_t name = std::min(text.find_first_not_of(" :@\"", at), text.size());
  if (KindOfName(WordAt(text, name)) != NameKind::kSecret) return kNone;
  const std::size_t quote = text.find('"', std::min(text.rfind("Value", at), at));
  return SkipToValue(text, std::min(quote, at));
}

// Where the hash of a digest or the signature in a URL begins. Their names, "response" and "sig",
// count only before a word as long as a hash, as other values have these names too.
std::size_t AfterHashName(std::string_view text, std::size_t at) {
  constexpr std::size_t kShortestHash = 16;
  const std::size_t value = SkipToValue(text, at + 1);
  const std::string_view word = WordAt(text.substr(0, value + kShortestHash), value);
  return word.size() == kShortestHash ? value : kNone;
}

// What a name means that tells nothing alone. A function of its own, because few names do so.
[[gnu::noinline]] std::size_t ValueOfOtherName(std::string_view text, std::size_t at,
                                               std::string_view phrase) {
  const std::string name = Lowercase(phrase);
  if (IsOneOf(" v val value ", name)) return AfterValue(text, at, phrase);
  if (IsOneOf(" response sig ", name)) return AfterHashName(text, at);
  return name == "forhttpheaderfield" ? BeforeField(text, at) : kNone;
}

// Where the password begins in "user:password"; not in "https://…", "pbx.acme.com:5061" or "12:30".
std::size_t PasswordIn(std::string_view word) {
  const std::size_t colon = word.find(':');
  if (colon == kNone || colon + 1 == word.size()) return kNone;
  const std::string_view user = word.substr(0, colon);
  const bool is_user = !IsScheme(user) && user.find_first_of(".[") == kNone;
  return is_user && !IsAllDigits(word.substr(colon + 1)) ? colon + 1 : kNone;
}

// Where the password begins in "login: user:password".
[[gnu::noinline]] std::size_t AfterUserName(std::string_view text, std::size_t at,
                                            std::string_view phrase) {
  const std::string name = Lowercase(phrase);  // not "User-Agent" or "User-to-User"
  if (!name.ends_with("user") && !name.ends_with("name") && !name.ends_with("login")) return kNone;
  const std::size_t begin = SkipToValue(text, at + 1);
  constexpr std::size_t kLongest = 200;
  const std::size_t password = PasswordIn(WordAt(text.substr(0, begin + kLongest), begin));
  return password == kNone ? kNone : begin + password;
}

// Where the secret begins whose name ends at `at`; kNone if the name is not that of a secret.
[[gnu::noinline]] std::size_t AfterName(std::string_view text, std::size_t at) {
  const std::string_view phrase = Trim(PhraseBefore(text, at));
  if (phrase.empty()) return kNone;
  const char sign = text[at];
  // "<password>…" is an element; "Settings > Password > Length" names no value.
  if (sign == '>' && (phrase.data() == text.data() || phrase.data()[-1] != '<')) return kNone;
  const NameKind kind = KindOfName(phrase);
  if (kind == NameKind::kUser) return AfterUserName(text, at, phrase);
  if (kind != NameKind::kSecret && kind != NameKind::kCredentials) {
    const bool may_be_one =
        std::string_view(sign == '=' ? "vrs" : "vf").find(phrase.front()) != kNone;
    return may_be_one ? ValueOfOtherName(text, at, phrase) : kNone;
  }
  const bool is_arrow = at + 1 < text.size() && text[at + 1] == '>';
  return SkipToValue(text, at + (is_arrow ? 2 : 1));
}

// Where the text begins that a call takes after the name of a secret, which ends at `at`, perhaps
// with variables and calls between them: set("authorization", "…"), basic_auth(user, Some("…")).
[[gnu::noinline]] std::size_t AfterArgument(std::string_view text, std::size_t at) {
  constexpr std::size_t kFar = 60;
  const std::string_view phrase = PhraseBefore(text, at);
  const std::string_view name = phrase.substr(phrase.rfind(' ') + 1);  // npos + 1 is 0
  const NameKind least = text[at] == '(' ? NameKind::kCredentials : NameKind::kSecret;
  if (KindOfName(name) < least || text[at - 1] == ' ') return kNone;
  const std::size_t quote = text.substr(0, at + kFar).find_first_of("\"'`\\){}=;", at);
  return quote != kNone && IsQuote(text[quote]) ? SkipToValue(text, quote) : kNone;
}

// Where the text begins that one command passes on to another that takes a secret:
// echo … | gh secret set API_KEY, "…" | ConvertTo-SecureString.
[[gnu::noinline]] std::size_t BeforePipe(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, at);
  const std::string_view after = text.substr(at + 1);
  if (KindOfName(after.substr(0, after.find_first_of("\n|"))) != NameKind::kSecret) return kNone;
  const std::size_t line = before.find_last_of("\n|") + 1;  // npos + 1 is 0
  const std::size_t command = before.find("echo ", line);
  const std::size_t value = SkipToValue(text, command == kNone ? line : before.find(' ', command));
  // A table has such signs and names too.
  return command != kNone || IsQuote(text[line]) ? value : kNone;
}

// If a variable stands for the secret at `value`, where its own value begins; else `value`.
//   K=…; curl -H "authorization: Bearer ${K}"
//   jq --arg p … '{password: $p}'
[[gnu::noinline]] std::size_t WhereDefined(std::string_view text, std::size_t value) {
  const std::size_t sign = text.find_first_of("$\n,;", value);
  const std::size_t begin = text.find_first_not_of("${(", sign);
  if (begin >= text.size() || text[sign] != '$') return value;
  std::size_t end = begin;
  while (end < text.size() && (IsAlphanumeric(text[end]) || text[end] == '_')) ++end;
  if (begin == end) return value;
  const std::string_view name = text.substr(begin, end - begin);
  const std::string_view before = text.substr(0, value);
  for (std::size_t at = before.find(name); at != kNone; at = before.find(name, at + 1)) {
    const std::size_t after = before.find_first_not_of(" :", at + name.size());
    if (after == kNone || !BeginsWord(text, at)) continue;
    if (text[after] == '=') return SkipToValue(text, after + 1);
    if (before.substr(0, at).ends_with("--arg ")) return SkipToValue(text, after);
  }
  return value;
}

// Whether a word after "bearer" belongs to a sentence about bearer tokens.
bool IsOfSentence(std::string_view word) {
  return IsOneOf(" token tokens auth authentication authorization scheme of is and or in for ",
                 Lowercase(TrimOf(word, ".,;:!?)")));
}

// Where the credential begins that an HTTP authentication scheme at `at` announces, if MayBeScheme.
[[gnu::noinline]] std::size_t AfterScheme(std::string_view text, std::size_t at) {
  const std::size_t gap = at + (IsBlank(text[at + 5]) || text[at + 5] == '+' ? 5 : 6);
  if (!IsOneOf(" bearer basic digest token apikey ", Lowercase(text.substr(at, gap - at)))) {
    return kNone;
  }
  const std::size_t value = SkipToValue(text, gap + 1);
  const std::string_view word = WordAt(text, std::min(value, text.size()));
  const bool is_bearer = Lower(text[at + 1]) == 'e';
  const bool is_one = is_bearer ? !word.empty() && !IsOfSentence(word) : LooksRandom(word);
  return is_one ? value : kNone;
}

// Where the contents of "-----BEGIN PRIVATE KEY-----" at `at` begin (RFC 7468 §10).
std::size_t AfterPemHeader(std::string_view text, std::size_t at) {
  constexpr std::string_view kBegin = "-----BEGIN ";
  constexpr std::string_view kEnd = "PRIVATE KEY-----";
  if (!text.substr(at).starts_with(kBegin)) return kNone;
  const std::size_t end = text.find("-----", at + kBegin.size());
  if (end == kNone || !text.substr(0, end + 5).ends_with(kEnd)) return kNone;
  return SkipToValue(text, end + 5);
}

// The beginnings of commands that take a password after an option of one letter, each followed by
// these letters.
constexpr std::string_view kPasswordOptions =
    "mysql p mariadb p sshpass p redis a sqlcmd P mongo p login p ldap w smbclient U snmp cAX "
    "mosquitto P ipmi P ssh-keygen NP sip a zip P unzip P 7z p lftp u psexec p htpasswd b ";

std::string_view TakeWord(std::string_view& words) {
  const std::string_view word = words.substr(0, words.find(' '));
  words.remove_prefix(word.size() + 1);
  return word;
}

// Whether a word may be the password that an option takes, and not the next option.
bool IsPassword(std::string_view word, char letter) {
  if (word.empty() || word.front() == '-') return false;
  return letter != 'U' || word.find('%') != kNone;  // user%password
}

// Where the name of an SNMP community begins: "snmp-server community public RO".
[[gnu::noinline]] std::size_t AfterCommunity(std::string_view text, std::size_t at) {
  constexpr std::string_view kName = "community ";
  constexpr std::size_t kFar = 20;
  if (!text.substr(at).starts_with(kName)) return kNone;
  const std::size_t begin = at - std::min(at, kFar);
  const bool is_snmp = text.substr(begin, at - begin).find("snmp") != kNone;
  return is_snmp ? SkipToValue(text, at + kName.size()) : kNone;
}

// Whether an option of a command, or a PEM block, may begin at a dash.
bool MayBeOption(std::string_view text, std::size_t at) {
  if (at + 1 == text.size()) return false;
  if (text[at + 1] == '-') return true;
  return IsAlpha(text[at + 1]) && (at == 0 || IsBlank(text[at - 1]) || IsQuote(text[at - 1]));
}

// Where the value of an option such as "-u user:password" or "--password …" begins; `at` is at its
// first dash.
[[gnu::noinline]] std::size_t AfterOption(std::string_view text, std::size_t at, bool is_curl) {
  if (const std::size_t block = AfterPemHeader(text, at); block != kNone) return block;
  if (at > 0 && !IsBlank(text[at - 1]) && !IsQuote(text[at - 1])) return kNone;
  const bool is_long = text.substr(at, 2) == "--";
  std::size_t end = at + (is_long ? 2 : 1);
  if (end >= text.size() || !IsAlpha(text[end])) return kNone;
  const char letter = text[end];
  while (end < text.size() && (IsAlphanumeric(text[end]) || text[end] == '-')) ++end;
  // keytool's -storepass and its like have one dash.
  const bool has_name = is_long || KindOfName(text.substr(at, end - at)) == NameKind::kSecret;
  if (!has_name) end = at + 2;
  const std::string_view name = text.substr(at, end - at);
  std::size_t value = end;
  if (value < text.size() && text[value] == '=') ++value;
  value = SkipToValue(text, value);
  if (value >= text.size() || (has_name && value == end)) return kNone;
  const std::string_view word = WordAt(text, value);
  const bool has_colon = word.find(':') != kNone;  // "user:password"
  const NameKind kind = KindOfName(name);
  const bool user = has_name ? kind == NameKind::kUser && Lower(name.back()) == 'r'  // "--user"
                             : letter == 'u' || letter == 'U';
  if (user && (has_colon || is_curl)) return value;
  bool is_secret = false;
  if (has_name) {
    is_secret = kind == NameKind::kSecret || (kind == NameKind::kCredentials && has_colon);
  } else {
    // HTTPie's -a, and curl's -b and -E.
    is_secret = (letter == 'a' && PasswordIn(word) != kNone) ||
                (is_curl && (letter == 'b' || letter == 'E')) ||
                (TakesPassword(text.substr(0, at), letter) && IsPassword(word, letter));
  }
  return is_secret ? value : kNone;
}

// What a character may announce.
enum class Sign : std::uint8_t {
  kNothing,
  kForm,     // a URI, JSON, an escape, another form of a sign: only a closer look tells
  kName,     // a value whose name is before the character
  kOption,   // an option of a command
  kScheme,   // as the first letter of a word: an HTTP authentication scheme
  kGap,      // a value after such a scheme
  kSlash,    // a value after its name, which is rare
  kCall,     // an argument of a call
  kPipe,     // what is passed on to a command
  kCommand,  // as the first letter of a word: curl
  kLetter,   // any other letter
  kDigit,
};

constexpr std::array<Sign, 256> kSigns = [] {
  std::array<Sign, 256> signs{};
  const auto mark = [&](std::string_view all, Sign sign) {
    for (const char c : all) signs[static_cast<unsigned char>(c)] = sign;
  };
  mark("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", Sign::kLetter);
  mark("0123456789", Sign::kDigit);
  mark("@%\\{[\"", Sign::kForm);
  mark("\xE2\xEA\xEF", Sign::kForm);  // in UTF-8, full-width and other forms of a colon and an @
  mark(":=>\t", Sign::kName);
  mark("-", Sign::kOption);
  mark("aAbBdDtT", Sign::kScheme);
  mark(" \r\n\v\f+", Sign::kGap);
  mark("/", Sign::kSlash);
  mark(",(", Sign::kCall);
  mark("|", Sign::kPipe);
  mark("cC", Sign::kCommand);
  return signs;
}();

bool IsOfWord(Sign sign) {
  return sign == Sign::kScheme || sign == Sign::kCommand || sign >= Sign::kLetter;
}

Sign SignOf(char c) { return kSigns[static_cast<unsigned char>(c)]; }

// The signs in a text, a bit for each. A function of its own because most texts need only this.
[[gnu::noinline]] unsigned SignsIn(std::string_view text) {
  unsigned signs = 0;
  for (const char c : text) signs |= 1U << static_cast<unsigned>(SignOf(c));
  return signs;
}

// Whether a word as long as a scheme begins here and a gap follows it.
bool MayBeScheme(std::string_view text, std::size_t at) {
  const auto is_gap = [&](std::size_t end) {
    return end < text.size() && (SignOf(text[end]) == Sign::kGap || text[end] == '\t');
  };
  return BeginsWord(text, at) && (is_gap(at + 5) || is_gap(at + 6));
}

// Whether a word that begins like a scheme comes before a gap.
[[gnu::noinline]] bool MayHoldScheme(std::string_view text) {
  bool may_be_scheme = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const Sign sign = SignOf(text[at]);
    if (sign == Sign::kGap && may_be_scheme) return true;
    may_be_scheme = may_be_scheme || (sign == Sign::kScheme && BeginsWord(text, at));
  }
  return false;
}

// The first two letters of keys that are known by their form, and of the words for secrets after
// which people write the secret without a sign.
constexpr std::string_view kBeginnings =
    "sk rk pk wh or ke gh gi gl xo xa ak as ai ya go sg np hf do sh gs pp hv li ey "
    "pa pw ps pi ot se to co cr cl ge wa he ve au";

// For each first letter, a bit for each second letter.
constexpr std::array<std::uint32_t, 26> kSeconds = [] {
  std::array<std::uint32_t, 26> seconds{};
  for (std::size_t i = 0; i < kBeginnings.size(); i += 3) {
    seconds[static_cast<std::size_t>(kBeginnings[i] - 'a')] |= 1U << (kBeginnings[i + 1] - 'a');
  }
  return seconds;
}();

// Whether a word begins like one of these and is as long as a key; with `may_be_name`, its length
// does not matter.
[[gnu::noinline]] bool HasBeginning(std::string_view text, bool may_be_name) {
  const std::size_t shortest = may_be_name ? 2 : kShortestKnownKey;
  bool in_word = false;
  for (std::size_t at = 0; at + shortest <= text.size(); ++at) {
    const bool begins = !in_word;
    in_word = IsOfWord(SignOf(text[at]));
    if (!begins || !in_word || !IsAlpha(text[at]) || !IsAlpha(text[at + 1])) continue;
    const auto first = static_cast<std::size_t>(Lower(text[at]) - 'a');
    if ((kSeconds[first] >> (Lower(text[at + 1]) - 'a') & 1U) == 0) continue;
    if (may_be_name || BeginsAsLongAsKey(text.substr(at))) return true;
  }
  return false;
}

bool Has(unsigned signs, Sign sign) { return (signs >> static_cast<unsigned>(sign) & 1U) != 0; }

bool HasLetter(unsigned signs) {
  return Has(signs, Sign::kScheme) || Has(signs, Sign::kCommand) || Has(signs, Sign::kLetter);
}

bool MayHoldUnnamed(std::string_view text, unsigned signs) {
  constexpr std::size_t kShortest = 8;  // "PIN 1234"
  const bool has_digit = Has(signs, Sign::kDigit);
  // A pointer or a path begins with a slash.
  const bool has_gap = Has(signs, Sign::kGap) || (Has(signs, Sign::kSlash) && text.front() != '/');
  // In a table, the names are on a line of their own. In a .netrc, a login comes before the
  // password.
  const bool may_be_name =
      has_gap && (has_digit || text.find('\n') != kNone || text.find("login ") != kNone);
  return text.size() >= kShortest && HasLetter(signs) &&
         (may_be_name || has_digit || Has(signs, Sign::kOption)) && HasBeginning(text, may_be_name);
}

// A function of its own, because few texts need it.
[[gnu::noinline]] std::size_t FindUnnamedSecret(std::string_view text) {
  return std::min({FindKey(text), FindSpokenSecret(text), FindSecretCell(text)});
}

std::size_t FindSecretAfterSign(std::string_view text, bool follows_variables) {
  bool is_curl = false;
  int to_find = 8;  // more than the first one, because variables are defined before it
  std::size_t found = kNone;
  bool has_bracket = false;  // without one, names between commas are those of columns
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::size_t value = kNone;
    switch (SignOf(text[at])) {
      case Sign::kName:
        value = AfterName(text, at);
        break;
      case Sign::kOption:
        if (MayBeOption(text, at)) value = AfterOption(text, at, is_curl);
        break;
      case Sign::kCall:
        has_bracket = has_bracket || text[at] == '(';
        if (has_bracket) value = AfterArgument(text, at);
        break;
      case Sign::kPipe:
        value = BeforePipe(text, at);
        break;
      case Sign::kCommand:
        if (!BeginsWord(text, at)) break;
        is_curl = is_curl || EqualsIgnoringCase(text.substr(at, 4), "curl");
        value = AfterCommunity(text, at);
        break;
      case Sign::kScheme:
        if (MayBeScheme(text, at)) value = AfterScheme(text, at);
        break;
      case Sign::kForm:
        has_bracket = has_bracket || text[at] == '{' || text[at] == '[';
        break;
      case Sign::kNothing:
      case Sign::kGap:
      case Sign::kSlash:
      case Sign::kLetter:
      case Sign::kDigit:
        break;
    }
    if (value >= text.size()) continue;
    if (!follows_variables) return value;
    found = std::min(found, WhereDefined(text, value));
    if (--to_find == 0) break;
  }
  return found;
}

}  // namespace

bool TakesPassword(std::string_view before, char letter) {
  constexpr std::size_t kFar = 200;
  before.remove_prefix(before.size() - std::min(before.size(), kFar));
  before.remove_prefix(before.find_last_of("|;&") + 1);  // npos + 1 is 0
  for (std::size_t line = before.find('\n'); line != kNone; line = before.find('\n')) {
    if (line > 0 && before[line - 1] == '\\') break;  // the command goes on
    before.remove_prefix(line + 1);
  }
  for (std::string_view rest = kPasswordOptions; !rest.empty();) {
    const std::string_view command = TakeWord(rest);
    const std::string_view letters = TakeWord(rest);
    const std::size_t at = before.rfind(command);
    if (at != kNone && BeginsWord(before, at) && letters.find(letter) != kNone) return true;
  }
  return false;
}

std::size_t FindNamedSecret(std::string_view text, bool follows_variables) {
  const std::size_t found = FindSecretAfterSign(text, follows_variables);
  if (!MayHoldUnnamed(text)) return found;
  return std::min(found, FindUnnamedSecret(text));
}

bool MayHoldUnnamed(std::string_view text) { return MayHoldUnnamed(text, SignsIn(text)); }

bool MayHoldSecret(std::string_view text) {
  const unsigned signs = SignsIn(text);
  if (Has(signs, Sign::kForm)) return true;
  // The dashes in a number do not begin an option.
  const bool may_name =
      Has(signs, Sign::kName) ||
      ((Has(signs, Sign::kOption) || Has(signs, Sign::kCall) || Has(signs, Sign::kPipe)) &&
       HasLetter(signs)) ||
      (Has(signs, Sign::kGap) && Has(signs, Sign::kScheme) && MayHoldScheme(text));
  if (may_name && FindSecretAfterSign(text, false) != kNone) return true;
  return MayHoldUnnamed(text, signs) && (FindUnnamedSecret(text) != kNone || HasCells(text));
}

std::string_view PhraseBefore(std::string_view text, std::size_t end) {
  constexpr std::size_t kLongest = 40;
  const auto is_around = [](char c) { return IsQuote(c) || c == ' ' || c == ']' || c == ')'; };
  while (end > 0 && is_around(text[end - 1])) --end;
  std::size_t begin = end;
  while (begin > 0 && end - begin < kLongest &&
         (IsNameCharacter(text[begin - 1]) || text[begin - 1] == ' ')) {
    --begin;
  }
  std::string_view phrase = text.substr(begin, end - begin);
  // In "register_auth.password" the last name counts; a host has dots too.
  if (const std::size_t point = phrase.rfind('.');
      point != kNone && phrase.substr(point) != ".sid") {  // connect.sid
    phrase.remove_prefix(point + 1);
  }
  return phrase;
}

bool BeginsWord(std::string_view text, std::size_t at) {
  return at == 0 || !IsAlphanumeric(text[at - 1]);
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
