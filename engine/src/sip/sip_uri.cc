#include "sip/sip_uri.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "draft_limits.h"
#include "text/ascii.h"
#include "text/sorted_indices.h"

namespace sipattach {
namespace {

enum Class : std::uint8_t { kUser = 1, kPassword = 2, kParam = 4, kHeader = 8, kToken = 16 };

// The parts of a URI in which each byte may be unescaped.
constexpr std::array<std::uint8_t, 256> kClasses = [] {
  std::array<std::uint8_t, 256> classes{};
  const auto allow = [&](std::string_view characters, unsigned where) {
    for (const char c : characters) {
      auto& entry = classes[static_cast<unsigned char>(c)];
      entry = static_cast<std::uint8_t>(entry | where);
    }
  };
  constexpr std::string_view kAlphanumeric =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  allow(kAlphanumeric, kUser | kPassword | kParam | kHeader | kToken);
  allow("-_.!~*'()", kUser | kPassword | kParam | kHeader);
  allow("&=+$,;?/", kUser);
  allow("&=+$,", kPassword);
  allow("[]/:&+$", kParam);
  allow("[]/?:+$", kHeader);
  allow("-.!%*_+`'~", kToken);
  return classes;
}();

bool Is(char c, Class where) { return (kClasses[static_cast<unsigned char>(c)] & where) != 0; }

bool IsToken(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return Is(c, kToken); });
}

