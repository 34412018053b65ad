#include "bulk_layout.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>

#include "ascii.h"
#include "bulk_text.h"
#include "delimited.h"

namespace sipattach {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr char kDelimiters[] = {'\t', ';', '|', ','};  // the rarer in other roles, the earlier
constexpr std::size_t kSampleBytes = 64 * 1024;
constexpr std::size_t kSampleRecords = 64;
constexpr std::size_t kSampleColumns = 32;
constexpr std::size_t kReadingsPerColumn = 16;
// Of a table's rows, so many percent have the same count of fields.
constexpr std::size_t kLeastEvenPercent = 80;

// How much a column is one of numbers, from 0 to 100 for each cell on average.
constexpr int kReadsAsValid = 100;
constexpr int kReadsAsPossible = 80;
constexpr int kHasEnoughDigits = 30;
constexpr int kNumberColumn = 25;
constexpr int kNamedLikeIt = 20;

constexpr std::string_view kPhoneWords[] = {
    "phone",  "telephone", "tel",    "mobile",    "cell",   "number",  "numbers", "msisdn",
    "did",    "e164",      "e.164",  "extension", "caller", "callee",  "gsm",     "handy",
    "nummer", "telefon",   "numero", "número",    "móvil",  "telefono"};
constexpr std::string_view kNothingWords[] = {"n/a", "na", "none", "null", "unknown", "tbd", "-"};

// An empty cell, in one of the ways in which people write it.
bool SaysNothing(std::string_view cell) {
  const std::string text = Lowercase(Trim(cell).substr(0, 16));
  return text.empty() || std::find(std::begin(kNothingWords), std::end(kNothingWords), text) !=
                             std::end(kNothingWords);
}

// "Phone number", "MOBILE_NO", "phones".
bool IsPhoneHeader(std::string_view name) {
  const std::string lower = Lowercase(name);
  return std::any_of(std::begin(kPhoneWords), std::end(kPhoneWords), [&](std::string_view word) {
    const std::size_t at = lower.find(word);
    if (at == std::string::npos) return false;
    // Short words count on their own only: "tel" is not in "hotel", nor "cell" in "cancelled".
    return word.size() >= 5 ||
           ((at == 0 || !IsAlpha(lower[at - 1])) &&
            (at + word.size() == lower.size() || !IsAlpha(lower[at + word.size()])));
  });
}

int BonusOf(std::string_view name) {
  if (Lowercase(name).find("fax") != std::string::npos) return -kNamedLikeIt;
  return IsPhoneHeader(name) ? kNamedLikeIt : 0;
}

std::size_t CountDigits(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), IsDigit));
}

// The first records of the text, blank ones left out, as their fields' texts.
struct Sample {
  std::vector<std::vector<std::string>> records;
  std::size_t width = 0;  // the most common count of fields
  std::size_t even = 0;   // records of that width
};

Sample TakeSample(std::string_view text, char delimiter) {
  Sample sample;
  std::vector<Field> fields;
  std::map<std::size_t, std::size_t> widths;
  RecordReader reader(text, delimiter);
  while (sample.records.size() < kSampleRecords && reader.Next(fields)) {
    // The last record may be cut off by the sample's end, or be a quote that closes beyond it.
    if (reader.unclosed_quote()) break;
    if (fields.size() == 1 && Trim(FieldText(text, fields[0])).empty()) continue;
    ++widths[fields.size()];
    std::vector<std::string> record;
    for (const Field& field : fields) {
      if (record.size() == kSampleColumns) break;
      record.push_back(FieldText(text, field));
    }
    sample.records.push_back(std::move(record));
  }
  for (const auto& [width, count] : widths) {
    if (count > sample.even) {
      sample.width = width;
      sample.even = count;
    }
  }
  return sample;
}

// Whether this is the name of the column that was asked for.
bool IsNamed(std::string_view name, const Json& wanted) {
  return EqualsIgnoringCase(Trim(name), Trim(Text(wanted)));
}

