#ifndef SIPATTACH_IMPORT_READING_H_
#define SIPATTACH_IMPORT_READING_H_

// The state of reading one pasted text, which the readers of lines, tables and documents share.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "import/findings.h"
#include "import/gone_numbers.h"
#include "import/number_rows.h"
#include "json/json_writer.h"
#include "lines/line_splitter.h"
#include "names/person_above.h"
#include "number/number_reading.h"
#include "tables/table_layout.h"

namespace sipattach {

// Which record of the text each input came from, so that the rest of the record can be shown.
class Records {
 public:
  explicit Records(bool wanted) : wanted_(wanted) {}
  [[nodiscard]] bool wanted() const { return wanted_; }

  // The inputs added since the last call came from this record; 0 for none.
  void Assign(std::size_t record, const NumberRows& rows) {
    if (wanted_) of_inputs_.resize(rows.inputs(), static_cast<std::uint32_t>(record));
  }
  [[nodiscard]] const std::vector<std::uint32_t>& of_inputs() const { return of_inputs_; }

  // Calls `each` once for consecutive inputs of one record.
  template <typename Each>
  void ForEachRow(const Each& each) const {
    std::uint32_t last = 0;
    for (const std::uint32_t record : of_inputs_) {
      if (record == 0 || record == last) continue;
      each(record);
      last = record;
    }
  }
  // Writes "of": the row of each input, or -1.
  void WriteRows(JsonWriter& writer) const;

  // Reserves room for `cells` bytes of text in rows of `columns` columns. Growing by doubling would
  // hold a long result three times over.
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
  // What kind of lines the text has, judged by the first of them.
  struct Lines {
    bool have_numbers;
    bool are_prose;  // a letter, a form or a configuration, not a list
  };
  [[nodiscard]] const Lines& LinesSeen();
  void ReadAsProse() {
    lines_ = {true, true};
    most_minor_digits_ = 6;
  }
  // What the labels of numbers say, judged by the first 64 KB.
  struct Labels {
    bool have_telephones;  // then the numbers of faxes are not wanted
    bool have_others;      // than faxes and persons to call
    bool are_bare;         // most numbers have no label
  };
  [[nodiscard]] const Labels& LabelsSeen();
  // Whether countries are named below their numbers: the last line names one.
  [[nodiscard]] bool EndsInCountry();
  [[nodiscard]] bool AreWords(std::string_view line, std::string_view piece_text,
                              const Piece& piece);

  Reading(const NumberContext& number_context, RowForm form, bool expand, bool beside)
      : context(number_context),
        splitter(context.trunk, context.default_region),
        rows(context, form, expand, findings, writer),
        records(beside) {}

  std::string_view text;   // as rewritten for reading
  std::string_view whole;  // as the caller gave it, with plain signs; of the same length
  NumberContext context;
  BulkLayout layout;
  LineSplitter splitter;
  Findings findings;
  Report report;
  JsonWriter writer;
  NumberRows rows;
  Records records;
  bool has_lines = false;  // neither columns nor members
  // The thanks at the end of the letter above: the telephones below are those of its author.
  std::string_view closing;
  PersonAbove person_above;
  bool is_persons_line = false;  // the telephone of a person named above it
  GoneNumbers gone;

 private:
  std::optional<Lines> lines_;
  std::optional<Labels> labels_;
  std::optional<bool> ends_in_country_;
  std::size_t most_minor_digits_ = 5;  // of a street or a port in prose
};

// Adds the numbers of a line or cell that begins at byte `at`. Returns whether there was anything
// to read, or to leave out because of a word.
bool AddPieces(std::string_view content, std::size_t at, const CountryOfRow& country,
               Reading& reading);

// Whether a line of a form is the telephone of the person `above` it; to be asked of each line.
[[nodiscard]] bool IsTelephoneOfPerson(std::string_view line, PersonAbove& above);

// Reports the line at byte `at` as the header.
void ReportHeader(std::size_t at, Reading& reading);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_READING_H_
