#include "phone/plan/number_plan.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "phone/metadata/packed_plans.h"
#include "phone/metadata/plan_text.h"
#include "phone/regex/compiler.h"
#include "phone/regex/digits.h"
#include "phone/regex/replace.h"

namespace sipattach::phone {
namespace {

using metadata::Field;
using metadata::TakeColumn;
using metadata::TakeField;

// The kinds of numbers that a plan describes, in the order in which libphonenumber tries them.
struct KindInfo {
  int field;
  std::string_view type;
};
constexpr std::array<KindInfo, 11> kKindInfos = {{{1, ""},  // the general description
                                                  {5, "premium_rate"},
                                                  {4, "toll_free"},
                                                  {6, "shared_cost"},
                                                  {8, "voip"},
                                                  {7, "personal_number"},
                                                  {21, "pager"},
                                                  {25, "uan"},
                                                  {28, "voicemail"},
                                                  {2, "fixed_line"},
                                                  {3, "mobile"}}};
constexpr std::size_t kGeneral = 0;
constexpr std::size_t kFixedLine = 9;
constexpr std::size_t kMobile = 10;

// Up to this many matches, walking a pattern takes less time than compiling it.
constexpr int kMostWalks = 8;
// The same for the patterns of all types of a plan, which are compiled together.
constexpr int kMostTypeWalks = 32;

// The region of calling codes that belong to no country.
constexpr std::string_view kNoRegion = "001";

char LengthMark(std::size_t length) { return static_cast<char>('@' + length); }

// The national prefix rule, "(0$1)", replaces the first group of a format.
std::string WithNationalPrefix(std::string_view format, std::string_view rule) {
  const std::size_t at = rule.empty() ? std::string_view::npos : format.find('$');
  std::string out(format.substr(0, at));
  if (at == std::string_view::npos) return out;
  constexpr std::size_t kGroup = 2;  // "$1"
  const std::array<regex::Capture, 2> group = {{{true, at, at + kGroup}, {true, at, at + kGroup}}};
  (void)regex::Expand(rule, format, group, &out);
  out += format.substr(at + kGroup);
  return out;
}

// Calling codes have up to three digits.
constexpr std::size_t kCallingCodes = 1000;

// All plans, and the index of the first one for each calling code.
struct PlansByCode {
  PlansByCode() : plans(ReadPlans()) {
    std::size_t next = 0;
    for (std::size_t code = 0; code <= kCallingCodes; ++code) {
      while (next < plans.size() && static_cast<std::size_t>(plans[next].calling_code()) < code)
        ++next;
      begins[code] = static_cast<std::uint16_t>(next);
    }
  }

