#include "redact/redact.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

#include "json/json_builder.h"
#include "json/json_parser.h"
#include "json/json_writer.h"
#include "redact/named_secret.h"
#include "redact/secret_cell.h"
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

// ---- Members -----------------------------------------------------------------------------------

[[gnu::noinline]] bool IsValueName(std::string_view name) {
  const std::string lower = Lowercase(name);
  return lower.find("val") != std::string::npos ||
         IsOneOf(
             " content text data literal default v secret input received given current old new "
             "previous before after ",
             lower);
}

// Whether a member of this name holds the name of the value next to it: "key", "header_name",
// "paramName"; or its kind, as in Postman's {"key": …, "value": …, "type": "secret"}.
[[gnu::noinline]] bool NamesName(std::string_view name) {
  static constexpr std::string_view kEnds[] = {
      "name",  "key",   "header",   "field",     "param",  "parameter", "variable", "col", "path",
      "label", "title", "property", "attribute", "option", "var",       "column",   "loc", "type"};
  if (name.size() < 3) return IsOneOf(" k n id ", Lowercase(name));
  return std::any_of(std::begin(kEnds), std::end(kEnds), [&](std::string_view end) {
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
    // Of a path the last name: {"loc": ["body", "password"]}.
    const Json& said = member.is_array() && !member.empty() ? *(member.end() - 1) : member;
    if (!said.is_string() || !NamesName(name)) continue;
    const NameKind kind = KindOfName(said.text());
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
  const bool in_credentials = outer == NameKind::kCredentials || outer == NameKind::kSecret;
  return in_credentials && own == NameKind::kPlain ? NameKind::kCredentials : own;
}

// ---- Tables ----------------------------------------------------------------------------------

// The columns of a table whose cells are secrets.
struct Table {
  static constexpr std::size_t kMostColumns = 64;
  std::uint64_t secret_columns = 0;  // a bit for each
  const Json* names = nullptr;       // the row that has the names, if one has

  [[nodiscard]] bool Hides(const Json& row, std::size_t column) const {
    return &row != names && column < kMostColumns && (secret_columns >> column & 1) != 0;
  }
};

// Where a value stands, as far as that says whether it is a secret.
struct Place {
  NameKind kind = NameKind::kPlain;  // of the name that holds it
  int layer = 0;                     // of texts in texts
  const Json* holder = nullptr;      // the object of which it is a member
  const Table* table = nullptr;      // of which it is a row
};

// The text of a cell, or the name of a column: {"name": "password"}, {"stringValue": "password"}.
std::string_view TextOfCell(const Json& cell, int depth = 0) {
  constexpr int kDeepest = 3;
  if (cell.is_string()) return cell.text();
  if (depth == kDeepest) return {};
  if (cell.is_array()) {
    return cell.size() == 1 ? TextOfCell(cell[0], depth + 1) : std::string_view();
  }
  if (!cell.is_object()) return {};
  std::string_view text;
  for (const auto& [name, member] : cell.members()) {
    if (name == "type") continue;  // of the cell or the column
    if (member.is_string() && NamesName(name)) return member.text();
    if (text.empty()) text = TextOfCell(member, depth + 1);
  }
  return text;
}

// A bit for each name that is a secret's; 0 if an element is not a name.
std::uint64_t SecretColumns(const Json& names) {
  std::uint64_t secrets = 0;
  std::uint64_t column = 1;
  for (const Json& name : names) {
    const std::string_view text = TextOfCell(name);
    if (text.empty()) return 0;
    if (KindOfName(text) == NameKind::kSecret) secrets |= column;
    column <<= 1;
  }
  return secrets;
}

// The cells of a row: […], {"cells": […]}; null of anything else.
const Json* CellsOf(const Json& row) {
  const Json* cells = row.is_object() && row.size() == 1 ? &row.members()[0].second : &row;
  return cells->is_array() && !cells->empty() ? cells : nullptr;
}

// The names are in an array next to the rows, or in the first row. Two columns without such an
// array are more likely names and values: [["password", …], ["user", …]].
[[gnu::noinline]] Table TableOf(const Json& rows, const Json* holder) {
  constexpr std::size_t kMostMembers = 32;  // of the object that holds a table
  const Json& first = *CellsOf(rows[0]);
  for (std::size_t i = 0; holder != nullptr && i < std::min(holder->size(), kMostMembers); ++i) {
    const Json& member = holder->members()[i].second;
    if (&member == &rows || member.size() != first.size()) continue;
    if (const std::uint64_t secrets = SecretColumns(member); secrets != 0) return {secrets};
  }
  const std::uint64_t secrets = SecretColumns(first);
  if (first.size() == 2 && secrets == 1) return {};
  return {secrets, &first};
}

Table TableIn(const Json& array, const Place& place) {
  return CellsOf(array[0]) == nullptr ? Table() : TableOf(array, place.holder);
}

Place PlaceOfElement(const Json& array, std::size_t i, const Place& place, const Table& table) {
  Place at{place.kind, place.layer, nullptr, table.secret_columns == 0 ? nullptr : &table};
  if ((place.table != nullptr && place.table->Hides(array, i)) || IsSecretElement(array, i)) {
    at.kind = NameKind::kSecret;
  } else if (place.kind == NameKind::kSecret) {
    at.kind = NameKind::kCredentials;  // of a remark, where it may say what is wrong
  }
  return at;
}

// The kind that counts for a value of a remark. Several words say what is wrong, and so may a word
// without digits inside an array or object: {"password": ["too_short"]}.
[[gnu::noinline]] NameKind KindInRemark(const Json& value, NameKind kind) {
  if (kind != NameKind::kSecret && kind != NameKind::kCredentials) return kind;
  if (value.is_array() || value.is_object()) return NameKind::kPlain;
  const std::string_view text = value.is_string() ? Trim(value.text()) : std::string_view();
  const bool is_random = LooksRandom(text) && std::any_of(text.begin(), text.end(), IsDigit);
  const bool is_secret = text.find(' ') == kNone && (kind == NameKind::kSecret || is_random);
  return is_secret ? NameKind::kSecret : NameKind::kPlain;
}

// ---- Values ----------------------------------------------------------------------------------

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

// What a document is read as. Remarks may say under the name of a secret what is wrong with it.
enum class Reading : std::uint8_t { kDocument, kStrict, kRemarks };

class Redaction {
 public:
  // Appends every secret that it hides to `found`, unless that is null.
  explicit Redaction(std::string_view mark, Reading reading = Reading::kDocument,
                     std::vector<std::string>* found = nullptr)
      : mark_(mark), reading_(reading), found_(found) {}

  std::string Text(std::string_view text, int layer = 0) const {
    if (reading_ == Reading::kRemarks || !MayHoldSecret(text)) return std::string(text);
    if (layer < kMaxLayers && IsJson(text)) {
      JsonBuilder builder;
      if (ParseJson(text, builder)) {
        // Of members with the same name, the value has only the last.
        const bool is_whole = builder.duplicates().empty();
        const Json value = builder.TakeValue();
        const Json shown = Value(value, {.layer = layer + 1});
        if (is_whole && shown == value) return std::string(text);
        if (!is_whole) Hide(text);  // a member that the last one replaces may be a secret
        JsonWriter writer;
        return writer.Value(shown).Take();
      }
    }
    const std::size_t named = BeginOfNamedSecret(text);
    std::string shown = WithoutUris(text.substr(0, named));
    if (named < text.size()) shown += Hide(text.substr(named));
    if (layer < kMaxLayers && (MayBeEscaped(shown) || MayHoldUnnamed(shown)) &&
        IsSecretOtherwise(shown, layer)) {
      shown = Hide(text);
    }
    return shown;
  }

  // Where the first secret begins that has a name before it. In "sip:ann:topPw:rest@host", what
  // looks like a name is in the middle of a password; unless only a host follows that, all is
  // hidden.
  static std::size_t BeginOfNamedSecret(std::string_view text) {
    constexpr std::string_view kNotInUri = " \t\r\n\"'{}[],";
    const auto is_plain = [&](std::size_t begin, std::size_t end) {
      return text.substr(begin, end - begin).find_first_of(kNotInUri) == kNone;
    };
    const auto is_of_host = [](char c) { return IsAlphanumeric(c) || c == '.' || c == '-'; };
    std::size_t named = std::min(FindNamedSecret(text, true), text.size());
    if (named == text.size() || text.find('@') == kNone) return named;
    for (const Range& password : FindPasswordsOfUris(text)) {
      if (password.begin >= named || named > password.end) continue;
      if (!is_plain(password.begin, named)) continue;
      const std::string_view rest = text.substr(password.end + 1);
      const auto* const host = std::find_if_not(rest.begin(), rest.end(), is_of_host);
      const bool ends = host == rest.end() || std::string_view(":;>,/ \t\n").find(*host) != kNone;
      if (!is_plain(named, password.end) || host == rest.begin() || !ends) return password.begin;
      named = password.end + 1 + std::min(FindNamedSecret(rest, true), rest.size());
    }
    return named;
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

  // The value with every secret replaced.
  Json Value(const Json& value, const Place& place) const {
    const bool is_remark = reading_ == Reading::kRemarks;
    switch (FormOf(value, is_remark ? KindInRemark(value, place.kind) : place.kind)) {
      case Form::kHarmless:
        return value;
      case Form::kSecret:
        Collect(value);
        return mark_;
      case Form::kString:
        return String(value.text(), place.kind, place.layer);
      case Form::kArray: {
        const Table table = TableIn(value, place);
        Json shown = Json::array();
        for (std::size_t i = 0; i < value.size(); ++i) {
          shown.push_back(Value(value[i], PlaceOfElement(value, i, place, table)));
        }
        return shown;
      }
      case Form::kObject: {
        const NameKind beside = KindBeside(value);
        Json shown = Json::object();
        for (const auto& [name, member] : value.members()) {
          std::string shown_name = Text(name, place.layer);
          shown.members().emplace_back(std::move(shown_name),
                                       Value(member, PlaceOfMember(value, name, place, beside)));
        }
        return shown;
      }
    }
    return {};
  }

  // Finds the secrets like Value, but without a copy.
  void Search(const Json& value, const Place& place) const {
    switch (FormOf(value, place.kind)) {
      case Form::kHarmless:
        return;
      case Form::kSecret:
        return Collect(value);
      case Form::kString:
        if (place.kind == NameKind::kUser || MayHoldSecret(value.text()))
          String(value.text(), place.kind, 0);
        return;
      case Form::kArray: {
        const Table table = TableIn(value, place);
        for (std::size_t i = 0; i < value.size(); ++i) {
          Search(value[i], PlaceOfElement(value, i, place, table));
        }
        return;
      }
      case Form::kObject: {
        const NameKind beside = KindBeside(value);
        for (const auto& [name, member] : value.members()) {
          if (MayHoldSecret(name)) (void)Text(name);
          Search(member, PlaceOfMember(value, name, place, beside));
        }
        return;
      }
    }
  }

 private:
  static bool IsJson(std::string_view text) {
    // nlohmann's parser takes a NUL byte for the end of the text.
    if (text.find('\0') != kNone) return false;
    text = Trim(text);
    return text.size() > 1 && (text.front() == '{' || text.front() == '[' || text.front() == '"');
  }

  // Whether a text holds a secret once its escapes and its cells are read.
  [[gnu::noinline]] bool IsSecretOtherwise(const std::string& text, int layer) const {
    for (const auto& read : {Unescaped, LinesOfCells}) {
      const std::string meant = read(text);
      if (meant != text && Text(meant, layer + 1) != meant) return true;
    }
    return false;
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
        return std::string(Hide(text));
      }
    }
    return Text(text, layer);
  }

  // "user%3Apassword", "user：password"
  [[gnu::noinline]] bool HoldsUserWithPassword(std::string_view text, int layer) const {
    const std::string meant = Unescaped(text);
    return meant != text && String(meant, NameKind::kUser, layer + 1).text() != meant;
  }

  [[nodiscard]] Place PlaceOfMember(const Json& object, std::string_view name, const Place& place,
                                    NameKind beside) const;

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

  std::string_view mark_;
  Reading reading_;
  std::vector<std::string>* found_;
};

Place Redaction::PlaceOfMember(const Json& object, std::string_view name, const Place& place,
                               NameKind beside) const {
  const bool strict = reading_ == Reading::kStrict;
  return {KindOfMember(object, name, place.kind, beside, strict), place.layer, &object,
          place.table};
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
  return Redaction(mark).Text(text);
}

std::string RemarkWithoutSecrets(std::string_view text, std::string_view mark) {
  if (!MayHoldSecret(text)) return std::string(text);
  if (HasCells(text)) return TextWithoutSecrets(text, mark);
  const std::string without_uris = Redaction(mark).WithoutUris(text);
  std::string shown;
  for (std::string_view rest = without_uris; !rest.empty();) {
    const std::size_t value = std::min(FindNamedSecret(rest, false), rest.size());
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
  Redaction("#", Reading::kStrict, &found).Search(value, {kind});
  return !found.empty();
}

std::vector<std::string> SecretsOf(const Json& document) {
  std::vector<std::string> found;
  Redaction("#", Reading::kStrict, &found).Search(document, {});
  return found;
}

std::optional<Json> Redacted(const Json& value, std::string_view mark, std::string_view pointer) {
  // Few values hold a secret, and searching takes less time than copying.
  if (!HoldsSecret(value, pointer)) return std::nullopt;
  return Redaction(mark).Value(value, {KindAt(pointer)});
}

Json RemarksWithoutSecrets(const Json& value, std::string_view mark) {
  return Redaction(mark, Reading::kRemarks).Value(value, {});
}

Json WithoutSecrets(const Json& value, std::string_view mark, std::string_view pointer) {
  return Redacted(value, mark, pointer).value_or(value);
}

}  // namespace sipattach
