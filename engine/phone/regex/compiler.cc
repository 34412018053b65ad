#include "phone/regex/compiler.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "phone/regex/analysis.h"
#include "phone/regex/syntax.h"

namespace sipattach::phone::regex {
namespace {

using Pc = std::uint32_t;
constexpr std::uint64_t kDigitBits = 0x3FFULL << '0';

// Emits code from the end of the pattern to its start. Each piece is given the instruction that
// follows it, so the set of what can come first at each instruction is known when that is written.
class Emitter {
 public:
  explicit Emitter(const Syntax& syntax) : syntax_(syntax) {
    Put({});  // kFail, so that instruction 0 is "no match"
    out_.classes = syntax.classes;
  }

  std::optional<Program> Run() {
    const Pc match = Put({.op = Op::kMatch}, FirstSet::Everything());
    const Pc end = Put({.op = Op::kSave, .next = match, .arg = 1}, FirstSet::Everything());
    out_.start = Emit(syntax_.root, end);
    if (full_) return std::nullopt;
    out_.groups = syntax_.groups;
    return std::move(out_);
  }

 private:
  Pc Put(Instruction instruction, FirstSet first = {}) {
    if (out_.code.size() >= kMaxInstructions) {
      full_ = true;
      return 0;
    }
    out_.code.push_back(instruction);
    out_.first.push_back(first);
    return static_cast<Pc>(out_.code.size() - 1);
  }

  Pc Emit(NodeId id, Pc next) {
    if (full_) return 0;
    const Node& node = syntax_.nodes[id];
    switch (node.kind) {
      case NodeKind::kEmpty:
        return next;
      case NodeKind::kByte:
        return EmitByte(node.value, next);
      case NodeKind::kClass:
        return EmitClass(node.value, 1, next);
      case NodeKind::kBegin:
        return Put({.op = Op::kBegin, .next = next}, out_.first[next]);
      case NodeKind::kEnd: {
        FirstSet end;
        end.Add(FirstSet::kEnd);
        return Put({.op = Op::kEnd, .next = next}, end);
      }
      case NodeKind::kGroup:
        return EmitGroup(node, next);
      case NodeKind::kConcat:
        return EmitConcat(node.first_child, next);
      case NodeKind::kAlternate:
        return EmitAlternate(node, next);
      case NodeKind::kRepeat:
        return EmitRepeat(node, next);
    }
    return 0;
  }

  Pc EmitByte(std::uint32_t byte, Pc next) {
    FirstSet first;
    first.Add(byte < 0x80 ? byte : FirstSet::kHighByte);
    return Put({.op = Op::kByte, .next = next, .arg = byte}, first);
  }

  // Emits a class `count` times; a run of digit classes is a single instruction.
  Pc EmitClass(std::uint32_t index, std::uint32_t count, Pc next) {
    const CharClass& value = out_.classes[index];
    FirstSet first;
    first.AddAscii(value.ascii);
    if (value.ranges.empty() && first.OnlyDigits()) {
      const auto mask = static_cast<std::uint32_t>((value.ascii[0] & kDigitBits) >> '0');
      return Put({.op = Op::kDigits, .next = next, .arg = mask, .arg2 = count}, first);
    }
    if (!value.ranges.empty()) first.Add(FirstSet::kHighByte);
    for (; count > 0 && !full_; --count) {
      next = Put({.op = Op::kClass, .next = next, .arg = index}, first);
    }
    return next;
  }

  Pc EmitGroup(const Node& node, Pc next) {
    const Pc close =
        Put({.op = Op::kSave, .next = next, .arg = node.value * 2 + 1}, out_.first[next]);
    const Pc body = Emit(node.first_child, close);
    return Put({.op = Op::kSave, .next = body, .arg = node.value * 2}, out_.first[body]);
  }

  Pc EmitConcat(NodeId first_child, Pc next) {
    std::vector<NodeId> children;
    for (NodeId id = first_child; id != kNoNode; id = syntax_.nodes[id].next_sibling) {
      children.push_back(id);
    }
    for (auto id = children.rbegin(); id != children.rend(); ++id) next = Emit(*id, next);
    return next;
  }

  Pc EmitAlternate(const Node& node, Pc next) {
    std::vector<Pc> branches;
    for (NodeId id = node.first_child; id != kNoNode; id = syntax_.nodes[id].next_sibling) {
      branches.push_back(Emit(id, next));
    }
    return Choose(branches);
  }

