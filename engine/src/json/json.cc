#include "json/json.h"

#include <algorithm>

namespace sipattach {

Json::Json() = default;
Json::Json(const Json& other) = default;
Json::Json(Json&& other) noexcept = default;
// By way of a copy: assigning each kind to each would take another kilobyte of code.
Json& Json::operator=(const Json& other) { return *this = Json(other); }
Json& Json::operator=(Json&& other) noexcept = default;
Json::~Json() = default;

Json::Json(std::string text) : value_(std::move(text)) {}
Json::Json(const std::vector<std::string>& texts) : value_(Elements(texts.begin(), texts.end())) {}

Json Json::array(Elements elements) {
  Json value;
  value.value_ = std::move(elements);
  return value;
}

Json Json::object(std::initializer_list<Member> members) {
  Json value;
  value.value_ = Members(members);
  return value;
}

Json Json::number(std::string digits) {
  Json value;
  value.value_ = Digits{std::move(digits)};
  return value;
}

std::string Json::digits() const {
  if (const auto* written = std::get_if<Digits>(&value_)) return written->text;
  return std::to_string(integer());
}

const Json* Json::begin() const { return is_array() ? elements().data() : nullptr; }

std::size_t Json::size() const {
  if (is_array()) return elements().size();
  return is_object() ? members().size() : 0;
}

Json& Json::operator[](std::string_view name) {
  for (Member& member : members()) {
    if (member.first == name) return member.second;
  }
  return members().emplace_back(name, nullptr).second;
}

void Json::erase(std::string_view name) {
  std::erase_if(members(), [&](const Member& member) { return member.first == name; });
}

bool Json::operator==(const Json& other) const {
  if (!is_object() || !other.is_object()) return value_ == other.value_;
  if (size() != other.size()) return false;
  return std::all_of(members().begin(), members().end(), [&](const Member& member) {
    const Json* found = Find(other, member.first);
    return found != nullptr && *found == member.second;
  });
}

const Json* Find(const Json& value, std::string_view name) {
  if (!value.is_object()) return nullptr;
  for (const auto& [key, member] : value.members()) {
    if (key == name) return &member;
  }
  return nullptr;
}

const Json* FindGiven(const Json& value, std::string_view name) {
  const Json* member = Find(value, name);
  return member == nullptr || member->is_null() ? nullptr : member;
}

std::size_t FindPosition(const Json& object, std::string_view name, std::size_t from) {
  const Json::Members& members = object.members();
  for (std::size_t tried = 0; tried < members.size(); ++tried) {
    const std::size_t position = (from + tried) % members.size();
    if (members[position].first == name) return position;
  }
  return members.size();
}

std::string_view TypeWithArticle(const Json& value) {
  switch (value.kind()) {
    case Json::Kind::kNull:
      return "null";
    case Json::Kind::kBoolean:
      return "a boolean";
    case Json::Kind::kString:
      return "a string";
    case Json::Kind::kArray:
      return "an array";
    case Json::Kind::kObject:
      return "an object";
    default:
      return "a number";
  }
}

}  // namespace sipattach
