#include "plan/signalling.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "endpoint/endpoint_checks.h"
#include "plan/provider_checks.h"
#include "providers/providers.h"
#include "redact/excerpt.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

std::optional<int> UriPort(const EndpointField& endpoint) {
  return endpoint.uri ? endpoint.uri->port : std::nullopt;
}

// The transport that the URI states. sips runs over TLS (RFC 3261 §26.2.2), even if the parameter
// names the transport under TLS, as in sips:…;transport=tcp.
std::optional<Transport> UriTransport(const EndpointField& endpoint) {
  if (!endpoint.uri) return std::nullopt;
  const auto named = TransportNamed(endpoint.uri->Transport());
  const bool over_tls = endpoint.uri->secure && named != Transport::kUdp;
  return over_tls ? Transport::kTls : named;
}

// The checks of one direction.
class Checker {
 public:
  Checker(const EndpointField& endpoint, const Options& options, const Pointer& at, Report& report)
      : endpoint_(endpoint),
        options_(options),
        endpoint_at_(at / std::string_view("sip_endpoint")),
        options_at_(at / std::string_view("options")),
        report_(report),
        port_(PortOf(endpoint, options)),
        transport_(TransportOf(endpoint, options)) {}

  void Check() {
    CheckPorts();
    CheckTransports();
    if (transport_ == Transport::kTls) {
      CheckTls();
    } else if (transport_) {
      CheckClear();
    }
    CheckMedia();
  }

 private:
  [[nodiscard]] Pointer PortAt() const {
    return options_.port ? options_at_ / std::string_view("port") : endpoint_at_;
  }
  [[nodiscard]] Pointer TransportAt() const {
    return options_.transport ? options_at_ / std::string_view("transport") : endpoint_at_;
  }

  // A fix that makes `change` to the endpoint's URI; nullopt if that would show its password.
  template <typename Change>
  std::optional<Fix> WriteChanged(const Change& change) const {
    if (!endpoint_.uri || endpoint_.uri->has_password) return std::nullopt;
    SipUri uri = *endpoint_.uri;
    change(uri);
    return WriteUri(Normalized(uri), endpoint_at_);
  }

  [[nodiscard]] std::optional<Fix> SetPort(int port) const {
    if (options_.port) return Fix{"Write " + std::to_string(port), {Replace(PortAt(), port)}};
    return WriteChanged([&](SipUri& uri) { uri.port = port; });
  }

  // Whether the URI names a transport that does not encrypt.
  [[nodiscard]] bool IsUriClear() const {
    return UriTransport(endpoint_).value_or(Transport::kTls) != Transport::kTls;
  }

  // Sets the transport where it is stated now, or else in the options. 5060, the default port of
  // unencrypted transports (RFC 3261 §19.1.2), changes with it. Any other port may be for TLS, so
  // it stays unless the provider's TLS port is known, and the fix is a choice.
  [[nodiscard]] std::optional<Fix> SetTls() const {
    const int known = TlsPortOf(endpoint_.provider);
    const auto moved = [&](std::optional<int> port) {
      if (port && known != 0) port = known;
      return port == DefaultPort(Transport::kUdp) ? DefaultPort(Transport::kTls) : port;
    };
    std::vector<PatchOperation> patch;
    if (endpoint_.uri) {
      SipUri uri = *endpoint_.uri;
      uri.port = moved(uri.port);
      if (IsUriClear()) uri.SetParam("transport", "tls");
      if (IsUriClear() || uri.port != endpoint_.uri->port) {
        if (uri.has_password) return std::nullopt;
        patch.push_back(Replace(endpoint_at_, Normalized(uri)));
      }
    }
    const Pointer at = options_at_ / std::string_view("transport");
    if (options_.transport && *options_.transport != Transport::kTls) {
      patch.push_back(Replace(at, "tls"));
    } else if (!transport_) {
      if (!options_.body.is_object()) return std::nullopt;
      patch.push_back(Add(at, "tls"));
    }
    if (options_.port && moved(options_.port) != options_.port)
      patch.push_back(Replace(options_at_ / std::string_view("port"), *moved(options_.port)));
    Fix fix{"Use TLS", std::move(patch)};
    fix.choice = port_ && known == 0 && moved(port_) != DefaultPort(Transport::kTls);
    return fix;
  }

  void CheckPorts() {
    const auto uri_port = UriPort(endpoint_);
    if (!options_.port || !uri_port || *options_.port == *uri_port) return;
    report_
        .Add(Code::kOptionsPortContradictsUri, PortAt(),
             {{"port", *options_.port}, {"uri_port", *uri_port}})
        .fix = AsChoice(WriteChanged([&](SipUri& uri) { uri.port = options_.port; }));
  }

  void CheckTransports() {
    if (!options_.transport || !endpoint_.uri) return;
    const Transport transport = *options_.transport;
    if (endpoint_.uri->secure && transport != Transport::kTls) {
      report_.Add(Code::kOptionsSipsWithoutTls, TransportAt(), {{"transport", NameOf(transport)}})
          .fix = SetTls();
      return;
    }
    const std::string uri_transport = endpoint_.uri->Transport();
    if (uri_transport.empty() || UriTransport(endpoint_) == transport) return;
    report_
        .Add(Code::kOptionsTransportContradictsUri, TransportAt(),
             {{"transport", NameOf(transport)}, {"uri_transport", Excerpt(uri_transport)}})
        .fix =
        AsChoice(WriteChanged([&](SipUri& uri) { uri.SetParam("transport", NameOf(transport)); }));
  }

