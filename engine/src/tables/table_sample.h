#ifndef SIPATTACH_TABLES_TABLE_SAMPLE_H_
#define SIPATTACH_TABLES_TABLE_SAMPLE_H_

// The first records that a delimiter makes of a text. They alone decide whether the text is a table
// and which one, however long it is.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sipattach {

// Columns beyond this are not examined.
inline constexpr std::size_t kSampleColumns = 64;

// The first records of the text, without blank ones, as the text of their fields.
struct TableSample {
  std::vector<std::vector<std::string>> records;
  std::vector<std::size_t> begins;  // of the records, in the text
  std::vector<std::size_t> widths;  // number of fields in each, only the first of which are kept
  std::size_t width = 0;            // the most common number of fields
  std::size_t even = 0;             // records of that width
  std::size_t above = 0;            // number of titles above the first record
  std::size_t first_above = 0;      // where the first title begins
};

[[nodiscard]] TableSample TakeSample(std::string_view text, char delimiter);

}  // namespace sipattach

#endif  // SIPATTACH_TABLES_TABLE_SAMPLE_H_
