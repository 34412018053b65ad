#include "document/context.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "document/read_json.h"
#include "json/json_writer.h"
#include "names/column_role.h"
#include "names/country_names.h"
#include "phone/phone.h"
#include "redact/redact.h"
#include "sipattach/base_url.h"
#include "text/ascii.h"
#include "web/http_address.h"

namespace sipattach {
namespace {

void ReportUnusable(std::string_view option, std::string_view expected, Report& report) {
  report.Add(Code::kContextUnusable, Pointer(), {{"option", option}, {"expected", expected}});
}

// "UK" and "Germany" are not ISO 3166-1 codes, but name a country. Its code is then the example.
[[gnu::noinline]] void ReportRegion(std::string_view region, Report& report) {
  const std::string meant = ReadCountry(region).region;
  report.Add(Code::kContextUnknownRegion, Pointer(),
             {{"region", region}, {"example", meant.empty() ? "US, GB" : meant}});
}

std::string ReadRegion(const Json& value, Report& report) {
  if (!value.is_string()) {
    ReportUnusable("default_region", "a string", report);
    return "";
  }
  const std::string_view written = Trim(Text(value));
  std::string region(written);
  std::transform(region.begin(), region.end(), region.begin(), Upper);
  if (region.empty() || phone::IsSupportedRegion(region)) return region;
  ReportRegion(written, report);
  return "";
}

std::string RefuseAddress(AddressProblem problem, std::string_view text, Report& report) {
  const auto& [reason, said] = TextOf(problem);
  // In a rewritten address, a secret might no longer be recognized and hidden.
  const std::string suggestion = HoldsSecret(text) ? "" : SuggestAddress(text, problem);
  std::string problem_told(said);
  if (!suggestion.empty()) problem_told += " Write " + suggestion + ".";
  Diagnostic& diagnostic =
      report.Add(Code::kContextBaseUrl, Pointer(), {{"reason", reason}, {"problem", problem_told}});
  if (!suggestion.empty()) diagnostic.AddParam({"suggestion", suggestion});
  return "";
}

// The hosts in `allow_http_hosts`, as URL parsers write them; none after an error.
std::vector<std::string> ReadHosts(const Json* value, Report& report) {
  std::vector<std::string> hosts;
  if (value == nullptr || value->is_null()) return hosts;
  bool is_usable = value->is_array();
  const Json none = Json::array();
  for (const Json& entry : is_usable ? *value : none) {
    std::string host;
    is_usable = is_usable && entry.is_string() &&
                ReadWebHost(Trim(Text(entry)), host) == AddressProblem::kNone;
    hosts.push_back(std::move(host));
  }
  if (is_usable) return hosts;
  ReportUnusable("allow_http_hosts", "an array of hosts, such as staging.internal", report);
  return {};
}

// Accepts an http: address only if its host is allowed. Empty after an error.
[[gnu::noinline]] std::string ReadInsecure(const HttpAddress& address,
                                           const std::vector<std::string>& allowed,
                                           Report& report) {
  if (std::find(allowed.begin(), allowed.end(), address.host) != allowed.end()) {
    report.Add(Code::kContextInsecure, Pointer(), {{"base_url", address.base}});
    return address.base;
  }
  Diagnostic& diagnostic = report.Add(Code::kContextInsecureBaseUrl, Pointer(),
                                      {{"base_url", address.base}, {"host", address.host}});
  // An explicit port serves http; that of https is not known.
  if (!address.has_port) {
    diagnostic.AddParam({"suggestion", "https" + address.base.substr(4)});
  }
  return "";
}

// The base URL; empty after an error.
std::string ReadBaseUrl(const Json& value, const std::vector<std::string>& allowed,
                        Report& report) {
  if (!value.is_string()) return RefuseAddress(AddressProblem::kNotAString, "", report);
  HttpAddress address = ReadHttpAddress(Text(value));
  if (address.problem != AddressProblem::kNone) {
    return RefuseAddress(address.problem, Text(value), report);
  }
  if (address.was_cut) {
    report.Add(Code::kContextBaseUrlPath, Pointer(), {{"base_url", address.base}});
  }
  if (address.MayLookLikeAnother()) {
    report.Add(Code::kContextLookAlike, Pointer(), {{"host", address.host}});
  }
  if (address.IsNamedLikeService()) {
    report.Add(Code::kContextLikeService, Pointer(), {{"host", address.host}});
  }
  return address.IsInsecure() ? ReadInsecure(address, allowed, report) : address.base;
}

// Whether an unknown option was meant to say where requests go: baseUrl, api_url, host.
bool MeansAddress(std::string_view option) {
  const std::string name = Lowercase(option);
  const auto holds = [&](std::string_view word) { return name.find(word) != std::string::npos; };
  return !holds("allow") && (holds("url") || holds("base") || holds("host") || holds("server"));
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

bool AreRoles(const Json& value) {
  return value.is_array() && std::all_of(value.begin(), value.end(), [](const Json& role) {
           return role.is_null() || (role.is_string() && RoleNamed(Text(role)));
         });
}

// Reads an option that says how a pasted list is read; returns false for any other. Not inlined,
// like ReportUnknownOption: planning usual drafts needs neither.
[[gnu::noinline]] bool ReadOptionOfList(std::string_view option, const Json& value,
                                        Context& context, Report& report) {
  if (option == "phone_column" || option == "country_column") {
    if ((value.is_integer() && value.integer() >= 0) || value.is_string()) {
      (option == "phone_column" ? context.phone_column : context.country_column) = value;
    } else {
      ReportUnusable(option, "the name of a column, or its place counted from 0", report);
    }
  } else if (option == "roles") {
    if (AreRoles(value)) {
      context.roles = value;
    } else {
      ReportUnusable(option, "an array with the role of each column, or null for it", report);
    }
  } else if (option == "expand_ranges") {
    context.expand_ranges = ReadFlag(value, option, report);
  } else if (option == "beside") {
    context.beside = ReadFlag(value, option, report);
  } else {
    return false;
  }
  return true;
}

constexpr std::string_view kOptions =
    "default_region, max_numbers_per_request, skip_invalid, trunk, base_url, allow_http_hosts, "
    "phone_column, country_column, expand_ranges, roles, beside, for_trunk";

// The option that an unknown name probably means (defaultRegion, region, maxNumbers, trunkId), or
// all options if it may be any.
std::string_view OptionLike(std::string_view option) {
  constexpr std::string_view kTelling[] = {"region", "max",    "skip", "allow",
                                           "phone",  "expand", "trunk"};
  const std::string name = Lowercase(option);
  for (const std::string_view word : kTelling) {
    if (name.find(word) == std::string::npos) continue;
    const std::size_t at = kOptions.find(word);
    const std::size_t begin = kOptions.substr(0, at).rfind(' ') + 1;  // npos + 1 is 0
    return kOptions.substr(begin, kOptions.find(',', at) - begin);
  }
  return kOptions;
}

[[gnu::noinline]] void ReportUnknownOption(std::string_view option, Context& context,
                                           Report& report) {
  if (MeansAddress(option)) {
    context.base_url = RefuseAddress(AddressProblem::kOtherOption, "", report);
  } else {
    report.Add(Code::kContextUnknown, Pointer(),
               {{"option", option}, {"known", OptionLike(option)}});
  }
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
  const std::vector<std::string> hosts = ReadHosts(Find(document, "allow_http_hosts"), report);
  for (const auto& [option, value] : document.members()) {
    if (value.is_null()) continue;
    if (option == "default_region") {
      context.default_region = ReadRegion(value, report);
    } else if (option == "for_trunk") {
      context.reading_for_trunk = ReadFlag(value, option, report);
    } else if (option == "trunk") {
      // A boolean here is the old form of for_trunk.
      if (value.is_boolean()) {
        context.reading_for_trunk = value.boolean();
      } else if (value.is_object() || value.is_array()) {
        context.trunk = value;
        context.reading_for_trunk = true;
      } else {
        ReportUnusable("trunk", "an object", report);
      }
    } else if (option == "base_url") {
      context.base_url = ReadBaseUrl(value, hosts, report);
    } else if (option == "max_numbers_per_request") {
      context.max_numbers_per_request = ReadLimit(value, report);
    } else if (option == "skip_invalid") {
      context.skip_invalid = ReadFlag(value, option, report);
    } else if (option != "allow_http_hosts" &&  // read before all others
               !ReadOptionOfList(option, value, context, report)) {
      ReportUnknownOption(option, context, report);
    }
  }
  return context;
}

std::string ReadBaseUrl(std::string_view base_url, std::string_view options) {
  Report report;
  Report ignored;
  const auto read = [&](std::string_view text) {
    return Trim(text).empty() ? Json() : ReadJsonText(text, ignored).value_or(Json(false));
  };
  const Json value = read(base_url);
  const Json given = read(options);
  if (!given.is_null() && !given.is_object()) ReportUnusable("options", "a JSON object", report);
  const std::vector<std::string> hosts = ReadHosts(Find(given, "allow_http_hosts"), report);
  const std::string address =
      value.is_null() ? std::string(kDefaultBaseUrl) : ReadBaseUrl(value, hosts, report);
  JsonWriter writer;
  writer.BeginObject().Key("base_url").StringOrNull(report.has_errors() ? "" : address);
  writer.Key("diagnostics");
  Write(writer, report.diagnostics());
  return writer.EndObject().Take();
}

}  // namespace sipattach
