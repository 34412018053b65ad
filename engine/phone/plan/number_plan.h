#ifndef SIPATTACH_PHONE_PLAN_NUMBER_PLAN_H_
#define SIPATTACH_PHONE_PLAN_NUMBER_PLAN_H_

// Answers questions about national numbers from the number plans. libphonenumber answers the same
// ones, but copies the list of regions that share a calling code (25 for +1) for each, and asks
// most of them twice: that took two thirds of the time of a reading. number_plan_test.cc and
// tests/phone-differential check that the answers are the same.
//
// One thread at a time: plans are read, and patterns compiled, when they are first needed.

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

// A number as written nationally, "(415) 555-0132", and after "+1 ", "415-555-0132".
struct Formatted {
  std::string national;
  std::string international;
};

// The number plan of one region. It is unpacked (metadata/packed_plans.h) when it is first asked
// for more than its name. A national number is all digits after the calling code, including leading
// zeros.
class NumberPlan {
 public:
  // `index` is the plan's index among all plans.
  NumberPlan(std::size_t index, std::string_view region, int calling_code)
      : index_(index), region_(region), calling_code_(calling_code) {}

  // ISO 3166-1 alpha-2, or "001" for a calling code without a region.
  [[nodiscard]] std::string_view region() const { return region_; }
  [[nodiscard]] int calling_code() const { return calling_code_; }

  // What follows the international prefix ("011", "00"), if the digits begin with it.
  [[nodiscard]] std::optional<std::string_view> BehindInternationalPrefix(std::string_view digits);
  // Removes a national prefix, "0", or a carrier code. Kept if the digits are a number of the plan
  // only with it.
  [[nodiscard]] std::string WithoutNationalPrefix(std::string_view digits);

  // Whether the digits look like a national number of the plan, whatever their type.
  [[nodiscard]] bool Admits(std::string_view national);
  [[nodiscard]] Length LengthOf(std::string_view national);
  // The type as in Number::type; empty if the plan does not assign the number.
  [[nodiscard]] std::string_view TypeOf(std::string_view national);
  // Some regions that share their calling code are identified by the first digits alone.
  [[nodiscard]] bool has_leading_digits();
  [[nodiscard]] bool HasLeadingDigitsOf(std::string_view national);
  // Numbers that fit no format of the plan are returned unformatted.
  [[nodiscard]] Formatted Format(std::string_view national);
  // The text between a formatted number and its extension: " ext. ", or what the region uses.
  [[nodiscard]] std::string_view extension_prefix();

 private:
  // A pattern. It is compiled when its groups are first needed, or when it has been matched often
  // enough for that to pay off. An empty one matches nothing.
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
    // On the heap, so that its address stays the same when the pattern is moved.
    struct Compilation {
      explicit Compilation(std::string_view text)
          : program(regex::Compile(text)), automaton({&program}) {}
      regex::Program program;
      regex::Automaton automaton;
    };
    [[nodiscard]] Compilation& Compile();
    std::unique_ptr<Compilation> compilation_;
  };

  // PhoneNumberDesc of phonemetadata.proto. Each length is one character, '@' plus its value.
  struct Kind {
    Pattern pattern;
    std::string_view lengths;  // ascending; if empty, those of the whole plan
    std::string_view local_lengths;

    [[nodiscard]] bool HasLength(std::size_t length) const;
    [[nodiscard]] bool Has(std::string_view national);
  };

  // NumberFormat of phonemetadata.proto.
  struct NumberFormat {
    explicit NumberFormat(std::string_view line);

    Pattern pattern;
    std::size_t length = 0;  // of what the pattern matches; 0 if it varies
    Pattern leading_digits;
    std::string_view international;  // "$1-$2-$3"
    std::string_view prefix_rule;    // adds the national prefix to the first group: "(0$1)"

    [[nodiscard]] std::string_view National();  // "($1) $2-$3"

    // Whether the number has this format. Sets `captures` to the groups of its pattern.
    [[nodiscard]] bool Fits(std::string_view number, std::span<regex::Capture> captures);

   private:
    std::string national_;  // made when first needed
  };

  static constexpr std::size_t kKinds = 11;
  static_assert(kKinds <= regex::Automaton::kMostPrograms);
  struct Details {
    std::string text;  // the others are views of it
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
  // One bit for each kind whose pattern the number matches, whatever its length. nullopt if the
  // kinds have to be asked one by one.
  [[nodiscard]] std::optional<regex::Automaton::Matches> KindsOf(std::string_view national);

  std::size_t index_;
  std::string_view region_;
  int calling_code_;
  std::unique_ptr<Details> details_;
};

// All plans. Those that share a calling code are next to each other, the main region's first.
[[nodiscard]] std::vector<NumberPlan> ReadPlans();

// The plans that share a calling code, the main region's first; empty if there are none.
[[nodiscard]] std::span<NumberPlan> PlansOf(int calling_code);

// The plan of a region ("US"; not "001", not "us"), or null if there is none.
[[nodiscard]] NumberPlan* PlanOf(std::string_view region);

}  // namespace sipattach::phone

#endif  // SIPATTACH_PHONE_PLAN_NUMBER_PLAN_H_
