// The diagnostics about a range, and the fix that expands it.

#include <utility>

#include "number/number_range.h"
#include "number/range_ends.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// Replaces the entry with the numbers: in a list, as the single number, or as a whole document.
std::vector<PatchOperation> Expansion(std::vector<std::string> numbers, const Pointer& at) {
  constexpr std::string_view kOne = "/phone_number";
  std::string_view path = at.text();
  std::vector<PatchOperation> patch;
  const std::size_t slash = path.rfind('/');
  const std::string_view name = slash == std::string_view::npos ? "" : path.substr(slash + 1);
  if (!IsAllDigits(name)) {
    if (path.ends_with(kOne)) {
      patch.push_back(Remove(at));
      patch.push_back(Add(at, numbers));
      patch.back().path += 's';
    } else {
      patch.push_back(Replace(at, numbers));
    }
    return patch;
  }
  patch.reserve(numbers.size());
  auto index = static_cast<std::size_t>(NumeralOf(name));
  const std::string list(path.substr(0, slash + 1));
  for (std::string& number : numbers) {
    const bool first = patch.empty();
    patch.push_back(
        {first ? "replace" : "add", list + std::to_string(index++), "", std::move(number)});
  }
  return patch;
}

}  // namespace

void ReportRange(const NumberRange& range, std::string_view shown, const NumberContext& context,
                 const Pointer& at, Report& report) {
  if (range.count == 0) {
    report.Add(Code::kNumberRangeUnclear, at, {{"number", shown}});
    return;
  }
  if (range.count > kMaxRange) {
    report.Add(Code::kNumberRangeTooLarge, at,
               {{"number", shown},
                {"first", range.first},
                {"last", range.last},
                {"count", range.count},
                {"limit", kMaxRange}});
    return;
  }
  Diagnostic& diagnostic = report.Add(
      Code::kNumberRange, at,
      {{"number", shown}, {"first", range.first}, {"last", range.last}, {"count", range.count}});
  if (range.count > context.expandable) return;
  diagnostic.fix =
      Fix("Expand to " + std::to_string(range.count) + (range.count == 1 ? " number" : " numbers"),
          Expansion(NumbersOf(range), at));
  diagnostic.fix->choice = range.maybe_one;
}

}  // namespace sipattach
