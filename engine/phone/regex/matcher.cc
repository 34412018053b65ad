#include "phone/regex/matcher.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <memory>

#include "phone/regex/utf8.h"

namespace sipattach::phone::regex {

#ifdef SIPATTACH_COUNT_REGEX_STEPS
std::size_t steps_taken = 0;
#endif

namespace {

void CountStep() {
#ifdef SIPATTACH_COUNT_REGEX_STEPS
  ++steps_taken;
#endif
}

constexpr std::size_t kUnset = ~std::size_t{0};

// An array that lives on the stack while it is small.
template <typename T, std::size_t kInline>
class Buffer {
 public:
  Buffer() = default;
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;

  T* data() { return data_; }
  [[nodiscard]] std::size_t capacity() const { return capacity_; }

  // Makes room for `wanted`, keeping the first `used`.
  void Grow(std::size_t wanted, std::size_t used) {
    if (wanted <= capacity_) return;
    capacity_ = std::max(wanted, capacity_ * 2);
    // Not make_unique: the contents need no zeroing.
    std::unique_ptr<T[]> larger(new T[capacity_]);
    std::copy_n(data_, used, larger.get());
    heap_ = std::move(larger);
    data_ = heap_.get();
  }

 private:
  T inline_[kInline];
  std::unique_ptr<T[]> heap_;
  T* data_ = inline_;
  std::size_t capacity_ = kInline;
};

// Deferred work: a branch to try, or a capture to restore on the way to one.
struct Job {
  static constexpr std::uint32_t kRestore = 0x80000000;
  std::uint32_t pc;  // or kRestore | slot
  std::size_t at;
};

class Run {
 public:
  Run(const Program& program, std::string_view text, bool to_end, std::size_t slots)
      : program_(program),
        code_(program.code.data()),
        text_(text),
        stride_(text.size() + 1),
        to_end_(to_end),
        slots_(slots) {
    const std::size_t words = (program.splits * stride_ + 63) / 64;
    visited_.Grow(words, 0);
    std::memset(visited_.data(), 0, words * sizeof(std::uint64_t));
  }

  // Tries a match that begins at `start`. What failed for an earlier start is not tried again.
  bool From(std::size_t start) {
    saved_.fill(kUnset);
    saved_[0] = start;
    jobs_ = 0;
    std::uint32_t pc = program_.start;
    std::size_t at = start;
    while (!Thread(pc, at)) {
      if (!NextJob(&pc, &at)) return false;
    }
    return true;
  }

  void Fill(std::span<Capture> captures) const {
    for (std::size_t i = 0; i < captures.size(); ++i) {
      const std::size_t begin = saved_[2 * i];
      const std::size_t end = saved_[2 * i + 1];
      const bool matched = begin != kUnset && end != kUnset;
      captures[i] = matched ? Capture{true, begin, end} : Capture{};
    }
  }

 private:
  // Follows the preferred path from here until it matches or fails.
  bool Thread(std::uint32_t pc, std::size_t at) {
    const std::size_t size = text_.size();
    for (;;) {
      CountStep();
      const Instruction& step = code_[pc];
      switch (step.op) {
        case Op::kFail:
          return false;
        case Op::kMatch:
          return !to_end_ || at == size;
        case Op::kByte:
          if (at >= size || static_cast<unsigned char>(text_[at]) != step.arg) return false;
          ++at;
          break;
        case Op::kDigits:
          if (!TakeDigits(step, &at)) return false;
          break;
        case Op::kClass:
          if (!TakeClass(program_.classes[step.arg], &at)) return false;
          break;
        case Op::kSave:
          Save(step.arg, at);
          break;
        case Op::kBegin:
          if (at != 0) return false;
          break;
        case Op::kEnd:
          if (at != size) return false;
          break;
        case Op::kSplit:
          pc = Branch(step, at);
          continue;
        case Op::kSwitch: {
          const unsigned digit = at < size ? static_cast<unsigned char>(text_[at]) - '0' : 10U;
          if (digit > 9) return false;
          pc = program_.switches[step.arg][digit];
          continue;
        }
      }
      pc = step.next;
    }
  }

  bool TakeDigits(const Instruction& step, std::size_t* at) const {
    if (text_.size() - *at < step.arg2) return false;
    for (std::uint32_t i = 0; i < step.arg2; ++i) {
      const unsigned digit = static_cast<unsigned char>(text_[*at + i]) - unsigned{'0'};
      if (digit > 9 || (step.arg >> digit & 1) == 0) return false;
    }
    *at += step.arg2;
    return true;
  }

