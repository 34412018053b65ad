#ifndef SIPATTACH_IMPORT_LINE_COUNTRY_H_
#define SIPATTACH_IMPORT_LINE_COUNTRY_H_

// The countries that the words of a list name: "Germany: 030 901820", "030 901820 (DE)", a flag, or
// a line above the numbers that is a country and nothing else.

#include <string>
#include <string_view>
#include <vector>

#include "import/line_splitter.h"
#include "import/number_rows.h"

namespace sipattach {

// What a line without a number says of the numbers below it: "UK", "## Germany (+49)", "[DE]",
// "UK numbers:", "country: DE". Nothing for any other line.
[[nodiscard]] CountryOfRow CountryOfHeading(std::string_view line,
                                            const std::string& default_region);

// The country of each of the pieces of a line: what the words before it say, or those after it
// where none stand before the first. `above` is that of the numbers of which the line says nothing.
[[nodiscard]] std::vector<CountryOfRow> CountriesOfPieces(std::string_view line,
                                                          const std::vector<Piece>& pieces,
                                                          const CountryOfRow& above,
                                                          const std::string& default_region);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_LINE_COUNTRY_H_
