#include "sipattach/render.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "document/object_reader.h"
#include "document/read_json.h"
#include "json/json.h"
#include "json/json_writer.h"
#include "redact/marks.h"
#include "redact/redact.h"
#include "render/render_snippets.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

struct Options {
  bool reveal_secrets = false;
  KeyText key;
};

Options ReadOptions(std::string_view text, Report& report) {
  Options options;
  if (Trim(text).empty()) return options;
  const std::optional<Json> document = ReadJsonText(text, report);
  if (!document) return options;
  ObjectReader reader(*document, Pointer(), report);
  const Field<bool> reveal = reader.TakeBoolean("reveal_secrets");
  options.reveal_secrets = reveal && *reveal;
  const Field<std::string> key = reader.TakeString("api_key_placeholder", Visibility::kSecret);
  if (key) options.key = *key;
  return options;
}

bool IsMethod(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), IsUpper);
}

std::optional<SnippetRequest> ReadRequest(const Json& request, const Options& options) {
  const Json* method = Find(request, "method");
  const Json* url = Find(request, "url");
  const Json* headers = Find(request, "headers");
  const Json* body = Find(request, "body");
  if (method == nullptr || !method->is_string() || !IsMethod(Text(*method))) return std::nullopt;
  if (url == nullptr || !url->is_string()) return std::nullopt;
  SnippetRequest snippet{std::string(Text(*method)), std::string(Text(*url)), {}, {}};
  if (headers != nullptr && headers->is_object()) {
    for (const auto& [name, value] : headers->members()) {
      if (!value.is_string() || EqualsIgnoringCase(name, "authorization")) continue;
      snippet.headers.emplace_back(name, Text(value));
    }
  }
  if (body != nullptr && !body->is_null()) {
    snippet.body = options.reveal_secrets ? *body : WithoutSecrets(*body, kHiddenInValue);
  }
  return snippet;
}

// The requests of a plan, or the single request that is given; nullopt if one cannot be read.
std::optional<std::vector<SnippetRequest>> ReadRequests(const Json& document,
                                                        const Options& options) {
  const Json* requests = Find(document, "requests");
  std::vector<SnippetRequest> snippets;
  if (requests == nullptr || !requests->is_array()) {
    std::optional<SnippetRequest> only = ReadRequest(document, options);
    if (!only) return std::nullopt;
    snippets.push_back(std::move(*only));
    return snippets;
  }
  for (const Json& request : *requests) {
    std::optional<SnippetRequest> snippet = ReadRequest(request, options);
    if (!snippet) return std::nullopt;
    snippets.push_back(std::move(*snippet));
  }
  return snippets;
}

std::string WriteSnippets(const SnippetLanguage& language,
                          const std::vector<SnippetRequest>& requests, const KeyText& key,
                          Report& report) {
  std::string text(language.preamble);
  bool too_long = false;
  for (const SnippetRequest& request : requests) {
    const std::string snippet = language.write(request, key);
    too_long = too_long || (language.limit > 0 && snippet.size() > language.limit);
    const bool in_block = requests.size() > 1 && language.is_in_block;
    if (&request != &requests.front()) text += '\n';
    text += in_block ? "{\n" + snippet + "}\n" : snippet;
  }
  if (too_long) {
    report.Add(Code::kRenderTooLong, Pointer(),
               {{"language", language.name}, {"limit", language.limit}});
  }
  return text;
}

std::optional<std::string> Snippet(std::string_view request, std::string_view language,
                                   std::string_view options_text, Report& report) {
  const Options options = ReadOptions(options_text, report);
  const SnippetLanguage* known = FindSnippetLanguage(language);
  if (known == nullptr) {
    report.Add(Code::kRenderUnknownLanguage, Pointer(), {{"known", SnippetLanguageNames()}});
  }
  const std::optional<Json> document = ReadJsonText(request, report);
  if (known == nullptr || report.has_errors()) return std::nullopt;
  const auto requests = ReadRequests(*document, options);
  if (!requests) {
    report.Add(Code::kRenderNoRequest, Pointer());
    return std::nullopt;
  }
  return WriteSnippets(*known, *requests, options.key, report);
}

}  // namespace

std::string Render(std::string_view request, std::string_view language, std::string_view options) {
  Report report;
  const std::optional<std::string> text = Snippet(request, language, options, report);
  JsonWriter writer;
  writer.BeginObject().Key("language").String(language).Key("text");
  if (text) {
    writer.String(*text);
  } else {
    writer.Null();
  }
  writer.Key("diagnostics");
  Write(writer, report.diagnostics());
  writer.EndObject();
  return writer.Take();
}

std::string Redact(std::string_view document) {
  Report report;
  const std::optional<Json> value = ReadJsonText(document, report);
  JsonWriter writer;
  writer.Value(value ? WithoutSecrets(*value, kRedacted) : Json());
  return writer.Take();
}

}  // namespace sipattach
