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

// Writes compact JSON text from front to back, without a tree in between: a plan of 100,000 numbers
// is only ever held once. Commas and colons are placed by the writer; nesting is the caller's duty.
// Each byte that is not UTF-8 is written as U+FFFD, so the output always is valid UTF-8.
class JsonWriter {
 public:
  JsonWriter() = default;
  // Overwrites what `buffer` holds, to write many results in the same memory.
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
  // A name of ours, in which nothing has to be escaped.
  JsonWriter& WordAsKey(std::string_view name);

  JsonWriter& String(std::string_view text);
  // A string of ours, in which nothing has to be escaped.
  JsonWriter& Word(std::string_view word);
  JsonWriter& Integer(std::int64_t number);
  JsonWriter& Boolean(bool value);
  JsonWriter& Null();
  JsonWriter& Value(const Json& value);
  // Writes what is JSON text already.
  JsonWriter& Verbatim(std::string_view json);

  // The text, or null if it is empty: for fields that are `string | null`.
  JsonWriter& StringOrNull(std::string_view text) { return text.empty() ? Null() : String(text); }
  JsonWriter& WordOrNull(std::string_view word) { return word.empty() ? Null() : Word(word); }

  // Bytes written, and bytes that fit before the text has to be moved. A caller that knows how long
  // a large result will be reserves it, so that it is never held twice.
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::size_t capacity() const { return out_.size(); }
  void Reserve(std::size_t bytes) {
    if (bytes > out_.size()) out_.resize(bytes);
  }

  // The text. The writer is not to be used any more.
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

  std::string out_;  // longer than what is written, so that most writes need no look at its size
  std::size_t size_ = 0;
  bool needs_comma_ = false;
};

}  // namespace sipattach

#endif  // SIPATTACH_JSON_JSON_WRITER_H_
