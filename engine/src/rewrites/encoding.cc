#include "rewrites/encoding.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "text/utf8.h"

namespace sipattach {
namespace {

constexpr std::size_t kLookedAt = 64 * 1024;
constexpr std::string_view kReadByteByByte = "UTF-8, read as Windows-1252";

// Windows-1252 from 0x80 to 0x9F (WHATWG Encoding Standard, index windows-1252). Its other bytes
// are their own code points.
constexpr char16_t kWindows1252[] = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

// The byte that Windows-1252 shows as this character; 0 if there is none. 0 never begins a UTF-8
// sequence of several bytes.
char ByteOf(char32_t c) {
  const auto* const found = std::find(std::begin(kWindows1252), std::end(kWindows1252), c);
  if (found != std::end(kWindows1252)) return static_cast<char>(0x80 + (found - kWindows1252));
  return c < 0x100 ? static_cast<char>(c) : '\0';
}

// Returns the UTF-8 sequence whose bytes became the characters at `at`, and moves `at` past them.
// If there is none, returns "" and leaves `at` alone.
std::string TakeSequence(std::string_view text, std::size_t& at) {
  constexpr std::size_t kLongest = 4;
  std::string bytes;
  for (std::size_t end = at; end < text.size() && bytes.size() < kLongest;) {
    const CodePoint point = DecodeUtf8(text, end);
    end += point.length;
    bytes += ByteOf(point.value);
    if (bytes.size() > 1 && Utf8SequenceLength(bytes, 0) == bytes.size()) {
      at = end;
      return bytes;
    }
  }
  return {};
}

std::string WithoutNulBytes(std::string_view text) {
  while (text.starts_with(kReplacementCharacter)) text.remove_prefix(kReplacementCharacter.size());
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) text.remove_prefix(2);
  std::string out(text);
  out.erase(std::remove(out.begin(), out.end(), '\0'), out.end());
  return out;
}

}  // namespace

std::string_view WrongEncodingOf(std::string_view text) {
  const std::string_view head = text.substr(0, kLookedAt);
  // Every second byte is NUL, in either byte order.
  std::string_view units = head.substr(0, 512);
  while (units.starts_with(kReplacementCharacter))
    units.remove_prefix(kReplacementCharacter.size());
  for (const std::string_view mark : {"\xFF\xFE", "\xFE\xFF"}) {
    if (units.starts_with(mark)) units.remove_prefix(mark.size());
  }
  const auto nuls = static_cast<std::size_t>(std::count(units.begin(), units.end(), '\0'));
  if (nuls >= 2 && nuls * 5 >= units.size() * 2 &&
      units.find(std::string_view("\0\0", 2)) == std::string_view::npos) {
    return "UTF-16";
  }
  if (head.find(kReplacementCharacter) != std::string_view::npos) return "Windows-1252";
  // "ü", "–" and a no-break space, as they look when their bytes are decoded one by one.
  for (const std::string_view sign : {"\xC3\x83\xC2", "\xC3\xA2\xE2\x82\xAC", "\xC3\x82\xC2\xA0"}) {
    if (head.find(sign) != std::string_view::npos) return kReadByteByByte;
  }
  return "";
}

std::string InRightEncoding(std::string_view text, std::string_view encoding) {
  if (encoding == "UTF-16") return WithoutNulBytes(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const bool may_begin = static_cast<unsigned char>(text[at]) >= 0x80;
    const std::string meant =
        may_begin && encoding == kReadByteByByte ? TakeSequence(text, at) : std::string();
    out += meant.empty() ? text.substr(at++, 1) : std::string_view(meant);
  }
  return out;
}

}  // namespace sipattach
