#ifndef SIPATTACH_SIP_PUNYCODE_H_
#define SIPATTACH_SIP_PUNYCODE_H_

#include <optional>
#include <string>
#include <string_view>

namespace sipattach {

// The ASCII form of a host name that is written in any script: each label with other letters
// becomes its A-label ("xn--" and RFC 3492), and the ideographic and full-width dots become dots.
// Upper case is lowered for ASCII and for the Latin-1, Greek and Cyrillic alphabets.
//
// Nothing if the A-label would need more of Unicode than these few rules (combining marks,
// compatibility forms, symbols) or a label has over 63 bytes. Linear in the number of labels; each
// label is bounded by that limit.
[[nodiscard]] std::optional<std::string> ToAsciiHost(std::string_view host);

// Whether a label that begins with "xn--", in lower case, stands for one that ToAsciiHost would
// write as it. Labels in right-to-left scripts are not accepted: their rules need whole
// names.
[[nodiscard]] bool IsPlainALabel(std::string_view label);

// The letters that a label that begins with "xn--", in lower case, stands for; empty for none.
[[nodiscard]] std::u32string DecodeALabel(std::string_view label);

}  // namespace sipattach

#endif  // SIPATTACH_SIP_PUNYCODE_H_
