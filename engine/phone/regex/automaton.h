#ifndef SIPATTACH_PHONE_REGEX_AUTOMATON_H_
#define SIPATTACH_PHONE_REGEX_AUTOMATON_H_

// Patterns of digits, matched together by a table.
//
// A number is asked for all types of its plan, and where plans share a calling code for those of
// all of them: over a hundred patterns, most of which are ruled out within three digits. For each
// set of places in the programs that a text can have reached, the table says where each of the ten
// digits leads. An entry is worked out when it is first needed, and looked up from then on.

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
  using Matches = std::uint32_t;  // a bit for each program

  Automaton() = default;
  // Up to kMostPrograms, which must outlive it.
  explicit Automaton(std::vector<const Program*> programs);

  // Which programs match; the same as Match() of each. None where the text holds anything but ASCII
  // digits or a program reads anything else, for a search, and where the table would have more than
  // 255 sets.
  [[nodiscard]] std::optional<Matches> Find(std::string_view digits, Anchor anchor);

 private:
  // A program, one of its instructions, and how many digits of its run have been read.
  using Place = std::uint32_t;
  using Id = std::uint8_t;
  struct State {
    std::array<Id, 10> next{};
    Matches matches = 0;
    std::vector<Place> places;  // those of a program behind those of the one before
  };

  [[nodiscard]] Id IdOf(std::vector<Place> places);
  [[nodiscard]] Id Follow(Id from, unsigned digit);

  std::vector<const Program*> programs_;
  std::vector<State> states_;  // empty if no table can be made for the programs
};

}  // namespace sipattach::phone::regex

#endif  // SIPATTACH_PHONE_REGEX_AUTOMATON_H_
