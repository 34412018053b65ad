#include "endpoint/endpoint_checks.h"

#include <utility>

#include "endpoint/host_checks.h"
#include "endpoint/provider_host.h"
#include "redact/excerpt.h"
#include "sip/transport.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// A fix that makes `change` to the URI, which it also normalizes; nullopt if that would show a
// password. So with a password in the URI, only the fix that removes it is offered; the others
// follow once it is applied. Not inlined, as few URIs need one.
template <typename Change>
[[gnu::noinline]] std::optional<Fix> Changed(const SipUri& uri, const Pointer& at,
                                             const Change& change) {
  if (uri.has_password) return std::nullopt;
  SipUri changed = uri;
  change(changed);
  return WriteUri(Normalized(changed), at);
}

// A fix is shown, so it cannot move the password to where it belongs, and a person has to decide
// whether to remove it. Not inlined, as few drafts have one.
[[gnu::noinline]] void ReportPassword(const SipUri& uri, const Pointer& at, Report& report) {
  report.Add(Code::kEndpointPasswordInUri, at).fix =
      AsChoice(Fix{"Take the password out, to be entered again", {Replace(at, Normalized(uri))}});
}

void CheckParts(const SipUri& uri, const Pointer& at, Report& report) {
  if (uri.has_password) ReportPassword(uri, at, report);
  if (uri.user.compare(0, 2, "//") == 0) {
    report.Add(Code::kEndpointUserSlashes, at).fix = Changed(uri, at, [](SipUri& changed) {
      changed.user.erase(0, changed.user.find_first_not_of('/'));
    });
  }
  if (!uri.headers.empty()) {
    // "?transport=tls", where ";transport=tls" is meant
    const UriHeader& first = uri.headers.front();
    const bool is_transport = EqualsIgnoringCase(first.name, "transport") &&
                              TransportNamed(Lowercase(first.value)) && uri.Transport().empty();
    report.Add(Code::kEndpointUriHeaders, at).fix = Changed(uri, at, [&](SipUri& changed) {
      if (is_transport) changed.SetParam("transport", Lowercase(first.value));
      changed.headers.clear();
    });
  }
  if (uri.Param("method") != nullptr) {
    report.Add(Code::kEndpointMethodParam, at).fix =
        Changed(uri, at, [](SipUri& changed) { changed.RemoveParam("method"); });
  }
  if (const UriParam* transport = uri.Param("transport")) {
    if (!TransportNamed(Lowercase(transport->value))) {
      report.Add(Code::kEndpointTransportParam, at, {{"transport", Excerpt(transport->value)}})
          .fix = Changed(uri, at, [](SipUri& changed) { changed.RemoveParam("transport"); });
    }
  }
}

void ReportPlaceholder(const Destination& destination, const Pointer& at, Report& report) {
  if (destination.placeholder.empty()) return;
  report.Add(Code::kEndpointPlaceholder, at, {{"placeholder", destination.placeholder}});
}

bool HasSchemeInUpperCase(const Destination& destination) {
  // The fix that removes a trailing slash also lowers the case of the scheme.
  if (destination.form != DestinationForm::kUri || destination.trailing_slash) return false;
  const std::string_view scheme = destination.text.substr(0, SchemeLength(destination.text));
  return scheme != Lowercase(scheme);
}

}  // namespace

std::optional<Fix> WriteUri(const std::optional<std::string>& uri, const Pointer& at) {
  if (!uri) return std::nullopt;
  return Fix{"Write " + Excerpt(*uri), {Replace(at, *uri)}};
}

void CheckDestination(const Destination& destination, std::optional<DirectionType> direction,
                      const Pointer& at, Report& report) {
  if (destination.form == DestinationForm::kNone) {
    Diagnostic problem = *destination.problem;
    problem.path = at.text();
    problem.fix = WriteUri(destination.correction, at);
    if (destination.correction_is_choice) problem.fix = AsChoice(std::move(problem.fix));
    report.Add(std::move(problem));
    ReportPlaceholder(destination, at, report);
    return;
  }
  if (HasSchemeInUpperCase(destination)) {
    report.Add(Code::kEndpointSchemeCase, at).fix = WriteUri(destination.Offer(), at);
  }
  ReportPlaceholder(destination, at, report);
  CheckParts(destination.uri, at, report);
  CheckHost(destination.uri, at, report);
  CheckProviderHost(destination, direction, at, report);
}

}  // namespace sipattach
