#include "rewrites/dial_strings.h"

#include <algorithm>
#include <cstddef>

#include "draft_limits.h"
#include "text/ascii.h"
#include "text/lines.h"

namespace sipattach {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

// Channel technologies, with which an endpoint begins.
constexpr std::string_view kTechnologies[] = {"sofia/", "PJSIP/", "SIP/",     "IAX2/",
                                              "DAHDI/", "Local/", "loopback/"};
constexpr std::string_view kEnds = " \t&|,()[]{}\"'<>";

// Applications; all after their endpoints are options.
constexpr std::string_view kApplications[] = {"Dial(", "originate ", "bridge "};

struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The number in the endpoint at `span`: "+14155550132" in PJSIP/+14155550132@trunk. What follows @
// is a host.
Span NumberIn(std::string_view line, Span span) {
  Span number;
  for (std::size_t at = span.begin; at < span.end && line[at] != '@';) {
    const std::size_t end = std::min(line.find_first_of("/@:;", at), span.end);
    const std::string_view part = line.substr(at, end - at);
    const std::string_view digits = part.substr(part.starts_with('+') ? 1 : 0);
    if (digits.size() >= kLeastDigits && IsAllDigits(digits)) number = {at, end};
    if (end == span.end || line[end] == '@') break;
    at = end + 1;
  }
  return number;
}

// Overwrites parts of lines with blanks, and puts commas between the numbers that stay.
class Eraser {
 public:
  Eraser(std::string_view text, std::string& out) : text_(text), out_(out) {}

  void Line(std::string_view line) {
    line_ = line;
    begin_ = static_cast<std::size_t>(line.data() - text_.data());
    has_number_ = false;
    if (EraseRule()) return;
    std::size_t kept = 0;  // the end of the last endpoint
    for (std::size_t at = NextEndpoint(0); at != kNone;) {
      const Span endpoint{at, std::min(line.find_first_of(kEnds, at), line.size())};
      const Span number = NumberIn(line, endpoint);
      if (number.begin < number.end) {
        EraseVariables(kept, endpoint.begin);
        Erase({endpoint.begin, number.begin});
        if (has_number_) out_[begin_ + endpoint.begin] = ',';
        Erase({number.end, endpoint.end});
        has_number_ = true;
        kept = endpoint.end;
      }
      at = NextEndpoint(endpoint.end);
    }
    if (kept > 0) EraseApplication(kept);
  }

 private:
  void Erase(Span span) {
    if (span.begin >= span.end) return;
    if (out_.empty()) out_ = text_;
    out_.replace(begin_ + span.begin, span.end - span.begin, span.end - span.begin, ' ');
  }

  // "rule 1 /^4156732001$/ /2001/", "s/^4156732001$/2001/": erases all but what is matched.
  bool EraseRule() {
    const std::size_t begin = line_.find("/^");
    const std::size_t end = begin == kNone ? kNone : line_.find('/', begin + 2);
    if (end == kNone || CountDigits(line_.substr(begin, end - begin)) < kLeastDigits) return false;
    const std::string_view before = Trim(line_.substr(0, begin));
    const bool is_rule = before == "s" || before.starts_with("rule ");
    Erase({is_rule ? 0 : begin, begin + 1});
    Erase({end, line_.size()});
    return true;
  }

  [[nodiscard]] std::size_t NextEndpoint(std::size_t from) const {
    for (std::size_t slash = line_.find('/', from); slash != kNone;
         slash = line_.find('/', slash + 1)) {
      for (const std::string_view name : kTechnologies) {
        const std::size_t begin = slash + 1 - std::min(slash + 1, name.size());
        const bool is_apart = begin == 0 || !IsAlphanumeric(line_[begin - 1]);
        if (begin >= from && is_apart && line_.substr(begin).starts_with(name)) return begin;
      }
    }
    return kNone;
  }

  // {origination_caller_id_number=+14155550132,…} before an endpoint: erases all but the number.
  void EraseVariables(std::size_t from, std::size_t end) {
    constexpr std::string_view kCaller = "caller_id_number=";
    if (end == from || std::string_view("}]>").find(line_[end - 1]) == kNone) return;
    const std::size_t begin = line_.substr(from, end - from).find_first_of("{[<");
    if (begin == kNone) return;
    const std::string_view variables = line_.substr(0, end);
    const std::size_t caller = variables.find(kCaller, from + begin);
    Span number{end, end};
    if (caller != kNone) {
      number.begin = caller + kCaller.size();
      const std::size_t plus = variables.substr(number.begin).starts_with('+') ? 1 : 0;
      number.end = SkipDigits(variables, number.begin + plus);
      if (number.end - number.begin < kLeastDigits) number = {end, end};
    }
    has_number_ = has_number_ || number.begin < number.end;
    Erase({from + begin, number.begin});
    Erase({number.end, end});
  }

  // Erases the name of the application, and the options after its last endpoint.
  void EraseApplication(std::size_t kept) {
    for (const std::string_view name : kApplications) {
      const std::size_t at = line_.substr(0, kept).find(name);
      if (at == kNone) continue;
      Erase({at, at + name.size()});
      const std::size_t close = name.ends_with('(') ? line_.find(')', kept) : kNone;
      Erase({kept, close == kNone ? line_.size() : close + 1});
      return;
    }
  }

  std::string_view text_;
  std::string& out_;
  std::string_view line_;
  std::size_t begin_ = 0;
  bool has_number_ = false;  // in this line
};

}  // namespace

std::string WithoutDialStrings(std::string_view text) {
  std::string out;
  Eraser eraser(text, out);
  for (std::size_t slash = text.find('/'); slash < text.size();) {
    const std::size_t end = EndOfLine(text, slash);
    std::size_t begin = slash;
    while (begin > 0 && text[begin - 1] != '\n') --begin;
    const std::string_view line = text.substr(begin, end - begin);
    slash = text.find('/', end);
    // In XML elements and Asterisk's extensions, the names of values say more.
    const bool is_named = line.find('<') != kNone || Trim(line).starts_with("exten");
    if (!is_named) eraser.Line(line);
  }
  return out;
}

}  // namespace sipattach
