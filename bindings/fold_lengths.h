// Included before everything else that em++ compiles (cmake/SipattachTarget.cmake).
//
// A std::string_view of a literal gets its length from a member of std::char_traits, which is not
// inlined when optimising for size. By the time it is, the compiler no longer folds strlen of a
// constant, and 1,600 such calls remain. So these members are always inlined, and the lengths are
// constants.

// What <__string> includes. Included first, because it must not be inlined always.
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
