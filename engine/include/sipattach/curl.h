#ifndef SIPATTACH_CURL_H_
#define SIPATTACH_CURL_H_

#include <string>
#include <string_view>

namespace sipattach {

// Reads the draft from a pasted command or program that calls the API. Nothing is run; variables
// count if the text itself gives them a fixed value. It understands
//   - a curl or HTTPie command for bash, Windows cmd.exe or PowerShell, told apart by line
//     continuations and quoting; prompts, assignments and code fences around it are skipped
//   - the service's own `bland sip attach …`, whose draft has the members of a direction at its top
//     level; Plan explains that and offers the fix
//   - the call in a program, as documentation shows it in Python, JavaScript, PHP or Go, in a raw
//     HTTP message, or in what Postman and browsers export. The address and the body of that call
//     are taken, unless a variable stands for a whole value of the body, or the program changes the
//     body before the call. Comments are ignored.
//   - a body without a call, in a message or in YAML; a diagnostic names the missing address
//
// Returns JSON text:
//   { recognized, draft, url, method, base_url, has_api_key, diagnostics }
// `recognized` is false for any other text. `draft` is the JSON body, or null if it cannot be read
// or belongs to a call other than `POST /v1/sip/attach`; the paths of all diagnostics point into
// it. `url` is the address without credentials and query, or null. `base_url` is the part before
// /v1/sip/attach, as ReadBaseUrl gives it, or null; an address without encryption is kept, with a
// warning. `has_api_key` says that the command holds a key that looks real. The result never holds
// the key itself, passwords of -u or of the URL, cookies, or the values of headers and options that
// were left out. Any bytes are legal input; linear time.
[[nodiscard]] std::string ReadCurl(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_CURL_H_
