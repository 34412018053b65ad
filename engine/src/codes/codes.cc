#include "codes/codes.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "codes/code_texts.h"

namespace sipattach {
namespace {

// Returns the text at `next` and moves `next` past its NUL.
std::string_view TakeText(const char*& next) {
  const std::string_view text = next;
  next += text.size() + 1;
  return text;
}

constexpr Severity SeverityOf(char letter) {
  return letter == 'e' ? Severity::kError : letter == 'w' ? Severity::kWarning : Severity::kInfo;
}

using Table = std::array<CodeInfo, kCodeCount>;

// Fills in the codes that `next` has texts for.
Table ReadTexts(const char* next, Table table) {
  for (CodeInfo& info : table) {
    const std::string_view slug = TakeText(next);
    if (!slug.empty()) info = {slug.substr(1), TakeText(next), SeverityOf(slug[0])};
  }
  return table;
}

// The table of usual codes; all others have an empty slug.
const Table& UsualCodes() {
  static const Table table = ReadTexts(kCodeTexts, {});
  return table;
}

}  // namespace

std::span<const CodeInfo> AllCodes() {
  static const Table table = ReadTexts(kUnusualCodeTexts, UsualCodes());
  return table;
}

const CodeInfo& InfoOf(Code code) {
  const auto index = static_cast<std::size_t>(code);
  const CodeInfo& info = UsualCodes()[index];
  return info.slug.empty() ? AllCodes()[index] : info;
}

std::optional<Code> CodeOf(std::string_view slug) {
  const std::span<const CodeInfo> codes = AllCodes();
  const auto found = std::find_if(codes.begin(), codes.end(),
                                  [&](const CodeInfo& info) { return info.slug == slug; });
  if (found == codes.end()) return std::nullopt;
  return static_cast<Code>(found - codes.begin());
}

std::vector<CodeDocumentation> ReadCodeDocumentation() {
  std::vector<CodeDocumentation> documentation(kCodeCount);
  const char* next = kCodeDocumentation;
  for (auto& [summary, source] : documentation) {
    summary = TakeText(next);
    source = TakeText(next);
  }
  return documentation;
}

}  // namespace sipattach
