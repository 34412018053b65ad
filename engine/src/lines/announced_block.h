#ifndef SIPATTACH_LINES_ANNOUNCED_BLOCK_H_
#define SIPATTACH_LINES_ANNOUNCED_BLOCK_H_

// Blocks whose size is given in words: before their first number,
// "100 DDIs starting at 020 7946 0100", "10er-Block ab 030 90182010", or after it,
// "020 7946 0110 (block of 10)".

#include <cstddef>
#include <utility>

#include "lines/classified_line.h"
#include "lines/line_token.h"

namespace sipattach {

// A word for a block, perhaps with its size: "10er-Block", "block of 10".
struct BlockName {
  LineSpan span;         // up to the size, if that is a word of its own
  std::size_t size_end;  // where the 10 of "10er-" ends; 0 if no such prefix begins the word
  bool is_block;         // whether this is such a word at all
  bool has_size;         // with a size that may be meant
};
[[nodiscard]] BlockName ReadBlockName(const ClassifiedLine& line, LineSpan word,
                                      std::size_t segment_end);

// A block that is announced before its first number.
class AnnouncedBlock {
 public:
  // `name` is what ReadBlockName reads in the word.
  void NoteWord(const ClassifiedLine& line, const LineToken& word, const BlockName& name);
  // Notes where digits end that may be the size: "100".
  void NoteSize(std::size_t end) { size_end_ = end; }
  // Whether its first number comes next.
  [[nodiscard]] bool StartsNext() const { return is_announced_ && starts_; }
  // Where the digits of its size end. The next block needs a size of its own.
  [[nodiscard]] std::size_t TakeSize() { return std::exchange(size_end_, 0); }

 private:
  bool is_announced_ = false;
  std::size_t size_end_ = 0;
  bool starts_ = false;  // the word before is "starting", or one that may follow it
};

}  // namespace sipattach

#endif  // SIPATTACH_LINES_ANNOUNCED_BLOCK_H_
