#ifndef SIPATTACH_SRC_JSON_WRITER_H_
#define SIPATTACH_SRC_JSON_WRITER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "json.h"

namespace sipattach {

// Writes compact JSON text from front to back, without a tree in between: a plan of 100,000 numbers
// is only ever held once. Commas and colons are placed by the writer; nesting is the caller's duty.
// Text that is not UTF-8 is written with U+FFFD in place of each bad byte, so that the output
// always is.
class JsonWriter {
 public:
  JsonWriter& BeginObject();
  JsonWriter& EndObject();
  JsonWriter& BeginArray();
  JsonWriter& EndArray();
  JsonWriter& Key(std::string_view name);

  JsonWriter& String(std::string_view text);
  JsonWriter& Integer(std::int64_t number);
  JsonWriter& Boolean(bool value);
  JsonWriter& Null();
  JsonWriter& Value(const Json& value);

  // The text, or null where it is empty: for fields that are `string | null`.
  JsonWriter& StringOrNull(std::string_view text) { return text.empty() ? Null() : String(text); }

  // Bytes written, and bytes that fit before the text has to be moved. A caller that knows how long
  // a large result will be reserves it, so that it is never held twice.
  [[nodiscard]] std::size_t size() const { return out_.size(); }
  [[nodiscard]] std::size_t capacity() const { return out_.capacity(); }
  void Reserve(std::size_t bytes) { out_.reserve(bytes); }

  [[nodiscard]] std::string Take() { return std::move(out_); }

 private:
  void Separate();

  std::string out_;
  bool needs_comma_ = false;
};

}  // namespace sipattach

#endif  // SIPATTACH_SRC_JSON_WRITER_H_
