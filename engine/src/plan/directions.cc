#include "plan/directions.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/read_json.h"
#include "draft_limits.h"
#include "endpoint/destination.h"
#include "endpoint/endpoint_checks.h"
#include "endpoint/endpoint_field.h"
#include "headers/headers.h"
#include "json/json_writer.h"
#include "plan/direction_options.h"
#include "plan/field_names.h"
#include "plan/misplaced.h"
#include "plan/provider_checks.h"
#include "plan/register_auth.h"
#include "plan/signalling.h"
#include "providers/providers.h"
#include "redact/redact.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::string_view kBoth = R"([{"type": "inbound"}, {"type": "outbound"}])";

// Whether an endpoint is a provider's entry to the telephone network, and names no number to call
// there.
bool IsNetwork(const SipUri& uri, const Json& provider) {
  if (Find(provider, "network") == nullptr || !uri.user.empty()) return false;
  const Json* host = HostEntry(provider, DomainOf(uri));
  return host != nullptr && Find(*host, "mistake") == nullptr;
}

// Whether a direction of type "both" has an endpoint that is for outbound calls only.
bool NamesNetwork(const Json& direction) {
  const Json* mode = Find(direction, "auth_mode");
  if (mode != nullptr && *mode == Json("register")) return false;
  const Destination endpoint = ReadDestination(TextOf(direction, "sip_endpoint"));
  return IsNetwork(endpoint.uri, endpoint.provider);
}

// Splits a direction of type "both" into two that have its fields. nullopt if there are other
// directions, which may already be one of the two, or if it has mappings, whose meaning depends on
// the direction.
std::optional<Fix> SplitBoth(const Json& direction, const Json& directions, const Pointer& at) {
  if (directions.size() != 1 || Find(direction, "headers") != nullptr) return std::nullopt;
  // A copy operation, because the direction may hold a password, which a patch must not contain.
  const Pointer in = at / std::size_t{0};
  const Pointer out = at / std::size_t{1};
  Fix fix{"Write a direction each",
          {Copy(in, out), Replace(in / "type", "inbound"), Replace(out / "type", "outbound")}};
  if (NamesNetwork(direction)) {
    for (const std::string_view name : {"sip_endpoint", "options"}) {
      if (Find(direction, name) != nullptr) fix.patch.push_back(Remove(in / name));
    }
  }
  // The fields may have been meant for only one of the two.
  fix.choice = direction.size() > 1;
  return fix;
}

// Reports that the type is missing. In {"direction": "inbound"} and {"outbound": {…}} it is there,
// but not under its name.
void ReportNoType(ObjectReader& direction, const Json& value, const Pointer& here) {
  const Pointer at = direction.PathOf("type");
  Diagnostic& diagnostic = direction.report().Add(Code::kDirectionsTypeRequired, at);
  for (const auto& [name, stated] : value.members()) {
    if (!IsOneOf(" direction type ", Squeezed(name)) || stated.is_null()) continue;
    diagnostic.fix = Fix{"Rename it to type", {Move(direction.PathOf(name), at)}};
    return;
  }
  if (value.size() != 1) return;
  const auto& [name, inner] = value.members().front();
  if (!inner.is_object() || !DirectionNamed(name)) return;
  Json meant = inner;
  meant["type"] = name;
  diagnostic.fix = Fix{"Write " + name, {Replace(here, std::move(meant))}};
}

// Reports a type that is neither "inbound" nor "outbound". Precondition: there is a type.
void ReportType(ObjectReader& direction, const Json& value, const Json& directions,
                const Pointer& at) {
  const Json& stated = *Find(value, "type");
  const bool is_both = IsBoth(stated);
  const bool is_scalar = stated.is_string() || stated.is_number();
  if (!is_both && !is_scalar) return (void)direction.TakeString("type");
  const Pointer here = direction.PathOf("type");
  const std::string shown = stated.is_array()    ? "a list"
                            : stated.is_number() ? stated.digits()
                                                 : std::string(Text(stated));
  Diagnostic& diagnostic =
      direction.report().Add(Code::kDirectionsTypeUnknown, here, {{"type", shown}});
  if (is_both) {
    diagnostic.fix = SplitBoth(value, directions, at);
  } else if (const auto meant = TypeMeant(shown)) {
    const std::string written(NameOf(*meant));
    diagnostic.fix = Fix{"Write " + written, {Replace(here, written)}};
  }
}

