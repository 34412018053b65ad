#include "rewrites/aligned_text.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "names/column_role.h"
#include "text/ascii.h"
#include "text/lines.h"

namespace sipattach {
namespace {

// A cell of a line: its first byte, the byte after it, and the screen column where it begins.
struct Cell {
  std::size_t begin;
  std::size_t end;
  std::size_t place;
};

// Cells are two blanks apart, or one if `single`.
void FindCells(std::string_view line, bool single, std::vector<Cell>& cells) {
  cells.clear();
  std::size_t place = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if ((static_cast<unsigned char>(line[at]) & 0xC0) == 0x80) continue;  // within a character
    if (line[at] != ' ') {
      const bool begins = cells.empty() || cells.back().end < at - (single ? 0 : 1);
      if (begins) cells.push_back({at, at, place});
      while (at + 1 < line.size() && (static_cast<unsigned char>(line[at + 1]) & 0xC0) == 0x80)
        ++at;
      cells.back().end = at + 1;
    }
    ++place;
  }
}

bool AreDashes(std::string_view line) {
  return line.find("--") != std::string_view::npos &&
         line.find_first_not_of("- ") == std::string_view::npos;
}

// Whether these are names of columns, including one for numbers or the ends of ranges.
bool IsHeader(std::string_view line, const std::vector<Cell>& cells) {
  constexpr std::size_t kMostDigits = 3;  // of "E.164"
  return CountDigits(line) <= kMostDigits &&
         std::any_of(cells.begin(), cells.end(), [&](const Cell& cell) {
           const ColumnName name = ReadColumnName(line.substr(cell.begin, cell.end - cell.begin));
           return name.numbers >= NameOfNumbers::kWeak || name.role == ColumnRole::kRangeEnd;
         });
}

// "Service/   Number": names that go on below, as Avaya writes them.
bool GoesOn(std::string_view names) {
  const std::size_t slash = names.find("/ ");
  return slash > 0 && slash < names.size() && IsAlpha(names[slash - 1]);
}

class AlignedText {
 public:
  explicit AlignedText(std::string_view text) : text_(text) {}

  std::string Take() {
    if (!FindHeader()) return "";
    std::string out(text_);
    for (std::size_t begin = header_; begin < text_.size(); begin = EndOf(begin) + 1) {
      PutTabs(begin, out);
    }
    const std::size_t next = text_.find_first_not_of('\n', EndOf(header_));
    if (next < text_.size() && GoesOn(LineAt(header_)) && CountDigits(LineAt(next)) == 0) {
      std::fill_n(out.begin() + static_cast<std::ptrdiff_t>(next), LineAt(next).size(), ' ');
    }
    return even_ * 2 > lines_ ? out : "";
  }

 private:
  [[nodiscard]] std::size_t EndOf(std::size_t begin) const { return EndOfLine(text_, begin); }
  [[nodiscard]] std::string_view LineAt(std::size_t begin) const {
    return text_.substr(begin, EndOf(begin) - begin);
  }

  bool FindHeader() {
    constexpr std::size_t kMostAbove = 12;
    std::size_t begin = 0;
    for (std::size_t line = 0; line < kMostAbove && begin < text_.size(); ++line) {
      const std::string_view names = LineAt(begin);
      if (names.find_first_of("\t|") != std::string_view::npos) return false;
      const std::size_t next = std::min(text_.find_first_not_of('\n', EndOf(begin)), text_.size());
      FindCells(LineAt(next), true, columns_);
      // A single rule below all the names says nothing about columns.
      if (AreDashes(LineAt(next)) && columns_.size() > 1) {
        // The dashes tell where the names are, even if these are one blank apart.
        FindCells(names, true, cells_);
      } else {
        FindCells(names, false, columns_);
        PartNames(names, next);
        cells_ = columns_;
      }
      header_ = begin;
      const bool is_whole = columns_.size() > 1 && cells_.size() >= columns_.size();
      if (is_whole && IsHeader(names, cells_)) return true;
      begin = next;
    }
    return false;
  }

