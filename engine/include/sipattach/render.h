#ifndef SIPATTACH_RENDER_H_
#define SIPATTACH_RENDER_H_

#include <string>
#include <string_view>

namespace sipattach {

// Writes a planned request as a program that sends it.
//
// `request` is the JSON text of one planned request ({ method, url, headers, body }), or of a whole
// plan, whose requests are sent in order. `language` is
//   "curl"        for bash and other POSIX shells
//   "curl_cmd"    for the prompt of Windows cmd.exe
//   "powershell"  Invoke-RestMethod, Windows PowerShell 5.1 and later
//   "javascript"  fetch, as a module for Node 18 and later
//   "python"      the requests library, Python 3
// `options` is JSON text or empty:
//   { reveal_secrets?: false, api_key_placeholder?: string }
// The program reads the API key from the environment variable BLAND_API_KEY, unless a placeholder
// is given, which is written into the program unchanged. Passwords and other secrets in the body
// are written as "******" unless `reveal_secrets` is true. The API refuses a password that short,
// so running the snippet by mistake sets none.
//
// Returns JSON text: { language, text, diagnostics }; `text` is null after an error. The server
// receives exactly the JSON value of the body, whatever it holds: strings with characters that a
// shell or an editor could change are written with \u escapes.
[[nodiscard]] std::string Render(std::string_view request, std::string_view language,
                                 std::string_view options);

// Returns the JSON text `document` with every secret replaced by "[redacted]", for whatever is
// shown, copied, linked or logged. Secrets are members named like a password, a key or a token, and
// passwords in URIs. Text that is not JSON gives "null", as nothing shows which parts are secret.
[[nodiscard]] std::string Redact(std::string_view document);

}  // namespace sipattach

#endif  // SIPATTACH_RENDER_H_
