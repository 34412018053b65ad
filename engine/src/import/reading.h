#ifndef SIPATTACH_IMPORT_READING_H_
#define SIPATTACH_IMPORT_READING_H_

// The reading of one pasted text: what the readers of lines, tables and documents share.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "import/findings.h"
#include "import/line_splitter.h"
#include "import/number_rows.h"
#include "import/table_layout.h"
#include "json/json_writer.h"
#include "number/number_reading.h"

namespace sipattach {

// Which record of the text each input stood in, for what is told of it besides.
class Records {
 public:
  explicit Records(bool wanted) : wanted_(wanted) {}
  [[nodiscard]] bool wanted() const { return wanted_; }

  // The inputs that were added since the last call stood in this record; in none for 0.
  void Assign(std::size_t record, const NumberRows& rows) {
    if (wanted_) of_inputs_.resize(rows.inputs(), static_cast<std::uint32_t>(record));
  }
  [[nodiscard]] const std::vector<std::uint32_t>& of_inputs() const { return of_inputs_; }

  // Inputs of one record that follow one another are told of by one row.
  template <typename Each>
  void ForEachRow(const Each& each) const {
    std::uint32_t last = 0;
    for (const std::uint32_t record : of_inputs_) {
      if (record == 0 || record == last) continue;
      each(record);
      last = record;
    }
  }
  // "of": the row of each input, or -1.
  void WriteRows(JsonWriter& writer) const;

  // Makes room for what is written of `cells` bytes of text in rows of so many columns: growing by
  // doubling would hold a long result three times over.
  void Reserve(std::size_t cells, std::size_t columns, JsonWriter& writer) const {
    constexpr std::size_t kPerCell = 3;
    constexpr std::size_t kPerInput = 10;
    writer.Reserve(writer.size() + cells + of_inputs_.size() * (columns * kPerCell + kPerInput));
  }

 private:
  bool wanted_;
  std::vector<std::uint32_t> of_inputs_;
};

struct Reading {
  // What the lines of the text are, by the first of them.
  struct Lines {
    bool have_numbers;
    bool are_prose;  // of a letter, a form or a configuration with numbers in it, and no list
  };
  [[nodiscard]] const Lines& LinesSeen();
  void ReadAsProse() {
    lines_ = {true, true};
    most_minor_digits_ = 6;
  }
  // Whether numbers of telephones are called so in the text: those of faxes are not meant then.
  [[nodiscard]] bool HasTelephones();
  // Whether the countries stand below their numbers: the last line is one.
  [[nodiscard]] bool EndsInCountry();
  [[nodiscard]] bool AreWords(std::string_view line, std::string_view piece_text,
                              const Piece& piece);

  Reading(const NumberContext& number_context, RowForm form, bool expand, bool beside)
      : context(number_context),
        splitter(context.trunk, context.default_region),
        rows(context, form, expand, findings, writer),
        records(beside) {}

  std::string_view text;   // that is read
  std::string_view whole;  // of the same length, as the caller gave it
  NumberContext context;
  BulkLayout layout;
  LineSplitter splitter;
  Findings findings;
  Report report;
  JsonWriter writer;
  NumberRows rows;
  Records records;
  bool has_lines = false;  // no records of columns, nor members

 private:
  std::optional<Lines> lines_;
  std::optional<bool> has_telephones_;
  std::optional<bool> ends_in_country_;
  std::size_t most_minor_digits_ = 5;  // of what may be a street or a port in prose
};

// Adds the numbers of a line or of a cell that begins at this byte. Returns whether there was
// anything to read, or to leave out with a word.
bool AddPieces(std::string_view content, std::size_t at, const CountryOfRow& country,
               Reading& reading);

// Says that the line at this byte is the header.
void ReportHeader(std::size_t at, Reading& reading);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_READING_H_
