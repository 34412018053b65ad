#ifndef SIPATTACH_JSON_MEMBER_INDEX_H_
#define SIPATTACH_JSON_MEMBER_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "json/json.h"

namespace sipattach {

// Looks up many members of one object by name. The members of a large object are sorted once; a
// small one is searched each time.
class MemberIndex {
 public:
  // `object` must outlive the index. A null pointer or a value that is not an object counts as an
  // object without members.
  explicit MemberIndex(const Json* object);

  // The index in members() of the first member of that name, or kNone.
  [[nodiscard]] std::size_t PositionOf(std::string_view name) const;

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

 private:
  const Json::Members* members_ = nullptr;
  std::vector<std::uint32_t> sorted_;  // empty for a small object
};

}  // namespace sipattach

#endif  // SIPATTACH_JSON_MEMBER_INDEX_H_
