#include "import/table_layout.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "import/cells.h"
#include "import/line_splitter.h"
#include "import/table_sample.h"
#include "names/country_names.h"
#include "number/number_range.h"
#include "number/spreadsheet.h"
#include "phone/phone.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace sipattach {
namespace {

constexpr char kDelimiters[] = {'\t', ';', '|', ','};  // the rarer in other roles, the earlier
constexpr std::size_t kSampleBytes = 64 * 1024;
constexpr std::size_t kReadingsPerColumn = 16;
// Of a table's rows, so many percent have the same count of fields.
constexpr std::size_t kLeastEvenPercent = 80;

// How much a column is one of numbers, from 0 to 100 for each cell on average.
constexpr int kReadsAsValid = 100;
constexpr int kReadsAsPossible = 80;
constexpr int kHasEnoughDigits = 30;
constexpr int kNumberColumn = 25;
// What its name, and its being the same in every row, add to that.
constexpr int kNamedDirectly = 28;
constexpr int kNamedStrongly = 20;
constexpr int kNamedWeakly = 6;
constexpr int kNamedAlso = -5;
constexpr int kNamedUnlike = -60;
constexpr int kConstant = -30;

int BonusOf(NameOfNumbers name) {
  switch (name) {
    case NameOfNumbers::kDirect:
      return kNamedDirectly;
    case NameOfNumbers::kStrong:
      return kNamedStrongly;
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

bool IsAllDigits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), IsDigit);
}

// Whether this is the name of the column that was asked for.
bool IsNamed(std::string_view name, const Json& wanted) {
  return EqualsIgnoringCase(Trim(name), Trim(Text(wanted)));
}

// Reads the first rows of the table that one delimiter makes of a text.
class TableFinder {
 public:
  TableFinder(const NumberContext& context, const WantedColumns& wanted, TableSample sample)
      : context_(context), wanted_(wanted), splitter_(context.trunk), sample_(std::move(sample)) {}

  // The table, if there is one, and how much it is one.
  std::optional<std::pair<BulkLayout, int>> Find(char delimiter) {
    if (!IsEven()) return std::nullopt;
    const std::size_t read = std::min(sample_.width, kSampleColumns);
    layout_.delimited = true;
    layout_.delimiter = delimiter;
    layout_.lines_above = sample_.above;
    layout_.first_above = sample_.first_above;
    layout_.begin = sample_.begins[0];
    layout_.columns.assign(sample_.width, "");
    layout_.roles.assign(sample_.width, ColumnRole::kLeftOut);
    for (std::size_t i = 0; i < read; ++i) names_.push_back(ReadColumnName(Cell(0, i)));
    Score();
    int best = ChoosePhoneColumn();
    if (layout_.has_header) {
      for (std::size_t i = 0; i < read; ++i) layout_.columns[i] = Trim(Cell(0, i));
    } else {
      names_.assign(read, ColumnName());
    }
    best = std::max({best, FindJoined(), FindRanges()});
    if (best < kNumberColumn && !layout_.chosen) return std::nullopt;
    // A list of numbers on several lines has numbers in every column.
    const bool all = std::all_of(scores_.begin(), scores_.end(),
                                 [&](int score) { return score * 10 >= best * 6; });
    if (all && !layout_.has_header && !layout_.chosen) return std::nullopt;
    FindCountry();
    FindAreaCode();
    FindExtension();
    TakeWantedRoles();
    FindOthers();
    FindTelling();
    constexpr int kMoreThanAnyScore = 1000;
    if (layout_.chosen) best += kMoreThanAnyScore;
    return std::pair(std::move(layout_), best);
  }

 private:
  [[nodiscard]] bool IsEven() const {
    // What stands below the last row of full width, such as a sum, is no row.
    std::size_t count = sample_.records.size();
    while (count > 2 && sample_.widths[count - 1] == 1 && sample_.width > 1) --count;
    return sample_.width >= 2 && count >= 2 && sample_.even * 100 >= count * kLeastEvenPercent;
  }

