#include "names/country_names.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "phone/phone.h"
#include "text/ascii.h"
#include "text/folded_name.h"

namespace sipattach {
namespace {

// Each region with its alpha-3 code and its names as FoldedName writes them. Names that are the
// same in two languages appear once. These are the countries from which carriers export most
// numbers.
constexpr std::string_view kNames =
    ";US,usa,united states,united states of america,u s a,vereinigte staaten,etats unis,estados "
    "unidos,america,"
    "united states us,;CA,can,canada,kanada,;GB,gbr,united kingdom,uk,u k,great "
    "britain,britain,england,scotland,wales,"
    "northern ireland,united kingdom of great britain and northern ireland,vereinigtes "
    "konigreich,grossbritannien,royaume uni,reino unido,angleterre,"
    ";DE,deu,germany,deutschland,allemagne,alemania,;FR,fra,france,frankreich,francia,"
    ";ES,esp,spain,spanien,espagne,espana,;IT,ita,italy,italien,italie,italia,"
    ";AT,aut,austria,osterreich,oesterreich,autriche,"
    ";CH,che,switzerland,schweiz,suisse,suiza,svizzera,;NL,nld,netherlands,the netherlands,holland,"
    "niederlande,pays bas,paises bajos,nederland,"
    ";BE,bel,belgium,belgien,belgique,belgica,belgie,;LU,lux,luxembourg,luxemburg,luxemburgo,"
    ";LI,lie,liechtenstein,;IE,irl,ireland,republic of ireland,eire,irland,irlande,irlanda,"
    ";PT,prt,portugal,;DK,dnk,denmark,danemark,dinamarca,danmark,;SE,swe,sweden,schweden,suede,"
    "suecia,"
    "sverige,;NO,nor,norway,norwegen,norvege,noruega,norge,;FI,fin,finland,finnland,finlande,"
    "finlandia,"
    "suomi,;IS,isl,iceland,island,islande,islandia,;PL,pol,poland,polen,pologne,polonia,polska,"
    ";CZ,cze,czech republic,czechia,tschechien,tschechische republik,tchequie,republique tcheque,"
    "chequia,republica checa,cesko,ceska "
    "republika,;SK,svk,slovakia,slovensko,slowakei,slovaquie,eslovaquia,"
    ";HU,hun,hungary,ungarn,hongrie,hungria,magyarorszag,;RO,rou,romania,rumanien,roumanie,rumania,"
    ";BG,bgr,bulgaria,bulgarien,bulgarie,;GR,grc,greece,griechenland,grece,grecia,"
    ";HR,hrv,croatia,kroatien,croatie,croacia,hrvatska,;SI,svn,slovenia,slowenien,slovenie,"
    "eslovenia,slovenija,"
    ";RS,srb,serbia,serbien,serbie,;BA,bih,bosnia and herzegovina,bosnien und herzegowina,"
    ";EE,est,estonia,estland,estonie,eesti,;LV,lva,latvia,lettland,lettonie,letonia,"
    ";LT,ltu,lithuania,litauen,lituanie,lituania,;UA,ukr,ukraine,ucrania,"
    ";RU,rus,russia,russian "
    "federation,russland,russie,rusia,россия,;TR,tur,turkey,turkiye,turkei,turquie,"
    "turquia,;CY,cyp,cyprus,zypern,chypre,chipre,;MT,mlt,malta,malte,"
    ";IL,isr,israel,;AE,are,united arab emirates,uae,vereinigte arabische emirate,emirats arabes "
    "unis,"
    "emiratos arabes unidos,;SA,sau,saudi arabia,saudi arabien,arabie saoudite,arabia saudita,"
    ";QA,qat,qatar,katar,;KW,kwt,kuwait,koweit,;BH,bhr,bahrain,;OM,omn,oman,;JO,jor,jordan,"
    "jordanien,"
    ";EG,egy,egypt,agypten,egypte,egipto,;MA,mar,morocco,marokko,maroc,marruecos,"
    ";TN,tun,tunisia,tunesien,tunisie,tunez,;DZ,dza,algeria,algerien,algerie,argelia,"
    ";ZA,zaf,south africa,sudafrika,afrique du sud,sudafrica,;NG,nga,nigeria,;KE,ken,kenya,kenia,"
    ";GH,gha,ghana,;IN,ind,india,indien,inde,;PK,pak,pakistan,;BD,bgd,bangladesh,;LK,lka,sri lanka,"
    ";CN,chn,china,chine,中国,;HK,hkg,hong kong,hongkong,hong kong "
    "sar,;TW,twn,taiwan,;JP,jpn,japan,japon,日本,"
    ";KR,kor,south korea,korea,republic of korea,korea republic of,대한민국,한국,sudkorea,coree du "
    "sud,corea del sur,"
    ";SG,sgp,singapore,singapur,singapour,;MY,mys,malaysia,malaisie,malasia,"
    ";TH,tha,thailand,thailande,tailandia,;VN,vnm,vietnam,viet nam,;ID,idn,indonesia,indonesien,"
    "indonesie,;PH,phl,philippines,philippinen,filipinas,"
    ";AU,aus,australia,australien,australie,;NZ,nzl,new zealand,neuseeland,nouvelle zelande,nueva "
    "zelanda,"
    ";MX,mex,mexico,mexiko,mexique,;BR,bra,brazil,brasilien,bresil,brasil,"
    ";AR,arg,argentina,argentinien,argentine,;CL,chl,chile,chili,;CO,col,colombia,kolumbien,"
    "colombie,"
    ";PE,per,peru,perou,;VE,ven,venezuela,;EC,ecu,ecuador,equateur,;UY,ury,uruguay,"
    ";PY,pry,paraguay,;BO,bol,bolivia,;CR,cri,costa rica,;PA,pan,panama,;GT,gtm,guatemala,"
    ";SV,slv,el salvador,;HN,hnd,honduras,;NI,nic,nicaragua,;DO,dom,dominican republic,"
    "dominikanische republik,republique dominicaine,republica dominicana,;PR,pri,puerto rico,"
    ";JM,jam,jamaica,jamaika,jamaique,;TT,tto,trinidad and tobago,;GE,geo,georgia,georgien,"
    ";KZ,kaz,kazakhstan,kasachstan,;";

constexpr std::string_view kStates =
    " AL AR AZ CA CO DE GA ID IL IN KY LA MA MD ME MN MO MS MT NC ND NE PA SC SD TN VA MB NB NL NS "
    "PE SK ";

// Codes that are not also words, abbreviations or initials beside numbers, as "IT", "PR", "ID" and
// "NO" are.
constexpr std::string_view kCertainCodes =
    " DE GB UK US FR CH AT ES NL BE LU PL CZ DK SE FI AU NZ JP BR MX IE PT GR HU RO ZA SG HK KR UA "
    "SK USA GBR DEU FRA ESP ITA CHE AUT NLD BEL POL UAE ";
// Names that are also those of persons, towns or states, and a word: "island".
constexpr std::string_view kElseToo =
    ",georgia,jordan,israel,kenya,chile,peru,panama,jamaica,island,wales,america,india,holland,"
    "malta,";
constexpr std::size_t kLongestCode = 3;

// A Bloom filter of the names: most words beside numbers are not countries.
using NameSet = std::array<std::uint64_t, 64>;
constexpr std::uint32_t HashOf(std::string_view name) {
  std::uint32_t hash = 2166136261;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619;
  return (hash ^ (hash >> 16)) % (64 * std::tuple_size_v<NameSet>);
}
constexpr NameSet SetOfNames() {
  NameSet set{};
  for (std::size_t begin = 0; begin < kNames.size();) {
    const std::size_t end = std::min(kNames.find(',', begin), kNames.size());
    const std::uint32_t hash = HashOf(kNames.substr(begin, end - begin));
    set[hash / 64] |= std::uint64_t{1} << (hash % 64);
    begin = end + 1;
  }
  return set;
}
constexpr NameSet kNameSet = SetOfNames();

// The region of a name, which is written as by FoldedName without the blanks at its ends.
std::string RegionNamed(std::string_view name) {
  if (name.size() == 2) {
    std::string code(name);
    for (char& c : code) c = Upper(c);
    if (phone::IsSupportedRegion(code)) return code;
  }
  const std::uint32_t hash = HashOf(name);
  if (name.size() < 2 || (kNameSet[hash / 64] >> (hash % 64) & 1) == 0) return "";
  const std::size_t at = kNames.find("," + std::string(name) + ",");
  if (at == std::string_view::npos) return "";
  return std::string(kNames.substr(kNames.rfind(';', at) + 1, 2));
}

// "44", "0044", "1876": a calling code, possibly with an area code that tells the country.
Country OfCallingCode(std::string_view digits) {
  while (digits.starts_with('0')) digits.remove_prefix(1);
  for (std::size_t length = 1; length <= std::min<std::size_t>(3, digits.size()); ++length) {
    int code = 0;
    for (const char c : digits.substr(0, length)) code = code * 10 + (c - '0');
    const std::string_view region = phone::MainRegionOf(code);
    if (region.empty()) continue;
    // The area code of a country may follow +1; it begins with 2 to 9.
    if (digits.size() != length && !(code == 1 && digits.size() == 4 && digits[1] >= '2')) {
      return {};
    }
    const bool whole = digits.size() == length && phone::IsSupportedRegion(region);
    return {whole ? std::string(region) : "", std::string(digits)};
  }
  return {};
}

Country OfRegion(std::string region) {
  if (region.empty()) return {};
  const int code = phone::CallingCodeOf(region);
  return {std::move(region), std::to_string(code)};
}

}  // namespace

Country ReadCountry(std::string_view cell) {
  constexpr std::size_t kLongest = 80;
  cell = Trim(cell);
  if (cell.empty() || cell.size() > kLongest) return {};
  // A flag before a name or alone: two letters, counted from U+1F1E6.
  constexpr std::string_view kFlag = "\xF0\x9F\x87";
  std::string flag;
  for (; cell.starts_with(kFlag) && cell.size() > 3; cell.remove_prefix(4)) {
    flag += static_cast<char>('A' + (static_cast<unsigned char>(cell[3]) - 0xA6));
  }
  cell = Trim(cell);
  if (cell.empty()) cell = flag;
  std::string digits;
  std::string words;
  for (const char c : cell) (IsDigit(c) ? digits : words) += c;
  // "$12.00/mo" is a price, not Macau.
  if (!digits.empty() && cell.find('.') != std::string_view::npos) return {};
  std::string folded = FoldedName(words);
  if (folded.starts_with(" u ")) std::erase(folded, ' ');  // "U.S.", "U. K."
  const std::string_view name = Trim(folded);
  if (name.empty()) return OfCallingCode(digits);
  std::string region = RegionNamed(name);
  // "GB - United Kingdom", "DE/Germany": a code and a name.
  for (const std::size_t length : {2u, 3u}) {
    if (!region.empty() || name.size() <= length || name[length] != ' ') continue;
    region = RegionNamed(name.substr(0, length));
    if (region != RegionNamed(Trim(name.substr(length)))) region.clear();
  }
  return OfRegion(std::move(region));
}

NamedCountry CountryInWords(std::string_view words) {
  words = Trim(words);
  const bool is_code = words.size() <= kLongestCode;
  if (is_code && !std::all_of(words.begin(), words.end(), IsUpper)) return {};
  NamedCountry named{ReadCountry(words)};
  const std::string_view list = is_code ? kCertainCodes : kElseToo;
  const char mark = is_code ? ' ' : ',';
  const std::string name = is_code ? std::string(words) : std::string(Trim(FoldedName(words)));
  const bool is_listed = list.find(mark + name + mark) != std::string_view::npos;
  named.certain = !named.country.prefix.empty() && is_listed == is_code;
  return named;
}

bool IsStateToo(std::string_view cell) {
  return cell.size() == 2 && kStates.find(" " + std::string(cell) + " ") != std::string_view::npos;
}

}  // namespace sipattach
