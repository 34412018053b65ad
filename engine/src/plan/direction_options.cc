#include "plan/direction_options.h"

#include <algorithm>
#include <string_view>

#include "draft_limits.h"
#include "endpoint/placeholder.h"
#include "plan/digest_username.h"
#include "plan/misplaced.h"
#include "redact/excerpt.h"
#include "sip/sip_uri.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// The transport that "SSL", "TLSv1.2", SIP_TRANSPORT_TLS or "tls/srtp", in lower case, means. Not
// inlined, as few drafts have such names.
[[gnu::noinline]] std::optional<Transport> TransportInName(std::string_view lower) {
  if (lower == "ssl" || lower == "sips" || lower == "tls/srtp" || lower.starts_with("tlsv"))
    return Transport::kTls;
  const std::size_t end = lower.find_last_of("_-");
  return end == std::string_view::npos ? std::nullopt : TransportNamed(lower.substr(end + 1));
}

// The transport that "TLS", " tls " or "TLSv1.2" means.
std::optional<Transport> TransportMeant(std::string_view name) {
  const std::string lower = PlainWord(name);
  if (const auto transport = TransportNamed(lower)) return transport;
  return TransportInName(lower);
}

// Records that an option is given, and passes it on.
template <typename T>
Field<T> Note(std::string_view name, Field<T> field, Options& options) {
  if (field.is_given()) options.given.push_back(name);
  return field;
}

void ReadPort(ObjectReader& reader, Options& options) {
  const auto port =
      Note("port", reader.TakeInteger("port", "a whole number from 1 to 65535"), options);
  if (!port) return;
  options.body["port"] = *port;
  if (*port >= kMinPort && *port <= kMaxPort) {
    options.port = static_cast<int>(*port);
  } else {
    reader.report().Add(Code::kOptionsPortOutOfRange, reader.PathOf("port"), {{"port", *port}});
  }
}

// Reports a name that is not a transport, with a fix if it is clear which one was meant.
[[gnu::noinline]] void ReportTransport(ObjectReader& reader, std::string_view name,
                                       std::optional<Transport> transport) {
  const Pointer at = reader.PathOf("transport");
  Diagnostic& diagnostic = reader.report().Add(Code::kOptionsTransportUnknown, at,
                                               {{"transport", "\"" + Excerpt(name) + "\""}});
  if (!transport) return;
  const std::string meant(NameOf(*transport));
  diagnostic.fix = Fix{"Write " + meant, {Replace(at, meant)}};
  // "tls/srtp"
  if (name.find('/') != std::string_view::npos && !reader.Has("secure_media"))
    diagnostic.fix->patch.push_back(Add(reader.PathOf("secure_media"), true));
}

void ReadTransport(ObjectReader& reader, Options& options) {
  const auto name = Note("transport", reader.TakeString("transport"), options);
  if (!name) return;
  options.body["transport"] = *name;
  options.transport = TransportMeant(*name);
  if (TransportNamed(*name)) return;
  ReportTransport(reader, *name, options.transport);
}

// Adds a fix for "srtp" or "required", which other products have in place of true. Precondition:
// the last diagnostic is about the type of secure_media.
[[gnu::noinline]] void OfferSecureMedia(ObjectReader& reader) {
  std::optional<Fix>& fix = reader.report().last().fix;
  const auto meant = EncryptionMeant(*reader.FindGiven("secure_media"));
  if (fix || !meant) return;
  fix =
      Fix{*meant ? "Write true" : "Write false", {Replace(reader.PathOf("secure_media"), *meant)}};
}

void ReadSecureMedia(ObjectReader& reader, Options& options) {
  const auto media = Note("secure_media", reader.TakeBoolean("secure_media"), options);
  if (media.is_unreadable()) OfferSecureMedia(reader);
  if (!media) return;
  options.secure_media = *media;
  options.body["secure_media"] = *media;
}

// Reports a string that is empty, has control characters or blanks at its ends, or is a
// placeholder. A secret is never put into a fix.
void CheckText(std::string_view field, const std::string& text, Visibility visibility,
               ObjectReader& reader) {
  const Pointer at = reader.PathOf(field);
  const std::string_view trimmed = Trim(text);
  const auto fix = [&]() -> std::optional<Fix> {
    if (visibility == Visibility::kSecret) return std::nullopt;
    return Fix{"Take the blanks out", {Replace(at, std::string(trimmed))}};
  };
  if (trimmed.empty()) {
    reader.report().Add(Code::kOptionsEmpty, at, {{"field", field}}).fix =
        Fix{"Remove it", {Remove(at)}};
  } else if (std::any_of(trimmed.begin(), trimmed.end(), IsControl)) {
    reader.report().Add(Code::kOptionsControlCharacter, at, {{"field", field}});
  } else if (trimmed.size() != text.size()) {
    // A line break at an end is refused like one inside; blanks may be intended.
    const bool control = std::any_of(text.begin(), text.end(), IsControl);
    reader.report()
        .Add(control ? Code::kOptionsControlCharacter : Code::kOptionsSurroundingBlanks, at,
             {{"field", field}})
        .fix = fix();
  } else if (IsPlaceholder(text)) {
    reader.report().Add(Code::kFieldPlaceholder, at, {{"field", field}});
  }
}

