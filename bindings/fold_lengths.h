// Included before everything else that em++ compiles (cmake/SipattachTarget.cmake).
//
// A std::string_view of a literal takes its length by a function that where code is to be small is
// not inlined, and once it is, behind the compiler's back, "strlen" of a constant is there to stay:
// 1,600 calls of it. So the members of std::char_traits are inlined always, and the lengths are
// numbers.

// What <__string> includes, which is not to be inlined.
#include <__algorithm/copy.h>
#include <__algorithm/copy_backward.h>
#include <__algorithm/copy_n.h>
#include <__algorithm/fill_n.h>
#include <__algorithm/find_end.h>
#include <__algorithm/find_first_of.h>
#include <__algorithm/min.h>
#include <__functional/hash.h>
#include <__iterator/iterator_traits.h>

#include <__config>
#include <__debug>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <cwchar>
#include <type_traits>

#pragma clang attribute push(__attribute__((always_inline)), apply_to = function(is_member))
#include <__string>
#pragma clang attribute pop
