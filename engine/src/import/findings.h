#ifndef SIPATTACH_IMPORT_FINDINGS_H_
#define SIPATTACH_IMPORT_FINDINGS_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "diagnostics/diagnostic.h"
#include "tables/table_layout.h"

namespace sipattach {

// A count of things of one kind, and where the first of them is.
struct Tally {
  std::size_t count = 0;
  std::size_t first = 0;  // byte of the text

  void Add(std::size_t many, std::size_t at) {
    if (count == 0) first = at;
    count += many;
  }
};

// What reading a text came across besides numbers. Each kind is reported once, at the end.
struct Findings {
  Tally uneven;      // rows with more or fewer cells than the table has columns
  Tally above;       // lines above a table's header, and words below it
  Tally words;       // words beside the numbers of a list
  Tally dates;       // dates, times and addresses beside them
  Tally secrets;     // what may be a key
  Tally extensions;  // extensions, which cannot be attached
  Tally empty_rows;  // rows without a number
  Tally outside;     // lines above a table or among its rows that have numbers of their own
  Tally removals;    // numbers marked for removal
  Tally countries;   // countries that are not known
  Tally values;      // values that look like numbers, but have other names
  std::string first_country;
  std::string first_value;  // the name of the first value

  void AddValue(std::string_view name, std::size_t at, std::size_t count = 1) {
    values.Add(count, at);
    if (first_value.empty()) first_value = name;
  }
};

// Notes a line that is left out: its numbers belong to `owner`.
void LeaveLineOut(std::string_view line, std::size_t at, std::string_view owner,
                  Findings& findings);

// The line of byte `at`, from 1.
[[nodiscard]] std::size_t LineOf(std::string_view text, std::size_t at);

// `text` is the caller's, before it was rewritten.
void ReportFindings(const Findings& findings, const BulkLayout& layout, std::string_view text,
                    Report& report);

// Reports which columns a table is read by, and which requested columns it does not have.
void ReportLayout(const BulkLayout& layout, const WantedColumns& wanted, Report& report);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_FINDINGS_H_
