#include "plan/misplaced.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "plan/draft_members.h"
#include "plan/field_names.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

struct Place {
  const Json& directions;
  std::size_t index;         // of the direction
  std::string_view pointer;  // to the direction
  bool in_options;
};

// The place in `draft` that `pointer` leads to, if it is a direction or its options.
std::optional<Place> PlaceIn(const Json& draft, std::string_view pointer) {
  constexpr std::string_view kList = "/directions/";
  const Json* list = Find(draft, "directions");
  if (list == nullptr || !list->is_array() || !pointer.starts_with(kList)) return std::nullopt;
  const std::size_t end = std::min(pointer.find('/', kList.size()), pointer.size());
  const auto index = IntegerIn(pointer.substr(kList.size(), end - kList.size()));
  if (!index || *index < 0 || *index >= static_cast<std::int64_t>(list->size())) {
    return std::nullopt;
  }
  const std::string_view rest = pointer.substr(end);
  if (!rest.empty() && rest != "/options") return std::nullopt;
  return Place{*list, static_cast<std::size_t>(*index), pointer.substr(0, end), !rest.empty()};
}

// The direction of the draft, if it has exactly one.
const Json* OnlyDirection(const Json* draft) {
  const Json* list = draft == nullptr ? nullptr : Find(*draft, "directions");
  const bool is_one = list != nullptr && list->is_array() && list->size() == 1;
  return is_one && (*list)[0].is_object() ? &(*list)[0] : nullptr;
}

// Copies those of `names` that are in the root to `body`, and reports them. A field that only
// repeats what its home has can be removed.
void KeepFields(ObjectReader& root, std::span<const std::string_view> names, const Home& home,
                Json& body) {
  std::vector<std::string_view> others;
  for (const std::string_view name : names) {
    const Json* stray = root.FindGiven(name);
    const Json* there = home.value == nullptr ? nullptr : Find(*home.value, name);
    if (stray == nullptr || there == nullptr || *there != *stray) {
      others.push_back(name);
      continue;
    }
    body[name] = *root.TakeStray(name);
    root.report()
        .Add(Code::kFieldMisplaced, root.PathOf(name), {{"field", name}, {"home", home.name}})
        .fix = Fix{"Remove it", {Remove(root.PathOf(name))}};
  }
  root.CopyMisplaced(body, others, home);
}

// ---- What other products call it

// Reports "srtp", "media_encryption" and the like as other names of secure_media, unless that is
// given, too.
bool ReportEncryption(ObjectReader& options, std::string_view name, const Json& value) {
  constexpr std::string_view kMedia = "secure_media";
  const std::string folded = Squeezed(name);
  const auto meant = EncryptionMeant(value);
  if (!meant || options.Has(kMedia) ||
      !IsOneOf(" srtp srtpenabled usesrtp enablesrtp mediaencryption encryptedmedia encryption ",
               folded)) {
    return false;
  }
  Fix fix{"Rename it to secure_media",
          {Remove(options.PathOf(name)), Add(options.PathOf(kMedia), *meant)}};
  fix.choice = folded == "encryption";  // may be about the signalling
  options.report()
      .Add(Code::kFieldMisspelled, options.PathOf(name), {{"field", name}, {"known", kMedia}})
      .fix = std::move(fix);
  options.AddMeant(kMedia);
  return true;
}

// Reports {"trunk": {"id": …}}: the trunk itself in place of its ID.
bool ReportTrunkObject(ObjectReader& root, std::string_view name, const Json& value) {
  if (!IsOneOf(" trunk siptrunk ", Squeezed(name)) || root.Has("trunk_id")) return false;
  const Json* id = Find(value, "id");
  const std::string_view id_name = id == nullptr ? "trunk_id" : "id";
  id = Find(value, id_name);
  if (id == nullptr || !id->is_string()) return false;
  const Pointer here = root.PathOf(name);
  Fix fix{"Rename it to trunk_id", {Move(here / id_name, root.PathOf("trunk_id")), Remove(here)}};
  const std::size_t known = Find(value, "name") == nullptr ? 1 : 2;
  fix.choice = value.size() > known;  // its other members are lost
  root.report().Add(Code::kFieldMisspelled, here, {{"field", name}, {"known", "trunk_id"}}).fix =
      std::move(fix);
  return true;
}

// The fields of register_auth and what other products call them. In `options`, the fields have the
// prefix sip_.
constexpr std::string_view kCredentials[][2] = {
    {"username", " username user login sipusername authusername userid "},
    {"password", " password pass pwd secret sippassword authpassword "},
    {"realm", " realm siprealm authrealm "}};

// The index of the field that `name` means, or the number of fields if it means none.
std::size_t CredentialMeant(std::string_view name) {
  const std::string folded = Squeezed(name);
  std::size_t i = 0;
  while (i < std::size(kCredentials) && !HasBetweenBlanks(kCredentials[i][1], folded)) ++i;
  return i;
}

