#include "json_writer.h"

#include <array>
#include <charconv>

#include "utf8.h"

namespace sipattach {

void JsonWriter::Separate() {
  if (needs_comma_) out_ += ',';
  needs_comma_ = true;
}

JsonWriter& JsonWriter::BeginObject() {
  Separate();
  out_ += '{';
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::EndObject() {
  out_ += '}';
  needs_comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::BeginArray() {
  Separate();
  out_ += '[';
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::EndArray() {
  out_ += ']';
  needs_comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::Key(std::string_view name) {
  String(name);
  out_ += ':';
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::String(std::string_view text) {
  static constexpr char kHex[] = "0123456789abcdef";
  Separate();
  out_ += '"';
  std::size_t copied = 0;  // everything before is in out_
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\') {
      ++i;
      continue;
    }
    const std::size_t length = byte < 0x80 ? 0 : Utf8SequenceLength(text, i);
    if (length > 0) {
      i += length;
      continue;
    }
    out_.append(text, copied, i - copied);
    if (byte >= 0x80) {
      out_ += "\xEF\xBF\xBD";
    } else if (byte == '"' || byte == '\\') {
      out_ += '\\';
      out_ += static_cast<char>(byte);
    } else if (byte == '\n') {
      out_ += "\\n";
    } else if (byte == '\r') {
      out_ += "\\r";
    } else if (byte == '\t') {
      out_ += "\\t";
    } else {
      out_ += "\\u00";
      out_ += kHex[byte >> 4];
      out_ += kHex[byte & 15];
    }
    copied = ++i;
  }
  out_.append(text, copied, text.size() - copied);
  out_ += '"';
  return *this;
}

JsonWriter& JsonWriter::Integer(std::int64_t number) {
  Separate();
  std::array<char, 24> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out_.append(digits.data(), end);
  return *this;
}

JsonWriter& JsonWriter::Boolean(bool value) {
  Separate();
  out_ += value ? "true" : "false";
  return *this;
}

JsonWriter& JsonWriter::Null() {
  Separate();
  out_ += "null";
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
      Separate();
      out_ += value.digits();
      return *this;
  }
  return *this;  // not reached
}

}  // namespace sipattach
