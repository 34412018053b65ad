#include "tables/table_layout.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "lines/date_or_address.h"
#include "lines/line_words.h"
#include "names/change_words.h"
#include "number/range_words.h"
#include "number/spreadsheet.h"
#include "number/typed_number.h"
#include "tables/cells.h"
#include "tables/columns_beside.h"
#include "tables/range_columns.h"
#include "tables/table_columns.h"
#include "tables/table_sample.h"
#include "text/ascii.h"
#include "text/clean_text.h"

namespace sipattach {
namespace {

constexpr char kDelimiters[] = {'\t', ';', '|', ','};  // those rare in other roles first
constexpr std::size_t kSampleBytes = 64 * 1024;
// At least this percentage of a table's rows have the same number of fields.
constexpr std::size_t kLeastEvenPercent = 80;

// What a column's name, and being the same in every row, add to its score.
constexpr int kNamedDirectly = 28;
constexpr int kNamedStrongly = 20;
constexpr int kNamedMobile = 2;
constexpr int kNamedWeakly = 10;
constexpr int kNamedAlso = -5;
constexpr int kNamedUnlike = -60;
constexpr int kNamedPlainly = 3;
constexpr int kNamedPorted = 25;
constexpr int kNamedCalled = 45;  // the name alone says that it is not the line's own
constexpr int kNamedOthers = -40;
constexpr int kConstant = -30;
// On a trunk, a constant column is the main number beside the extensions of its users.
constexpr int kConstantOfTrunk = -95;

int BonusOf(NameOfNumbers name) {
  switch (name) {
    case NameOfNumbers::kInternational:
    case NameOfNumbers::kDirect:
      return kNamedDirectly;
    case NameOfNumbers::kStrong:
      return kNamedStrongly;
    case NameOfNumbers::kMobile:
      return kNamedMobile;
    case NameOfNumbers::kWeak:
      return kNamedWeakly;
    case NameOfNumbers::kAlso:
      return kNamedAlso;
    case NameOfNumbers::kUnlike:
      return kNamedUnlike;
    default:
      return 0;
  }
}

int BonusOf(NumbersFor purpose) {
  switch (purpose) {
    case NumbersFor::kPlain:
      return kNamedPlainly;
    case NumbersFor::kPorted:
      return kNamedPorted;
    case NumbersFor::kCalled:
      return kNamedCalled;
    case NumbersFor::kOthers:
      return kNamedOthers;
    default:
      return 0;
  }
}

// Whether this is the name of the requested column.
bool IsNamed(std::string_view name, const Json& wanted) {
  return EqualsIgnoringCase(Trim(name), Trim(Text(wanted)));
}

// Whether enough rows have the same number of fields for a table.
bool IsEven(const TableSample& sample) {
  // Lines below the last row of full width, such as a total, are not rows.
  std::size_t count = sample.records.size();
  while (count > 2 && sample.widths[count - 1] == 1 && sample.width > 1) --count;
  return sample.width >= 2 && count >= 2 && sample.even * 100 >= count * kLeastEvenPercent;
}

// "T: 030 901820 | M: 0171 1234567": cells that name themselves are not in columns.
bool NamesItsCells(const std::vector<std::string>& record) {
  constexpr std::size_t kLeastDigitsOfNamed = 5;
  std::size_t named = 0;
  for (const std::string& cell : record) {
    const std::size_t number = std::min(cell.find_first_of("0123456789+("), cell.size());
    std::string_view name = Trim(std::string_view(cell).substr(0, number));
    while (!name.empty() && (name.back() == ':' || name.back() == '.')) name.remove_suffix(1);
    const std::string_view rest = std::string_view(cell).substr(number);
    if (name.empty() || HasLetters(rest) || CountDigits(rest) < kLeastDigitsOfNamed) continue;
    const bool is_initial = name.size() == 1 && name[0] != cell[number - 1];
    if (is_initial || ReadNameOfNumbers(name) >= NameOfNumbers::kAlso ||
        IsTelephoneWord(InSmallLetters(name)))
      ++named;
  }
  return named > 1;
}

// Whether the first row has known names, of whatever kind.
bool HasNames(const BulkLayout& layout) {
  return layout.has_header &&
         std::any_of(layout.columns.begin(), layout.columns.end(), [](const std::string& name) {
           const ColumnName read = ReadColumnName(name);
           return read.numbers >= NameOfNumbers::kAlso || read.role != ColumnRole::kLeftOut;
         });
}

// Finds out what the columns are for if one delimiter splits the text.
class TableFinder {
 public:
  TableFinder(const NumberContext& context, const WantedColumns& wanted, const TableSample& sample)
      : context_(context), wanted_(wanted), sample_(sample), columns_(context, sample) {}

