#include "render/render_snippets.h"

#include <algorithm>
#include <cstdint>

#include "render/render_text.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

using Header = std::pair<std::string, std::string>;

// Stops curl from reading brackets and braces in a URL as a range or a list of URLs.
std::string_view GlobOption(const SnippetRequest& request) {
  return request.url.find_first_of("[]{}") == std::string::npos ? "" : " --globoff";
}

// A header without a value needs a semicolon: curl would drop a header that ends in a colon.
std::string CurlHeader(const Header& header) {
  return header.second.empty() ? header.first + ";" : header.first + ": " + header.second;
}

std::string Curl(const SnippetRequest& request, const KeyText& key) {
  std::string out = "curl -X " + request.method + std::string(GlobOption(request)) + " " +
                    BashWord(request.url) + " \\\n  -H ";
  out += key ? BashWord("authorization: " + *key) : "\"authorization: $BLAND_API_KEY\"";
  for (const Header& header : request.headers) out += " \\\n  -H " + BashWord(CurlHeader(header));
  if (request.body) {
    out += " \\\n  --data-raw " + BashWord(Indented(*request.body, LiteralStyle::kJson, 0, 2));
  }
  return out + "\n";
}

std::string CurlCmd(const SnippetRequest& request, const KeyText& key) {
  std::string out = "curl -X " + request.method + std::string(GlobOption(request)) + " " +
                    CmdWord(request.url) + " ^\n  -H ";
  out += key ? CmdWord("authorization: " + *key) : "\"authorization: %BLAND_API_KEY%\"";
  for (const Header& header : request.headers) out += " ^\n  -H " + CmdWord(CurlHeader(header));
  if (request.body) {
    std::string body;
    // In this style, only the quotes are special to cmd.exe and curl.
    for (const char c : OnOneLine(*request.body, LiteralStyle::kCmdJson)) {
      if (c == '"') body += '\\';
      body += c;
    }
    out += " ^\n  --data-raw \"" + body + '"';
  }
  return out + "\n";
}

std::string PowerShell(const SnippetRequest& request, const KeyText& key) {
  std::string content_type;
  std::string out = "$headers = @{\n  'authorization' = ";
  out += key ? PowerShellString(*key) : "$env:BLAND_API_KEY";
  for (const Header& header : request.headers) {
    if (EqualsIgnoringCase(header.first, "content-type")) {
      content_type = header.second;  // a parameter of its own
    } else {
      out += "\n  " + PowerShellString(header.first) + " = " + PowerShellString(header.second);
    }
  }
  out += "\n}\n";
  // A here-string ends only at a line that begins with '@, which no line of JSON does.
  if (request.body) {
    out += "$body = @'\n" + Indented(*request.body, LiteralStyle::kAsciiJson, 0, 2) + "\n'@\n";
  }
  out += "Invoke-RestMethod -Method " + PowerShellString(request.method) + " -Uri " +
         PowerShellString(request.url) + " -Headers $headers";
  if (!content_type.empty()) out += " -ContentType " + PowerShellString(content_type);
  if (request.body) out += " -Body $body";
  return out + "\n";
}

// Whether a JavaScript literal would have exactly this value: "__proto__" would set the prototype,
// and numbers are doubles.
bool IsExactInJavaScript(const Json& value) {
  constexpr std::int64_t kLargestSafe = 9007199254740991;
  if (value.is_integer()) {
    const auto number = value.integer();
    return number >= -kLargestSafe && number <= kLargestSafe;
  }
  // A number in another form may have more digits than a double keeps.
  if (value.is_number()) return false;
  if (value.is_array()) return std::all_of(value.begin(), value.end(), IsExactInJavaScript);
  if (!value.is_object()) return true;
  for (const auto& [name, member] : value.members()) {
    if (name == "__proto__" || !IsExactInJavaScript(member)) return false;
  }
  return true;
}

// The headers as members of an object. The API key comes first: `key`, or an expression that reads
// it.
std::string HeaderMembers(const SnippetRequest& request, const KeyText& key,
                          std::string_view expression, LiteralStyle style,
                          std::string_view indent) {
  std::string out(indent);
  out += "\"authorization\": ";
  out += key ? Literal(*key, style) : std::string(expression);
  for (const Header& header : request.headers) {
    out += ",\n";
    out += indent;
    out += Literal(header.first, style) + ": " + Literal(header.second, style);
  }
  return out;
}

std::string JavaScript(const SnippetRequest& request, const KeyText& key) {
  constexpr LiteralStyle kStyle = LiteralStyle::kJson;
  std::string out = "const response = await fetch(" + Literal(request.url, kStyle) +
                    ", {\n  method: " + Literal(request.method, kStyle) + ",\n  headers: {\n" +
                    HeaderMembers(request, key, "process.env.BLAND_API_KEY", kStyle, "    ") +
                    "\n  }";
  if (request.body) {
    out += ",\n  body: ";
    out += IsExactInJavaScript(*request.body)
               ? "JSON.stringify(" + Indented(*request.body, kStyle, 2, 2) + ")"
               : Literal(OnOneLine(*request.body, kStyle), kStyle);
  }
  return out + "\n});\nconsole.log(response.status, await response.text());\n";
}

std::string Python(const SnippetRequest& request, const KeyText& key) {
  constexpr LiteralStyle kStyle = LiteralStyle::kPython;
  std::string out =
      "response = requests.request(\n    " + Literal(request.method, kStyle) + ",\n    " +
      Literal(request.url, kStyle) + ",\n    headers={\n" +
      HeaderMembers(request, key, "os.environ[\"BLAND_API_KEY\"]", kStyle, "        ") + ",\n    }";
  if (request.body) out += ",\n    json=" + Indented(*request.body, kStyle, 4, 4);
  return out + ",\n    timeout=30,\n)\nprint(response.status_code, response.text)\n";
}

// Linux allows 128 KiB for one argument, cmd.exe 8,191 characters for a line.
constexpr SnippetLanguage kLanguages[] = {
    {.name = "curl", .write = Curl, .limit = 131071},
    {.name = "curl_cmd", .write = CurlCmd, .limit = 8191},
    {.name = "powershell", .write = PowerShell},
    {.name = "javascript", .write = JavaScript, .is_in_block = true},
    {.name = "python", .preamble = "import os\n\nimport requests\n\n", .write = Python},
};

}  // namespace

const SnippetLanguage* FindSnippetLanguage(std::string_view name) {
  const auto has_name = [&](const SnippetLanguage& language) { return language.name == name; };
  const auto* found = std::find_if(std::begin(kLanguages), std::end(kLanguages), has_name);
  return found == std::end(kLanguages) ? nullptr : found;
}

std::string SnippetLanguageNames() {
  std::string names;
  for (const SnippetLanguage& language : kLanguages) {
    if (!names.empty()) names += ", ";
    names += language.name;
  }
  return names;
}

}  // namespace sipattach
