#include "plan/number_object.h"

#include <algorithm>

#include "document/request_numbers.h"
#include "names/country_names.h"
#include "phone/phone.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// Names of members, as Squeezed gives them.
constexpr WordList kCountryNames =
    " country countrycode countryiso countryisocode iso isocode iso2 region regioncode callingcode "
    "dialcode dialingcode diallingcode prefix cc ";
constexpr WordList kAreaNames = " areacode area npa ndc citycode ";
// All that may be left out without a thought. Any other member may decide what to attach or how:
// a status, an endpoint, a note.
constexpr WordList kNamesOfLabels =
    " id sid uuid label name friendlyname displayname title site location department city locality "
    "countryname carrier provider owner user email formatted national international pretty ";

std::string TextIn(const Json& value) {
  if (value.is_integer()) return value.digits();
  return value.is_string() ? std::string(Text(value)) : std::string();
}

bool IsBlank(const Json& value) {
  return value.is_null() || (value.is_string() && Trim(Text(value)).empty());
}

// The number in E.164 form; empty if it is not a valid number of the country.
std::string OfCountry(const std::string& number, const Country& country) {
  const auto is_whole = [](const phone::Number& read) {
    return read.error == phone::ParseError::kNone && read.valid && read.extension.empty();
  };
  if (!country.region.empty()) {
    const phone::Number there = phone::Read(number, country.region, /*formats=*/false);
    if (is_whole(there)) return there.e164;
  }
  const std::string behind = "+" + country.prefix + " " + number;
  const phone::Number international = phone::Read(behind, "", /*formats=*/false);
  return is_whole(international) ? international.e164 : std::string();
}

}  // namespace

std::optional<NumberOfObject> ReadNumberObject(const Json& object,
                                               std::string_view default_region) {
  const Json* member = NumberMember(object);
  if (member == nullptr) return std::nullopt;
  NumberOfObject out{TextIn(*member)};
  std::string country;
  std::string area;
  for (const auto& [name, value] : object.members()) {
    if (IsBlank(value)) continue;
    const std::string squeezed = Squeezed(name);
    if (IsOneOf(kCountryNames, squeezed)) {
      country = TextIn(value);
    } else if (IsOneOf(kAreaNames, squeezed)) {
      area = TextIn(value);
    } else if (&value != member && !IsOneOf(kNamesOfLabels, squeezed)) {
      out.is_all = false;
    }
  }
  if (out.number.empty()) return std::nullopt;
  if (Trim(out.number).starts_with('+')) return out;
  if (!area.empty() && !DigitsOf(out.number).starts_with(DigitsOf(area)))
    out.number.insert(0, area + " ");
  if (country.empty()) return out;
  const Country read = ReadCountry(country);
  if (read.prefix.empty()) return std::nullopt;
  if (read.region == default_region) return out;
  out.number = OfCountry(out.number, read);
  if (out.number.empty()) return std::nullopt;
  return out;
}

}  // namespace sipattach
