#include "documents/vcards.h"

#include <algorithm>
#include <string>

#include "tables/cells.h"
#include "text/ascii.h"
#include "text/clean_text.h"
#include "text/lines.h"

namespace sipattach {

std::string WithWholeLines(std::string_view text) {
  constexpr std::size_t kLookedAt = 64 * 1024;
  const std::string_view head = text.substr(0, kLookedAt);
  std::string out;
  if (!head.starts_with("dn:") && head.find("\ndn:") == head.npos &&
      head.find("BEGIN:VCARD") == head.npos)
    return out;
  for (std::size_t at = text.find("\n "); at < text.size(); at = text.find("\n ", at + 1)) {
    if (out.empty()) out = text;
    out.replace(at, 2, "\u00ad");
  }
  return out;
}

void ReadVcards(std::string_view text, std::size_t begin, DocumentHandler& handler) {
  bool open = false;
  const auto close = [&] {
    if (open) handler.Close();
    open = false;
  };
  ForEachLine(text, begin, [&](std::string_view line, std::size_t at) {
    if (StartsWithIgnoringCase(line, "BEGIN:VCARD")) {
      close();
      handler.Open("");
      open = true;
    } else if (StartsWithIgnoringCase(line, "END:VCARD")) {
      close();
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return;
    std::string_view name = line.substr(0, std::min(line.find(';'), colon));
    if (const std::size_t dot = name.find('.'); dot != name.npos) name.remove_prefix(dot + 1);
    const std::string parameters = Lowercase(line.substr(0, colon));
    const std::string_view value = line.substr(colon + 1);
    if (EqualsIgnoringCase(name, "TEL")) {
      const bool fax = parameters.find("fax") != std::string::npos;
      const std::size_t scheme = StartsWithIgnoringCase(value, "tel:") ? 4 : 0;
      handler.Value(fax ? "fax" : "tel", Trim(value.substr(scheme)), at + colon + 1 + scheme);
    } else if ((EqualsIgnoringCase(name, "FN") || EqualsIgnoringCase(name, "ORG")) &&
               HasLetters(value) && parameters.find("quoted-printable") == std::string::npos) {
      handler.Value(name, Trim(value), at + colon + 1);
    }
  });
  close();
}

}  // namespace sipattach