std::optional<DirectionType> ReadType(ObjectReader& direction, const Json& value,
                                      const Json& directions, const Pointer& at,
                                      const Pointer& here) {
  if (!direction.Has("type")) {
    ReportNoType(direction, value, here);
    return std::nullopt;
  }
  const Field<Json> stated = direction.Take("type");
  if (stated && stated->is_string()) {
    if (const auto type = DirectionNamed(Text(*stated))) return type;
  }
  if (stated) ReportType(direction, value, directions, at);
  return std::nullopt;
}

// The name of the provider if it takes no registrations at this host, or empty. A host of another
// of its products may take them.
std::string NameWithoutRegister(const Json& provider, const std::optional<SipUri>& uri) {
  if (!uri || Find(provider, "register") == nullptr) return "";
  const Json* host = HostEntry(provider, DomainOf(*uri));
  const bool is_other = host != nullptr && TextOf(*host, "mistake") == "endpoint.twilio_domain";
  return std::string(is_other ? std::string_view() : TextOf(provider, "name"));
}

// Adds a fix that writes {"host": …, "port": …, "transport": …} or {"uri": …} as a URI.
// Precondition: the last diagnostic is about the type of sip_endpoint.
[[gnu::noinline]] void OfferEndpoint(ObjectReader& direction) {
  std::optional<Fix>& fix = direction.report().last().fix;
  const Json& given = *direction.FindGiven("sip_endpoint");
  if (fix || !given.is_object()) return;
  std::string host;
  std::string rest;
  std::size_t known = 0;
  for (const std::string_view name : {"uri", "host", "domain", "address", "port", "transport"}) {
    const Json* part = Find(given, name);
    if (part == nullptr) continue;
    ++known;
    const std::string text = part->is_integer() ? part->digits() : std::string(TextOf(given, name));
    if (name == "port") {
      rest = ":" + text;
    } else if (name == "transport") {
      rest += ";transport=" + Lowercase(text);
    } else {
      host += text;
    }
  }
  if (SchemeLength(host) == 0) host = "sip:" + host;
  const Destination meant = ReadDestination(host + rest);
  if (known == given.size() && meant.form == DestinationForm::kUri && !meant.uri.has_password) {
    fix = WriteUri(Normalized(meant.uri), direction.PathOf("sip_endpoint"));
  }
}

// Plans one direction: reads its fields in the API's order, and determines what takes effect.
class DirectionPlanner {
 public:
  // `reader` reads the direction; its type has been taken already.
  DirectionPlanner(ObjectReader& reader, DirectionType type, const Pointer& at, const Trunk& trunk)
      : reader_(reader), type_(type), at_(at), trunk_(trunk) {
    effective_.type = type;
    effective_.path = at.text();
  }

  // Returns the direction as it will be sent.
  Json Plan() {
    Json body = Json::object();
    body["type"] = NameOf(type_);
    Fields fields = Read(body);
    Check(fields);
    Resolve(std::move(fields));
    return body;
  }

  EffectiveDirection TakeEffective() { return std::move(effective_); }

  [[nodiscard]] bool registers() const { return registers_; }
  // The name of the endpoint's provider if it takes no registrations, or empty.
  [[nodiscard]] const std::string& without_register() const { return without_register_; }

 private:
  // The fields of the direction, read and checked each by itself.
  struct Fields {
    Auth auth;
    EndpointField endpoint;
    bool states_endpoint = false;
    Options options;
    bool states_headers = false;
    bool sends_headers = false;
    std::vector<HeaderExplanation> headers;
  };

