// Bytes and characters, according to their standards: RFC 3629 for UTF-8, the Unicode Character
// Database for invisible characters, spaces, digits and accents, RFC 4180 for tables.

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/ascii.h"
#include "text/clean_text.h"
#include "text/delimited.h"
#include "text/folded_name.h"
#include "text/lines.h"
#include "text/sorted_indices.h"
#include "text/text_cursor.h"
#include "text/utf8.h"

namespace sipattach {
namespace {

std::string Utf8(char32_t c) {
  std::string out;
  AppendUtf8(out, c);
  return out;
}

TEST(Ascii, ClassesEndWhereTheyDo) {
  const std::string_view digits = "0123456789";
  const std::string_view lower = "abcdefghijklmnopqrstuvwxyz";
  const std::string_view upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  for (int i = 0; i < 256; ++i) {
    const char c = static_cast<char>(i);
    const auto among = [&](std::string_view all) { return all.find(c) != std::string_view::npos; };
    EXPECT_EQ(IsDigit(c), among(digits)) << i;
    EXPECT_EQ(IsLower(c), among(lower)) << i;
    EXPECT_EQ(IsUpper(c), among(upper)) << i;
    EXPECT_EQ(IsAlphanumeric(c), among(digits) || among(lower) || among(upper)) << i;
    EXPECT_EQ(IsHexDigit(c), among("0123456789abcdefABCDEF")) << i;
    EXPECT_EQ(IsBlank(c), among(" \t\r\n\v\f")) << i;
    EXPECT_EQ(IsControl(c), i < 32 || i == 127) << i;
    EXPECT_EQ(Lower(c), among(upper) ? lower[upper.find(c)] : c) << i;
    EXPECT_EQ(Upper(c), among(lower) ? upper[lower.find(c)] : c) << i;
  }
}

TEST(Ascii, ComparesWithoutCase) {
  EXPECT_TRUE(EqualsIgnoringCase("aZ-1", "Az-1"));
  EXPECT_FALSE(EqualsIgnoringCase("ab", "a"));
  EXPECT_FALSE(EqualsIgnoringCase("ab", "ac"));
  EXPECT_TRUE(StartsWithIgnoringCase("SIPS:x", "sips:"));
  EXPECT_TRUE(StartsWithIgnoringCase("sip", "SIP"));
  EXPECT_FALSE(StartsWithIgnoringCase("si", "sip"));
  EXPECT_EQ(DigitsOf("(415) 555-0132"), "4155550132");
  EXPECT_EQ(CountDigits("(415) 555-0132"), 10u);
  EXPECT_EQ(SkipDigits("a12b", 1), 3u);
  EXPECT_EQ(SkipDigits("a12", 1), 3u);
  EXPECT_EQ(SkipDigits("a12", 0), 0u);
  EXPECT_EQ(Trim(" \t a b \r\n"), "a b");
  EXPECT_EQ(Trim(" \n"), "");
}

TEST(Ascii, KnowsDigits) {
  EXPECT_EQ(HexValue('0'), 0U);
  EXPECT_EQ(HexValue('9'), 9U);
  EXPECT_EQ(HexValue('a'), 10U);
  EXPECT_EQ(HexValue('F'), 15U);
  EXPECT_TRUE(IsAllDigits("0"));
  EXPECT_TRUE(IsAllDigits("0123456789"));
  EXPECT_FALSE(IsAllDigits(""));
  EXPECT_FALSE(IsAllDigits("12a"));
  EXPECT_FALSE(IsAllDigits("+12"));
}

TEST(Ascii, EscapesWithPercentSigns) {
  EXPECT_TRUE(IsPercentEscape("a%2F", 1));
  EXPECT_FALSE(IsPercentEscape("a%2", 1));
  EXPECT_FALSE(IsPercentEscape("a%2G", 1));
  EXPECT_FALSE(IsPercentEscape("a%2F", 0));
  EXPECT_FALSE(IsPercentEscape("a%2F", 9));
  std::string out = "a";
  AppendPercentEscape(out, '/');
  AppendPercentEscape(out, '\xFE');
  EXPECT_EQ(out, "a%2F%FE");
  EXPECT_EQ(DecodePercent("%2f%2Fb%2x%"), "//b%2x%");
}

// RFC 3629 §3: the shortest form, no surrogates, nothing above U+10FFFF.
bool IsWellFormed(const std::vector<unsigned>& bytes, char32_t value) {
  constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  for (std::size_t i = 1; i < bytes.size(); ++i) {
    if ((bytes[i] & 0xC0) != 0x80) return false;
  }
  return value >= kLeast[bytes.size()] && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
}

TEST(Utf8, TellsWhatIsWellFormed) {
  constexpr unsigned kOthers[] = {0x00, 0x7F, 0x80, 0x81, 0x8F, 0x90,
                                  0x9F, 0xA0, 0xBE, 0xBF, 0xC0, 0xFF};
  for (unsigned lead = 0x80; lead < 0x100; ++lead) {
    const std::size_t length = lead < 0xC0   ? 0
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                               : lead < 0xF8 ? 4
                                             : 0;
    for (const unsigned second : kOthers) {
      for (const unsigned third : kOthers) {
        for (const unsigned fourth : kOthers) {
          std::vector<unsigned> bytes = {lead, second, third, fourth};
          std::string text;
          for (const unsigned byte : bytes) text += static_cast<char>(byte);
          bytes.resize(length);
          char32_t value = length == 0 ? 0 : lead & (0x7Fu >> length);
          for (std::size_t i = 1; i < length; ++i) value = value << 6 | (bytes[i] & 0x3F);
          const bool good = length > 0 && IsWellFormed(bytes, value);
          ASSERT_EQ(Utf8SequenceLength(text, 0), good ? length : 0)
              << std::hex << lead << ' ' << second;
          const CodePoint read = DecodeUtf8(text, 0);
          ASSERT_EQ(read.value, good ? value : char32_t{0xFFFD})
              << std::hex << lead << ' ' << second;
          ASSERT_EQ(read.length, good ? length : 1) << std::hex << lead << ' ' << second;
        }
      }
    }
  }
}

TEST(Utf8, WritesAndReadsEveryCharacter) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c == 0xD800) c = 0xE000;
    const std::string text = Utf8(c) + "!";
    const CodePoint read = DecodeUtf8(text, 0);
    ASSERT_EQ(read.value, c);
    ASSERT_EQ(read.length, text.size() - 1);
    if (read.length == 1) continue;
    ASSERT_EQ(Utf8SequenceLength(text.substr(0, read.length - 1), 0), 0u);
  }
  EXPECT_EQ(Utf8(0x7F), "\x7F");
  EXPECT_EQ(Utf8(0x80), "\xC2\x80");
  EXPECT_EQ(Utf8(0x7FF), "\xDF\xBF");
  EXPECT_EQ(Utf8(0x800), "\xE0\xA0\x80");
  EXPECT_EQ(Utf8(0xFFFF), "\xEF\xBF\xBF");
  EXPECT_EQ(Utf8(0x10000), "\xF0\x90\x80\x80");
  EXPECT_EQ(Utf8(0x10FFFF), "\xF4\x8F\xBF\xBF");
}

