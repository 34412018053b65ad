#ifndef SIPATTACH_SRC_REQUEST_NUMBERS_H_
#define SIPATTACH_SRC_REQUEST_NUMBERS_H_

#include <string>
#include <vector>

#include "json.h"

namespace sipattach {

// The numbers of an attach request's body, in order. What is no string is passed over.
[[nodiscard]] std::vector<std::string> NumbersOf(const Json& body);

}  // namespace sipattach

#endif  // SIPATTACH_SRC_REQUEST_NUMBERS_H_
