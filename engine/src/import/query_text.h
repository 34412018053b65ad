#ifndef SIPATTACH_IMPORT_QUERY_TEXT_H_
#define SIPATTACH_IMPORT_QUERY_TEXT_H_

#include <string>
#include <string_view>

namespace sipattach {

// The text with the parameters of queries, "?to=%2B14155552671&from=…", parted by blanks and
// decoded, where one of them is a number; of the same length, so that each line stays where it is.
// Empty where there are none.
[[nodiscard]] std::string WithPartedQueries(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_QUERY_TEXT_H_