  // The table and its score, if there is one.
  std::optional<std::pair<BulkLayout, int>> Find(char delimiter) {
    layout_.delimited = true;
    layout_.delimiter = delimiter;
    layout_.lines_above = sample_.above;
    layout_.first_above = sample_.first_above;
    layout_.begin = sample_.begins[0];
    layout_.columns.assign(sample_.width, "");
    layout_.roles.assign(sample_.width, ColumnRole::kLeftOut);
    int best = ChoosePhoneColumn();
    columns_.SetHeader(layout_.has_header);
    for (std::size_t i = 0; layout_.has_header && i < columns_.size(); ++i) {
      layout_.columns[i] = Trim(columns_.Cell(0, i));
    }
    best = std::max(best, FindNumberParts(columns_, layout_));
    best = std::max(best, FindRangeColumns(columns_, layout_));
    if (best < kNumberColumn) best = FindMaskedNumbers(columns_, layout_);
    if (best < kNumberColumn && !layout_.chosen) return std::nullopt;
    if (!layout_.chosen &&
        std::any_of(sample_.records.begin(), sample_.records.end(), NamesItsCells))
      return std::nullopt;
    // A list of numbers over several lines has numbers in every column.
    const int of_ten = context_.trunk ? 9 : 6;
    bool all = true;
    for (std::size_t i = 0; i < columns_.size(); ++i)
      all = all && columns_.score(i) * 10 >= best * of_ten;
    const bool has_ranges = layout_.roles[layout_.phone_column] == ColumnRole::kRangeStart;
    if (all && !has_ranges && !layout_.has_header && !layout_.chosen) return std::nullopt;
    FindCountry(columns_, Wanted(wanted_.country), layout_);
    FindAreaCode(columns_, layout_);
    FindExtension(columns_, layout_);
    FindMoreNumbers(columns_, layout_);
    if (!layout_.chosen) FindBlocksLeftOut(columns_, layout_);
    TakeWantedRoles();
    if (!layout_.chosen && !HasNames(layout_) && IsProse()) return std::nullopt;
    FindChanges();
    FindOthers();
    FindTelling();
    constexpr int kMoreThanAnyScore = 1000;
    if (layout_.chosen) best += kMoreThanAnyScore;
    return std::pair(std::move(layout_), best);
  }

 private:
  // Sets the phone column and whether there is a header. Returns the column's score without the
  // bonus for its name.
  int ChoosePhoneColumn() {
    int best = 0;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_.score(i) < kNumberColumn || i >= sample_.records[0].size()) continue;
      const TableName& name = columns_.name(i);
      const int alone = columns_.score(i) + BonusOf(name.numbers) +
                        (!columns_.IsConstant(i) ? 0
                         : context_.trunk        ? kConstantOfTrunk
                                                 : kConstant);
      // Numbers of others are still read if there are none beside them.
      const int score =
          alone > 0 ? std::max(1, alone + BonusOf(name.purpose)) : alone + BonusOf(name.purpose);
      if (score > best) {
        best = score;
        layout_.phone_column = i;
      }
    }
    const std::optional<std::size_t> wanted = Wanted(wanted_.phone);
    if (wanted) {
      layout_.chosen = true;
      layout_.phone_column = *wanted;
      best = 1;
    }
    layout_.has_header = (wanted && wanted_.phone.is_string()) || IsHeader();
    if (best == 0) return 0;
    if (!wanted && !layout_.has_header && !context_.trunk) TakeCalled();
    layout_.roles[layout_.phone_column] = ColumnRole::kNumber;
    return columns_.score(layout_.phone_column);
  }

