#ifndef SIPATTACH_WEB_HTTP_ADDRESS_H_
#define SIPATTACH_WEB_HTTP_ADDRESS_H_

// The address that API calls go to. What is accepted here is what fetch calls: the part of the
// WHATWG URL grammar that needs no interpretation. All that a URL parser would repair, guess or
// resolve (https:/host, backslashes, 0x7f.1, a/../b, tabs) is refused.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sipattach {

inline constexpr std::string_view kDefaultBaseUrl = "https://api.bland.ai";
inline constexpr std::string_view kAttachPath = "/v1/sip/attach";
// In a program the version may be part of the address.
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

// A slug for programs, and what follows "The base URL".
struct AddressProblemText {
  std::string_view reason;
  std::string_view text;
};
[[nodiscard]] const AddressProblemText& TextOf(AddressProblem problem);

struct HttpAddress {
  AddressProblem problem = AddressProblem::kNone;
  std::string base;  // with what precedes the path of the API; meaningful without a problem
  std::string host;  // as above; an IPv6 address has its brackets
  bool is_encrypted = false;  // https
  bool has_port = false;      // not the default one
  bool was_cut = false;       // a part of the path of the API was taken off

  // Without encryption, to a host that is not this machine.
  [[nodiscard]] bool IsInsecure() const;
  // Shown in its own script, the host may be mistaken for another one.
  [[nodiscard]] bool MayLookLikeAnother() const;
  // Named like the API's host, of another domain: "api.bland.ai.example.com", "api.bland.com".
  [[nodiscard]] bool IsNamedLikeService() const;
};

[[nodiscard]] HttpAddress ReadHttpAddress(std::string_view text);

// The host as a URL parser writes it, or why there is none. `host` has neither port nor userinfo.
[[nodiscard]] AddressProblem ReadWebHost(std::string_view host, std::string& out);

// The address that was meant, if that is plain; empty otherwise. Never one with credentials: what
// follows an @ may be anybody's host.
[[nodiscard]] std::string SuggestAddress(std::string_view text, AddressProblem problem);

}  // namespace sipattach

#endif  // SIPATTACH_WEB_HTTP_ADDRESS_H_