// Reports {"auth": {"username": …, "password": …}} and "auth_username" in a direction: they belong
// in `options`, or in `register_auth` if the service registers.
bool ReportCredentials(ObjectReader& reader, std::string_view name, const Json& value,
                       const Place& place) {
  const bool is_object = value.is_object() && !value.empty();
  const bool names_them =
      is_object ? IsOneOf(
                      " auth credentials credential authentication sipauth digest digestauth "
                      "sipcredentials login ",
                      Squeezed(name))
                : value.is_string() && CredentialMeant(name) < std::size(kCredentials);
  const Json& direction = place.directions[place.index];
  const Json* mode = Find(direction, "auth_mode");
  const Json* type = Find(direction, "type");
  if (!names_them || type == nullptr || !type->is_string()) return false;
  // {"auth": {"type": "register", …}}
  constexpr std::string_view kType = "type";
  const bool states_mode = mode == nullptr && *type == Json("inbound") && Find(value, kType) &&
                           *Find(value, kType) == Json("register");
  const bool registers = states_mode || (mode != nullptr && *mode == Json("register"));
  if (*type != Json("outbound") && !registers) return false;
  const std::string_view home = registers ? "register_auth" : "options";
  const Pointer here = reader.PathOf(name);
  std::string shown(name);
  // It is in the options, but its members are not.
  if (is_object && place.in_options) shown += "." + value.members().front().first;
  Diagnostic& diagnostic =
      reader.report().Add(Code::kFieldMisplaced, here, {{"field", shown}, {"home", home}});
  const Json* there = IsGiven(direction, home) ? Find(direction, home) : nullptr;
  const Pointer at = Pointer() / std::string_view("directions") / place.index;
  const Pointer to = at / home;
  std::vector<PatchOperation> patch;
  if (there == nullptr) patch.push_back(Add(to, Json::object()));
  unsigned taken = 0;
  const auto move = [&](std::string_view member, const Pointer& from) {
    if (states_mode && member == kType) {
      patch.push_back(Move(from, at / std::string_view("auth_mode")));
      return true;
    }
    const std::size_t meant = CredentialMeant(member);
    if (meant == std::size(kCredentials) || (taken >> meant & 1U) != 0) return false;
    if (registers && meant == 2) return false;  // register_auth has no realm
    taken |= 1U << meant;
    const std::string field = (registers ? "" : "sip_") + std::string(kCredentials[meant][0]);
    patch.push_back(Move(from, to / field));
    return there == nullptr || (there->is_object() && !IsGiven(*there, field));
  };
  bool moves_all = true;
  if (is_object) {
    for (const auto& [member, text] : value.members()) {
      moves_all = moves_all && text.is_string() && move(member, here / member);
    }
    patch.push_back(Remove(here));
  } else {
    // If the object has to be added, two such fields would each get a fix that adds it, and the
    // second would overwrite the first.
    moves_all = there != nullptr && move(name, here);
  }
  if (moves_all) diagnostic.fix = Fix{"Move into " + std::string(home), std::move(patch)};
  return true;
}

// Reports {"tls": true} as another name of the transport.
bool ReportTls(ObjectReader& options, std::string_view name, const Json& value) {
  constexpr std::string_view kTransport = "transport";
  if (value != Json(true) || options.Has(kTransport) ||
      !IsOneOf(" tls usetls enabletls tlsenabled ", Squeezed(name)))
    return false;
  options.report()
      .Add(Code::kFieldMisspelled, options.PathOf(name), {{"field", name}, {"known", kTransport}})
      .fix = Fix{"Rename it to transport",
                 {Remove(options.PathOf(name)), Add(options.PathOf(kTransport), "tls")}};
  options.AddMeant(kTransport);
  return true;
}

// Reports a direction beside the list of directions.
bool ReportOtherDirection(ObjectReader& root, std::string_view name, const Json& value) {
  if (name != "direction") return false;
  const Json* only = OnlyDirection(root.report().draft());
  const Json* type = only == nullptr ? nullptr : Find(*only, "type");
  Diagnostic& diagnostic = root.report().Add(Code::kFieldMisplaced, root.PathOf(name),
                                             {{"field", name}, {"home", "directions"}});
  if (type != nullptr && *type == value)
    diagnostic.fix = Fix{"Remove it", {Remove(root.PathOf(name))}};
  return true;
}

// Reports "sipEndpoint" or "Secure-Media": a field of a direction or of its options in another
// spelling, wherever it is. Once it is renamed, it is moved if it belongs elsewhere.
bool ReportOtherSpelling(ObjectReader& reader, std::string_view name, const Json& value) {
  const std::string squeezed = Squeezed(name);
  const auto is_meant = [&](std::string_view known) {
    return known != name && Squeezed(known) == squeezed;
  };
  const auto* known =
      std::find_if(std::begin(kDirectionNames), std::end(kDirectionNames), is_meant);
  if (known == std::end(kDirectionNames)) {
    known = std::find_if(kInnerNames.begin(), kInnerNames.end(), is_meant);
    if (known == kInnerNames.end()) return false;
  }
  const Pointer here = reader.PathOf(name);
  const auto& meant = reader.meant();
  const bool is_first = std::find(meant.begin(), meant.end(), *known) == meant.end();
  // The option may be what these fixes would state otherwise.
  if (is_first) {
    const bool is_root = reader.path().text().empty();
    reader.report().MakeChoices(is_root ? "/directions" : reader.PathOf("options").text());
  }
  Diagnostic& diagnostic =
      reader.report().Add(Code::kFieldMisspelled, here, {{"field", name}, {"known", *known}});
  // If two members were renamed to the same name, one value would be lost.
  if (!is_first) return true;
  reader.AddMeant(*known);
  const Json* there = reader.FindGiven(*known);
  if (there == nullptr) {
    diagnostic.fix =
        Fix{"Rename it to " + std::string(*known), {Move(here, reader.PathOf(*known))}};
  } else if (*there == value) {
    diagnostic.fix = Fix{"Remove it", {Remove(here)}};
  }
  return true;
}

}  // namespace

