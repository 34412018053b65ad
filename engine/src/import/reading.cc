#include "import/reading.h"

#include <string>

#include "json/pointer.h"

namespace sipattach {

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
    reading.rows.Add(TextOf(content, piece), piece.like_number, at + piece.begin, country);
  }
  return !pieces.empty();
}

void ReportHeader(std::size_t at, Reading& reading) {
  reading.report.Add(Code::kBulkHeader, Pointer(), {{"line", reading.rows.LineOf(at)}});
}

}  // namespace sipattach