  // Copies into `body` what is sent.
  Fields Read(Json& body) {
    Fields fields;
    fields.auth = ReadAuth(reader_, type_, trunk_, body);
    const Field<std::string> endpoint = reader_.TakeString("sip_endpoint");
    if (endpoint.is_unreadable()) OfferEndpoint(reader_);
    fields.states_endpoint = endpoint.is_given();
    fields.endpoint =
        ReadEndpointField(endpoint.value, type_, reader_.PathOf("sip_endpoint"), reader_.report());
    if (endpoint) body["sip_endpoint"] = fields.endpoint.value;
    fields.options = ReadOptions(reader_.TakeObject("options"), reader_.PathOf("options"),
                                 trunk_.bound, reader_.report());
    // Options that are in the direction itself are reported as misplaced, not as missing.
    for (const std::string_view name : kOptionNames)
      if (reader_.Has(name)) fields.options.given.push_back(name);
    CheckSignalling(fields.endpoint, fields.options, at_, reader_.report());
    CheckProvider(fields.endpoint, fields.options, type_, at_, reader_.report());
    const Field<Json> mappings = reader_.Take("headers");
    HeaderPlan headers =
        PlanHeaders(mappings.value, type_, reader_.PathOf("headers"), reader_.report());
    fields.states_headers = mappings.is_given();
    fields.sends_headers = !headers.body.is_null();
    fields.headers = std::move(headers.explanations);
    if (fields.sends_headers) body["headers"] = std::move(headers.body);
    if (!fields.options.body.is_null()) body["options"] = std::move(fields.options.body);
    CopyMisplaced(body);
    reader_.CopyUnknown(body, {.report_misplaced = ReportMisplaced});
    return fields;
  }

  // Checks the fields against the trunk and each other.
  void Check(const Fields& fields) {
    const EndpointField& endpoint = fields.endpoint;
    goes_elsewhere_ = type_ == DirectionType::kOutbound && endpoint.uri && trunk_.uri &&
                      !EqualsIgnoringCase(endpoint.uri->host, trunk_.uri->host);
    if (trunk_.bound) {
      CheckAgainstTrunk(endpoint, fields.options, fields.states_headers);
    } else if (type_ == DirectionType::kOutbound && !fields.states_endpoint) {
      reader_.report().Add(Code::kEndpointRequired, reader_.PathOf("sip_endpoint"));
    }
    if (type_ == DirectionType::kInbound) {
      CheckRegistrar(fields.auth, fields.states_endpoint);
      if (!endpoint.provider.is_null()) CheckForwarding(endpoint, fields.auth);
    }
    registers_ = fields.auth.mode == "register";
    without_register_ = NameWithoutRegister(endpoint.provider, endpoint.uri);
  }

  // Determines what takes effect, in the order in which it is written.
  void Resolve(Fields fields) {
    ResolveEndpoint(fields.endpoint, fields.options);
    if (type_ == DirectionType::kInbound) ResolveAuth(fields.auth);
    ResolveCredentials(fields.options);
    ResolveHeaders(std::move(fields.headers), fields.sends_headers);
  }

  // Copies fields of the inner objects that people write directly into the direction, and reports
  // them.
  void CopyMisplaced(Json& body) {
    const bool registers = type_ == DirectionType::kInbound;
    using Names = std::span<const std::string_view>;
    const Names of_options = registers ? Names(kOptionNames) : Names(kInnerNames);
    reader_.CopyMisplaced(body, of_options, reader_.HomeIn("options"));
    if (registers) reader_.CopyMisplaced(body, kRegisterNames, reader_.HomeIn("register_auth"));
  }

  // Precondition: there is a trunk.
  void CheckAgainstTrunk(const EndpointField& endpoint, const Options& options, bool has_headers) {
    Report& report = reader_.report();
    const Pointer at = reader_.PathOf("sip_endpoint");
    if (trunk_.Carries(type_) == false) {
      report.Add(Code::kTrunkDirectionNotCarried, reader_.PathOf("type"),
                 {{"type", NameOf(type_)}});
    }
    if (type_ == DirectionType::kOutbound && endpoint.present) {
      const bool differs = !trunk_.sip_endpoint.empty() && !IsEndpointOfTrunk(endpoint);
      if (differs) {
        report.Add(Code::kTrunkEndpointDiffers, at, {{"trunk_endpoint", trunk_.sip_endpoint}}).fix =
            AsChoice(Fix{"Take the endpoint from the trunk", {Remove(at)}});
      } else {
        // If the trunk's endpoint is not known, it may be another one.
        Diagnostic& diagnostic = report.Add(Code::kTrunkOverride, at, {{"field", "sip_endpoint"}});
        diagnostic.fix = Fix{"Take it from the trunk", {Remove(at)}};
        diagnostic.fix->choice = trunk_.sip_endpoint.empty();
      }
    } else if (type_ == DirectionType::kOutbound && trunk_.known && trunk_.sip_endpoint.empty() &&
               trunk_.Carries(type_) == true) {
      report.Add(Code::kTrunkNoEndpoint, at);
    }
    const bool may_have_credentials =
        !trunk_.known || !trunk_.sip_username.empty() || trunk_.has_sip_password;
    if (may_have_credentials && (options.has_username || options.has_password)) {
      const std::string_view field = options.has_username ? "sip_username" : "sip_password";
      report.Add(Code::kTrunkOverride, reader_.PathOf("options") / field, {{"field", field}});
    }
    if (trunk_.has_headers() && has_headers) {
      report.Add(Code::kTrunkHeadersAndOwn, reader_.PathOf("headers"));
    }
    if (trunk_.known && !endpoint.present && InheritsFromTrunk()) CheckWithTrunk(options);
  }

