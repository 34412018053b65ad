#include "request_numbers.h"

namespace sipattach {

std::vector<std::string> NumbersOf(const Json& body) {
  std::vector<std::string> numbers;
  if (const Json* one = Find(body, "phone_number"); one != nullptr && one->is_string()) {
    numbers.emplace_back(Text(*one));
  }
  if (const Json* many = Find(body, "phone_numbers"); many != nullptr && many->is_array()) {
    for (const Json& number : *many) {
      if (number.is_string()) numbers.emplace_back(Text(number));
    }
  }
  return numbers;
}

}  // namespace sipattach
