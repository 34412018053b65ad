#include "json/json_builder.h"

#include <algorithm>
#include <cstdint>

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
  MergeDuplicates(open_.back().container.members());
  return Close();
}

bool JsonBuilder::end_array() { return Close(); }

bool JsonBuilder::Close() {
  Json container = std::move(open_.back().container);
  open_.pop_back();
  return Put(std::move(container));
}

bool JsonBuilder::Put(Json value) {
  if (open_.empty()) {
    root_ = std::move(value);
    return true;
  }
  Open& parent = open_.back();
  if (parent.container.is_array()) {
    parent.container.elements().push_back(std::move(value));
  } else {
    // Not operator[], which looks through all members first.
    parent.container.members().emplace_back(std::move(parent.member), std::move(value));
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

void JsonBuilder::MergeDuplicates(Json::Members& members) {
  std::vector<std::uint32_t> order(members.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::uint32_t>(i);
  const auto name = [&](std::uint32_t index) -> const std::string& { return members[index].first; };
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const int compared = name(a).compare(name(b));
    return compared != 0 ? compared < 0 : a < b;
  });
  std::vector<std::pair<std::uint32_t, std::uint32_t>> first_of_many;  // with its count
  std::vector<bool> drop(members.size());
  for (std::size_t i = 0; i < order.size();) {
    std::size_t end = i + 1;
    while (end < order.size() && name(order[end]) == name(order[i])) drop[order[end++]] = true;
    if (end - i > 1) {
      members[order[i]].second = std::move(members[order[end - 1]].second);
      first_of_many.emplace_back(order[i], static_cast<std::uint32_t>(end - i));
    }
    i = end;
  }
  if (first_of_many.empty()) return;
  std::sort(first_of_many.begin(), first_of_many.end());
  for (const auto& [index, count] : first_of_many) NoteDuplicate(name(index), count);

  Json::Members kept;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (!drop[i]) kept.push_back(std::move(members[i]));
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
