#ifndef SIPATTACH_RENDER_RENDER_SNIPPETS_H_
#define SIPATTACH_RENDER_RENDER_SNIPPETS_H_

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "json/json.h"

namespace sipattach {

// What a snippet sends, without the API key.
struct SnippetRequest {
  std::string method;
  std::string url;
  std::vector<std::pair<std::string, std::string>> headers;  // without Authorization
  std::optional<Json> body;
};

// What a snippet has in place of the API key; if nullopt, it reads the key from BLAND_API_KEY.
using KeyText = std::optional<std::string>;

struct SnippetLanguage {
  std::string_view name;
  // Written once, before all requests.
  std::string_view preamble = {};
  std::string (*write)(const SnippetRequest& request, const KeyText& key);
  // The longest command, in bytes; 0 for no limit.
  std::size_t limit = 0;
  // Whether each of several requests needs a block of its own, which keeps their variables apart.
  bool is_in_block = false;
};

// Null if no language has that name.
[[nodiscard]] const SnippetLanguage* FindSnippetLanguage(std::string_view name);
// All names, for a message: "curl, curl_cmd, …"
[[nodiscard]] std::string SnippetLanguageNames();

}  // namespace sipattach

#endif  // SIPATTACH_RENDER_RENDER_SNIPPETS_H_
