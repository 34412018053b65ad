#include "import/signatures.h"

#include <algorithm>
#include <string>
#include <vector>

#include "lines/line_words.h"
#include "text/ascii.h"
#include "text/clean_text.h"
#include "text/lines.h"

namespace sipattach {
namespace {

constexpr std::size_t kMostLines = 12;
constexpr std::size_t kMostNumbers = 4;
constexpr std::size_t kLongestLine = 200;

// Whether a line has a telephone number, rather than the numbers of an address: "Musterstraße 12 ·
// 10115 Berlin".
bool HasNumber(std::string_view line) {
  constexpr std::string_view kSigns = " \t().-/+";
  std::size_t digits = 0;
  for (const char c : line) {
    if (IsDigit(c)) {
      if (++digits == kLeastDigits) return true;
    } else if (kSigns.find(c) == kSigns.npos) {
      digits = 0;
    }
  }
  // Full-width digits.
  return CountDigits(line) == 0 && CountAllDigits(line) >= kLeastDigits;
}

// Whether a list of bare numbers may end above this line, with an empty line below it. After
// "Lobby: 415-555-0132", the name and the number below it are another entry.
bool IsBelowEmptyLine(std::string_view text, std::size_t begin) {
  std::size_t ends = 0;
  for (; begin > 0 && IsBlank(text[begin - 1]); --begin) ends += text[begin - 1] == '\n' ? 1 : 0;
  const std::string_view above = text.substr(0, begin);
  const std::string_view line = above.substr(above.rfind('\n') + 1);
  return ends > 1 && line.size() <= kLongestLine && !(HasNumber(line) && HasLetters(line));
}

// "jane@acme.com", "www.acme.com"
bool HasAddress(std::string_view line) {
  return line.find('@') != line.npos || line.find("www.") != line.npos ||
         line.find("://") != line.npos;
}

// The lines that may be a signature, up to an empty line.
struct Block {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t lines = 0;
  std::size_t words = 0;     // lines without a number
  std::size_t labelled = 0;  // numbers that are called telephones
  std::size_t bare = 0;      // numbers without any name
  std::size_t numbers = 0;   // all of them
  bool has_address = false;  // of email or the web
  bool has_street = false;   // or a line with the digits of an address
  bool is_too_long = false;
};

Block BlockAt(std::string_view text, std::size_t begin) {
  Block block{begin, begin};
  while (block.end < text.size()) {
    const std::string_view line = LineAt(text, block.end);
    if (Trim(line).empty() || line.starts_with('>')) break;
    if (++block.lines > kMostLines || line.size() > kLongestLine) {
      block.is_too_long = true;
      break;
    }
    block.has_address = block.has_address || HasAddress(line);
    if (HasNumber(line)) {
      ++block.numbers;
      block.labelled += HasTelephoneWord(line) ? 1 : 0;
      block.bare += HasLetters(line) ? 0 : 1;
    } else {
      ++block.words;
      block.has_street = block.has_street || CountAllDigits(line) >= kLeastDigits;
    }
    block.end = NextLine(text, block.end);
  }
  return block;
}

// "Jane Doe", "i. A. Jane Doe", "Jane Doe | 415-555-0132", not "Berlin:" or "Group 2".
bool IsLikeName(std::string_view line) {
  constexpr std::ptrdiff_t kMostBlanks = 3;
  line = Trim(line.substr(0, line.find('|')));
  const bool begins = !line.empty() && (IsUpper(line[0]) || line.starts_with("i.") ||
                                        static_cast<unsigned char>(line[0]) > 0x7F);
  return begins && CountAllDigits(line) == 0 && line.find_first_of(":=;") == line.npos &&
         std::count(line.begin(), line.end(), ' ') <= kMostBlanks;
}

// Whether a block below the thanks at the end of a letter is its author's.
bool IsBelowThanks(const Block& block, std::string_view first, bool is_apart) {
  if (!IsLikeName(first)) return false;
  // A line may have the number of a register: "USt-IdNr. DE123456789"
  const bool is_told = block.labelled * 2 > block.numbers && block.bare == 0;
  if (block.labelled == block.numbers || is_told || block.has_address) return true;
  return !is_apart && block.numbers == 1;
}

// Whether a block below an empty line is the author's.
bool IsBelowList(const Block& block, std::string_view first) {
  // "Jane Doe | Acme | 415-555-0132 | jane@acme.com"
  if (block.lines == 1) return block.has_address && HasLetters(first.substr(0, 1));
  // "Lobby" and "Tel 415-555-0132" may be one more entry.
  const bool is_more = block.words > 1 || block.numbers > 1 || block.has_address;
  return is_more && IsLikeName(first) && block.bare == 0 && block.labelled == block.numbers;
}

// Whether a line begins what a letter quotes.
bool BeginsQuote(std::string_view line) {
  line = Trim(line);
  return line.starts_with("From:") || line.starts_with("Von:") || line.starts_with('>') ||
         line.starts_with("-----") || line.starts_with("_____") || line.ends_with("wrote:") ||
         line.ends_with("schrieb:");
}

// "-- ", "--", "—", "____"
bool IsSeparator(std::string_view line) {
  line = Trim(line);
  return line == "--" || line == "\u2014" ||
         (line.size() > 1 && line.find_first_not_of('_') == line.npos);
}

// The block of the signature that begins at a line; nullopt if none does.
std::optional<Block> SignatureAt(std::string_view text, std::string_view line, std::size_t begin) {
  const bool is_below = IsSeparator(line);
  if (is_below || IsThanks(Trim(line))) {
    std::size_t at = NextLine(text, begin);
    const bool is_apart = at < text.size() && Trim(LineAt(text, at)).empty();
    if (is_apart) at = NextLine(text, at);
    const Block block = BlockAt(text, at);
    if (block.lines == 0 || block.is_too_long) return std::nullopt;
    const std::string_view first = LineAt(text, at);
    const bool is_marked = line == "-- " && !HasNumber(first);
    // "--" above "Jane Doe" and a number
    const bool is_named = Trim(line) == "--" && IsLikeName(first) && block.numbers == 1 &&
                          Trim(first).find(' ') != first.npos;
    const bool is_told =
        (IsLikeName(first) || block.lines == 1) && (block.labelled > 0 || block.has_address);
    if (is_below ? is_marked || is_named || is_told : IsBelowThanks(block, first, is_apart))
      return block;
    return std::nullopt;
  }
  if (!IsBelowEmptyLine(text, begin)) return std::nullopt;
  const Block block = BlockAt(text, begin);
  if (block.is_too_long || !IsBelowList(block, line)) return std::nullopt;
  return block;
}

}  // namespace

std::size_t BeginOfSignature(std::string_view text) {
  constexpr std::size_t kLookedAt = 2048;
  std::size_t begin = text.size() - std::min(text.size(), kLookedAt);
  for (; begin < text.size(); begin = NextLine(text, begin)) {
    const std::string_view line = LineAt(text, begin);
    if (!IsSeparator(line) && !IsThanks(Trim(line))) continue;
    const std::optional<Block> block = SignatureAt(text, line, begin);
    if (block && block->numbers <= kMostNumbers &&
        text.find_first_of("0123456789", block->end) == text.npos)
      break;
  }
  return begin;
}

[[gnu::noinline]] void LeaveSignatureOut(std::string_view text, std::size_t begin,
                                         Findings& findings) {
  const std::string_view name = Trim(LineAt(text, NextLine(text, begin)));
  ForEachLine(text, begin, [&](std::string_view line, std::size_t at) {
    LeaveLineOut(line, at, name, findings);
  });
}

// Whether nothing but letters that are quoted follows.
bool Signatures::EndsLetter(std::size_t end, const Reading& reading) {
  const std::string_view text = reading.text;
  if (!last_digit_) last_digit_ = text.find_last_of("0123456789");
  while (end < text.size() && Trim(LineAt(text, end)).empty()) end = NextLine(text, end);
  return end >= text.size() || *last_digit_ < end || BeginsQuote(LineAt(text, end));
}

std::optional<std::size_t> Signatures::TakeAt(std::string_view line, std::size_t begin,
                                              Reading& reading) {
  if (line.size() > kLongestLine || reading.rows.count() == 0 || Trim(line).empty())
    return std::nullopt;
  const bool is_separator = IsSeparator(line);
  if (!is_separator && !HasLetters(line)) return std::nullopt;
  const std::optional<Block> block = SignatureAt(reading.text, line, begin);
  if (!block || block->numbers > kMostNumbers) return std::nullopt;
  if (block->numbers == 0 && !block->has_street) return std::nullopt;
  if (block->begin == begin && !reading.LabelsSeen().are_bare) return std::nullopt;
  if (!EndsLetter(block->end, reading)) return std::nullopt;
  std::string_view name = Trim(LineAt(reading.text, block->begin));
  if (HasNumber(name)) name = is_separator ? std::string_view("--") : Trim(line);
  for (std::size_t at = block->begin; at < block->end; at = NextLine(reading.text, at))
    LeaveLineOut(LineAt(reading.text, at), at, name, reading.findings);
  return block->end;
}

}  // namespace sipattach
