#include "rewrites/code_fences.h"

#include <cstddef>

#include "text/ascii.h"
#include "text/lines.h"

namespace sipattach {

std::string WithoutCodeFences(std::string_view text) {
  std::string out;
  for (const std::string_view fence : {"```", "~~~"}) {
    for (std::size_t at = text.find(fence); at < text.size(); at = text.find(fence, at)) {
      const std::size_t begin = text.substr(0, at).rfind('\n') + 1;
      const std::string_view line = LineAt(text, begin);
      at = begin + line.size();
      // Only the name of a language may follow.
      const std::string_view rest = TrimOf(Trim(line), fence.substr(0, 1));
      const bool is_fence =
          Trim(line).starts_with(fence) && rest.find_first_of("0123456789`|,;:") == rest.npos;
      if (!is_fence) continue;
      if (out.empty()) out = text;
      out.replace(begin, line.size(), line.size(), ' ');
    }
  }
  return out;
}

}  // namespace sipattach
