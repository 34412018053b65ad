#ifndef SIPATTACH_WEB_HTTP_ADDRESS_H_
#define SIPATTACH_WEB_HTTP_ADDRESS_H_

// The address that API calls go to. It must be written exactly as fetch will call it: the part of
// the WHATWG URL grammar that needs no interpretation. Whatever a URL parser would repair, guess or
// resolve (https:/host, backslashes, 0x7f.1, a/../b, tabs) is refused.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sipattach {

inline constexpr std::string_view kDefaultBaseUrl = "https://api.bland.ai";
inline constexpr std::string_view kAttachPath = "/v1/sip/attach";
// In a program, the version may be part of the base URL.
inline constexpr std::string_view kAttachWithoutVersion = kAttachPath.substr(3);

enum class AddressProblem : std::uint8_t {
  kNone,
  kNotAString,
  kOtherOption,
  kEmpty,
  kCharacter,
  kNoScheme,
  kScheme,
  kCredentials,
  kQuery,
  kNoHost,
  kHostNotAscii,
  kHostNumber,
  kHost,
  kPort,
  kPath,
};

// `reason` is a slug for programs; `text` continues "The base URL".
struct AddressProblemText {
  std::string_view reason;
  std::string_view text;
};
[[nodiscard]] const AddressProblemText& TextOf(AddressProblem problem);

struct HttpAddress {
  AddressProblem problem = AddressProblem::kNone;
  std::string base;  // with any path that precedes the API's; meaningful only without a problem
  std::string host;  // meaningful only without a problem; an IPv6 address has its brackets
  bool is_encrypted = false;  // https
  bool has_port = false;      // a port other than the scheme's default
  bool was_cut = false;       // part of the API's path was removed from `base`

  // Whether requests are sent unencrypted to a host other than this machine.
  [[nodiscard]] bool IsInsecure() const;
  // Whether the host may be mistaken for another one when shown in its own script.
  [[nodiscard]] bool MayLookLikeAnother() const;
  // Whether the host is named like the API's, but is in another domain: "api.bland.ai.example.com",
  // "api.bland.com".
  [[nodiscard]] bool IsNamedLikeService() const;
};

// Reads an address, ignoring blanks at its ends.
[[nodiscard]] HttpAddress ReadHttpAddress(std::string_view text);

// Sets `out` to the host as a URL parser would write it, or returns why it cannot be used. `host`
// has neither port nor userinfo.
[[nodiscard]] AddressProblem ReadWebHost(std::string_view host, std::string& out);

// The address that was meant, if that is clear, or else empty. Never suggests one with credentials:
// what follows an @ may be anybody's host.
[[nodiscard]] std::string SuggestAddress(std::string_view text, AddressProblem problem);

}  // namespace sipattach

#endif  // SIPATTACH_WEB_HTTP_ADDRESS_H_
