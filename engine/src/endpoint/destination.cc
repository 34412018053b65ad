#include "endpoint/destination.h"

#include <algorithm>
#include <utility>

#include "endpoint/placeholder.h"
#include "providers/providers.h"
#include "redact/excerpt.h"
#include "redact/redact.h"
#include "sip/uri_correction.h"
#include "text/ascii.h"
#include "text/clean_text.h"

namespace sipattach {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

// ---- Problems ----------------------------------------------------------------------------------

// Whether to show the text at the problem. Text that could be part of a password is never shown.
bool ShowsWhatItFound(Code code) {
  switch (code) {
    case Code::kUriUserCharacter:
    case Code::kUriHostCharacter:
    case Code::kUriHostNotAscii:
    case Code::kUriHostHyphen:
    case Code::kUriHostTopLabel:
    case Code::kUriIpv4:
    case Code::kUriIpv4LeadingZeros:
    case Code::kUriIpv6:
    case Code::kUriIpv6WithoutBrackets:
    case Code::kUriPortOutOfRange:
    case Code::kUriParamWithoutValue:
    case Code::kUriParamCharacter:
    case Code::kUriParamRepeated:
    case Code::kUriParamValue:
    case Code::kUriHeaderCharacter:
      return true;
    default:
      return false;
  }
}

// `added`: how many bytes at the start of `text` the person did not write.
Diagnostic DiagnosticOf(const UriProblem& problem, std::string_view text, std::size_t added) {
  Diagnostic diagnostic{problem.code, "", {}, std::nullopt};
  if (ShowsWhatItFound(problem.code)) {
    // Any part of a URI with a password may belong to the password.
    const bool hides = TextWithoutSecrets(text, kHiddenInMessage) != text;
    const std::string_view found = text.substr(problem.offset, problem.length);
    diagnostic.AddParam({"found", hides ? std::string(kHiddenInMessage) : Excerpt(found)});
  }
  diagnostic.AddParam({"offset", problem.offset - std::min(problem.offset, added)});
  return diagnostic;
}

Destination Refuse(Diagnostic problem, std::optional<std::string> correction = std::nullopt,
                   bool is_choice = false) {
  Destination result;
  result.problem = std::move(problem);
  result.correction = std::move(correction);
  result.correction_is_choice = is_choice;
  return result;
}

Destination Accept(DestinationForm form, SipUri uri) {
  Destination result;
  result.form = form;
  result.uri = std::move(uri);
  return result;
}

// The URI that was read; nullopt if it is not valid, or must not be shown because of a password.
std::optional<std::string> ShownUri(const UriReading& reading) {
  if (reading.problem || reading.uri.has_password) return std::nullopt;
  return Normalized(reading.uri);
}

// ---- Text that is not a SIP destination at all

// Whether this is a phone number or an extension: digits, and the punctuation that people write
// between them. Three dots make it an IPv4 address, however wrong, unless it begins with a +.
bool IsPhoneNumber(std::string_view text) {
  static constexpr std::string_view kPunctuation = "+-.() ";
  std::size_t digits = 0;
  std::size_t dots = 0;
  for (const char c : text) {
    if (IsDigit(c)) {
      ++digits;
    } else if (kPunctuation.find(c) == std::string_view::npos) {
      return false;
    } else if (c == '.') {
      ++dots;
    }
  }
  if (dots == 0 || text.front() == '+') return digits >= 2;
  return dots < 3 && digits >= 7;
}

// "tel:+14155550132", with more digits than the port of a host called "tel" may have.
bool IsTelNumber(std::string_view text) {
  constexpr std::size_t kLeast = 10;
  return text.size() >= kLeast && StartsWithIgnoringCase(text, "tel:") &&
         IsPhoneNumber(text.substr(4));
}

// "https" of "https://…": the text before "://", if it can be a scheme (RFC 3986 §3.1).
std::string_view UrlScheme(std::string_view text) {
  const std::size_t end = text.find(':');
  if (end == std::string_view::npos || text.substr(end, 3) != "://" || end == 0) return {};
  const std::string_view scheme = text.substr(0, end);
  const bool legal = IsAlpha(scheme[0]) && std::all_of(scheme.begin(), scheme.end(), [](char c) {
                       return IsAlphanumeric(c) || c == '+' || c == '-' || c == '.';
                     });
  return legal ? scheme : std::string_view();
}

// "mailto" of "mailto:…": the scheme of a URI that is mistaken for a SIP URI.
std::string_view OtherScheme(std::string_view text) {
  static constexpr std::string_view kSchemes[] = {"mailto", "tel",  "callto", "h323", "iax",
                                                  "iax2",   "xmpp", "im",     "pres", "skype",
                                                  "dns",    "ipv4", "urn"};
  const std::string_view scheme = text.substr(0, text.find(':'));
  if (scheme.size() == text.size()) return {};
  for (const std::string_view known : kSchemes) {
    if (EqualsIgnoringCase(scheme, known)) return scheme;
  }
  return {};
}

bool IsTransport(std::string_view name) {
  return EqualsIgnoringCase(name, "udp") || EqualsIgnoringCase(name, "tcp") ||
         EqualsIgnoringCase(name, "tls");
}

// sip: and the host of `https://user@host:port/path`. The port is dropped as that of a web server,
// unless it is 5060 or 5061.
std::optional<std::string> SipUriOfWebUrl(std::string_view after_scheme) {
  std::string_view authority = after_scheme.substr(0, after_scheme.find_first_of("/?#"));
  authority.remove_prefix(authority.rfind('@') + 1);  // npos + 1 is 0
  const std::size_t port = authority.rfind(':');
  if (port != std::string_view::npos && authority.find(']', port) == std::string_view::npos &&
      !IsOneOf(" :5060 :5061 ", authority.substr(port))) {
    authority = authority.substr(0, port);
  }
  return ShownUri(ReadSipUri("sip:" + std::string(authority)));
}

Diagnostic UnknownScheme(std::string_view scheme) {
  return {Code::kEndpointUnknownScheme, "", {{"scheme", Excerpt(scheme)}}, std::nullopt};
}

Diagnostic PhoneNumber() { return {Code::kEndpointPhoneNumber, "", {}, std::nullopt}; }

// ---- The forms

Diagnostic List() { return {Code::kEndpointList, "", {}, std::nullopt}; }

// Reads a URI. `added`: how many bytes at its start the person did not write.
Destination ReadUri(DestinationForm form, std::string_view text, std::size_t added) {
  UriReading reading = ReadSipUri(text);
  if (!reading.problem) {
    if (HasHostAmongParams(reading.uri)) return Refuse(List());
    return Accept(form, std::move(reading.uri));
  }
  const UriProblem& problem = *reading.problem;
  if (problem.code == Code::kUriPath && problem.length == 1) {
    std::string without_slash(text.substr(0, problem.offset));
    without_slash += text.substr(problem.offset + 1);
    UriReading again = ReadSipUri(without_slash);
    if (!again.problem && !HasHostAmongParams(again.uri)) {
      Destination result = Accept(form, std::move(again.uri));
      result.trailing_slash = true;
      return result;
    }
  }
  return Refuse(DiagnosticOf(problem, text, added), CorrectedUri(text, problem),
                IsCorrectionChoice(text, problem));
}

Destination ReadForm(std::string_view text);

// "sip:sip:pbx.example.com", "sip:tls://host": written behind a scheme that was there. In
// "sip:sip:1@host", 1 is a password, and in "sip:sip:5060", "sip" a host.
bool IsDoubled(std::string_view rest) {
  return SchemeLength(rest) > 0 && rest.find('@') == kNone && rest.find_first_of(".[") != kNone;
}

// Of several schemes, the one that asks for TLS is kept.
[[gnu::noinline]] Destination ReadBehindScheme(std::string_view text) {
  std::string_view scheme = text.substr(0, SchemeLength(text));
  std::string_view rest = text.substr(scheme.size());
  const bool is_doubled = IsDoubled(rest);
  while (is_doubled && SchemeLength(rest) > 0) {
    if (SchemeLength(rest) > scheme.size()) scheme = rest.substr(0, SchemeLength(rest));
    rest.remove_prefix(SchemeLength(rest));
  }
  const std::string uri = Lowercase(scheme) + std::string(rest);
  const Destination meant = is_doubled ? ReadUri(DestinationForm::kUri, uri, 0) : ReadForm(rest);
  return Refuse({Code::kEndpointWrapped, "", {}, std::nullopt}, meant.Offer(),
                meant.correction_is_choice);
}

Destination ReadWithScheme(std::string_view text) {
  const std::size_t length = SchemeLength(text);
  const std::string_view rest = text.substr(length);
  if (IsPhoneNumber(rest) || IsTelNumber(rest)) return Refuse(PhoneNumber());
  if (IsDoubled(rest) || !UrlScheme(rest).empty()) return ReadBehindScheme(text);
  // sip://alice@host is valid, but hardly what is meant: its user is "//alice".
  const bool slashes = rest.substr(0, 2) == "//";
  if (slashes && rest.find('@') == std::string_view::npos) {
    std::string without_slashes(text.substr(0, length));
    without_slashes += rest.substr(2);
    const Destination meant = ReadUri(DestinationForm::kUri, without_slashes, 0);
    return Refuse({Code::kUriSlashes, "", {{"offset", length}}, std::nullopt}, meant.Offer(),
                  meant.correction_is_choice);
  }
  return ReadUri(DestinationForm::kUri, text, 0);
}

Destination ReadTransportUrl(std::string_view transport, std::string_view rest) {
  // The transport and "://", which the person wrote where "sip:" is now.
  const std::size_t taken = transport.size() + 3;
  Destination result = ReadUri(DestinationForm::kTransportUrl, "sip:" + std::string(rest), 4);
  if (result.form == DestinationForm::kNone) {
    for (auto& param : result.problem->params) {
      if (param.name == "offset") std::get<std::int64_t>(param.value) += static_cast<int>(taken);
    }
    return result;
  }
  if (result.uri.Param("transport") != nullptr) {
    return Refuse({Code::kUriParamRepeated,
                   "",
                   {{"found", "transport"}, {"offset", std::size_t{0}}},
                   std::nullopt});
  }
  result.uri.SetParam("transport", Lowercase(transport));
  return result;
}

// "tls:host", as in PBX configurations.
Destination ReadTransportPrefix(std::string_view transport, std::string_view rest) {
  Destination meant = ReadTransportUrl(transport, rest);
  return Refuse(UnknownScheme(transport), meant.Offer(), meant.correction_is_choice);
}

Destination ReadWebUrl(std::string_view scheme, std::string_view rest) {
  return Refuse({Code::kEndpointWebUrl, "", {{"scheme", Excerpt(scheme)}}, std::nullopt},
                SipUriOfWebUrl(rest), /*is_choice=*/true);
}

bool IsWebScheme(std::string_view scheme) {
  return EqualsIgnoringCase(scheme, "http") || EqualsIgnoringCase(scheme, "https") ||
         EqualsIgnoringCase(scheme, "ws") || EqualsIgnoringCase(scheme, "wss");
}

Destination ReadOtherScheme(std::string_view scheme, std::string_view rest) {
  if (EqualsIgnoringCase(scheme, "tel") || EqualsIgnoringCase(scheme, "callto")) {
    return Refuse(PhoneNumber());
  }
  std::optional<std::string> correction;
  // Cisco's dial peers have "dns:host" and "ipv4:address".
  const bool is_session_target =
      EqualsIgnoringCase(scheme, "dns") || EqualsIgnoringCase(scheme, "ipv4");
  if (is_session_target || EqualsIgnoringCase(scheme, "mailto")) {
    correction = ShownUri(ReadSipUri("sip:" + std::string(rest)));
  }
  return Refuse(UnknownScheme(scheme), std::move(correction), !is_session_target);
}

// "PJSIP/100@trunk", "sofia/gateway/carrier/100": dial strings of Asterisk and FreeSWITCH.
[[gnu::noinline]] bool IsDialString(std::string_view text) {
  constexpr WordList kTechnologies =
      " sip pjsip iax iax2 dahdi zap local sofia verto loopback freetdm ooh323 user ";
  return IsOneOf(kTechnologies, Lowercase(text.substr(0, text.find('/'))));
}

// In place of a host, a dial string usually has the name of a trunk, which only that PBX knows.
[[gnu::noinline]] Destination ReadDialString(std::string_view text) {
  const std::string_view dialled = text.substr(text.rfind('/') + 1);
  std::optional<std::string> meant;
  if (SchemeLength(dialled) > 0) {
    meant = ShownUri(ReadSipUri(dialled));
  } else if (dialled.find('.', std::min(dialled.find('@'), dialled.size())) != kNone) {
    meant = ShownUri(ReadSipUri("sip:" + std::string(dialled)));
  }
  return Refuse({Code::kEndpointDialString, "", {}, std::nullopt}, std::move(meant),
                /*is_choice=*/true);
}

Destination ReadWithoutScheme(std::string_view text) {
  std::string uri = "sip:";
  const bool bare_ipv6 = ParseIpv6(text).has_value();
  if (bare_ipv6) uri += '[';
  uri += text;
  if (bare_ipv6) uri += ']';
  Destination result = ReadUri(DestinationForm::kNoScheme, uri, 4);
  if (result.form == DestinationForm::kNone) return result;
  result.unbracketed_ipv6 = bare_ipv6;
  const SipUri& read = result.uri;
  if (read.user.empty() && read.params.empty() && read.headers.empty()) {
    result.form = read.port ? DestinationForm::kHostPort : DestinationForm::kHost;
  }
  return result;
}

// "54.172.60.0/30", "2001:db8::/32", "54.172.60.0-3", "54.172.60.0 255.255.255.252": addresses to
// allow in a firewall, not a host.
bool IsAddressRange(std::string_view text) {
  text.remove_prefix(SchemeLength(text));
  std::size_t end = text.find('/');
  if (end == std::string_view::npos) end = text.find('-');
  if (end == std::string_view::npos) end = text.find(" 255.");  // a mask
  if (end == std::string_view::npos) return false;
  std::string_view address = text.substr(0, end);
  const std::string_view rest = text.substr(end + 1);
  if (rest.empty() || rest.find_first_not_of("0123456789.:;") != std::string_view::npos) {
    return false;
  }
  if (address.starts_with('[') && address.ends_with(']')) {
    address = address.substr(1, address.size() - 2);
  }
  return ParseIpv4(address).has_value() || ParseIpv6(address).has_value();
}

// Precondition: `text` is not empty and has no blanks at its ends.
Destination ReadForm(std::string_view text) {
  if (IsAddressRange(text)) {
    return Refuse({Code::kEndpointAddressRange, "", {{"found", Excerpt(text)}}, std::nullopt});
  }
  if (SchemeLength(text) > 0) return ReadWithScheme(text);
  if (const std::string_view scheme = UrlScheme(text); !scheme.empty()) {
    const std::string_view rest = text.substr(scheme.size() + 3);
    if (IsTransport(scheme)) return ReadTransportUrl(scheme, rest);
    if (IsWebScheme(scheme)) return ReadWebUrl(scheme, rest);
    return Refuse(UnknownScheme(scheme));
  }
  if (const std::string_view scheme = OtherScheme(text); !scheme.empty()) {
    return ReadOtherScheme(scheme, text.substr(scheme.size() + 1));
  }
  if (IsPhoneNumber(text)) return Refuse(PhoneNumber());
  // "tls:52.4.5.6", but not the host and the port of "tls:5061"
  if (text.size() > 4 && text[3] == ':' && IsTransport(text.substr(0, 3)) &&
      (!IsDigit(text[4]) || text.find('.') != kNone)) {
    return ReadTransportPrefix(text.substr(0, 3), text.substr(4));
  }
  if (text.find('/') != kNone && IsDialString(text)) return ReadDialString(text);
  return ReadWithoutScheme(text);
}

// ---- A destination inside other text

// The URI behind the name of a setting, "contact=sip:…", or in a link of Markdown, or empty.
[[gnu::noinline]] std::string_view UriOfSetting(std::string_view text) {
  constexpr std::string_view kLink = "](";
  if (const std::size_t link = text.find(kLink);
      text.starts_with('[') && text.ends_with(')') && link < text.size()) {
    text.remove_suffix(1);
    return Trim(text.substr(link + kLink.size()));
  }
  const std::size_t sign = text.find('=');
  const std::string_view name = Trim(text.substr(0, sign));
  const bool is_name =
      std::all_of(name.begin(), name.end(), [](char c) { return IsAlphanumeric(c) || c == '_'; });
  if (sign >= text.size() || !is_name) return {};
  const std::string_view uri = Trim(text.substr(sign + 1));
  return SchemeLength(uri) > 0 ? uri : std::string_view();
}

// The text in <…> or between quotes, or empty. Only a name may be before the brackets, and only
// header parameters after them (RFC 3261 §25.1 name-addr).
std::string_view Unwrapped(std::string_view text) {
  const std::size_t open = text.find('<');
  const std::size_t close = text.find('>', std::min(open, text.size()));
  if (close != std::string_view::npos && text.find('<', open + 1) == std::string_view::npos) {
    const std::string_view name = Trim(text.substr(0, open));
    const std::string_view inner = Trim(text.substr(open + 1, close - open - 1));
    const std::string_view params = Trim(text.substr(close + 1));
    // "Contact: <…>", "ACME <…>"
    const bool is_name = name.ends_with('"') || name.find_first_of(":@.") + 1 == name.size() ||
                         name.find_first_of(":@.") == std::string_view::npos;
    const bool is_wrapped = is_name && (params.empty() || params.front() == ';');
    // Placeholders are written in angle brackets, too.
    const bool is_address = inner.find_first_of(":@.") != std::string_view::npos;
    return is_wrapped && is_address ? inner : std::string_view();
  }
  constexpr std::pair<std::string_view, std::string_view> kQuotes[] = {
      {"\"", "\""}, {"'", "'"}, {"`", "`"}, {"“", "”"}, {"„", "“"}, {"‘", "’"}, {"«", "»"}};
  for (const auto& [begin, end] : kQuotes) {
    if (text.size() > begin.size() + end.size() && text.starts_with(begin) && text.ends_with(end))
      return Trim(text.substr(begin.size(), text.size() - begin.size() - end.size()));
  }
  return UriOfSetting(text);
}

// Whether at least two of the pieces between separators are destinations.
bool IsList(std::string_view text) {
  static constexpr std::string_view kSeparators = ",;|/ \t\r\n";
  // A plain word can be a host, too, so each piece must look like an address.
  const auto is_destination = [](std::string_view piece) {
    return piece.find_first_of(".[") != std::string_view::npos &&
           ReadForm(piece).form != DestinationForm::kNone;
  };
  std::size_t destinations = 0;
  while (!text.empty() && destinations < 2) {
    const std::size_t end = std::min(text.find_first_of(kSeparators), text.size());
    if (is_destination(text.substr(0, end))) ++destinations;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return destinations == 2;
}

// The text without what comes with copying: invisible characters, typographic hyphens, and escapes.
[[gnu::noinline]] std::string WithoutPastedCharacters(std::string_view text) {
  std::string clean = Clean(text).text;
  // "\;" is from Asterisk's files, where ; begins a comment; "sip%3a" is from a URL.
  for (std::size_t at = clean.find("\\;"); at != std::string::npos; at = clean.find("\\;", at)) {
    clean.erase(at, 1);
  }
  for (const std::string_view hyphen : {"\xE2\x80\x90", "\xE2\x80\x91", "\xE2\x80\x93"}) {
    for (std::size_t at = clean.find(hyphen); at != std::string::npos; at = clean.find(hyphen, at))
      clean.replace(at, hyphen.size(), 1, '-');
  }
  const bool is_escaped =
      StartsWithIgnoringCase(clean, "sip%3a") || StartsWithIgnoringCase(clean, "sips%3a");
  return is_escaped ? DecodePercent(clean) : clean;
}

// "2001:db8:0:0:0:0:0:1:5061": an address with all of its groups, and a port.
[[gnu::noinline]] std::optional<Destination> ReadAddressAndPort(std::string_view text) {
  constexpr std::size_t kColons = 8;
  const std::string_view rest = text.substr(SchemeLength(text));
  const std::size_t colon = rest.rfind(':');
  if (std::count(rest.begin(), rest.end(), ':') != kColons || !ParseIpv6(rest.substr(0, colon)))
    return std::nullopt;
  const std::string_view address = rest.substr(0, colon);
  std::string uri = "sip:[" + std::string(address) + "]" + std::string(rest.substr(colon));
  const UriProblem problem{Code::kUriIpv6WithoutBrackets, text.size() - rest.size(),
                           address.size()};
  return Refuse(DiagnosticOf(problem, text, 0), ShownUri(ReadSipUri(uri)));
}

std::optional<Destination> ReadInsideOtherText(std::string_view text) {
  if (const std::string_view inner = Unwrapped(text); !inner.empty()) {
    Destination meant = ReadForm(inner);
    if (meant.form == DestinationForm::kNone) meant = ReadForm(WithoutPastedCharacters(inner));
    if (meant.form != DestinationForm::kNone) {
      // Parameters after the brackets belong to a header, but may be meant for the URI.
      const bool drops_params = text.find('>') != std::string_view::npos && text.back() != '>';
      return Refuse({Code::kEndpointWrapped, "", {}, std::nullopt}, meant.Offer(), drops_params);
    }
  }
  if (IsList(text)) return Refuse(List());
  if (auto with_port = ReadAddressAndPort(text)) return with_port;
  const std::string clean = WithoutPastedCharacters(text);
  if (clean.empty() || clean == text) return std::nullopt;
  const Destination meant = ReadForm(clean);
  if (meant.form == DestinationForm::kNone) return std::nullopt;
  return Refuse({Code::kEndpointPastedCharacters, "", {}, std::nullopt}, meant.Offer());
}

Destination ReadTrimmed(std::string_view text) {
  if (text.empty()) return Refuse({Code::kEndpointEmpty, "", {}, std::nullopt});
  std::string placeholder = PlaceholderIn(text);
  Destination result = ReadForm(text);
  if (!placeholder.empty()) {
    // Whatever the rest means, it will change with the placeholder.
    result.correction.reset();
    result.placeholder = std::move(placeholder);
    return result;
  }
  if (result.form != DestinationForm::kNone || result.problem->code == Code::kEndpointAddressRange)
    return result;
  if (auto inside = ReadInsideOtherText(text)) return std::move(*inside);
  return result;
}

}  // namespace

std::optional<std::string> Destination::Offer() const {
  if (form == DestinationForm::kNone) return correction;
  if (uri.has_password) return std::nullopt;
  return Normalized(uri);
}

Destination ReadDestination(std::string_view text) {
  const std::string_view trimmed = Trim(text);
  Destination result = ReadTrimmed(trimmed);
  if (result.form != DestinationForm::kNone) result.provider = ProviderOf(result.uri);
  result.text = trimmed;
  result.had_blanks = trimmed.size() != text.size();
  return result;
}

}  // namespace sipattach
