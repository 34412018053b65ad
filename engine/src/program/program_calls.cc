#include "program/program_calls.h"

#include <algorithm>

#include "program/api_key.h"
#include "program/program_base.h"
#include "program/program_bodies.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

// The quoted text that ends before `end`: the value of a header whose name comes after it.
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

}  // namespace

bool HasApiKey(std::string_view text) {
  constexpr std::string_view kName = "uthorization";
  constexpr std::string_view kBetween = "\\\"'`:=>, ()[]\t\r\n";
  constexpr std::string_view kField = "forHTTPHeaderField: \"";  // comes after the value
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

ApiPath FindApiPath(std::string_view code, std::size_t from) {
  // "https://api.bland.ai/v1/" is a base, not a call.
  const auto is_call = [](std::string_view text) {
    return text.starts_with("/sip/") ||
           (text.starts_with("/v1/") && text.size() > 4 && IsAlphanumeric(text[4]));
  };
  std::size_t begin = code.find('/', from);
  while (begin != kNone && !is_call(code.substr(begin))) begin = code.find('/', begin + 1);
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

std::string WithoutExamples(std::string_view code) {
  constexpr std::string_view kName = "\"originalRequest\"";
  std::string out(code);
  for (std::size_t at = code.find(kName); at != kNone; at = code.find(kName, at)) {
    at = code.find('{', at);
    const std::size_t length = at == kNone ? 0 : BracedAt(code, at).size();
    if (length == 0) break;
    std::fill_n(out.begin() + static_cast<std::ptrdiff_t>(at), length, ' ');
    at += length;
  }
  return out;
}

std::optional<OtherCall> FindOtherCallInProgram(std::string_view code) {
  const ApiPath path = FindApiPath(code.substr(0, kLookedAt), 0);
  if (path.begin == kNone) return std::nullopt;
  const std::string url = UrlOfCall(code, path.begin, path.begin + path.text.size()).text;
  // The path may follow a variable or a quote; after a name it may be that of a file.
  const bool is_whole =
      path.text.starts_with("/v1/") || path.begin == 0 || !IsAlphanumeric(code[path.begin - 1]);
  if (url.empty() && !is_whole) return std::nullopt;
  return OtherCall{url, std::string(path.text)};
}

}  // namespace sipattach
