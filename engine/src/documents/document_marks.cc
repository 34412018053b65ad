#include "documents/document_marks.h"

#include "text/ascii.h"

namespace sipattach {

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

void DocumentMarks::Open(std::string_view /*name*/) {
  objects_.emplace_back();
  open_.push_back(objects_.size());
}

void DocumentMarks::Close() {
  if (!open_.empty()) open_.pop_back();
}

void DocumentMarks::Value(std::string_view name, std::string_view value, std::size_t /*at*/) {
  if (open_.empty() || name.empty()) return;
  const ChangeName read = NameRead(name);
  if (read == ChangeName::kNone) return;
  Object& object = objects_[open_.back() - 1];
  const bool leaves_out = LeavesOut(read, Trim(value));
  if (read == ChangeName::kType) {
    (leaves_out ? object.is_fax : object.is_other) = true;
  } else if (leaves_out) {
    object.is_gone = true;
  }
}

void DocumentMarks::Flag(std::string_view name, bool value) {
  Value(name, value ? "true" : "false", 0);
}

// The same few names recur, so they are cached.
ChangeName DocumentMarks::NameRead(std::string_view name) {
  constexpr std::size_t kMostNames = 100;
  for (const auto& [known, read] : names_) {
    if (known == name) return read;
  }
  const ChangeName read = ReadNameOfChange(name);
  if (names_.size() < kMostNames) names_.emplace_back(name, read);
  return read;
}

}  // namespace sipattach
