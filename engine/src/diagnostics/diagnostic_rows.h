#ifndef SIPATTACH_DIAGNOSTICS_DIAGNOSTIC_ROWS_H_
#define SIPATTACH_DIAGNOSTICS_DIAGNOSTIC_ROWS_H_

// Writes diagnostics as rows of what differs between them (see PlanForm::kRows). A list of numbers
// may have a hundred diagnostics of the same kind, and JavaScript makes their texts from a pattern
// in less time than it takes to parse them.

#include <cstddef>
#include <span>
#include <vector>

#include "diagnostics/diagnostic.h"

namespace sipattach {

// Writes the diagnostics of one plan, in one list or several. They must outlive this object.
class DiagnosticRows {
 public:
  // Writes an array of rows, and of objects for the diagnostics that fit no pattern.
  void Write(JsonWriter& writer, std::span<const Diagnostic> diagnostics);
  // Whether Write has used patterns that are not written yet.
  [[nodiscard]] bool has_new_patterns() const { return written_patterns_ < patterns_.size(); }
  // Writes the array of these patterns.
  void WriteNewPatterns(JsonWriter& writer);

 private:
  // The first diagnostic of a code that could be a row. It becomes a pattern when a second one like
  // it comes.
  struct Model {
    const Diagnostic* diagnostic;
    std::size_t pattern;  // kNoPattern until then
  };

  // The index of the diagnostic's pattern, or kNoPattern if it is to be written as an object.
  [[nodiscard]] std::size_t PatternOf(const Diagnostic& diagnostic);

  std::vector<Model> models_;
  std::vector<const Diagnostic*> patterns_;
  std::size_t written_patterns_ = 0;
};

}  // namespace sipattach

#endif  // SIPATTACH_DIAGNOSTICS_DIAGNOSTIC_ROWS_H_
