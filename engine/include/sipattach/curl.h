#ifndef SIPATTACH_CURL_H_
#define SIPATTACH_CURL_H_

#include <string>
#include <string_view>

namespace sipattach {

// Takes a pasted curl command apart: bash, Windows cmd.exe or PowerShell, told from its
// continuations and quoting. Prompts, assignments and code fences around the command are skipped.
// Nothing is run and no variable is expanded. The service's own `bland sip attach …` is read too:
// its draft has one direction for all at its top, which Plan explains and mends. So is the call in
// a program, as documentation shows it in Python, JavaScript, PHP or Go, in a raw message of HTTP,
// and in what Postman and browsers export: the address is taken from these, and the body that this
// call sends, unless a variable stands for a whole value of it, or the program changes it before.
// Comments do not count.
//
// Returns JSON text:
//   { recognized, draft, url, method, base_url, has_api_key, diagnostics }
// `draft` is the JSON body, or null where it cannot be read or belongs to another call than
// `POST /v1/sip/attach`; the paths of all diagnostics point into it. `url` is null or the address
// without credentials and query; `base_url` is the part before /v1/sip/attach, as ReadBaseUrl gives
// it, or null; one without encryption is given too, with a warning.
// `has_api_key` says that the command holds a key that looks real. The key itself, passwords of -u
// and of the URL, cookies and the values of left out headers and options are in no part of the
// result. What is none of these has recognized false. Any bytes are legal input; linear
// time.
[[nodiscard]] std::string ReadCurl(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_CURL_H_