  Pc EmitRepeat(const Node& node, Pc next) {
    const Node& body = syntax_.nodes[node.first_child];
    if (node.max == kUnbounded) {
      next = EmitLoop(node, next);
    } else {
      const Pc exit = next;
      for (std::uint32_t i = node.min; i < node.max && !full_; ++i) {
        const Pc once = Emit(node.first_child, next);
        next = node.greedy ? Choose({once, exit}) : Choose({exit, once});
      }
    }
    if (body.kind == NodeKind::kClass && node.min > 0) {
      return EmitClass(body.value, node.min, next);
    }
    for (std::uint32_t i = 0; i < node.min && !full_; ++i) next = Emit(node.first_child, next);
    return next;
  }

  // The branch is written before its body, which leads back to it. Until the body is known, its
  // first set is "everything". A body that can match nothing is entered by a branch of its own, so
  // that one empty iteration counts before the loop is left: then its groups match, as in Perl.
  Pc EmitLoop(const Node& node, Pc next) {
    const Pc loop = Put({}, FirstSet::Everything());
    if (full_) return 0;
    const Pc body = Emit(node.first_child, loop);
    if (full_) return 0;
    out_.code[loop] = Split(node.greedy ? body : next, node.greedy ? next : body);
    FirstSet first = out_.first[body];
    first.AddSet(out_.first[next]);
    out_.first[loop] = first;
    if (LengthsOf(syntax_, node.first_child).min > 0) return loop;
    return Put(Split(node.greedy ? body : next, node.greedy ? next : body), first);
  }

  Instruction Split(Pc preferred, Pc other) {
    return {.op = Op::kSplit, .next = preferred, .arg = other, .arg2 = out_.splits++};
  }

  // A choice between branches in order of preference. If each begins with an ASCII digit, as in
  // nearly all of a number plan, the next digit selects those worth trying.
  Pc Choose(const std::vector<Pc>& branches) {
    if (full_) return 0;
    FirstSet first;
    for (const Pc branch : branches) first.AddSet(out_.first[branch]);
    if (!first.OnlyDigits()) return Chain(branches);
    std::array<std::uint32_t, 10> targets{};
    std::vector<std::pair<std::vector<Pc>, Pc>> chains;
    for (unsigned digit = 0; digit < targets.size(); ++digit) {
      std::vector<Pc> viable;
      for (const Pc branch : branches) {
        if (out_.first[branch].Has('0' + digit)) viable.push_back(branch);
      }
      const auto known = std::find_if(chains.begin(), chains.end(),
                                      [&](const auto& entry) { return entry.first == viable; });
      if (known != chains.end()) {
        targets[digit] = known->second;
      } else {
        targets[digit] = Chain(viable);
        chains.emplace_back(std::move(viable), targets[digit]);
      }
    }
    const auto index = static_cast<std::uint32_t>(out_.switches.size());
    out_.switches.push_back(targets);
    return Put({.op = Op::kSwitch, .arg = index}, first);
  }

  Pc Chain(const std::vector<Pc>& branches) {
    if (branches.empty()) return 0;
    Pc rest = branches.back();
    for (std::size_t i = branches.size() - 1; i > 0 && !full_; --i) {
      FirstSet first = out_.first[branches[i - 1]];
      first.AddSet(out_.first[rest]);
      rest = Put(Split(branches[i - 1], rest), first);
    }
    return rest;
  }

  const Syntax& syntax_;
  Program out_;
  bool full_ = false;
};

}  // namespace

Program Compile(std::string_view pattern) {
  const Syntax syntax = Parse(pattern);
  if (!syntax.valid) return {};
  std::optional<Program> program = Emitter(syntax).Run();
  if (!program) return {};
  const Lengths lengths = LengthsOf(syntax, syntax.root);
  program->min_bytes = lengths.min;
  program->max_bytes = lengths.max;
  program->dot_star = BeginsWithDotStar(syntax, syntax.root);
  if (const std::optional<FirstSet> required = RequiredIn(syntax, syntax.root)) {
    program->has_required = true;
    program->required = *required;
  }
  program->valid = true;
  return std::move(*program);
}

}  // namespace sipattach::phone::regex