TEST(Utf8, NoticesWhatWasLost) {
  EXPECT_FALSE(HasLostCharacter(""));
  EXPECT_FALSE(HasLostCharacter("a\xC3\xA4z"));
  EXPECT_TRUE(HasLostCharacter("a\xEF\xBF\xBD"));  // U+FFFD itself
  EXPECT_TRUE(HasLostCharacter("\xC3\xA4\xFF"));
  EXPECT_TRUE(HasLostCharacter("a\xC3"));
}

TEST(CleanedText, LosesWhatNobodySees) {
  // General category Cf, what else is Default_Ignorable_Code_Point in everyday scripts, and the
  // characters next to these.
  const std::vector<std::pair<char32_t, char32_t>> invisible = {
      {0xAD, 0xAD},     {0x61C, 0x61C},   {0x180E, 0x180E},  {0x200B, 0x200F}, {0x202A, 0x202E},
      {0x2060, 0x2064}, {0x2066, 0x206F}, {0xFEFF, 0xFEFF},  {0x34F, 0x34F},   {0x115F, 0x1160},
      {0x3164, 0x3164}, {0xFE00, 0xFE0F}, {0xE0000, 0xE007F}};
  for (const auto& [first, last] : invisible) {
    for (char32_t c = first; c <= last; ++c) {
      const CleanText clean = Clean("a" + Utf8(c) + "b");
      EXPECT_EQ(clean.text, "ab") << std::hex << static_cast<std::uint32_t>(c);
      EXPECT_TRUE(clean.had_invisible);
    }
  }
  for (const std::uint32_t c :
       {0xACu, 0xAEu, 0x61Bu, 0x180Du, 0x180Fu, 0x2010u, 0x2027u, 0x2065u, 0xFEFEu, 0xFF00u, 0x34Eu,
        0x350u, 0x115Eu, 0x1161u, 0x3163u, 0xFE10u}) {
    const CleanText clean = Clean("a" + Utf8(c) + "b");
    EXPECT_EQ(clean.text, "a" + Utf8(c) + "b") << std::hex << c;
    EXPECT_FALSE(clean.had_invisible);
  }
}

