#ifndef SIPATTACH_NUMBER_TYPED_NUMBER_H_
#define SIPATTACH_NUMBER_TYPED_NUMBER_H_

// What people and programs write around a telephone number.

#include <cstddef>
#include <string>
#include <string_view>

namespace sipattach {

// Of a text that names its address in angle brackets (RFC 3261 §20.10), `Alice <sip:+1…@host>`,
// what stands in them; empty for any other, and where there is more than one.
[[nodiscard]] std::string_view InAngleBrackets(std::string_view text);

// The user part of "sip:+14155550132@host;user=phone", or empty for anything but a SIP URI. Without
// its scheme, "14155550132@host", it is one where the user is a number.
[[nodiscard]] std::string_view SipUser(std::string_view text);

// Whether the text at `at` begins a parameter of a URI: ";ext=5", ";phone-context=+1", ";npdi".
[[nodiscard]] bool BeginsParameter(std::string_view text, std::size_t at);

// A number without the parameters that only tell of it, such as where it was ported to (RFC 4694).
// An extension stays, and the context of a number without "+" (RFC 3966 §5.1.5).
[[nodiscard]] std::string WithoutParameters(std::string_view text);

// Without the brackets around an extension at the end, "(213) 373-4253 (ext. 234)": libphonenumber
// reads an extension only without them. Empty if there are none.
[[nodiscard]] std::string WithoutBracketsOfExtension(std::string_view text);

// With its %XX in place, and those of them that stood for a %; empty if there are none.
[[nodiscard]] std::string PercentDecoded(std::string_view text);

// Where the number begins after what an exchange or a network wants dialled first: "9," for an
// outside line, "*67 " and "#31#" for a service. npos where there is nothing of that kind.
[[nodiscard]] std::size_t EndOfDialledPrefix(std::string_view text);

// How much of a text may be the place in a list, an extension or a year before a number with its
// own zero: the "1 - " of "1 - 030 23125117", the "2024 " of "2024 030 23125117". 0 for none.
[[nodiscard]] std::size_t LengthOfPlace(std::string_view text);

[[nodiscard]] std::string WithoutAll(std::string_view text, std::string_view characters);

}  // namespace sipattach

#endif  // SIPATTACH_NUMBER_TYPED_NUMBER_H_
