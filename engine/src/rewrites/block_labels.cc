#include "rewrites/block_labels.h"

#include <cstddef>

#include "number/range_words.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::size_t kLongestWord = 12;
constexpr WordList kFirstWords = " from start starting first begin beginning ";

// Where the digits before the colon begin, if they are few enough to number a block.
std::size_t BeginOfNumber(std::string_view text, std::size_t colon) {
  std::size_t begin = colon;
  while (begin > 0 && IsDigit(text[begin - 1])) --begin;
  const bool is_number = begin < colon && colon - begin <= 2 && begin > 0 && text[begin - 1] == ' ';
  return is_number ? begin : colon;
}

std::string_view WordBefore(std::string_view text, std::size_t end) {
  while (end > 0 && text[end - 1] == ' ') --end;
  std::size_t begin = end;
  while (begin > 0 && end - begin < kLongestWord && IsAlpha(text[begin - 1])) --begin;
  return text.substr(begin, end - begin);
}

}  // namespace

std::string WithoutBlockNumbers(std::string_view text) {
  std::string out;
  bool has_first = false;
  bool has_last = false;
  for (std::size_t colon = text.find(':'); colon != std::string_view::npos;
       colon = text.find(':', colon + 1)) {
    const std::size_t begin = BeginOfNumber(text, colon);
    if (begin == colon) continue;
    const std::string_view word = WordBefore(text, begin);
    const bool is_first = IsOneOf(kFirstWords, Lowercase(word)) || IsFromWord(word);
    const bool is_last = !is_first && (IsRangeWord(word) || EqualsIgnoringCase(word, "last"));
    if (!is_first && !is_last) continue;
    has_first = has_first || is_first;
    has_last = has_last || is_last;
    if (out.empty()) out = text;
    // "From:   "
    const auto end = static_cast<std::size_t>(word.data() + word.size() - text.data());
    out.replace(end, colon + 1 - end, colon + 1 - end, ' ');
    out[end] = ':';
  }
  return has_first && has_last ? out : std::string();
}

}  // namespace sipattach