  [[nodiscard]] std::string_view Cell(std::size_t row, std::size_t column) const {
    const std::vector<std::string>& record = sample_.records[row];
    return column < record.size() ? std::string_view(record[column]) : std::string_view();
  }
  [[nodiscard]] std::size_t FirstRow() const { return layout_.has_header ? 1 : 0; }
  [[nodiscard]] std::size_t EndRow() const {
    return std::min(sample_.records.size(), FirstRow() + kReadingsPerColumn);
  }

  // The average over the rows below the first, which may be a header.
  void Score() {
    scores_.assign(names_.size(), 0);
    constant_.assign(names_.size(), 0);
    for (std::size_t column = 0; column < names_.size(); ++column) {
      int sum = 0;
      int cells = 0;
      bool same = true;
      std::string_view first;
      for (std::size_t row = 1; row < sample_.records.size(); ++row) {
        const std::string_view cell = Cell(row, column);
        if (SaysNothing(cell)) continue;
        if (cells == 0) first = cell;
        same = same && cell == first;
        sum += ScoreOf(cell, RegionOf(row));
        if (++cells == static_cast<int>(kReadingsPerColumn)) break;
      }
      scores_[column] = cells == 0 ? 0 : sum / cells;
      constant_[column] = same && cells > 1 ? 1 : 0;
    }
  }

  // Of the row, as far as its columns have names: the numbers are those of that country.
  [[nodiscard]] std::string RegionOf(std::size_t row) const {
    for (const ColumnRole role : {ColumnRole::kCountry, ColumnRole::kCallingCode}) {
      if (const auto column = Named(role)) return ReadCountry(Cell(row, *column)).region;
    }
    return "";
  }

  int ScoreOf(std::string_view cell, const std::string& region = "") {
    const std::vector<Piece>& pieces = splitter_.Split(cell);
    std::size_t covered = 0;
    for (const Piece& piece : pieces) {
      if (!piece.like_number) return 0;
      covered += piece.end - piece.begin;
    }
    // A sentence with a number in it is no cell of numbers.
    if (pieces.empty() || covered * 2 < Trim(cell).size()) return 0;
    const std::string_view first = cell.substr(pieces[0].begin, pieces[0].end - pieces[0].begin);
    const std::size_t digits = CountDigits(first);
    if (context_.trunk && digits < 2) return 0;
    Report ignored;
    const NumberContext as_number{region.empty() ? context_.default_region : region, false, 0};
    const NumberReading reading = ReadNumber(first, as_number, Pointer(), ignored);
    // A number that cannot be sent does not count, even where its length is possible: "100".
    if (reading.kind != NumberKind::kInvalid && reading.validity <= Validity::kPossible) {
      return reading.validity == Validity::kValid ? kReadsAsValid : kReadsAsPossible;
    }
    return digits >= (context_.trunk ? 2u : 7u) || IsScientificNumber(first) ? kHasEnoughDigits : 0;
  }

  // Sets the phone column and whether there is a header; returns the column's score without what
  // its name adds.
  int ChoosePhoneColumn() {
    int best = 0;
    for (std::size_t i = 0; i < scores_.size(); ++i) {
      if (scores_[i] < kNumberColumn || i >= sample_.records[0].size()) continue;
      const int score =
          scores_[i] + BonusOf(names_[i].numbers) + (constant_[i] != 0 ? kConstant : 0);
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
    layout_.roles[layout_.phone_column] = ColumnRole::kNumber;
    return scores_[layout_.phone_column];
  }

  // The column that the caller names, if there is one.
  [[nodiscard]] std::optional<std::size_t> Wanted(const Json& wanted) const {
    if (wanted.is_string()) {
      for (std::size_t i = 0; i < names_.size(); ++i) {
        if (IsNamed(Cell(0, i), wanted)) return i;
      }
      return std::nullopt;
    }
    if (!wanted.is_integer()) return std::nullopt;
    const auto column = static_cast<std::uint64_t>(wanted.integer());
    return column < names_.size() ? std::optional<std::size_t>(column) : std::nullopt;
  }

  bool IsHeader() {
    const std::vector<std::string>& record = sample_.records[0];
    const bool named = std::any_of(names_.begin(), names_.end(), [](const ColumnName& name) {
      return name.numbers >= NameOfNumbers::kAlso || name.role != ColumnRole::kLeftOut;
    });
    const std::size_t column = layout_.phone_column;
    if (named) return column >= record.size() || ScoreOf(record[column]) == 0;
    if (context_.trunk || column >= record.size()) return false;
    const std::string name = Lowercase(Trim(record[column]));
    return !SaysNothing(name) &&
           std::all_of(record.begin(), record.end(),
                       [](const std::string& cell) { return CountDigits(cell) < 3; });
  }

  [[nodiscard]] std::optional<std::size_t> Named(ColumnRole role) const {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (names_[i].role == role) return i;
    }
    return std::nullopt;
  }

