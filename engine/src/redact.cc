#include "redact.h"

#include <algorithm>
#include <string>
#include <utility>

#include "ascii.h"
#include "header_names.h"

namespace sipattach {
namespace {

// "passw" is in password, passwd and what people make of them.
constexpr std::string_view kSecretWords[] = {"passw",         "passphrase", "pwd",   "secret",
                                             "authorization", "apikey",     "token", "credential"};

constexpr std::string_view kSchemes[] = {"sip", "sips", "tel", "http", "https", "tls",
                                         "tcp", "udp",  "ws",  "wss",  "mailto"};

// Credentials that somebody wrote as one text, "user:password".
bool IsCredentialsText(const Json& object, std::string_view name) {
  if (name != "register_auth") return false;
  const Json* value = Find(object, name);
  return value != nullptr && value->is_string();
}

// Whether a text gives a secret its name: a header line, a query, an object in quotes.
bool NamesSecret(std::string_view text) {
  std::size_t begin = 0;
  for (std::size_t at = 0; (at = text.find_first_of(":=", at)) != std::string_view::npos; ++at) {
    const std::size_t last = text.substr(begin, at - begin).find_last_of(",;&?{\r\n ");
    if (last != std::string_view::npos) begin += last + 1;
    if (at + 1 < text.size() && IsSecretName(text.substr(begin, at - begin))) return true;
    begin = at + 1;
  }
  return false;
}

bool IsEmpty(const Json& value) {
  return value.is_null() || (value.is_string() && Text(value).empty());
}

}  // namespace

bool IsSecretName(std::string_view name) {
  std::string folded;
  for (const char c : name) {
    if (IsAlphanumeric(c)) folded += Lower(c);
  }
  const auto in_name = [&](std::string_view word) {
    return folded.find(word) != std::string::npos;
  };
  return std::any_of(std::begin(kSecretWords), std::end(kSecretWords), in_name);
}

std::optional<TextRange> PasswordInUri(std::string_view text) {
  const std::size_t at = text.rfind('@');
  if (at == std::string_view::npos) return std::nullopt;
  if (std::any_of(text.begin(), text.end(), IsBlank)) return std::nullopt;  // prose
  const std::size_t scheme_end = std::min(text.find(':'), at);
  const auto is_scheme = [&](std::string_view scheme) {
    return EqualsIgnoringCase(text.substr(0, scheme_end), scheme);
  };
  // Without a scheme, what stands before the first colon is the user.
  const bool has_scheme = std::any_of(std::begin(kSchemes), std::end(kSchemes), is_scheme);
  const std::size_t colon = has_scheme ? text.find(':', scheme_end + 1) : scheme_end;
  if (colon == std::string_view::npos || colon + 1 >= at) return std::nullopt;
  return TextRange{colon + 1, at - colon - 1};
}

bool IsSecretLiteral(std::string_view key, std::string_view value, bool passthrough) {
  if (value.empty() || !IsSecretName(key)) return false;
  const bool is_name = std::all_of(value.begin(), value.end(), [](char c) {
    return IsAlphanumeric(c) || c == '_' || c == '.' || c == '{' || c == '}';
  });
  return passthrough || !(is_name || LooksLikeHeaderName(value));
}

bool IsSecretMember(const Json& object, std::string_view name) {
  if (IsSecretName(name) || IsCredentialsText(object, name)) return true;
  const Json* key = name == "value" ? Find(object, "key") : nullptr;
  const Json* value = key == nullptr ? nullptr : Find(object, name);
  if (value == nullptr || !key->is_string() || !value->is_string()) return false;
  const Json* passthrough = Find(object, "passthrough");
  return IsSecretLiteral(
      Text(*key), Text(*value),
      passthrough != nullptr && passthrough->is_boolean() && passthrough->boolean());
}

bool HoldsSecret(const Json& value) {
  if (value.is_string()) return PasswordInUri(Text(value)) || NamesSecret(Text(value));
  if (value.is_array()) return std::any_of(value.begin(), value.end(), HoldsSecret);
  if (!value.is_object()) return false;
  for (const auto& [name, member] : value.members()) {
    if (IsSecretMember(value, name) ? !IsEmpty(member) : HoldsSecret(member)) return true;
  }
  return false;
}

Json WithoutSecrets(const Json& value, std::string_view mark) {
  if (value.is_string()) {
    const std::optional<TextRange> password = PasswordInUri(Text(value));
    if (!password) return NamesSecret(Text(value)) ? Json(mark) : value;
    std::string shown(Text(value));
    shown.replace(password->begin, password->length, mark);
    return NamesSecret(shown.substr(0, password->begin)) ? Json(mark) : Json(shown);
  }
  if (value.is_array()) {
    Json shown = Json::array();
    for (const Json& element : value) shown.push_back(WithoutSecrets(element, mark));
    return shown;
  }
  if (!value.is_object()) return value;
  Json shown = Json::object();
  auto& members = shown.members();
  for (const auto& [name, member] : value.members()) {
    const bool hide = IsSecretMember(value, name) && !IsEmpty(member);
    members.emplace_back(name, hide ? Json(mark) : WithoutSecrets(member, mark));
  }
  return shown;
}

}  // namespace sipattach
