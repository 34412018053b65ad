#ifndef SIPATTACH_IMPORT_FINDINGS_H_
#define SIPATTACH_IMPORT_FINDINGS_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "diagnostics/diagnostic.h"
#include "import/table_layout.h"

namespace sipattach {

// Things of one kind of which there may be many: how many, and where the first of them is.
struct Tally {
  std::size_t count = 0;
  std::size_t first = 0;  // byte of the text

  void Add(std::size_t many, std::size_t at) {
    if (count == 0) first = at;
    count += many;
  }
};

// What the reading of a text came upon besides numbers, each kind said once at the end.
struct Findings {
  Tally uneven;      // rows with more or fewer cells than the table has columns
  Tally above;       // lines above a table's header, and words below it
  Tally words;       // beside the numbers of a list
  Tally dates;       // and dates, times and addresses
  Tally secrets;     // what may be a key
  Tally extensions;  // which no number is attached with
  Tally empty_rows;  // without a number
  Tally outside;     // lines above a table or among its rows that have numbers of their own
  Tally removals;    // numbers that are to go
  Tally countries;   // that are not understood
  Tally values;      // of a document, shaped as numbers, with the name of something else
  std::string first_country;
  std::string first_value;  // its name

  void AddValue(std::string_view name, std::size_t at, std::size_t count = 1) {
    values.Add(count, at);
    if (first_value.empty()) first_value = name;
  }
};

// The line of a byte of the text, from 1; `begin` is where the first one begins.
[[nodiscard]] std::size_t LineOf(std::string_view text, std::size_t begin, std::size_t at);

// `text` is the one that the caller gave.
void ReportFindings(const Findings& findings, const BulkLayout& layout, std::string_view text,
                    Report& report);

// Says which columns a table is read by, and which of those that were asked for it does not have.
void ReportLayout(const BulkLayout& layout, const WantedColumns& wanted, Report& report);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_FINDINGS_H_
