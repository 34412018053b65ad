#include "program/program_base.h"

#include <algorithm>

#include "program/program_text.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
// The farthest that a name, a type or the operator of an assignment may reach.
constexpr std::size_t kFar = 100;
// The most variables that are followed to others.
constexpr int kMostFollowed = 8;
constexpr std::string_view kQuotes = "\"'`";

// What clients call the base of their URLs, and what makes a client of it.
constexpr std::string_view kBases =
    "|baseURL|baseUrl|BaseURL|BaseUrl|base_url|base_uri|prefixUrl|BaseAddress|RestClientOptions"
    "|RestClient|Faraday.new|defaultRequest|HTTPSConnection|HTTP.new|hostname|https|";

bool Has(std::string_view characters, char c) { return characters.find(c) != kNone; }

std::string_view SkipBlanks(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
}

char FirstOf(std::string_view text) { return text.empty() ? '\0' : text.front(); }

bool IsOfName(char c) { return IsInWord(c) || Has(".:$@>-", c); }

// Whether a value ends here: nothing is joined to it, and no other one may be taken instead of it.
bool EndsValue(std::string_view rest) {
  const std::size_t next = std::min(rest.find_first_not_of(" \t\r"), rest.size());
  return next == rest.size() || Has(";,)}]!\n", rest[next]) ||
         (rest.starts_with('.') && IsLower(FirstOf(rest.substr(1))));  // .freeze
}

bool IsOfUrl(char c) {
  return IsAlphanumeric(c) ||
         std::string_view("-._~:/?#[]@!$&()*+,;=%").find(c) != std::string_view::npos;
}

// The host that an HTTP message names (RFC 9112 §3.2), or nothing.
std::string_view HostField(std::string_view text) {
  constexpr std::string_view kName = "host:";
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    if (StartsWithIgnoringCase(line, kName)) return Trim(line.substr(kName.size()));
    if (Trim(line).empty()) return {};  // the body follows
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  return {};
}

class BaseReader {
 public:
  explicit BaseReader(std::string_view code) : code_(code) {}

  // The base of the only client that the code makes.
  std::string_view OfClient() {
    std::string_view names = kBases.substr(1);
    std::string_view base;
    while (!names.empty()) {
      const std::string_view name = names.substr(0, names.find('|'));
      const std::string_view own = ValueOf(name);
      if (!own.empty() && !base.empty() && own != base) return {};
      if (!own.empty()) base = own;
      names.remove_prefix(name.size() + 1);
    }
    return base;
  }

  // The value of an expression at the end of the text: a string, or a variable.
  std::string_view Before(std::string_view text) {
    text = Trim(text);
    std::size_t begin = text.size();
    if (begin > 0 && Has(kQuotes, text.back())) {
      begin = std::min(text.substr(0, begin - 1).rfind(text.back()), begin);
    } else {
      while (begin > 0 && text.size() - begin < kFar && IsOfName(text[begin - 1])) --begin;
    }
    return Operand(text.substr(begin));
  }

  // The value that the text begins with.
  std::string_view Operand(std::string_view text) {
    text = SkipBlanks(text);
    const std::string_view near = text.substr(0, kFar);
    // new Uri("…"), URL(string: "…"), url: "…"; not getenv("…")
    const std::size_t quote = std::min(near.find_first_of("\"'`\n,;)}[?|+"), near.size());
    const std::string_view wrapper = near.substr(0, quote);
    const bool is_env = HasOne("|env|ENV|", wrapper);
    const bool is_wrapped = HasOne("|(|url|", wrapper) && !is_env;
    if (quote < near.size() && Has(kQuotes, near[quote]) && (quote == 0 || is_wrapped)) {
      const std::size_t close = text.find(text[quote], quote + 1);
      const bool is_whole = close != kNone && EndsValue(text.substr(close + 1));
      return is_whole ? Plain(text.substr(quote + 1, close - quote - 1)) : std::string_view();
    }
    std::size_t end = 0;
    while (end < near.size() && IsOfName(near[end])) ++end;
    const std::string_view name = LastWord(near.substr(0, end));
    const bool is_name = !name.empty() && EndsValue(text.substr(end)) && !is_env;
    return is_name && followed_++ < kMostFollowed ? ValueOf(name) : std::string_view();
  }