TEST(CleanedText, HasOneKindOfSpace) {
  // General categories Zs, Zl and Zp.
  for (const auto& [first, last] : std::vector<std::pair<char32_t, char32_t>>{{0xA0, 0xA0},
                                                                              {0x1680, 0x1680},
                                                                              {0x2000, 0x200A},
                                                                              {0x2028, 0x2029},
                                                                              {0x202F, 0x202F},
                                                                              {0x205F, 0x205F},
                                                                              {0x3000, 0x3000}}) {
    for (char32_t c = first; c <= last; ++c) {
      EXPECT_EQ(Clean("a" + Utf8(c) + "b").text, "a b")
          << std::hex << static_cast<std::uint32_t>(c);
      EXPECT_EQ(Clean(Utf8(c) + "ab" + Utf8(c)).text, "ab");
    }
  }
  for (const std::uint32_t c :
       {0x9Fu, 0xA1u, 0x167Fu, 0x1681u, 0x1FFFu, 0x2030u, 0x205Eu, 0x3001u}) {
    EXPECT_EQ(Clean("a" + Utf8(c) + "b").text, "a" + Utf8(c) + "b") << std::hex << c;
  }
}

TEST(CleanedText, HasAsciiDigitsAndLetters) {
  // The zeros of general category Nd in scripts of everyday use.
  for (const std::uint32_t zero :
       {0x660u, 0x6F0u, 0x7C0u, 0x966u, 0x9E6u, 0xA66u,  0xAE6u,  0xB66u,  0xBE6u,  0xC66u,
        0xCE6u, 0xD66u, 0xE50u, 0xED0u, 0xF20u, 0x1040u, 0x1090u, 0x17E0u, 0x1810u, 0xFF10u}) {
    std::string digits;
    for (char32_t i = 0; i < 10; ++i) digits += Utf8(zero + i);
    EXPECT_EQ(Clean(digits).text, "0123456789") << std::hex << zero;
    if (zero == 0xFF10) continue;  // there are full-width forms on both sides of it
    for (const std::uint32_t beside : {zero - 1, zero + 10}) {
      EXPECT_EQ(Clean(Utf8(beside)).text, Utf8(beside)) << std::hex << beside;
    }
  }
  EXPECT_EQ(Clean(Utf8(0xFF01) + Utf8(0xFF0B) + Utf8(0xFF21) + Utf8(0xFF5E)).text, "!+A~");
  EXPECT_EQ(Clean(Utf8(0xFF5F)).text, Utf8(0xFF5F));
}

