#ifndef SIPATTACH_PHONE_PLAN_NUMBER_PLAN_H_
#define SIPATTACH_PHONE_PLAN_NUMBER_PLAN_H_

// What the number plans say of a national number. libphonenumber answers the same questions, but it
// copies the list of regions that share a calling code (25 for +1) at each of them, and asks most
// of them twice over: that was two thirds of the time of a reading. The answers are the same, which
// number_plan_test.cc and tests/phone-differential hold it to.
//
// One thread at a time: a plan is read, and patterns are compiled, when they are first needed.

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "phone/phone.h"
#include "phone/regex/automaton.h"
#include "phone/regex/compiler.h"
#include "phone/regex/matcher.h"
#include "phone/regex/program.h"

namespace sipattach::phone {

// How a number is written at home, "(415) 555-0132", and behind "+1 ", "415-555-0132".
struct Formatted {
  std::string national;
  std::string international;
};

// The number plan of one region, unpacked (metadata/packed_plans.h) when it is first asked for more
// than its name. A national number is all digits behind the calling code, leading zeros included.
class NumberPlan {
 public:
  // `index` is its place among the plans, whose region and calling code are given.
  NumberPlan(std::size_t index, std::string_view region, int calling_code)
      : index_(index), region_(region), calling_code_(calling_code) {}

  // ISO 3166-1 alpha-2, or "001" for a calling code of no region.
  [[nodiscard]] std::string_view region() const { return region_; }
  [[nodiscard]] int calling_code() const { return calling_code_; }

  // What stands behind the international prefix ("011", "00"), if the digits begin with it.
  [[nodiscard]] std::optional<std::string_view> BehindInternationalPrefix(std::string_view digits);
  // A national number as it is dialled at home, without what is dialled in front of it: "0", a
  // carrier's code. Left as it is where only that makes it a number of the plan.
  [[nodiscard]] std::string WithoutNationalPrefix(std::string_view digits);

  // Whether the digits look like a national number of the plan, whatever their type.
  [[nodiscard]] bool Admits(std::string_view national);
  [[nodiscard]] Length LengthOf(std::string_view national);
  // As Number::type: empty if the plan assigns the number to nothing.
  [[nodiscard]] std::string_view TypeOf(std::string_view national);
  // A region that shares its calling code may be told by the first digits alone.
  [[nodiscard]] bool has_leading_digits();
  [[nodiscard]] bool HasLeadingDigitsOf(std::string_view national);
  // A number that no format of the plan fits is left as it is.
  [[nodiscard]] Formatted Format(std::string_view national);
  // What stands between a formatted number and its extension: " ext. ", or what the region uses.
  [[nodiscard]] std::string_view extension_prefix();

 private:
  // A pattern that is compiled when its groups are first asked for, or when it is matched often
  // enough to be worth it. An empty one matches nothing.
  class Pattern {
   public:
    Pattern() = default;
    explicit Pattern(std::string_view text) : text_(text) {}
    [[nodiscard]] bool empty() const { return text_.empty(); }
    [[nodiscard]] bool Matches(std::string_view digits, regex::Anchor anchor);
    [[nodiscard]] bool Matches(std::string_view digits, regex::Anchor anchor,
                               std::span<regex::Capture> captures);
    [[nodiscard]] const regex::Program& Compiled() { return Compile().program; }

   private:
    std::string_view text_;
    int walks_ = 0;
    // Elsewhere, so that it stays in its place when the pattern is moved.
    struct Compilation {
      explicit Compilation(std::string_view text)
          : program(regex::Compile(text)), automaton({&program}) {}
      regex::Program program;
      regex::Automaton automaton;
    };
    [[nodiscard]] Compilation& Compile();
    std::unique_ptr<Compilation> compilation_;
  };

  // PhoneNumberDesc of phonemetadata.proto. A length is one character, '@' plus its value.
  struct Kind {
    Pattern pattern;
    std::string_view lengths;  // ascending; empty: those of the plan as a whole
    std::string_view local_lengths;

    [[nodiscard]] bool HasLength(std::size_t length) const;
    [[nodiscard]] bool Has(std::string_view national);
  };

  // NumberFormat of phonemetadata.proto.
  struct NumberFormat {
    explicit NumberFormat(std::string_view line);

    Pattern pattern;
    std::size_t length = 0;  // of what the pattern matches; 0 where that differs
    Pattern leading_digits;
    std::string_view international;  // "$1-$2-$3"
    std::string_view prefix_rule;    // how the national prefix is put to the first group: "(0$1)"

    [[nodiscard]] std::string_view National();  // "($1) $2-$3"

    // Whether this is how the number is written; the captures are the groups of its pattern.
    [[nodiscard]] bool Fits(std::string_view number, std::span<regex::Capture> captures);

   private:
    std::string national_;  // made when it is first asked for
  };

  static constexpr std::size_t kKinds = 11;
  static_assert(kKinds <= regex::Automaton::kMostPrograms);
  struct Details {
    std::string text;  // of which the others are views
    std::array<Kind, kKinds> kinds;
    Pattern leading_digits;
    Pattern international_prefix;
    Pattern national_prefix;
    std::string_view national_prefix_transform;  // "9$1"
    std::string_view extension_prefix;
    std::vector<NumberFormat> formats;
    std::vector<NumberFormat> international_formats;
    bool same_fixed_line_and_mobile = false;
    int walks = 0;
    regex::Automaton types;  // the patterns of `kinds`

    void SetKind(std::size_t kind, std::string_view value);
    void Set(int field, std::string_view value);
  };
  Details& Read();
  // A bit for each kind whose pattern the number matches, whatever its length; none where they have
  // to be asked one by one.
  [[nodiscard]] std::optional<regex::Automaton::Matches> KindsOf(std::string_view national);

  std::size_t index_;
  std::string_view region_;
  int calling_code_;
  std::unique_ptr<Details> details_;
};

// All plans, those that share a calling code next to each other, that of its main region first.
[[nodiscard]] std::vector<NumberPlan> ReadPlans();

// The plans that share a calling code, that of its main region first; empty if there is none.
[[nodiscard]] std::span<NumberPlan> PlansOf(int calling_code);

// The plan of a region ("US"; not "001", not "us"), or null if there is none.
[[nodiscard]] NumberPlan* PlanOf(std::string_view region);

}  // namespace sipattach::phone

#endif  // SIPATTACH_PHONE_PLAN_NUMBER_PLAN_H_