  // The one value that the code gives a name.
  std::string_view ValueOf(std::string_view name) {
    std::string_view value;
    for (std::size_t at = code_.find(name); at != kNone; at = code_.find(name, at + name.size())) {
      const std::string_view before = code_.substr(0, at);
      const bool begins = LastWord(before).empty() || before.ends_with("Set");
      const std::string_view rest = code_.substr(at + name.size());
      if (!begins || IsInWord(FirstOf(rest))) continue;
      const std::string_view assigned = Assigned(before, rest);
      if (assigned.data() == nullptr || assigned.starts_with(name)) continue;
      const std::string_view own = before.ends_with('@') && !Has(kQuotes, FirstOf(assigned))
                                       ? Plain(Trim(assigned.substr(0, assigned.find('\n'))))
                                       : Operand(assigned);
      if (own.empty() || (!value.empty() && own != value)) return {};
      value = own;
    }
    return value;
  }

 private:
  // A URL or a host, without variables.
  static std::string_view Plain(std::string_view text) {
    const bool is_url = Has(text, '.') || text.find("://") != kNone;
    return is_url && text.find_first_of("{}$\\ ") == kNone ? text : std::string_view();
  }

  // What follows the operator or bracket by which a name gets a value; without data if it gets
  // none.
  static std::string_view Assigned(std::string_view before, std::string_view rest) {
    if (!before.empty() && Has("\"'", before.back())) rest.remove_prefix(rest.empty() ? 0 : 1);
    const std::string_view near = rest.substr(0, kFar);
    // BASE: &str = "…"
    std::size_t type = 0;
    while (type < near.size() && (IsOfName(near[type]) || Has(" &", near[type]))) ++type;
    if (near.starts_with(':') && near.substr(type).starts_with('=')) rest.remove_prefix(type);
    rest = SkipBlanks(rest);
    const bool is_set = Has("=:", FirstOf(rest)) && !rest.starts_with("==");
    const std::size_t value = near.empty() ? 0 : rest.find_first_not_of("=:>({, \n");
    if (value == kNone) return {};
    // Otherwise, as in define("BASE", "…"), it must be a URL: f(base, "x") sets nothing.
    const std::string_view given = rest.substr(value);
    const bool is_given = value > 0 || Has(kQuotes, FirstOf(rest));
    const std::string_view first = given.substr(0, kFar);
    const bool is_url = is_given && first.find('.') < first.find_first_of(")\n");
    return is_set || (is_url && (Has(kQuotes, FirstOf(given)) || given.starts_with("url")))
               ? given
               : std::string_view();
  }

  std::string_view code_;
  int followed_ = 0;
};

// The URL of the call whose path, with what is written before it, is the text from `begin` on.
class UrlReader {
 public:
  UrlReader(std::string_view code, std::size_t path, std::size_t end)
      : code_(code), path_(path), begin_(path), end_(end), base_(code) {
    while (begin_ > 0 && (IsInWord(code_[begin_ - 1]) || Has("/.~-", code_[begin_ - 1]))) --begin_;
  }

  CallUrl Read() {
    CallUrl url;
    std::size_t begin = path_;
    while (begin > 0 && IsOfUrl(code_[begin - 1])) --begin;
    const std::string_view whole = code_.substr(begin, end_ - begin);
    const std::size_t scheme = std::min(whole.find("https://"), whole.find("http://"));
    if (scheme != kNone) {
      url.text = whole.substr(scheme);
      return url;
    }
    std::string_view base = Base();
    url.is_unknown = has_base_ && base.empty();
    if (base.empty()) return url;
    if (base.find("://") == kNone) {
      url.text = code_.substr(0, scheme_).ends_with("http://") ? "http://" : "https://";
    }
    while (base.ends_with('/')) base.remove_suffix(1);
    url.text += base;
    if (!Has("/.", code_[begin_])) url.text += '/';
    url.text += code_.substr(begin_, end_ - begin_);
    return url;
  }

