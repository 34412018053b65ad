#ifndef SIPATTACH_PLAN_FIELD_NAMES_H_
#define SIPATTACH_PLAN_FIELD_NAMES_H_

// The names of a direction's fields and of the fields in its inner objects, which people also write
// without the objects.

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <string_view>

namespace sipattach {

// Fields of the direction itself, besides its type.
inline constexpr std::string_view kDirectionNames[] = {"auth_mode", "register_auth", "sip_endpoint",
                                                       "headers", "options"};
// Fields of `options`.
inline constexpr std::string_view kOptionNames[] = {"port",         "transport",    "secure_media",
                                                    "sip_username", "sip_password", "sip_realm"};
// Fields of `register_auth`.
inline constexpr std::string_view kRegisterNames[] = {"username", "password"};

template <std::size_t N, std::size_t M>
[[nodiscard]] consteval std::array<std::string_view, N + M> BothOf(
    const std::string_view (&first)[N], const std::string_view (&second)[M]) {
  std::array<std::string_view, N + M> both;
  std::copy_n(second, M, std::copy_n(first, N, both.begin()));
  return both;
}
// Fields of either object.
inline constexpr auto kInnerNames = BothOf(kOptionNames, kRegisterNames);

// Whether a direction, or an object in it, has a field of this name.
[[nodiscard]] constexpr bool IsFieldOfDirection(std::string_view name) {
  const auto is_it = [&](std::string_view other) { return other == name; };
  return std::any_of(std::begin(kDirectionNames), std::end(kDirectionNames), is_it) ||
         std::any_of(kInnerNames.begin(), kInnerNames.end(), is_it);
}

}  // namespace sipattach

#endif  // SIPATTACH_PLAN_FIELD_NAMES_H_
