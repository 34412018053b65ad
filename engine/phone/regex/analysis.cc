#include "phone/regex/analysis.h"

#include <algorithm>

namespace sipattach::phone::regex {
namespace {

std::size_t Product(std::size_t a, std::size_t b) {
  return b != 0 && a > kNoLimit / b ? kNoLimit : a * b;
}

std::size_t Plus(std::size_t a, std::size_t b) { return a > kNoLimit - b ? kNoLimit : a + b; }

Lengths ConcatLengths(const Syntax& syntax, const Node& node) {
  Lengths sum;
  for (NodeId id = node.first_child; id != kNoNode; id = syntax.nodes[id].next_sibling) {
    const Lengths part = LengthsOf(syntax, id);
    sum = {Plus(sum.min, part.min), Plus(sum.max, part.max)};
  }
  return sum;
}

Lengths AlternateLengths(const Syntax& syntax, const Node& node) {
  Lengths all = LengthsOf(syntax, node.first_child);
  for (NodeId id = node.first_child; id != kNoNode; id = syntax.nodes[id].next_sibling) {
    const Lengths part = LengthsOf(syntax, id);
    all = {std::min(all.min, part.min), std::max(all.max, part.max)};
  }
  return all;
}

// Phone numbers contain digits anyway, so a set with one of them refuses nothing.
std::optional<FirstSet> Useful(const FirstSet& set) {
  for (unsigned c = '0'; c <= '9'; ++c) {
    if (set.Has(c)) return std::nullopt;
  }
  return set;
}

int Size(const FirstSet& set) {
  int size = 0;
  for (unsigned symbol = 0; symbol <= FirstSet::kHighByte; ++symbol) size += set.Has(symbol);
  return size;
}

std::optional<FirstSet> ConcatRequired(const Syntax& syntax, const Node& node) {
  std::optional<FirstSet> best;
  for (NodeId id = node.first_child; id != kNoNode; id = syntax.nodes[id].next_sibling) {
    const std::optional<FirstSet> part = RequiredIn(syntax, id);
    if (part && (!best || Size(*part) < Size(*best))) best = part;
  }
  return best;
}

std::optional<FirstSet> AlternateRequired(const Syntax& syntax, const Node& node) {
  FirstSet all;
  for (NodeId id = node.first_child; id != kNoNode; id = syntax.nodes[id].next_sibling) {
    const std::optional<FirstSet> part = RequiredIn(syntax, id);
    if (!part) return std::nullopt;
    all.AddSet(*part);
  }
  return all;
}

bool IsDot(const CharClass& value) {
  CharClass dot;
  dot.Add('\n', '\n');
  dot.Negate();
  return value == dot;
}

}  // namespace

Lengths LengthsOf(const Syntax& syntax, NodeId id) {
  const Node& node = syntax.nodes[id];
  switch (node.kind) {
    case NodeKind::kByte:
      return {1, 1};
    case NodeKind::kClass:
      return {1, syntax.classes[node.value].ranges.empty() ? std::size_t{1} : std::size_t{4}};
    case NodeKind::kGroup:
      return LengthsOf(syntax, node.first_child);
    case NodeKind::kConcat:
      return ConcatLengths(syntax, node);
    case NodeKind::kAlternate:
      return AlternateLengths(syntax, node);
    case NodeKind::kRepeat: {
      const Lengths body = LengthsOf(syntax, node.first_child);
      return {Product(body.min, node.min),
              node.max == kUnbounded ? kNoLimit : Product(body.max, node.max)};
    }
    default:
      return {0, 0};
  }
}

std::optional<FirstSet> RequiredIn(const Syntax& syntax, NodeId id) {
  const Node& node = syntax.nodes[id];
  switch (node.kind) {
    case NodeKind::kByte: {
      FirstSet set;
      set.Add(node.value < 0x80 ? node.value : FirstSet::kHighByte);
      return Useful(set);
    }
    case NodeKind::kClass: {
      const CharClass& value = syntax.classes[node.value];
      FirstSet set;
      set.AddAscii(value.ascii);
      if (!value.ranges.empty()) set.Add(FirstSet::kHighByte);
      return Useful(set);
    }
    case NodeKind::kGroup:
      return RequiredIn(syntax, node.first_child);
    case NodeKind::kConcat:
      return ConcatRequired(syntax, node);
    case NodeKind::kAlternate:
      return AlternateRequired(syntax, node);
    case NodeKind::kRepeat:
      return node.min > 0 ? RequiredIn(syntax, node.first_child) : std::nullopt;
    default:
      return std::nullopt;
  }
}

bool BeginsWithDotStar(const Syntax& syntax, NodeId id) {
  const Node& node = syntax.nodes[id];
  if (node.kind == NodeKind::kGroup || node.kind == NodeKind::kConcat) {
    return BeginsWithDotStar(syntax, node.first_child);
  }
  if (node.kind != NodeKind::kRepeat) return false;
  if (node.min > 0) return BeginsWithDotStar(syntax, node.first_child);
  const Node& body = syntax.nodes[node.first_child];
  return node.max == kUnbounded && body.kind == NodeKind::kClass &&
         IsDot(syntax.classes[body.value]);
}

}  // namespace sipattach::phone::regex
