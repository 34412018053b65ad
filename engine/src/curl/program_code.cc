#include "curl/program_code.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <set>
#include <string>
#include <utility>

#include "curl/api_key.h"
#include "curl/program_text.h"
#include "document/lenient_json.h"
#include "text/ascii.h"
#include "web/http_address.h"

namespace sipattach {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
constexpr std::size_t kLookedAt = 256 * 1024;
// How many objects with the names of a body are read, statements that may make the call, and calls.
constexpr int kMostTried = 32;
constexpr int kMostCalls = 8;
constexpr int kMostPaths = 4;

bool IsOfUrl(char c) {
  return IsAlphanumeric(c) ||
         std::string_view("-._~:/?#[]@!$&()*+,;=%").find(c) != std::string_view::npos;
}

// The host that a message of HTTP names (RFC 9112 §3.2), or nothing.
std::string_view HostField(std::string_view text) {
  constexpr std::string_view kName = "host:";
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    if (StartsWithIgnoringCase(line, kName)) return Trim(line.substr(kName.size()));
    if (Trim(line).empty()) return {};  // the body comes after it
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  return {};
}

// The host that a program names apart from the path: the nearest one before it, or the first.
std::string_view HostNear(std::string_view text, std::size_t path) {
  for (const std::string_view name : {"HTTPSConnection(", "Net::HTTP.new(", "hostname"}) {
    std::size_t at = text.rfind(name, path);
    if (at == kNone) at = text.find(name);
    if (at == kNone) continue;
    at = text.find_first_not_of("\"'`: =>", at + name.size());
    const auto is_in_host = [](char c) { return IsAlphanumeric(c) || c == '.' || c == '-'; };
    std::size_t end = std::min(at, text.size());
    while (end < text.size() && is_in_host(text[end])) ++end;
    const std::string_view host =
        text.substr(std::min(at, text.size()), end - std::min(at, text.size()));
    if (host.find('.') != kNone) return host;
  }
  return {};
}

// The address that ends with the path of a call, which stands at `path`.
std::string UrlAt(std::string_view text, std::size_t path, std::size_t length) {
  std::size_t begin = path;
  while (begin > 0 && IsOfUrl(text[begin - 1])) --begin;
  const std::string_view url = text.substr(begin, path + length - begin);
  const std::size_t scheme = url.find("http");
  if (scheme != std::string_view::npos) return std::string(url.substr(scheme));
  std::string_view host;
  if (url.starts_with('/')) {
    host = HostField(text.substr(path));
    if (host.empty()) host = HostNear(text, path);
  }
  const bool is_host = !host.empty() && std::all_of(host.begin(), host.end(), IsOfUrl);
  return is_host ? "https://" + std::string(host) + std::string(url) : "";
}

// The text in quotes that ends before `end`: a value before the name of its header.
std::string_view QuotedBefore(std::string_view text, std::size_t end) {
  const std::string_view before = TrimOf(text.substr(0, end), " \t\r\n\"',:");
  const std::size_t begin = before.find_last_of("\"'");
  return begin == kNone ? std::string_view() : before.substr(begin + 1);
}

bool LooksLikeApiKey(std::string_view value) {
  constexpr std::size_t kShortestKey = 8;
  return value.size() >= kShortestKey && std::any_of(value.begin(), value.end(), IsDigit) &&
         JudgeApiKey(value) == ApiKeyFlaw::kNone;
}

// A key that looks real, beside the name of its header: no variable, and no "<api-key>".
bool HasApiKey(std::string_view text) {
  constexpr std::string_view kName = "uthorization";
  constexpr std::string_view kBetween = "\\\"'`:=>, ()[]\t\r\n";
  constexpr std::string_view kField = "forHTTPHeaderField: \"";  // the value stands before it
  for (std::size_t at = text.find(kName); at != std::string_view::npos;
       at = text.find(kName, at + 1)) {
    std::string_view value = text.substr(at + kName.size());
    const auto skip = [&] {
      value.remove_prefix(std::min(value.find_first_not_of(kBetween), value.size()));
    };
    skip();
    for (const std::string_view member : {"value\"", "value\\\"", "value'"}) {
      if (value.starts_with(member)) value.remove_prefix(member.size());  // {"name": …, "value": …}
    }
    skip();
    value = Trim(value.substr(0, value.find_first_of("\\\"'`,;)}\r\n")));
    if (LooksLikeApiKey(value)) return true;
    const std::string_view before = text.substr(0, at - 1);
    if (before.ends_with(kField) &&
        LooksLikeApiKey(QuotedBefore(text, before.size() - kField.size()))) {
      return true;
    }
  }
  return false;
}

// The first path of the API from `from` on, with its version or after a base that has it:
// "/v1/sip/detach", "/sip/detach".
struct ApiPath {
  std::size_t begin = kNone;
  std::string_view text;
  [[nodiscard]] bool is_attach() const { return text.ends_with(kAttachWithoutVersion); }
};

ApiPath FindApiPath(std::string_view code, std::size_t from) {
  std::size_t begin = code.find('/', from);
  while (begin != kNone && !code.substr(begin).starts_with("/v1/") &&
         !code.substr(begin).starts_with("/sip/")) {
    begin = code.find('/', begin + 1);
  }
  if (begin == kNone) return {};
  std::size_t end = begin;
  while (end < code.size() && (IsLower(code[end]) || IsDigit(code[end]) ||
                               std::string_view("/-_").find(code[end]) != kNone)) {
    ++end;
  }
  std::string_view text = code.substr(begin, end - begin);
  while (text.ends_with('/')) text.remove_suffix(1);
  return {begin, text};
}

bool HasOtherCall(std::string_view code) {
  ApiPath path = FindApiPath(code, 0);
  while (path.is_attach()) path = FindApiPath(code, path.begin + path.text.size());
  return path.begin != kNone;
}

// From the brace or bracket at `begin` to the one that closes it; empty where none does.
std::string_view BracedAt(std::string_view text, std::size_t begin) {
  const char opener = text[begin];
  const char closer = opener == '{' ? '}' : ']';
  int depth = 0;
  for (std::size_t at = begin; at < text.size(); ++at) {
    if (text[at] == opener) ++depth;
    if (text[at] == closer && --depth == 0) return text.substr(begin, at + 1 - begin);
  }
  return {};
}

bool IsBody(const Json& value) {
  return value.is_object() &&
         (Find(value, "phone_number") != nullptr || Find(value, "phone_numbers") != nullptr ||
          Find(value, "directions") != nullptr);
}

// With one of each of these characters that comes twice: '' in PowerShell's '…', {{ in f"…", "" in
// C#'s @"…".
std::string Undoubled(std::string_view text, std::string_view characters) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool doubled = text.substr(at + 1, 1) == text.substr(at, 1);
    plain += text[at];
    if (doubled && characters.find(text[at]) != kNone) ++at;
  }
  return plain;
}