  // Call records without a header give the time of each call, and the caller next to the called
  // number, which is the line's own.
  void TakeCalled() {
    bool has_time = false;
    std::size_t called = 0;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const std::string_view cell = Trim(columns_.Cell(0, i));
      has_time = has_time || (cell.find(':') != cell.npos && IsDateOrTime(cell));
      if (called == 0 && i > 0 && columns_.score(i - 1) >= kNumberColumn &&
          columns_.score(i) >= kNumberColumn)
        called = i;
    }
    if (has_time && called > 0) layout_.phone_column = called;
  }

  // The column that the caller asked for, if it exists.
  [[nodiscard]] std::optional<std::size_t> Wanted(const Json& wanted) const {
    if (wanted.is_string()) {
      for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (IsNamed(columns_.Cell(0, i), wanted)) return i;
      }
      return std::nullopt;
    }
    if (!wanted.is_integer()) return std::nullopt;
    const auto column = static_cast<std::uint64_t>(wanted.integer());
    return column < columns_.size() ? std::optional<std::size_t>(column) : std::nullopt;
  }

  bool IsHeader() {
    const std::vector<std::string>& record = sample_.records[0];
    if (std::any_of(record.begin(), record.end(), [](const std::string& cell) {
          return CountAllDigits(cell) >= kLeastDigits || IsScientificNumber(Trim(cell));
        }))
      return false;
    bool named = false;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const ColumnName& name = columns_.name(i);
      named = named || name.numbers >= NameOfNumbers::kAlso || name.role != ColumnRole::kLeftOut ||
              (context_.trunk && IsNameOfUser(columns_.Cell(0, i)));
    }
    const std::size_t column = layout_.phone_column;
    if (named) return column >= record.size() || columns_.ScoreOf(record[column]) == 0;
    if (context_.trunk || column >= record.size()) return false;
    const std::string name = Lowercase(Trim(record[column]));
    return !SaysNothing(name) &&
           std::all_of(record.begin(), record.end(),
                       [](const std::string& cell) { return CountAllDigits(cell) < 3; });
  }

  // "Lines for Leeds: 0113 496 0000, 0113 496 0001": most of what a column has in words are
  // sentences with numbers in them, which would be lost.
  bool IsProse() {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (layout_.roles[i] != ColumnRole::kLeftOut) continue;
      std::size_t filled = 0;
      for (std::size_t row = columns_.FirstRow(); row < columns_.EndRow(); ++row)
        filled += SaysNothing(columns_.Cell(row, i)) ? 0 : 1;
      const std::size_t sentences = CountSentences(i);
      if (sentences > 0 && sentences * 2 >= filled) return true;
    }
    return false;
  }

  // The cells of a column that have words with a number among them.
  std::size_t CountSentences(std::size_t column) {
    std::size_t sentences = 0;
    for (std::size_t row = columns_.FirstRow(); row < columns_.EndRow(); ++row)
      sentences += columns_.IsSentence(columns_.Cell(row, column)) ? 1 : 0;
    return sentences;
  }

  void TakeWantedRoles() {
    if (!wanted_.roles.is_array()) return;
    std::optional<std::size_t> first;
    for (std::size_t i = 0; i < std::min(wanted_.roles.size(), layout_.roles.size()); ++i) {
      if (wanted_.roles[i].is_string()) {
        layout_.roles[i] = RoleNamed(Text(wanted_.roles[i])).value_or(ColumnRole::kLeftOut);
      }
      const ColumnRole role = layout_.roles[i];
      const bool numbers = role == ColumnRole::kNumber || role == ColumnRole::kRangeStart ||
                           role == ColumnRole::kAreaCode;
      if (numbers && (!first || layout_.roles[*first] == ColumnRole::kAreaCode)) first = i;
    }
    // If no column is to be read, none is looked for.
    layout_.chosen = true;
    if (first) layout_.phone_column = *first;
  }

  void FindChanges() {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (layout_.roles[i] != ColumnRole::kLeftOut) continue;
      ChangeName name = ChangeName::kNone;
      if (layout_.has_header) {
        name = ReadNameOfChange(layout_.columns[i]);
      } else if (HoldsOnlyChanges(i)) {
        name = ChangeName::kChange;
      }
      if (name == ChangeName::kNone) continue;
      if (name == ChangeName::kChange && SaysMove(i)) name = ChangeName::kMove;
      if (name == ChangeName::kStays && HasOnlyMarks(i)) name = ChangeName::kMarked;
      std::size_t filled = 0;
      std::size_t left_out = 0;
      for (std::size_t row = columns_.FirstRow(); row < sample_.records.size(); ++row) {
        const std::string_view cell = Trim(columns_.Cell(row, i));
        filled += cell.empty() ? 0 : 1;
        left_out += LeavesOut(name, cell) ? 1 : 0;
      }
      // If all are faxes, these are wanted. A contract may have its end in every row.
      const std::size_t rows = sample_.records.size() - columns_.FirstRow();
      if ((name == ChangeName::kType && left_out == filled) ||
          (name == ChangeName::kEndsAt && left_out == rows))
        continue;
      layout_.changes.push_back({i, name, left_out > 0});
    }
  }

  // "x" in some rows, and nothing in the others. Nobody knows what is kept under "Keep", and where.
  [[nodiscard]] bool HasOnlyMarks(std::size_t column) const {
    if (EqualsIgnoringCase(layout_.columns[column], "keep")) return false;
    std::size_t marks = 0;
    for (std::size_t row = columns_.FirstRow(); row < sample_.records.size(); ++row) {
      const std::string_view cell = Trim(columns_.Cell(row, column));
      if (!cell.empty() && !IsYesWord(cell)) return false;
      marks += cell.empty() ? 0 : 1;
    }
    return marks > 0;
  }

  [[nodiscard]] bool SaysMove(std::size_t column) const {
    for (std::size_t row = columns_.FirstRow(); row < sample_.records.size(); ++row) {
      if (IsMoveWord(Trim(columns_.Cell(row, column)))) return true;
    }
    return false;
  }

  [[nodiscard]] bool HoldsOnlyChanges(std::size_t column) const {
    for (std::size_t row = columns_.FirstRow(); row < columns_.EndRow(); ++row) {
      if (!IsChangeWord(Trim(columns_.Cell(row, column)))) return false;
    }
    return true;
  }

  void FindOthers() {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (layout_.roles[i] != ColumnRole::kLeftOut) continue;
      // "also 415-555-0133" in a column "Notes"
      if (columns_.name(i).numbers == NameOfNumbers::kUnlike &&
          ReadNameOfChange(layout_.columns[i]) != ChangeName::kNote)
        continue;
      const bool are_numbers = columns_.score(i) >= kReadsAsPossible / 2 ||
                               (context_.default_region.empty() && AreLong(i));
      if (are_numbers || CountSentences(i) > 0) layout_.other_columns.push_back(i);
    }
  }

  // Whether the cells may be complete numbers, which only a region could confirm.
  [[nodiscard]] bool AreLong(std::size_t column) const {
    if (columns_.score(column) < kHasEnoughDigits) return false;
    for (std::size_t row = columns_.FirstRow(); row < columns_.EndRow(); ++row) {
      const std::string_view cell = columns_.Cell(row, column);
      if (!SaysNothing(cell) && CountAllDigits(cell) < kLeastDigits) return false;
    }
    return true;
  }

  void FindTelling() {
    std::vector<std::vector<std::string_view>> columns(columns_.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (layout_.roles[i] != ColumnRole::kLeftOut || columns_.IsConstant(i)) continue;
      for (std::size_t row = columns_.FirstRow(); row < columns_.EndRow(); ++row)
        columns[i].push_back(columns_.Cell(row, i));
    }
    layout_.telling = TellingColumns(columns);
  }

  const NumberContext& context_;
  const WantedColumns& wanted_;
  const TableSample& sample_;
  TableColumns columns_;
  BulkLayout layout_;
};

