#include "redact/redact.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "json/json_builder.h"
#include "json/json_parser.h"
#include "json/json_writer.h"
#include "redact/named_secret.h"
#include "redact/secret_names.h"
#include "redact/userinfo.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// How deep JSON within strings of JSON, and repeated percent-encoding, are followed.
constexpr int kMaxLayers = 4;

constexpr std::size_t kNone = std::string_view::npos;

// ---- Texts -------------------------------------------------------------------------------------

// Other characters that input methods and copied texts have for a colon, an equals sign and an @.
struct OtherSign {
  std::string_view written;
  char meant;
};
constexpr OtherSign kOtherSigns[] = {{"\uFF1A", ':'}, {"\uFE13", ':'}, {"\uFE55", ':'},
                                     {"\u2236", ':'}, {"\uA789", ':'}, {"\uFF1D", '='},
                                     {"\uFE66", '='}, {"\uFF20", '@'}, {"\uFE6B", '@'}};
// Whether text has an escape, or may have one of those signs.
bool MayBeEscaped(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return c == '%' || c == '\\' || static_cast<unsigned char>(c) >= 0xE0;
  });
}

const OtherSign* OtherSignAt(std::string_view text, std::size_t at) {
  if (static_cast<unsigned char>(text[at]) < 0xE0) return nullptr;
  const auto* const found = std::find_if(
      std::begin(kOtherSigns), std::end(kOtherSigns),
      [&](const OtherSign& sign) { return text.substr(at).starts_with(sign.written); });
  return found == std::end(kOtherSigns) ? nullptr : found;
}

