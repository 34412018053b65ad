#ifndef SIPATTACH_REDACT_SECRET_CELL_H_
#define SIPATTACH_REDACT_SECRET_CELL_H_

#include <cstddef>
#include <string_view>

namespace sipattach {

// The offset of the first value in a column whose name announces secrets, in a table such as
// "user,password" above "bob,hunter2"; npos if there is none.
[[nodiscard]] std::size_t FindSecretCell(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_REDACT_SECRET_CELL_H_
