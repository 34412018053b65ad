#ifndef SIPATTACH_IMPORT_NUMBER_ROWS_H_
#define SIPATTACH_IMPORT_NUMBER_ROWS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "import/findings.h"
#include "import/gone_numbers.h"
#include "json/json_writer.h"
#include "names/country_names.h"
#include "number/number_reading.h"
#include "number/value_index.h"
#include "text/text_cursor.h"

namespace sipattach {

// What a row of the result is: a number with all that is known about it, or only its text.
enum class RowForm : std::uint8_t { kReading, kInput };

// How certain it is that the numbers belong to a country: a column of countries says so, words
// beside the numbers name it, or a word may be its name or something else.
enum class Told : std::uint8_t { kByColumn, kByName, kByWord };

// The country that the row of a table, the object of a document or the words of a list give.
struct CountryOfRow {
  Country country;
  Told told = Told::kByColumn;
  std::string unknown;                // the text, if it names no known country
  std::optional<bool> international;  // whether its numbers begin with the calling code, if known
  std::size_t at = 0;
};

[[nodiscard]] CountryOfRow CountryNamed(const std::string& cell, std::size_t at);

// Collects the numbers that the readers of lines, tables and documents find, in the order of the
// text. Each is written to the result as soon as it is known.
class NumberRows {
 public:
  NumberRows(const NumberContext& context, RowForm form, bool expand, Findings& findings,
             JsonWriter& writer)
      : context_(context), form_(form), expand_(expand), findings_(findings), writer_(writer) {}

  // Sets the text that is read, which must outlive this. Call it before the first number.
  void Begin(std::string_view text) {
    cursor_ = TextCursor(text);
    length_ = text.size();
  }

  // Leaves out these numbers, which must outlive this, from now on.
  void LeaveOut(const GoneNumbers& gone) { gone_ = &gone; }

  // Adds the piece at this byte: a number or a range, or words that are neither.
  void Add(std::string_view input, bool like_number, std::size_t at, const CountryOfRow& country);
  // Adds a number made of several cells; if it has no digits, it counts as an empty row.
  void AddJoined(std::string_view number, std::size_t at, const CountryOfRow& country);
  // Adds a block, given by its first number and its last number or its size.
  void AddBlock(const std::string& first, const std::string& last, const std::string& size,
                std::size_t at, const CountryOfRow& country);
  // Adds a block, given by what precedes its first and last extension: "030 901820", "00" and "99".
  void AddExtensions(const std::string& stem, const std::string& first, const std::string& last,
                     const std::string& size, std::size_t at, const CountryOfRow& country);
  // Adds a row of a table that has words in place of a number, or nothing.
  void AddWord(std::string_view word, std::size_t at);
  void AddEmpty(std::size_t at) { AddRow("", at, Code::kBulkEmptyCell); }

  // The line of a byte, which must not come before those already asked for or added.
  [[nodiscard]] std::size_t LineOf(std::size_t at) {
    cursor_.MoveTo(at);
    return cursor_.line();
  }

  // The number of rows and inputs so far.
  [[nodiscard]] std::size_t count() const { return summary_.total; }
  [[nodiscard]] std::size_t inputs() const { return lines_.size(); }

  // Writes what is known only at the end: "summary" for readings, "lines" for inputs.
  void WriteEnd();

 private:
  struct Summary {
    std::uint32_t total = 0;
    std::uint32_t valid = 0;
    std::uint32_t possible = 0;
    std::uint32_t identities = 0;
    std::uint32_t invalid = 0;
    std::uint32_t duplicates = 0;
  };

  [[nodiscard]] std::string AskedDigits(const CountryOfRow& country, std::string_view number) const;
  [[nodiscard]] bool IsOf(const CountryOfRow& country, std::string_view number) const;
  [[nodiscard]] std::string OfCountry(std::string number, const CountryOfRow& row);
  [[nodiscard]] std::string WithItsCode(const std::string& number, const CountryOfRow& row) const;
  [[nodiscard]] bool IsInternational(std::string_view number) const;
  [[nodiscard]] bool AddRest(std::string_view input, std::size_t at);
  void AddWhole(std::string_view input, std::size_t at);
  [[nodiscard]] bool Expand(std::string_view input, std::size_t at);
  [[nodiscard]] bool IsUnread(std::string_view input, std::size_t at);
  void AddNumber(std::string_view input, std::size_t at);
  void AddRow(std::string_view input, std::size_t at, Code code);
  void WriteInput(std::string_view input, std::size_t at);
  void WriteRow(const NumberReading& reading, std::size_t at, std::vector<Code> codes);
  void ReserveRest(std::size_t read_to);
  void Count(const NumberReading& reading, bool duplicate);

  const NumberContext& context_;
  RowForm form_;
  bool expand_;
  Findings& findings_;
  JsonWriter& writer_;
  const GoneNumbers* gone_ = nullptr;
  TextCursor cursor_{""};
  std::size_t length_ = 0;  // of the text
  ValueIndex index_;
  Summary summary_;
  std::vector<std::uint32_t> lines_;  // of inputs
  std::size_t expanded_ = 0;
  std::size_t parted_ = 0;  // ranges and numbers that are left of ranges
  std::size_t next_measure_ = 0;
};

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_NUMBER_ROWS_H_
