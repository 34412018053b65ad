#include "curl/program_code.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "curl/api_key.h"
#include "document/lenient_json.h"
#include "text/ascii.h"
#include "web/http_address.h"

namespace sipattach {
namespace {

constexpr std::size_t kLookedAt = 256 * 1024;
// Of a body that is nested in other objects, each of these is tried from its beginning.
constexpr int kMostTried = 16;

bool IsOfUrl(char c) {
  return IsAlphanumeric(c) ||
         std::string_view("-._~:/?#[]@!$&()*+,;=%").find(c) != std::string_view::npos;
}

// The host that a message of HTTP names (RFC 9112 §3.2), or nothing.
std::string_view HostField(std::string_view text) {
  constexpr std::string_view kName = "host:";
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    if (StartsWithIgnoringCase(line, kName)) return Trim(line.substr(kName.size()));
    if (Trim(line).empty()) return {};  // behind it is the body
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  return {};
}

// The address that ends with the path of the call, which begins at `path`.
std::string UrlAt(std::string_view text, std::size_t path) {
  std::size_t begin = path;
  while (begin > 0 && IsOfUrl(text[begin - 1])) --begin;
  const std::string_view url = text.substr(begin, path + kAttachWithoutVersion.size() - begin);
  const std::size_t scheme = url.find("http");
  if (scheme != std::string_view::npos) return std::string(url.substr(scheme));
  const std::string_view host =
      url.starts_with('/') ? HostField(text.substr(path)) : std::string_view();
  const bool is_host = !host.empty() && std::all_of(host.begin(), host.end(), IsOfUrl);
  return is_host ? "https://" + std::string(host) + std::string(url) : "";
}

// A key that looks real, behind the name of its header: no variable, and no "<api-key>".
bool HasApiKey(std::string_view text) {
  constexpr std::string_view kName = "uthorization";
  constexpr std::size_t kShortestKey = 8;
  for (std::size_t at = text.find(kName); at != std::string_view::npos;
       at = text.find(kName, at + 1)) {
    std::string_view value = text.substr(at + kName.size());
    value.remove_prefix(std::min(value.find_first_not_of("\\\"'`:=>, ()"), value.size()));
    value = Trim(value.substr(0, value.find_first_of("\\\"'`,;)}\r\n")));
    if (value.size() >= kShortestKey && std::any_of(value.begin(), value.end(), IsDigit) &&
        JudgeApiKey(value) == ApiKeyFlaw::kNone) {
      return true;
    }
  }
  return false;
}

// Whether another call of the API is made too, whose body is not this one's.
bool HasOtherCalls(std::string_view text) {
  constexpr std::string_view kCalls = kAttachPath.substr(0, kAttachPath.rfind('/') + 1);
  for (std::size_t at = text.find(kCalls); at != std::string_view::npos;
       at = text.find(kCalls, at + 1)) {
    if (!text.substr(at).starts_with(kAttachPath)) return true;
  }
  return false;
}

// From the brace or bracket at `begin` to the one that closes it; empty where none does.
std::string_view BracedAt(std::string_view text, std::size_t begin) {
  const char opener = text[begin];
  const char closer = opener == '{' ? '}' : ']';
  int depth = 0;
  for (std::size_t at = begin; at < text.size(); ++at) {
    if (text[at] == opener) ++depth;
    if (text[at] == closer && --depth == 0) return text.substr(begin, at + 1 - begin);
  }
  return {};
}

bool IsBody(const Json& value) {
  return value.is_object() &&
         (Find(value, "phone_number") != nullptr || Find(value, "phone_numbers") != nullptr ||
          Find(value, "directions") != nullptr);
}

// The text of a PowerShell string in double quotes, where a backquote escapes what follows it.
std::string WithoutBackquotes(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '`' && at + 1 < text.size()) ++at;
    plain += text[at];
  }
  return plain;
}

std::optional<Json> ReadBody(std::string_view braced) {
  const std::size_t quote = braced.find('"');
  if (quote != std::string_view::npos && quote > 0 && braced[quote - 1] == '`') {
    return ReadBody(WithoutBackquotes(braced));
  }
  const bool in_string = quote != std::string_view::npos && quote > 0 && braced[quote - 1] == '\\';
  std::optional<Json> value;
  if (in_string) {  // as programs and JSON write one: \" and \u00fc
    const std::optional<Json> text = RescanJson('"' + std::string(braced) + '"').value;
    if (text && text->is_string()) value = RescanJson(text->text()).value;
  } else {
    value = RescanJson(braced).value;
  }
  return value && IsBody(*value) ? std::move(value) : std::nullopt;
}

// The body among the objects of a program: {…}, @{…} of PowerShell, ['name' => …] of PHP.
std::optional<Json> FindBody(std::string_view text, char opener) {
  int tried = 0;
  for (std::size_t at = text.find(opener); at != std::string_view::npos && tried < kMostTried;
       at = text.find(opener, at + 1), ++tried) {
    std::string_view braced = BracedAt(text, at);
    const bool is_hashtable = opener == '{' && at > 0 && text[at - 1] == '@' && !braced.empty();
    if (is_hashtable) braced = text.substr(at - 1, braced.size() + 1);
    if (std::optional<Json> body = ReadBody(braced)) return body;
  }
  return std::nullopt;
}

}  // namespace

std::optional<CallInProgram> FindCallInProgram(std::string_view text) {
  text = text.substr(0, kLookedAt);
  const std::size_t path = text.find(kAttachWithoutVersion);
  if (path == std::string_view::npos || HasOtherCalls(text)) return std::nullopt;
  std::optional<Json> body = FindBody(text, '{');
  if (!body) body = FindBody(text, '[');
  if (!body) return std::nullopt;
  return CallInProgram{std::move(*body), UrlAt(text, path), HasApiKey(text)};
}

}  // namespace sipattach
