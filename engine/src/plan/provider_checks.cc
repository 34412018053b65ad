#include "plan/provider_checks.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "endpoint/endpoint_checks.h"
#include "plan/signalling.h"
#include "providers/providers.h"

namespace sipattach {
namespace {

// The checks of one direction.
class ProviderChecker {
 public:
  ProviderChecker(const EndpointField& endpoint, const Options& options, const Pointer& at,
                  Report& report)
      : endpoint_(endpoint),
        options_(options),
        provider_(endpoint.provider),
        at_(at),
        options_at_(at / std::string_view("options")),
        report_(report),
        port_(PortOf(endpoint, options)),
        transport_(TransportOf(endpoint, options)) {}

  void CheckEncryption(bool is_outbound) {
    if (options_.has_trunk || options_.IsGiven("transport") || options_.IsGiven("secure_media"))
      return;
    if (transport_ || !endpoint_.uri->Transport().empty()) return;
    const std::string_view in_place = TextOf(provider_, "default_transport");
    if (!in_place.empty()) {
      Add(Code::kProviderTransportMissing, "transport");
      report_.last().AddParam({"transport", in_place});
    } else if (is_outbound) {
      report_.Add(Code::kOptionsEncryptionNotStated, options_at_);
    } else {
      return;
    }
    fix() = StateEncryption();
  }

  void CheckPort() {
    const int tls_port = TlsPortOf(provider_);
    if (TextOf(provider_, "port") == "assigned") {
      if (!port_ && !options_.has_trunk && !options_.IsGiven("port"))
        Add(Code::kProviderPortMissing, "port");
    } else if (transport_ == Transport::kTls) {
      CheckPortIs(tls_port, Transport::kTls);
    } else if (transport_ == Transport::kTcp) {
      const Json* port = Find(provider_, "tcp_port");
      if (port != nullptr) CheckPortIs(static_cast<int>(port->integer()), Transport::kTcp);
    } else if (!transport_ && port_ == DefaultPort(Transport::kTls)) {
      CheckPortIs(tls_port, Transport::kTls);
    }
  }

  void CheckCredentials() {
    const std::string_view need = TextOf(provider_, "credentials");
    if (need.empty() || options_.has_trunk) return;
    if (options_.IsGiven("sip_username") || options_.IsGiven("sip_password")) return;
    Add(need == "required" ? Code::kProviderCredentialsMissing
                           : Code::kProviderCredentialsRecommended,
        "sip_username");
  }

 private:
  // Adds a diagnostic at an option.
  void Add(Code code, std::string_view option) {
    report_.Add(code, options_at_ / option, {{"provider", TextOf(provider_, "name")}});
  }
  std::optional<Fix>& fix() { return report_.last().fix; }

  void CheckPortIs(int port, Transport transport) {
    // The transport's default port need not be stated, and CheckSignalling reports 5060 with TLS
    // for every host.
    const bool is_usual = port == DefaultPort(transport);
    if (port == 0 || port_ == port ||
        (is_usual && (!port_ || port_ == DefaultPort(Transport::kUdp))))
      return;
    if (!port_ && (options_.has_trunk || options_.IsGiven("port"))) return;
    const bool is_known = ConfidenceOf(provider_, "port").empty();
    report_.Add(is_known ? Code::kProviderWrongPort : Code::kProviderCheckPort,
                IsPortInUri() ? at_ / std::string_view("sip_endpoint")
                              : options_at_ / std::string_view("port"),
                {{"transport", NameOf(transport)},
                 {"port", port},
                 {"provider", TextOf(provider_, "name")}});
    fix() = SetPort(port);
    if (!is_known) fix() = AsChoice(std::move(fix()));
  }

  [[nodiscard]] bool IsPortInUri() const { return !options_.port && endpoint_.uri->port; }

  // Sets the port where it is stated now, or else in the options.
  [[nodiscard]] std::optional<Fix> SetPort(int port) const {
    if (IsPortInUri()) {
      if (endpoint_.uri->has_password) return std::nullopt;
      SipUri uri = *endpoint_.uri;
      uri.port = port;
      return WriteUri(Normalized(uri), at_ / std::string_view("sip_endpoint"));
    }
    return SetOptions("Set the port", Json::object({{"port", port}}));
  }

  // Adds `members` to the options, creating the options if needed. Does not overwrite an option
  // that is given, however wrong, except for a valid port.
  [[nodiscard]] std::optional<Fix> SetOptions(std::string_view title, Json members) const {
    std::vector<PatchOperation> patch;
    if (options_.state != FieldState::kValue) {
      patch.push_back(sipattach::Add(options_at_, std::move(members)));
      return Fix{title, std::move(patch)};
    }
    for (auto& [name, value] : members.members()) {
      const bool is_valid_port = name == "port" && options_.port;
      if (options_.IsGiven(name) && !is_valid_port) return std::nullopt;
      patch.push_back(sipattach::Add(options_at_ / name, std::move(value)));
    }
    return Fix{title, std::move(patch)};
  }

  // Leaves the port out if the provider's is not known.
  [[nodiscard]] std::optional<Fix> StateEncryption() const {
    Json stated = Json::object({{"transport", "tls"}, {"secure_media", true}});
    const int port = provider_.is_null() ? DefaultPort(Transport::kTls) : TlsPortOf(provider_);
    if (!port_ && port != 0) stated["port"] = port;
    auto fix = SetOptions("Use TLS and SRTP", std::move(stated));
    // Whether any other port is for TLS, only its owner knows.
    if (fix)
      fix->choice = port_ && port_ != port && port_ != DefaultPort(Transport::kUdp) &&
                    port_ != DefaultPort(Transport::kTls);
    if (port_ != DefaultPort(Transport::kUdp) || !fix) return fix;
    // 5060 is for unencrypted transports, so it has to change with the transport.
    auto moved = SetPort(port == 0 ? DefaultPort(Transport::kTls) : port);
    if (!moved) return std::nullopt;
    for (PatchOperation& operation : moved->patch) fix->patch.push_back(std::move(operation));
    return fix;
  }

  const EndpointField& endpoint_;
  const Options& options_;
  const Json& provider_;
  const Pointer at_;
  const Pointer options_at_;
  Report& report_;
  const std::optional<int> port_;
  const std::optional<Transport> transport_;
};

}  // namespace

void CheckProvider(const EndpointField& endpoint, const Options& options, DirectionType direction,
                   const Pointer& at, Report& report) {
  if (!endpoint.uri) return;
  const bool is_outbound = direction == DirectionType::kOutbound;
  ProviderChecker checker(endpoint, options, at, report);
  checker.CheckEncryption(is_outbound);
  checker.CheckPort();
  if (is_outbound) checker.CheckCredentials();
}

}  // namespace sipattach