  std::vector<NumberPlan> plans;
  std::array<std::uint16_t, kCallingCodes + 1> begins{};
};

PlansByCode& AllPlans() {
  static PlansByCode plans;
  return plans;
}

}  // namespace

std::vector<NumberPlan> ReadPlans() {
  std::vector<NumberPlan> plans;
  plans.reserve(300);
  std::string_view regions = metadata::Plans().Values('0' + metadata::kId);
  std::string_view codes = metadata::Plans().Values('0' + metadata::kCountryCode);
  while (!regions.empty()) {
    const std::string_view code = metadata::TakeUntil('\n', &codes);
    int calling_code = 0;
    std::from_chars(code.data(), code.data() + code.size(), calling_code);
    plans.emplace_back(plans.size(), metadata::TakeUntil('\n', &regions), calling_code);
  }
  return plans;
}

bool NumberPlan::Pattern::Matches(std::string_view digits, regex::Anchor anchor) {
  if (empty()) return false;
  if (!compilation_ && walks_ < kMostWalks) {
    ++walks_;
    if (const auto matched = regex::MatchDigits(text_, digits, anchor)) return *matched;
  }
  Compilation& compilation = Compile();
  if (const auto matched = compilation.automaton.Find(digits, anchor)) return *matched != 0;
  return regex::Match(compilation.program, digits, anchor);
}

bool NumberPlan::Pattern::Matches(std::string_view digits, regex::Anchor anchor,
                                  std::span<regex::Capture> captures) {
  if (empty()) return false;
  if (const auto matched = regex::MatchFixedDigits(text_, digits, anchor, captures)) {
    return *matched;
  }
  return regex::Match(Compiled(), digits, anchor, captures);
}

NumberPlan::Pattern::Compilation& NumberPlan::Pattern::Compile() {
  if (!compilation_) compilation_ = std::make_unique<Compilation>(text_);
  return *compilation_;
}

bool NumberPlan::Kind::HasLength(std::size_t length) const {
  return lengths.empty() || lengths.find(LengthMark(length)) != std::string_view::npos;
}

bool NumberPlan::Kind::Has(std::string_view national) {
  return HasLength(national.size()) && pattern.Matches(national, regex::Anchor::kBoth);
}

NumberPlan::NumberFormat::NumberFormat(std::string_view line) {
  const std::string_view groups = TakeColumn(&line);
  pattern = Pattern(groups);
  length = regex::CountFixedDigits(groups);
  international = TakeColumn(&line);
  prefix_rule = TakeColumn(&line);
  (void)TakeColumn(&line);  // the rule with a carrier code
  (void)TakeColumn(&line);  // whether the prefix is optional
  // The last leading-digits pattern is the one that decides between formats.
  leading_digits = Pattern(line.substr(line.rfind('\t') + 1));
}

std::string_view NumberPlan::NumberFormat::National() {
  if (prefix_rule.empty()) return international;
  if (national_.empty()) {
    // Assigned by its bytes: moving a short string would copy along what happened to be on the
    // stack, and this one is kept.
    const std::string with_prefix = WithNationalPrefix(international, prefix_rule);
    national_.assign(with_prefix.data(), with_prefix.size());
  }
  return national_;
}

[[gnu::noinline]] void NumberPlan::Details::SetKind(std::size_t kind, std::string_view value) {
  kinds[kind].pattern = Pattern(TakeColumn(&value));
  kinds[kind].lengths = TakeColumn(&value);
  kinds[kind].local_lengths = TakeColumn(&value);
}

// Sets a field that does not describe a kind of numbers.
[[gnu::noinline]] void NumberPlan::Details::Set(int field, std::string_view value) {
  if (field == metadata::kNumberFormat) {
    formats.emplace_back(value);
  } else if (field == metadata::kInternationalNumberFormat) {
    international_formats.emplace_back(value);
  } else if (field == metadata::kPreferredExtensionPrefix) {
    extension_prefix = value;
  } else if (field == metadata::kInternationalPrefix) {
    international_prefix = Pattern(value);
  } else if (field == metadata::kNationalPrefixForParsing) {
    national_prefix = Pattern(value);
  } else if (field == metadata::kNationalPrefixTransformRule) {
    national_prefix_transform = value;
  } else if (field == metadata::kLeadingDigits) {
    leading_digits = Pattern(value);
  } else if (field == metadata::kSameMobileAndFixedLine) {
    same_fixed_line_and_mobile = true;
  }
}

NumberPlan::Details& NumberPlan::Read() {
  if (details_) return *details_;
  details_ = std::make_unique<Details>();
  details_->text = metadata::Plans().Plan(index_);
  std::string_view text = details_->text;
  Field field;
  while (TakeField(&text, &field)) {
    const auto info = std::find_if(kKindInfos.begin(), kKindInfos.end(),
                                   [&](const KindInfo& kind) { return kind.field == field.id; });
    if (info != kKindInfos.end()) {
      details_->SetKind(static_cast<std::size_t>(info - kKindInfos.begin()), field.value);
    } else {
      details_->Set(field.id, field.value);
    }
  }
  // The pattern is the same for both, so it is asked only once.
  if (details_->same_fixed_line_and_mobile) details_->kinds[kMobile].pattern = Pattern();
  return *details_;
}

std::optional<std::string_view> NumberPlan::BehindInternationalPrefix(std::string_view digits) {
  std::array<regex::Capture, 1> prefix;
  if (!Read().international_prefix.Matches(digits, regex::Anchor::kStart, prefix)) return {};
  return digits.substr(prefix[0].end);
}

std::string NumberPlan::WithoutNationalPrefix(std::string_view digits) {
  Details& details = Read();
  std::array<regex::Capture, 3> captures;
  std::string out(digits);
  if (!details.national_prefix.Matches(digits, regex::Anchor::kStart, captures)) return out;
  const std::string_view rule = details.national_prefix_transform;
  // A transform rule rewrites the last group of the pattern, which has two groups if the first is a
  // carrier code. If that group did not take part, the prefix is removed as without a rule.
  const std::size_t group =
      rule.empty() ? 0 : std::min<std::size_t>(details.national_prefix.Compiled().groups, 2);
  if (group > 0 && !captures[group].Of(digits).empty()) {
    (void)regex::Replace(details.national_prefix.Compiled(), regex::Times::kFirst, rule, &out);
  } else {
    out.erase(0, captures[0].end);
  }
  return Admits(digits) && !Admits(out) ? std::string(digits) : out;
}

bool NumberPlan::Admits(std::string_view national) {
  return Read().kinds[kGeneral].pattern.Matches(national, regex::Anchor::kBoth);
}

Length NumberPlan::LengthOf(std::string_view national) {
  const Kind& general = Read().kinds[kGeneral];
  const char length = LengthMark(national.size());
  // Without lengths, or with only the mark for -1, there are no such numbers.
  if (general.lengths.empty() || general.lengths.front() < LengthMark(0)) return Length::kInvalid;
  if (general.local_lengths.find(length) != std::string_view::npos) return Length::kLocalOnly;
  if (length < general.lengths.front()) return Length::kTooShort;
  if (length > general.lengths.back()) return Length::kTooLong;
  const bool listed = general.lengths.find(length) != std::string_view::npos;
  return listed ? Length::kPossible : Length::kInvalid;
}

std::optional<regex::Automaton::Matches> NumberPlan::KindsOf(std::string_view national) {
  Details& details = Read();
  if (details.walks < kMostTypeWalks) {
    if (++details.walks < kMostTypeWalks) return std::nullopt;
    std::vector<const regex::Program*> programs;
    for (Kind& kind : details.kinds) programs.push_back(&kind.pattern.Compiled());
    details.types = regex::Automaton(std::move(programs));
  }
  return details.types.Find(national, regex::Anchor::kBoth);
}

std::string_view NumberPlan::TypeOf(std::string_view national) {
  Details& details = Read();
  const std::optional<regex::Automaton::Matches> matches = KindsOf(national);
  const auto has = [&](std::size_t i) {
    Kind& kind = details.kinds[i];
    return matches ? (*matches >> i & 1) != 0 && kind.HasLength(national.size())
                   : kind.Has(national);
  };
  if (!has(kGeneral)) return "";
  for (std::size_t i = kGeneral + 1; i < kFixedLine; ++i) {
    if (has(i)) return kKindInfos[i].type;
  }
  const bool same = details.same_fixed_line_and_mobile;
  if (has(kFixedLine)) {
    return same || has(kMobile) ? "fixed_line_or_mobile" : kKindInfos[kFixedLine].type;
  }
  return !same && has(kMobile) ? kKindInfos[kMobile].type : "";
}

bool NumberPlan::has_leading_digits() { return !Read().leading_digits.empty(); }

bool NumberPlan::HasLeadingDigitsOf(std::string_view national) {
  return Read().leading_digits.Matches(national, regex::Anchor::kStart);
}

bool NumberPlan::NumberFormat::Fits(std::string_view number, std::span<regex::Capture> captures) {
  if (length > 0 && number.size() != length) return false;
  if (!leading_digits.empty() && !leading_digits.Matches(number, regex::Anchor::kStart)) {
    return false;
  }
  return pattern.Matches(number, regex::Anchor::kBoth, captures);
}

Formatted NumberPlan::Format(std::string_view national) {
  Details& details = Read();
  std::array<regex::Capture, regex::kMaxCaptures> captures;
  const auto fitting = [&](std::vector<NumberFormat>& formats) -> NumberFormat* {
    for (NumberFormat& format : formats) {
      if (format.Fits(national, captures)) return &format;
    }
    return nullptr;
  };
  const auto write = [&](std::string_view format, std::string* out) {
    out->reserve(format.size() + national.size());
    if (!regex::Expand(format, national, captures, out)) out->clear();
  };
  Formatted out;
  const bool same_patterns = details.international_formats.empty();
  if (NumberFormat* format = fitting(details.formats)) {
    write(format->National(), &out.national);
    if (same_patterns) write(format->international, &out.international);
  }
  if (!same_patterns) {
    if (const NumberFormat* format = fitting(details.international_formats))
      write(format->international, &out.international);
  }
  for (std::string* text : {&out.national, &out.international}) {
    if (text->empty()) *text = national;
  }
  return out;
}

std::string_view NumberPlan::extension_prefix() {
  const std::string_view own = Read().extension_prefix;
  return own.empty() ? " ext. " : own;
}

std::span<NumberPlan> PlansOf(int calling_code) {
  const auto code = static_cast<std::size_t>(calling_code);
  if (code >= kCallingCodes) return {};
  auto& [plans, begins] = AllPlans();
  return std::span(plans).subspan(begins[code], begins[code + 1] - begins[code]);
}

NumberPlan* PlanOf(std::string_view region) {
  if (region == kNoRegion) return nullptr;
  for (NumberPlan& plan : AllPlans().plans) {
    if (plan.region() == region) return &plan;
  }
  return nullptr;
}

}  // namespace sipattach::phone