// A single named column: "phone", and then a number on each line. Titles may precede the name.
bool FindHeaderLine(std::string_view text, LineSplitter& splitter, BulkLayout& layout) {
  constexpr std::size_t kLongestName = 40;
  const TableSample sample = TakeSample(text, '\0');
  const auto is_name = [&](std::size_t row) {
    const std::string& name = sample.records[row][0];
    const std::string& next = sample.records[row + 1][0];
    if (name.size() > kLongestName || CountAllDigits(name) > 0 || CountAllDigits(next) < 2 ||
        ReadNameOfNumbers(name) < NameOfNumbers::kWeak) {
      return false;
    }
    const std::vector<Piece>& pieces = splitter.Split(next);
    return !pieces.empty() && pieces[0].like_number;
  };
  std::size_t row = 0;
  while (row + 1 < sample.records.size() && !is_name(row)) {
    const std::string& title = sample.records[row++][0];
    if (!HasLetters(title) || HasNumber(title, splitter)) return false;
  }
  if (row + 1 >= sample.records.size()) return false;
  const std::string& name = sample.records[row][0];
  layout.lines_above = row;
  layout.first_above = sample.begins[0];
  layout.begin = sample.begins[row];
  layout.columns.assign(1, std::string(Trim(name)));
  layout.roles.assign(1, ColumnRole::kNumber);
  return true;
}

// "tel:+14155550132;ext=5": most semicolons begin URI parameters, so they do not separate columns.
bool PartsParameters(std::string_view text) {
  std::size_t parameters = 0;
  std::size_t semicolons = 0;
  for (std::size_t at = text.find(';'); at != std::string_view::npos; at = text.find(';', at + 1)) {
    ++semicolons;
    if (BeginsParameter(text, at)) ++parameters;
  }
  return parameters * 2 > semicolons;
}

