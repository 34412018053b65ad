#include "json/json_builder.h"

#include <algorithm>
#include <cstdint>

#include "text/sorted_indices.h"

namespace sipattach {

bool JsonBuilder::null() { return Put(nullptr); }
bool JsonBuilder::boolean(bool value) { return Put(value); }
bool JsonBuilder::number_integer(std::int64_t value) { return Put(value); }
bool JsonBuilder::number_unsigned(std::uint64_t value) {
  const bool fits = value <= static_cast<std::uint64_t>(INT64_MAX);
  return Put(fits ? Json(value) : Json::number(std::to_string(value)));
}
bool JsonBuilder::number_digits(const std::string& digits) { return Put(Json::number(digits)); }
bool JsonBuilder::string(std::string& value) { return Put(std::move(value)); }

bool JsonBuilder::start_object() {
  if (at_depth_limit()) return false;
  open_.push_back({Json::object(), {}});
  return true;
}

bool JsonBuilder::start_array() {
  if (at_depth_limit()) return false;
  open_.push_back({Json::array(), {}});
  return true;
}

bool JsonBuilder::key(std::string& name) {
  open_.back().member = std::move(name);
  return true;
}

bool JsonBuilder::end_object() {
  // For a few members, looking each of them up is faster than sorting.
  constexpr std::size_t kFew = 32;
  Json& object = open_.back().container;
  const auto is_first = [&](const Json::Member& member) {
    return Find(object, member.first) == &member.second;
  };
  Json::Members& members = object.members();
  if (members.size() > kFew || !std::all_of(members.begin(), members.end(), is_first)) {
    MergeDuplicates(members);
  }
  return Close();
}

bool JsonBuilder::end_array() { return Close(); }

bool JsonBuilder::Close() {
  Json container = std::move(open_.back().container);
  open_.pop_back();
  return Put(std::move(container));
}

bool JsonBuilder::Put(Json value) {
  constexpr std::size_t kUsual = 4;  // members of a typical object
  if (open_.empty()) {
    root_ = std::move(value);
    return true;
  }
  Open& parent = open_.back();
  if (parent.container.is_array()) {
    parent.container.elements().push_back(std::move(value));
  } else {
    // Not operator[], which searches all members first.
    Json::Members& members = parent.container.members();
    if (members.capacity() == 0) members.reserve(kUsual);
    members.emplace_back(std::move(parent.member), std::move(value));
  }
  return true;
}

Pointer JsonBuilder::path() const {
  Pointer path;
  for (const Open& level : open_) {
    path = level.container.is_array() ? path / level.container.size() : path / level.member;
  }
  return path;
}

// Not inlined: few drafts need it.
[[gnu::noinline]] void JsonBuilder::MergeDuplicates(Json::Members& members) {
  const auto name = [&](std::uint32_t index) -> const std::string& { return members[index].first; };
  const std::vector<std::uint32_t> order = SortedIndices(
      members.size(), [&](std::uint32_t a, std::uint32_t b) { return name(a) < name(b); });
  // At the first member of each name, how often the name occurs; at the others, 0.
  std::vector<std::uint32_t> counts(members.size());
  bool has_duplicates = false;
  for (std::size_t i = 0; i < order.size();) {
    std::size_t end = i + 1;
    while (end < order.size() && name(order[end]) == name(order[i])) ++end;
    counts[order[i]] = static_cast<std::uint32_t>(end - i);
    if (end - i > 1) {
      members[order[i]].second = std::move(members[order[end - 1]].second);
      has_duplicates = true;
    }
    i = end;
  }
  if (!has_duplicates) return;
  for (std::uint32_t i = 0; i < counts.size(); ++i) {
    if (counts[i] > 1) NoteDuplicate(name(i), counts[i]);
  }

  Json::Members kept;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (counts[i] > 0) kept.push_back(std::move(members[i]));
  }
  members = std::move(kept);
}

void JsonBuilder::NoteDuplicate(const std::string& name, std::size_t count) {
  if (duplicates_.size() == kMaxReportedDuplicateKeys) {
    ++duplicates_not_kept_;
    return;
  }
  open_.back().member = name;
  duplicates_.push_back({path(), name, count});
}

}  // namespace sipattach
