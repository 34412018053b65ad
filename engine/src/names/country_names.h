#ifndef SIPATTACH_NAMES_COUNTRY_NAMES_H_
#define SIPATTACH_NAMES_COUNTRY_NAMES_H_

// Reads countries as tables and lists name them.

#include <string>
#include <string_view>

namespace sipattach {

// What a cell says about the country of its row.
struct Country {
  std::string region;  // ISO 3166-1 alpha-2, if the number plans know it; otherwise empty
  std::string prefix;  // what follows the "+", "44" or "1876"; empty if unknown
};

// Reads an ISO code of two or three letters, a calling code ("44", "+44", "0044", "1-876"), a name
// in English, German, French or Spanish, or a name beside a code: "Germany (+49)",
// "GB - United Kingdom". Both members are empty if the country is not recognised.
[[nodiscard]] Country ReadCountry(std::string_view cell);

// The country that words beside or above numbers name. Unlike the cells of a country column, such
// words may be anything: "Jordan" is a person, too, and "IT" a department.
struct NamedCountry {
  Country country;
  bool certain = false;  // the words can hardly be anything else
};

// Reads words without digits. Codes count only in capitals.
[[nodiscard]] NamedCountry CountryInWords(std::string_view words);

// Two capital letters that are both a country and a state or province of North America: "CA", "DE".
[[nodiscard]] bool IsStateToo(std::string_view cell);

}  // namespace sipattach

#endif  // SIPATTACH_NAMES_COUNTRY_NAMES_H_
