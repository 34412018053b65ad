#ifndef SIPATTACH_PHONE_METADATA_PLAN_TEXT_H_
#define SIPATTACH_PHONE_METADATA_PLAN_TEXT_H_

// The text of a number plan, as packed_plans.h unpacks it.
//
// A plan is a sequence of lines. The first character of a line is the field: '0' plus its number in
// phonemetadata.proto. The rest is its value:
//   text, integer, boolean   as is; a boolean that is false has no line
//   PhoneNumberDesc          pattern TAB lengths TAB local-only lengths TAB example number
//   NumberFormat             pattern TAB format TAB national prefix rule TAB carrier code rule
//                            TAB "1" if the prefix is optional TAB leading digits (any number of
//                            them)
// Empty columns at the end of a line are left out. A length is one character, '@' plus its value.
// '?' is -1, with which libphonenumber marks types that do not exist.

#include <cstddef>
#include <string_view>

namespace sipattach::phone::metadata {

// Removes what precedes the first `separator` from `rest`, along with the separator, and returns
// it.
inline std::string_view TakeUntil(char separator, std::string_view* rest) {
  const std::size_t at = rest->find(separator);
  const std::string_view taken = rest->substr(0, at);
  rest->remove_prefix(at == std::string_view::npos ? rest->size() : at + 1);
  return taken;
}

inline std::string_view TakeColumn(std::string_view* line) { return TakeUntil('\t', line); }

// Field numbers of phonemetadata.proto that are used by name.
enum FieldId {
  kId = 9,
  kCountryCode = 10,
  kInternationalPrefix = 11,
  kPreferredExtensionPrefix = 13,
  kNationalPrefixForParsing = 15,
  kNationalPrefixTransformRule = 16,
  kSameMobileAndFixedLine = 18,
  kNumberFormat = 19,
  kInternationalNumberFormat = 20,
  kMainCountry = 22,
  kLeadingDigits = 23,
  kPortable = 32,
};

struct Field {
  int id = 0;
  std::string_view value;
};

// Takes the next field of a plan. Returns false at its end. Skips empty lines.
inline bool TakeField(std::string_view* plan, Field* field) {
  while (!plan->empty()) {
    const std::string_view line = TakeUntil('\n', plan);
    if (line.empty()) continue;
    *field = {line.front() - '0', line.substr(1)};
    return true;
  }
  return false;
}

}  // namespace sipattach::phone::metadata

#endif  // SIPATTACH_PHONE_METADATA_PLAN_TEXT_H_