// The text of a PowerShell string in double quotes, where a backquote escapes what follows it.
std::string WithoutBackquotes(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '`' && at + 1 < text.size()) ++at;
    plain += text[at];
  }
  return plain;
}

// The quotes around a body that is a string of the program.
struct Quoting {
  char quote = '\0';
  bool is_short = false;     // '…', neither '''…''' nor @'…'@
  bool is_template = false;  // f"…", $"…"
};

Quoting QuotingBefore(std::string_view before) {
  while (!before.empty() && IsBlank(before.back())) before.remove_suffix(1);
  Quoting quoting;
  if (before.empty() || std::string_view("'\"`").find(before.back()) == kNone) return quoting;
  quoting.quote = before.back();
  const std::size_t end = before.find_last_not_of(quoting.quote);
  const char prefix = end == kNone ? ' ' : before[end];
  quoting.is_short = before.size() - end == 2 && prefix != '@';
  quoting.is_template = quoting.quote != '`' && (Lower(prefix) == 'f' || prefix == '$');
  return quoting;
}

// With blanks in place of the f of f"…" and the $ of $"…" among the values of an object.
std::string WithoutPrefixes(std::string_view braced) {
  std::string plain(braced);
  char quote = '\0';
  for (std::size_t at = 0; at + 1 < plain.size(); ++at) {
    const char c = plain[at];
    const char next = plain[at + 1];
    if (quote != '\0') {
      if (c == '\\') ++at;
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'' || c == '`') {
      quote = c;
    } else if ((Lower(c) == 'f' || c == '$') && (next == '"' || next == '\'')) {
      plain[at] = ' ';
    }
  }
  return plain;
}

