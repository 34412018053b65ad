#include "import/letterhead.h"

#include <algorithm>
#include <string>

#include "draft_limits.h"
#include "lines/line_words.h"
#include "names/column_role.h"
#include "text/ascii.h"
#include "text/clean_text.h"
#include "text/lines.h"

namespace sipattach {
namespace {

constexpr std::size_t kMostLines = 40;
constexpr std::size_t kLongestLine = 120;

// Whether one of the words of a text is listed.
bool HasWord(std::string_view text, WordList words) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (IsOneOf(words, SmallWord(text.substr(0, end)))) return true;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return false;
}

bool AsksToMove(std::string_view text) {
  constexpr WordList kVerbs =
      " port porting ported attach attached migrate transfer portieren portierende portierenden "
      "portierung porter portabilit\u00E9 portar portare porteren overzetten ";
  return HasWord(text, kVerbs);
}

// Whether the line announces numbers in it or right below it.
bool IsAnnouncement(std::string_view line, std::string_view below) {
  const std::size_t colon = line.find(':');
  const std::string_view label = Trim(line.substr(0, colon));
  if (label.empty() || label.size() > kLongestLine || CountAllDigits(label) > 0) return false;
  // "DIDs: 4156732000" may be one of several names of numbers.
  if (colon != line.npos && CountAllDigits(line.substr(colon)) >= kLeastDigits)
    return AsksToMove(label) && AnnouncesNumbers(label);
  while (!below.empty() && Trim(FirstLine(below)).empty()) (void)TakeLine(below);
  const std::string_view next = FirstLine(below);
  return CountAllDigits(next) >= kLeastDigits && !HasLetters(next) && AnnouncesNumbers(label);
}

}  // namespace

bool AnnouncesNumbers(std::string_view label) {
  constexpr WordList kWhat =
      " following numbers number dids ddis tns lines folgende folgenden nummern rufnummern "
      "suivants num\u00E9ros siguientes n\u00FAmeros numeri seguenti nummers ";
  // "DIDs", but not "DID", which may be one of several names
  const bool are_many = label.ends_with('s') || label.ends_with('n');
  return (are_many && ReadNameOfNumbers(label) >= NameOfNumbers::kDirect) ||
         (AsksToMove(label) && HasWord(label, kWhat));
}

std::size_t EndOfLetterhead(std::string_view text) {
  std::string_view rest = text;
  std::size_t telephones = 0;
  bool after_contact = false;  // "Contact:" or a name below it
  for (std::size_t i = 0; i < kMostLines && !rest.empty(); ++i) {
    const std::size_t at = text.size() - rest.size();
    const std::string_view line = Trim(TakeLine(rest));
    if (line.empty()) continue;
    if (IsAnnouncement(line, rest)) return telephones > 0 ? at : 0;
    if (CountAllDigits(line) < kLeastDigits) {
      after_contact = after_contact || IsNameOfPerson(line.substr(0, line.find(':')));
      continue;
    }
    const bool is_telephone =
        (HasTelephoneWord(line) && !AsksToMove(line)) || (after_contact && !HasLetters(line));
    if (!is_telephone) return 0;
    after_contact = false;
    ++telephones;
  }
  return 0;
}

}  // namespace sipattach
