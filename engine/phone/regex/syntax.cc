#include "phone/regex/syntax.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include "phone/regex/unicode_digits.h"
#include "phone/regex/utf8.h"

namespace sipattach::phone::regex {
namespace {

// Upper- and lower-case blocks that lie a fixed distance apart: ASCII, Latin-1, Cyrillic and the
// full-width letters. These cover every letter of libphonenumber's own patterns.
struct CaseBlock {
  char32_t low;
  char32_t high;
  char32_t distance;  // to the lower-case letters
};
constexpr std::array<CaseBlock, 5> kCaseBlocks = {
    {{'A', 'Z', 32}, {0xC0, 0xD6, 32}, {0xD8, 0xDE, 32}, {0x410, 0x42F, 32}, {0xFF21, 0xFF3A, 32}}};

void AddOtherCase(char32_t low, char32_t high, CharClass* out) {
  for (const CaseBlock& block : kCaseBlocks) {
    const char32_t from = std::max(low, block.low);
    const char32_t to = std::min(high, block.high);
    if (from <= to) out->Add(from + block.distance, to + block.distance);
    const char32_t lower_from = std::max<char32_t>(low, block.low + block.distance);
    const char32_t lower_to = std::min<char32_t>(high, block.high + block.distance);
    if (lower_from <= lower_to) out->Add(lower_from - block.distance, lower_to - block.distance);
  }
}

CharClass AnyDigit() {
  CharClass digits;
  for (const char32_t zero : kDigitZeros) digits.Add(zero, zero + 9);
  digits.Normalize();
  return digits;
}

CharClass AsciiDigit() {
  CharClass digits;
  digits.Add('0', '9');
  return digits;
}

// Only ASCII letters count. libphonenumber uses the property only to decide which characters to cut
// off the end of a text, and there its JavaScript edition, which our number plans come with, lists
// A-Z and a-z. This also saves the tables.
CharClass Letter() {
  CharClass letters;
  letters.Add('A', 'Z');
  letters.Add('a', 'z');
  return letters;
}

bool IsPunctuation(char32_t c) {
  return c < 0x80 && c > ' ' && c != 0x7F && !(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z') &&
         !(c >= 'a' && c <= 'z');
}

// Some functions are marked noinline: V8 soon optimises the long functions that run often in a
// fresh process, and the program has to wait for that.
class Parser {
 public:
  explicit Parser(std::string_view pattern) : pattern_(pattern) {}

  Syntax Run() {
    const NodeId root = Alternation(0);
    out_.root = root;
    out_.valid = ok_ && at_ == pattern_.size();
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool More() const { return ok_ && at_ < pattern_.size(); }
  [[nodiscard]] char Peek() const { return pattern_[at_]; }
  bool Accept(char c) {
    if (!More() || Peek() != c) return false;
    ++at_;
    return true;
  }
  bool AcceptText(std::string_view text) {
    if (!pattern_.substr(at_).starts_with(text)) return false;
    at_ += text.size();
    return true;
  }
  NodeId Fail() {
    ok_ = false;
    return kNoNode;
  }

  NodeId Add(Node node) {
    out_.nodes.push_back(node);
    return static_cast<NodeId>(out_.nodes.size() - 1);
  }
  [[gnu::noinline]] NodeId AddClass(CharClass value) {
    value.Normalize();
    const auto known = std::find(out_.classes.begin(), out_.classes.end(), value);
    const auto index = static_cast<std::uint32_t>(known - out_.classes.begin());
    if (known == out_.classes.end()) out_.classes.push_back(std::move(value));
    return Add({.kind = NodeKind::kClass, .value = index});
  }
  // A chain of siblings, wrapped unless it is a single node.
  [[gnu::noinline]] NodeId AddList(NodeKind kind, const std::vector<NodeId>& children) {
    if (children.size() == 1) return children.front();
    for (std::size_t i = 1; i < children.size(); ++i) {
      out_.nodes[children[i - 1]].next_sibling = children[i];
    }
    return Add({.kind = kind, .first_child = children.front()});
  }

  NodeId Alternation(int depth) {
    if (depth > kMaxDepth) return Fail();
    const bool outer_fold = fold_;
    std::vector<NodeId> branches;
    do {
      const NodeId branch = Concatenation(depth);
      if (!ok_) return kNoNode;
      branches.push_back(branch);
    } while (Accept('|'));
    fold_ = outer_fold;
    return AddList(NodeKind::kAlternate, branches);
  }

  NodeId Concatenation(int depth) {
    std::vector<NodeId> items;
    while (More() && Peek() != '|' && Peek() != ')') {
      if (AcceptText("(?i)")) {
        fold_ = true;
        continue;
      }
      if (!Item(depth, &items)) return Fail();
    }
    if (items.empty()) return Add({.kind = NodeKind::kEmpty});
    return AddList(NodeKind::kConcat, items);
  }

  // Parses an atom with its quantifier.
  bool Item(int depth, std::vector<NodeId>* items) {
    const NodeId atom = Atom(depth);
    if (!ok_) return false;
    const NodeId quantified = Quantified(atom);
    if (!ok_) return false;
    items->push_back(quantified);
    return true;
  }

  [[gnu::noinline]] NodeId Atom(int depth) {
    switch (Peek()) {
      case '(':
        return Group(depth);
      case '[':
        ++at_;
        return Class();
      case '.': {
        ++at_;
        CharClass any;
        any.Add('\n', '\n');
        any.Negate();
        return AddClass(std::move(any));
      }
      case '^':
        ++at_;
        return Add({.kind = NodeKind::kBegin});
      case '$':
        ++at_;
        return Add({.kind = NodeKind::kEnd});
      case '*':
      case '+':
      case '?':
        return Fail();
      case '\\':
        return EscapedAtom();
      default:
        return Literal();
    }
  }

  [[gnu::noinline]] NodeId EscapedAtom() {
    ++at_;
    CharClass value;
    std::optional<char32_t> literal;
    if (!Escape(&value, &literal)) return Fail();
    return literal ? LiteralNode(*literal) : AddClass(std::move(value));
  }

  NodeId Literal() {
    const Decoded decoded = DecodeUtf8(pattern_, at_);
    if (decoded.code_point == kMalformed) return Fail();
    at_ += decoded.length;
    return LiteralNode(decoded.code_point);
  }

  [[gnu::noinline]] NodeId LiteralNode(char32_t c) {
    CharClass other_case;
    if (fold_) AddOtherCase(c, c, &other_case);
    if (other_case != CharClass()) {
      other_case.Add(c, c);
      return AddClass(std::move(other_case));
    }
    char bytes[4];
    const std::size_t length = EncodeUtf8(c, bytes);
    std::vector<NodeId> nodes;
    for (std::size_t i = 0; i < length; ++i) {
      nodes.push_back(
          Add({.kind = NodeKind::kByte, .value = static_cast<unsigned char>(bytes[i])}));
    }
    return AddList(NodeKind::kConcat, nodes);
  }

  [[gnu::noinline]] NodeId Group(int depth) {
    ++at_;
    const bool outer_fold = fold_;
    std::uint32_t number = 0;
    if (AcceptText("?i:")) {
      fold_ = true;
    } else if (!AcceptText("?:")) {
      if (More() && Peek() == '?') return Fail();
      number = ++out_.groups;
      if (number > kMaxGroups) return Fail();
    }
    const NodeId body = Alternation(depth + 1);
    fold_ = outer_fold;
    if (!Accept(')')) return Fail();
    if (number == 0) return body;
    return Add({.kind = NodeKind::kGroup, .value = number, .first_child = body});
  }

  [[gnu::noinline]] NodeId Quantified(NodeId atom) {
    std::uint32_t min = 0;
    std::uint32_t max = kUnbounded;
    if (!More()) return atom;
    switch (Peek()) {
      case '*':
        ++at_;
        break;
      case '+':
        ++at_;
        min = 1;
        break;
      case '?':
        ++at_;
        max = 1;
        break;
      case '{':
        if (!Bounds(&min, &max)) return Fail();
        break;
      default:
        return atom;
    }
    const bool lazy = Accept('?');
    // Engines disagree on what a quantifier after a quantifier means, so it is refused.
    if (More() && (Peek() == '*' || Peek() == '+' || Peek() == '{')) return Fail();
    return Add(
        {.kind = NodeKind::kRepeat, .greedy = !lazy, .min = min, .max = max, .first_child = atom});
  }

  // Parses `{n}`, `{n,}`, `{n,m}`, including the closing brace.
  bool Bounds(std::uint32_t* min, std::uint32_t* max) {
    ++at_;
    if (!Count(min)) return false;
    if (Accept(',')) {
      *max = kUnbounded;
      if (More() && Peek() != '}' && !Count(max)) return false;
    } else {
      *max = *min;
    }
    return Accept('}') && *min <= *max;
  }

  bool Count(std::uint32_t* out) {
    const std::size_t from = at_;
    *out = 0;
    while (More() && Peek() >= '0' && Peek() <= '9') {
      *out = *out * 10 + static_cast<std::uint32_t>(Peek() - '0');
      if (*out > kMaxRepeat) return false;
      ++at_;
    }
    return at_ > from;
  }

  // Parses what follows a backslash: a set, or one character.
  bool Escape(CharClass* set, std::optional<char32_t>* literal) {
    if (!More()) return false;
    const char c = Peek();
    if (IsPunctuation(static_cast<unsigned char>(c))) {
      ++at_;
      *literal = static_cast<unsigned char>(c);
      return true;
    }
    ++at_;
    switch (c) {
      case 'd':
      case 'D':
        *set = AsciiDigit();
        break;
      case 'p':
      case 'P':
        if (AcceptText("{Nd}") || AcceptText("{N}")) {
          *set = AnyDigit();
        } else if (AcceptText("{L}")) {
          *set = Letter();
        } else {
          return false;
        }
        break;
      case 't':
        *literal = U'\t';
        return true;
      case 'n':
        *literal = U'\n';
        return true;
      case 'r':
        *literal = U'\r';
        return true;
      default:
        return false;
    }
    if (c == 'D' || c == 'P') set->Negate();
    return true;
  }

  [[gnu::noinline]] NodeId Class() {
    const bool negated = Accept('^');
    CharClass out;
    bool first = true;
    while (first || !Accept(']')) {
      if (!More() || !ClassItem(&out, first)) return Fail();
      first = false;
    }
    out.Normalize();
    if (negated) out.Negate();
    return AddClass(std::move(out));
  }

  bool ClassItem(CharClass* out, bool first) {
    if (Peek() == '[' || (Peek() == ']' && !first)) return false;
    std::optional<char32_t> low;
    if (!ClassAtom(out, &low)) return false;
    if (!low) return true;
    char32_t high = *low;
    if (at_ + 1 < pattern_.size() && Peek() == '-' && pattern_[at_ + 1] != ']') {
      ++at_;
      std::optional<char32_t> end;
      if (!ClassAtom(out, &end) || !end || *end < *low) return false;
      high = *end;
    }
    out->Add(*low, high);
    if (fold_) AddOtherCase(*low, high, out);
    return true;
  }

  // Parses a single character into `literal`, or a set such as `\d` directly into `out`.
  bool ClassAtom(CharClass* out, std::optional<char32_t>* literal) {
    if (Accept('\\')) {
      CharClass set;
      if (!Escape(&set, literal)) return false;
      if (!*literal) out->AddClass(set);
      return true;
    }
    if (!More()) return false;
    const Decoded decoded = DecodeUtf8(pattern_, at_);
    if (decoded.code_point == kMalformed) return false;
    at_ += decoded.length;
    *literal = decoded.code_point;
    return true;
  }

  std::string_view pattern_;
  std::size_t at_ = 0;
  bool ok_ = true;
  bool fold_ = false;
  Syntax out_;
};

}  // namespace

Syntax Parse(std::string_view pattern) { return Parser(pattern).Run(); }

}  // namespace sipattach::phone::regex