std::optional<Json> ReadBody(std::string_view braced, const Quoting& quoting) {
  if (quoting.is_template) return ReadBody(Undoubled(braced, "{}"), {});
  if (quoting.quote == '\'' && quoting.is_short && braced.find("''") != kNone) {
    return ReadBody(Undoubled(braced, "'"), {});
  }
  const std::size_t quote = braced.find('"');
  if (quoting.quote == '"' && quote != kNone && braced.substr(quote + 1, 1) == "\"") {
    return ReadBody(Undoubled(braced, "\""), {});  // @"{""name"": …}" of C#
  }
  if (quote != kNone && quote > 0 && braced[quote - 1] == '`') {
    return ReadBody(WithoutBackquotes(braced), {});
  }
  const bool in_string = quote != kNone && quote > 0 && braced[quote - 1] == '\\';
  std::optional<Json> value;
  if (in_string) {  // as programs and JSON write one: \" and \u00fc
    const std::optional<Json> text = RescanJson('"' + std::string(braced) + '"').value;
    if (text && text->is_string()) value = RescanJson(text->text()).value;
  } else {
    value = RescanJson(braced).value;
  }
  return value && IsBody(*value) ? std::move(value) : std::nullopt;
}

// Whether the language is one in which "$name" is a variable: PowerShell, PHP.
bool KnowsDollar(std::string_view code) {
  return code.starts_with('$') || code.find("\n$") != kNone || code.find("Invoke-") != kNone;
}

// Whether the program puts values of variables into the text of a body.
bool HasVariable(std::string_view braced, const Quoting& quoting, bool knows_dollar) {
  const std::string_view quotes = knows_dollar ? "'\"" : "'\"`";
  char quote = quoting.quote;
  for (std::size_t at = 0; at + 1 < braced.size(); ++at) {
    const char c = braced[at];
    const char next = braced[at + 1];
    const bool names = next == '{' || (knows_dollar && quote == '"' &&
                                       (IsAlpha(next) || next == '_' || next == '('));
    if (c == '\\' || (c == '`' && knows_dollar)) {
      if (next == '$') ++at;
    } else if (quoting.quote == '\0' && quotes.find(c) != kNone) {
      quote = c;
    } else if (quote != '\'' && (c == '$' || c == '#') && names) {
      return true;
    } else if (c == '{' && next == '{') {
      return true;
    }
  }
  return quoting.is_template;
}

struct Body {
  std::size_t begin;
  std::size_t end;
  Json value;
  bool has_variable;
};

// The bodies in a program: {…}, @{…} of PowerShell, ['name' => …] of PHP. `code` is the text
// without its comments.
class BodyFinder {
 public:
  BodyFinder(std::string_view text, std::string_view code) : text_(text), code_(code) {}

  std::vector<Body> Run() {
    for (std::size_t at = 0; at < code_.size() && tried_ < kMostTried; ++at) {
      const char c = code_[at];
      if (c == '{' || c == '[') openers_.push_back(at);
      if ((c == '}' || c == ']') && !openers_.empty()) openers_.pop_back();
      const std::string_view rest = code_.substr(at);
      const bool names = rest.starts_with("phone_number") || rest.starts_with("directions");
      if (names && !openers_.empty()) Try(openers_.back());
    }
    return std::move(bodies_);
  }

