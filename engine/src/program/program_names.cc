#include "program/program_names.h"

#include <algorithm>
#include <cstddef>

#include "program/program_text.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// What comes before the name in JSON. The member begins the line of the first two; it comes after
// the others.
constexpr std::string_view kMarks[] = {"`json:",        "alias=",      "JsonPropertyName(",
                                       "JsonProperty(", "SerialName(", "rename = "};

struct Member {
  std::string_view type;  // of the struct or class
  std::string_view name;
  std::string_view in_json;
};

// The struct, class or value whose bracket comes after `before`; empty in Go's {{Kind: "inbound"}}.
std::string_view TypeIn(std::string_view before) {
  constexpr std::size_t kLookedAt = 256;  // all of the code for each bracket would take too long
  before = Trim(before.substr(before.size() - std::min(before.size(), kLookedAt)));
  const std::string_view type = LastWord(before);
  return type == "struct" ? LastWord(Trim(before.substr(0, before.size() - type.size()))) : type;
}

// The member whose mark comes before `at`, where its name in JSON begins.
std::string_view NameAt(std::string_view code, std::size_t at, std::size_t mark) {
  if (mark < 2) {
    const std::string_view line = Trim(code.substr(code.substr(0, at).rfind('\n') + 1, at));
    return line.substr(0, line.find_first_of(" \t:"));
  }
  const std::size_t end = std::min(code.find_first_of("{;=:", at), code.size());
  return LastWord(Trim(code.substr(at, end - at)));
}

}  // namespace

std::string WithJsonNames(std::string_view code) {
  constexpr std::size_t kMost = 64;
  Member members[kMost];
  std::size_t count = 0;
  std::string out;
  // The first pass finds the members: one may get a value before its type is declared.
  for (int pass = 0; pass < 2; ++pass) {
    std::string_view types[kMost];  // of the brackets around the place
    std::size_t depth = 0;
    for (std::size_t at = 0; at < code.size();) {
      std::size_t end = at;
      while (end < code.size() && IsInWord(code[end])) ++end;
      std::string_view word = code.substr(at, std::max(end - at, std::size_t{1}));
      const std::string_view type = types[std::min(depth, kMost - 1)];
      const char c = word.front();
      if (c == '{' || c == '(') {
        const std::string_view own = TypeIn(code.substr(0, at));
        if (++depth < kMost) types[depth] = own.empty() ? type : own;
      } else if ((c == '}' || c == ')') && depth > 0) {
        --depth;
      } else if (pass == 0 && c == '"') {
        for (std::size_t mark = 0; mark < std::size(kMarks) && count < kMost; ++mark) {
          if (!code.substr(0, at).ends_with(kMarks[mark])) continue;
          const std::size_t close = std::min(code.find_first_of(",\"", at + 1), code.size());
          members[count++] = {type, NameAt(code, at + 1, mark),
                              code.substr(at + 1, close - at - 1)};
        }
      }
      at += word.size();
      if (pass == 0) continue;
      const std::size_t next = IsInWord(c) ? code.find_first_not_of(" \t", at) : code.size();
      const std::string_view sign = code.substr(std::min(next, code.size()), 1);
      const Member* found = nullptr;
      for (const Member& member : members) {
        if (member.name != word || (sign != ":" && sign != "=")) continue;
        if (found == nullptr || (member.type == type && found->type != type)) found = &member;
      }
      out += found == nullptr ? word : found->in_json;
    }
    if (count == 0) return std::string(code);
  }
  return out;
}

}  // namespace sipattach
