#include "number/range_words.h"

#include <string>

#include "text/ascii.h"

namespace sipattach {
namespace {

// Words between blanks: a text holds one of them as " word ".
constexpr std::string_view kRangeWords =
    " to thru through until till upto up bis a \u00e0 al au ad hasta at\u00e9 ate tot "
    "jusqu'\u00e0 jusqu'au fino \u0434\u043e \u043f\u043e end ending endnumber endingnumber ";
constexpr std::string_view kFromWords = " von from de du da dal del desde ab ";
constexpr std::string_view kListWords = " and & und et y e or oder / ";
constexpr std::string_view kSizeWords =
    " numbers nos dids ddis tns lines nummern rufnummern numeros n\u00fameros num\u00e9ros numeri ";

bool IsAmong(std::string_view words, std::string_view word) {
  // Most are the digits that a number ends with.
  if (word.empty() || IsDigit(word.front())) return false;
  if (word.find(' ') != std::string_view::npos) return false;
  return words.find(" " + InSmallLetters(word) + " ") != std::string_view::npos;
}

}  // namespace

std::string InSmallLetters(std::string_view word) {
  std::string small = Lowercase(word);
  for (std::size_t at = 0; at + 1 < small.size(); ++at) {
    // From U+00C0 and U+0410 on, small letters follow the capital ones, 32 places further.
    const bool is_capital = (small[at] == '\xC3' || small[at] == '\xD0') && small[at + 1] < '\xA0';
    if (is_capital) small[at + 1] = static_cast<char>(small[at + 1] + 32);
  }
  return small;
}

bool IsRangeWord(std::string_view word) {
  while (!word.empty() && std::string_view("-.:()").find(word.front()) != std::string_view::npos) {
    word.remove_prefix(1);
  }
  while (!word.empty() && std::string_view("-.:()+").find(word.back()) != std::string_view::npos) {
    word.remove_suffix(1);
  }
  return IsAmong(kRangeWords, word);
}

bool IsFromWord(std::string_view word) { return IsAmong(kFromWords, word); }

bool IsListWord(std::string_view word) { return IsAmong(kListWords, word); }

bool IsSizeWord(std::string_view word) {
  if (word.ends_with(')')) word.remove_suffix(1);
  return IsAmong(kSizeWords, word);
}

}  // namespace sipattach
