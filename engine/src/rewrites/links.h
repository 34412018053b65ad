#ifndef SIPATTACH_REWRITES_LINKS_H_
#define SIPATTACH_REWRITES_LINKS_H_

#include <string>
#include <string_view>

namespace sipattach {

// The text with the links of Markdown replaced by their words, if these are a number:
// "[020 7946 0018](tel:+442079460018)". Lines keep their places. Empty if there are none.
[[nodiscard]] std::string WithoutLinkTargets(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_REWRITES_LINKS_H_
