#include "import/reading.h"

#include <algorithm>
#include <string>

#include "import/cells.h"
#include "import/pasted_kind.h"
#include "json/pointer.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::size_t kLeastDigits = 7;

// Words, or too few digits between them: a street, a port. Not an extension by itself, or letters
// that are dialled.
bool MayBeWords(std::string_view content, std::string_view text, const Piece& piece,
                std::size_t most_digits) {
  constexpr std::size_t kLongest = 8;
  const bool minor =
      !piece.like_number || (text.size() <= kLongest && CountDigits(text) <= most_digits &&
                             !HasLetters(text) && text.size() < Trim(content).size());
  return minor && piece.beside == 0 && !HasSecretWord(text);
}

}  // namespace

// Most lines of a list have a number and nothing else.
[[gnu::noinline]] bool Reading::IsProse() {
  constexpr std::size_t kLookedAt = 16 * 1024;
  if (is_prose) return *is_prose;
  std::size_t numbers = 0;
  std::size_t bare = 0;   // of these, those with no word beside the number
  std::size_t words = 0;  // lines without a number
  bool begins_with_words = false;
  for (std::string_view rest = text.substr(0, kLookedAt); !rest.empty();) {
    const std::size_t end = std::min(rest.find_first_of("\r\n"), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const bool has_letters = HasLetters(line);
    if (CountDigits(line) >= kLeastDigits) {
      ++numbers;
      bare += has_letters ? 0 : 1;
    } else if (has_letters) {
      begins_with_words = begins_with_words || numbers == 0;
      ++words;
    }
  }
  const bool has_title = words == 1 && begins_with_words && bare == 0;
  is_prose = numbers > 0 && (has_title || (words > 1 && words > bare && words * 3 >= numbers));
  return *is_prose;
}

void Records::WriteRows(JsonWriter& writer) const {
  writer.Key("of").BeginArray();
  std::int64_t row = -1;
  std::uint32_t last = 0;
  for (const std::uint32_t record : of_inputs_) {
    if (record != 0 && record != last) ++row;
    writer.Integer(record == 0 ? -1 : row);
    if (record != 0) last = record;
  }
  writer.EndArray();
}

bool AddPieces(std::string_view content, std::size_t at, const CountryOfRow& country,
               Reading& reading) {
  LineSplitter& splitter = reading.splitter;
  const std::vector<Piece>& pieces = splitter.Split(content);
  if (splitter.words() > 0) reading.findings.words.Add(splitter.words(), at);
  if (splitter.dates() > 0) reading.findings.dates.Add(splitter.dates(), at);
  for (const Piece& piece : pieces) {
    const std::string text = TextOf(content, piece);
    if (reading.has_lines && MayBeWords(content, text, piece, reading.most_minor_digits) &&
        reading.IsProse()) {
      reading.findings.words.Add(1, at);
      continue;
    }
    reading.rows.Add(text, piece.like_number, at + piece.begin, country);
  }
  return !pieces.empty();
}

void ReportHeader(std::size_t at, Reading& reading) {
  reading.report.Add(Code::kBulkHeader, Pointer(), {{"line", reading.rows.LineOf(at)}});
}

}  // namespace sipattach
