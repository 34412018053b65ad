#include "phone/parse/plain_number.h"

#include <array>
#include <cstddef>
#include <span>
#include <utility>

namespace sipattach::phone {
namespace {

// Fewer than two digits are never a number, whatever surrounds them; two may be one.
constexpr std::size_t kMinDigits = 2;
constexpr std::size_t kMinPlainDigits = 3;
// The longest international prefix, calling code and national number together; anything longer is
// an error.
constexpr std::size_t kMaxPlainDigits = 24;
constexpr std::size_t kMaxCallingCodeDigits = 3;
constexpr std::size_t kMinNational = 2;
constexpr std::size_t kMaxNational = 17;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool IsSeparator(char c) {
  return c == ' ' || c == '-' || c == '.' || c == '(' || c == ')' || c == '/';
}

// The digits of a text. `plain` is false if the text has anything but digits, separators and one
// plus sign before all digits, or too many digits.
struct Digits {
  explicit Digits(std::string_view text) {
    for (const char c : text) {
      if (IsDigit(c)) {
        if (count < kMaxPlainDigits) storage[count] = c;
        ++count;
      } else if (c == '+' && count == 0 && !has_plus) {
        has_plus = true;
      } else if (!IsSeparator(c)) {
        plain = false;
      }
    }
    if (count > kMaxPlainDigits) plain = false;
  }

  [[nodiscard]] std::string_view view() const { return {storage.data(), count}; }

  std::array<char, kMaxPlainDigits> storage;
  std::size_t count = 0;
  bool has_plus = false;
  bool plain = true;
};

// The plans of a calling code, and the digits after it.
struct International {
  std::span<NumberPlan> plans;
  std::string_view national;
};

// Returns no plans if the digits begin with no calling code that is in use.
International SplitInternational(std::string_view digits) {
  if (digits.size() <= kMinNational || digits.front() == '0') return {};
  int calling_code = 0;
  for (std::size_t i = 0; i < kMaxCallingCodeDigits; ++i) {
    calling_code = calling_code * 10 + (digits[i] - '0');
    if (const auto plans = PlansOf(calling_code); !plans.empty()) {
      return {plans, digits.substr(i + 1)};
    }
  }
  return {};
}

// The national number after the plan's own calling code, if the digits begin with it and make no
// sense otherwise.
std::optional<std::string> BehindOwnCallingCode(NumberPlan& plan, std::string_view digits) {
  const std::string calling_code = std::to_string(plan.calling_code());
  if (!digits.starts_with(calling_code)) return {};
  std::string rest = plan.WithoutNationalPrefix(digits.substr(calling_code.size()));
  const bool sensible =
      (!plan.Admits(digits) && plan.Admits(rest)) || plan.LengthOf(digits) == Length::kTooLong;
  return sensible ? std::optional(std::move(rest)) : std::nullopt;
}

// Removes the national prefix, unless too little would be left: it may be a short number.
std::string NationalOf(NumberPlan& plan, std::string_view digits) {
  std::string rest = plan.WithoutNationalPrefix(digits);
  const Length length = plan.LengthOf(rest);
  const bool too_little =
      length == Length::kTooShort || length == Length::kLocalOnly || length == Length::kInvalid;
  return too_little ? std::string(digits) : rest;
}

ParsedNumber Unreadable(ParseError error) {
  ParsedNumber number;
  number.error = error;
  return number;
}

std::optional<ParsedNumber> Finished(NumberPlan& plan, std::string_view digits,
                                     bool from_default_region) {
  if (digits.size() < kMinNational) return {};
  ParsedNumber number;
  number.from_default_region = from_default_region;
  number.country_code = plan.calling_code();
  number.national = NationalOf(plan, digits);
  const std::size_t length = number.national.size();
  if (length < kMinNational || length > kMaxNational) return {};
  return number;
}

}  // namespace

std::optional<ParsedNumber> ParsePlain(std::string_view text, NumberPlan* home) {
  const Digits digits(text);
  if (digits.count < kMinDigits) return Unreadable(ParseError::kNotANumber);
  if (!digits.plain || digits.count < kMinPlainDigits) return {};
  std::optional<std::string_view> international;
  if (digits.has_plus) {
    international = digits.view();
  } else if (home == nullptr) {
    return Unreadable(ParseError::kInvalidCountryCode);
  } else {
    international = home->BehindInternationalPrefix(digits.view());
    // No calling code begins with 0, so this was not an international prefix.
    if (international && international->starts_with('0')) international.reset();
  }
  if (international) {
    const International found = SplitInternational(*international);
    if (found.plans.empty()) return {};
    return Finished(found.plans.front(), found.national, false);
  }
  if (const auto rest = BehindOwnCallingCode(*home, digits.view())) {
    return Finished(PlansOf(home->calling_code()).front(), *rest, false);
  }
  return Finished(*home, digits.view(), true);
}

}  // namespace sipattach::phone
