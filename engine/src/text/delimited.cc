#include "text/delimited.h"

#include <algorithm>

namespace sipattach {

std::string FieldText(std::string_view text, const Field& field) {
  std::string content(text.substr(field.begin, field.end - field.begin));
  if (!field.has_escapes) return content;
  std::string unescaped;
  for (std::size_t i = 0; i < content.size(); ++i) {
    unescaped += content[i];
    if (content[i] == '"') ++i;
  }
  return unescaped;
}

bool RecordReader::EndsField(std::size_t at) const {
  return at >= text_.size() || text_[at] == delimiter_ || text_[at] == '\n' || text_[at] == '\r';
}

// Reads the quoted field at at_ and moves at_ past it; nothing if there is none.
std::optional<Field> RecordReader::QuotedField() {
  std::size_t open = at_;
  while (open < text_.size() && text_[open] == ' ') ++open;
  if (open >= text_.size() || text_[open] != '"' || unclosed_quote_) return std::nullopt;
  Field field{open + 1, 0, false};
  std::size_t close = text_.find('"', open + 1);
  while (close != std::string_view::npos && close + 1 < text_.size() && text_[close + 1] == '"') {
    field.has_escapes = true;
    close = text_.find('"', close + 2);
  }
  if (close == std::string_view::npos) {
    unclosed_quote_ = open;
    return std::nullopt;
  }
  field.end = close;
  std::size_t after = close + 1;
  while (after < text_.size() && text_[after] == ' ') ++after;
  if (!EndsField(after)) return std::nullopt;  // "Joe" Smith: the quotes are part of the text
  at_ = after;
  return field;
}

Field RecordReader::PlainField() {
  Field field{at_, at_, false};
  while (!EndsField(field.end)) ++field.end;
  at_ = field.end;
  return field;
}

bool RecordReader::Next(std::vector<Field>& fields) {
  fields.clear();
  if (at_ >= text_.size()) return false;
  while (true) {
    const std::optional<Field> quoted = QuotedField();
    fields.push_back(quoted ? *quoted : PlainField());
    if (at_ >= text_.size()) return true;
    const char end = text_[at_++];
    if (end == delimiter_) continue;
    if (end == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
    return true;
  }
}

}  // namespace sipattach
