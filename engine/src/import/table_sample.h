#ifndef SIPATTACH_IMPORT_TABLE_SAMPLE_H_
#define SIPATTACH_IMPORT_TABLE_SAMPLE_H_

// The first records that a delimiter makes of a text. Whether they are a table, and which, is found
// out from these, whatever the length of the text.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sipattach {

// Columns beyond these are not looked at.
inline constexpr std::size_t kSampleColumns = 64;

// The first records of the text, blank ones left out, as their fields' texts.
struct TableSample {
  std::vector<std::vector<std::string>> records;
  std::vector<std::size_t> begins;  // of the records, in the text
  std::vector<std::size_t> widths;  // how many fields each has, of which the first are held
  std::size_t width = 0;            // the most common count of fields
  std::size_t even = 0;             // records of that width
  std::size_t above = 0;            // titles, which stood above the first of them
  std::size_t first_above = 0;      // where the first title begins
};

[[nodiscard]] TableSample TakeSample(std::string_view text, char delimiter);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_TABLE_SAMPLE_H_
