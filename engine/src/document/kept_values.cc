#include "document/kept_values.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "text/ascii.h"
#include "text/utf8.h"

namespace sipattach {
namespace {

// Up to here, every integer has a double of its own.
constexpr std::int64_t kMaxSafeInteger = (std::int64_t{1} << 53) - 1;
// Enough decimal digits to tell any two doubles apart.
constexpr std::size_t kMaxDigits = 17;
// Numbers under 1e-307 lose digits, or become 0.
constexpr std::int64_t kLeastExponent = -307;

std::optional<Code> FlawOf(const Json& number) {
  if (number.is_integer()) {
    const bool safe = number.integer() <= kMaxSafeInteger && number.integer() >= -kMaxSafeInteger;
    return safe ? std::nullopt : std::optional(Code::kJsonNumberUnsafe);
  }
  const std::string text = number.digits();
  const std::size_t point = text.find('.');
  const std::size_t end = std::min(text.find_first_of("eE"), text.size());
  if (text == "-0") return Code::kJsonNumberRewritten;
  if (point == std::string::npos && end == text.size()) return Code::kJsonNumberUnsafe;
  const std::string_view significand = std::string_view(text).substr(0, end);
  const std::size_t first = std::min(significand.find_first_of("123456789"), end);
  const auto digits = std::count_if(significand.begin() + static_cast<std::ptrdiff_t>(first),
                                    significand.end(), IsDigit);
  const bool zero_at_end = point != std::string::npos && significand.back() == '0';
  bool tiny = point < first && first - point > static_cast<std::size_t>(-kLeastExponent);
  if (end < text.size() && text[end + 1] == '-') {
    std::int64_t exponent = 0;
    const auto parsed = std::from_chars(text.data() + end + 1, text.data() + text.size(), exponent);
    tiny = parsed.ec != std::errc() || exponent < kLeastExponent;
  }
  const bool kept = !zero_at_end && !tiny && static_cast<std::size_t>(digits) <= kMaxDigits;
  return kept ? std::nullopt : std::optional(Code::kJsonNumberRewritten);
}

class Walker {
 public:
  explicit Walker(Report& report) : report_(report) {
    for (const Diagnostic& diagnostic : report.diagnostics()) {
      if (diagnostic.severity() == Severity::kError) refused_.insert(diagnostic.path);
    }
  }

  // Keeps a list of steps, and makes a pointer of it only if there is something to report.
  void Walk(const Json& value) {
    if (value.is_number()) {
      if (const auto flaw = FlawOf(value)) ReportNumber(*flaw, value);
    } else if (value.is_string()) {
      if (HasLostCharacter(value.text())) ReportAt(Code::kTextLostCharacter);
    }
    for (std::size_t i = 0; value.is_array() && i < value.size(); ++i) {
      path_.push_back({{}, i});
      Walk(value[i]);
      path_.pop_back();
    }
    if (!value.is_object()) return;
    for (const auto& [name, member] : value.members()) {
      const bool is_attached = path_.empty() && (name == "phone_number" || name == "phone_numbers");
      if (is_attached) continue;
      path_.push_back({name, kIsName});
      if (HasLostCharacter(name)) ReportAt(Code::kTextLostCharacter);
      Walk(member);
      path_.pop_back();
    }
  }

 private:
  static constexpr std::size_t kIsName = static_cast<std::size_t>(-1);
  struct Step {
    std::string_view name;
    std::size_t index;
  };

  [[nodiscard]] Pointer Here() const {
    Pointer at;
    for (const Step& step : path_) {
      at = step.index == kIsName ? at / step.name : at / step.index;
    }
    return at;
  }

  [[nodiscard]] std::string Field() const {
    for (std::size_t i = path_.size(); i-- > 0;) {
      if (path_[i].index == kIsName) return std::string(path_[i].name);
    }
    return "";
  }

  Diagnostic* ReportAt(Code code) {
    const Pointer at = Here();
    if (refused_.contains(at.text())) return nullptr;
    return &report_.Add(code, at, {{"field", Field()}});
  }

  void ReportNumber(Code code, const Json& number) {
    if (Diagnostic* diagnostic = ReportAt(code)) {
      diagnostic->fix = Fix{"Write it as a string", {Replace(Here(), number.digits())}};
    }
  }

  Report& report_;
  std::vector<Step> path_;
  std::set<std::string> refused_;
};

}  // namespace

void ReportUnkeptValues(const Json& draft, Report& report) { Walker(report).Walk(draft); }

}  // namespace sipattach