TEST(CleanedText, LosesOnePairOfQuotes) {
  for (const auto& [text, clean] :
       std::vector<std::pair<std::string_view, std::string_view>>{{"\"a\"", "a"},
                                                                  {"'a'", "a"},
                                                                  {"\" a \"", "a"},
                                                                  {"\"\"a\"\"", "\"a\""},
                                                                  {"\"\"", ""},
                                                                  {"''", ""},
                                                                  {"'1", "1"},
                                                                  {"\"1", "\"1"},
                                                                  {"\"1'", "\"1'"},
                                                                  {"'1\"", "1\""},
                                                                  {"1'", "1'"},
                                                                  {"'", ""},
                                                                  {"\"", "\""},
                                                                  {"1\"1", "1\"1"},
                                                                  {"aa", "aa"}}) {
    EXPECT_EQ(Clean(text).text, clean) << text;
  }
  EXPECT_EQ(Clean("a\xFF").text, "a\xEF\xBF\xBD");
}

TEST(PlainSigns, ReplaceThoseOfOtherPrograms) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"\uFEFFa\r\nb\rc\r\r\n", "a\nb\nc\n\n"},
      {"1\u00A02\u202F3", "1 2 3"},
      {"a\u2009b\u3000", "a b "},
      {"1\u20112\u2010a", "1-2-a"},
      {"Con\u00ADtact\u200B: \u202A+1\u202C", "Contact: +1"},
      // Nothing to change: within a number or a word, and the ends of lines.
      {"1\u20092\u200B3\u00AD4", ""},
      {"\u0645\u200C\u0646", ""},
      {"a\u2028b\u2029", ""},
      {"a\xC2", ""},
      {"\u00E9\n", ""},
  };
  for (const auto& [text, plain] : cases) EXPECT_EQ(WithPlainSigns(text), plain) << text;
}

TEST(FoldedNames, HaveNoAccents) {
  // The decompositions of U+00C0 to U+017F, each followed by its letter (Unicode Character
  // Database).
  const std::string_view pairs =
      "ÀaÁaÂaÃaÄaÅaÇcÈeÉeÊeËeÌiÍiÎiÏiÑnÒoÓoÔoÕoÖoÙuÚuÛuÜuÝyàaáaâaãaäaåaçcèeéeêeëeìiíiîiïiñnòoóoôoõo"
      "öoùuúuûuüuýyÿy"
      "ĀaāaĂaăaĄaąaĆcćcĈcĉcĊcċcČcčcĎdďdĒeēeĔeĕeĖeėeĘeęeĚeěeĜgĝgĞgğgĠgġgĢgģgĤhĥhĨiĩiĪiīiĬiĭiĮiįiİiĴj"
      "ĵjĶkķkĹlĺlĻlļlĽl"
      "ľlŃnńnŅnņnŇnňnŌoōoŎoŏoŐoőoŔrŕrŖrŗrŘrřrŚsśsŜsŝsŞsşsŠsšsŢtţtŤtťtŨuũuŪuūuŬuŭuŮuůuŰuűuŲuųuŴwŵwŶy"
      "ŷyŸyŹzźzŻzżzŽzžz";
  for (std::size_t at = 0; at < pairs.size();) {
    const std::size_t length = DecodeUtf8(pairs, at).length;
    const std::string_view letter = pairs.substr(at, length);
    EXPECT_EQ(FoldedName(letter), " " + std::string(pairs.substr(at + length, 1)) + " ") << letter;
    at += length + 1;
  }
  EXPECT_EQ(FoldedName("ß"), " ss ");
  EXPECT_EQ(FoldedName("Nume\xCC\x81ro"), " numero ");  // an accent by itself, U+0301
  EXPECT_EQ(FoldedName("×÷"), " ");
}

