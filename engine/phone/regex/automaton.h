#ifndef SIPATTACH_PHONE_REGEX_AUTOMATON_H_
#define SIPATTACH_PHONE_REGEX_AUTOMATON_H_

// Matches several digit patterns at once, by a table.
//
// A number is tested for all types of its plan and, if plans share a calling code, of all these
// plans: over a hundred patterns, most of which are ruled out within three digits. For each set of
// places in the programs that a text can have reached, the table says where each of the ten digits
// leads. Entries are computed when first needed, and looked up from then on.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "phone/regex/matcher.h"
#include "phone/regex/program.h"

namespace sipattach::phone::regex {

class Automaton {
 public:
  static constexpr std::size_t kMostPrograms = 16;
  using Matches = std::uint32_t;  // one bit for each program

  Automaton() = default;
  // Takes up to kMostPrograms programs, which must outlive it.
  explicit Automaton(std::vector<const Program*> programs);

  // Which programs match, with the same result as Match() for each. nullopt if the text has
  // anything but ASCII digits, if a program reads anything else, for a search, and if the table
  // would have more than 255 sets.
  [[nodiscard]] std::optional<Matches> Find(std::string_view digits, Anchor anchor);

 private:
  // A program, one of its instructions, and how many digits of its run have been read.
  using Place = std::uint32_t;
  using Id = std::uint8_t;
  struct State {
    std::array<Id, 10> next{};
    Matches matches = 0;
    std::vector<Place> places;  // grouped by program, in order
  };

  [[nodiscard]] Id IdOf(std::vector<Place> places);
  [[nodiscard]] Id Follow(Id from, unsigned digit);

  std::vector<const Program*> programs_;
  std::vector<State> states_;  // empty if no table can be made
};

}  // namespace sipattach::phone::regex

#endif  // SIPATTACH_PHONE_REGEX_AUTOMATON_H_
