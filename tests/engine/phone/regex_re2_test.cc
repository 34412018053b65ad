// Compares our regular expressions with RE2: every pattern of the number plans and of
// libphonenumber, on texts made to match it, on near misses, and on others.

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <array>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "phone/regex/compiler.h"
#include "phone/regex/digits.h"
#include "phone/regex/matcher.h"
#include "phone/regex/syntax.h"
#include "phone/regex/utf8.h"
#include "re2_engine.h"

namespace sipattach::phone::regex {
namespace {

constexpr int kTextsPerPattern = 60;

std::vector<std::string> ReadPatterns() {
  std::ifstream file(SIPATTACH_PATTERNS_FILE);
  std::vector<std::string> patterns;
  for (std::string line; std::getline(file, line);) patterns.push_back(line);
  return patterns;
}

// Writes texts that a pattern accepts, by walking its tree.
class Writer {
 public:
  Writer(const Syntax& syntax, std::mt19937* random) : syntax_(syntax), random_(*random) {}

  std::string Write() { return Write(syntax_.root); }

 private:
  std::size_t Below(std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
  }

  std::string Write(NodeId id) {
    const Node& node = syntax_.nodes[id];
    std::string out;
    switch (node.kind) {
      case NodeKind::kByte:
        out.push_back(static_cast<char>(node.value));
        break;
      case NodeKind::kClass:
        out = Member(syntax_.classes[node.value]);
        break;
      case NodeKind::kGroup:
        return Write(node.first_child);
      case NodeKind::kConcat:
        for (NodeId c = node.first_child; c != kNoNode; c = syntax_.nodes[c].next_sibling) {
          out += Write(c);
        }
        break;
      case NodeKind::kAlternate: {
        std::vector<NodeId> children;
        for (NodeId c = node.first_child; c != kNoNode; c = syntax_.nodes[c].next_sibling) {
          children.push_back(c);
        }
        return Write(children[Below(children.size())]);
      }
      case NodeKind::kRepeat: {
        const std::uint32_t max = std::min(node.max, node.min + 3);
        const std::size_t times = node.min + Below(max - node.min + 1);
        for (std::size_t i = 0; i < times; ++i) out += Write(node.first_child);
        break;
      }
      default:
        break;
    }
    return out;
  }

  std::string Member(const CharClass& value) {
    char bytes[4];
    if (!value.ranges.empty() && Below(3) == 0) {
      // Digits of scripts newer than RE2's tables are left out.
      const CharClass::Range range =
          value.ranges[Below(std::min<std::size_t>(value.ranges.size(), 12))];
      const std::size_t span = std::min<std::size_t>(range.high - range.low + 1, 200);
      const std::size_t length = EncodeUtf8(static_cast<char32_t>(range.low + Below(span)), bytes);
      return std::string(bytes, length);
    }
    std::string members;
    for (unsigned char c = 0; c < 128; ++c) {
      if (value.ContainsAscii(c)) members.push_back(static_cast<char>(c));
    }
    return members.empty() ? "" : std::string(1, members[Below(members.size())]);
  }

