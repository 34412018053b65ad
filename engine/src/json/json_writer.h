#ifndef SIPATTACH_JSON_JSON_WRITER_H_
#define SIPATTACH_JSON_JSON_WRITER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "json/json.h"

namespace sipattach {

// Writes compact JSON text from front to back without building a tree, so a plan of 100,000 numbers
// is in memory only once. The writer places commas and colons; the caller must nest correctly. Each
// byte that is not UTF-8 is written as U+FFFD, so the output is always valid UTF-8.
class JsonWriter {
 public:
  JsonWriter() = default;
  // Reuses the memory of `buffer`, whose contents are overwritten.
  explicit JsonWriter(std::string buffer) : out_(std::move(buffer)) {
    out_.resize(out_.capacity());
  }

  JsonWriter& BeginObject();
  JsonWriter& EndObject();
  JsonWriter& BeginArray();
  JsonWriter& EndArray();
  JsonWriter& Key(std::string_view name);
  template <std::size_t kSize>
  JsonWriter& Key(const char (&name)[kSize]) {
    return WordAsKey({name, kSize - 1});
  }
  // A key in which nothing needs an escape, such as the engine's own names.
  JsonWriter& WordAsKey(std::string_view name);

  JsonWriter& String(std::string_view text);
  // A string in which nothing needs an escape, such as the engine's own words.
  JsonWriter& Word(std::string_view word);
  JsonWriter& Integer(std::int64_t number);
  JsonWriter& Boolean(bool value);
  JsonWriter& Null();
  JsonWriter& Value(const Json& value);
  // A value that is JSON text already.
  JsonWriter& Verbatim(std::string_view json);

  // The string, or null if it is empty: for members that are `string | null`.
  JsonWriter& StringOrNull(std::string_view text) { return text.empty() ? Null() : String(text); }
  JsonWriter& WordOrNull(std::string_view word) { return word.empty() ? Null() : Word(word); }

  // The bytes written, and the bytes that fit before the text is moved. A caller that knows the
  // length of a large result should reserve it, so the text is never held twice.
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::size_t capacity() const { return out_.size(); }
  void Reserve(std::size_t bytes) {
    if (bytes > out_.size()) out_.resize(bytes);
  }

  // Returns the text. The writer must not be used afterwards.
  [[nodiscard]] std::string Take();

 private:
  void MakeRoom(std::size_t bytes);
  void Raw(std::string_view text);
  void Raw(char c);
  JsonWriter& EndKey();
  JsonWriter& Escaped(std::string_view text);
  void Escape(unsigned char byte);
  void Open(char bracket);
  void Close(char bracket);
  void Separate();

  std::string out_;  // its size is the capacity: most writes need only set bytes and size_
  std::size_t size_ = 0;
  bool needs_comma_ = false;
};

}  // namespace sipattach

#endif  // SIPATTACH_JSON_JSON_WRITER_H_