  bool TakeClass(const CharClass& value, std::size_t* at) const {
    if (*at >= text_.size()) return false;
    const auto byte = static_cast<unsigned char>(text_[*at]);
    if (byte < 0x80) {
      if (!value.ContainsAscii(byte)) return false;
      ++*at;
      return true;
    }
    const Decoded decoded = DecodeUtf8(text_, *at);
    if (decoded.code_point == kMalformed || !value.Contains(decoded.code_point)) return false;
    *at += decoded.length;
    return true;
  }

  void Save(std::uint32_t slot, std::size_t at) {
    if (slot >= slots_) return;
    if (jobs_ > 0) Push({Job::kRestore | slot, saved_[slot]});
    saved_[slot] = at;
  }

  // Where to continue from a branch: 0, which is kFail, if it has been tried here before or if
  // neither side can begin with what comes next.
  std::uint32_t Branch(const Instruction& step, std::size_t at) {
    const std::size_t state = step.arg2 * stride_ + at;
    std::uint64_t& word = visited_.data()[state >> 6];
    const std::uint64_t bit = std::uint64_t{1} << (state & 63);
    if ((word & bit) != 0) return 0;
    word |= bit;
    const unsigned symbol = SymbolAt(at);
    const bool other = program_.first[step.arg].Has(symbol);
    if (!program_.first[step.next].Has(symbol)) return other ? step.arg : 0;
    if (other) Push({step.arg, at});
    return step.next;
  }

  [[nodiscard]] unsigned SymbolAt(std::size_t at) const {
    if (at >= text_.size()) return FirstSet::kEnd;
    const auto byte = static_cast<unsigned char>(text_[at]);
    return byte < 0x80 ? byte : FirstSet::kHighByte;
  }

  void Push(Job job) {
    if (jobs_ == stack_.capacity()) stack_.Grow(jobs_ + 1, jobs_);
    stack_.data()[jobs_++] = job;
  }

  bool NextJob(std::uint32_t* pc, std::size_t* at) {
    while (jobs_ > 0) {
      const Job job = stack_.data()[--jobs_];
      if ((job.pc & Job::kRestore) == 0) {
        *pc = job.pc;
        *at = job.at;
        return true;
      }
      saved_[job.pc & ~Job::kRestore] = job.at;
    }
    return false;
  }

  const Program& program_;
  const Instruction* const code_;
  const std::string_view text_;
  const std::size_t stride_;
  const bool to_end_;
  const std::size_t slots_;
  std::array<std::size_t, 2 * kMaxCaptures> saved_{};
  std::size_t jobs_ = 0;
  Buffer<Job, 64> stack_;
  Buffer<std::uint64_t, 128> visited_;
};

unsigned SymbolOf(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x80 ? byte : FirstSet::kHighByte;
}

bool CanBegin(const Program& program, std::string_view text, std::size_t at) {
  return program.first[program.start].Has(at < text.size() ? SymbolOf(text[at]) : FirstSet::kEnd);
}

bool LacksRequired(const Program& program, std::string_view text) {
  return program.has_required && std::none_of(text.begin(), text.end(), [&](char c) {
           return program.required.Has(SymbolOf(c));
         });
}

// Searches for the leftmost start from which the program matches.
bool Search(const Program& program, std::string_view text, Run* run) {
  for (std::size_t at = 0; at <= text.size(); ++at) {
    // A pattern that begins with `.*` and matches here would also have matched one ASCII character
    // earlier.
    if (program.dot_star && at > 0 && text[at - 1] != '\n' &&
        SymbolOf(text[at - 1]) != FirstSet::kHighByte) {
      continue;
    }
    // No match begins inside a multi-byte character.
    if (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) {
      continue;
    }
    if (CanBegin(program, text, at) && run->From(at)) return true;
  }
  return false;
}

}  // namespace

bool Match(const Program& program, std::string_view text, Anchor anchor,
           std::span<Capture> captures) {
  if (!program.valid || text.size() < program.min_bytes) return false;
  if (anchor == Anchor::kBoth && text.size() > program.max_bytes) return false;
  if (program.splits > 0 && text.size() >= kMaxStates / program.splits) return false;
  if (anchor != Anchor::kNone && !CanBegin(program, text, 0)) return false;
  if (LacksRequired(program, text)) return false;
  captures = captures.first(std::min(captures.size(), kMaxCaptures));
  Run run(program, text, anchor == Anchor::kBoth, captures.size() * 2);
  if (!(anchor == Anchor::kNone ? Search(program, text, &run) : run.From(0))) return false;
  run.Fill(captures);
  return true;
}

}  // namespace sipattach::phone::regex
