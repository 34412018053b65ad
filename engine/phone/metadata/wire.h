#ifndef SIPATTACH_PHONE_METADATA_WIRE_H_
#define SIPATTACH_PHONE_METADATA_WIRE_H_

// Reads protobuf's wire format: the two encodings that the number plans use.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sipattach::phone::metadata {

struct Field {
  std::uint32_t id = 0;
  bool is_bytes = false;
  std::uint64_t number = 0;  // of a varint field
  std::string_view bytes;    // of a length-delimited field
};

class WireReader {
 public:
  explicit WireReader(std::string_view message) : rest_(message) {}

  // The next field; false at the end and, for good, where the message is malformed.
  bool Next(Field* field) {
    std::uint64_t key = 0;
    if (rest_.empty() || !Varint(&key)) return false;
    *field = {};
    field->id = static_cast<std::uint32_t>(key >> 3);
    std::uint64_t value = 0;
    if (!Varint(&value)) return Fail();
    if ((key & 7) == kVarint) {
      field->number = value;
      return true;
    }
    if ((key & 7) != kLengthDelimited || value > rest_.size()) return Fail();
    field->is_bytes = true;
    field->bytes = rest_.substr(0, static_cast<std::size_t>(value));
    rest_.remove_prefix(static_cast<std::size_t>(value));
    return true;
  }

  bool Varint(std::uint64_t* value) {
    *value = 0;
    for (std::size_t i = 0; i < rest_.size() && i < kMaxVarintBytes; ++i) {
      const auto byte = static_cast<unsigned char>(rest_[i]);
      *value |= static_cast<std::uint64_t>(byte & 0x7F) << (7 * i);
      if (byte < 0x80) {
        rest_.remove_prefix(i + 1);
        return true;
      }
    }
    return false;
  }

  // Whether all of the message was read.
  [[nodiscard]] bool at_end() const { return ok_ && rest_.empty(); }

 private:
  static constexpr std::size_t kMaxVarintBytes = 10;
  static constexpr std::uint64_t kVarint = 0;
  static constexpr std::uint64_t kLengthDelimited = 2;

  bool Fail() {
    ok_ = false;
    rest_ = {};
    return false;
  }

  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace sipattach::phone::metadata

#endif  // SIPATTACH_PHONE_METADATA_WIRE_H_