  void SetNumberColumn(std::size_t column, ColumnRole role) {
    if (layout_.roles[layout_.phone_column] == ColumnRole::kNumber) {
      layout_.roles[layout_.phone_column] = ColumnRole::kLeftOut;
    }
    layout_.phone_column = column;
    layout_.roles[column] = role;
  }

  // Area code, exchange and line of North America in columns of their own.
  int FindJoined() {
    const auto area = Named(ColumnRole::kAreaCode);
    const auto exchange = Named(ColumnRole::kExchange);
    const auto line = Named(ColumnRole::kLine);
    if (layout_.chosen || !area || !exchange || !line) return 0;
    const bool blocks = Lowercase(Cell(0, *line)).find("block") != std::string::npos;
    for (std::size_t row = FirstRow(); row < EndRow(); ++row) {
      const std::string_view last = Trim(Cell(row, *line));
      if (CountDigits(Cell(row, *area)) != 3 || CountDigits(Cell(row, *exchange)) != 3) return 0;
      if (!IsAllDigits(last) || last.size() > (blocks ? 1 : 4)) return 0;
    }
    layout_.blocks = blocks;
    SetNumberColumn(*area, ColumnRole::kAreaCode);
    layout_.roles[*exchange] = ColumnRole::kExchange;
    layout_.roles[*line] = ColumnRole::kLine;
    layout_.pads_lines = true;
    return kReadsAsValid;
  }

  // First and last numbers of blocks, or first numbers and sizes, in columns of their own.
  int FindRanges() {
    if (layout_.chosen) return 0;
    for (std::size_t start = 0; start < names_.size(); ++start) {
      if (names_[start].role != ColumnRole::kRangeStart) continue;
      if (scores_[start] < kHasEnoughDigits) {
        if (FindBlocks(start)) return kReadsAsPossible;
        continue;
      }
      for (const ColumnRole role : {ColumnRole::kRangeEnd, ColumnRole::kRangeSize}) {
        for (std::size_t end = 0; end < names_.size(); ++end) {
          if (names_[end].role != role || !AreRanges(start, end, role)) continue;
          SetNumberColumn(start, ColumnRole::kRangeStart);
          layout_.roles[end] = role;
          return std::max(scores_[start], kReadsAsPossible);
        }
      }
    }
    return FindLastOnly();
  }

  // "nr1" and "nr2".
  [[nodiscard]] bool IsFirstOfTwo(std::size_t column) const {
    const std::string_view first = Trim(Cell(0, column));
    const std::string_view second = Trim(Cell(0, column + 1));
    return column + 1 < names_.size() && first.size() == second.size() && first.ends_with('1') &&
           second.ends_with('2') &&
           first.substr(0, first.size() - 1) == second.substr(0, second.size() - 1);
  }

  // "DID" and "End DID": only the last number of a block has a name that says so.
  int FindLastOnly() {
    const std::size_t start = layout_.phone_column;
    auto end = Named(ColumnRole::kRangeEnd);
    if (!end && IsFirstOfTwo(start)) end = start + 1;
    if (!end || Named(ColumnRole::kRangeStart) || *end == start || scores_[start] < kNumberColumn ||
        !AreRanges(start, *end, ColumnRole::kRangeEnd)) {
      return 0;
    }
    SetNumberColumn(start, ColumnRole::kRangeStart);
    layout_.roles[*end] = ColumnRole::kRangeEnd;
    return std::max(scores_[start], kReadsAsPossible);
  }

