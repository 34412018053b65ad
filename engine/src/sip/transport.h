#ifndef SIPATTACH_SIP_TRANSPORT_H_
#define SIPATTACH_SIP_TRANSPORT_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace sipattach {

// The values of options.transport in the API.
enum class Transport : std::uint8_t { kUdp, kTcp, kTls };

[[nodiscard]] constexpr std::string_view NameOf(Transport transport) {
  switch (transport) {
    case Transport::kTcp:
      return "tcp";
    case Transport::kTls:
      return "tls";
    case Transport::kUdp:
      break;
  }
  return "udp";
}

// The transport with exactly this name.
[[nodiscard]] constexpr std::optional<Transport> TransportNamed(std::string_view name) {
  for (const Transport transport : {Transport::kUdp, Transport::kTcp, Transport::kTls}) {
    if (name == NameOf(transport)) return transport;
  }
  return std::nullopt;
}

// RFC 3261 §19.1.2.
[[nodiscard]] constexpr int DefaultPort(Transport transport) {
  return transport == Transport::kTls ? 5061 : 5060;
}

}  // namespace sipattach

#endif  // SIPATTACH_SIP_TRANSPORT_H_
