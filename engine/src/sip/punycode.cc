#include "sip/punycode.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "draft_limits.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace sipattach {
namespace {

// RFC 3492 §5.
constexpr std::uint32_t kBase = 36;
constexpr std::uint32_t kTMin = 1;
constexpr std::uint32_t kTMax = 26;
constexpr std::uint32_t kSkew = 38;
constexpr std::uint32_t kDamp = 700;
constexpr std::uint32_t kInitialBias = 72;
constexpr std::uint32_t kInitialN = 128;

char Digit(std::uint32_t value) {
  return static_cast<char>(value < 26 ? 'a' + value : '0' + (value - 26));
}

// RFC 3492 §6.1.
std::uint32_t Adapt(std::uint32_t delta, std::uint32_t points, bool first) {
  delta = first ? delta / kDamp : delta / 2;
  delta += delta / points;
  std::uint32_t k = 0;
  while (delta > (kBase - kTMin) * kTMax / 2) {
    delta /= kBase - kTMin;
    k += kBase;
  }
  return k + (kBase - kTMin + 1) * delta / (delta + kSkew);
}

void AppendDelta(std::string& out, std::uint32_t delta, std::uint32_t bias) {
  for (std::uint32_t k = kBase;; k += kBase) {
    const std::uint32_t t = k <= bias ? kTMin : std::min(k - bias, kTMax);
    if (delta < t) break;
    out += Digit(t + (delta - t) % (kBase - t));
    delta = (delta - t) / (kBase - t);
  }
  out += Digit(delta);
}

// RFC 3492 §6.3. Nothing can overflow because the caller limits the length of the label: 63 code
// points times 0x10FFFF are less than 2^32.
std::string Punycode(const std::u32string& label) {
  std::string out;
  for (const char32_t c : label) {
    if (c < 0x80) out += static_cast<char>(c);
  }
  const auto basic = static_cast<std::uint32_t>(out.size());
  if (basic > 0) out += '-';
  std::uint32_t n = kInitialN;
  std::uint32_t delta = 0;
  std::uint32_t bias = kInitialBias;
  for (std::uint32_t handled = basic; handled < label.size();) {
    std::uint32_t next = 0xFFFFFFFF;
    for (const char32_t c : label) {
      if (c >= n) next = std::min(next, static_cast<std::uint32_t>(c));
    }
    delta += (next - n) * (handled + 1);
    n = next;
    for (const char32_t c : label) {
      if (c < n) ++delta;
      if (c != n) continue;
      AppendDelta(out, delta, bias);
      bias = Adapt(delta, handled + 1, handled == basic);
      delta = 0;
      ++handled;
    }
    ++delta;
    ++n;
  }
  return out;
}

// RFC 3492 §6.2, for a label of at most 63 bytes whose "xn--" has been removed; empty if it is not
// valid.
std::u32string DecodePunycode(std::string_view text) {
  std::u32string label;
  const std::size_t hyphen = text.rfind('-');
  const std::size_t basic = hyphen == std::string_view::npos ? 0 : hyphen;
  for (const char c : text.substr(0, basic)) label += static_cast<char32_t>(c);
  if (basic > 0) text.remove_prefix(basic + 1);
  std::uint64_t n = kInitialN;
  std::uint64_t i = 0;
  std::uint32_t bias = kInitialBias;
  while (!text.empty()) {
    const std::uint64_t before = i;
    std::uint64_t weight = 1;
    for (std::uint32_t k = kBase;; k += kBase) {
      if (text.empty()) return {};
      const char c = text.front();
      text.remove_prefix(1);
      if (!IsLower(c) && !IsDigit(c)) return {};
      const auto digit = static_cast<std::uint32_t>(IsLower(c) ? c - 'a' : c - '0' + 26);
      i += digit * weight;
      if (i > 0xFFFFFFFF) return {};
      const std::uint32_t t = k <= bias ? kTMin : std::min(k - bias, kTMax);
      if (digit < t) break;
      weight *= kBase - t;
    }
    const std::size_t points = label.size() + 1;
    bias = Adapt(static_cast<std::uint32_t>(i - before), static_cast<std::uint32_t>(points),
                 before == 0);
    n += i / points;
    i %= points;
    if (n > 0x10FFFF) return {};
    label.insert(label.begin() + static_cast<std::ptrdiff_t>(i), static_cast<char32_t>(n));
    ++i;
  }
  return label;
}

char32_t LowerLetter(char32_t c) {
  if (c < 0x80) return static_cast<char32_t>(Lower(static_cast<char>(c)));
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 0x20;     // Latin-1
  if (c >= 0x391 && c <= 0x3A9 && c != 0x3A2) return c + 0x20;  // Greek
  if (c >= 0x410 && c <= 0x42F) return c + 0x20;                // Cyrillic
  if (c >= 0x400 && c <= 0x40F) return c + 0x50;
  return c;
}

// Whether an A-label may encode this letter as it is. In Latin Extended, where upper and lower case
// alternate, only letters that are clearly lower case are accepted. Combining marks are not
// accepted (they would have to be composed first), nor are symbols, compatibility forms and private
// use.
bool IsPlainLetter(char32_t c) {
  if (c < 0x80) return IsAlphanumeric(static_cast<char>(c)) || c == '-';
  if (c >= 0xDF && c <= 0xFF) return c != 0xF7;
  if (c >= 0x100 && c <= 0x137) return c % 2 == 1 && c != 0x131 && c != 0x133;
  if (c >= 0x13A && c <= 0x148) return c % 2 == 0;
  if (c >= 0x14B && c <= 0x177) return c % 2 == 1;
  if (c == 0x17A || c == 0x17C || c == 0x17E) return true;
  if (c >= 0x3AC && c <= 0x3CE) return true;  // Greek
  if (c >= 0x430 && c <= 0x45F) return true;  // Cyrillic
  if (c >= 0x4C1 && c <= 0x4CF) return c % 2 == 0 || c == 0x4CF;
  if (c >= 0x461 && c <= 0x52F) return c % 2 == 1 && (c <= 0x481 || c >= 0x48B);
  if (c >= 0x5D0 && c <= 0x5EA) return true;        // Hebrew
  if (c >= 0x620 && c <= 0x64A) return c != 0x640;  // Arabic without its filler
  if (c >= 0x904 && c <= 0x939) return true;        // Devanagari
  if (c >= 0xE01 && c <= 0xE30) return true;        // Thai
  if (c >= 0x3041 && c <= 0x3096) return true;      // Hiragana
  if (c >= 0x30A1 && c <= 0x30FA) return true;      // Katakana
  if (c >= 0x4E00 && c <= 0x9FFF) return true;      // Han
  return c >= 0xAC00 && c <= 0xD7A3;                // Hangul
}

bool IsDot(char32_t c) { return c == '.' || c == 0x3002 || c == 0xFF0E || c == 0xFF61; }

bool AppendLabel(std::string& out, const std::u32string& label) {
  const bool ascii = std::all_of(label.begin(), label.end(), [](char32_t c) { return c < 0x80; });
  const std::size_t start = out.size();
  if (ascii) {
    for (const char32_t c : label) out += static_cast<char>(c);
  } else {
    out += "xn--";
    out += Punycode(label);
  }
  return out.size() - start <= kMaxHostLabelLength;
}

}  // namespace

std::optional<std::string> ToAsciiHost(std::string_view host) {
  std::string out;
  std::u32string label;
  for (std::size_t at = 0; at < host.size();) {
    const CodePoint point = DecodeUtf8(host, at);
    at += point.length;
    if (IsDot(point.value)) {
      if (!AppendLabel(out, label)) return std::nullopt;
      out += '.';
      label.clear();
      continue;
    }
    const char32_t letter = LowerLetter(point.value);
    if (!IsPlainLetter(letter) || label.size() == kMaxHostLabelLength) return std::nullopt;
    label += letter;
  }
  if (!AppendLabel(out, label)) return std::nullopt;
  return out;
}

std::u32string DecodeALabel(std::string_view label) {
  return label.size() > kMaxHostLabelLength ? std::u32string() : DecodePunycode(label.substr(4));
}

bool IsPlainALabel(std::string_view label) {
  if (label.size() > kMaxHostLabelLength) return false;
  std::string decoded;
  for (const char32_t c : DecodeALabel(label)) {
    if (c >= 0x590 && c <= 0x8FF) return false;  // Hebrew, Arabic and neighbouring blocks
    AppendUtf8(decoded, c);
  }
  return ToAsciiHost(decoded) == label;
}

}  // namespace sipattach