  // The number of an exchange in one column, and the first and the last extension in others.
  bool FindBlocks(std::size_t start) {
    const auto end = Named(ColumnRole::kRangeEnd);
    const auto exchange = Named(ColumnRole::kExchange);
    const auto area = Named(ColumnRole::kAreaCode);
    const bool in_parts = exchange && area;  // NPA and NXX
    const std::size_t stem = in_parts ? *exchange : layout_.phone_column;
    if (!end || stem == start || stem == *end) return false;
    const std::size_t least = in_parts ? 3 : 4;
    for (std::size_t row = FirstRow(); row < EndRow(); ++row) {
      const std::string_view first = Trim(Cell(row, start));
      const std::string_view last = Trim(Cell(row, *end));
      constexpr std::size_t kMostDigits = 5;
      if (!IsAllDigits(first) || !IsAllDigits(last) || first.size() != last.size()) return false;
      if (last.size() > kMostDigits || last < first || CountDigits(Cell(row, stem)) < least)
        return false;
    }
    SetNumberColumn(start, ColumnRole::kRangeStart);
    layout_.roles[stem] = ColumnRole::kExchange;
    layout_.roles[*end] = ColumnRole::kRangeEnd;
    if (area && *area != stem) layout_.roles[*area] = ColumnRole::kAreaCode;
    return true;
  }

  // "From" and "To" are also what calls have.
  [[nodiscard]] bool AreRanges(std::size_t start, std::size_t end, ColumnRole role) const {
    std::size_t rows = 0;
    std::size_t ranges = 0;
    for (std::size_t row = FirstRow(); row < EndRow(); ++row) {
      const std::string_view first = Trim(Cell(row, start));
      const std::string_view last = Trim(Cell(row, end));
      if (SaysNothing(first) || SaysNothing(last)) continue;
      ++rows;
      const std::size_t digits = CountDigits(last);
      if (role == ColumnRole::kRangeSize) {
        ranges += IsAllDigits(last) && digits <= 6 ? 1 : 0;
      } else if (digits < 6) {
        // "4156732001" and "1001", an extension: no end comes before its beginning.
        const std::string begin = DigitsOf(first);
        ranges += IsAllDigits(last) && digits <= begin.size() &&
                          last >= std::string_view(begin).substr(begin.size() - digits)
                      ? 1
                      : 0;
      } else {
        ranges += AreEndsOfRange(first, last) ? 1 : 0;
      }
    }
    return rows > 0 && ranges * 10 >= rows * 6;
  }

  // By its name; without one, where what is in it can be nothing else.
  void FindCountry() {
    std::optional<std::size_t> column = Wanted(wanted_.country);
    layout_.country_chosen = column.has_value();
    for (std::size_t i = 0; i < names_.size() && !column; ++i) {
      if (layout_.roles[i] != ColumnRole::kLeftOut) continue;
      const ColumnRole role = names_[i].role;
      const bool named = role == ColumnRole::kCountry || role == ColumnRole::kCallingCode;
      if (layout_.has_header ? named && HasCountries(i, 5) : HasCountries(i, 10) && IsCertain(i)) {
        column = i;
      }
    }
    if (!column || layout_.roles[*column] == ColumnRole::kNumber) return;
    bool digits = true;
    for (std::size_t row = FirstRow(); row < EndRow(); ++row) {
      digits = digits && !HasLetters(Cell(row, *column));
    }
    layout_.roles[*column] = digits ? ColumnRole::kCallingCode : ColumnRole::kCountry;
  }