// Takes a string, checks it and keeps it in the body; null if there is none.
const std::string* ReadText(ObjectReader& reader, std::string_view field, Visibility visibility,
                            Options& options) {
  const auto text = Note(field, reader.TakeString(field, visibility), options);
  if (!text) return nullptr;
  options.body[field] = *text;
  CheckText(field, *text, visibility, reader);
  return text.value;
}

// A realm is compared exactly as written (RFC 7616 §3.3) and is not an address. If one is given,
// its host was meant.
[[gnu::noinline]] void CheckRealm(ObjectReader& reader, std::string_view realm) {
  std::string_view host = Trim(realm);
  const std::size_t scheme = host.find("://");
  if (scheme != std::string_view::npos) {
    host.remove_prefix(scheme + 3);
  } else if (const std::size_t length = SchemeLength(host); length > 0) {
    host.remove_prefix(length);
  } else {
    return;
  }
  host = host.substr(host.rfind('@') + 1);  // npos + 1 is 0
  host = host.substr(0, host.find_first_of(":/?;["));
  const Pointer at = reader.PathOf("sip_realm");
  Diagnostic& diagnostic = reader.report().Add(Code::kOptionsRealmIsAddress, at);
  if (!host.empty())
    diagnostic.fix = Fix{"Write " + Excerpt(host), {Replace(at, std::string(host))}};
}

void ReadCredentials(ObjectReader& reader, Options& options) {
  if (const std::string* name = ReadText(reader, "sip_username", Visibility::kPublic, options)) {
    options.has_username = true;
    options.username = *name;
    CheckUsernameWithDomain(*name, Code::kOptionsUsernameWithDomain, reader.PathOf("sip_username"),
                            reader.report());
  }
  options.has_password = ReadText(reader, "sip_password", Visibility::kSecret, options) != nullptr;
  if (const std::string* realm = ReadText(reader, "sip_realm", Visibility::kPublic, options)) {
    options.realm = *realm;
    CheckRealm(reader, *realm);
  }
}

// With a trunk, the missing half may be the trunk's.
void CheckPairs(ObjectReader& reader, const Options& options) {
  if (options.has_trunk) return;
  Report& report = reader.report();
  if (options.has_username && !options.IsGiven("sip_password")) {
    report.Add(Code::kOptionsUsernameWithoutPassword, reader.PathOf("sip_username"));
  }
  if (options.has_password && !options.IsGiven("sip_username")) {
    report.Add(Code::kOptionsPasswordWithoutUsername, reader.PathOf("sip_password"));
  }
  if (!options.realm.empty() && !options.IsGiven("sip_username") &&
      !options.IsGiven("sip_password")) {
    report.Add(Code::kOptionsRealmWithoutUsername, reader.PathOf("sip_realm")).fix =
        Fix{"Remove it", {Remove(reader.PathOf("sip_realm"))}};
  }
}

// Notes the options that are given under misspelled names. Not inlined: few drafts have any.
[[gnu::noinline]] void NoteMeant(const ObjectReader& reader, Options& options) {
  for (const std::string_view name : reader.meant()) options.given.push_back(name);
}

}  // namespace

bool Options::IsGiven(std::string_view name) const {
  return state == FieldState::kWrongType ||
         std::find(given.begin(), given.end(), name) != given.end();
}

Options ReadOptions(const Field<Json>& options, const Pointer& at, bool has_trunk, Report& report) {
  Options result;
  result.has_trunk = has_trunk;
  result.state = options.state;
  if (!options) return result;
  result.body = Json::object();
  ObjectReader reader(*options, at, report);
  ReadPort(reader, result);
  ReadTransport(reader, result);
  ReadSecureMedia(reader, result);
  ReadCredentials(reader, result);
  CheckPairs(reader, result);
  if (reader.Has("password")) KeepRegisterNames(reader, result.body);
  reader.CopyUnknown(result.body, {.report_misplaced = ReportMisplaced});
  if (!reader.meant().empty()) NoteMeant(reader, result);
  return result;
}

}  // namespace sipattach
