#include "json/json_writer.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "json/escapes.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace sipattach {
namespace {

constexpr std::size_t kAround = 4;  // comma, quotes and colon

}  // namespace

void JsonWriter::MakeRoom(std::size_t bytes) {
  if (out_.size() - size_ < bytes) Reserve(std::max(size_ + bytes, 2 * out_.size()));
}

void JsonWriter::Raw(std::string_view text) {
  MakeRoom(text.size());
  std::copy(text.begin(), text.end(), out_.data() + size_);
  size_ += text.size();
}

void JsonWriter::Raw(char c) {
  MakeRoom(1);
  out_[size_++] = c;
}

void JsonWriter::Open(char bracket) {
  Separate();
  Raw(bracket);
  needs_comma_ = false;
}

void JsonWriter::Close(char bracket) {
  Raw(bracket);
  needs_comma_ = true;
}

void JsonWriter::Separate() {
  if (needs_comma_) Raw(',');
  needs_comma_ = true;
}

JsonWriter& JsonWriter::BeginObject() {
  Open('{');
  return *this;
}

JsonWriter& JsonWriter::EndObject() {
  Close('}');
  return *this;
}

JsonWriter& JsonWriter::BeginArray() {
  Open('[');
  return *this;
}

JsonWriter& JsonWriter::EndArray() {
  Close(']');
  return *this;
}

JsonWriter& JsonWriter::Key(std::string_view name) { return String(name).EndKey(); }

JsonWriter& JsonWriter::WordAsKey(std::string_view name) { return Word(name).EndKey(); }

JsonWriter& JsonWriter::EndKey() {
  out_[size_++] = ':';  // a string leaves room for it
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::Word(std::string_view word) {
  MakeRoom(word.size() + kAround);
  char* to = out_.data() + size_;
  if (needs_comma_) *to++ = ',';
  needs_comma_ = true;
  *to++ = '"';
  to = std::copy(word.begin(), word.end(), to);
  *to++ = '"';
  size_ = static_cast<std::size_t>(to - out_.data());
  return *this;
}

JsonWriter& JsonWriter::String(std::string_view text) {
  return LengthUnescaped(text, 0) == text.size() ? Word(text) : Escaped(text);
}

// A function of its own, because few strings need it.
[[gnu::noinline]] JsonWriter& JsonWriter::Escaped(std::string_view text) {
  Open('"');
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = LengthUnescaped(text, at);
    Raw(text.substr(at, length));
    at += length;
    if (at < text.size()) Escape(static_cast<unsigned char>(text[at++]));
  }
  Close('"');
  MakeRoom(1);  // for the colon of a key
  return *this;
}

void JsonWriter::Escape(unsigned char byte) {
  if (byte >= 0x80) {
    Raw(kReplacementCharacter);
  } else if (byte == '"' || byte == '\\') {
    const char escape[] = {'\\', static_cast<char>(byte)};
    Raw({escape, sizeof escape});
  } else if (byte == '\n') {
    Raw("\\n");
  } else if (byte == '\r') {
    Raw("\\r");
  } else if (byte == '\t') {
    Raw("\\t");
  } else {
    const char escape[] = {'\\', 'u', '0', '0', kHexDigits[byte >> 4], kHexDigits[byte & 15]};
    Raw({escape, sizeof escape});
  }
}

JsonWriter& JsonWriter::Integer(std::int64_t number) {
  Separate();
  std::array<char, 24> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  Raw({digits.data(), static_cast<std::size_t>(end - digits.data())});
  return *this;
}

JsonWriter& JsonWriter::Boolean(bool value) {
  Separate();
  Raw(value ? "true" : "false");
  return *this;
}

JsonWriter& JsonWriter::Null() {
  Separate();
  Raw("null");
  return *this;
}

JsonWriter& JsonWriter::Verbatim(std::string_view json) {
  Separate();
  Raw(json);
  return *this;
}

JsonWriter& JsonWriter::Value(const Json& value) {
  switch (value.kind()) {
    case Json::Kind::kObject:
      BeginObject();
      for (const auto& [key, member] : value.members()) {
        Key(key).Value(member);
      }
      return EndObject();
    case Json::Kind::kArray:
      BeginArray();
      for (const Json& element : value) Value(element);
      return EndArray();
    case Json::Kind::kString:
      return String(Text(value));
    case Json::Kind::kNull:
      return Null();
    case Json::Kind::kBoolean:
      return Boolean(value.boolean());
    case Json::Kind::kInteger:
      return Integer(value.integer());
    case Json::Kind::kNumber:
      return Verbatim(value.digits());
  }
  return *this;  // not reached
}

std::string JsonWriter::Take() {
  out_.resize(size_);
  return std::move(out_);
}

}  // namespace sipattach