TEST(FoldedNames, AreWordsApart) {
  for (const auto& [name, folded] : std::vector<std::pair<std::string_view, std::string_view>>{
           {"", " "},
           {"PhoneNumber", " phone number "},
           {"phone_number", " phone number "},
           {" Phone -- number: ", " phone number "},
           {"PHONE", " phone "},
           {"phoneNUMBER", " phone number "},
           {"n°Tel", " n tel "},
           {"éTel", " e tel "},
           {"ÉTel", " etel "},
           {"l'appel", " lappel "},
           {"номер", " номер "},
           {"電話", " 電話 "},
           {"a\xE2\x80\x93z", " a z "},  // U+2013, a dash
           {"a\xE2\x81\xAFz", " a z "},  // U+206F, the last of its block
           {"a\xE2\x81\xB0z", " a⁰z "},  // U+2070, after it
           {"a\xFFz", " a z "}}) {
    EXPECT_EQ(FoldedName(name), folded) << name;
  }
}

TEST(TextCursors, CountLinesOfEverySystem) {
  const auto place = [](std::string_view text, std::size_t offset, std::size_t begin = 0) {
    TextCursor cursor(text, begin);
    cursor.MoveTo(offset);
    return std::pair(cursor.line(), cursor.column());
  };
  using Place = std::pair<std::size_t, std::size_t>;
  EXPECT_EQ(place("abc", 0), Place(1, 1));
  EXPECT_EQ(place("abc", 2), Place(1, 3));
  EXPECT_EQ(place("a\nb", 2), Place(2, 1));
  EXPECT_EQ(place("a\r\nb", 3), Place(2, 1));
  EXPECT_EQ(place("a\r\nb", 2), Place(1, 3));
  EXPECT_EQ(place("a\rb", 2), Place(2, 1));
  EXPECT_EQ(place("a\r", 2), Place(2, 1));
  EXPECT_EQ(place("a\n\nbc", 4), Place(3, 2));
  EXPECT_EQ(place("\xC3\xA4\xF0\x9F\x98\x80z", 6), Place(1, 3));
  EXPECT_EQ(place("\xFFz", 1), Place(1, 2));
  EXPECT_EQ(place("\xEF\xBB\xBF"
                  "ab",
                  4, 3),
            Place(1, 2));
  EXPECT_EQ(place("ab", 9), Place(1, 3));
}

TEST(Lines, EndAsSystemsEndThem) {
  std::vector<std::pair<std::string, std::size_t>> lines;
  ForEachLine("x\na\r\nb\n\nc", 2,
              [&](std::string_view line, std::size_t at) { lines.emplace_back(line, at); });
  const std::vector<std::pair<std::string, std::size_t>> expected = {
      {"a", 2}, {"", 4}, {"b", 5}, {"", 7}, {"c", 8}};
  EXPECT_EQ(lines, expected);
  std::string_view rest = "a\n";
  EXPECT_EQ(TakeLine(rest), "a");
  EXPECT_EQ(rest, "");
}

TEST(SortedIndices, AreInOrderAndStable) {
  // Every sequence of up to seven elements with three different values.
  for (std::size_t count = 0; count <= 7; ++count) {
    std::size_t all = 1;
    for (std::size_t i = 0; i < count; ++i) all *= 3;
    for (std::size_t one = 0; one < all; ++one) {
      std::vector<std::size_t> values;
      for (std::size_t i = 0, rest = one; i < count; ++i, rest /= 3) values.push_back(rest % 3);
      std::vector<std::uint32_t> expected;
      for (std::size_t value = 0; value < 3; ++value) {
        for (std::uint32_t i = 0; i < count; ++i) {
          if (values[i] == value) expected.push_back(i);
        }
      }
      ASSERT_EQ(SortedIndices(count, [&](auto a, auto b) { return values[a] < values[b]; }),
                expected)
          << count << ' ' << one;
    }
  }
}

TEST(SortedIndices, TakeFewComparisons) {
  constexpr std::size_t kCount = 1 << 14;
  std::size_t compared = 0;
  std::vector<std::uint32_t> values(kCount);
  for (std::uint32_t i = 0; i < kCount; ++i) values[i] = i * 7919 % kCount;  // each once
  const std::vector<std::uint32_t> sorted = SortedIndices(kCount, [&](auto a, auto b) {
    ++compared;
    return values[a] < values[b];
  });
  for (std::uint32_t i = 0; i < kCount; ++i) ASSERT_EQ(values[sorted[i]], i);
  EXPECT_LE(compared, kCount * 14);  // n log2 n
}

