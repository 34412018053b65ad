#ifndef SIPATTACH_SRC_NUMBER_LIST_H_
#define SIPATTACH_SRC_NUMBER_LIST_H_

// The numbers of a draft: either `phone_number` or `phone_numbers`.

#include <cstddef>
#include <vector>

#include "context.h"
#include "numbers.h"
#include "object_reader.h"

namespace sipattach {

struct NumberList {
  std::vector<NumberReading> readings;  // one for each input, in order
  std::vector<std::size_t> to_send;     // indices of what goes on the wire, each value once
  bool as_list = true;                  // the draft says phone_numbers
};

// Takes both members out of the draft's root. `trunk`: the draft binds its numbers to a trunk.
[[nodiscard]] NumberList ReadNumberList(ObjectReader& root, bool trunk, const Context& context);

}  // namespace sipattach

#endif  // SIPATTACH_SRC_NUMBER_LIST_H_
