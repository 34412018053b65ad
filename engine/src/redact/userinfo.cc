#include "redact/userinfo.h"

#include <algorithm>
#include <utility>

#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::string_view kSchemes[] = {"sip", "sips", "tel", "http", "https", "tls",
                                         "tcp", "udp",  "ws",  "wss",  "mailto"};

constexpr std::size_t kNone = std::string_view::npos;

// Finds what is between the first colon of a userinfo and its @. A password that was not escaped
// may hold anything, even an @, so it extends to the last @ before the next URI.
class UserinfoScanner {
 public:
  explicit UserinfoScanner(std::string_view text) : text_(text) {}

  std::vector<Range> Find() {
    if (text_.find('@') == kNone) return {};
    std::size_t user = kNone;  // where the user of the current URI begins
    for (std::size_t colon = text_.find(':'); colon != kNone; colon = text_.find(':', colon + 1)) {
      const std::size_t scheme = SchemeBefore(colon);
      if (scheme == kNone) continue;
      // In "Contact:sip:…" and "a:sip:…@h", all that follows the second colon may be a password.
      const bool after_colon = scheme > 0 && text_[scheme - 1] == ':';
      if (user == kNone) {
        WithoutScheme(after_colon ? 0 : scheme);
      } else if (after_colon || !EndsBefore(user, scheme)) {
        continue;
      }
      const bool has_slashes = text_.substr(colon + 1, 2) == "//";
      user = after_colon ? scheme : colon + (has_slashes ? 3 : 1);
    }
    if (user == kNone) {
      WithoutScheme(text_.size());
    } else {
      Take(text_.find(':', user), text_.size());
    }
    return std::move(found_);
  }

 private:
  // Where the scheme before `colon` begins; kNone if there is none.
  [[nodiscard]] std::size_t SchemeBefore(std::size_t colon) const {
    constexpr std::size_t kLongest = 20;
    std::size_t end = colon;
    while (end > 0 && text_[end - 1] == ' ') --end;  // "sip : user : password @ host"
    std::size_t begin = end;
    while (begin > 0 && end - begin < kLongest &&
           (IsAlphanumeric(text_[begin - 1]) || text_[begin - 1] == '+')) {
      --begin;
    }
    const std::string_view name = text_.substr(begin, end - begin);
    const bool has_slashes = !name.empty() && text_.substr(colon + 1, 2) == "//" &&
                             (begin == 0 || text_[begin - 1] != ':');
    return IsScheme(name) || has_slashes ? begin : kNone;
  }

  // Whether the URI whose user begins at `user` ends before `next`, where another one may begin. If
  // so, takes its password.
  bool EndsBefore(std::size_t user, std::size_t next) {
    const std::size_t colon = text_.find(':', user);
    if (colon >= next) return true;
    if (Take(colon, next)) return true;
    // Without a password, only a port may be between the colon and what separates two URIs.
    std::size_t end = colon + 1;
    while (end < next && IsDigit(text_[end])) ++end;
    return end > colon + 1 && end < next &&
           std::string_view(", ;>\r\n\t").find(text_[end]) != kNone;
  }

  // Takes what is between `colon` and the last @ before `end`, which must not decrease.
  bool Take(std::size_t colon, std::size_t end) {
    for (; seen_ < end; ++seen_) {
      if (text_[seen_] == '@') last_at_ = seen_;
    }
    return TakeBetween(colon, last_at_);
  }

  bool TakeBetween(std::size_t colon, std::size_t at) {
    if (colon == kNone || at == kNone || at <= colon) return false;
    if (at > colon + 1) found_.push_back({colon + 1, at});
    return true;
  }

  // Takes the passwords of "user:password@host" at the beginning, or as a word, before `end`.
  void WithoutScheme(std::size_t end) {
    const std::string_view text = text_.substr(0, end);
    const std::size_t first = std::min(text.find(':'), text.size());
    const bool opens = first + 1 < end && !IsBlank(text[first + 1]) &&
                       std::none_of(text.begin(), text.begin() + first, IsBlank);
    if (opens && Take(first, end)) return;
    for (std::size_t begin = 0; begin < end;) {
      std::size_t word_end = begin;
      while (word_end < end && !IsBlank(text[word_end])) ++word_end;
      const std::string_view word = text.substr(begin, word_end - begin);
      const std::size_t colon = word.find(':');
      const std::size_t at = word.rfind('@');
      if (colon != kNone && at != kNone) TakeBetween(begin + colon, begin + at);
      begin = word_end + 1;
    }
  }

  std::string_view text_;
  std::size_t seen_ = 0;
  std::size_t last_at_ = kNone;
  std::vector<Range> found_;
};

}  // namespace

bool IsScheme(std::string_view name) {
  return std::any_of(std::begin(kSchemes), std::end(kSchemes),
                     [&](auto scheme) { return EqualsIgnoringCase(name, scheme); });
}

std::vector<Range> FindPasswordsOfUris(std::string_view text) {
  return UserinfoScanner(text).Find();
}

}  // namespace sipattach
