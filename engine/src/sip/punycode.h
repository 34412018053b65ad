#ifndef SIPATTACH_SIP_PUNYCODE_H_
#define SIPATTACH_SIP_PUNYCODE_H_

#include <optional>
#include <string>
#include <string_view>

namespace sipattach {

// The ASCII form of a host name in any script: each label with non-ASCII letters becomes its
// A-label ("xn--" and RFC 3492), and ideographic and full-width dots become dots. Upper case is
// lowered for ASCII and for the Latin-1, Greek and Cyrillic alphabets.
//
// Returns nullopt if the A-label would need more of Unicode than these few rules (combining marks,
// compatibility forms, symbols), or if a label is longer than 63 bytes. Takes time linear in the
// number of labels; each label is bounded by that limit.
[[nodiscard]] std::optional<std::string> ToAsciiHost(std::string_view host);

// Whether ToAsciiHost could have written a label that begins with "xn--", in lower case. Labels in
// right-to-left scripts are not accepted, because their rules apply to whole names.
[[nodiscard]] bool IsPlainALabel(std::string_view label);

// Decodes a label that begins with "xn--", in lower case; empty if it is not valid.
[[nodiscard]] std::u32string DecodeALabel(std::string_view label);

}  // namespace sipattach

#endif  // SIPATTACH_SIP_PUNYCODE_H_