// Decodes the escapes of URLs and of strings in programs (%40, \t, \u0040) and those other signs.
// An escape that does not stand for one byte stays.
std::string Unescaped(std::string_view text) {
  const auto hex = [&](std::size_t at, std::size_t digits) {
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
      const char c = at + i < text.size() ? text[at + i] : ' ';
      if (!IsHexDigit(c)) return -1;
      value = value * 16 + static_cast<int>(HexValue(c));
    }
    return value;
  };
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const char next = i + 1 < text.size() ? Lower(text[i + 1]) : ' ';
    int byte = -1;
    std::size_t length = 2;
    if (const OtherSign* sign = OtherSignAt(text, i)) {
      byte = static_cast<unsigned char>(sign->meant);
      length = sign->written.size();
    } else if (text[i] == '%') {
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

// How to search a value for secrets, given the kind of its name.
enum class Form : std::uint8_t { kHarmless, kSecret, kString, kArray, kObject };

Form FormOf(const Json& value, NameKind kind) {
  switch (value.kind()) {
    case Json::Kind::kNull:
    case Json::Kind::kBoolean:
      return Form::kHarmless;
    case Json::Kind::kInteger:
    case Json::Kind::kNumber:
      break;
    case Json::Kind::kString:
      if (value.text().empty()) return Form::kHarmless;
      break;
    case Json::Kind::kArray:
    case Json::Kind::kObject:
      if (value.empty()) return Form::kHarmless;
      if (kind == NameKind::kSecret) return Form::kSecret;
      return value.is_array() ? Form::kArray : Form::kObject;
  }
  if (kind == NameKind::kSecret || kind == NameKind::kCredentials) return Form::kSecret;
  return value.is_string() ? Form::kString : Form::kHarmless;
}

class Redaction {
 public:
  // Appends every secret that it hides to `found`, unless that is null.
  Redaction(std::string_view mark, bool strict, std::vector<std::string>* found = nullptr)
      : mark_(mark), strict_(strict), found_(found) {}

  std::string Text(std::string_view text, int layer = 0) const {
    if (!MayHoldSecret(text)) return std::string(text);
    if (layer < kMaxLayers && IsJson(text)) {
      JsonBuilder builder;
      if (ParseJson(text, builder)) {
        // Of members with the same name, the value has only the last.
        const bool is_whole = builder.duplicates().empty();
        const Json value = builder.TakeValue();
        // With another Redaction, because this one remembers its place in its own document.
        const Json shown =
            Redaction(mark_, strict_, found_).Value(value, NameKind::kPlain, layer + 1);
        if (is_whole && shown == value) return std::string(text);
        if (!is_whole) Hide(text);  // a member that the last one replaces may be a secret
        JsonWriter writer;
        return writer.Value(shown).Take();
      }
    }
    const std::size_t named = std::min(FindNamedSecret(text), text.size());
    std::string shown = WithoutUris(text.substr(0, named));
    if (named < text.size()) shown += Hide(text.substr(named));
    if (layer < kMaxLayers && MayBeEscaped(shown)) {
      const std::string decoded = Unescaped(shown);
      if (decoded != shown && Text(decoded, layer + 1) != decoded) {
        Hide(text);
        return std::string(mark_);
      }
    }
    return shown;
  }

  // The text without the passwords of its URIs.
  std::string WithoutUris(std::string_view text) const {
    std::string shown;
    std::size_t from = 0;
    for (const Range& range : FindPasswordsOfUris(text)) {
      shown += text.substr(from, range.begin - from);
      shown += Hide(text.substr(range.begin, range.end - range.begin));
      from = range.end;
    }
    return shown += text.substr(from);
  }

  // The value with every secret replaced. `kind` is that of its name.
  Json Value(const Json& value, NameKind kind, int layer = 0) const {
    switch (FormOf(value, kind)) {
      case Form::kHarmless:
        return value;
      case Form::kSecret:
        Collect(value);
        return mark_;
      case Form::kString:
        return String(value.text(), kind, layer);
      case Form::kArray:
        return Array(value, kind, layer);
      case Form::kObject:
        return Object(value, kind, layer);
    }
    return {};
  }

  // Finds the secrets like Value, but without a copy.
  void Search(const Json& value, NameKind kind) const {
    switch (FormOf(value, kind)) {
      case Form::kHarmless:
        return;
      case Form::kSecret:
        return Collect(value);
      case Form::kString:
        if (kind == NameKind::kUser || MayHoldSecret(value.text())) String(value.text(), kind, 0);
        return;
      case Form::kArray:
        SearchArray(value, kind);
        return;
      case Form::kObject:
        return SearchObject(value, kind);
    }
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
      const bool is_user = std::none_of(user.begin(), user.end(), IsBlank) && !IsScheme(user);
      if (colon != kNone && colon + 1 < text.size() && is_user) {
        return std::string(user) + ":" + std::string(Hide(text.substr(colon + 1)));
      }
      if (layer < kMaxLayers && MayHoldSecret(text) && HoldsUserWithPassword(text, layer)) {
        Hide(text);
        return std::string(mark_);
      }
    }
    return Text(text, layer);
  }

  // "user%3Apassword", "user：password"
  [[gnu::noinline]] bool HoldsUserWithPassword(std::string_view text, int layer) const {
    const std::string meant = Unescaped(text);
    return meant != text && String(meant, NameKind::kUser, layer + 1).text() != meant;
  }

  NameKind KindOfElement(const Json& array, std::size_t index, NameKind outer) const {
    const bool is_secret = (table_.secret_columns != 0 && IsInSecretColumn(array, index)) ||
                           IsSecretElement(array, index);
    return is_secret ? NameKind::kSecret : outer;
  }

  void SearchArray(const Json& value, NameKind kind) const {
    const Table outer = table_;
    if (value[0].is_array()) EnterTable(value);
    for (std::size_t i = 0; i < value.size(); ++i) Search(value[i], KindOfElement(value, i, kind));
    table_ = outer;
  }

  Json Array(const Json& value, NameKind kind, int layer) const {
    const Table outer = table_;
    if (value[0].is_array()) EnterTable(value);
    Json shown = Json::array();
    for (std::size_t i = 0; i < value.size(); ++i) {
      shown.push_back(Value(value[i], KindOfElement(value, i, kind), layer));
    }
    table_ = outer;
    return shown;
  }

  Json Object(const Json& value, NameKind kind, int layer) const;
  void SearchObject(const Json& value, NameKind kind) const;

  std::string_view Hide(std::string_view secret) const {
    if (found_ != nullptr) found_->emplace_back(secret);
    return mark_;
  }

  void Collect(const Json& value) const {
    if (found_ == nullptr) return;
    if (value.is_string()) Hide(value.text());
    if (value.is_number()) Hide(value.digits());
    for (const Json& element : value) Collect(element);
    if (!value.is_object()) return;
    for (const auto& [name, member] : value.members()) Collect(member);
  }

  // Finds the secret columns of a table: {"columns": […], "rows": [[…]]}, or with the names in the
  // first row.
  void EnterTable(const Json& rows) const;

  [[nodiscard]] [[gnu::noinline]] bool IsInSecretColumn(const Json& array,
                                                        std::size_t index) const {
    const bool is_row =
        &array >= table_.rows->begin() && &array < table_.rows->end() && &array != table_.names;
    return is_row && index < kMostColumns && (table_.secret_columns >> index & 1) != 0;
  }

  static constexpr std::size_t kMostColumns = 64;
  std::string_view mark_;
  bool strict_;
  std::vector<std::string>* found_;
  mutable const Json* holder_ = nullptr;  // the object whose members are being read
  // The table that is being read.
  struct Table {
    std::uint64_t secret_columns = 0;  // a bit for each column
    const Json* rows = nullptr;
    const Json* names = nullptr;  // the row that holds the names of the columns, if one does
  };
  mutable Table table_;
};

