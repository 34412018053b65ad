#ifndef SIPATTACH_REDACT_SECRET_CELL_H_
#define SIPATTACH_REDACT_SECRET_CELL_H_

#include <cstddef>
#include <string_view>

namespace sipattach {

// Where the first value begins in a table of lines, "user,password" above "bob,hunter2", in a
// column that is named as a secret's; npos if there is none.
[[nodiscard]] std::size_t FindSecretCell(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_REDACT_SECRET_CELL_H_