  // Checks the request's options against the trunk's, as a call uses both together.
  [[gnu::noinline]] void CheckWithTrunk(const Options& options) {
    const Pointer at = reader_.PathOf("options");
    if (options.has_username && !options.IsGiven("sip_password") && trunk_.lacks_sip_password) {
      reader_.report().Add(Code::kOptionsUsernameWithoutPassword, at / "sip_username");
    }
    if (type_ == DirectionType::kOutbound)
      CheckAgainstSignalling(options, trunk_, at, reader_.report());
  }

  [[nodiscard]] bool IsEndpointOfTrunk(const EndpointField& endpoint) const {
    if (!endpoint.uri || !trunk_.uri) return endpoint.value == trunk_.sip_endpoint;
    return Normalized(*endpoint.uri) == Normalized(*trunk_.uri);
  }

  // The service registers with the user's server, so it has to know where that is.
  void CheckRegistrar(const Auth& auth, bool has_endpoint) {
    const std::string& mode = auth.mode.empty() ? trunk_.auth_mode : auth.mode;
    const bool may_be_known = trunk_.bound && (!trunk_.known || !trunk_.sip_endpoint.empty());
    if (mode != "register" || may_be_known || has_endpoint) return;
    reader_.report().Add(Code::kAuthRegistrarUnknown, reader_.PathOf("sip_endpoint"));
  }

  // With an entry to the telephone network as the endpoint, an inbound call would go back there, to
  // the number that was called. This does not apply if the endpoint names a number of its own, or
  // if the service registers with an account there.
  [[gnu::noinline]] void CheckForwarding(const EndpointField& endpoint, const Auth& auth) {
    const std::string& mode = auth.mode.empty() ? trunk_.auth_mode : auth.mode;
    if (mode == "register" || !IsNetwork(*endpoint.uri, endpoint.provider)) return;
    const Pointer at = reader_.PathOf("sip_endpoint");
    reader_.report()
        .Add(Code::kProviderForwardsBack, at, {{"provider", TextOf(endpoint.provider, "name")}})
        .fix = AsChoice(Fix{"Remove it", {Remove(at)}});
  }

  // A trunk for outbound calls only provides nothing for inbound ones, and vice versa.
  bool InheritsFromTrunk() const { return trunk_.bound && trunk_.Carries(type_) != false; }
  // The trunk's credentials and headers are for its own host.
  bool InheritsCredentials() const { return InheritsFromTrunk() && !goes_elsewhere_; }

  // Sets a field to the request's value if there is one, else to the trunk's if the direction
  // inherits from it, else to `fallback`.
  void Resolve(std::string_view name, Json request, Json trunk, Json fallback = nullptr) {
    ResolveWith(InheritsFromTrunk(), name, std::move(request), std::move(trunk),
                std::move(fallback));
  }
  void ResolveWith(bool inherits, std::string_view name, Json request, Json trunk,
                   Json fallback = nullptr) {
    if (!request.is_null()) {
      effective_.Set(name, std::move(request), Source::kRequest);
    } else if (inherits) {
      effective_.Set(name, std::move(trunk), Source::kTrunk);
    } else {
      const Source source = fallback.is_null() ? Source::kUnknown : Source::kDefault;
      effective_.Set(name, std::move(fallback), source);
    }
  }

  static Json OrNull(const std::string& text) { return text.empty() ? Json() : Json(text); }

