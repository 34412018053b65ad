#include "sip/header_names.h"

#include <algorithm>
#include <iterator>

#include "text/ascii.h"

namespace sipattach {
namespace {

// RFC 3261 §25.1: token = 1*(alphanum / one of these).
constexpr std::string_view kTokenMarks = "-.!%*_+`'~";

struct Compact {
  char letter;
  std::string_view name;
};
constexpr Compact kCompactForms[] = {
    {'a', "Accept-Contact"},
    {'b', "Referred-By"},
    {'c', "Content-Type"},
    {'d', "Request-Disposition"},
    {'e', "Content-Encoding"},
    {'f', "From"},
    {'i', "Call-ID"},
    {'j', "Reject-Contact"},
    {'k', "Supported"},
    {'l', "Content-Length"},
    {'m', "Contact"},
    {'n', "Identity-Info"},
    {'o', "Event"},
    {'r', "Refer-To"},
    {'s', "Subject"},
    {'t', "To"},
    {'u', "Allow-Events"},
    {'v', "Via"},
    {'x', "Session-Expires"},
    {'y', "Identity"},
};

// In lower case. Headers that are only informative (Subject, User-Agent, Diversion, the P- headers)
// are left to the person.
constexpr std::string_view kStackHeaders =
    " accept accept-encoding accept-language allow allow-events authentication-info "
    "authorization call-id contact content-disposition content-encoding content-language "
    "content-length content-type cseq event expires from identity identity-info max-forwards "
    "mime-version min-expires min-se path proxy-authenticate proxy-authentication-info "
    "proxy-authorization proxy-require rack record-route refer-to replaces require route rseq "
    "security-client security-server security-verify service-route session-expires sip-etag "
    "sip-if-match subscription-state supported target-dialog timestamp to unsupported via "
    "www-authenticate ";

// Headers of one word that do not belong to the stack.
constexpr std::string_view kOneWordHeaders[] = {
    "Diversion", "Organization", "Priority", "Privacy", "Reason", "Subject",
};

struct Vendor {
  std::string_view prefix;  // in lower case
  std::string_view name;
};
constexpr Vendor kVendors[] = {
    {"x-bland-", "Bland"},  {"x-twilio-", "Twilio"}, {"x-telnyx-", "Telnyx"},
    {"x-nexmo-", "Vonage"}, {"x-vonage-", "Vonage"},
};

}  // namespace

bool IsHeaderName(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return IsAlphanumeric(c) || kTokenMarks.find(c) != std::string_view::npos;
  });
}

std::string_view LongNameOf(std::string_view compact) {
  if (compact.size() != 1) return {};
  for (const Compact& form : kCompactForms) {
    if (form.letter == Lower(compact[0])) return form.name;
  }
  return {};
}

bool IsStackHeader(std::string_view name) {
  const std::string_view long_name = LongNameOf(name);
  const std::string lower = Lowercase(long_name.empty() ? name : long_name);
  return IsOneOf(kStackHeaders, lower);
}

std::string_view VendorOf(std::string_view name) {
  for (const Vendor& vendor : kVendors) {
    if (StartsWithIgnoringCase(name, vendor.prefix)) return vendor.name;
  }
  return {};
}

bool LooksLikeHeaderName(std::string_view text) {
  if (!IsHeaderName(text) || text.size() < 3) return false;
  if (StartsWithIgnoringCase(text, "x-") || StartsWithIgnoringCase(text, "p-")) return true;
  if (std::find(std::begin(kOneWordHeaders), std::end(kOneWordHeaders), text) !=
      std::end(kOneWordHeaders)) {
    return true;
  }
  return IsUpper(text.front()) && text.find('-') != std::string_view::npos;
}

std::string RepairedHeaderName(std::string_view text) {
  text = Trim(text);
  while (!text.empty() && (text.back() == ':' || IsBlank(text.back()))) text.remove_suffix(1);
  std::string name(text);
  std::replace(name.begin(), name.end(), ' ', '-');
  return IsHeaderName(name) ? name : std::string();
}

}  // namespace sipattach
