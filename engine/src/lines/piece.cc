#include "lines/piece.h"

#include <algorithm>

#include "number/number_range.h"
#include "text/ascii.h"
#include "text/clean_text.h"

namespace sipattach {

std::string TextOf(std::string_view line, const Piece& piece) {
  constexpr std::size_t kLongest = 32;  // bytes; a few digits of any script
  std::string text(line.substr(piece.begin, piece.end - piece.begin));
  if (piece.has_stem()) {
    text.insert(0, line.substr(piece.beside, piece.range_end - piece.beside));
  } else if (piece.range_end > 0) {
    const std::string_view last = line.substr(piece.beside, piece.range_end - piece.beside);
    const bool are_extensions = AreEndsOfBlock(last);
    text += are_extensions ? " (" : " - ";
    text += last;
    if (are_extensions) text += ')';
  } else if (piece.beside > piece.begin) {
    const std::string clean = Clean(line.substr(piece.beside, kLongest)).text;
    const std::string_view rest = clean;
    const std::size_t digits = std::min(rest.find_first_of("0123456789"), rest.size());
    const bool is_size = IsAlpha(rest[0]) || rest.substr(SkipDigits(rest, 0)).starts_with("er");
    text += is_size ? " (" : digits == 0 ? " ext. " : ", -";
    text += rest.substr(digits, SkipDigits(rest, digits) - digits);
    if (is_size) text += " numbers)";
  } else if (piece.beside > 0) {
    const std::size_t begin = piece.beside - std::min(piece.beside, kLongest);
    const std::string before = Clean(line.substr(begin, piece.beside - begin)).text;
    const std::size_t digits = before.find_last_not_of("0123456789") + 1;
    text += " (";
    text += before.substr(digits);
    text += " numbers)";
  }
  return text;
}

}  // namespace sipattach
