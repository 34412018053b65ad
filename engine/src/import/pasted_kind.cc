#include "import/pasted_kind.h"

#include <cstddef>
#include <string>

#include "text/ascii.h"
#include "text/lines.h"
#include "text/utf8.h"
#include "web/http_address.h"

namespace sipattach {
namespace {

constexpr std::size_t kLookedAt = 64 * 1024;

// How binary files begin. Bytes above 0x7F are lost if something decoded them as text.
constexpr std::string_view kMagic[] = {"PK\x03\x04", "PK\x05\x06", "%PDF-",  "GIF8",
                                       "{\\rtf",     "Rar!",       "7z\xBC", "\x89PNG"};

// How a line of a program or a command begins, in lower case.
constexpr std::string_view kCommands[] = {"curl ",
                                          "curl.exe ",
                                          "invoke-restmethod",
                                          "invoke-webrequest",
                                          "irm ",
                                          "iwr ",
                                          "fetch(",
                                          "await fetch(",
                                          "wget ",
                                          "http post ",
                                          "https post ",
                                          "axios",
                                          "requests.",
                                          "bland sip ",
                                          "npx bland",
                                          "xh post ",
                                          "import requests",
                                          "const response = await fetch(",
                                          "response = requests."};
constexpr std::string_view kMethods[] = {"POST ", "PUT ", "PATCH ", "DELETE ", "GET "};
// Names of headers, variables and members that hold a key, after Squeezed().
constexpr std::string_view kKeyNames =
    " authorization apikey xapikey encryptedkey accesstoken blandapikey ";
// Members of request bodies; a list of numbers has none of them at its top level.
constexpr std::string_view kBodyMembers =
    " directions service registerauth sippassword sipendpoint updates pathwayid inboundlineid "
    "task prompt personaid trunkid ";

bool IsBinary(std::string_view text) {
  const std::string_view head = text.substr(0, 4096);
  for (const std::string_view magic : kMagic) {
    if (head.starts_with(magic)) return true;
  }
  if (head.starts_with(std::string(kReplacementCharacter) + "PNG")) return true;
  std::size_t strange = 0;
  for (const char c : head) {
    if (IsControl(c) && !IsBlank(c)) ++strange;
  }
  return head.find('\0') != std::string_view::npos || (strange >= 8 && strange * 20 > head.size());
}

// The word before the colon or equals sign at `at`, without quotes: the name of a member, a header
// or a variable.
std::string_view NameBefore(std::string_view text, std::size_t at) {
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '"' || text[at - 1] == '\'' ||
                    text[at - 1] == '\\')) {
    --at;
  }
  std::size_t begin = at;
  while (begin > 0 &&
         (IsAlphanumeric(text[begin - 1]) || text[begin - 1] == '-' || text[begin - 1] == '_')) {
    --begin;
  }
  return text.substr(begin, at - begin);
}

// Whether a header, a member or a variable that holds a key is set anywhere.
bool NamesKey(std::string_view text) {
  for (std::size_t at = text.find_first_of(":="); at != std::string_view::npos;
       at = text.find_first_of(":=", at + 1)) {
    const std::string_view found = NameBefore(text, at);
    const std::string name = Squeezed(found);
    const auto begin = static_cast<std::size_t>(found.data() - text.data());
    // "Letter of Authorization: …" is ordinary text.
    const bool in_words =
        text[at] == ':' && begin >= 2 && text[begin - 1] == ' ' && IsAlpha(text[begin - 2]);
    if (!in_words && IsOneOf(kKeyNames, name)) return true;
    // .env: SOME_API_KEY=…
    if (text[at] == '=' && name.size() > 6 && name.ends_with("apikey")) return true;
  }
  return false;
}

bool IsCommandLine(std::string_view line) {
  while (!line.empty() && (line.front() == '$' || line.front() == '>' || line.front() == '#' ||
                           line.front() == '%' || IsBlank(line.front()))) {
    line.remove_prefix(1);
  }
  for (const std::string_view command : kCommands) {
    if (StartsWithIgnoringCase(line, command)) return true;
  }
  for (const std::string_view method : kMethods) {
    if (!line.starts_with(method)) continue;
    const std::string_view target = line.substr(method.size());
    if (target.starts_with('/') || target.starts_with("http")) return true;
  }
  return false;
}

std::string_view KindOfCommand(std::string_view text) {
  while (!text.empty()) {
    const std::string_view line = TakeLine(text);
    if (!IsCommandLine(line)) continue;
    const std::string begin = Lowercase(line.substr(0, 40));
    const bool curl =
        begin.find("curl") != std::string::npos || begin.find("bland sip") != std::string::npos;
    return curl ? "curl" : "request_body";
  }
  return "";
}

// Whether the outermost object has members of a request body.
bool IsBody(std::string_view text) {
  text = Trim(text);
  if (!text.starts_with('{')) return false;
  int depth = 0;
  bool quoted = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (quoted) {
      if (c == '\\') ++at;
      if (c == '"') quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      --depth;
    } else if (c == ':' && depth == 1) {
      const std::string name = Squeezed(NameBefore(text, at));
      if (IsOneOf(kBodyMembers, name)) return true;
    }
  }
  return false;
}

}  // namespace

std::string_view KindOfOtherText(std::string_view text) {
  if (IsBinary(text)) return "binary";
  const std::string_view head = text.substr(0, kLookedAt);
  if (const std::string_view kind = KindOfCommand(head); !kind.empty()) return kind;
  const bool calls = head.find(kAttachWithoutVersion) != std::string_view::npos;
  return calls || IsBody(head) || NamesKey(head) ? "request_body" : "";
}

}  // namespace sipattach