 private:
  void Try(std::size_t begin) {
    if (begin == last_ || (!bodies_.empty() && begin < bodies_.back().end)) return;
    last_ = begin;
    ++tried_;
    if (begin > 0 && QuotingBefore(text_.substr(0, begin - 1)).is_template) --begin;  // f"{{…}}"
    std::string_view braced = BracedAt(text_, begin);
    const std::size_t end = begin + braced.size();
    if (begin > 0 && text_[begin] == '{' && text_[begin - 1] == '@' && !braced.empty()) {
      braced = text_.substr(begin - 1, braced.size() + 1);
    }
    const Quoting quoting = QuotingBefore(text_.substr(0, begin));
    const std::string plain = quoting.quote == '\0' ? WithoutPrefixes(braced) : std::string(braced);
    std::optional<Json> value = ReadBody(plain, quoting);
    if (!value) return;
    const bool has_variable = plain != braced || HasVariable(braced, quoting, KnowsDollar(code_));
    bodies_.push_back({begin, end, std::move(*value), has_variable});
  }

  std::string_view text_;
  std::string_view code_;
  int tried_ = 0;
  std::size_t last_ = kNone;
  std::vector<std::size_t> openers_;
  std::vector<Body> bodies_;
};

// What makes a value of others, and what changes a variable on which it is called.
constexpr std::string_view kMixers[] = {".assign(", "merge(",   "dict(",   "array_push(",
                                        "replace",  ".format(", "sprintf("};
constexpr std::string_view kMutators[] = {".append(", ".push(",  ".update(", ".extend(",
                                          ".insert(", ".pop(",   ".splice(", ".unshift(",
                                          "del ",     "delete ", "unset("};

constexpr std::string_view kAddressSetters[] = {".open(", "setUrl(", "setopt("};

bool Contains(std::string_view text, std::string_view what) { return text.find(what) != kNone; }

template <std::size_t kSize>
bool ContainsOne(std::string_view text, const std::string_view (&all)[kSize]) {
  return std::any_of(all, all + kSize, [&](std::string_view what) { return Contains(text, what); });
}

using Names = std::set<std::string>;

void AddVariables(std::string_view statement, Names& names) {
  for (const std::string_view name : VariablesIn(statement)) names.insert(std::string(name));
}

bool Mentions(std::string_view statement, const Names& names) {
  for (const std::string_view name : VariablesIn(statement)) {
    if (names.contains(std::string(name))) return true;
  }
  return false;
}

// The variables whose members the statement changes, or takes over into an object of its own.
void AddChanged(std::string_view statement, Names& changed) {
  const bool mixes = ContainsOne(statement, kMixers);
  const bool mutates = ContainsOne(statement, kMutators);
  for (const std::string_view name : VariablesIn(statement)) {
    const std::size_t begin = static_cast<std::size_t>(name.data() - statement.data());
    const std::string_view before = statement.substr(0, begin);
    const std::string_view after = statement.substr(begin + name.size());
    const bool is_spread = before.ends_with("...") || before.ends_with("**");
    const bool has_member = after.starts_with('.') || after.starts_with('[');
    if (is_spread || mixes || (mutates && has_member)) changed.insert(std::string(name));
  }
}

// Which of the bodies a call sends.
struct Choice {
  Body* body = nullptr;
  bool is_changed = false;  // before it is sent
  bool has_more = false;    // another one is sent to the same address
};

class BodyChooser {
 public:
  // Takes the bodies of other calls out of `bodies`: a detach must not become an attach.
  BodyChooser(std::string_view code, std::vector<Body>& bodies)
      : code_(code), bodies_(bodies), statements_(SplitStatements(code)) {
    std::erase_if(bodies_, [&](const Body& body) { return IsOfOtherCall(body); });
  }

