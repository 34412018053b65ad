#include "plan/trunk.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "endpoint/destination.h"
#include "endpoint/placeholder.h"
#include "text/ascii.h"
#include "text/clean_text.h"

namespace sipattach {
namespace {

// The API's trunk objects are known from clients rather than from documentation, so this looks for
// a value under each of the names that clients use, at the top, in `options` and in `auth`.
const Json* FindAny(const Json& trunk, std::initializer_list<std::string_view> names,
                    bool is_null_one = false) {
  for (const Json* place : {&trunk, Find(trunk, "options"), Find(trunk, "auth")}) {
    if (place == nullptr) continue;
    for (const std::string_view name : names) {
      if (const Json* value = Find(*place, name);
          value != nullptr && (is_null_one || !value->is_null()))
        return value;
    }
  }
  return nullptr;
}

std::string TextOf(const Json* value) {
  return value != nullptr && value->is_string() ? std::string(Text(*value)) : std::string();
}

// The value in lower case. Answers are less strict about types than requests, so 5061 and "5061"
// are the same here, as are true and "true".
std::string ScalarOf(const Json* value) {
  if (value == nullptr || value->is_string()) return Lowercase(TextOf(value));
  if (value->is_boolean()) return value->boolean() ? "true" : "false";
  return value->is_integer() ? value->digits() : "";
}

std::string IdOf(const Json& trunk) { return TextOf(FindAny(trunk, {"id", "trunk_id"})); }

// The trunk without its envelope; null if there is none, as in an error answer.
const Json* WithoutEnvelope(const Json& trunk, std::string_view id) {
  const Json* inner = &trunk;
  for (const std::string_view name : {"data", "trunk"}) {
    if (const Json* next = Find(*inner, name); next != nullptr && next->is_object()) inner = next;
  }
  const Json* list = inner->is_array() ? inner : Find(*inner, "trunks");
  if (list == nullptr) {
    const Json* errors = Find(*inner, "errors");
    return errors == nullptr || errors->empty() ? inner : nullptr;
  }
  for (const Json& each : *list) {
    if (IdOf(each) == id) return &each;
  }
  return nullptr;
}

// The mappings for one direction, from {direction, headers: […]}, a list of these, an object with a
// member for each direction, or a bare list, which is for any direction. A value of any other form
// is returned as it is, because it may be for this direction, too.
const Json* MappingsOf(const Json* value, DirectionType type) {
  if (value == nullptr || (value->is_string() ? Text(*value).empty() : value->empty())) {
    return nullptr;
  }
  if (value->is_array()) {
    bool is_nested = false;
    for (const Json& each : *value) {
      if (Find(each, "headers") == nullptr) continue;
      is_nested = true;
      if (const Json* mappings = MappingsOf(&each, type)) return mappings;
    }
    return is_nested ? nullptr : value;
  }
  if (const Json* own = Find(*value, NameOf(type))) return MappingsOf(own, type);
  const auto direction = DirectionNamed(Lowercase(TextOf(Find(*value, "direction"))));
  const bool names_other = Find(*value, NameOf(OtherThan(type))) != nullptr;
  if (names_other || direction.value_or(type) != type) return nullptr;
  const Json* list = Find(*value, "headers");
  return list == nullptr ? value : MappingsOf(list, type);
}

Json HeadersOf(const Json& source, DirectionType type) {
  const Json* mappings = MappingsOf(Find(source, "headers"), type);
  return mappings == nullptr ? Json() : *mappings;
}

void ReadDirection(const Json* value, Trunk& trunk) {
  const std::string name = Lowercase(TextOf(value));
  const auto only = DirectionNamed(name);
  if (!only && name != "both") return;
  trunk.carries_inbound = only != DirectionType::kOutbound;
  trunk.carries_outbound = only != DirectionType::kInbound;
}

// Fills in the port and the transport from the endpoint's URI unless they are given elsewhere.
void ReadUri(Trunk& trunk) {
  Destination destination = ReadDestination(trunk.sip_endpoint);
  if (destination.form == DestinationForm::kNone) return;
  if (!trunk.port && destination.uri.port) trunk.port = *destination.uri.port;
  if (trunk.transport.empty()) trunk.transport = Lowercase(destination.uri.Transport());
  trunk.uri = std::move(destination.uri);
}

// Whether the value is a password, its mask, or says that there is one.
bool IsSet(const Json* password) {
  if (password == nullptr || password->is_null() || *password == Json(false)) return false;
  return !(password->is_string() && password->text().empty());
}

void ReadKnown(const Json& source, Trunk& trunk) {
  trunk.known = true;
  ReadDirection(FindAny(source, {"direction"}), trunk);
  trunk.sip_endpoint = TextOf(FindAny(source, {"sip_endpoint", "endpoint"}));
  trunk.auth_mode = Lowercase(TextOf(FindAny(source, {"auth_mode", "mode"})));
  if (const Json* auth = FindAny(source, {"register_auth"})) {
    trunk.register_username = TextOf(Find(*auth, "username"));
    trunk.has_register_password =
        IsSet(Find(*auth, "password")) || IsSet(Find(*auth, "has_password"));
  }
  trunk.port = IntegerIn(ScalarOf(FindAny(source, {"port"})));
  trunk.transport = Lowercase(TextOf(FindAny(source, {"transport"})));
  const std::string media = ScalarOf(FindAny(source, {"secure_media"}));
  if (media == "true" || media == "false") trunk.secure_media = media == "true";
  trunk.sip_username = TextOf(FindAny(source, {"sip_username", "username"}));
  trunk.has_sip_password = IsSet(FindAny(source, {"sip_password", "has_sip_password"}));
  // A password that is merely left out of the answer may be hidden.
  trunk.lacks_sip_password = !trunk.has_sip_password &&
                             FindAny(source, {"sip_password", "has_sip_password"}, true) != nullptr;
  trunk.sip_realm = TextOf(FindAny(source, {"sip_realm"}));
  trunk.inbound_headers = HeadersOf(source, DirectionType::kInbound);
  trunk.outbound_headers = HeadersOf(source, DirectionType::kOutbound);
  ReadUri(trunk);
}

// Reports the address of a trunk, in the API or on the dashboard, in place of its ID.
[[gnu::noinline]] void ReportAddress(std::string_view id, const Pointer& at, Report& report) {
  constexpr std::string_view kTrunks = "trunks/";
  Diagnostic& diagnostic = report.Add(Code::kTrunkIdIsAddress, at);
  const std::size_t begin = id.rfind(kTrunks);
  if (begin == std::string_view::npos) return;
  const std::string_view rest = id.substr(begin + kTrunks.size());
  const auto is_in_id = [](char c) { return IsAlphanumeric(c) || c == '-' || c == '_'; };
  const auto end = std::find_if_not(rest.begin(), rest.end(), is_in_id);
  const std::string meant(rest.begin(), end);
  if (!meant.empty()) diagnostic.fix = Fix{"Write " + meant, {Replace(at, meant)}};
}

// Signs that IDs hardly have: those of addresses, quotes, and the first bytes of spaces that are
// not ASCII.
constexpr std::string_view kUnusual = ".:+\"'\xC2\xE2\xE3";

// Whether the text is an address or a telephone number. "pbx.main" may be the name of a trunk.
bool IsAddress(std::string_view id) {
  if (id.starts_with('+')) return IsAllDigits(id.substr(1));
  if (id.find("://") != std::string_view::npos) return true;
  const bool has_domain = std::count(id.begin(), id.end(), '.') > 1;
  return (has_domain || id.find(':') != std::string_view::npos) &&
         ReadDestination(id).form != DestinationForm::kNone;
}

// Reports an ID that is hardly one. IDs are opaque, so this is never an error.
[[gnu::noinline]] void ReportUnusualId(std::string_view id, const Pointer& at, Report& report) {
  const std::string clean = Clean(id).text;
  if (IsAddress(id)) {
    ReportAddress(id, at, report);
  } else if (!clean.empty() && clean != id) {
    report.Add(Code::kTrunkIdBlank, at).fix = Fix{"Write " + clean, {Replace(at, clean)}};
  }
}

void ReadId(ObjectReader& root, Trunk& trunk) {
  const Field<std::string> id = root.TakeString("trunk_id");
  // With an ID of a wrong type, extensions are still those of a trunk.
  trunk.bound = id.is_unreadable();
  if (!id) return;
  const Pointer at = root.PathOf("trunk_id");
  const std::string_view trimmed = Trim(*id);
  if (trimmed.empty()) {
    // A choice, because a trunk may have been meant.
    root.report().Add(Code::kTrunkIdEmpty, at).fix = AsChoice(Fix{"Remove it", {Remove(at)}});
    return;
  }
  trunk.bound = true;
  trunk.id = *id;
  if (IsPlaceholder(trimmed)) {
    root.report().Add(Code::kFieldPlaceholder, at, {{"field", "trunk_id"}});
  } else if (trimmed.size() != id->size()) {
    root.report().Add(Code::kTrunkIdBlank, at).fix =
        Fix{"Take the blanks off", {Replace(at, std::string(trimmed))}};
  } else if (trimmed.find_first_of(kUnusual) != std::string_view::npos) {
    ReportUnusualId(trimmed, at, root.report());
  }
}

}  // namespace

Trunk ReadTrunk(ObjectReader& root, const Context& context) {
  Trunk trunk;
  ReadId(root, trunk);
  if (context.trunk.is_null()) return trunk;
  if (!trunk.bound) {
    root.report().Add(Code::kTrunkContextUnused, root.PathOf("trunk_id"));
    return trunk;
  }
  const Json* source = WithoutEnvelope(context.trunk, trunk.id);
  if (source == nullptr) return trunk;
  const std::string known_id = IdOf(*source);
  if (!known_id.empty() && known_id != trunk.id) {
    root.report().Add(Code::kTrunkIdMismatch, root.PathOf("trunk_id"),
                      {{"trunk_id", trunk.id}, {"known_id", known_id}});
    return trunk;
  }
  ReadKnown(*source, trunk);
  if (trunk.has_headers()) root.report().Add(Code::kTrunkHeaders, root.PathOf("trunk_id"));
  return trunk;
}

}  // namespace sipattach
