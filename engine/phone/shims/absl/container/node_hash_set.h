#ifndef SIPATTACH_PHONE_SHIMS_ABSL_CONTAINER_NODE_HASH_SET_H_
#define SIPATTACH_PHONE_SHIMS_ABSL_CONTAINER_NODE_HASH_SET_H_

#include <set>

namespace absl {

template <typename Key>
using node_hash_set = std::set<Key>;

}  // namespace absl

#endif  // SIPATTACH_PHONE_SHIMS_ABSL_CONTAINER_NODE_HASH_SET_H_