  // The body of the call whose path is at `path`. It is in the statement with the path, or in a
  // later one that uses what that statement sets, such as the address or a request.
  Choice ChooseFor(std::size_t path) {
    const std::size_t first = StatementAt(path);
    // What is set there, or read there, may be another call's.
    if (HasOtherCall(statements_[first])) return {ClosestIn(first, path)};
    Choice choice = ChooseIn(first, path);
    Names made;
    AddMade(first, made);
    int calls = 1;
    for (std::size_t i = first + 1; i < statements_.size() && calls < kMostCalls; ++i) {
      const std::string_view statement = statements_[i];
      if (IsOtherCall(statement)) Unmake(statement, made);
      if (!Mentions(statement, made) || IsOtherCall(statement)) continue;
      const Choice next = ChooseIn(i, Begin(i));
      if (choice.body == nullptr) {
        choice = next;
      } else if (next.body != nullptr && next.body != choice.body) {
        choice.has_more = true;
      }
      AddMade(i, made);
      ++calls;
    }
    if (choice.body == nullptr) choice = ChooseForFunction(first);
    if (choice.body == nullptr) choice.body = AloneAfter(path);
    return choice.body != nullptr ? choice : Choice{Only()};
  }

 private:
  [[nodiscard]] std::size_t Begin(std::size_t i) const {
    return static_cast<std::size_t>(statements_[i].data() - code_.data());
  }

  [[nodiscard]] std::size_t StatementAt(std::size_t place) const {
    std::size_t i = 0;
    while (i + 1 < statements_.size() && Begin(i + 1) <= place) ++i;
    return i;
  }

  // What the statement sets, or the request of which it sets the address: xhr.open(…).
  void AddMade(std::size_t i, Names& made) const {
    const Target target = TargetOf(statements_[i]);
    const std::string name(target.name);
    if (target.is_set && !name.empty()) made.insert(name);
    if (!ContainsOne(statements_[i], kAddressSetters)) return;
    for (const std::string_view variable : VariablesIn(statements_[i])) {
      const bool is_constant = std::none_of(variable.begin(), variable.end(), IsLower);
      if (!is_constant) made.insert(std::string(variable));  // not CURLOPT_POSTFIELDS
    }
    if (!target.is_set && !target.is_part) made.erase(name);  // the function
  }

  static bool IsOtherCall(std::string_view statement) {
    return (Contains(statement, "://") || HasOtherCall(statement)) &&
           !Contains(statement, kAttachWithoutVersion);
  }

  // What the statement of another call sets, or sets the address of, is no more of this call.
  static void Unmake(std::string_view statement, Names& made) {
    const Target target = TargetOf(statement);
    if (target.is_set && !target.is_part) made.erase(std::string(target.name));
    if (!ContainsOne(statement, kAddressSetters)) return;
    for (const std::string_view name : VariablesIn(statement)) made.erase(std::string(name));
  }

  // How many brackets around `from` do not enclose `to`.
  [[nodiscard]] std::size_t BracketsBetween(std::size_t from, std::size_t to) const {
    const std::string_view inward = from < to ? "([{" : ")]}";
    const std::string_view outward = from < to ? ")]}" : "([{";
    std::size_t inside = 0;
    std::size_t left = 0;
    while (from != to) {
      const char c = from < to ? code_[from++] : code_[--from];
      if (inward.find(c) != kNone) ++inside;
      if (outward.find(c) == kNone) continue;
      if (inside > 0) {
        --inside;
      } else {
        ++left;
      }
    }
    return left;
  }

  // Whether the statement of a body makes another call closer to it than that of attach. A body
  // that is a statement by itself, as in a message of HTTP, belongs to what stands before it.
  [[nodiscard]] bool IsOfOtherCall(const Body& body) const {
    const std::size_t i = StatementAt(body.begin);
    const std::size_t end = Begin(i) + statements_[i].size();
    const std::size_t begin = IsAlone(body) ? 0 : Begin(i);
    ApiPath before;
    ApiPath after;
    for (ApiPath path = FindApiPath(code_, begin); path.begin < end;
         path = FindApiPath(code_, path.begin + path.text.size())) {
      if (path.begin < body.begin) before = path;
      if (path.begin >= body.end && after.begin == kNone) after = path;
    }
    if (before.begin == kNone && after.begin == kNone) return false;
    const auto distance = [&](const ApiPath& path, std::size_t from) {
      return path.begin == kNone ? kNone : BracketsBetween(from, path.begin);
    };
    const bool is_before =
        distance(before, body.begin) <= distance(after, body.end);  // as in (address, body)
    return is_before ? !before.is_attach() : !after.is_attach();
  }

