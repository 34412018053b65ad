#include "import/sip_messages.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "lines/classified_line.h"
#include "text/ascii.h"
#include "text/lines.h"

namespace sipattach {
namespace {

constexpr std::string_view kVersion = "SIP/2.0";

enum class Part {
  kFrom,
  kTo,
  kCaller,   // another header that identifies the caller
  kOther,    // a header without a called number
  kInvite,   // the request line of an INVITE
  kStart,    // another first line of a message
  kNothing,  // not a line of a message
};

// By the full name, or the compact form of RFC 3261 §7.3.3.
Part PartNamed(std::string_view name) {
  constexpr std::string_view kCallers =
      " contact m p-asserted-identity p-preferred-identity remote-party-id diversion history-info "
      "referred-by b refer-to r x-gsm-caller-id x-caller-id x-original-caller-id ";
  constexpr std::string_view kOthers =
      " via v call-id i cseq max-forwards route record-route user-agent server allow supported k "
      "require content-type c content-length l date session-expires x min-se authorization "
      "proxy-authorization www-authenticate proxy-authenticate p-charging-vector timestamp ";
  const std::string small = Lowercase(name);
  if (small == "from" || small == "f") return Part::kFrom;
  if (small == "to" || small == "t") return Part::kTo;
  if (IsOneOf(kCallers, small)) return Part::kCaller;
  return IsOneOf(kOthers, small) ? Part::kOther : Part::kNothing;
}

Part PartOf(std::string_view line) {
  constexpr std::size_t kLongestName = 24;
  line = Trim(line);
  if (line.starts_with(kVersion)) return Part::kStart;
  if (line.ends_with(kVersion) && line.find(':') < line.size())
    return line.starts_with("INVITE ") ? Part::kInvite : Part::kStart;
  const std::size_t colon = line.substr(0, kLongestName).find(':');
  return colon < line.size() ? PartNamed(Trim(line.substr(0, colon))) : Part::kNothing;
}

// The digits of the user in the line's first URI; empty if there is none.
std::string UserIn(std::string_view line, bool* has_uri = nullptr) {
  for (const std::string_view scheme : {"sip:", "sips:", "tel:"}) {
    const std::size_t at = line.find(scheme);
    if (at == std::string_view::npos || (at > 0 && IsAlpha(line[at - 1]))) continue;
    if (has_uri != nullptr) *has_uri = true;
    const std::string_view user = line.substr(at + scheme.size());
    return DigitsOf(user.substr(0, user.find_first_of("@;>? ")));
  }
  return "";
}

// Messages have From and To with URIs, which mail does not, or a request line. A list may give the
// ends of a block as From and To, but not with hosts.
bool AreMessages(std::string_view text) {
  constexpr std::size_t kLookedAt = 64 * 1024;
  if (text.find("sip:") == std::string_view::npos && text.find("tel:") == std::string_view::npos)
    return false;
  bool from = false;
  bool to = false;
  bool invite = false;
  bool other = text.find(kVersion) < kLookedAt;
  ForEachLine(text.substr(0, kLookedAt), 0, [&](std::string_view line, std::size_t /*at*/) {
    const Part part = PartOf(line);
    if (part == Part::kTo) UserIn(line, &to);
    if (part == Part::kInvite) invite = true;
    if (part == Part::kOther) other = true;
    if (part != Part::kFrom) return;
    UserIn(line, &from);
    other = other || line.find(";tag=") < line.size() || line.find('@') < line.size();
  });
  return from && (to || invite) && other;
}

std::string_view TakeWord(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  const std::string_view word = text.substr(0, text.find(' '));
  text.remove_prefix(word.size());
  return word;
}

// The caller in "1  INVITE  12125550132@192.0.2.1  14155550132@192.0.2.2  8 …", as sngrep lists
// calls; empty for other lines.
std::string_view CallerInList(std::string_view line) {
  constexpr std::string_view kMethod = " INVITE ";
  const std::size_t method = line.find(kMethod);
  if (method == std::string_view::npos) return {};
  std::string_view rest = line.substr(method + kMethod.size());
  const std::string_view caller = TakeWord(rest);
  const std::string_view called = TakeWord(rest);
  const std::size_t at = called.find('@');
  const bool has_number = at < called.size() && CountDigits(called.substr(0, at)) >= kLeastDigits;
  const bool is_caller = caller.find('@') < caller.size() && caller.find(':') == caller.npos;
  return has_number && is_caller ? caller : std::string_view();
}

bool IsListOfCalls(std::string_view text) {
  constexpr std::size_t kLookedAt = 64 * 1024;
  const std::size_t at = text.substr(0, kLookedAt).find(" INVITE ");
  if (at == std::string_view::npos) return false;
  return !CallerInList(text.substr(at, EndOfLine(text, at) - at)).empty();
}

// Goes through the lines of messages, and keeps the called numbers.
class CallerRemover {
 public:
  CallerRemover(std::string_view text, Findings& findings)
      : text_(text), findings_(findings), out_(text) {}

  std::string Remove() {
    ForEachLine(text_, 0,
                [&](std::string_view line, std::size_t at) { Read(line, at, PartOf(line)); });
    return std::move(out_);
  }

 private:
  using Numbers = std::vector<std::string>;

  static bool Has(const Numbers& numbers, const std::string& number) {
    return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
  }
  // In long traces, the first numbers are enough to tell the sides of a call apart.
  static void Keep(Numbers& numbers, std::string number) {
    constexpr std::size_t kMost = 256;
    if (numbers.size() < kMost && !Has(numbers, number)) numbers.push_back(std::move(number));
  }

  void Read(std::string_view line, std::size_t at, Part part) {
    if (part == Part::kNothing) return ReadOfList(line, at);
    const std::string user = UserIn(line);
    if (part == Part::kFrom) from_ = user;
    // Requests from the called side go to the caller.
    const bool is_caller = Has(callers_, user) && user != from_;
    const bool is_called = part == Part::kInvite || part == Part::kTo;
    if (is_called && !user.empty() && !is_caller && !Has(called_, user)) {
      Keep(called_, user);
      return;
    }
    const bool tells_caller = part == Part::kFrom || part == Part::kCaller;
    if (tells_caller && user.size() >= kLeastDigits && !Has(called_, user)) {
      findings_.AddValue(Trim(line.substr(0, line.find(':'))), at);
      Keep(callers_, user);
    }
    std::fill_n(out_.begin() + static_cast<std::ptrdiff_t>(at), line.size(), ' ');
  }

  void ReadOfList(std::string_view line, std::size_t at) {
    const std::string_view caller = CallerInList(line);
    if (caller.empty()) return;
    const auto begin = at + static_cast<std::size_t>(caller.data() - line.data());
    if (CountDigits(caller.substr(0, caller.find('@'))) >= kLeastDigits)
      findings_.AddValue("From", begin);
    std::fill_n(out_.begin() + static_cast<std::ptrdiff_t>(begin), caller.size(), ' ');
  }

  std::string_view text_;
  Findings& findings_;
  std::string out_;
  Numbers called_;
  Numbers callers_;
  std::string from_;  // in the current message
};

}  // namespace

std::string WithoutCallers(std::string_view text, Findings& findings) {
  return AreMessages(text) || IsListOfCalls(text) ? CallerRemover(text, findings).Remove()
                                                  : std::string();
}

}  // namespace sipattach
