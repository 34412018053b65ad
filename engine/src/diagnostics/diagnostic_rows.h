#ifndef SIPATTACH_DIAGNOSTICS_DIAGNOSTIC_ROWS_H_
#define SIPATTACH_DIAGNOSTICS_DIAGNOSTIC_ROWS_H_

// Diagnostics as rows of what differs, as PlanForm::kRows describes them: a list has a hundred
// remarks of the same kind, and in JavaScript parsing the same text a hundred times takes longer
// than making it from a pattern.

#include <cstddef>
#include <span>
#include <vector>

#include "diagnostics/diagnostic.h"

namespace sipattach {

// Those of one plan, in one list or several. They must outlive this.
class DiagnosticRows {
 public:
  // An array of the values of rows, and of documents where a diagnostic is like none before it.
  void Write(JsonWriter& writer, std::span<const Diagnostic> diagnostics);
  // Whether rows have been written whose pattern has not.
  [[nodiscard]] bool has_new_patterns() const { return written_patterns_ < patterns_.size(); }
  // The array of these patterns.
  void WriteNewPatterns(JsonWriter& writer);

 private:
  // The first diagnostic of its code that can be a row. The second makes a pattern of it.
  struct Model {
    const Diagnostic* diagnostic;
    std::size_t pattern;
  };

  // kNoPattern if it is to be written as a document.
  [[nodiscard]] std::size_t PatternOf(const Diagnostic& diagnostic);

  std::vector<Model> models_;
  std::vector<const Diagnostic*> patterns_;
  std::size_t written_patterns_ = 0;
};

}  // namespace sipattach

#endif  // SIPATTACH_DIAGNOSTICS_DIAGNOSTIC_ROWS_H_