  const Syntax& syntax_;
  std::mt19937& random_;
};

std::string Mutated(std::string text, std::mt19937* random) {
  static constexpr std::array<std::string_view, 24> kPieces = {
      "0", "1",   "5", "9", "00", " ", "-",   "x",  "X",  "#", ";ext=", "+",
      "(", "/ x", "~", ",", "a",  "Z", "ext", "ｘ", "３", "é", "\n",    "\xFF"};
  const auto below = [&](std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(*random);
  };
  for (std::size_t i = below(3); i > 0; --i) {
    const std::size_t at = below(text.size() + 1);
    switch (below(3)) {
      case 0:
        text.insert(at, kPieces[below(kPieces.size())]);
        break;
      case 1:
        text.erase(at, 1);
        break;
      default:
        if (at < text.size()) text.replace(at, 1, kPieces[below(kPieces.size())]);
    }
  }
  return text;
}

std::string Describe(bool matched, std::string_view text, std::span<const Capture> captures) {
  if (!matched) return "no match";
  std::string out;
  for (const Capture& capture : captures) {
    out += capture.matched
               ? "<" + std::string(capture.Of(text)) + ">@" + std::to_string(capture.begin) + " "
               : "- ";
  }
  return out;
}

std::string ByRe2(const RE2& re2, std::string_view text, RE2::Anchor anchor, std::size_t groups) {
  std::array<re2::StringPiece, kMaxCaptures> pieces;
  const re2::StringPiece input(text.data(), text.size());
  const bool matched =
      re2.Match(input, 0, input.size(), anchor, pieces.data(), static_cast<int>(groups));
  std::array<Capture, kMaxCaptures> captures;
  for (std::size_t i = 0; matched && i < groups; ++i) {
    if (pieces[i].data() == nullptr) continue;
    const auto begin = static_cast<std::size_t>(pieces[i].data() - text.data());
    captures[i] = {true, begin, begin + pieces[i].size()};
  }
  return Describe(matched, text, std::span(captures).first(groups));
}

// Whether a pattern of digits gives the same result without being compiled.
bool IsWalkedAlike(const std::string& pattern, const Program& program, std::string_view text) {
  for (const Anchor anchor : {Anchor::kStart, Anchor::kBoth}) {
    const std::optional<bool> walked = MatchDigits(pattern, text, anchor);
    if (walked && *walked != Match(program, text, anchor)) return false;
  }
  return true;
}

std::string Digits(std::mt19937* random) {
  std::string digits(std::uniform_int_distribution<std::size_t>(0, 18)(*random), '0');
  for (char& digit : digits) {
    digit = static_cast<char>('0' + std::uniform_int_distribution(0, 9)(*random));
  }
  return digits;
}

std::string ByUs(const Program& program, std::string_view text, Anchor anchor, std::size_t groups) {
  std::array<Capture, kMaxCaptures> captures;
  const bool matched = Match(program, text, anchor, std::span(captures).first(groups));
  // The result must not depend on whether the groups are asked for.
  EXPECT_EQ(Match(program, text, anchor), matched) << text;
  return Describe(matched, text, std::span(captures).first(groups));
}

TEST(RegexRe2Test, AgreesOnEveryPattern) {
  const std::vector<std::string> patterns = ReadPatterns();
  ASSERT_GT(patterns.size(), 1900U);
  std::mt19937 random(20260101);
  std::size_t comparisons = 0;
  std::size_t matches = 0;
  for (const std::string& pattern : patterns) {
    const Program program = Compile(pattern);
    const std::unique_ptr<RE2> re2 = MakeRe2(pattern);
    ASSERT_TRUE(program.valid) << pattern;
    ASSERT_TRUE(re2->ok()) << pattern;
    ASSERT_EQ(static_cast<int>(program.groups), re2->NumberOfCapturingGroups()) << pattern;
    const std::size_t groups = std::min<std::size_t>(program.groups + 1, kMaxCaptures);
    const Syntax syntax = Parse(pattern);
    Writer writer(syntax, &random);
    for (int i = 0; i < kTextsPerPattern; ++i) {
      const std::string text = Mutated(writer.Write(), &random);
      for (const auto& [ours, theirs] :
           {std::pair(Anchor::kNone, RE2::UNANCHORED), std::pair(Anchor::kStart, RE2::ANCHOR_START),
            std::pair(Anchor::kBoth, RE2::ANCHOR_BOTH)}) {
        const std::string expected = ByRe2(*re2, text, theirs, groups);
        ASSERT_EQ(ByUs(program, text, ours, groups), expected)
            << pattern << "\non \"" << text << "\" anchored " << static_cast<int>(ours);
        ++comparisons;
        if (expected != "no match") ++matches;
      }
    }
  }
  RecordProperty("patterns", static_cast<int>(patterns.size()));
  std::cout << patterns.size() << " patterns, " << comparisons << " comparisons, " << matches
            << " matches\n";
  // If most texts were rejected, the comparison would show little.
  EXPECT_GT(matches, comparisons / 3);
}

TEST(RegexRe2Test, WalksPatternsOfDigitsAsItCompilesThem) {
  std::mt19937 random(20261124);
  std::size_t walked = 0;
  std::size_t matches = 0;
  const std::vector<std::string> patterns = ReadPatterns();
  for (const std::string& pattern : patterns) {
    if (!MatchDigits(pattern, "", Anchor::kBoth)) continue;
    const Syntax syntax = Parse(pattern);
    const Program program = Compile(pattern);
    Writer writer(syntax, &random);
    for (std::size_t i = 0; i < kTextsPerPattern; ++i) {
      const std::string written = writer.Write();
      for (const std::string& text :
           {written, Digits(&random), written + Digits(&random), written.substr(0, i % 8)}) {
        ASSERT_TRUE(IsWalkedAlike(pattern, program, text)) << pattern << "\non \"" << text << '"';
        ++walked;
        matches += MatchDigits(pattern, text, Anchor::kBoth).value_or(false) ? 1 : 0;
      }
    }
  }
  std::cout << walked << " texts walked, " << matches << " matches\n";
  EXPECT_GT(walked, patterns.size() * kTextsPerPattern);
  EXPECT_GT(matches, walked / 5);
}

}  // namespace
}  // namespace sipattach::phone::regex
