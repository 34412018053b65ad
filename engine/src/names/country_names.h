#ifndef SIPATTACH_NAMES_COUNTRY_NAMES_H_
#define SIPATTACH_NAMES_COUNTRY_NAMES_H_

// Countries as tables name them.

#include <string>
#include <string_view>

namespace sipattach {

// What a cell says of the country of its row.
struct Country {
  std::string region;  // ISO 3166-1 alpha-2 that the number plans know, or empty
  std::string prefix;  // what stands after the "+", "44" or "1876"; empty where nothing is known
};

// Reads an ISO code of two or three letters, a calling code ("44", "+44", "0044", "1-876"), a name
// in English, German, French or Spanish, or a name beside a code: "Germany (+49)", "GB - United
// Kingdom". Nothing is known of a country that is not understood.
[[nodiscard]] Country ReadCountry(std::string_view cell);

// What words beside numbers, or above them, say of a country. Other than the cells of a column of
// countries they may be anything: "Jordan" is a person as well, and "IT" a department.
struct NamedCountry {
  Country country;
  bool certain = false;  // the words can hardly be anything else
};

// Reads words without digits. Codes count in capitals only.
[[nodiscard]] NamedCountry CountryInWords(std::string_view words);

// Two capital letters that are both a country and a state or province of North America: "CA", "DE".
[[nodiscard]] bool IsStateToo(std::string_view cell);

}  // namespace sipattach

#endif  // SIPATTACH_NAMES_COUNTRY_NAMES_H_
