#ifndef SIPATTACH_NUMBER_TYPED_NUMBER_H_
#define SIPATTACH_NUMBER_TYPED_NUMBER_H_

// What people and programs write around a telephone number.

#include <cstddef>
#include <string>
#include <string_view>

namespace sipattach {

// What the angle brackets of a name-addr (RFC 3261 §20.10) enclose, as in `Alice <sip:+1…@host>`.
// Empty for any other text, and if there is more than one pair.
[[nodiscard]] std::string_view InAngleBrackets(std::string_view text);

// The user part of "sip:+14155550132@host;user=phone"; empty for anything but one SIP URI. Without
// its scheme, "14155550132@host" is one only if the user is a number.
[[nodiscard]] std::string_view SipUser(std::string_view text);

// Whether a URI parameter begins at `at`: ";ext=5", ";phone-context=+1", ";npdi".
[[nodiscard]] bool BeginsParameter(std::string_view text, std::size_t at);

// The number without parameters that only describe it, such as those of number portability (RFC
// 4694). An extension is kept, and so is the phone-context of a number without "+" (RFC 3966
// §5.1.5).
[[nodiscard]] std::string WithoutParameters(std::string_view text);

// Removes the brackets around an extension at the end, "(213) 373-4253 (ext. 234)", because
// libphonenumber reads an extension only without them. Empty if there are none.
[[nodiscard]] std::string WithoutBracketsOfExtension(std::string_view text);

// Decodes each %XX, up to three times over if the text was encoded repeatedly. Empty if there are
// none.
[[nodiscard]] std::string PercentDecoded(std::string_view text);

// Where the number begins after what a PBX or a network needs dialled first: "9," for an outside
// line, "*67 " and "#31#" for a service. npos if there is no such prefix.
[[nodiscard]] std::size_t EndOfDialledPrefix(std::string_view text);

// How many bytes at the start may be an item number, an extension or a year before a number that
// has its own leading zero: "1 - " of "1 - 030 23125117", "2024 " of "2024 030 23125117". 0 if
// none.
[[nodiscard]] std::size_t LengthOfPlace(std::string_view text);

[[nodiscard]] std::string WithoutAll(std::string_view text, std::string_view characters);

}  // namespace sipattach

#endif  // SIPATTACH_NUMBER_TYPED_NUMBER_H_