  void ResolveEndpoint(const EndpointField& endpoint, const Options& options) {
    const Signalling own = ResolveSignalling(endpoint, options);
    Resolve("sip_endpoint", OrNull(endpoint.present ? endpoint.value : ""),
            OrNull(trunk_.sip_endpoint));
    Resolve("transport", own.transport, OrNull(trunk_.transport));
    Resolve("port", own.port, trunk_.port ? Json(*trunk_.port) : Json(), own.default_port);
    Resolve("secure_media", own.secure_media,
            trunk_.secure_media ? Json(*trunk_.secure_media) : Json());
  }

  void ResolveAuth(const Auth& auth) {
    Resolve("auth_mode", OrNull(auth.mode), OrNull(trunk_.auth_mode), "ip");
    Resolve("register_username", OrNull(auth.username), OrNull(trunk_.register_username));
    ResolveSecret("register_password", auth.has_password, trunk_.has_register_password);
  }

  void ResolveCredentials(const Options& options) {
    const bool inherits = InheritsCredentials();
    ResolveWith(inherits, "sip_username", OrNull(options.username), OrNull(trunk_.sip_username));
    ResolveSecret("sip_password", options.has_password, trunk_.has_sip_password);
    ResolveWith(inherits, "sip_realm", OrNull(options.realm), OrNull(trunk_.sip_realm));
  }

  void ResolveSecret(std::string_view name, bool in_request, bool in_trunk) {
    if (in_request) {
      effective_.SetSecret(name, Source::kRequest);
    } else if (in_trunk && InheritsCredentials()) {
      effective_.SetSecret(name, Source::kTrunk);
    } else {
      effective_.Set(name, nullptr, InheritsCredentials() ? Source::kTrunk : Source::kUnknown);
    }
  }

  // Keeps the mappings as sentences, because only the engine knows what each one does.
  void ResolveHeaders(std::vector<HeaderExplanation> own, bool has_own) {
    const bool inherits = trunk_.bound && !has_own && !goes_elsewhere_;
    effective_.headers_source = inherits  ? Source::kTrunk
                                : has_own ? Source::kRequest
                                          : Source::kDefault;
    if (inherits) {
      effective_.headers = HeadersOfTrunk();
    } else {
      effective_.headers = std::move(own);
    }
  }

  // The sentences about the trunk's mappings; nullopt if the trunk, or the form of its mappings, is
  // not known. They have no place in the draft other than its trunk_id.
  [[nodiscard]] std::optional<std::vector<HeaderExplanation>> HeadersOfTrunk() const {
    if (!trunk_.known) return std::nullopt;
    const Json& headers = trunk_.Headers(type_);
    const Pointer at = Pointer() / std::string_view("trunk_id");
    Report ignored;
    std::vector<HeaderExplanation> explanations =
        PlanHeaders(&headers, type_, at, ignored).explanations;
    if (explanations.empty() && !headers.is_null()) return std::nullopt;
    for (HeaderExplanation& mapping : explanations) mapping.path = at.text();
    return explanations;
  }

  ObjectReader& reader_;
  const DirectionType type_;
  const Pointer at_;
  const Trunk& trunk_;
  EffectiveDirection effective_;
  bool goes_elsewhere_ = false;  // to another host than the trunk's
  bool registers_ = false;
  std::string without_register_;
};

// Reports a direction that registers with a provider that takes no registrations. Only the endpoint
// of another direction, or of the trunk, may tell which provider that is.
void CheckRegister(const Json& direction, const Pointer& at, std::string provider,
                   const Trunk& trunk, Report& report) {
  if (provider.empty() && trunk.bound) {
    provider = NameWithoutRegister(ReadDestination(trunk.sip_endpoint).provider, trunk.uri);
  }
  if (provider.empty()) return;
  const Pointer mode_at = at / std::string_view("auth_mode");
  std::vector<PatchOperation> patch = {Replace(mode_at, "ip")};
  if (Find(direction, "register_auth") != nullptr) {
    patch.push_back(Remove(at / std::string_view("register_auth")));
  }
  report.Add(Code::kProviderNoRegister, mode_at, {{"provider", provider}}).fix =
      AsChoice(Fix{"Use the address", std::move(patch)});
}