  void CheckTls() {
    if (port_ == DefaultPort(Transport::kUdp)) {
      report_.Add(Code::kOptionsTlsOn5060, PortAt()).fix =
          IsUriClear() ? SetTls() : SetPort(DefaultPort(Transport::kTls));
    }
    if (!endpoint_.uri || endpoint_.uri->host_kind == HostKind::kDomain) return;
    report_.Add(Code::kOptionsTlsToAddress, endpoint_at_, {{"host", endpoint_.uri->host}});
  }

  // For UDP and TCP. Makes only the most important remark about the transport.
  void CheckClear() {
    const bool from_options = options_.transport.has_value();
    const std::string_view name = NameOf(*transport_);
    if (endpoint_.uri && endpoint_.uri->secure) {
      // CheckTransports has reported the options' transport.
      if (from_options) return;
      report_.Add(Code::kOptionsSipsWithoutTls, endpoint_at_, {{"transport", name}}).fix =
          WriteChanged([](SipUri& uri) { uri.RemoveParam("transport"); });
    } else if (port_ == DefaultPort(Transport::kTls)) {
      report_.Add(Code::kOptionsClearOn5061, TransportAt(), {{"transport", name}}).fix = SetTls();
    } else if (const std::string_view code = TextOf(endpoint_.provider, "clear"); !code.empty()) {
      const bool is_required = code == "provider.encryption_required";
      report_
          .Add(is_required ? Code::kProviderEncryptionRequired : Code::kProviderEncryptionAvailable,
               TransportAt(),
               {{"transport", name},
                {"port", TlsPortOf(endpoint_.provider)},
                {"provider", TextOf(endpoint_.provider, "name")}})
          .fix = SetTls();
    } else if (options_.secure_media != true) {
      report_.Add(Code::kOptionsClearTransport, TransportAt(), {{"transport", name}}).fix =
          SetTls();
    }
  }

  void CheckMedia() {
    if (!options_.secure_media) return;
    const Pointer at = options_at_ / std::string_view("secure_media");
    if (transport_ == Transport::kTls) {
      if (*options_.secure_media) return;
      // A choice, because false is what the draft says.
      report_.Add(Code::kOptionsTlsWithoutSrtp, at).fix =
          AsChoice(Fix{"Turn on SRTP", {Replace(at, true)}});
      return;
    }
    // The transport may come from the trunk, and one that cannot be read may be TLS.
    const bool may_be_tls = options_.has_trunk || options_.IsGiven("transport") ||
                            (endpoint_.present && !endpoint_.uri);
    if (!*options_.secure_media || (!transport_ && may_be_tls)) return;
    report_.Add(Code::kOptionsSrtpWithoutTls, at).fix = SetTls();
  }

  const EndpointField& endpoint_;
  const Options& options_;
  const Pointer endpoint_at_;
  const Pointer options_at_;
  Report& report_;
  const std::optional<int> port_;
  const std::optional<Transport> transport_;
};

template <typename Value>
Json OrNull(const std::optional<Value>& value) {
  return value ? Json(*value) : Json();
}

}  // namespace

std::optional<int> PortOf(const EndpointField& endpoint, const Options& options) {
  return options.port ? options.port : UriPort(endpoint);
}

std::optional<Transport> TransportOf(const EndpointField& endpoint, const Options& options) {
  return options.transport ? options.transport : UriTransport(endpoint);
}

Signalling ResolveSignalling(const EndpointField& endpoint, const Options& options) {
  Signalling result;
  if (endpoint.uri) result.host = endpoint.uri->host;
  result.port = OrNull(PortOf(endpoint, options));
  result.secure_media = OrNull(options.secure_media);
  if (const auto transport = TransportOf(endpoint, options)) {
    result.transport = NameOf(*transport);
    result.default_port = DefaultPort(*transport);
  }
  return result;
}

void CheckSignalling(const EndpointField& endpoint, const Options& options, const Pointer& at,
                     Report& report) {
  Checker(endpoint, options, at, report).Check();
}

void CheckAgainstSignalling(const Options& options, const Trunk& trunk, const Pointer& at,
                            Report& report) {
  constexpr int kClear = DefaultPort(Transport::kUdp);
  constexpr int kTls = DefaultPort(Transport::kTls);
  const auto inherited = options.transport ? std::nullopt : TransportNamed(trunk.transport);
  const bool inherits_clear = inherited && *inherited != Transport::kTls;
  const bool inherits_port = !options.port && trunk.port == kClear;
  // The two settings that disagree, the request's and the trunk's, each as a field and its value.
  std::pair<std::string_view, std::string_view> own;
  std::pair<std::string_view, std::string_view> other;
  if (options.transport == Transport::kTls && inherits_port) {
    own = {"transport", "tls"};
    other = {"port", "5060"};
  } else if (inherited == Transport::kTls && options.port == kClear) {
    own = {"port", "5060"};
    other = {"transport", "tls"};
  } else if (inherits_clear && (options.port == kTls || options.secure_media == true)) {
    own = options.port == kTls ? std::pair("port", "5061") : std::pair("secure_media", "true");
    other = {"transport", NameOf(*inherited)};
  } else {
    return;
  }
  // "add" overwrites what is there (RFC 6902 §4.1).
  std::vector<PatchOperation> patch;
  if (inherits_clear) patch.push_back(Add(at / "transport", "tls"));
  if (inherits_port || options.port == kClear) patch.push_back(Add(at / "port", kTls));
  report
      .Add(Code::kTrunkDisagrees, at / own.first,
           {{"field", own.first},
            {"value", own.second},
            {"trunk_field", other.first},
            {"trunk_value", other.second}})
      .fix = Fix{"Use TLS and SRTP", std::move(patch)};
}

}  // namespace sipattach
