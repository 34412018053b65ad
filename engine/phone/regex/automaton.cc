#include "phone/regex/automaton.h"

#include <algorithm>
#include <utility>

#include "phone/regex/compiler.h"

namespace sipattach::phone::regex {
namespace {

// Special IDs of sets in the table.
constexpr std::uint8_t kUnknown = 0;  // not computed yet
constexpr std::uint8_t kNowhere = 1;  // no match is possible
constexpr std::uint8_t kStart = 2;
constexpr std::size_t kMostStates = 256;

// Bits of a Place: | program, 4 | instruction, 20 | digits of it that have been read, 8 |
constexpr std::uint32_t kMostDigits = (1U << 8) - 1;
static_assert(kMaxInstructions <= 1U << 20);
constexpr std::uint32_t PlaceOf(std::size_t program, std::uint32_t pc, std::uint32_t taken = 0) {
  return static_cast<std::uint32_t>(program) << 28 | pc << 8 | taken;
}
constexpr std::size_t ProgramOf(std::uint32_t place) { return place >> 28; }
constexpr std::uint32_t PcOf(std::uint32_t place) { return place >> 8 & 0xFFFFF; }
constexpr std::uint32_t TakenOf(std::uint32_t place) { return place & 0xFF; }

// Whether an instruction leads only to earlier ones. Only loops lead forward.
bool LeadsBack(const Program& program, std::size_t pc) {
  const Instruction& step = program.code[pc];
  if (step.op == Op::kSwitch) {
    const auto& targets = program.switches[step.arg];
    return std::all_of(targets.begin(), targets.end(), [&](auto target) { return target < pc; });
  }
  return step.next < pc && (step.op != Op::kSplit || step.arg < pc);
}

bool ReadsDigits(const Instruction& step) {
  if (step.op == Op::kByte) return step.arg >= '0' && step.arg <= '9';
  if (step.op == Op::kDigits) return step.arg2 <= kMostDigits;
  return step.op != Op::kClass && step.op != Op::kBegin && step.op != Op::kEnd;
}

// Programs without code are RE2's, which tests use in place of ours.
bool IsOfDigits(const Program& program) {
  if (!program.valid || program.code.empty()) return false;
  for (std::size_t pc = 0; pc < program.code.size(); ++pc) {
    const Instruction& step = program.code[pc];
    const bool ends = step.op == Op::kFail || step.op == Op::kMatch;
    if (!ReadsDigits(step) || !(ends || LeadsBack(program, pc))) return false;
  }
  return true;
}

// Follows an instruction to those that read a digit next, or to the match, visiting each once.
class Walk {
 public:
  explicit Walk(const Program& program) : program_(program), seen_(program.code.size()) {}

  // Calls `at` with the position of each in the code. A switch leads where `digit` does.
  template <typename At>
  void From(std::uint32_t pc, unsigned digit, const At& at) {
    if (seen_[pc]) return;
    seen_[pc] = true;
    const Instruction& step = program_.code[pc];
    if (step.op == Op::kSave || step.op == Op::kSplit) From(step.next, digit, at);
    if (step.op == Op::kSplit) From(step.arg, digit, at);
    if (step.op == Op::kSwitch && digit < 10) From(program_.switches[step.arg][digit], digit, at);
    if (step.op == Op::kByte || step.op == Op::kDigits || step.op == Op::kMatch) at(pc);
  }

 private:
  const Program& program_;
  std::vector<bool> seen_;
};

constexpr unsigned kNoDigit = 10;

}  // namespace

Automaton::Automaton(std::vector<const Program*> programs) : programs_(std::move(programs)) {
  if (!std::all_of(programs_.begin(), programs_.end(), [](auto* one) { return IsOfDigits(*one); }))
    return;
  states_.resize(kStart);
  std::vector<Place> starts;
  for (std::size_t i = 0; i < programs_.size(); ++i)
    starts.push_back(PlaceOf(i, programs_[i]->start));
  (void)IdOf(std::move(starts));
}

std::optional<Automaton::Matches> Automaton::Find(std::string_view digits, Anchor anchor) {
  if (states_.empty() || anchor == Anchor::kNone) return std::nullopt;
  Id at = kStart;
  Matches passed = 0;
  for (const char c : digits) {
    const unsigned digit = static_cast<unsigned char>(c) - unsigned{'0'};
    if (digit > 9) return std::nullopt;
    passed |= states_[at].matches;
    Id next = states_[at].next[digit];
    if (next == kUnknown) next = Follow(at, digit);
    if (next == kUnknown) return std::nullopt;
    if (next == kNowhere) return anchor == Anchor::kStart ? passed : Matches{0};
    at = next;
  }
  const Matches here = states_[at].matches;
  return anchor == Anchor::kStart ? passed | here : here;
}

// Returns kUnknown when the table is full.
[[gnu::noinline]] Automaton::Id Automaton::Follow(Id from, unsigned digit) {
  std::vector<Place> to;
  const std::vector<Place>& places = states_[from].places;
  for (std::size_t i = 0; i < places.size();) {
    const std::size_t index = ProgramOf(places[i]);
    const Program& program = *programs_[index];
    const auto read = [&](std::uint32_t pc, std::uint32_t taken) {
      const Instruction& step = program.code[pc];
      if (step.op == Op::kMatch) return;
      const bool fits =
          step.op == Op::kByte ? step.arg == '0' + digit : (step.arg >> digit & 1) != 0;
      const bool ends = step.op == Op::kByte || taken + 1 == step.arg2;
      const Place next = ends ? PlaceOf(index, step.next) : PlaceOf(index, pc, taken + 1);
      if (fits && std::find(to.begin(), to.end(), next) == to.end()) to.push_back(next);
    };
    Walk walk(program);
    for (; i < places.size() && ProgramOf(places[i]) == index; ++i) {
      if (TakenOf(places[i]) > 0) {
        read(PcOf(places[i]), TakenOf(places[i]));
      } else {
        walk.From(PcOf(places[i]), digit, [&](std::uint32_t pc) { read(pc, 0); });
      }
    }
  }
  const Id id = to.empty() ? kNowhere : IdOf(std::move(to));
  states_[from].next[digit] = id;
  return id;
}

Automaton::Id Automaton::IdOf(std::vector<Place> places) {
  for (std::size_t id = kStart; id < states_.size(); ++id) {
    if (states_[id].places == places) return static_cast<Id>(id);
  }
  if (states_.size() == kMostStates) return kUnknown;
  State state;
  for (const Place place : places) {
    if (TakenOf(place) > 0) continue;
    const Program& program = *programs_[ProgramOf(place)];
    Walk(program).From(PcOf(place), kNoDigit, [&](std::uint32_t pc) {
      if (program.code[pc].op == Op::kMatch) state.matches |= Matches{1} << ProgramOf(place);
    });
  }
  state.places = std::move(places);
  states_.push_back(std::move(state));
  return static_cast<Id>(states_.size() - 1);
}

}  // namespace sipattach::phone::regex
