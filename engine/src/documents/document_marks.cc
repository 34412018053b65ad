#include "documents/document_marks.h"

#include <algorithm>

#include "draft_limits.h"
#include "lines/line_words.h"
#include "names/column_role.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// "+1 (415) 555-2671", "tel:+14155552671", but neither "RITM0012345" nor the number of a store.
bool MayBeNumber(std::string_view text) {
  constexpr std::size_t kLeastWithoutPlus = 9;
  const bool has_plus = text.find('+') != text.npos;
  return CountDigits(text) >= (has_plus ? kLeastDigits : kLeastWithoutPlus) &&
         (has_plus || text.find_first_not_of("0123456789-.()/ ,;&") == text.npos);
}

}  // namespace

void DocumentMarks::Read(std::string_view text, std::size_t begin, DocumentKind kind) {
  ReadDocument(text, begin, kind, *this);
}

bool DocumentMarks::IsGone(std::size_t object) const {
  return object > 0 && object <= objects_.size() && objects_[object - 1].is_gone;
}

bool DocumentMarks::IsFax(std::size_t object) const {
  return object > 0 && object <= objects_.size() && objects_[object - 1].is_fax &&
         !objects_[object - 1].is_other;
}

void DocumentMarks::Open(std::string_view name) {
  const bool is_within = !open_.empty() && open_.back().is_of_person;
  const Name& read = NameRead(name);
  const bool is_removed =
      read.change == ChangeName::kGone || (!open_.empty() && open_.back().is_removed);
  objects_.push_back({is_removed});
  open_.push_back({objects_.size(), is_within || read.contact.is_object, is_removed});
}

void DocumentMarks::Close() {
  if (!open_.empty()) open_.pop_back();
}

void DocumentMarks::Value(std::string_view name, std::string_view value, std::size_t /*at*/) {
  if (name.empty()) return;
  if (AsksForNumbers(name, value)) named_ = Whose::kList;
  const Name& read = NameRead(name);
  const bool may_be_number = read.whose != Whose::kContact && MayBeNumber(value);
  if (open_.empty()) {
    if (may_be_number) named_ = std::max(named_, read.whose);
    return;
  }
  OpenObject& open = open_.back();
  const bool is_persons = open.person_above.Owns(name, read.contact.is_person, value) ||
                          (open.is_of_person && !read.is_direct);
  if (may_be_number) named_ = std::max(named_, is_persons ? Whose::kPerson : read.whose);
  if (read.change == ChangeName::kNone) return;
  Object& object = objects_[open.object - 1];
  const bool leaves_out = LeavesOut(read.change, Trim(value));
  if (read.change == ChangeName::kType) {
    (leaves_out ? object.is_fax : object.is_other) = true;
  } else if (leaves_out) {
    object.is_gone = true;
  }
}

void DocumentMarks::Flag(std::string_view name, bool value) {
  Value(name, value ? "true" : "false", 0);
}

// The same few names recur, so they are cached.
const DocumentMarks::Name& DocumentMarks::NameRead(std::string_view name) {
  constexpr std::size_t kMostNames = 100;
  for (const Name& known : names_) {
    if (known.name == name) return known;
  }
  const NameOfNumbers numbers = ReadMemberNameOfNumbers(name);
  const ContactName contact = ReadContactName(name);
  const bool is_other = numbers < NameOfNumbers::kWeak || contact.is_contact || contact.is_other;
  const bool is_telephone = numbers == NameOfNumbers::kMobile || numbers == NameOfNumbers::kStrong;
  const Whose whose = is_other ? Whose::kContact : is_telephone ? Whose::kMobile : Whose::kList;
  last_ = {std::string(name), ReadNameOfChange(name), contact, whose,
           numbers >= NameOfNumbers::kDirect};
  if (names_.size() == kMostNames) return last_;
  names_.reserve(kMostNames);
  names_.push_back(last_);
  return names_.back();
}

}  // namespace sipattach
