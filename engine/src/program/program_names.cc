#include "program/program_names.h"

#include <algorithm>
#include <cstddef>

#include "program/program_text.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

// The code with another name for a member where it gets a value: PhoneNumber: "…", Type = "…".
std::string Renamed(std::string_view code, std::string_view from, std::string_view to) {
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = code.find(from); at != kNone; at = code.find(from, at + 1)) {
    const std::size_t end = at + from.size();
    const std::size_t next = std::min(code.find_first_not_of(" \t", end), code.size());
    const bool is_member = next < code.size() && (code[next] == ':' || code[next] == '=');
    if (!is_member || (next == end && IsInWord(code[end])) || (at > 0 && IsInWord(code[at - 1])))
      continue;
    out += code.substr(done, at - done);
    out += to;
    done = end;
  }
  return out += code.substr(done);
}

}  // namespace

std::string WithJsonNames(std::string_view code) {
  constexpr int kMost = 64;
  std::string out(code);
  int count = 0;
  for (const std::string_view mark : {"`json:\"", "JsonPropertyName(\"", "JsonProperty(\""}) {
    for (std::size_t at = code.find(mark); at != kNone && count < kMost;
         at = code.find(mark, at + 1), ++count) {
      const std::string_view after = code.substr(at + mark.size());
      const std::string_view in_json = after.substr(0, after.find_first_of(",\""));
      // The first word of the line, or the last one before what follows the name of a property.
      const std::size_t line = code.rfind('\n', at) + 1;  // npos + 1 is 0
      std::string_view name = code.substr(line, at - line);
      name = mark.front() == '`' ? Trim(name) : Trim(after.substr(0, after.find_first_of("{;=")));
      name = mark.front() == '`' ? name.substr(0, name.find_first_of(" \t"))
                                 : name.substr(name.find_last_of(" \t\n") + 1);
      if (name.empty() || !std::all_of(name.begin(), name.end(), IsInWord)) continue;
      out = Renamed(out, name, in_json);
    }
  }
  return out;
}

}  // namespace sipattach
