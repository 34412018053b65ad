#ifndef SIPATTACH_LINES_PIECE_H_
#define SIPATTACH_LINES_PIECE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sipattach {

// A part of a line, as byte offsets.
struct Piece {
  std::size_t begin;
  std::size_t end;
  bool like_number;  // worth reading as a number; otherwise words, reported to be seen
  // Where one of these begins: the 12 of "22 123 45 00 wew. 12", after a word that reading a number
  // does not know; or the -99 of "030 901820-10, Mobil: -99", the last digits of another number; or
  // the "block of 10" of "020 7946 0110 (block of 10)". Or where the 100 of
  // "100 DDIs starting at 020 7946 0100" ends.
  std::size_t beside = 0;
  // Where the last number of a block ends, which begins at `beside`:
  // "Start 415-673-2000, End 415-673-2099". Or, before the piece, where the stem of "-11" ends: the
  // "030 901820" of "030 901820-10 Anna, -11 Ben".
  std::size_t range_end = 0;
  // What a word beside it says. Telephones are looked for only on request.
  bool is_telephone = false;
  bool is_fax = false;
  enum class Party : std::uint8_t { kNone, kCaller, kCalled };
  Party party = Party::kNone;  // of a call
  bool is_left_out = false;

  [[nodiscard]] bool has_stem() const { return range_end > 0 && range_end <= begin; }
};

// The text of a piece as it is to be read, with words that reading a number knows.
[[nodiscard]] std::string TextOf(std::string_view line, const Piece& piece);

}  // namespace sipattach

#endif  // SIPATTACH_LINES_PIECE_H_