// ---- Members -----------------------------------------------------------------------------------

bool IsValueName(std::string_view name) {
  const std::string lower = Lowercase(name);
  return lower.find("val") != std::string::npos ||
         IsOneOf(" content text data literal default v secret ", lower);
}

// Whether a member of this name holds the name of the value next to it: "key", "header_name",
// "paramName".
bool NamesName(std::string_view name) {
  static constexpr std::array<std::string_view, 14> kEnds = {
      "name",  "key",   "header",   "field",     "param",  "parameter", "variable",
      "label", "title", "property", "attribute", "option", "var",       "column"};
  if (name.size() < 3) return IsOneOf(" k n id ", Lowercase(name));
  return std::any_of(kEnds.begin(), kEnds.end(), [&](std::string_view end) {
    return name.size() >= end.size() &&
           EqualsIgnoringCase(name.substr(name.size() - end.size()), end);
  });
}

// The kind of the name next to a value in an object: {"name": "Cookie", "value": …}.
NameKind KindBeside(const Json& object) {
  for (const auto& [name, member] : object.members()) {
    if (member.is_boolean() && member.boolean() && KindOfName(name) == NameKind::kSecret) {
      return NameKind::kSecret;  // {"value": …, "secret": true}
    }
    if (!member.is_string()) continue;
    if (!NamesName(name)) continue;
    const NameKind kind = KindOfName(member.text());
    if (kind == NameKind::kSecret || kind == NameKind::kCredentials) return NameKind::kSecret;
  }
  return NameKind::kPlain;
}

// Whether the value of a header mapping is only the name of a variable or header, not a secret.
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

// The kind of a member's name, in an object whose own name is of the kind `outer` and which has a
// name of the kind `beside` next to its value.
NameKind KindOfMember(const Json& object, std::string_view name, NameKind outer, NameKind beside,
                      bool strict) {
  const NameKind own = KindOfName(name);
  if (own == NameKind::kSecret || own == NameKind::kCredentials) return own;
  if (beside == NameKind::kSecret && IsValueName(name) &&
      (strict || !IsNameInMapping(object, name))) {
    return beside;
  }
  // In credentials, everything is secret unless it is known not to be.
  if (outer == NameKind::kCredentials && own == NameKind::kPlain) return outer;
  return own;
}