 private:
  std::string_view Base() {
    scheme_ = begin_ - std::min<std::size_t>(begin_, 1);
    const char before = begin_ == 0 ? ' ' : code_[scheme_];
    has_base_ = Has("%$:})\"'`", before);  // $env:BASE/v1 of PowerShell
    if (before == '%' || before == '$') return AfterMark(before);
    if (before == '}' || before == ')') return AfterBraces(before == '}' ? '{' : '(');
    if (Has(kQuotes, before)) return AtString();
    const std::string_view host = HostField(code_.substr(path_));
    return host.find_first_of("{}$") == kNone ? host : std::string_view();
  }

  // "%s/v1" % base, "$base/v1"
  std::string_view AfterMark(char mark) {
    const std::size_t begin = begin_;
    begin_ = std::min(code_.find('/', begin), end_ - 1);
    return mark == '%' ? AfterString() : base_.ValueOf(code_.substr(begin, begin_ - begin));
  }

  // "${base}/v1", "#{base}/v1", f"{base}/v1", "{{base}}/v1", "\(base)/v1", "{}/v1".format(base)
  std::string_view AfterBraces(char opener) {
    const std::size_t open = code_.substr(0, begin_).rfind(opener);
    if (open == kNone || begin_ - open > kFar) return {};
    scheme_ = open;
    while (scheme_ > 0 && Has("{$#\\", code_[scheme_ - 1])) --scheme_;
    const std::string_view inside =
        TrimOf(code_.substr(open + 1, begin_ - open - 2), " {}0123456789");
    return inside.empty() ? AfterString() : base_.Before(inside);
  }

  // base + "/v1", join(base, "/v1"), new URL("/v1", base), or the path alone
  std::string_view AtString() {
    while (scheme_ > 0 && Has("frbuFRBU$@", code_[scheme_ - 1])) --scheme_;
    const std::string_view before = Trim(code_.substr(0, scheme_));
    const char last = before.empty() ? ' ' : before.back();
    const std::string_view operand = before.substr(0, before.size() - 1);
    const std::string_view function = operand.substr(0, last == ',' ? operand.rfind('(') : kNone);
    if (Has("+&.>", last) || (last == ',' && function.ends_with("join"))) {
      return base_.Before(operand);
    }
    if (last == '(' && function.ends_with("URL")) return AfterString();
    const std::string_view own = last == '=' ? BeforeName(LastWord(Trim(operand))) : "";
    return own.empty() ? base_.OfClient() : own;
  }

  // The value before the variable that holds the path: BASE + ATTACH, `${BASE}${ATTACH}`
  std::string_view BeforeName(std::string_view name) {
    std::size_t at = name.empty() ? kNone : code_.find(name, end_);
    for (int i = 0; i < kMostFollowed && at != kNone; ++i, at = code_.find(name, at + 1)) {
      if (IsInWord(FirstOf(code_.substr(at + name.size())))) continue;
      const std::string_view before = Trim(code_.substr(0, at));
      if (before.ends_with('+')) return base_.Before(before.substr(0, before.size() - 1));
      const std::size_t close = before.find_last_not_of("${/");
      if (close == kNone || before[close] != '}' || !before.ends_with('{')) continue;
      const std::size_t open = before.rfind('{', close);
      if (open == kNone || close - open > kFar) continue;
      return base_.Before(before.substr(open + 1, close - open - 1));
    }
    return {};
  }

  // The value after the string with the path: .format(base), % base, , base
  std::string_view AfterString() {
    const std::size_t quote = std::min(code_.find_first_of("\"'`\n", end_), code_.size() - 1);
    std::string_view rest = SkipBlanks(code_.substr(quote + 1));
    const bool is_method = rest.starts_with(".format(");
    if (!is_method && !Has("%,", FirstOf(rest))) return {};
    rest.remove_prefix(is_method ? 8 : 1);
    return base_.Operand(rest);
  }

  std::string_view code_;
  std::size_t path_;
  std::size_t begin_;
  std::size_t end_;
  std::size_t scheme_ = 0;  // where a scheme before the base would end
  bool has_base_ = false;
  BaseReader base_;
};

}  // namespace

CallUrl UrlOfCall(std::string_view code, std::size_t path, std::size_t end) {
  return UrlReader(code, path, end).Read();
}

}  // namespace sipattach
