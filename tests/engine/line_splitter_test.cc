#include "lines/line_splitter.h"

#include <gtest/gtest.h>

#include <iterator>
#include <ostream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace sipattach {
namespace {

using Texts = std::vector<std::string>;

// The pieces of a line, with words in angle brackets.
Texts PiecesOf(std::string_view line, bool trunk) {
  LineSplitter splitter(trunk);
  Texts texts;
  for (const Piece& piece : splitter.Split(line)) {
    const std::string text(line.substr(piece.begin, piece.end - piece.begin));
    texts.push_back(piece.like_number ? text : "<" + text + ">");
  }
  return texts;
}

struct SplitCase {
  const char* name;
  const char* line;
  Texts pieces;
  bool trunk = false;
};

void PrintTo(const SplitCase& split_case, std::ostream* out) { *out << split_case.name; }

class SplitTest : public ::testing::TestWithParam<SplitCase> {};

TEST_P(SplitTest, FindsTheNumbers) {
  EXPECT_EQ(PiecesOf(GetParam().line, GetParam().trunk), GetParam().pieces);
}

const SplitCase kLists[] = {
    {"Blank", " \t ", {}},
    {"OwnPunctuation",
     "+1 (415) 555-0132, 020 7946 0018; +49-30-123456 / 030 1234",
     {"+1 (415) 555-0132", "020 7946 0018", "+49-30-123456", "030 1234"}},
    {"TabsAndBars",
     "+14155552671\t+14155552672|+14155552673",
     {"+14155552671", "+14155552672", "+14155552673"}},
    {"SlashInside", "030/1234567, +49 30 / 123456", {"030/1234567", "+49 30 / 123456"}},
    {"SlashBetween", "0301234567/0407654321", {"0301234567", "0407654321"}},
    {"BlankBeforePlus", "+14155552671 (+44) 20 7946 0018", {"+14155552671", "(+44) 20 7946 0018"}},
    {"PlusGlued", "+14155552671+442079460018", {"+14155552671", "+442079460018"}},
    {"LongGroups", "4155552671 4155552672", {"4155552671", "4155552672"}},
    {"GroupsOfOneNumber", "+49 30 12345678", {"+49 30 12345678"}},
    {"PlusApart", "+ 1 415 555 2671", {"+ 1 415 555 2671"}},
    {"Parameter",
     "tel:+14155552671;ext=5; +14155552672",
     {"tel:+14155552671;ext=5", "+14155552672"}},
    {"OtherScripts",
     "＋１４１５５５５２６７１，+14155552672、+14155552673",
     {"＋１４１５５５５２６７１", "+14155552672", "+14155552673"}},
    {"DecimalComma", "4,479E+11, 4.479E+11", {"4,479E+11", "4.479E+11"}},
    {"DecimalCommaWithoutSign", "4,479e11", {"4,479e11"}},
    {"NoDecimalComma", "30123,479E", {"30123", "<479E>"}},
    {"TwoLinesOfACell", "+44 20\n7946 0018", {"+44 20\n7946 0018"}},
    {"TwoNumbersOfACell", "+442079460018\n+442079460019", {"+442079460018", "+442079460019"}},
};

const SplitCase kDecorations[] = {
    {"Bullets", "- +14155552671", {"+14155552671"}},
    {"UnicodeBullet", "• 020 7946 0018", {"020 7946 0018"}},
    {"Numbering", "12. 020 7946 0018", {"020 7946 0018"}},
    {"NumberingWithBracket", "3) +14155552671", {"+14155552671"}},
    {"NoNumbering", "1.415.555.2671", {"1.415.555.2671"}},
    {"AreaCodeIsNoNumbering", "(415) 555-2671", {"(415) 555-2671"}},
    {"JsonArray", R"(["+14155552671", '020 7946 0018'])", {"+14155552671", "020 7946 0018"}},
    {"AngleBrackets",
     "<sip:+14155552671@pbx.example.com;user=phone>",
     {"sip:+14155552671@pbx.example.com;user=phone"}},
    {"TypographicQuotes", "„+49 30 123456“", {"+49 30 123456"}},
};

const SplitCase kWords[] = {
    {"NoNumber", "Please call us soon.", {"<Please call us soon>"}},
    {"NoNumberInParts", "Doe, John, room 12", {"<Doe, John, room 12>"}},
    {"Label", "Alice: +1 415 555 2671 (mobile)", {"+1 415 555 2671"}},
    {"GluedLabel", "Fon:+14155552671 Fax:020 7946 0018", {"+14155552671", "020 7946 0018"}},
    {"Sentence",
     "Call 020 7946 0018 or +14155552671 by 12:30 on 2024-01-15.",
     {"020 7946 0018", "+14155552671"}},
    {"Extension", "+1 415 555 2671 ext. 12 please", {"+1 415 555 2671 ext. 12"}},
    {"ExtensionAfterComma",
     "(415) 555-0132, (415) 555-0133, ext. 5",
     {"(415) 555-0132", "(415) 555-0133"}},
    {"ExtensionAfterCommaInRussian", "тел. 8 (495) 123-45-67, доб. 1153", {"8 (495) 123-45-67"}},
    {"CommaBeforeAnotherNumber",
     "415-555-0132, x-ray, 415-555-0133",
     {"415-555-0132", "415-555-0133"}},
    {"WholeNumberAfterOr", "020 7946 0100 or 07700 900123", {"020 7946 0100", "07700 900123"}},
    {"LastDigitsAfterOr", "020 7946 0100 or 0101", {"020 7946 0100 or 0101"}},
    {"Ampersand", "020 7946 0100 & 020 7946 0101", {"020 7946 0100", "020 7946 0101"}},
    {"LastDigitsAfterAmpersand", "415-673-2000 & 2001", {"415-673-2000 & 2001"}},
    {"EndingsBeforeAnotherNumber",
     "0113 496 0100/0101/0102 and 0161 496 0200",
     {"0113 496 0100/0101/0102", "0161 496 0200"}},
    {"EndingsBeforeALabel",
     "022-24901234/35/36 Fax: 022-24901240",
     {"022-24901234/35/36", "022-24901240"}},
    {"RangeWithItsSize", "01134960100 - 01134960149 (50 DDIs)", {"01134960100 - 01134960149"}},
    {"RangeWithItsSizeInBlocks",
     "Indial: 02 5550 1200 - 02 5550 1299 (100 Block)",
     {"02 5550 1200 - 02 5550 1299"}},
    {"RangeAndItsTown", "0113 496 0100 to 0113 496 0199 Leeds", {"0113 496 0100 to 0113 496 0199"}},
    {"LastDigitsAtTheEndOfASentence",
     "Call 415-555-2671 or 72. +14155552999",
     {"415-555-2671", "<72>", "+14155552999"}},
    {"IdBeforeANumberWithASlash", "ID 12 0043/1 5123456", {"0043/1 5123456"}},
    {"PatternWithItsSize", "415-673-20xx (100 DIDs)", {"415-673-20xx"}},
    {"PatternWithBlanksAndItsSize", "020 7946 01xx (100 numbers)", {"020 7946 01xx"}},
    {"SizeOfABlock", "+14156732000 (20 numbers)", {"+14156732000 (20 numbers)"}},
    {"SizeBehindOneNumberAmongWords", "Main line 41567320001 DDIs", {"41567320001 DDIs"}},
    {"SizeBehindANumberAfterAnother",
     "415-673-2000 20 DDIs Fax 14156732001 DDIs",
     {"415-673-2000 20 DDIs", "14156732001 DDIs"}},
    {"SizeBehindAnotherNumberOfTheLine",
     "(415) 555-0132 Fax +14155550133(50 DDIs)",
     {"(415) 555-0132", "+14155550133(50 DDIs)"}},
    {"Columns", "public-ntwrk   10       4155550132   10  1001", {"4155550132"}},
    {"NumberOfSomethingElse", "NIP 5252248481", {}},
    {"IbanWithoutItsName", "NL91 ABNA 0417 1643 00", {}},
    {"IbanBeforeANumber", "NL91 ABNA 0417 1643 00 020-1234567", {"020-1234567"}},
    {"NoIban", "NL92 ABNA 0417 1643 00", {"0417 1643 00"}},
    {"PeriodOfDays", "08.06 - 22.06", {}},
    {"PeriodInWords", "Betriebsferien 24.12.-06.01., Notdienst 030 901820", {"030 901820"}},
    {"PeriodOfMonths", "Term 01/2026 - 12/2028, BTN 415-555-0132", {"415-555-0132"}},
    {"Network", "Netz 198.51.100.0/24, Nummer 030 901820", {"030 901820"}},
    {"NetworkAndPorts", "Media 203.0.113.96/27 10000-20000", {}},
    {"RegisterOfATown", "RCS Paris B 123 456 789, LD 01 42 68 53 12", {"01 42 68 53 12"}},
    {"Amount", "capital de 1 000 000 €, 01 42 68 53 00", {"01 42 68 53 00"}},
    {"NumberAndItsStreet", "312-555-0132 233 S Wacker Dr", {"312-555-0132"}},
    {"NumberAndItsSize", "312-555-0132 100 numbers", {"312-555-0132 100 numbers"}},
    {"DottedNumberAndItsStreet", "312.555.0132 500 W Madison St", {"312.555.0132"}},
    {"NumberOfAPerson", "Aadhaar 1234 5678 9012", {}},
    {"NumberOfAParcel", "Tracking 1Z999AA10123456784", {}},
    {"NumberOfACarrierOfParcels", "FedEx 1-800-555-0132", {"1-800-555-0132"}},
    {"CodeOfABank", "Sort code 20-00-00 1234567", {}},
    {"NumberOfACaseInBrackets", "[Case #0012345678]", {}},
    {"PostCodeOfJapanBehindALabel", "設置場所：〒530-0001 大阪府", {}},
    {"NumberOfAnAccount", "Account number: 8812345678, main: 4155550132", {"4155550132"}},
    {"TaxNumberWithLetters", "USt-IdNr. DE123456789", {}},
    {"NumberOfACompany", "Company registration number 09876543", {}},
    {"NumberOfACompanyInEngland", "Registered in England and Wales No. 01234567", {}},
    {"NameOfACompanyBeforeItsNumber", "Acme Company 0113 496 0100", {"0113 496 0100"}},
    {"NumberInACompound", "Kunden-Nr. 1234567890", {}},
    {"ShapedAsANumberOfAPerson", "CPF 123.456.789-09", {}},
    {"ShapedAsANumberOfACompany", "Example 123-45-67890 02-123-4567", {"02-123-4567"}},
    {"MobileNumberInPairsOfFive", "Ravi 98765-43210", {"98765-43210"}},
    {"Ports", "RTP 10000-20000", {}},
    {"PostCodeOfJapan", "〒100-0005 Tokyo, 03-1234-5678", {"03-1234-5678"}},
    {"BoxAndZip", "PO Box 12345, San Francisco, CA 94105-1234", {}},
    {"PostCodeAndTownBehindABox", "Postfach 10 01 23, 10115 Berlin", {}},
    {"PostCodeBeforeANumber", "Leeds LS11 5QP 0113 496 0100", {"0113 496 0100"}},
    {"Between", "DIDs between 415-673-2000 and 2018 are", {"between 415-673-2000 and 2018"}},
    {"BetweenInFrench",
     "entre le 01 42 68 53 00 et le 01 42 68 53 49",
     {"entre le 01 42 68 53 00 et le 01 42 68 53 49"}},
    {"BetweenTwoOffices",
     "bridge between 415-555-0132 and 212-555-0133",
     {"415-555-0132", "212-555-0133"}},
    {"StartOfSomethingElse", "Suite 100 starting 415-555-0132", {"415-555-0132"}},
    {"PostCodeBeforeAnAmericanNumber", "Chicago 60601 312-555-0132", {"312-555-0132"}},
    {"CodeBeforeANumber", "Bogotá 57 300-123-4567", {"57 300-123-4567"}},
    {"PrefixBeforeANumber", "Bogotá 0057 300-123-4567", {"0057 300-123-4567"}},
    {"TwoExtensions", "(530) 555-0132 x302/x2303", {"(530) 555-0132 x302/x2303"}},
    {"UriBehindAName", "ru=sip:+14155550132@192.0.2.1", {"sip:+14155550132@192.0.2.1"}},
    {"Price", "415-555-0132 $1.15", {"415-555-0132"}},
    {"LabelWithADigit", "Room 2401: 415-555-0132", {"415-555-0132"}},
    {"DateInBrackets", "415-555-0132 (2026-03-14)", {"415-555-0132"}},
    {"HashOfAList", "#12 415-555-0132", {"415-555-0132"}},
    {"WideGapsInANumber", "020    7946    0100", {"020    7946    0100"}},
    {"Pictures", "📞 415-555-0132 📱415-555-0133", {"415-555-0132", "415-555-0133"}},
    {"MayBeExtensions", "415-555-0132, 101", {"415-555-0132", "101"}},
    {"LastDigits", "415-555-0132, 0133, 0145", {"415-555-0132, 0133, 0145"}},
    {"LastDigitsBehindDashes", "030 901820-101, -7 und -102", {"030 901820-101, -7 und -102"}},
    {"LastDigitsOfTheSecond",
     "415-555-0132, 415-555-0140, 41",
     {"415-555-0132", "415-555-0140, 41"}},
    {"TwoLastDigitsThatAreNotLast", "415-555-0132, 31", {"415-555-0132", "<31>"}},
    {"AYear", "415-555-0132, 2026", {"415-555-0132", "2026"}},
    {"LastDigitsAfterWords", "415-555-0132 Ann, 0133", {"415-555-0132", "0133"}},
    {"IdentitiesAreNoLastDigits", "4155550132, 33", {"4155550132", "33"}, true},
    {"HoursInWords", "030 901820, Mo-Fr von 8 bis 17 Uhr", {"030 901820"}},
    {"Hours", "(415) 555-0132, Mon-Fri 9am-5pm", {"(415) 555-0132"}},
    {"HoursAndMinutes", "0800 1234567 (8:00–18:00 Uhr)", {"0800 1234567"}},
    {"DatesOfAPeriod", "4155550132 12/01/2026-12/31/2026", {"4155550132"}},
    {"DateInABracket", "4155550132 (from 11/01/2026)", {"4155550132"}},
    {"TaxNumberBehindItsCountry", "VAT GB 123 4567 89", {}},
    {"BelgianTaxNumber", "T +32 2 123 45 67 | BE 0123.456.749", {"+32 2 123 45 67"}},
    {"BelgianMobile", "BE 0470.123.456", {"0470.123.456"}},
    {"Iban", "IBAN DE89 3704 0044 0532 0130 00", {}},
    {"CompanyNumberWithSlash", "CNPJ: 12.345.678/0001-95", {}},
    {"CodeWithLetters", "GSTIN 27AAPFU0939F1ZV", {}},
    {"TicketWithHash", "Ticket #4471239", {}},
    {"AccountWithHash", "Account #: 99887766", {}},
    {"AccountThatIsAPhone", "Account 415-555-0132", {"415-555-0132"}},
    {"ForwardedTo", "Forward 415-555-0132 to 212-555-0198", {"415-555-0132", "212-555-0198"}},
    {"LastDigitsOfAFax", "Tel. 030 12345-0 Fax -99", {"030 12345-0"}},
    {"LastDigitsOfAFaxBehindAComma", "415-555-2671, fax -2672", {"415-555-2671"}},
    {"LastDigitsOfAnother", "030 901820-10, Mobil: -99", {"030 901820-10", "-99"}},
    {"UserAtAHost", "did: 14155552671@203.0.113.9", {"14155552671"}},
    {"UserThatIsNoNumber", "100@203.0.113.9", {"<100@203.0.113.9>"}},
    {"CallAtAHost", "4155552671-1@203.0.113.9", {"<4155552671-1@203.0.113.9>"}},
    {"NameOfACallAtAHost", "Call-ID: 4155552671@203.0.113.9", {}},
    {"Mask", "*442079460123", {"442079460123"}},
    {"MaskOrCode", "*674155552671", {"*674155552671"}},
    {"CodeOfANetwork", "*21*030123456#", {"*21*030123456#"}},
    {"HowMany", "DID 14155552671 1 @ $1.00", {"14155552671"}},
    {"PriceOfOne", "020 7946 0123 @ £1.00", {"020 7946 0123"}},
    {"Backwards", "415-555-0198 to 415-555-0132", {"415-555-0198 to 415-555-0132"}},
    {"AddressWithoutScheme", "add +14155550132@example.com", {"+14155550132"}},
    {"AddressOfAServer", "target ipv4:192.0.2.10 4155550132", {"4155550132"}},
    {"NumbersInColumns", "(415) 555-0132   (415) 555-0133", {"(415) 555-0132", "(415) 555-0133"}},
    {"NoLastDigits",
     "0113 496 0100, 0113 496 0101 and 0113 496 0102",
     {"0113 496 0100", "0113 496 0101", "0113 496 0102"}},
    {"NumberBehindANumberWord", "Number 4155550132", {"4155550132"}},
    {"AccountIsNoPhone", "Account (415) 555-0132", {"(415) 555-0132"}},
    {"GluedExtension", "office 415-555-2671x12", {"415-555-2671x12"}},
    {"Vanity", "Call 1-800-FLOWERS or 1 800 FLOWERS today", {"1-800-FLOWERS", "1 800 FLOWERS"}},
    {"ShortCode", "Dial 112 now", {"112"}},
    {"RoomBesideNumber", "Room 112, 020 7946 0018", {"112", "020 7946 0018"}},
    {"Address", "a1234567@example.com", {"<a1234567@example.com>"}},
    {"Date", "31.01.2024", {}},
    {"TooFewDigitsAreKept", "+14155552671, 12", {"+14155552671", "<12>"}},
    {"IllFormed", "\xFF\xC3 \x80", {"<\xFF\xC3 \x80>"}},
};

// Blocks as they are written in orders and letters in these languages.
const SplitCase kRanges[] = {
    {"Dutch", "Nummers 020 231 2500 t/m 020 231 2509", {"020 231 2500 t/m 020 231 2509"}},
    {"DutchEnding", "Blok: 020-2312500 t/m 2599", {"020-2312500 t/m 2599"}},
    {"DutchInWords",
     "van 020 231 2500 tot en met 020 231 2509",
     {"020 231 2500 tot en met 020 231 2509"}},
    {"Swedish", "Serie 08-465 004 00 t.o.m. 08-465 004 49", {"08-465 004 00 t.o.m. 08-465 004 49"}},
    {"Danish", "32 12 34 00 til og med 32 12 34 49", {"32 12 34 00 til og med 32 12 34 49"}},
    {"GermanInclusive",
     "030 23125 100 bis einschließlich 030 23125 199",
     {"030 23125 100 bis einschließlich 030 23125 199"}},
    {"English",
     "(415) 555-0100 up to and including 555-0119",
     {"(415) 555-0100 up to and including 555-0119"}},
    {"Czech", "od 234 120 000 do 234 120 099", {"234 120 000 do 234 120 099"}},
    {"SlovakAfterSlashes", "02/5910 1000 až 02/5910 1099", {"02/5910 1000 až 02/5910 1099"}},
    {"Greek", "210 612 3400 έως 210 612 3499", {"210 612 3400 έως 210 612 3499"}},
    {"TurkishAnd", "0212 345 10 00 ile 0216 345 10 99", {"0212 345 10 00", "0216 345 10 99"}},
    {"Turkish", "0212 345 10 00 ile 0212 345 10 99 arası", {"0212 345 10 00 ile 0212 345 10 99"}},
    {"Hungarian", "06 1 234 5600-tól 06 1 234 5699-ig", {"06 1 234 5600-tól 06 1 234 5699"}},
    {"SpanishArticle", "Desde el 911234500 hasta el 911234549", {"911234500 hasta el 911234549"}},
    {"SizeInWords",
     "Range 02 9374 4000 - 02 9374 4099 (100 number block)",
     {"02 9374 4000 - 02 9374 4099"}},
    {"Indonesian", "DID: 021-5080 1200 s/d 021-5080 1299", {"021-5080 1200 s/d 021-5080 1299"}},
    {"French", "01 99 00 12 00 JUSQU’À 01 99 00 12 49", {"01 99 00 12 00 JUSQU’À 01 99 00 12 49"}},
    {"Chinese", "号码：021-61234000至021-61234099", {"021-61234000至021-61234099"}},
    {"Japanese", "03-5550-1200から03-5550-1299まで", {"03-5550-1200から03-5550-1299"}},
    {"Korean", "02-3400-1200부터 02-3400-1299까지", {"02-3400-1200부터 02-3400-1299"}},
    {"FullWidth",
     "ＴＥＬ：０３－５５５０－１２００　ＦＡＸ：０３－５５５０－１２９９",
     {"０３－５５５０－１２００", "０３－５５５０－１２９９"}},
};

const SplitCase kTrunk[] = {
    {"Extensions", "2001; 2002, 7", {"2001", "2002", "7"}, true},
    {"User", "alice", {"alice"}, true},
    {"Words", "the front desk", {"<the front desk>"}, true},
    {"ExtensionInWords", "Front desk 2001", {"2001"}, true},
    {"ExtensionsInARow", "2001, 2002, 2003", {"2001", "2002", "2003"}, true},
    {"National", "4155550100", {"4155550100"}, true},
};

const auto kNameOf = [](const ::testing::TestParamInfo<SplitCase>& info) {
  return std::string(info.param.name);
};
INSTANTIATE_TEST_SUITE_P(Lists, SplitTest, ::testing::ValuesIn(kLists), kNameOf);
INSTANTIATE_TEST_SUITE_P(Decorations, SplitTest, ::testing::ValuesIn(kDecorations), kNameOf);
INSTANTIATE_TEST_SUITE_P(Words, SplitTest, ::testing::ValuesIn(kWords), kNameOf);
INSTANTIATE_TEST_SUITE_P(Ranges, SplitTest, ::testing::ValuesIn(kRanges), kNameOf);
INSTANTIATE_TEST_SUITE_P(Trunk, SplitTest, ::testing::ValuesIn(kTrunk), kNameOf);

// Words that the splitter knows, in any order: the pieces are in the line, one after another.
TEST(WordOrderTest, TakesItsWordsInAnyOrder) {
  constexpr std::string_view kPieces[] = {"+14155552671",
                                          "(415) 555-2671",
                                          "tel:+14155552671",
                                          "sip:100@example.com",
                                          "to",
                                          "bis",
                                          "tot en met",
                                          "至",
                                          "and",
                                          "&",
                                          "von",
                                          "00",
                                          "ext.",
                                          "x123",
                                          "转123",
                                          "DDIs",
                                          "(50 DDIs)",
                                          "FLOWERS",
                                          "1 800",
                                          "NIP",
                                          "DE123456789",
                                          "Fax:",
                                          "030 90182-0",
                                          "12345602",
                                          "2026-01-02",
                                          "NL91 ABNA 0417 1643 00",
                                          "24.12.-06.01.",
                                          "415-555-0132",
                                          "RCS",
                                          "Paris",
                                          "EUR",
                                          "198.51.100.0/24",
                                          "10:30",
                                          "   ",
                                          "/",
                                          "#1",
                                          "ile",
                                          "5600-tól",
                                          "->",
                                          "hasta el",
                                          "17 Uhr",
                                          ", 72",
                                          ", -102",
                                          "VAT GB",
                                          "(100 number",
                                          "12/01/2026-12/31/2026",
                                          "+14155552671@example.com",
                                          "1.",
                                          "-",
                                          ","};
  std::minstd_rand random(7);
  for (int i = 0; i < 20000; ++i) {
    std::string line;
    for (std::size_t words = 1 + random() % 8; words > 0; --words) {
      line += kPieces[random() % std::size(kPieces)];
      if (random() % 5 > 0) line += ' ';
    }
    LineSplitter splitter(i % 2 == 0);
    std::size_t behind = 0;
    for (const Piece& piece : splitter.Split(line)) {
      ASSERT_LE(behind, piece.begin) << line;
      ASSERT_LT(piece.begin, piece.end) << line;
      behind = piece.end;
    }
    ASSERT_LE(behind, line.size()) << line;
  }
}

}  // namespace
}  // namespace sipattach
