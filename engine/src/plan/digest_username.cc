#include "plan/digest_username.h"

#include <string>

#include "redact/excerpt.h"
#include "sip/sip_uri.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

[[gnu::noinline]] void ReportDomain(std::string_view name, Code code, const Pointer& at,
                                    Report& report) {
  Diagnostic& diagnostic = report.Add(code, at);
  // "alice:secret@host": the part after the colon must not be shown.
  if (name.find(':') != std::string_view::npos) return;
  diagnostic.fix = AsChoice(Fix{"Write " + Excerpt(name), {Replace(at, std::string(name))}});
}

}  // namespace

void CheckUsernameWithDomain(std::string_view username, Code code, const Pointer& at,
                             Report& report) {
  std::string_view name = Trim(username);
  name.remove_prefix(SchemeLength(name));
  const std::size_t sign = name.find('@');
  if (sign == std::string_view::npos || sign == 0 || sign + 1 == name.size()) return;
  ReportDomain(name.substr(0, sign), code, at, report);
}

}  // namespace sipattach
