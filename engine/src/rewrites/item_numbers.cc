#include "rewrites/item_numbers.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "draft_limits.h"
#include "text/ascii.h"
#include "text/lines.h"

namespace sipattach {
namespace {

// The number of an item at the beginning of a line.
struct Item {
  // What is around it: "1 ", "1.", "[1] ", "(1) ", "#1: ", "1 - ", "1/3 ".
  enum class Form : std::uint8_t { kBlank, kPoint, kSquare, kRound, kHash, kDash, kOfTotal };
  Form form = Form::kBlank;
  int number = 0;
  std::size_t end = 0;  // where the line's own number begins
};

bool BeginsNumber(std::string_view text) {
  return !text.empty() && (IsDigit(text[0]) || text[0] == '+' || text[0] == '(') &&
         CountDigits(text) >= kLeastDigits;
}

// The form that the text after the digits of an item shows, and how long that is; 0 if it is none.
// `opener` is the bracket or # before the digits.
std::size_t ReadForm(std::string_view rest, char opener, Item::Form& form) {
  using Form = Item::Form;
  if (opener == '#') {
    form = Form::kHash;
    const std::size_t sign = rest.starts_with(':') || rest.starts_with('.') ? 1 : 0;
    return rest.substr(sign).starts_with(' ') ? sign + 1 : 0;
  }
  if (opener != '\0') {
    form = opener == '[' ? Form::kSquare : Form::kRound;
    return rest.starts_with(opener == '[' ? "] " : ") ") ? 2 : 0;
  }
  form = Form::kOfTotal;
  if (rest.starts_with('/')) {
    const std::size_t end = SkipDigits(rest, 1);
    return end > 1 && rest.substr(end).starts_with(' ') ? end + 1 : 0;
  }
  form = Form::kDash;
  if (rest.starts_with(" - ")) return 3;
  form = Form::kPoint;
  if (rest.starts_with('.')) return 1;
  form = Form::kBlank;
  return rest.starts_with(' ') && !rest.starts_with("  ") ? 1 : 0;
}

std::optional<Item> ItemAt(std::string_view line) {
  constexpr std::size_t kMostDigits = 4;
  std::size_t begin = 0;
  while (begin < line.size() && line[begin] == ' ') ++begin;
  constexpr std::string_view kOpeners = "[(#";
  const char opener =
      begin < line.size() && kOpeners.find(line[begin]) != kOpeners.npos ? line[begin] : '\0';
  begin += opener == '\0' ? 0 : 1;
  const std::size_t end = SkipDigits(line.substr(0, begin + kMostDigits + 1), begin);
  if (end == begin || end - begin > kMostDigits) return std::nullopt;
  // "01 42 68 53 00" and "02 40 12 34 56" are whole numbers.
  if (line[begin] == '0' && end - begin == 2) return std::nullopt;
  Item item;
  const std::size_t length = ReadForm(line.substr(end), opener, item.form);
  item.end = end + length;
  std::from_chars(line.data() + begin, line.data() + end, item.number);
  if (length == 0 || !BeginsNumber(line.substr(item.end))) return std::nullopt;
  return item;
}

// Follows the items of a list from line to line.
class Counter {
 public:
  // Whether the item is the first of a list, or the one after the last.
  bool Takes(const Item& item) {
    const bool is_next = last_ && last_->form == item.form && item.number == last_->number + 1;
    if (!is_next && item.number > 1) return false;
    steps_ += is_next ? 1 : 0;
    if (!last_ && item.number == 0) least_ = 2;  // "0 800 …", "1 800 …"
    last_ = item;
    return true;
  }
  [[nodiscard]] bool counts() const { return steps_ >= least_; }

 private:
  std::optional<Item> last_;
  std::size_t steps_ = 0;
  std::size_t least_ = 1;
};

bool HasItems(std::string_view text) {
  Counter counter;
  while (!text.empty()) {
    const std::string_view line = TakeLine(text);
    if (CountDigits(line) < kLeastDigits) continue;
    const std::optional<Item> item = ItemAt(line);
    if (!item || !counter.Takes(*item)) return false;
  }
  return counter.counts();
}

}  // namespace

std::string WithoutItemNumbers(std::string_view text) {
  if (!HasItems(text)) return {};
  std::string plain(text);
  ForEachLine(text, 0, [&](std::string_view line, std::size_t at) {
    const std::optional<Item> item = CountDigits(line) < kLeastDigits ? std::nullopt : ItemAt(line);
    if (item) std::fill_n(plain.begin() + static_cast<std::ptrdiff_t>(at), item->end, ' ');
  });
  return plain;
}

}  // namespace sipattach
