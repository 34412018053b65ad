#ifndef SIPATTACH_RENDER_RENDER_SNIPPETS_H_
#define SIPATTACH_RENDER_RENDER_SNIPPETS_H_

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "json/json.h"

namespace sipattach {

// What a snippet sends. The key is not part of it.
struct SnippetRequest {
  std::string method;
  std::string url;
  std::vector<std::pair<std::string, std::string>> headers;  // without authorization
  std::optional<Json> body;
};

// The key in the snippet; without one it is read from BLAND_API_KEY.
using KeyText = std::optional<std::string>;

struct SnippetLanguage {
  std::string_view name;
  // What comes once before all requests.
  std::string_view preamble;
  std::string (*write)(const SnippetRequest& request, const KeyText& key);
  // How long a command may be, in bytes; 0 for no limit.
  std::size_t limit;
};

// Null for a name that is not a language.
[[nodiscard]] const SnippetLanguage* FindSnippetLanguage(std::string_view name);
// "curl, curl_cmd, …"
[[nodiscard]] std::string SnippetLanguageNames();

}  // namespace sipattach

#endif  // SIPATTACH_RENDER_RENDER_SNIPPETS_H_