  // Whether so many of ten cells name a country.
  [[nodiscard]] bool HasCountries(std::size_t column, std::size_t of_ten) const {
    std::size_t rows = 0;
    std::size_t countries = 0;
    for (std::size_t row = FirstRow(); row < EndRow(); ++row) {
      if (SaysNothing(Cell(row, column))) continue;
      ++rows;
      countries += ReadCountry(Cell(row, column)).prefix.empty() ? 0 : 1;
    }
    return rows > 0 && countries * 10 >= rows * of_ten;
  }

  // Without a header "CA" may be California, and "44" the place in a list if the number beside it
  // is none of that country.
  [[nodiscard]] bool IsCertain(std::size_t column) const {
    bool states = true;
    bool counted = true;
    for (std::size_t row = FirstRow(); row < EndRow(); ++row) {
      const std::string_view cell = Trim(Cell(row, column));
      states = states && (cell.empty() || IsStateToo(cell));
      counted = counted && cell == std::to_string(row - FirstRow() + 1);
      if (HasLetters(cell) || cell.starts_with('+')) continue;
      const std::string number =
          "+" + ReadCountry(cell).prefix + std::string(Trim(Cell(row, layout_.phone_column)));
      if (!phone::Read(number, "", /*formats=*/false).valid) return false;
    }
    return !states && !counted;
  }

  // Area codes beside local numbers, if they make numbers together and do not by themselves.
  void FindAreaCode() {
    const auto area = Named(ColumnRole::kAreaCode);
    const std::size_t phone = layout_.phone_column;
    if (!area || layout_.chosen || layout_.roles[*area] != ColumnRole::kLeftOut ||
        layout_.roles[phone] != ColumnRole::kNumber) {
      return;
    }
    const std::size_t country = layout_.ColumnOf(ColumnRole::kCountry);
    const std::size_t code = layout_.ColumnOf(ColumnRole::kCallingCode);
    int joined = 0;
    for (std::size_t row = FirstRow(); row < EndRow(); ++row) {
      const std::string_view number = Trim(Cell(row, phone));
      const std::string_view prefix = Trim(Cell(row, *area));
      if (number.starts_with('+') || !IsAllDigits(prefix)) continue;
      std::string region = ReadCountry(Cell(row, std::min(country, code))).region;
      if (region.empty()) region = context_.default_region;
      const auto valid = [&](const std::string& text) {
        return phone::Read(text, region, /*formats=*/false).valid;
      };
      joined += valid(std::string(prefix) + std::string(number)) ? 1 : 0;
      joined -= valid(std::string(number)) ? 1 : 0;
    }
    if (joined > 0) layout_.roles[*area] = ColumnRole::kAreaCode;
  }

  void FindExtension() {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (names_[i].role != ColumnRole::kExtension || layout_.roles[i] != ColumnRole::kLeftOut) {
        continue;
      }
      const std::size_t stem = layout_.phone_column;
      if (EndsNumbers(i, stem)) {
        layout_.roles[stem] = ColumnRole::kExchange;
        layout_.roles[i] = ColumnRole::kLine;
      } else {
        layout_.roles[i] = ColumnRole::kExtension;
      }
    }
  }

  // In Germany and Austria a Durchwahl is the end of the number itself (ITU-T E.164 Supplement 3).
  // It is that where the number beside it is named as what stands before it, or is the same in all
  // rows.
  [[nodiscard]] bool EndsNumbers(std::size_t extension, std::size_t stem) const {
    const std::string name = Lowercase(Cell(0, extension));
    if (layout_.chosen || !layout_.has_header || layout_.roles[stem] != ColumnRole::kNumber ||
        (name.find("durchwahl") == std::string::npos && Trim(name) != "dw")) {
      return false;
    }
    const std::string stem_name = Lowercase(Cell(0, stem));
    const auto has = [&](std::string_view word) {
      return stem_name.find(word) != std::string::npos;
    };
    const bool repeated = constant_[stem] != 0 && constant_[extension] == 0;
    if (!repeated && !has("stamm") && !has("kopf") && !has("anlage") && !has("haupt")) return false;
    for (std::size_t row = FirstRow(); row < EndRow(); ++row) {
      std::string region = RegionOf(row);
      if (region.empty()) region = context_.default_region;
      const std::string_view number = Trim(Cell(row, stem));
      const bool there = number.starts_with('+')
                             ? number.starts_with("+49") || number.starts_with("+43")
                             : region == "DE" || region == "AT";
      if (!there) return false;
    }
    return true;
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
    // Where none is to be read, none is looked for.
    layout_.chosen = true;
    if (first) layout_.phone_column = *first;
  }

  void FindOthers() {
    for (std::size_t i = 0; i < scores_.size(); ++i) {
      if (layout_.roles[i] == ColumnRole::kLeftOut && scores_[i] >= kReadsAsPossible / 2 &&
          names_[i].numbers != NameOfNumbers::kUnlike) {
        layout_.other_columns.push_back(i);
      }
    }
  }

  void FindTelling() {
    std::vector<std::vector<std::string_view>> columns(names_.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (layout_.roles[i] != ColumnRole::kLeftOut || constant_[i] != 0) continue;
      for (std::size_t row = FirstRow(); row < EndRow(); ++row) columns[i].push_back(Cell(row, i));
    }
    layout_.telling = TellingColumns(columns);
  }

  const NumberContext& context_;
  const WantedColumns& wanted_;
  LineSplitter splitter_;
  TableSample sample_;
  std::vector<ColumnName> names_;  // of the columns that are looked at
  std::vector<int> scores_;
  std::vector<char> constant_;  // the same in every row
  BulkLayout layout_;
};

