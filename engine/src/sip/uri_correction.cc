#include "sip/uri_correction.h"

#include <algorithm>
#include <utility>

#include "sip/look_alike.h"
#include "sip/punycode.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

std::string Without(std::string_view text, std::size_t offset, std::size_t length) {
  std::string out(text.substr(0, offset));
  out += text.substr(std::min(offset + length, text.size()));
  return out;
}

std::string With(std::string_view text, const UriProblem& problem, std::string_view replacement) {
  std::string out(text.substr(0, problem.offset));
  out += replacement;
  out += text.substr(problem.offset + problem.length);
  return out;
}

// The @ that ends the user part: the last one before the URI headers.
std::size_t LastAt(std::string_view text) {
  const std::size_t first = text.find('@');
  return text.substr(0, text.find('?', std::min(first, text.size()))).rfind('@');
}

// Escapes every byte that is not allowed in the user part, including a % that begins no escape.
// nullopt if there is a password: escaping its colon would make it part of the user.
std::optional<std::string> WithEscapedUser(std::string_view text) {
  const std::size_t begin = SchemeLength(text);
  const std::size_t end = LastAt(text);
  if (end == std::string_view::npos || text.find(':', begin) < end) return std::nullopt;
  std::string out(text.substr(0, begin));
  for (std::size_t i = begin; i < end; ++i) {
    if (IsPercentEscape(text.substr(0, end), i) || IsUserCharacter(text[i])) {
      out += text[i];
    } else {
      AppendPercentEscape(out, text[i]);
    }
  }
  out += text.substr(end);
  return out;
}

// Removes blanks, if each of them is next to a separator: "sip: host : 5060".
std::optional<std::string> WithoutBlanks(std::string_view text) {
  static constexpr std::string_view kSeparators = ":;=@?&/";
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (!IsBlank(text[i])) {
      out += text[i++];
      continue;
    }
    while (i < text.size() && IsBlank(text[i])) ++i;
    const bool after = !out.empty() && kSeparators.find(out.back()) != std::string_view::npos;
    const bool before = i < text.size() && kSeparators.find(text[i]) != std::string_view::npos;
    if (!after && !before) return std::nullopt;
  }
  return out;
}

// Joins "host 5060", two columns of a table, with a colon; nullopt for anything else.
std::optional<std::string> WithPortBehindBlank(std::string_view text) {
  const std::size_t blank = std::min(text.find_first_of(" \t"), text.size());
  const std::string_view port = Trim(text.substr(blank));
  constexpr std::size_t kMostDigits = 5;
  if (port.empty() || port.size() > kMostDigits || !IsAllDigits(port)) return std::nullopt;
  const std::string_view host = text.substr(0, blank);
  if (host.find_first_of(":;?/", SchemeLength(text)) != std::string_view::npos) return std::nullopt;
  return std::string(host) + ":" + std::string(port);
}

// The text where the host should be.
std::string_view HostIn(std::string_view text) {
  const std::size_t at = text.find('@');
  const std::size_t begin = at == std::string_view::npos ? SchemeLength(text) : at + 1;
  return text.substr(begin, std::min(text.find_first_of(":;?/", begin), text.size()) - begin);
}

// Replaces the name of an SRV record, "_sip._udp.…", with its domain, and adds its transport.
// Looking up such a URI queries that record (RFC 3263 §4.2).
std::optional<std::string> WithoutService(std::string_view text) {
  struct Service {
    std::string_view name;
    std::string_view scheme;
    std::string_view transport;
  };
  static constexpr Service kServices[] = {{"_sip._udp.", "sip:", ";transport=udp"},
                                          {"_sip._tcp.", "sip:", ";transport=tcp"},
                                          {"_sip._tls.", "sip:", ";transport=tls"},
                                          {"_sips._tcp.", "sips:", ""}};
  const std::string_view host = HostIn(text);
  for (const Service& service : kServices) {
    if (!StartsWithIgnoringCase(host, service.name)) continue;
    const auto begin = static_cast<std::size_t>(host.data() - text.data());
    const std::string_view domain = text.substr(begin + service.name.size());
    const std::size_t end = std::min(domain.find_first_of(";?"), domain.size());
    std::string out(service.scheme);
    out += domain.substr(0, end);
    out += service.transport;
    return out += domain.substr(end);
  }
  return std::nullopt;
}

std::optional<std::string> WithAsciiHost(std::string_view text) {
  const std::string_view host = HostIn(text);
  const auto ascii = ToAsciiHost(host);
  if (!ascii) return std::nullopt;
  const auto begin = static_cast<std::size_t>(host.data() - text.data());
  return std::string(text.substr(0, begin)) + *ascii +
         std::string(text.substr(begin + host.size()));
}

