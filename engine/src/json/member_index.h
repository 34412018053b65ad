#ifndef SIPATTACH_JSON_MEMBER_INDEX_H_
#define SIPATTACH_JSON_MEMBER_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "json/json.h"

namespace sipattach {

// Finds many members of one object by name: a small object is searched, those of a large one are
// sorted first.
class MemberIndex {
 public:
  // `object` must outlive the index. Null, and any value but an object, has no members.
  explicit MemberIndex(const Json* object);

  // Into members(), of the first one of that name; kNone where there is none.
  [[nodiscard]] std::size_t PositionOf(std::string_view name) const;

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

 private:
  const Json::Members* members_ = nullptr;
  std::vector<std::uint32_t> sorted_;  // empty for a small object
};

}  // namespace sipattach

#endif  // SIPATTACH_JSON_MEMBER_INDEX_H_
