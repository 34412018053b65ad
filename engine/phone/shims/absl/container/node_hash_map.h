#ifndef SIPATTACH_PHONE_SHIMS_ABSL_CONTAINER_NODE_HASH_MAP_H_
#define SIPATTACH_PHONE_SHIMS_ABSL_CONTAINER_NODE_HASH_MAP_H_

#include <map>

// libphonenumber names absl::optional without including its header.
#include "absl/types/optional.h"

namespace absl {

template <typename Key, typename Value>
using node_hash_map = std::map<Key, Value>;

}  // namespace absl

#endif  // SIPATTACH_PHONE_SHIMS_ABSL_CONTAINER_NODE_HASH_MAP_H_