// "030 90182 (0, 1)": most commas are in brackets after a number. A table would quote such a value.
bool StandInBrackets(std::string_view text) {
  std::size_t commas = 0;
  std::size_t in_brackets = 0;
  bool open = false;
  bool quoted = false;
  char before = ' ';
  for (const char c : text) {
    if (c == '\n') open = quoted = false;
    if (c == '"') quoted = !quoted;
    if (c == '(' || c == ')') open = c == '(' && IsDigit(before);
    if (c != ' ') before = c;
    if (c != ',' || quoted) continue;
    ++commas;
    if (open) ++in_brackets;
  }
  return commas > 0 && in_brackets * 2 >= commas;
}

// Whether the comma is in "4,93091E+11", a long number in a spreadsheet, or "1,95", a price.
bool IsDecimalComma(std::string_view text, std::size_t comma) {
  constexpr std::size_t kMostWhole = 3;
  constexpr std::size_t kCents = 2;
  std::size_t begin = comma;
  while (begin > 0 && IsDigit(text[begin - 1]) && comma - begin <= kMostWhole) --begin;
  const std::size_t end = SkipDigits(text, comma + 1);
  if (begin == comma || end == comma + 1) return false;
  if (StartsWithIgnoringCase(text.substr(end), "e+")) return true;
  const bool ends =
      end == text.size() || text[end] == ' ' || text[end] == '\n' || text[end] == '\r';
  return ends && comma - begin <= kMostWhole && begin > 0 && text[begin - 1] == ' ' &&
         end - comma - 1 == kCents;
}

// Whether at least half of the commas are in decimals.
bool AreDecimalCommas(std::string_view text) {
  std::size_t commas = 0;
  std::size_t decimal = 0;
  for (std::size_t at = text.find(','); at != std::string_view::npos; at = text.find(',', at + 1)) {
    ++commas;
    decimal += IsDecimalComma(text, at) ? 1 : 0;
  }
  return commas > 0 && decimal * 2 >= commas;
}

// "sep=;", by which spreadsheets state the delimiter.
std::optional<char> StatedDelimiter(std::string_view text) {
  const bool stated =
      text.size() > 5 && EqualsIgnoringCase(text.substr(0, 4), "sep=") && text[5] == '\n';
  return stated ? std::optional(text[4]) : std::nullopt;
}

}  // namespace

bool HasNumber(std::string_view line, LineSplitter& splitter) {
  for (const Piece& piece : splitter.Split(line)) {
    const std::string_view text = line.substr(piece.begin, piece.end - piece.begin);
    if (piece.like_number && CountAllDigits(text) >= kLeastDigits) return true;
  }
  return false;
}

std::size_t BulkLayout::ColumnOf(ColumnRole role) const {
  return static_cast<std::size_t>(std::find(roles.begin(), roles.end(), role) - roles.begin());
}

BulkLayout DetectLayout(std::string_view text, const NumberContext& context,
                        const WantedColumns& wanted) {
  const std::optional<char> stated = StatedDelimiter(text);
  const std::size_t begin = stated ? 6 : 0;
  const std::string_view sample = text.substr(begin, kSampleBytes);

  LineSplitter splitter(context.trunk);
  BulkLayout best;
  std::optional<int> best_score;
  for (const char delimiter : kDelimiters) {
    if (stated ? *stated != delimiter : delimiter == ';' && PartsParameters(sample)) continue;
    if (delimiter == ',' && !stated && (StandInBrackets(sample) || AreDecimalCommas(sample)))
      continue;
    const TableSample records = TakeSample(sample, delimiter);
    if (!IsEven(records)) continue;
    auto found = TableFinder(context, wanted, records).Find(delimiter);
    if (!found || found->second <= best_score) continue;
    // Lines with numbers above a table without names are entries, too. Then this is a list, not a
    // table, and "Ann Lee | Example Inc." is the end of a letter.
    const BulkLayout& layout = found->first;
    if (!HasNames(layout) && !layout.chosen && HasNumber(sample.substr(0, layout.begin), splitter))
      continue;
    best = std::move(found->first);
    best_score = found->second;
  }
  if (!best.delimited && FindHeaderLine(sample, splitter, best)) {
    best.delimited = true;
    best.delimiter = '\n';
    best.has_header = true;
  }
  // A list is a table of one column.
  if (best.columns.size() < 2) {
    best.chosen = wanted.phone.is_string()
                      ? !best.columns.empty() && IsNamed(best.columns[0], wanted.phone)
                      : wanted.phone == Json(0);
  }
  best.begin += begin;
  best.first_above += begin;
  return best;
}

}  // namespace sipattach