// The name of a column, given as a string or as an object with a name.
std::string_view NameOfColumn(const Json& column) {
  if (column.is_string()) return column.text();
  if (!column.is_object()) return {};
  for (const auto& [name, member] : column.members()) {
    if (member.is_string() && NamesName(name)) return member.text();
  }
  return {};
}

// A bit for each name that is a secret's; 0 if an element is not a name.
std::uint64_t SecretColumns(const Json& names) {
  std::uint64_t secrets = 0;
  std::uint64_t column = 1;
  for (const Json& name : names) {
    const std::string_view text = NameOfColumn(name);
    if (text.empty()) return 0;
    if (KindOfName(text) == NameKind::kSecret) secrets |= column;
    column <<= 1;
  }
  return secrets;
}

// The names are in an array next to the rows, or in the first row. Two columns without such an
// array are more likely names and values: [["password", …], ["user", …]].
[[gnu::noinline]] void Redaction::EnterTable(const Json& rows) const {
  constexpr std::size_t kMostMembers = 32;  // of the object that holds a table
  bool is_member = false;
  std::uint64_t beside = 0;
  for (std::size_t i = 0; holder_ != nullptr && i < std::min(holder_->size(), kMostMembers); ++i) {
    const Json& member = holder_->members()[i].second;
    is_member = is_member || &member == &rows;
    const bool may_name = &member != &rows && member.size() == rows[0].size();
    if (beside == 0 && may_name) beside = SecretColumns(member);
  }
  table_ = {beside, &rows, nullptr};
  if (is_member && beside != 0) return;
  table_ = {SecretColumns(rows[0]), &rows, &rows[0]};
  if (rows[0].size() == 2 && table_.secret_columns == 1) table_.secret_columns = 0;
}

Json Redaction::Object(const Json& value, NameKind kind, int layer) const {
  Json shown = Json::object();
  const NameKind beside = KindBeside(value);
  for (const auto& [name, member] : value.members()) {
    const NameKind own = KindOfMember(value, name, kind, beside, strict_);
    std::string shown_name = Text(name, layer);
    holder_ = &value;
    shown.members().emplace_back(std::move(shown_name), Value(member, own, layer));
  }
  return shown;
}

void Redaction::SearchObject(const Json& value, NameKind kind) const {
  const NameKind beside = KindBeside(value);
  for (const auto& [name, member] : value.members()) {
    if (MayHoldSecret(name)) (void)Text(name);
    holder_ = &value;
    Search(member, KindOfMember(value, name, kind, beside, strict_));
  }
}

// Whether a JSON Pointer leads to a phone number. If there are many pointers, nearly all do.
bool IsAtNumber(std::string_view pointer) {
  constexpr std::string_view kOne = "/phone_number";
  if (!pointer.starts_with(kOne)) return false;
  pointer.remove_prefix(kOne.size());
  return pointer.empty() || (pointer.size() > 2 && pointer[0] == 's' && pointer[1] == '/' &&
                             IsAllDigits(pointer.substr(2)));
}