  // "Country Number", one blank apart: two names if every line has a cell that begins below the
  // second.
  void PartNames(std::string_view names, std::size_t below) {
    constexpr std::size_t kLookedAt = 4;  // lines
    std::vector<Cell> words;
    FindCells(names, true, words);
    if (words.size() == columns_.size()) return;
    const auto begins = [](const std::vector<Cell>& cells, const Cell& word) {
      for (std::size_t i = 1; i < cells.size(); ++i) {
        if (cells[i].place == word.place) return cells[i].begin - cells[i - 1].end > 1;
      }
      return false;
    };
    std::size_t lines = 0;
    for (std::size_t at = below; at < text_.size() && lines < kLookedAt; at = EndOf(at) + 1) {
      FindCells(LineAt(at), true, cells_);
      if (cells_.empty() || AreDashes(LineAt(at))) continue;
      ++lines;
      std::erase_if(words, [&](const Cell& word) {
        const bool is_column =
            std::any_of(columns_.begin(), columns_.end(),
                        [&](const Cell& column) { return column.place == word.place; });
        return !is_column && !begins(cells_, word);
      });
    }
    if (lines == 0) return;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::size_t next = i + 1 < words.size() ? words[i + 1].begin : names.size();
      words[i].end =
          words[i].begin + TrimOf(names.substr(words[i].begin, next - words[i].begin), " ").size();
    }
    columns_ = std::move(words);
  }

  // The column that a cell belongs to: the one it begins in or, if it is right-aligned, the next
  // one, the name of which it ends below.
  [[nodiscard]] std::size_t ColumnOf(const Cell& cell) const {
    std::size_t column = 0;
    while (column + 1 < columns_.size() && columns_[column + 1].place <= cell.place) ++column;
    const bool is_right = column + 1 < columns_.size() && cell.place != columns_[column].place &&
                          cell.place + cell.end - cell.begin > columns_[column + 1].place;
    return is_right ? column + 1 : column;
  }

  void PutTabs(std::size_t begin, std::string& out) {
    const std::string_view line = LineAt(begin);
    if (AreDashes(line)) return;
    FindCells(line, false, cells_);
    if (cells_.empty()) return;
    ++lines_;
    if (cells_.size() < columns_.size()) CutAtColumns(line);
    if (cells_.size() > 1) ++even_;
    const bool whole = cells_.size() == columns_.size();
    std::size_t column = 0;
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      const std::size_t now = whole ? i : std::max(column, ColumnOf(cells_[i]));
      // Into the blanks before the cell, one tab for each column skipped.
      for (std::size_t at = cells_[i].begin; column < now && at > 0 && line[at - 1] == ' ';
           ++column) {
        out[begin + --at] = '\t';
      }
      column = now;
    }
  }

  // Splits cells that are only one blank apart where a column begins.
  void CutAtColumns(std::string_view line) {
    std::vector<Cell> words;
    FindCells(line, true, words);
    cells_.clear();
    for (const Cell& word : words) {
      const bool begins = std::any_of(columns_.begin(), columns_.end(), [&](const Cell& column) {
        return column.place == word.place;
      });
      const bool far = !cells_.empty() && word.begin - cells_.back().end > 1;
      if (cells_.empty() || begins || far) {
        cells_.push_back(word);
      } else {
        cells_.back().end = word.end;
      }
    }
  }

  std::string_view text_;
  std::size_t header_ = 0;
  std::vector<Cell> columns_;
  std::vector<Cell> cells_;  // of the line that is read
  std::size_t lines_ = 0;
  std::size_t even_ = 0;  // those with several cells
};

}  // namespace

std::string TextOfAligned(std::string_view text) { return AlignedText(text).Take(); }

}  // namespace sipattach