// A fix for a string among the directions: the name of a type, of both, or the directions as JSON.
// `at` is the place of the array, `here` that of the string.
std::optional<Fix> WrittenOut(std::string_view text, const Json& directions, const Pointer& at,
                              const Pointer& here) {
  if (const auto meant = TypeMeant(text)) {
    return Fix{"Make it an object", {Replace(here, Json::object({{"type", NameOf(*meant)}}))}};
  }
  Json value = ReadJsonOrNull(
      IsBoth(text) && text.find_first_of("[{") == std::string_view::npos ? kBoth : text);
  if (!value.is_array() || directions.size() != 1 || HoldsSecret(value)) return std::nullopt;
  return Fix{"Write a direction each", {Replace(at, std::move(value))}};
}

void ReportNotAnObject(const Json& directions, std::size_t index, const Pointer& at,
                       Report& report) {
  const Json& value = directions[index];
  const Pointer here = at / index;
  Diagnostic& diagnostic =
      report.Add(Code::kDirectionsNotAnObject, here, {{"actual", TypeWithArticle(value)}});
  diagnostic.fix = UnwrapElement(directions, index, "an object", at);
  if (!diagnostic.fix) diagnostic.fix = Unwrap(directions, "an array", at);
  if (!diagnostic.fix && value.is_string())
    diagnostic.fix = WrittenOut(Text(value), directions, at, here);
}

// The limit is documented for the inbound mappings of a number; it may be meant for all of them.
void CheckMappingsTogether(const Json& directions, const Pointer& at, Report& report) {
  std::size_t total = 0;
  for (const Json& direction : directions) {
    const Json* headers = Find(direction, "headers");
    const Json* list = headers == nullptr ? nullptr : Find(*headers, "headers");
    const std::size_t count = list == nullptr ? 0 : list->size();
    if (count > kMaxHeaderMappings) return;
    total += count;
  }
  if (total <= kMaxHeaderMappings) return;
  report.Add(Code::kHeadersTooManyTogether, at, {{"count", total}, {"limit", kMaxHeaderMappings}});
}

}  // namespace

std::optional<DirectionType> TypeMeant(std::string_view name) {
  const std::string plain = PlainWord(name);
  if (plain == "in" || plain == "incoming") return DirectionType::kInbound;
  if (plain == "out" || plain == "outgoing") return DirectionType::kOutbound;
  return DirectionNamed(plain);
}

bool IsBoth(const Json& type) {
  const std::string text = Lowercase(JsonWriter().Value(type).Take());
  const auto has = [&](std::string_view word) { return text.find(word) != std::string::npos; };
  constexpr std::size_t kMost = 24;  // anything longer is prose
  return text.size() <= kMost &&
         (has("both") || has("bidirectional") || (has("inbound") && has("outbound")));
}

DirectionsPlan PlanDirections(const Json& directions, const Pointer& at, const Trunk& trunk,
                              Report& report) {
  DirectionsPlan plan;
  if (directions.empty()) report.Add(Code::kDirectionsEmpty, at);
  const Json* seen[2] = {nullptr, nullptr};
  const Json* registering = nullptr;
  Pointer registering_at;
  std::string without_register;
  for (std::size_t index = 0; index < directions.size(); ++index) {
    const Json& value = directions[index];
    const Pointer here = at / index;
    if (!value.is_object()) {
      ReportNotAnObject(directions, index, at, report);
      continue;
    }
    ObjectReader reader(value, here, report);
    const auto type = ReadType(reader, value, directions, at, here);
    if (!type) continue;
    const Json*& first = seen[static_cast<std::size_t>(*type)];
    if (first != nullptr) {
      Diagnostic& diagnostic =
          report.Add(Code::kDirectionsDuplicate, here, {{"type", NameOf(*type)}});
      diagnostic.fix = Fix{"Remove this one", {Remove(here)}};
      diagnostic.fix->choice = !(value == *first);
    }
    if (first == nullptr) first = &value;
    DirectionPlanner planner(reader, *type, here, trunk);
    plan.body.push_back(planner.Plan());
    plan.effective.push_back(planner.TakeEffective());
    if (planner.registers() && registering == nullptr) {
      registering = &value;
      registering_at = here;
    }
    if (without_register.empty()) without_register = planner.without_register();
  }
  if (registering != nullptr) {
    CheckRegister(*registering, registering_at, std::move(without_register), trunk, report);
  }
  CheckMappingsTogether(plan.body, at, report);
  return plan;
}

}  // namespace sipattach
