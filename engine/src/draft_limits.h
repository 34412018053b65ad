#ifndef SIPATTACH_DRAFT_LIMITS_H_
#define SIPATTACH_DRAFT_LIMITS_H_

// The limits that drafts and trunks are held to, as engine.info.limits tells them.

#include <cstddef>
#include <cstdint>

namespace sipattach {

inline constexpr std::size_t kMaxNumbersPerRequest = 100;  // API: phone_numbers
// In bytes. Longer than any number, extension or URI that somebody would type (libphonenumber's
// own).
inline constexpr std::size_t kMaxNumberLength = 250;
// In bytes. A user part beyond this is more likely a slip of the paste than a dial plan: warned of.
inline constexpr std::size_t kMaxIdentityLength = 128;
inline constexpr std::size_t kMinPasswordLength = 8;      // characters. API: register_auth
inline constexpr std::size_t kMaxPasswordLength = 256;    // characters. API: generate-password
inline constexpr std::size_t kMaxHeaderMappings = 15;     // per number; warned of
inline constexpr std::size_t kMaxHeaderTextBytes = 1024;  // of other services; told
inline constexpr std::size_t kMaxTrunkNameLength = 128;   // characters. API: POST /v1/sip/trunks
inline constexpr std::int64_t kMinPort = 1;
inline constexpr std::int64_t kMaxPort = 65535;
inline constexpr std::size_t kMaxHostLength = 253;      // RFC 1035 §2.3.4, without the final dot
inline constexpr std::size_t kMaxHostLabelLength = 63;  // RFC 1035 §2.3.4
// A request needs six levels; the limit keeps everything that walks a value recursively safe.
inline constexpr std::size_t kMaxJsonDepth = 100;
// What is more than these is counted instead of reported one by one: members of JSON text that are
// given more than once, and infos of one code about numbers.
inline constexpr std::size_t kMaxReportedDuplicateKeys = 50;
inline constexpr std::size_t kMaxReportedInfos = 1000;

// The shortest subscriber numbers with their area have seven digits; a text with fewer is none, and
// no limit of a draft.
inline constexpr std::size_t kLeastDigits = 7;

}  // namespace sipattach

#endif  // SIPATTACH_DRAFT_LIMITS_H_