// One column under a name: "phone" and then a number on each line; above the name there may be
// titles.
bool FindHeaderLine(std::string_view text, bool trunk, BulkLayout& layout) {
  constexpr std::size_t kLongestName = 40;
  const TableSample sample = TakeSample(text, '\0');
  LineSplitter splitter(trunk);
  const auto is_name = [&](std::size_t row) {
    const std::string& name = sample.records[row][0];
    const std::string& next = sample.records[row + 1][0];
    if (name.size() > kLongestName || CountDigits(name) > 0 || CountDigits(next) < 2 ||
        ReadColumnName(name).numbers < NameOfNumbers::kWeak) {
      return false;
    }
    const std::vector<Piece>& pieces = splitter.Split(next);
    return !pieces.empty() && pieces[0].like_number;
  };
  std::size_t row = 0;
  while (row + 1 < sample.records.size() && !is_name(row)) {
    if (!HasLetters(sample.records[row++][0])) return false;
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

// "sep=;", with which spreadsheets name the delimiter.
std::optional<char> StatedDelimiter(std::string_view text) {
  const bool stated = text.size() > 5 && EqualsIgnoringCase(text.substr(0, 4), "sep=") &&
                      (text[5] == '\n' || text[5] == '\r');
  return stated ? std::optional(text[4]) : std::nullopt;
}

}  // namespace

std::size_t BulkLayout::ColumnOf(ColumnRole role) const {
  return static_cast<std::size_t>(std::find(roles.begin(), roles.end(), role) - roles.begin());
}

BulkLayout DetectLayout(std::string_view text, const NumberContext& context,
                        const WantedColumns& wanted) {
  const std::size_t mark = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  std::size_t begin = mark;
  const std::optional<char> stated = StatedDelimiter(text.substr(begin));
  if (stated) begin = std::min(text.size(), begin + (text.substr(begin + 5, 2) == "\r\n" ? 7 : 6));
  const std::string_view sample = text.substr(begin, kSampleBytes);

  BulkLayout best;
  int best_score = 0;
  for (const char delimiter : kDelimiters) {
    if (stated && *stated != delimiter) continue;
    auto found = TableFinder(context, wanted, TakeSample(sample, delimiter)).Find(delimiter);
    if (!found || found->second <= best_score) continue;
    best = std::move(found->first);
    best_score = found->second;
  }
  if (!best.delimited && FindHeaderLine(sample, context.trunk, best)) {
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
  best.mark = mark;
  best.begin += begin;
  best.first_above += begin;
  return best;
}

}  // namespace sipattach
