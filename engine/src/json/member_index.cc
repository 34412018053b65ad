#include "json/member_index.h"

#include <algorithm>

#include "text/sorted_indices.h"

namespace sipattach {

MemberIndex::MemberIndex(const Json* object) {
  if (object == nullptr || !object->is_object()) return;
  members_ = &object->members();
  constexpr std::size_t kMostSearched = 16;
  if (members_->size() <= kMostSearched) return;
  sorted_ = SortedIndices(members_->size(), [this](std::uint32_t a, std::uint32_t b) {
    return (*members_)[a].first < (*members_)[b].first;
  });
}

std::size_t MemberIndex::PositionOf(std::string_view name) const {
  if (members_ == nullptr) return kNone;
  if (sorted_.empty()) {
    for (std::size_t i = 0; i < members_->size(); ++i) {
      if ((*members_)[i].first == name) return i;
    }
    return kNone;
  }
  const auto found = std::partition_point(
      sorted_.begin(), sorted_.end(),
      [&](std::uint32_t position) { return (*members_)[position].first < name; });
  return found != sorted_.end() && (*members_)[*found].first == name ? *found : kNone;
}

}  // namespace sipattach