  [[nodiscard]] bool IsAlone(const Body& body) const {
    const std::size_t begin = Begin(StatementAt(body.begin));
    return TrimOf(code_.substr(begin, body.begin - begin), " \t\r\n'\"`@").empty();
  }

  // The body in a statement that shares most brackets with a place; none where two share as many.
  [[nodiscard]] Body* ClosestIn(std::size_t i, std::size_t place) const {
    const std::size_t begin = Begin(i);
    const std::vector<std::size_t> openers = OpenersAt(statements_[i], place - begin);
    Body* closest = nullptr;
    std::size_t most = 0;
    for (Body& body : bodies_) {
      if (body.begin < begin || body.begin >= begin + statements_[i].size()) continue;
      const std::vector<std::size_t> own = OpenersAt(statements_[i], body.begin - begin);
      const auto end = std::mismatch(openers.begin(), openers.end(), own.begin(), own.end()).first;
      const std::size_t shared = static_cast<std::size_t>(end - openers.begin()) + 1;
      if (shared >= most) closest = shared > most ? &body : nullptr;
      most = std::max(most, shared);
    }
    return closest;
  }

  // The body in a statement, or in the variables that it reads, as they were set before it.
  [[nodiscard]] Choice ChooseIn(std::size_t call, std::size_t place) const {
    if (Body* body = ClosestIn(call, place)) return {body};
    Names wanted;
    Names changed;
    AddVariables(statements_[call], wanted);
    AddChanged(statements_[call], changed);
    for (std::size_t i = call; i-- > 0 && !wanted.empty();) {
      const std::string_view statement = statements_[i];
      const Target target = TargetOf(statement);
      const std::string name(target.name);
      AddChanged(statement, changed);
      if (!wanted.contains(name)) continue;
      const bool gives = target.is_set || Contains(statement, "ody(");  // request.setBody(…)
      Body* body = gives ? ClosestIn(i, Begin(i)) : nullptr;
      if (body != nullptr) return {body, changed.contains(name)};
      if (target.is_part) changed.insert(name);
      if (target.is_body) AddVariables(statement, wanted);
      if (target.is_set && !target.is_part) Replace(name, statement, wanted, changed);
    }
    return {};
  }

  // Before a variable was set, what it was made from counts in its place.
  static void Replace(const std::string& name, std::string_view statement, Names& wanted,
                      Names& changed) {
    wanted.erase(name);
    AddVariables(statement, wanted);
    if (changed.erase(name) > 0) AddVariables(statement, changed);
  }

  // Where a function makes the call, the body may be what the function is called with.
  [[nodiscard]] Choice ChooseForFunction(std::size_t inside) const {
    std::size_t header = inside;
    while (header > 0 && !BeginsFunction(statements_[header])) --header;
    const std::string_view statement = statements_[header];
    const Names name = BeginsFunction(statement) ? NameOfFunction(statement) : Names();
    int calls = 0;
    for (std::size_t i = 0; i < statements_.size() && calls < kMostCalls; ++i) {
      if (i == header || !Mentions(statements_[i], name)) continue;
      if (const Choice choice = ChooseIn(i, Begin(i)); choice.body != nullptr) return choice;
      ++calls;
    }
    return {};
  }

  static bool BeginsFunction(std::string_view statement) {
    return Contains(statement, "def ") || Contains(statement, "func") || Contains(statement, "=>");
  }