// Reads one URI from start to end. Each step returns false if there is a problem.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  UriReading Read() {
    at_ = SchemeLength(text_);
    reading_.uri.secure = at_ == 5;
    if (FindBlanks() && ReadUserinfo() && ReadHostPart() && ReadPort() && RefusePath() &&
        ReadParams() && CheckParamNames() && ReadHeaders()) {
      CheckParamValues();
    }
    return std::move(reading_);
  }

 private:
  bool Fail(Code code, std::size_t offset, std::size_t length) {
    reading_.problem = UriProblem{code, offset, length};
    return false;
  }

  [[nodiscard]] std::string_view Between(std::size_t begin, std::size_t end) const {
    return text_.substr(begin, end - begin);
  }

  // No part of a URI may contain blanks or control characters. They have codes of their own,
  // because the problem is the same in every part.
  bool FindBlanks() {
    for (std::size_t i = at_; i < text_.size(); ++i) {
      if (IsBlank(text_[i])) return Fail(Code::kUriBlank, i, 1);
      if (IsControl(text_[i])) return Fail(Code::kUriControlCharacter, i, 1);
    }
    return true;
  }

  // Checks that everything from `begin` to `end` belongs to the class or is an escape.
  bool Check(std::size_t begin, std::size_t end, Class where, Code problem) {
    for (std::size_t i = begin; i < end; ++i) {
      if (Is(text_[i], where)) continue;
      if (text_[i] != '%') return Fail(problem, i, 1);
      if (!IsPercentEscape(text_.substr(0, end), i)) return Fail(Code::kUriEscape, i, 1);
      i += 2;
    }
    return true;
  }

  bool ReadUserinfo() {
    const std::size_t end = text_.find('@', at_);
    if (end == std::string_view::npos) return true;
    const std::size_t colon = std::min(text_.find(':', at_), end);
    // This comes first, because a password with an unescaped @ must not be mistaken for a host and
    // shown.
    const std::size_t second = text_.find('@', end + 1);
    if (second != std::string_view::npos && (colon < end || second < text_.find('?', end))) {
      return Fail(Code::kUriSecondAt, second, 1);
    }
    if (colon == at_) return Fail(Code::kUriUserEmpty, at_, 0);
    if (!Check(at_, colon, kUser, Code::kUriUserCharacter)) return false;
    reading_.uri.user = Between(at_, colon);
    if (colon < end) {
      if (!Check(colon + 1, end, kPassword, Code::kUriPasswordCharacter)) return false;
      reading_.uri.password = Between(colon + 1, end);
      reading_.uri.has_password = true;
    }
    at_ = end + 1;
    return true;
  }

  bool ReadHostPart() {
    const std::size_t stop = std::min(text_.find_first_of(";?/", at_), text_.size());
    if (ParseIpv6(Between(at_, stop))) {
      return Fail(Code::kUriIpv6WithoutBrackets, at_, stop - at_);
    }
    std::size_t end = std::min(text_.find(':', at_), stop);
    if (at_ < stop && text_[at_] == '[') {
      const std::size_t bracket = text_.find(']', at_);
      end = bracket < stop ? bracket + 1 : stop;
    }
    const std::string_view host = Between(at_, end);
    const HostReading read = ReadHost(host);
    if (read.problem) {
      return Fail(read.problem->code, at_ + read.problem->offset, read.problem->length);
    }
    reading_.uri.host = Lowercase(host);
    reading_.uri.host_kind = read.kind;
    at_ = end;
    return true;
  }

  bool ReadPort() {
    if (at_ == text_.size() || text_[at_] != ':') return true;
    const std::size_t begin = ++at_;
    const std::size_t end = std::min(text_.find_first_of(";?/", begin), text_.size());
    if (begin == end) return Fail(Code::kUriPortMissing, begin - 1, 1);
    int port = 0;
    for (; at_ < end; ++at_) {
      if (!IsDigit(text_[at_])) return Fail(Code::kUriPortNotANumber, begin, end - begin);
      port = std::min(port * 10 + (text_[at_] - '0'), 65536);
    }
    if (port < kMinPort || port > kMaxPort)
      return Fail(Code::kUriPortOutOfRange, begin, end - begin);
    reading_.uri.port = port;
    return true;
  }

  bool RefusePath() {
    if (at_ == text_.size() || text_[at_] == ';' || text_[at_] == '?') return true;
    const std::size_t end = std::min(text_.find_first_of(";?", at_), text_.size());
    return text_[at_] == '/' ? Fail(Code::kUriPath, at_, end - at_)
                             : Fail(Code::kUriHostCharacter, at_, 1);
  }

  bool ReadParams() {
    while (at_ < text_.size() && text_[at_] == ';') {
      const std::size_t begin = at_ + 1;
      const std::size_t end = std::min(text_.find_first_of(";?", begin), text_.size());
      const std::size_t equals = std::min(text_.find('=', begin), end);
      if (begin == equals) return Fail(Code::kUriParamEmpty, begin - 1, end - begin + 1);
      if (equals + 1 == end) return Fail(Code::kUriParamWithoutValue, begin, equals - begin);
      if (!Check(begin, equals, kParam, Code::kUriParamCharacter)) return false;
      UriParam param{Lowercase(Between(begin, equals)), "", equals < end};
      if (param.has_value) {
        if (!Check(equals + 1, end, kParam, Code::kUriParamCharacter)) return false;
        param.value = Between(equals + 1, end);
      }
      reading_.uri.params.push_back(std::move(param));
      param_offsets_.push_back(begin);
      at_ = end;
    }
    return true;
  }

  // Each name may occur only once (RFC 3261 §19.1.1).
  bool CheckParamNames() { return reading_.uri.params.size() < 2 || CheckSeveralNames(); }

  // Not inlined, as few URIs have several parameters.
  [[gnu::noinline]] bool CheckSeveralNames() {
    const std::vector<UriParam>& params = reading_.uri.params;
    const std::vector<std::uint32_t> order = SortedIndices(
        params.size(),
        [&](std::uint32_t a, std::uint32_t b) { return params[a].name < params[b].name; });
    std::size_t repeated = params.size();
    for (std::size_t i = 1; i < order.size(); ++i) {
      if (params[order[i]].name == params[order[i - 1]].name) {
        repeated = std::min<std::size_t>(repeated, order[i]);
      }
    }
    if (repeated == params.size()) return true;
    return Fail(Code::kUriParamRepeated, param_offsets_[repeated], params[repeated].name.size());
  }

  bool ReadHeaders() { return at_ == text_.size() || ReadSomeHeaders(); }

  // Not inlined, as few URIs have headers.
  [[gnu::noinline]] bool ReadSomeHeaders() {
    do {
      const std::size_t begin = at_ + 1;
      const std::size_t end = std::min(text_.find('&', begin), text_.size());
      const std::size_t equals = std::min(text_.find('=', begin), end);
      if (begin == equals || equals == end) return Fail(Code::kUriHeaderForm, begin, end - begin);
      if (!Check(begin, equals, kHeader, Code::kUriHeaderCharacter) ||
          !Check(equals + 1, end, kHeader, Code::kUriHeaderCharacter)) {
        return false;
      }
      reading_.uri.headers.push_back(
          {std::string(Between(begin, equals)), std::string(Between(equals + 1, end))});
      at_ = end;
    } while (at_ < text_.size());
    return true;
  }

  void CheckParamValues() {
    const std::vector<UriParam>& params = reading_.uri.params;
    for (std::size_t i = 0; i < params.size(); ++i) {
      if (!HasLegalValue(params[i])) {
        Fail(Code::kUriParamValue, param_offsets_[i], params[i].name.size());
        return;
      }
    }
  }

  static bool HasLegalValue(const UriParam& param) {
    const std::string_view name = param.name;
    const std::string_view value = param.value;
    if (name == "transport" || name == "user" || name == "method") return IsToken(value);
    if (name == "maddr") return !ReadHost(value).problem;
    return name != "ttl" || IsTtl(value);
  }

  static bool IsTtl(std::string_view value) {
    if (value.empty() || value.size() > 3) return false;
    int ttl = 0;
    for (const char c : value) {
      if (!IsDigit(c)) return false;
      ttl = ttl * 10 + (c - '0');
    }
    return ttl <= 255;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  UriReading reading_;
  std::vector<std::size_t> param_offsets_;
};

}  // namespace

