#include "diagnostics/diagnostic_rows.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "json/json_writer.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::size_t kNoPattern = std::numeric_limits<std::size_t>::max();

constexpr std::string_view kTitle = "Write {value}";

const std::string* ValueOf(const Diagnostic& diagnostic) {
  for (const Param& param : diagnostic.params) {
    if (param.name == "value") return std::get_if<std::string>(&param.value);
  }
  return nullptr;
}

// Whether the fix writes the parameter `value` to the diagnostic's own place.
bool WritesValue(const Fix& fix, const Diagnostic& diagnostic) {
  if (fix.choice || !IsToWriteText(fix)) return false;
  const PatchOperation& operation = fix.patch.front();
  const std::string* value = ValueOf(diagnostic);
  return value != nullptr && operation.op == "replace" && operation.path == diagnostic.path &&
         operation.value.text() == *value;
}

// Whether a row can hold everything that the diagnostic says.
bool IsPlain(const Diagnostic& diagnostic) {
  return diagnostic.alternatives.empty() && !diagnostic.NeedsRedaction() &&
         (!diagnostic.fix || WritesValue(*diagnostic.fix, diagnostic));
}

bool AreAlike(const Diagnostic& one, const Diagnostic& other) {
  return one.fix.has_value() == other.fix.has_value() &&
         std::equal(one.params.begin(), one.params.end(), other.params.begin(), other.params.end(),
                    [](const Param& a, const Param& b) { return a.name == b.name; });
}

void WritePath(JsonWriter& writer, std::string_view path) {
  constexpr std::string_view kList = "/phone_numbers/";
  constexpr std::size_t kMostDigits = 9;
  const std::string_view index = path.starts_with(kList) ? path.substr(kList.size()) : "";
  const bool is_index = IsAllDigits(index) && index.size() <= kMostDigits &&
                        (index.size() == 1 || !index.starts_with('0'));
  if (is_index) {
    writer.Verbatim(index);
  } else {
    writer.String(path);
  }
}

}  // namespace

void DiagnosticRows::Write(JsonWriter& writer, std::span<const Diagnostic> diagnostics) {
  writer.BeginArray();
  for (const Diagnostic& diagnostic : diagnostics) {
    const std::size_t pattern = PatternOf(diagnostic);
    if (pattern == kNoPattern) {
      sipattach::Write(writer, diagnostic);
      continue;
    }
    WritePath(writer.Integer(static_cast<std::int64_t>(pattern)), diagnostic.path);
    for (const Param& param : diagnostic.params) WriteValue(writer, param);
  }
  writer.EndArray();
}

std::size_t DiagnosticRows::PatternOf(const Diagnostic& diagnostic) {
  if (!IsPlain(diagnostic)) return kNoPattern;
  const auto model = std::find_if(models_.begin(), models_.end(), [&](const Model& known) {
    return known.diagnostic->code == diagnostic.code;
  });
  if (model == models_.end()) {
    models_.push_back({&diagnostic, kNoPattern});
    return kNoPattern;
  }
  if (!AreAlike(diagnostic, *model->diagnostic)) return kNoPattern;
  if (model->pattern == kNoPattern) {
    model->pattern = patterns_.size();
    patterns_.push_back(model->diagnostic);
  }
  return model->pattern;
}

void DiagnosticRows::WriteNewPatterns(JsonWriter& writer) {
  writer.BeginArray();
  for (; has_new_patterns(); ++written_patterns_) {
    const Diagnostic& model = *patterns_[written_patterns_];
    const CodeInfo& info = InfoOf(model.code);
    writer.BeginArray().Word(info.slug).Word(NameOf(info.severity)).String(info.message);
    writer.WordOrNull(model.fix ? kTitle : "");
    for (const Param& param : model.params) writer.Word(param.name);
    writer.EndArray();
  }
  writer.EndArray();
}

}  // namespace sipattach
