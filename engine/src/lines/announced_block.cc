#include "lines/announced_block.h"

#include <algorithm>
#include <string_view>

#include "lines/line_words.h"
#include "number/range_words.h"
#include "text/ascii.h"

namespace sipattach {

[[gnu::noinline]] BlockName ReadBlockName(const ClassifiedLine& line, LineSpan word,
                                          std::size_t segment_end) {
  constexpr std::size_t kMostDigits = 5;
  constexpr std::size_t kLongestOf = 4;  // "of ", "von ", with the blank
  std::string_view text = TrimOf(line.TextOf(word), "()");
  const std::size_t begin = static_cast<std::size_t>(text.data() - line.text().data());
  std::size_t digits = SkipDigits(text, 0);
  const bool is_joined = digits > 0 && text.substr(digits).starts_with("er");
  const bool is_block = IsBlockWord(text.substr(is_joined ? std::min(digits + 3, text.size()) : 0));
  const std::size_t size_end = is_joined ? begin + digits : 0;
  std::size_t end = word.end;
  if (is_block && !is_joined) {
    text = line.TextOf({std::min(word.end + 1, segment_end), segment_end});
    text = text.substr(0, kLongestOf + kMostDigits + 1);
    const std::size_t of = text.find(' ') + 1;
    end = SkipDigits(text, of);
    digits = of > 0 && of <= kLongestOf && IsLower(text[0]) ? end - of : 0;
    end += word.end + 1;
  }
  // "qty 10"; of anything else, there are hardly tens
  const bool is_count = IsOneOf(" qty qty: quantity quantity: count: ", Lowercase(text));
  if (is_count) {
    const std::size_t first = std::min(word.end + 1, segment_end);
    end = SkipDigits(line.text().substr(0, segment_end), first);
    digits = end - first > 1 && line.text()[end - 1] == '0' ? end - first : 0;
  }
  const bool may_have_size = is_block || is_count;
  return {{begin, end}, size_end, is_block, may_have_size && digits > 0 && digits <= kMostDigits};
}

void AnnouncedBlock::NoteWord(const ClassifiedLine& line, const LineToken& word,
                              const BlockName& name) {
  constexpr std::size_t kLongestFiller = 4;
  const std::string_view text = line.TextOf(word.span);
  // "100 block 020 7946 0000", "100er Block 030 90182000"
  const std::string_view between =
      line.TextOf({std::min(size_end_, word.span.begin), word.span.begin});
  const bool is_sized = name.is_block && size_end_ > 0 && (between == " " || between == "er ") &&
                        line.text()[size_end_ - 1] == '0';
  is_announced_ = is_announced_ || IsSizeWord(text) || is_sized || name.has_size;
  if (name.size_end > 0) size_end_ = name.size_end;
  // "starting at", "ab der"
  starts_ = is_sized || word.word == LineWord::kStart || IsFromWord(text) ||
            (starts_ && text.size() <= kLongestFiller && !IsUpper(text[0]));
  // "Block of 10: 020 7946 0110", and no other number
  constexpr std::size_t kLookedAt = 64;
  const std::string_view behind =
      line.text().substr(std::min(name.span.end, line.text().size())).substr(0, kLookedAt);
  if (name.has_size && name.size_end == 0 && behind.starts_with(':')) {
    size_end_ = name.span.end;
    starts_ = CountDigits(behind) <= kMostLineDigits;
  }
}

}  // namespace sipattach