TEST(TextCursors, CountLinesAndCodePoints) {
  const std::string_view text =
      "a\r\n\xC3\xA4\xFF"
      "b\rc";
  TextCursor cursor(text);
  const auto at = [&](std::size_t offset) {
    cursor.MoveTo(offset);
    return std::pair(cursor.line(), cursor.column());
  };
  EXPECT_EQ(at(0), std::pair(std::size_t{1}, std::size_t{1}));
  EXPECT_EQ(at(3), std::pair(std::size_t{2}, std::size_t{1}));
  EXPECT_EQ(at(6), std::pair(std::size_t{2}, std::size_t{3}));
  EXPECT_EQ(at(8), std::pair(std::size_t{3}, std::size_t{1}));
}

std::vector<std::vector<std::string>> Records(std::string_view text, char delimiter = ',') {
  RecordReader reader(text, delimiter);
  std::vector<std::vector<std::string>> records;
  for (std::vector<Field> fields; reader.Next(fields);) {
    records.emplace_back();
    for (const Field& field : fields) records.back().push_back(FieldText(text, field));
  }
  return records;
}

TEST(Records, AreThoseOfRfc4180) {
  using Table = std::vector<std::vector<std::string>>;
  EXPECT_EQ(Records(""), Table{});
  EXPECT_EQ(Records("a,b\r\nc,d"), (Table{{"a", "b"}, {"c", "d"}}));
  EXPECT_EQ(Records("a,b\nc,d\n"), (Table{{"a", "b"}, {"c", "d"}}));
  EXPECT_EQ(Records("a\rb"), (Table{{"a"}, {"b"}}));
  EXPECT_EQ(Records("a\n\nb"), (Table{{"a"}, {""}, {"b"}}));
  EXPECT_EQ(Records("a,,b"), (Table{{"a", "", "b"}}));
  EXPECT_EQ(Records("a,"), (Table{{"a", ""}}));
  EXPECT_EQ(Records("a,\"b,\"\"c\"\"\nd\"\r\ne,\rf\n"),
            (Table{{"a", "b,\"c\"\nd"}, {"e", ""}, {"f"}}));
  EXPECT_EQ(Records("a;b,c", ';'), (Table{{"a", "b,c"}}));
  EXPECT_EQ(Records("\"a\",\"b,c\"\n\"d\r\ne\",f"), (Table{{"a", "b,c"}, {"d\r\ne", "f"}}));
  EXPECT_EQ(Records("\"a\"\"b\",\"\"\"\",\"\""), (Table{{"a\"b", "\"", ""}}));
  // Blanks around the quotes belong to neither cell.
  EXPECT_EQ(Records("a, \"b\" ,c"), (Table{{"a", "b", "c"}}));
  EXPECT_EQ(Records("\"a\" "), (Table{{"a"}}));
}

TEST(Records, KeepQuotesThatAreNone) {
  using Table = std::vector<std::vector<std::string>>;
  EXPECT_EQ(Records("\"Joe\" Smith,b"), (Table{{"\"Joe\" Smith", "b"}}));
  EXPECT_EQ(Records("5\" nails,b"), (Table{{"5\" nails", "b"}}));
  EXPECT_EQ(Records("\"Joe\" Smith,5\" pipe"), (Table{{"\"Joe\" Smith", "5\" pipe"}}));
  EXPECT_EQ(Records("a,\"b\nc,d\n"), (Table{{"a", "\"b"}, {"c", "d"}}));
  RecordReader reader("a,\"b\nc,d", ',');
  std::vector<Field> fields;
  ASSERT_TRUE(reader.Next(fields));
  EXPECT_EQ(fields.size(), 2u);
  EXPECT_EQ(reader.unclosed_quote(), 2u);
  EXPECT_EQ(reader.offset(), 5u);
  ASSERT_TRUE(reader.Next(fields));
  EXPECT_EQ(fields.size(), 2u);
  EXPECT_FALSE(reader.Next(fields));
}

}  // namespace
}  // namespace sipattach
