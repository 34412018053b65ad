#include "plan/register_auth.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "draft_limits.h"
#include "endpoint/placeholder.h"
#include "plan/digest_username.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace sipattach {
namespace {

// A password with fewer different characters than this is soon guessed, however long it is.
constexpr std::size_t kMinDifferentCharacters = 5;

std::size_t CountDifferent(std::string_view text) {
  std::array<bool, 256> seen{};
  for (const char c : text) seen[static_cast<unsigned char>(c)] = true;
  return static_cast<std::size_t>(std::count(seen.begin(), seen.end(), true));
}

// Whether a password has characters that must be escaped in a SIP URI (RFC 3261 §25.1, password),
// or in the configuration file of a common PBX, where ; # " \ and = have meanings of their own.
bool NeedsEscape(std::string_view password) {
  static constexpr std::string_view kPlainMarks = "-_.!~*";
  return std::any_of(password.begin(), password.end(), [](char c) {
    return !IsAlphanumeric(c) && kPlainMarks.find(c) == std::string_view::npos;
  });
}

// Attackers try these first, with anything before and after them.
constexpr std::string_view kWeakWords[] = {"password", "passw0rd", "changeme", "letmein",
                                           "qwerty",   "asterisk", "welcome",  "12345678"};

bool IsWeak(std::string_view password, std::string_view username) {
  if (CountDifferent(password) < kMinDifferentCharacters || IsAllDigits(password)) return true;
  const std::string lower = Lowercase(password);
  const auto is_in = [&](std::string_view word) { return lower.find(word) != std::string::npos; };
  return std::any_of(std::begin(kWeakWords), std::end(kWeakWords), is_in) ||
         (!username.empty() && is_in(Lowercase(username)));
}

// Nothing of the password itself may be put into a diagnostic: no parameter, no fix with a value.
void CheckPassword(std::string_view password, std::string_view username, const Pointer& at,
                   Report& report) {
  const std::size_t length = CountCharacters(password);
  if (length < kMinPasswordLength) {
    report.Add(Code::kAuthPasswordTooShort, at,
               {{"length", length}, {"minimum", kMinPasswordLength}});
    return;
  }
  if (length > kMaxPasswordLength) {
    report.Add(Code::kAuthPasswordTooLong, at,
               {{"length", length}, {"maximum", kMaxPasswordLength}});
    return;
  }
  if (IsPlaceholder(password)) {
    report.Add(Code::kFieldPlaceholder, at, {{"field", "password"}});
    return;
  }
  if (Trim(password).size() != password.size())
    report.Add(Code::kAuthBlankAtEnds, at, {{"field", "password"}});
  if (NeedsEscape(password)) report.Add(Code::kAuthPasswordNeedsEscape, at);
  if (IsWeak(password, username)) report.Add(Code::kAuthPasswordWeak, at);
}

void CheckUsername(const std::string& username, const Pointer& at, Report& report) {
  const std::string_view trimmed = Trim(username);
  if (trimmed.size() != username.size()) {
    report.Add(Code::kAuthBlankAtEnds, at, {{"field", "username"}}).fix =
        Fix{"Take the blanks off", {Replace(at, std::string(trimmed))}};
  } else if (IsPlaceholder(trimmed)) {
    report.Add(Code::kFieldPlaceholder, at, {{"field", "username"}});
  } else {
    CheckUsernameWithDomain(username, Code::kAuthUsernameWithDomain, at, report);
  }
}

Json ReadRegisterAuth(const Json& value, const Pointer& at, Report& report, Auth& auth) {
  ObjectReader reader(value, at, report);
  Json body = Json::object();
  const Field<std::string> username = reader.TakeString("username");
  if (username) {
    auth.username = *username;
    body["username"] = *username;
    if (!Trim(*username).empty()) CheckUsername(*username, reader.PathOf("username"), report);
  }
  const Field<std::string> password = reader.TakeString("password", Visibility::kSecret);
  if (password) {
    auth.has_password = true;
    body["password"] = *password;
    if (!password->empty()) {
      CheckPassword(*password, auth.username, reader.PathOf("password"), report);
    }
  }
  reader.CopyUnknown(body);
  if (!username.is_given() || (username && Trim(*username).empty())) {
    report.Add(Code::kAuthUsernameRequired, reader.PathOf("username"));
  }
  if (!password.is_given() || (password && password->empty())) {
    report.Add(Code::kAuthPasswordRequired, reader.PathOf("password"));
  }
  return body;
}

// Returns the mode that the request asks for, or empty if there is none or it is unknown.
std::string ReadMode(const Field<std::string>& mode, ObjectReader& direction) {
  if (!mode) return "";
  if (*mode == "ip" || *mode == "register") return *mode;
  const Pointer at = direction.PathOf("auth_mode");
  Diagnostic& diagnostic =
      direction.report().Add(Code::kAuthModeUnknown, at, {{"auth_mode", *mode}});
  const std::string meant = PlainWord(*mode);
  if (meant == "ip" || meant == "register") {
    diagnostic.fix = Fix{"Write " + meant, {Replace(at, meant)}};
  }
  return "";
}

// Checks that auth_mode, register_auth and the trunk of an inbound direction go together.
void CheckInbound(ObjectReader& direction, const std::string& mode, bool has_mode,
                  const Trunk& trunk) {
  Report& report = direction.report();
  const bool has_register_auth = direction.Has("register_auth");
  const Pointer at = direction.PathOf("register_auth");
  const Pointer mode_at = direction.PathOf("auth_mode");
  if (mode == "register") {
    if (!has_register_auth && !trunk.bound) report.Add(Code::kAuthRegisterAuthRequired, at);
    report.Add(Code::kAuthDerivedPassword, mode_at);
  } else if (has_register_auth && mode == "ip") {
    Diagnostic& diagnostic = report.Add(Code::kAuthRegisterAuthUnused, at);
    diagnostic.fix = AsChoice(Fix{"Remove register_auth", {Remove(at)}});
    diagnostic.alternatives = {
        *AsChoice(Fix{"Set auth_mode to register", {Replace(mode_at, "register")}})};
  } else if (has_register_auth && !has_mode && !trunk.bound) {
    report.Add(Code::kAuthRegisterAuthUnused, at).fix =
        Fix{"Set auth_mode to register", {Add(mode_at, "register")}};
  }
  if (trunk.bound && (!mode.empty() || has_register_auth)) {
    report.Add(Code::kTrunkOverride, mode.empty() ? at : mode_at,
               {{"field", mode.empty() ? "register_auth" : "auth_mode"}});
  }
}

// A fix that moves register_auth of an outbound direction into its options, where its credentials
// belong; nullopt if something would be lost.
std::optional<Fix> MoveIntoOptions(ObjectReader& direction, const Json& register_auth) {
  constexpr std::string_view kNames[][2] = {{"username", "sip_username"},
                                            {"password", "sip_password"}};
  const Json* options = direction.FindGiven("options");
  if (!register_auth.is_object() || register_auth.empty()) return std::nullopt;
  if (options != nullptr && !options->is_object()) return std::nullopt;
  const Pointer to = direction.PathOf("options");
  const Pointer from = direction.PathOf("register_auth");
  std::vector<PatchOperation> patch;
  if (options == nullptr) patch.push_back(Add(to, Json::object()));
  std::size_t moved = 0;
  for (const auto& [name, home] : kNames) {
    if (options != nullptr && Find(*options, home) != nullptr) return std::nullopt;
    if (Find(register_auth, name) == nullptr) continue;
    patch.push_back(Move(from / name, to / home));
    ++moved;
  }
  if (moved < register_auth.size()) return std::nullopt;
  patch.push_back(Remove(from));
  return Fix{"Move into options", std::move(patch)};
}

// Neither field has a meaning on an outbound direction; both are sent as they are.
void KeepOnOutbound(ObjectReader& direction, Json& body) {
  for (const std::string_view name : {"auth_mode", "register_auth"}) {
    const Field<Json> value = direction.Take(name);
    if (!value) continue;
    body[std::string(name)] = *value;
    Diagnostic& diagnostic =
        direction.report().Add(Code::kAuthOnOutbound, direction.PathOf(name), {{"field", name}});
    if (name == "register_auth") diagnostic.fix = MoveIntoOptions(direction, *value);
    if (diagnostic.fix) continue;
    diagnostic.fix = Fix{"Remove " + std::string(name), {Remove(direction.PathOf(name))}};
    diagnostic.fix->choice = value->is_object() && !value->empty();
  }
}

}  // namespace

Auth ReadAuth(ObjectReader& direction, DirectionType type, const Trunk& trunk, Json& body) {
  if (type == DirectionType::kOutbound) {
    KeepOnOutbound(direction, body);
    return {};
  }
  Auth auth;
  const Field<std::string> mode = direction.TakeString("auth_mode");
  auth.mode = ReadMode(mode, direction);
  if (!auth.mode.empty()) body["auth_mode"] = auth.mode;
  CheckInbound(direction, auth.mode, mode.is_given(), trunk);
  if (const Field<Json> register_auth = direction.TakeObject("register_auth")) {
    body["register_auth"] = ReadRegisterAuth(*register_auth, direction.PathOf("register_auth"),
                                             direction.report(), auth);
  }
  return auth;
}

}  // namespace sipattach