const UriParam* SipUri::Param(std::string_view name) const {
  const auto found = std::find_if(params.begin(), params.end(),
                                  [&](const UriParam& param) { return param.name == name; });
  return found == params.end() ? nullptr : &*found;
}

std::string SipUri::Transport() const {
  const UriParam* param = Param("transport");
  return param == nullptr ? std::string() : Lowercase(param->value);
}

void SipUri::SetParam(std::string_view name, std::string_view value) {
  for (UriParam& param : params) {
    if (param.name != name) continue;
    param.value = value;
    param.has_value = true;
    return;
  }
  params.push_back({std::string(name), std::string(value), true});
}

void SipUri::RemoveParam(std::string_view name) {
  params.erase(std::remove_if(params.begin(), params.end(),
                              [&](const UriParam& param) { return param.name == name; }),
               params.end());
}

std::size_t SchemeLength(std::string_view text) {
  if (EqualsIgnoringCase(text.substr(0, 4), "sip:")) return 4;
  if (EqualsIgnoringCase(text.substr(0, 5), "sips:")) return 5;
  return 0;
}

UriReading ReadSipUri(std::string_view text) { return Reader(text).Read(); }

std::string Normalized(const SipUri& uri) {
  std::string out = uri.secure ? "sips:" : "sip:";
  if (!uri.user.empty()) {
    out += uri.user;
    out += '@';
  }
  out += uri.host;
  if (uri.port) {
    out += ':';
    out += std::to_string(*uri.port);
  }
  for (const UriParam& param : uri.params) {
    out += ';';
    out += param.name;
    if (!param.has_value) continue;
    out += '=';
    out += param.name == "transport" ? Lowercase(param.value) : param.value;
  }
  char separator = '?';
  for (const UriHeader& header : uri.headers) {
    out += separator;
    out += header.name;
    out += '=';
    out += header.value;
    separator = '&';
  }
  return out;
}

std::string_view DomainOf(const SipUri& uri) {
  std::string_view host = uri.host;
  if (host.ends_with('.')) host.remove_suffix(1);
  return host;
}

bool IsUserCharacter(char c) { return Is(c, kUser); }

}  // namespace sipattach
