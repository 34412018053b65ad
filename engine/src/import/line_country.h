#ifndef SIPATTACH_IMPORT_LINE_COUNTRY_H_
#define SIPATTACH_IMPORT_LINE_COUNTRY_H_

// The countries that the words of a list name: "Germany: 030 901820", "030 901820 (DE)", a flag, or
// a line above the numbers with nothing but a country.

#include <string>
#include <string_view>
#include <vector>

#include "import/number_rows.h"
#include "lines/line_splitter.h"

namespace sipattach {

// The country that a line without a number gives to the numbers below it: "UK", "## Germany (+49)",
// "[DE]", "UK numbers:", "country: DE". None for any other line.
[[nodiscard]] CountryOfRow CountryOfHeading(std::string_view line,
                                            const std::string& default_region);

// The country of each piece of a line, from the words before it, or from those after it if none
// precede the first. `above` is the country where the line names none.
[[nodiscard]] std::vector<CountryOfRow> CountriesOfPieces(std::string_view line,
                                                          const std::vector<Piece>& pieces,
                                                          const CountryOfRow& above,
                                                          const std::string& default_region);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_LINE_COUNTRY_H_
