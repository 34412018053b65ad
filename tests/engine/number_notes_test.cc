#include "lines/number_notes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "lines/announced_block.h"
#include "lines/line_token.h"

namespace sipattach {
namespace {

// What NumberNotes makes of a segment: its numbers, each after what words say about it, and the
// counts that are not 0. In the line, numbers have no blanks, and "and" and "to" are connectors.
std::string NotesOf(std::string_view text, bool telephones = false, bool excludes = false) {
  ClassifiedLine line;
  line.Read(text);
  std::vector<Piece> pieces;
  std::vector<Piece> removed;
  NumberNotes notes(line, pieces, removed, excludes, telephones);
  std::size_t left_out = 0;
  for (std::size_t begin = 0, end = 0; begin < text.size(); begin = end + 1) {
    end = std::min(text.find(' ', begin), text.size());
    const std::string_view token = text.substr(begin, end - begin);
    if (token.find('/') != std::string_view::npos) continue;  // a date
    if (token[0] == '-') {
      left_out += notes.NoteEnding() ? 1 : 0;
    } else if (token == "and" || token == "to") {
      notes.NoteConnector();
    } else if (token.find_first_of("0123456789") > 1) {
      notes.NoteWord(token);
    } else {
      const std::size_t before = pieces.size();
      pieces.push_back({begin, end, true});
      notes.NoteNumbers({begin, end}, before);
    }
  }
  notes.NoteEnd(text.size());
  EXPECT_EQ(notes.faxes(), left_out) << text;
  std::string result;
  for (const Piece& piece : pieces) {
    if (!result.empty()) result += ", ";
    if (piece.is_fax) result += "fax ";
    if (piece.is_telephone) result += "telephone ";
    if (piece.party == Piece::Party::kCaller) result += "caller ";
    if (piece.party == Piece::Party::kCalled) result += "called ";
    result += text.substr(piece.begin, piece.end - piece.begin);
  }
  EXPECT_EQ(notes.has_removed(), !removed.empty()) << text;
  if (!removed.empty()) result += " -" + std::to_string(removed.size());
  if (notes.faxes() > 0) result += " faxes " + std::to_string(notes.faxes());
  if (notes.excludes()) result += " excludes";
  return result;
}

struct NotesCase {
  const char* name;
  const char* line;
  const char* notes;
  bool telephones = false;
  bool excludes = false;
};

void PrintTo(const NotesCase& notes_case, std::ostream* out) { *out << notes_case.name; }

class NotesTest : public ::testing::TestWithParam<NotesCase> {};

TEST_P(NotesTest, AppliesWhatWordsSay) {
  const NotesCase& notes_case = GetParam();
  EXPECT_EQ(NotesOf(notes_case.line, notes_case.telephones, notes_case.excludes), notes_case.notes);
}

const NotesCase kExclusions[] = {
    {"OnlyTheNext", "415-555-0101 not 415-555-0102 415-555-0103", "415-555-0101, 415-555-0103 -1"},
    {"NotPorted", "not ported 415-555-0102 415-555-0103", "415-555-0103 -1"},
    {"NotPortedWithColon", "not ported: 415-555-0102 415-555-0103", " -2 excludes"},
    {"NotAnotherWord", "not Alice 415-555-0102", "415-555-0102"},
    {"NotBeforeAFiller", "not number 415-555-0102", " -1"},
    {"Except", "415-555-0101 except: 415-555-0102 415-555-0103", "415-555-0101 -2 excludes"},
    {"AllBut", "all but 415-555-0102 415-555-0103", " -2 excludes"},
    {"ButByItself", "but 415-555-0102", "415-555-0102"},
    {"Delete", "DELETE 415-555-0102 415-555-0103", " -2 excludes"},
    {"SalvoIsAPerson", "Salvo: 415-555-0102", "415-555-0102"},
    {"SalvoIsExcept", "salvo 415-555-0102", " -1 excludes"},
    {"NoPortar", "No portar 415-555-0102 415-555-0103", "415-555-0103 -1"},
    {"NoIsNumber", "No 415-555-0102", "415-555-0102"},
    {"WasInBrackets", "415-555-0101 (was 415-555-0102) 415-555-0103",
     "415-555-0101, 415-555-0103 -1"},
    {"TooFewDigits", "not 5550 415-555-0103", "5550 -1"},
    {"ALaterSegment", "415-555-0102", " -1 excludes", false, true},
    {"RangeWithoutOne", "+14156732600-2609 except 415-673-2605", "+14156732600-2609 -1 excludes"},
    {"NoRangeWithoutOne", "415-673-2600 except 415-673-2605", "415-673-2600 -1 excludes"},
};

const NotesCase kTakenBack[] = {
    {"WasCeased", "415-555-0101 was ceased", " -1"},
    {"WasCeasedBeforeAnother", "415-555-0101 was ceased 415-555-0102", "415-555-0102 -1"},
    {"HasNotBeenCeased", "415-555-0101 has not been ceased 415-555-0102",
     "415-555-0101, 415-555-0102"},
    {"ShortWordBetween", "415-555-0101 is now ceased 415-555-0102", "415-555-0102 -1"},
    {"LongWordBetween", "415-555-0101 has replaced the ceased 415-555-0102",
     "415-555-0101 -1 excludes"},
    {"WithoutAVerb", "415-555-0101 ceased 415-555-0102", "415-555-0101 -1 excludes"},
    {"ANumberEndsTheVerb", "415-555-0101 was 415-555-0102 ceased 415-555-0103",
     "415-555-0101, 415-555-0102 -1 excludes"},
    {"NoteAtTheEnd", "415-555-0101 ported out 03/12/2026", " -1"},
    {"RemoveTheLast", "415-555-0101 remove 415-555-0102", "415-555-0101 -1 excludes"},
    {"AnotherWasCeased", "415-555-0101 inactive 415-555-0102 was ceased", "415-555-0101 -1"},
    {"FaxAfterARemoval", "415-555-0101 not 415-555-0102 (fax)", "415-555-0101 -1"},
    {"NoNoteAtTheEnd", "415-555-0101 Alice", "415-555-0101"},
};

const NotesCase kKinds[] = {
    {"Fax", "415-555-0101 Fax 415-555-0102 415-555-0103",
     "415-555-0101, fax 415-555-0102, fax 415-555-0103"},
    {"FaxAndTelephone", "Fax 415-555-0101 Tel 415-555-0102",
     "fax 415-555-0101, telephone 415-555-0102"},
    {"FaxAndName", "Fax 415-555-0101 Alice: 415-555-0102", "fax 415-555-0101, 415-555-0102"},
    {"TelAndFax", "Tel & Fax 415-555-0101", "415-555-0101"},
    {"FaxAfterwards", "415-555-0101 (fax)", "fax 415-555-0101"},
    {"FaxAfterAWord", "415-555-0101 Alice fax", "415-555-0101"},
    {"FaxAfterAConnector", "415-555-0101 and fax", "415-555-0101"},
    {"FaxOfLastDigits", "415-555-0101 Fax -99", "415-555-0101 faxes 1"},
    {"LastDigitsOfATelephone", "415-555-0101 Alice -99", "415-555-0101"},
    {"TelephoneUnasked", "Tel 415-555-0101 (office)", "415-555-0101"},
    {"Telephone", "Tel 415-555-0101", "telephone 415-555-0101", true},
    {"TelephoneAfterwards", "415-555-0101 (office)", "telephone 415-555-0101", true},
    {"TelephoneAfterAConnector", "415-555-0101 and office", "415-555-0101", true},
    {"CallerAndCalled", "ani 415-555-0101 dnis=tel 415-555-0102 src 415-555-0103",
     "caller 415-555-0101, called 415-555-0102, caller 415-555-0103"},
    {"CallerWithAFiller", "cli number 415-555-0101", "caller 415-555-0101"},
    {"NeitherCallerNorCalled", "ani of 415-555-0101", "415-555-0101"},
};

constexpr auto kNameOf = [](const auto& info) { return std::string(info.param.name); };
INSTANTIATE_TEST_SUITE_P(Exclusions, NotesTest, ::testing::ValuesIn(kExclusions), kNameOf);
INSTANTIATE_TEST_SUITE_P(TakenBack, NotesTest, ::testing::ValuesIn(kTakenBack), kNameOf);
INSTANTIATE_TEST_SUITE_P(Kinds, NotesTest, ::testing::ValuesIn(kKinds), kNameOf);

// In the second segment, words are not about the numbers of the first.
TEST(NumberNotes, LeaveOtherSegmentsAlone) {
  constexpr std::string_view kLine = "415-555-0101, was ceased (fax)";
  ClassifiedLine line;
  line.Read(kLine);
  std::vector<Piece> pieces = {{0, 12, true}};
  std::vector<Piece> removed = {{0, 12, true}};
  NumberNotes notes(line, pieces, removed, false, false);
  for (const std::string_view word : {"was", "ceased", "(fax)"}) notes.NoteWord(word);
  notes.NoteEnd(kLine.size());
  ASSERT_EQ(pieces.size(), 1U);
  EXPECT_FALSE(pieces[0].is_fax);
  EXPECT_FALSE(notes.has_removed());
}

// "No portar" is a phrase only while the word before is known.
TEST(NumberNotes, ForgetTheLastWord) {
  for (const bool forgets : {false, true}) {
    ClassifiedLine line;
    line.Read("no portar 415-555-0101");
    std::vector<Piece> pieces;
    std::vector<Piece> removed;
    NumberNotes notes(line, pieces, removed, false, false);
    notes.NoteWord("no");
    EXPECT_EQ(notes.last_word(), "no");
    if (forgets) notes.ForgetLastWord();
    EXPECT_EQ(notes.last_word(), forgets ? "" : "no");
    notes.NoteWord("portar");
    pieces.push_back({10, 22, true});
    notes.NoteNumbers({10, 22}, 0);
    EXPECT_EQ(pieces.size(), forgets ? 1U : 0U);
  }
}

// "<what of the line the name spans>", where its size ends if that begins the word, and what is
// known.
std::string BlockNameOf(std::string_view text, std::size_t at) {
  ClassifiedLine line;
  line.Read(text);
  const LineSpan word{at, EndOfToken(line, at, text.size())};
  const BlockName name = ReadBlockName(line, word, text.size());
  if (!name.is_block && name.size_end == 0) return "";
  std::string result = name.is_block ? "block" : "no block";
  if (name.size_end > 0) result += " of " + std::string(text.substr(at, name.size_end - at));
  if (name.has_size) result += ": " + std::string(line.TextOf(name.span));
  return result;
}

TEST(ReadBlockName, KnowsBlocksAndTheirSizes) {
  EXPECT_EQ(BlockNameOf("020 7946 0110 (block of 10)", 14), "block: block of 10");
  EXPECT_EQ(BlockNameOf("10er-Block ab 030 90182010", 0), "block of 10: 10er-Block");
  EXPECT_EQ(BlockNameOf("030 90182010, 20er-Block", 14), "block of 20: 20er-Block");
  EXPECT_EQ(BlockNameOf("030 90182010 Block von 100", 13), "block: Block von 100");
  EXPECT_EQ(BlockNameOf("Block of 10000", 0), "block: Block of 10000");
  EXPECT_EQ(BlockNameOf("Block of 100000", 0), "block");
  EXPECT_EQ(BlockNameOf("Block of", 0), "block");
  EXPECT_EQ(BlockNameOf("Block Of 10", 0), "block");
  EXPECT_EQ(BlockNameOf("Block", 0), "block");
  EXPECT_EQ(BlockNameOf("100er ab", 0), "no block of 100");
  EXPECT_EQ(BlockNameOf("DDIs of 10", 0), "");
  EXPECT_EQ(BlockNameOf("Blockade of 10", 0), "");
}

// The size of the block that starts with the number after these words; "-" if none starts there.
std::string AnnouncedSize(std::string_view words) {
  ClassifiedLine line;
  line.Read(words);
  AnnouncedBlock block;
  for (std::size_t at = 0; at < words.size();) {
    const LineToken token = TokenAt(line, at, words.size());
    if (token.kind == LineToken::Kind::kNumerals) {
      block.NoteSize(token.span.end);
    } else {
      block.NoteWord(line, token, ReadBlockName(line, token.span, words.size()));
    }
    at = line.SkipBlanks({EndOfToken(line, at, words.size()), words.size()});
  }
  if (!block.StartsNext()) return "-";
  const std::string size(words.substr(0, block.TakeSize()));
  EXPECT_EQ(block.TakeSize(), 0U);  // the next block needs a size of its own
  return size;
}

TEST(AnnouncedBlock, StartsAfterItsSize) {
  EXPECT_EQ(AnnouncedSize("100 DDIs starting at"), "100");
  EXPECT_EQ(AnnouncedSize("10er-Block ab"), "10");
  EXPECT_EQ(AnnouncedSize("10er-Block ab der"), "10");
  EXPECT_EQ(AnnouncedSize("100 Nummern ab"), "100");
  EXPECT_EQ(AnnouncedSize("DDIs starting at"), "");
  EXPECT_EQ(AnnouncedSize("100 DDIs"), "-");
  EXPECT_EQ(AnnouncedSize("100 starting at"), "-");
  EXPECT_EQ(AnnouncedSize("100 DDIs starting at Leeds"), "-");
  EXPECT_EQ(AnnouncedSize("100 DDIs starting Mon"), "-");
  EXPECT_EQ(AnnouncedSize("100 DDIs starting tomorrow"), "-");
}

}  // namespace
}  // namespace sipattach