std::string WithoutLeadingZeros(std::string_view address) {
  std::string out;
  bool significant = false;
  for (std::size_t i = 0; i < address.size(); ++i) {
    const bool last_of_octet = i + 1 == address.size() || address[i + 1] == '.';
    significant = significant || address[i] != '0' || last_of_octet;
    if (significant) out += address[i];
    if (address[i] == '.') significant = false;
  }
  return out;
}

// Removes empty parameters: ";;" and a ";" at the end.
std::string WithoutEmptyParams(std::string_view text) {
  const std::size_t at = text.find('@');
  const std::size_t begin = at == std::string_view::npos ? 0 : at;
  const std::size_t end = std::min(text.find('?', begin), text.size());
  std::string out(text.substr(0, begin));
  for (std::size_t i = begin; i < end; ++i) {
    const bool empty = text[i] == ';' && (i + 1 == end || text[i + 1] == ';');
    if (!empty) out += text[i];
  }
  out += text.substr(end);
  return out;
}

// Removes the parameter whose name is at `offset`.
std::string WithoutParam(std::string_view text, std::size_t offset) {
  const std::size_t end = std::min(text.find_first_of(";?", offset), text.size());
  return Without(text, offset - 1, end - offset + 1);
}

std::optional<std::string> Candidate(std::string_view text, const UriProblem& problem) {
  switch (problem.code) {
    case Code::kUriBlank: {
      auto without = WithoutBlanks(text);
      return without ? std::move(without) : WithPortBehindBlank(text);
    }
    case Code::kUriHostUnderscore:
      return WithoutService(text);
    case Code::kUriUserEmpty:
      if (text[problem.offset] != '@') return std::nullopt;  // a password without a user
      return Without(text, problem.offset, 1);
    case Code::kUriUserCharacter:
    case Code::kUriEscape:
    case Code::kUriSecondAt:
      return WithEscapedUser(text);
    case Code::kUriHostNotAscii:
      return WithAsciiHost(text);
    case Code::kUriIpv4LeadingZeros:
      return With(text, problem, WithoutLeadingZeros(text.substr(problem.offset, problem.length)));
    case Code::kUriIpv6WithoutBrackets:
      return With(text, problem,
                  "[" + std::string(text.substr(problem.offset, problem.length)) + "]");
    case Code::kUriPath:
      // A path that looks like another host is not dropped.
      if (text.substr(problem.offset, problem.length).find('.') != std::string_view::npos) {
        return std::nullopt;
      }
      return Without(text, problem.offset, problem.length);
    case Code::kUriPortMissing:
      return Without(text, problem.offset, problem.length);
    case Code::kUriParamEmpty:
      return WithoutEmptyParams(text);
    case Code::kUriParamRepeated:
      return WithoutParam(text, problem.offset);
    default:
      return std::nullopt;
  }
}

}  // namespace

[[gnu::noinline]] std::optional<std::string> CorrectedUri(std::string_view text,
                                                          const UriProblem& problem) {
  const auto candidate = Candidate(text, problem);
  if (!candidate || SchemeLength(*candidate) == 0) return std::nullopt;
  const UriReading reading = ReadSipUri(*candidate);
  if (reading.problem || reading.uri.has_password || HasHostAmongParams(reading.uri)) {
    return std::nullopt;
  }
  return Normalized(reading.uri);
}

bool HasHostAmongParams(const SipUri& uri) {
  return std::any_of(uri.params.begin(), uri.params.end(), [](const UriParam& param) {
    return !param.has_value && param.name.find('.') != std::string::npos;
  });
}

[[gnu::noinline]] bool IsCorrectionChoice(std::string_view text, const UriProblem& problem) {
  switch (problem.code) {
    case Code::kUriSecondAt:          // whose user is it?
    case Code::kUriIpv4LeadingZeros:  // some systems read them as octal
    case Code::kUriPath:              // it may be the name of a trunk or an extension
    case Code::kUriParamRepeated:
    case Code::kUriHostUnderscore:  // the service may not look up SRV records for this host
      return true;
    case Code::kUriBlank: {
      // "sip:host ; primary": a comment of a configuration, or a parameter
      const std::size_t sign = text.find(';', problem.offset);
      return !WithoutBlanks(text) ||
             (sign < text.size() && text.find('=', sign) == std::string_view::npos);
    }
    case Code::kUriHostNotAscii: {
      const auto host = ToAsciiHost(HostIn(text));
      return host && MayLookLikeAnotherHost(*host);
    }
    case Code::kUriIpv6WithoutBrackets: {
      // The last group may be a port: 2001:db8::1:5061.
      const std::string_view address = text.substr(problem.offset, problem.length);
      const std::string_view last = address.substr(address.rfind(':') + 1);
      return last.size() == 4 && IsAllDigits(last);
    }
    default:
      return false;
  }
}

}  // namespace sipattach