// The kind of the name that a JSON Pointer gives its value.
NameKind KindAt(std::string_view pointer) {
  if (IsAtNumber(pointer)) return NameKind::kPlain;
  NameKind kind = NameKind::kPlain;
  while (!pointer.empty() && kind != NameKind::kSecret) {
    pointer.remove_prefix(1);
    const std::size_t end = std::min(pointer.find('/'), pointer.size());
    const std::string_view name = pointer.substr(0, end);
    pointer.remove_prefix(end);
    if (name.empty() || IsAllDigits(name)) continue;  // an array index
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
  // Names of variables and headers have digits only at the end of a word.
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
  std::vector<bool> are_secret(object.size());
  std::size_t i = 0;
  for (const auto& [name, member] : object.members()) {
    const NameKind kind = KindOfMember(object, name, NameKind::kPlain, beside, /*strict=*/false);
    are_secret[i++] =
        kind == NameKind::kCredentials ? !member.is_object() : kind == NameKind::kSecret;
  }
  return are_secret;
}

namespace {

// ["sshpass", "-p", …], ["mysql", "-u", "root", "-p…"]
[[gnu::noinline]] bool IsPasswordOfCommand(const Json& array, std::size_t index) {
  const std::string& own = array[index].text();
  const bool is_glued = own.size() > 2 && own.front() == '-';
  const std::string& option = is_glued ? own : array[index - 1].text();
  if (own.empty() || !IsAlpha(option[1]) || (!is_glued && own.front() == '-')) return false;
  return TakesPassword(array[0].text(), option[1]) ||
         (array[1].is_string() && TakesPassword(array[1].text(), option[1]));  // sudo comes first
}

}  // namespace

bool IsSecretElement(const Json& array, std::size_t index) {
  if (index == 0 || !array[index - 1].is_string()) return false;
  if (array[index].is_array() || array[index].is_object()) return false;
  std::string_view text = array[index - 1].text();
  const bool is_option = text.starts_with('-') && text.size() == 2;
  if (array[index].is_string() && (is_option || array[index].text().starts_with('-')) &&
      array[0].is_string() && IsPasswordOfCommand(array, index)) {
    return true;
  }
  if (text.ends_with(':')) text.remove_suffix(1);  // as in a header line
  constexpr std::size_t kLongest = 40;
  if (text.size() < 2 || text.size() > kLongest || !(IsAlpha(text[0]) || text[0] == '-')) {
    return false;
  }
  if (!std::all_of(text.begin(), text.end(), IsNameCharacter)) return false;
  return KindOfName(text) == NameKind::kSecret ||
         (array[index].is_string() && IsOneOf(" -u -U -b --user --proxy-user --auth ", text));
}

std::string TextWithoutSecrets(std::string_view text, std::string_view mark) {
  return Redaction(mark, false).Text(text);
}

std::string RemarkWithoutSecrets(std::string_view text, std::string_view mark) {
  if (!MayHoldSecret(text)) return std::string(text);
  const std::string without_uris = Redaction(mark, false).WithoutUris(text);
  std::string shown;
  for (std::string_view rest = without_uris; !rest.empty();) {
    const std::size_t value = std::min(FindNamedSecret(rest), rest.size());
    shown += rest.substr(0, value);
    rest.remove_prefix(value);
    std::string_view word = WordAt(rest, 0);
    word = word.substr(0, word.find_last_not_of(".,;!?") + 1);  // the sentence's punctuation
    const bool is_given = shown.ends_with('=') || (!shown.empty() && IsQuote(shown.back()));
    if (word.empty() || !(is_given || LooksRandom(word))) continue;  // or a name itself, "Bearer"
    shown += mark;
    rest.remove_prefix(word.size());
  }
  return shown;
}

std::string_view PointerWithoutSecrets(std::string_view pointer) {
  if (IsAtNumber(pointer) || !MayHoldSecret(pointer)) return pointer;
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
  if (value.is_null() || value.is_boolean()) return false;  // most calls end here
  const NameKind kind = KindAt(pointer);
  if (kind == NameKind::kPlain && value.is_string() && !MayHoldSecret(value.text())) return false;
  std::vector<std::string> found;
  Redaction("#", true, &found).Search(value, kind);
  return !found.empty();
}

std::vector<std::string> SecretsOf(const Json& document) {
  std::vector<std::string> found;
  Redaction("#", true, &found).Search(document, NameKind::kPlain);
  return found;
}

std::optional<Json> Redacted(const Json& value, std::string_view mark, std::string_view pointer) {
  // Few values hold a secret, and searching takes less time than copying.
  if (!HoldsSecret(value, pointer)) return std::nullopt;
  return Redaction(mark, false).Value(value, KindAt(pointer));
}

Json WithoutSecrets(const Json& value, std::string_view mark, std::string_view pointer) {
  return Redacted(value, mark, pointer).value_or(value);
}

}  // namespace sipattach
