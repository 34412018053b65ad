#include "tables/cells.h"

#include <algorithm>
#include <string>

#include "lines/classified_line.h"
#include "number/range_words.h"
#include "text/ascii.h"
#include "text/clean_text.h"

namespace sipattach {
namespace {

constexpr std::string_view kSumWords =
    " total totals subtotal grand sum summe gesamt gesamtsumme zwischensumme insgesamt totale "
    "totali "
    "somme sous-total suma totales totaal totalt razem celkem итого 合計 合计 总计 ";

constexpr std::string_view kNothingWords = " n/a na none null unknown pending tbc tbd - ";

// The number of different cells in a column of words; 0 for other columns.
std::size_t CountDifferingWords(const std::vector<std::string_view>& cells) {
  constexpr std::size_t kMostDigits = 3;
  std::size_t filled = 0;
  std::size_t words = 0;
  std::size_t differing = 0;
  for (auto cell = cells.begin(); cell != cells.end(); ++cell) {
    if (SaysNothing(*cell)) continue;
    ++filled;
    words += HasLetters(*cell) && CountDigits(*cell) <= kMostDigits ? 1 : 0;
    differing += std::find(cells.begin(), cell, *cell) == cell ? 1 : 0;
  }
  return words * 2 > filled ? differing : 0;
}

}  // namespace

bool SaysNothing(std::string_view cell) {
  const std::string text = Lowercase(Trim(cell).substr(0, 16));
  return text.empty() || IsOneOf(kNothingWords, text);
}

std::string SizeIn(std::string_view cell) {
  constexpr std::size_t kMostDigits = 6;
  constexpr std::size_t kGroup = 3;  // digits after a thousands separator
  cell = Trim(cell);
  const std::size_t end = std::min(cell.find_first_not_of("0123456789,.'"), cell.size());
  const std::string_view number = cell.substr(0, end);
  const std::string_view noun = Trim(cell.substr(end));
  const std::size_t sign = std::min(number.find_first_of(",.'"), number.size());
  const bool is_plain = sign == number.size();
  const bool has_thousands = sign > 0 && sign <= kGroup && number.size() == sign + 1 + kGroup &&
                             CountDigits(number) == number.size() - 1;
  if (number.empty() || (!is_plain && !has_thousands) || CountDigits(number) > kMostDigits)
    return "";
  return noun.empty() || IsSizeWord(noun) ? DigitsOf(number) : "";
}

std::string FillMask(std::string_view mask, std::string_view line) {
  constexpr std::size_t kLeastDigitsOfMask = 3;
  constexpr std::size_t kLongestLine = 7;
  mask = Trim(mask);
  line = Trim(line);
  const std::size_t open = mask.size() - (mask.find_last_not_of("Xx") + 1);
  mask.remove_suffix(open);
  if (open == 0 || open > line.size() || line.size() > kLongestLine || !IsAllDigits(line) ||
      CountDigits(mask) < kLeastDigitsOfMask || HasLetters(mask))
    return "";
  return std::string(mask).append(line.substr(line.size() - open));
}

bool MayHaveAreaCode(std::string_view number, std::string_view area, std::string_view name) {
  const std::string code = DigitsOf(area);
  const std::size_t zeros = std::min(code.find_first_not_of('0'), code.size());
  const std::string digits = DigitsOf(number);
  // "area" may be any part of a country, and "AC" an account.
  return IsOneOf(" area ac ", Lowercase(Trim(name))) || digits.starts_with('0') ||
         digits.starts_with(std::string_view(code).substr(zeros));
}

bool IsRule(std::string_view text, const std::vector<Field>& fields) {
  bool any = false;
  for (const Field& field : fields) {
    const std::string_view cell = text.substr(field.begin, field.end - field.begin);
    if (cell.find_first_not_of("-=+:_ ") != std::string_view::npos) return false;
    any = any || cell.find("--") != std::string_view::npos ||
          cell.find("==") != std::string_view::npos;
  }
  return any;
}

bool IsBlankOrRule(std::string_view text, const std::vector<Field>& fields) {
  return IsRule(text, fields) || std::all_of(fields.begin(), fields.end(), [&](const Field& field) {
           // "];" ends a list in a program.
           return TrimOf(text.substr(field.begin, field.end - field.begin), "[](){};, \t").empty();
         });
}

bool IsSum(std::string_view text, const std::vector<Field>& fields) {
  std::string_view first;
  for (const Field& field : fields) {
    const std::string_view cell = text.substr(field.begin, field.end - field.begin);
    if (CountDigits(cell) >= kLeastDigits) return false;
    if (first.empty()) first = Trim(cell);
  }
  return IsOneOf(kSumWords, Lowercase(first.substr(0, first.find_first_of(" \t:.,;|=("))));
}

std::vector<std::size_t> TellingColumns(const std::vector<std::vector<std::string_view>>& columns) {
  constexpr std::size_t kMost = 3;
  std::vector<std::size_t> differing;
  differing.reserve(columns.size());
  for (const auto& cells : columns) differing.push_back(CountDifferingWords(cells));
  std::vector<std::size_t> telling;
  while (telling.size() < kMost) {
    const auto most = std::max_element(differing.begin(), differing.end());
    if (most == differing.end() || *most == 0) break;
    telling.push_back(static_cast<std::size_t>(most - differing.begin()));
    *most = 0;
  }
  return telling;
}

}  // namespace sipattach
