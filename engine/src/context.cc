#include "context.h"

#include <algorithm>

#include "../phone/phone.h"
#include "ascii.h"
#include "json_text.h"
#include "web_url.h"

namespace sipattach {
namespace {

constexpr std::string_view kAttachPath = "/v1/sip/attach";

void ReportUnusable(std::string_view option, std::string_view expected, Report& report) {
  report.Add(Code::kContextUnusable, Pointer(), {{"option", option}, {"expected", expected}});
}

std::string ReadRegion(const Json& value, Report& report) {
  if (!value.is_string()) {
    ReportUnusable("default_region", "a string", report);
    return "";
  }
  std::string region(Trim(Text(value)));
  std::transform(region.begin(), region.end(), region.begin(), Upper);
  if (region.empty() || phone::IsSupportedRegion(region)) return region;
  report.Add(Code::kContextUnknownRegion, Pointer(), {{"region", region}});
  return "";
}

bool IsBaseUrl(std::string_view text, const WebUrl& url) {
  const bool http =
      EqualsIgnoringCase(url.scheme, "http") || EqualsIgnoringCase(url.scheme, "https");
  const auto is_allowed = [](char c) {
    return !IsBlank(c) && !IsControl(c) &&
           std::string_view("\\<>\"{}|^`").find(c) == std::string_view::npos;
  };
  return http && url.HasUsableAuthority() && !url.has_userinfo && !url.has_query &&
         std::all_of(text.begin(), text.end(), is_allowed);
}

// The scheme and authority of a base URL, with whatever path stands before the API's own.
std::string ReadBaseUrl(const Json& value, Report& report) {
  std::string fallback(kDefaultBaseUrl);
  if (!value.is_string()) {
    ReportUnusable("base_url", "a string", report);
    return fallback;
  }
  const std::string_view text = Trim(Text(value));
  const WebUrl url = SplitWebUrl(text);
  if (!IsBaseUrl(text, url)) {
    report.Add(Code::kContextBaseUrl, Pointer());
    return fallback;
  }
  std::string_view path = url.path;
  while (path.ends_with('/')) path.remove_suffix(1);
  if (path.ends_with(kAttachPath)) path.remove_suffix(kAttachPath.size());
  while (path.ends_with("/v1") || path.ends_with("/v1/"))
    path.remove_suffix(path.ends_with('/') ? 4 : 3);
  std::string base(text.substr(0, text.size() - url.path.size() + path.size()));
  if (path.size() + 1 < url.path.size()) {
    report.Add(Code::kContextBaseUrlPath, Pointer(), {{"base_url", base}});
  }
  if (EqualsIgnoringCase(url.scheme, "http") && !url.IsThisMachine()) {
    report.Add(Code::kContextInsecure, Pointer(), {{"base_url", base}});
  }
  return base;
}

std::size_t ReadLimit(const Json& value, Report& report) {
  const std::int64_t limit = value.is_integer() ? value.integer() : 0;
  if (limit >= 1 && limit <= static_cast<std::int64_t>(kMaxNumbersPerRequest)) {
    return static_cast<std::size_t>(limit);
  }
  ReportUnusable("max_numbers_per_request", "an integer from 1 to 100", report);
  return kMaxNumbersPerRequest;
}

bool ReadFlag(const Json& value, std::string_view option, Report& report) {
  if (value.is_boolean()) return value.boolean();
  ReportUnusable(option, "true or false", report);
  return false;
}

}  // namespace

Context ReadContext(std::string_view text, Report& report) {
  Context context;
  context.base_url = kDefaultBaseUrl;
  if (Trim(text).empty()) return context;
  Report ignored;
  const Json document = ReadJsonText(text, ignored).value_or(Json::array());
  if (document.is_null()) return context;
  if (!document.is_object()) {
    ReportUnusable("context", "a JSON object", report);
    return context;
  }
  for (const auto& [option, value] : document.members()) {
    if (value.is_null()) continue;
    if (option == "default_region") {
      context.default_region = ReadRegion(value, report);
    } else if (option == "trunk") {
      if (value.is_boolean()) {
        context.reading_for_trunk = value.boolean();
      } else if (value.is_object()) {
        context.trunk = value;
        context.reading_for_trunk = true;
      } else {
        ReportUnusable("trunk", "an object", report);
      }
    } else if (option == "base_url") {
      context.base_url = ReadBaseUrl(value, report);
    } else if (option == "max_numbers_per_request") {
      context.max_numbers_per_request = ReadLimit(value, report);
    } else if (option == "phone_column") {
      if ((value.is_integer() && value.integer() >= 0) || value.is_string()) {
        context.phone_column = value;
      } else {
        ReportUnusable(option, "the name of a column, or its place counted from 0", report);
      }
    } else if (option == "skip_invalid") {
      context.skip_invalid = ReadFlag(value, option, report);
    } else {
      report.Add(Code::kContextUnknown, Pointer(), {{"option", option}});
    }
  }
  return context;
}

}  // namespace sipattach