class LayoutFinder {
 public:
  explicit LayoutFinder(const NumberContext& context)
      : context_(context), splitter_(context.trunk) {}

  // The table that this delimiter makes of the text, if it has the column that is wanted.
  std::optional<BulkLayout> TableWithColumn(char delimiter, std::string_view text,
                                            const Json& wanted) {
    const Sample sample = TakeSample(text, delimiter);
    if (!IsEven(sample)) return std::nullopt;
    const std::vector<std::string>& first = sample.records[0];
    BulkLayout layout;
    layout.delimited = true;
    layout.delimiter = delimiter;
    layout.chosen = true;
    if (wanted.is_string()) {
      const auto is_wanted = [&](const std::string& name) { return IsNamed(name, wanted); };
      const auto found = std::find_if(first.begin(), first.end(), is_wanted);
      if (found == first.end()) return std::nullopt;
      layout.phone_column = static_cast<std::size_t>(found - first.begin());
      layout.has_header = true;
    } else {
      layout.phone_column = static_cast<std::size_t>(wanted.integer());
      if (layout.phone_column >= sample.width) return std::nullopt;
      layout.has_header = IsHeader(first, layout.phone_column);
    }
    layout.columns.assign(sample.width, "");
    if (layout.has_header) Name(first, layout.columns);
    return layout;
  }

  // The table that this delimiter makes of the text, if it does.
  std::optional<std::pair<BulkLayout, int>> TableWith(char delimiter, std::string_view text) {
    const Sample sample = TakeSample(text, delimiter);
    if (!IsEven(sample)) return std::nullopt;
    BulkLayout layout;
    layout.delimited = true;
    layout.delimiter = delimiter;
    const std::vector<int> scores = Score(sample);
    const int best = Choose(sample, scores, layout);
    if (best < kNumberColumn) return std::nullopt;
    layout.has_header = IsHeader(sample.records[0], layout.phone_column);
    layout.columns.assign(sample.width, "");
    if (layout.has_header) Name(sample.records[0], layout.columns);
    // A list of numbers on several lines has numbers in every column.
    const bool all = std::all_of(scores.begin(), scores.end(),
                                 [&](int score) { return score * 10 >= best * 6; });
    if (all && !layout.has_header) return std::nullopt;
    for (std::size_t i = 0; i < scores.size(); ++i) {
      if (i != layout.phone_column && scores[i] >= kReadsAsPossible / 2) {
        layout.other_columns.push_back(i);
      }
    }
    return std::pair(std::move(layout), best);
  }

 private:
  static bool IsEven(const Sample& sample) {
    const std::size_t count = sample.records.size();
    return sample.width >= 2 && count >= 2 && sample.even * 100 >= count * kLeastEvenPercent;
  }

  // The average over the rows below the first, which may be a header.
  std::vector<int> Score(const Sample& sample) {
    const std::size_t columns = std::min(sample.width, kSampleColumns);
    std::vector<int> scores(columns, 0);
    for (std::size_t column = 0; column < columns; ++column) {
      int sum = 0;
      int cells = 0;
      for (std::size_t row = 1; row < sample.records.size(); ++row) {
        if (column >= sample.records[row].size() || SaysNothing(sample.records[row][column])) {
          continue;
        }
        sum += ScoreOf(sample.records[row][column]);
        if (++cells == static_cast<int>(kReadingsPerColumn)) break;
      }
      scores[column] = cells == 0 ? 0 : sum / cells;
    }
    return scores;
  }

  int ScoreOf(std::string_view cell) {
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
    const NumberContext as_number{context_.default_region, false};
    switch (ReadNumber(first, as_number, Pointer(), ignored).validity) {
      case Validity::kValid:
        return kReadsAsValid;
      case Validity::kPossible:
        return kReadsAsPossible;
      default:
        return digits >= (context_.trunk ? 2u : 7u) || IsScientificNumber(first) ? kHasEnoughDigits
                                                                                 : 0;
    }
  }

