#include "number/range_words.h"

#include <algorithm>
#include <string>

#include "text/ascii.h"

namespace sipattach {
namespace {

// Words between the ends of a range. In all these lists, each word has a blank before and after it.
constexpr std::string_view kRangeWords =
    " to thru through until till upto up bis a à al au ad hasta até ate tot jusqu'à jusqu'au "
    "jusqu’à jusqu’au fino t/m til t.o.m tom až do până s/d s.d sampai hingga đến до по έως "
    "μέχρι إلى עד ถึง 至 到 から 부터 ile tól től ig end ending endnumber endingnumber ";
// Those that also say where something goes.
constexpr std::string_view kToWords = " to à a al au ";
// Those that are names when capitalized: "415-555-2671 Tom".
constexpr std::string_view kNames = " A Ad Al Ate Do Till Tom ";
// What may follow a range word: "tot en met", "til og med", "bis einschließlich".
constexpr std::string_view kRangeFillers =
    " en met og med and including la inkl incl einschließlich el o le il ";
// Before "to", these say where calls go, or what a number is replaced with.
constexpr std::string_view kGoingWords =
    " forward forwards forwarded forwarding fwd go goes redirect redirects redirected redirecting "
    "divert diverts diverted diverting call-forward mapped mapping maps points pointed rings link "
    "links linked rename renamed renames change changes changed changing replace replaced swap "
    "reroute reroutes rerouted umleiten umleitung umgeleitet rufumleitung weiterleiten "
    "weiterleitung weitergeleitet umbenennen umbenannt ändern geändert renvoi renvoyer renvoyé "
    "rediriger redirigé redirigir desviar desvío desvio redirecionar inoltrare doorschakelen "
    "doorverbinden doorgeschakeld ";
// These may also be said of a block, which moves to another carrier.
constexpr std::string_view kMovingWords =
    " transfer transfers transferred transferring route routes routed routing sent send moved move "
    "moving calls call anruf anrufe appel appels llamada llamadas ";
// After these, two whole numbers are the ends of a range, whatever is done with it.
constexpr std::string_view kBlockNouns =
    " numbers nos dids ddis tns lines nummern rufnummern numeros números numéros numeri blocks "
    "ranges series serie ";
constexpr std::string_view kFromWords = " von from de du da dal del desde ab od vanaf ";
constexpr std::string_view kBlockWords =
    " block range rufnummernblock rufnummernbereich durchwahlbereich nummernblock "
    "nummernbereich rn-block dw-bereich gnr blok reeks tranche rango "
    "faixa ";
constexpr std::string_view kBetweenWords = " between zwischen entre tussen tra ";
constexpr std::string_view kListWords = " and & und et y e en och og or oder / ";
constexpr std::string_view kSizeWords =
    " number numbers nos dids ddis tns lines nummern rufnummern numeros n\u00fameros num\u00e9ros "
    "numeri nummers numer\u00f3w sda "
    "block ";

bool IsAmong(WordList words, std::string_view word) {
  constexpr std::size_t kLongest = 24;
  // Most candidates are the digits that a number ends with.
  if (word.empty() || word.size() > kLongest || IsDigit(word.front())) return false;
  return IsOneOf(words, InSmallLetters(word));
}

// In Unicode, small letters come 32 or 80 places after the capital ones, or right next to them.
char32_t SmallLetter(char32_t letter) {
  const auto is_in = [&](char32_t first, char32_t last) {
    return letter >= first && letter <= last;
  };
  if (is_in(0xC0, 0xDE) || is_in(0x391, 0x3A9) || is_in(0x410, 0x42F)) return letter + 32;
  if (is_in(0x400, 0x40F)) return letter + 80;
  if (is_in(0x388, 0x38A)) return letter + 37;  // "Έ", "Ή", "Ί"
  if (is_in(0x100, 0x137) || is_in(0x14A, 0x177)) return letter | 1U;
  if (is_in(0x139, 0x148) || is_in(0x179, 0x17E)) return (letter + 1) & ~char32_t{1};
  return letter;
}

}  // namespace

std::string InSmallLetters(std::string_view word) {
  std::string small = Lowercase(word);
  for (std::size_t at = 0; at + 1 < small.size(); ++at) {
    const auto lead = static_cast<unsigned char>(small[at]);
    const auto next = static_cast<unsigned char>(small[at + 1]);
    // Latin, Greek and Cyrillic letters, of two bytes
    if (lead < 0xC3 || lead > 0xD0 || (next & 0xC0U) != 0x80) continue;
    const char32_t letter = SmallLetter((lead & 0x1FU) << 6U | (next & 0x3FU));
    small[at] = static_cast<char>(0xC0U | letter >> 6U);
    small[++at] = static_cast<char>(0x80U | (letter & 0x3FU));
  }
  if (small.ends_with("\u03C3")) small.replace(small.size() - 2, 2, "\u03C2");  // final sigma
  return small;
}

bool IsRangeWord(std::string_view word) {
  const bool has_colon = word.ends_with(':');  // "De: …, A: …" of a form
  while (!word.empty() && std::string_view("-.:()").find(word.front()) != std::string_view::npos) {
    word.remove_prefix(1);
  }
  while (!word.empty() && std::string_view("-.:()+").find(word.back()) != std::string_view::npos) {
    word.remove_suffix(1);
  }
  return IsAmong(kRangeWords, word) && (has_colon || !IsOneOf(kNames, word));
}

bool IsPlainRangePhrase(std::string_view text) {
  constexpr std::string_view kInCapitals = " TO THRU THROUGH BIS UNTIL ";
  if (text.starts_with("up ")) text.remove_prefix(3);
  return IsRangePhrase(text) && (InSmallLetters(text) == text || IsOneOf(kInCapitals, text));
}

bool IsRangePhrase(std::string_view text, bool after_between) {
  bool has_range_word = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.find_first_not_of("-+().:\"'") == std::string_view::npos) continue;
    if (StartsWithIgnoringCase(word, "tel:")) continue;
    const bool is_range_word =
        IsRangeWord(word) || (after_between && !has_range_word && IsListWord(word));
    if (!is_range_word && !(has_range_word && IsAmong(kRangeFillers, word))) return false;
    has_range_word = true;
  }
  return has_range_word;
}

bool IsGoingWord(std::string_view word) {
  if (word.starts_with('(')) word.remove_prefix(1);
  return IsAmong(kGoingWords, word) || IsAmong(kMovingWords, word);
}

bool IsMovingWord(std::string_view word) { return IsAmong(kMovingWords, word); }

bool IsBlockNoun(std::string_view word) { return IsBlockWord(word) || IsAmong(kBlockNouns, word); }

bool IsToWord(std::string_view word) { return IsAmong(kToWords, word); }

bool IsBetweenWord(std::string_view word) { return IsAmong(kBetweenWords, word); }

bool IsFromWord(std::string_view word) { return IsAmong(kFromWords, word); }

bool IsBlockWord(std::string_view word) {
  return IsAmong(kBlockWords, word.substr(0, word.find_last_not_of(": ") + 1));
}

bool IsListWord(std::string_view word) { return IsAmong(kListWords, word); }

bool IsSizeWord(std::string_view word) {
  if (word.ends_with(')')) word.remove_suffix(1);
  return IsAmong(kSizeWords, word);
}

}  // namespace sipattach