std::optional<bool> EncryptionMeant(const Json& value) {
  if (value.is_boolean()) return value.boolean();
  const std::string word = value.is_string() ? Squeezed(Text(value)) : std::string();
  if (IsOneOf(" srtp sdes required mandatory enabled on yes true ", word) ||
      word.ends_with("require")) {
    return true;
  }
  if (IsOneOf(" disabled off no none false ", word) || word.ends_with("encryptdisable"))
    return false;
  return std::nullopt;
}

void KeepRegisterNames(ObjectReader& options, Json& body) {
  const Json* draft = options.report().draft();
  const auto place = draft == nullptr ? std::nullopt : PlaceIn(*draft, options.path().text());
  if (!place || !place->in_options) return;
  const Json& direction = place->directions[place->index];
  const Json* mode = Find(direction, "auth_mode");
  if (mode == nullptr || *mode != Json("register") || IsGiven(direction, "register_auth")) return;
  const Pointer home =
      Pointer() / std::string_view("directions") / place->index / std::string_view("register_auth");
  options.CopyMisplaced(body, kRegisterNames, {"register_auth", home, nullptr});
}

void KeepFieldsOfDirection(ObjectReader& root, Json& body) {
  static constexpr std::string_view kType[] = {"type"};
  const Json* only = OnlyDirection(root.report().draft());
  Home direction{"directions", std::nullopt, only};
  if (only != nullptr) {
    direction.at = Pointer() / direction.name / std::size_t{0};
  } else {
    // They may be what these fixes would state otherwise.
    root.report().MakeChoices(Code::kOptionsEncryptionNotStated);
    root.report().MakeChoices(Code::kProviderTransportMissing);
  }
  const auto in = [&](std::string_view name) -> Home {
    if (only == nullptr) return {name, std::nullopt, nullptr};
    return ObjectReader(*only, *direction.at, root.report()).HomeIn(name);
  };
  KeepFields(root, kType, direction, body);
  KeepFields(root, kDirectionNames, direction, body);
  KeepFields(root, kOptionNames, in("options"), body);
  const Json* type = only == nullptr ? nullptr : Find(*only, "type");
  if (type == nullptr || *type != Json("inbound")) return;
  KeepFields(root, kRegisterNames, in("register_auth"), body);
}

bool ReportMisplaced(ObjectReader& reader, std::string_view name, const Json& value) {
  const std::string& path = reader.path().text();
  if (path.empty() &&
      (ReportTrunkObject(reader, name, value) || ReportOtherDirection(reader, name, value)))
    return true;
  if (path.ends_with("/options") &&
      (ReportEncryption(reader, name, value) || ReportTls(reader, name, value)))
    return true;
  if (ReportOtherSpelling(reader, name, value)) return true;
  const Json* draft = reader.report().draft();
  if (draft == nullptr) return false;
  const auto place = PlaceIn(*draft, path);
  if (!place) return false;
  if (ReportCredentials(reader, name, value, *place)) return true;
  const bool of_direction =
      place->in_options && IsOneOf(" auth_mode register_auth sip_endpoint headers ", name);
  const bool is_number = name == "phone_number" || name == "phone_numbers";
  if (!of_direction && !is_number && name != "trunk_id" && name != "service") return false;

  const Json& home = of_direction ? place->directions[place->index] : *draft;
  const std::string home_name = of_direction ? "directions" : "body";
  const Pointer here = reader.PathOf(name);
  Diagnostic& diagnostic =
      reader.report().Add(Code::kFieldMisplaced, here, {{"field", name}, {"home", home_name}});
  const bool is_taken = is_number ? IsGiven(home, "phone_number") || IsGiven(home, "phone_numbers")
                                  : IsGiven(home, name);
  if (is_taken) {
    const Json* there = Find(home, name);
    if (there != nullptr && *there == value) diagnostic.fix = Fix{"Remove it", {Remove(here)}};
    return true;
  }
  const std::string to = std::string(of_direction ? place->pointer : "") + "/" + std::string(name);
  diagnostic.fix = Fix{"Move into " + home_name, {{"move", to, here.text(), nullptr}}};
  // Given in one direction, it may not be meant for the other.
  diagnostic.fix->choice = !of_direction && name != "service" && place->directions.size() > 1;
  return true;
}

}  // namespace sipattach
