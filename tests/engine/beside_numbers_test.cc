// What is beside a number: other kinds of numbers, digits of something else, and the last digits of
// other numbers.

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "lines/asides.h"
#include "lines/last_digits.h"
#include "lines/other_numbers.h"
#include "lines/piece.h"

namespace sipattach {
namespace {

TEST(IsShapedAsOther, KnowsShapes) {
  for (const std::string_view text :
       {"123-45-67890", "556677-8899", "12345678-000", "12.345.678/0001-90", "123.456.789-00",
        "12.345.678-9", "10000-20000", "59999-60000", "1.234,56",
        "12345678-1234-1234-1234-123456789012"}) {
    EXPECT_TRUE(IsShapedAsOther(text)) << text;
  }
  for (const std::string_view text :
       {"98765-43210", "60000-60010", "012-34-56789", "030-901820", "415-555-0132", "415.555.0132",
        "4155550132", "1234567-8899"}) {
    EXPECT_FALSE(IsShapedAsOther(text)) << text;
  }
}

TEST(IsMarkedAsOther, ByCapitalsAndSigns) {
  struct {
    const char* before;
    const char* text;
    bool is_other;
  } const cases[] = {
      {"San Jose, CA ", "94105-1234", true},
      {"CA ", "94105-1234", true},
      {"Ca ", "94105-1234", false},
      {"USCA ", "94105-1234", false},
      {"BE ", "0123.456.789", true},
      {"BE ", "0471.234.567", false},
      {"DID ", "0800.123.456", false},
      {"CA ", "415-555-0132", false},
      {"", "〒100-0001", true},
      {"〒", "100-0001", true},
      {"", "100-0001", false},
  };
  for (const auto& [before, text, is_other] : cases) {
    EXPECT_EQ(IsMarkedAsOther(before, text), is_other) << before << text;
  }
}

TEST(SaidWith, JoinsWhatWordsSay) {
  using enum LineWord;
  struct {
    LineWord said;
    LineWord word;
    const char* text;
    LineWord both;
  } const cases[] = {
      {kNone, kNumber, "number", kNumber},
      {kOtherName, kNumber, "number", kOtherNumber},    // "customer number"
      {kDocument, kNumber, "number", kOtherNumber},     // "order number"
      {kNumber, kNone, "de", kNumber},                  // "N° de client"
      {kNumber, kOtherName, "client", kOtherNumber},    //
      {kNumber, kNone, "Alice", kNone},                 // "Number Alice"
      {kDocument, kOtherName, "client", kOtherNumber},  // "Identifiant client"
      {kOtherName, kOtherName, "client", kOtherName},
      {kOtherNumber, kOtherName, "client", kOtherNumber},  // "Référence client"
      {kOtherNumber, kNumber, "number", kOtherNumber},
      {kOtherNumber, kNone, "GB", kOtherNumber},
      {kOtherNumber, kNone, "Alice", kNone},
      {kRegister, kNone, "Paris", kRegister},
      {kRegister, kNone, "office", kNone},
      {kOtherNumber, kExtension, "ext.", kOtherNumber},
      {kNone, kUnit, "EUR", kUnit},
  };
  for (const auto& [said, word, text, both] : cases) {
    EXPECT_EQ(SaidWith(said, word, text), both) << static_cast<int>(said) << " " << text;
  }
}

TEST(NamesOther, DocumentsOnlyByBareDigits) {
  using enum LineWord;
  struct {
    LineWord said;
    const char* numerals;
    bool names;
  } const cases[] = {
      {kOtherNumber, "123", true},  {kRegister, "123", true},       {kDocument, "4471239", true},
      {kDocument, "447123", false}, {kDocument, "447-1239", false}, {kOtherName, "4471239", false},
      {kNumber, "4471239", false},  {kNone, "4471239", false},
  };
  for (const auto& [said, numerals, names] : cases) {
    ClassifiedLine line;
    line.Read(numerals);
    EXPECT_EQ(NamesOther(said, TokenAt(line, 0, line.text().size())), names) << numerals;
  }
}

TEST(IsPartOfOther, IsInCapitalsOrHasDigits) {
  EXPECT_TRUE(IsPartOfOther(LineWord::kOtherNumber, "GB"));
  EXPECT_TRUE(IsPartOfOther(LineWord::kOtherNumber, "DE89"));
  EXPECT_TRUE(IsPartOfOther(LineWord::kRegister, "Paris"));
  EXPECT_TRUE(IsPartOfOther(LineWord::kRegister, "B"));
  EXPECT_FALSE(IsPartOfOther(LineWord::kOtherNumber, "Gb"));
  EXPECT_FALSE(IsPartOfOther(LineWord::kOtherNumber, "Paris"));
  EXPECT_FALSE(IsPartOfOther(LineWord::kRegister, "paris"));
  EXPECT_FALSE(IsPartOfOther(LineWord::kNone, "GB"));
}

TEST(IsOtherNumber, UnlessItIsWrittenAsATelephoneNumber) {
  for (const std::string_view text :
       {"123 456 789", "#4471239", "525-224-84-81", "27AAPFU0939F1ZV"})
    EXPECT_TRUE(IsOtherNumber(text)) << text;
  for (const std::string_view text :
       {"415-555-0132", "415.555.0132", "(201) 555-0123", "+14155550132"})
    EXPECT_FALSE(IsOtherNumber(text)) << text;
}

TEST(BeginsOwnNumber, AfterAnotherNumber) {
  struct {
    std::string_view other;
    std::string_view rest;
    bool begins;
  } const cases[] = {
      {"4711", "(201) 555-0123", true},
      {"4711", "(201)", false},
      {"4711", "+44 20 7946 0132", true},
      {"4711", "415-555-0132", true},
      {"4711", "4155550132", true},
      {"47-11", "4155550132", false},
      {"4711", "415555013", false},
      // Twelve digits, the most of a German number with its zero, and eight, the least.
      {"4711", "030 901820123", true},
      {"4711", "030 9018201234", false},
      {"4711", "030 90182", true},
      {"4711", "030 9018", false},
      {"1234567", "030 90182010", true},
      {"12345678", "030 90182010", false},
      {"47-11", "030 90182010", false},
      {"1234", "0567 8901 2345", false},  // an account
      {"33", "051 775 556", false},       // an ABN
      {"4711", "051 775 556", true},
  };
  for (const auto& [other, rest, begins] : cases) {
    const std::string text = std::string(other) + " " + std::string(rest);
    ClassifiedLine line;
    line.Read(text);
    EXPECT_EQ(BeginsOwnNumber(line, {0, other.size()}, {other.size() + 1, text.size()}), begins)
        << text;
  }
}

TEST(LengthOfAside, IsThatOfSomethingBeforeANumber) {
  struct {
    const char* text;
    std::size_t length;
  } const cases[] = {
      {"94105 (415) 555-2671", 5}, {"94105-1234 415-555-2671", 10},
      {"10115 030 23125117", 5},   {"10115 030 231251", 5},
      {"10115 030 23125", 0},      {"01067 0351 2312511", 0},
      {"29.11. 030 901821", 6},    {"5.00 030 901821", 4},
      {"5.00 9018210", 4},         {"5.00 901821", 0},
      {"5.000 030 901821", 0},     {"0.50 030 901821", 0},
      {"1011 030 23125117", 0},    {"94105", 0},
      {"030 901821", 0},
  };
  for (const auto& [text, length] : cases) EXPECT_EQ(LengthOfAside(text), length) << text;
}

TEST(IsAsideBefore, NeedsAWholeNumber) {
  EXPECT_TRUE(IsAsideBefore("5.00", "030 901820"));
  EXPECT_TRUE(IsAsideBefore("5.00", "901 8201"));
  EXPECT_TRUE(IsAsideBefore("12345", "+49 30 901820"));
  EXPECT_TRUE(IsAsideBefore("12345", "9018201"));
  EXPECT_FALSE(IsAsideBefore("12345", "901 8201"));
  EXPECT_FALSE(IsAsideBefore("5.00", "030 901"));
  EXPECT_FALSE(IsAsideBefore("030", "0049 901820"));
  EXPECT_FALSE(IsAsideBefore("(415)", "030 901820"));
}

TEST(IsAfterWord, OfDigitsBesideAWord) {
  const auto is_after_word = [](std::string_view text, std::size_t begin = 0) {
    ClassifiedLine line;
    line.Read(text);
    return IsAfterWord(line, begin, text.find_first_of("0123456789", begin));
  };
  EXPECT_TRUE(is_after_word("Site 7 (044) 668 35 49"));
  EXPECT_TRUE(is_after_word("Caf\u00E9 7"));
  EXPECT_FALSE(is_after_word("Site 07"));
  EXPECT_FALSE(is_after_word("Site-7"));
  EXPECT_FALSE(is_after_word("Site: 7"));
  EXPECT_FALSE(is_after_word("7 (044) 668 35 49"));
  EXPECT_FALSE(is_after_word("Site 7", 5));  // the word is in another segment
}

TEST(AreHoursOfDay, AfterADay) {
  EXPECT_TRUE(AreHoursOfDay("Fr", "8-12"));
  EXPECT_TRUE(AreHoursOfDay("Mo-Fr", "8.30-17.00"));
  EXPECT_FALSE(AreHoursOfDay("Fr", "8-12 030"));
  EXPECT_FALSE(AreHoursOfDay("Alice", "8-12"));
  EXPECT_FALSE(AreHoursOfDay("", "8-12"));
}

bool IsItem(std::string_view text) {
  ClassifiedLine line;
  line.Read(text);
  return BeginsItem(line, {0, text.size()});
}

TEST(BeginsItem, BeforeAWholeNumber) {
  for (const std::string_view text : {"2. 415-555-2672", "2) 020 7946 0132", "123.  +14155552672"})
    EXPECT_TRUE(IsItem(text)) << text;
  for (const std::string_view text : {"2 415-555-2672", "2.415-555-2672", "1234. 415-555-2672",
                                      "2. 030 12", "2. 4155552672", "2.", "2. Alice"})
    EXPECT_FALSE(IsItem(text)) << text;
}

bool IsStreet(std::string_view text) {
  constexpr std::string_view kNumber = "312-555-0132";
  const std::string whole = std::string(kNumber) + std::string(text);
  ClassifiedLine line;
  line.Read(whole);
  const std::size_t begin = whole.find_first_of("(0123456789", kNumber.size());
  const LineToken numerals = TokenAt(line, begin, whole.size());
  return BeginsStreet(line, {0, kNumber.size()}, numerals, whole.size());
}

TEST(BeginsStreet, WithAWordThatSaysNothingOfDigits) {
  for (const std::string_view text :
       {" 233 S Wacker Dr", " 500 W Madison St", " - 233 S Wacker Dr", " - 0140 Main Street"})
    EXPECT_TRUE(IsStreet(text)) << text;
  for (const std::string_view text :
       {" 233", " 233 415", " 100 numbers", " 17 Uhr", " 50 EUR", " (233) S Wacker Dr",
        " 4155550132 Alice", " - 0140 SF", " \u2013 0140 main", " - 39 sales"})
    EXPECT_FALSE(IsStreet(text)) << text;
}

// A run of a number and its last numerals.
struct Divided {
  Divided(std::string_view number, std::string_view last) : text(std::string(number)) {
    text += last;
    line.Read(text);
    run = {{0, number.size()}, {number.size(), text.size()}};
  }
  std::string text;
  ClassifiedLine line;
  DividedRun run;
};

TEST(AreAmount, IfTheNumberIsCompleteWithoutIt) {
  struct {
    const char* number;
    const char* last;
    bool are;
  } const cases[] = {
      {"321 2345", " 12,50", true},     {"1 234 567", " 890,50", false},
      {"321 2345", " 125", false},      {"0321 2345", " 125", true},
      {"+49 30 9018", " 125", false},   {"+49 30 901820", " 125", true},
      {"3212345", " 125", true},        {"321 234", " 12,50", false},
      {"0171 2345678", " 1250", true},  {"0171 2345678", " 12500", false},
      {"0171 2345678", " 99,50", true}, {"0171 2345678", " 999,50", false},
  };
  for (const auto& [number, last, are] : cases) {
    const Divided divided(number, last);
    EXPECT_EQ(AreAmount(divided.line, divided.run), are) << divided.text;
  }
}

TEST(AreQuantity, OfAFewDigits) {
  const auto are_quantity = [](std::string_view number, std::string_view last) {
    const Divided divided(number, last);
    return AreQuantity(divided.line, divided.run);
  };
  EXPECT_TRUE(are_quantity("4155550132", " 1"));
  EXPECT_TRUE(are_quantity("4155550132", " 100"));
  EXPECT_FALSE(are_quantity("4155550132", " 1000"));
  EXPECT_FALSE(are_quantity("415555", " 1"));
}

TEST(ArePostalCode, OfATownAfterAWholeNumber) {
  struct {
    const char* number;
    const char* last;
    const char* town;
    const char* region;
    bool are;
  } const cases[] = {
      {"030 123456", " 10117", "Berlin", "DE", true},
      {"030 123456", "10117", "Berlin", "DE", false},  // no blank before it
      {"030 123456", " 10117", "berlin", "DE", false},
      {"030 123456", " 10117", "EUR", "DE", false},
      {"030 123456", " 10-11", "Berlin", "DE", false},
      {"030 123456", " 101170", "Berlin", "DE", false},
      {"030 123456", " 101", "Berlin", "DE", false},
      {"030 1234", " 10117", "Berlin", "DE", false},
      {"", "10117", "Berlin", "DE", false},
      {"044 668 18 00", " 8001", "Zürich", "CH", true},
      {"+41 44 668 18 00", " 8001", "Zürich", "CH", true},
      {"020 5512345", " 1012", "AB", "NL", true},
      {"020 5512345", " 1012", "ab", "NL", false},
      {"0664 1234", " 5678", "Wien", "AT", false},
      {"01 23456", " 1010", "Wien", "AT", true},
      {"01 23456", " 5020", "Salzburg", "AT", false},
      {"+49 1 2345678", " 10117", "Berlin", "DE", false},  // no number
      {"+63 1800 1 234", " 5678", "Ann", "", false},
  };
  for (const auto& [number, last, town, region, are] : cases) {
    const Divided divided(number, last);
    EXPECT_EQ(ArePostalCode(divided.line, divided.run, town, region), are)
        << divided.text << " " << town;
  }
}

TEST(EndBeforeHours, IsTheEndOfTheNumber) {
  struct {
    std::string_view run;
    std::string_view unit;
    std::string_view after;
    std::string_view region;
    std::string_view number;
  } const cases[] = {
      {"030 23125117 8-17", " Uhr", "", "DE", "030 23125117"},
      {"030 23125117 8-12 und 13-17", " Uhr", "", "DE", "030 23125117"},
      {"030 23125117", " Uhr", "", "DE", "030 23125117"},
      {"030 23125 17", " am", " Montag", "DE", "030 23125 17"},
      {"020 7946 0132 24", " h", "", "GB", "020 7946 0132"},
      {"01 86 26 00 10-12", " h", "", "FR", "01 86 26 00 10-12"},
      {"06 698212 12", " ore", " 9-18", "IT", "06 698212 12"},
      {"03-5555-1234（9-17", "時", "）", "JP", "03-5555-1234"},
  };
  for (const auto& [run, unit, after, region, number] : cases) {
    const std::string text = std::string(run) + std::string(unit) + std::string(after);
    ClassifiedLine line;
    line.Read(text);
    const std::size_t begin = run.size() + (unit[0] == ' ' ? 1 : 0);
    const std::size_t end = EndBeforeHours(line, {0, run.size()}, {begin, run.size() + unit.size()},
                                           text.size(), region);
    EXPECT_EQ(text.substr(0, end), number) << text;
  }
}

TEST(IsLastDigits, AfterADash) {
  for (const std::string_view text : {"-1", "-11", "-12345"})
    EXPECT_TRUE(IsLastDigits(text)) << text;
  for (const std::string_view text : {"", "-", "11", "-123456", "-1a", "--1", "-1-1"})
    EXPECT_FALSE(IsLastDigits(text)) << text;
}

TEST(StemOf, IsWhatAllNumbersShare) {
  EXPECT_EQ(StemOf("030 901820-10", 2), "030 901820");
  EXPECT_EQ(StemOf("030 901820-10", 3), "030 901820");
  EXPECT_EQ(StemOf("+49 (30) 901820-0", 2), "+49 (30) 901820");
  EXPECT_EQ(StemOf("12345-10", 2), "12345");
  EXPECT_EQ(StemOf("1234-10", 2), "");
  EXPECT_EQ(StemOf("415-555-0132", 4), "415-555");
  EXPECT_EQ(StemOf("415-555-0132", 2), "");
  EXPECT_EQ(StemOf("030 901820", 2), "");
  EXPECT_EQ(StemOf("Nr. 901820-10", 2), "");
}

constexpr std::string_view kEndings = "030 901820-10 Anna, -11 Ben, 12";
constexpr LineSpan kNumber{0, 13};
constexpr LineSpan kEnding{20, 23};

std::string StemAfter(const Piece& number, LineSpan ending) {
  ClassifiedLine line;
  line.Read(kEndings);
  return std::string(line.TextOf(FindStemAfter(line, number, ending)));
}

TEST(FindStem, BeforeAnEndingWithItsDash) {
  ClassifiedLine line;
  line.Read(kEndings);
  EXPECT_EQ(line.TextOf(FindStem(line, kNumber, kEnding)), "030 901820");
  EXPECT_EQ(FindStem(line, kNumber, {29, 31}).end, 0U);
  EXPECT_EQ(FindStem(line, {0, 10}, kEnding).end, 0U);
}

TEST(FindStemAfter, APieceOrAnEnding) {
  EXPECT_EQ(StemAfter({0, 13, true}, kEnding), "030 901820");
  EXPECT_EQ(StemAfter({0, 13, true}, {29, 31}), "");
  EXPECT_EQ(StemAfter({20, 23, true, 0, 10}, kEnding), "030 901820");
  EXPECT_EQ(StemAfter({20, 23, true, 0, 10}, {29, 31}), "");
  // Beside the number is its extension, or the end of its block.
  EXPECT_EQ(StemAfter({0, 13, true, 14}, kEnding), "");
  EXPECT_EQ(StemAfter({0, 13, true, 14, 18}, kEnding), "");
}

// What follows is the last word of the text.
bool EndsInEnding(std::string_view text, Piece number) {
  ClassifiedLine line;
  line.Read(text);
  return IsEndingAfter(line, number, {text.rfind(' ') + 1, text.size()});
}

TEST(IsEndingAfter, OfANumberWithNothingBeside) {
  EXPECT_TRUE(EndsInEnding("030 901820-10, Fax: -99", {0, 13, true}));
  EXPECT_TRUE(EndsInEnding("030 901820-10, Fax: \u20139900", {0, 13, true}));
  EXPECT_FALSE(EndsInEnding("030 901820-10, Fax: 99", {0, 13, true}));
  EXPECT_FALSE(EndsInEnding("030 901820-10, Fax: -99a", {0, 13, true}));
  EXPECT_FALSE(EndsInEnding("030 901820-10, Fax: -9999999", {0, 13, true}));
  EXPECT_FALSE(EndsInEnding("030 901820-10, Fax: -99", {0, 13, false}));
  EXPECT_FALSE(EndsInEnding("030 901820-10, Fax: -99", {0, 13, true, 15}));
  EXPECT_FALSE(EndsInEnding("030 901820-10, Fax: -99", {0, 7, true}));
  EXPECT_FALSE(EndsInEnding("1-800-FLOWERS1234, Fax: -99", {0, 17, true}));
}

TEST(EndOfContinuation, IsThatOfTheLastDigitsOfNumbers) {
  struct {
    std::string_view number;
    std::string_view between;
    std::string_view next;
    std::string_view endings;  // those of `next`
  } const cases[] = {
      {"030 901820-101", ", ", "-102", "-102"},
      {"415-555-0101", ", ", "0102", "0102"},
      {"415-555-0101", ", ", "0102 and 0103", "0102 and 0103"},
      {"415-555-0101", ", ", "and 0103 please", "and 0103"},
      {"415-555-0101", ", ", "0102-0109 to us", "0102-0109"},
      {"415-555-0101", ", ", "0102 0103", ""},
      {"415-555-0101", ", ", "0102 and 4155550199", ""},
      {"415-555-0101", "; ", "0102", ""},
      {"415-555-0101", ", ", "2026", ""},
      {"415-555-0101", ", ", "0102 Alice", "0102"},
      {"415-555-0101", ", ", "0142 Main St", ""},
      {"030 90182010", ", ", "030 90182011", ""},
      {"901820", ", ", "-102", ""},
      {"1-800-FLOWERS1234", ", ", "1235", ""},
  };
  for (const auto& [number, between, next, endings] : cases) {
    const std::string text = std::string(number) + std::string(between) + std::string(next);
    ClassifiedLine line;
    line.Read(text);
    const LineSpan span{text.size() - next.size(), text.size()};
    const std::size_t end = EndOfContinuation(line, {0, number.size(), true}, span);
    EXPECT_EQ(end, endings.empty() ? 0 : span.begin + endings.size()) << text;
    EXPECT_EQ(EndOfContinuation(line, {0, number.size(), true, number.size()}, span), 0U) << text;
  }
}

TEST(TextOfPiece, HasWhatIsBesideIt) {
  struct {
    const char* line;
    Piece piece;
    const char* text;
  } const cases[] = {
      {"Tel 030 901820", {4, 14, true}, "030 901820"},
      {"22 123 45 00 wew. 12", {0, 12, true, 18}, "22 123 45 00 ext. 12"},
      {"22 123 45 00 wew. １２ b", {0, 12, true, 18}, "22 123 45 00 ext. 12"},
      {"030 901820-10, Mobil: -99", {0, 13, true, 22}, "030 901820-10, -99"},
      {"020 7946 0110 (block of 10)", {0, 13, true, 15}, "020 7946 0110 (10 numbers)"},
      {"030 90182010, 20er-Block", {0, 12, true, 14}, "030 90182010 (20 numbers)"},
      {"100 DDIs starting at 020 7946 0100", {21, 34, true, 3}, "020 7946 0100 (100 numbers)"},
      {"Start 415-673-2000, End 415-673-2099",
       {6, 18, true, 24, 36},
       "415-673-2000 - 415-673-2099"},
      {"030 901820 Durchwahl 00 bis 99", {0, 10, true, 21, 30}, "030 901820 (00 bis 99)"},
      {"030 901820-10 Anna, -11 Ben", {20, 23, true, 0, 10}, "030 901820-11"},
  };
  for (const auto& [line, piece, text] : cases) EXPECT_EQ(TextOf(line, piece), text) << line;
}

}  // namespace
}  // namespace sipattach