  // Sets the phone column; returns its score without the bonus of its name.
  static int Choose(const Sample& sample, const std::vector<int>& scores, BulkLayout& layout) {
    const std::vector<std::string>& first = sample.records[0];
    int best = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
      const int score = scores[i] == 0 || i >= first.size() ? 0 : scores[i] + BonusOf(first[i]);
      if (score > best) {
        best = score;
        layout.phone_column = i;
      }
    }
    return best == 0 ? 0 : scores[layout.phone_column];
  }

  bool IsHeader(const std::vector<std::string>& record, std::size_t phone_column) {
    if (std::any_of(record.begin(), record.end(), IsPhoneHeader)) {
      return phone_column >= record.size() || ScoreOf(record[phone_column]) == 0;
    }
    if (context_.trunk || phone_column >= record.size()) return false;
    const std::string name = Lowercase(Trim(record[phone_column]));
    return !SaysNothing(name) &&
           std::all_of(record.begin(), record.end(),
                       [](const std::string& cell) { return CountDigits(cell) < 3; });
  }

  static void Name(const std::vector<std::string>& header, std::vector<std::string>& columns) {
    for (std::size_t i = 0; i < std::min(header.size(), columns.size()); ++i) {
      columns[i] = Trim(header[i]);
    }
  }

  const NumberContext& context_;
  LineSplitter splitter_;
};

// One column under a name: "phone" and then a number on each line.
bool HasHeaderLine(std::string_view text) {
  const Sample sample = TakeSample(text, '\0');
  if (sample.records.size() < 2) return false;
  const std::string& first = sample.records[0][0];
  return first.size() <= 40 && CountDigits(first) == 0 && IsPhoneHeader(first) &&
         CountDigits(sample.records[1][0]) >= 2;
}

// "sep=;", with which spreadsheets name the delimiter.
std::optional<char> StatedDelimiter(std::string_view text) {
  const bool stated = text.size() > 5 && EqualsIgnoringCase(text.substr(0, 4), "sep=") &&
                      (text[5] == '\n' || text[5] == '\r');
  return stated ? std::optional(text[4]) : std::nullopt;
}

}  // namespace

BulkLayout DetectLayout(std::string_view text, const NumberContext& context, const Json& wanted) {
  const std::size_t mark = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  std::size_t begin = mark;
  const std::optional<char> stated = StatedDelimiter(text.substr(begin));
  if (stated) begin = std::min(text.size(), begin + (text.substr(begin + 5, 2) == "\r\n" ? 7 : 6));
  const std::string_view sample = text.substr(begin, kSampleBytes);

  BulkLayout best;
  int best_score = 0;
  LayoutFinder finder(context);
  for (const char delimiter : kDelimiters) {
    if (stated && *stated != delimiter) continue;
    if (!wanted.is_null()) {
      if (auto chosen = finder.TableWithColumn(delimiter, sample, wanted)) {
        best = std::move(*chosen);
        break;
      }
    }
    auto found = finder.TableWith(delimiter, sample);
    if (!found || found->second <= best_score) continue;
    best = std::move(found->first);
    best_score = found->second;
  }
  if (!best.delimited && HasHeaderLine(sample)) {
    best.delimited = true;
    best.delimiter = '\n';
    best.has_header = true;
    std::vector<Field> fields;
    RecordReader reader(sample, '\0');
    while (reader.Next(fields)) {
      const std::string name = FieldText(sample, fields[0]);
      if (Trim(name).empty()) continue;
      best.columns.assign(1, std::string(Trim(name)));
      break;
    }
  }
  // A list is a table of one column.
  if (best.columns.size() < 2) {
    best.chosen = wanted.is_string() ? !best.columns.empty() && IsNamed(best.columns[0], wanted)
                                     : wanted == Json(0);
  }
  best.mark = mark;
  best.begin = begin;
  return best;
}

}  // namespace sipattach
