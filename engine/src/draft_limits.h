#ifndef SIPATTACH_DRAFT_LIMITS_H_
#define SIPATTACH_DRAFT_LIMITS_H_

// The limits for drafts and trunks. Info reports them as `limits`.

#include <cstddef>
#include <cstdint>

namespace sipattach {

inline constexpr std::size_t kMaxNumbersPerRequest = 100;  // API: phone_numbers
// In bytes. Longer than any number, extension or URI that somebody would type; libphonenumber has
// the same limit.
inline constexpr std::size_t kMaxNumberLength = 250;
// In bytes. A longer user part is more likely a bad paste than a dial plan: a warning.
inline constexpr std::size_t kMaxIdentityLength = 128;
inline constexpr std::size_t kMinPasswordLength = 8;      // characters. API: register_auth
inline constexpr std::size_t kMaxPasswordLength = 256;    // characters. API: generate-password
inline constexpr std::size_t kMaxHeaderMappings = 15;     // per number; beyond: a warning
inline constexpr std::size_t kMaxHeaderTextBytes = 1024;  // of other services; beyond: an info
inline constexpr std::size_t kMaxTrunkNameLength = 128;   // characters. API: POST /v1/sip/trunks
inline constexpr std::int64_t kMinPort = 1;
inline constexpr std::int64_t kMaxPort = 65535;
inline constexpr std::size_t kMaxHostLength = 253;      // RFC 1035 §2.3.4, without the final dot
inline constexpr std::size_t kMaxHostLabelLength = 63;  // RFC 1035 §2.3.4
// A request needs six levels; the limit makes recursion over values safe.
inline constexpr std::size_t kMaxJsonDepth = 100;
// Beyond these, duplicate member names in JSON text and infos of one code about numbers are counted
// instead of being reported one by one.
inline constexpr std::size_t kMaxReportedDuplicateKeys = 50;
inline constexpr std::size_t kMaxReportedInfos = 1000;

// Not a limit of drafts: text with fewer digits is not taken for a telephone number, as the
// shortest ones have seven with their area code.
inline constexpr std::size_t kLeastDigits = 7;

}  // namespace sipattach

#endif  // SIPATTACH_DRAFT_LIMITS_H_