  static Names NameOfFunction(std::string_view statement) {
    const Target target = TargetOf(statement);
    if (target.is_set) return {std::string(target.name)};
    const std::string_view before = Trim(statement.substr(0, statement.find('(')));
    return {std::string(before.substr(before.find_last_of(" \t") + 1))};
  }

  // What is a statement by itself, as in a message of HTTP.
  [[nodiscard]] Body* AloneAfter(std::size_t path) const {
    for (Body& body : bodies_) {
      if (IsAlone(body) && (body.begin > path || bodies_.size() == 1)) return &body;
    }
    return nullptr;
  }

  // The only body that there is, unless another call is given it or a variable set to it.
  [[nodiscard]] Body* Only() const {
    if (bodies_.size() != 1) return nullptr;
    const std::size_t i = StatementAt(bodies_.front().begin);
    const std::vector<std::size_t> openers =
        OpenersAt(statements_[i], bodies_.front().begin - Begin(i));
    const bool is_argument = std::any_of(openers.begin(), openers.end(), [&](std::size_t opener) {
      return statements_[i][opener] == '(';
    });
    return is_argument || TargetOf(statements_[i]).is_set ? nullptr : &bodies_.front();
  }

  std::string_view code_;
  std::vector<Body>& bodies_;
  std::vector<std::string_view> statements_;
};

void Judge(const Choice& choice, CallInProgram& call) {
  if (choice.body == nullptr) {
    call.remarks.push_back(Code::kCurlBodyUnclear);
  } else if (choice.is_changed) {
    call.remarks.push_back(Code::kCurlBodyChanged);
  } else {
    if (choice.body->has_variable) call.remarks.push_back(Code::kCurlBodyVariable);
    call.body = std::move(choice.body->value);
  }
}

}  // namespace

std::optional<CallInProgram> FindCallInProgram(std::string_view text, std::string_view code) {
  text = text.substr(0, kLookedAt);
  code = code.substr(0, kLookedAt);
  const std::size_t first = code.find(kAttachWithoutVersion);
  if (first == kNone) return std::nullopt;
  std::vector<Body> bodies = BodyFinder(text, code).Run();
  if (bodies.empty()) return std::nullopt;
  BodyChooser chooser(code, bodies);
  Choice choice;
  std::size_t path = first;
  std::size_t next = first;
  bool has_rest = false;
  for (int i = 0; i < kMostPaths && next != kNone; ++i) {
    const Choice found = chooser.ChooseFor(next);
    if (choice.body == nullptr) {
      choice = found;
      path = next;
    } else if (found.body == nullptr) {
      has_rest = true;
    } else if (found.body != choice.body && !(found.body->value == choice.body->value)) {
      choice.has_more = true;
    }
    next = code.find(kAttachWithoutVersion, next + 1);
  }
  const Body* body = choice.body;
  has_rest = has_rest ||
             HasOtherCall(code.substr(0, body == nullptr ? code.size() : body->begin)) ||
             (body != nullptr && HasOtherCall(code.substr(body->end)));
  CallInProgram call{{}, {}, UrlAt(text, path, kAttachWithoutVersion.size()), HasApiKey(code)};
  if (choice.has_more) call.remarks.push_back(Code::kCurlSeveralCalls);
  if (has_rest && !choice.has_more) call.remarks.push_back(Code::kCurlMoreCommands);
  Judge(choice, call);
  return call;
}

std::optional<OtherCall> FindOtherCallInProgram(std::string_view code) {
  const ApiPath path = FindApiPath(code.substr(0, kLookedAt), 0);
  if (path.begin == kNone) return std::nullopt;
  const std::string url = UrlAt(code, path.begin, path.text.size());
  // After a variable, or by itself; what follows a name may be the path of a file.
  const bool is_whole =
      path.text.starts_with("/v1/") || path.begin == 0 || !IsAlphanumeric(code[path.begin - 1]);
  if (url.empty() && !is_whole) return std::nullopt;
  return OtherCall{url, std::string(path.text)};
}

}  // namespace sipattach
