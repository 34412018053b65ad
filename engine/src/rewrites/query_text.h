#ifndef SIPATTACH_REWRITES_QUERY_TEXT_H_
#define SIPATTACH_REWRITES_QUERY_TEXT_H_

#include <string>
#include <string_view>

namespace sipattach {

// The text with the parameters of query strings, "?to=%2B14155552671&from=…", decoded and separated
// by blanks, if one of them is a number. The length stays the same, so that each line keeps its
// place. Empty if there are none.
[[nodiscard]] std::string WithPartedQueries(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_REWRITES_QUERY_TEXT_H_
