// Compile() and Match() on top of RE2. Linked before the phone layer, it replaces our regular
// expressions, so that whole readings can be compared.

#include "re2_engine.h"

#include <array>
#include <cstdint>
#include <deque>

#include "phone/regex/compiler.h"
#include "phone/regex/matcher.h"

namespace sipattach::phone::regex {
namespace {

std::deque<std::unique_ptr<RE2>>& Patterns() {
  static std::deque<std::unique_ptr<RE2>> patterns;
  return patterns;
}

RE2::Anchor AnchorOf(Anchor anchor) {
  switch (anchor) {
    case Anchor::kNone:
      return RE2::UNANCHORED;
    case Anchor::kStart:
      return RE2::ANCHOR_START;
    case Anchor::kBoth:
      return RE2::ANCHOR_BOTH;
  }
  return RE2::UNANCHORED;
}

}  // namespace

Program Compile(std::string_view pattern) {
  Program program;
  Patterns().push_back(MakeRe2(pattern));
  program.valid = Patterns().back()->ok();
  program.start = static_cast<std::uint32_t>(Patterns().size() - 1);
  program.groups = static_cast<std::uint32_t>(Patterns().back()->NumberOfCapturingGroups());
  return program;
}

bool Match(const Program& program, std::string_view text, Anchor anchor,
           std::span<Capture> captures) {
  if (!program.valid) return false;
  std::array<re2::StringPiece, kMaxCaptures> pieces;
  const re2::StringPiece input(text.data(), text.size());
  if (!Patterns()[program.start]->Match(input, 0, input.size(), AnchorOf(anchor), pieces.data(),
                                        static_cast<int>(captures.size()))) {
    return false;
  }
  for (std::size_t i = 0; i < captures.size(); ++i) {
    if (pieces[i].data() == nullptr) continue;
    const auto begin = static_cast<std::size_t>(pieces[i].data() - text.data());
    captures[i] = {true, begin, begin + pieces[i].size()};
  }
  return true;
}

}  // namespace sipattach::phone::regex
