#ifndef SIPATTACH_PHONE_REGEX_SYNTAX_H_
#define SIPATTACH_PHONE_REGEX_SYNTAX_H_

// A pattern as a syntax tree, between its text and its program.

#include <cstdint>
#include <string_view>
#include <vector>

#include "phone/regex/program.h"

namespace sipattach::phone::regex {

using NodeId = std::uint32_t;
inline constexpr NodeId kNoNode = 0xFFFFFFFF;

enum class NodeKind : std::uint8_t {
  kEmpty,
  kByte,   // value: the byte
  kClass,  // value: index into Syntax::classes
  kBegin,
  kEnd,
  kGroup,   // value: capture number from 1; one child
  kConcat,  // children in order
  kAlternate,
  kRepeat,  // min, max (kUnbounded), greedy; one child
};

inline constexpr std::uint32_t kUnbounded = 0xFFFFFFFF;

struct Node {
  NodeKind kind = NodeKind::kEmpty;
  bool greedy = true;
  std::uint32_t value = 0;
  std::uint32_t min = 0;
  std::uint32_t max = 0;
  NodeId first_child = kNoNode;
  NodeId next_sibling = kNoNode;
};

struct Syntax {
  bool valid = false;
  NodeId root = kNoNode;
  std::uint32_t groups = 0;
  std::vector<Node> nodes;
  std::vector<CharClass> classes;
};

// Limits beyond which a pattern counts as malformed. Far above what number plans use.
inline constexpr int kMaxDepth = 64;
inline constexpr std::uint32_t kMaxGroups = 64;
inline constexpr std::uint32_t kMaxRepeat = 1000;

// Parses a pattern. Supported are literals, `.`, `^`, `$`, classes with ranges and negation, `\d`,
// `\p{Nd}`, `\p{N}`, `\p{L}` and their upper-case complements, `\t`, escaped punctuation, groups,
// `(?:`, `(?i)`, `(?i:`, `|`, `* + ? {n} {n,} {n,m}` and their lazy forms. Anything else makes the
// pattern invalid, so that it never means something else.
[[nodiscard]] Syntax Parse(std::string_view pattern);

}  // namespace sipattach::phone::regex

#endif  // SIPATTACH_PHONE_REGEX_SYNTAX_H_
