#ifndef SIPATTACH_ANSWER_ACCOUNTING_H_
#define SIPATTACH_ANSWER_ACCOUNTING_H_

// What an answer to an attach request says about each number.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "answer/api_answer.h"
#include "document/request_numbers.h"
#include "json/json.h"

namespace sipattach {

struct NamedNumber {
  std::string number;
  std::string reason;
  Json raw;
  std::size_t count = 1;  // how many entries there are; if several, `raw` is an array of them
};

// Matches the entries of an answer's two lists, `configured` and `failed`, to the numbers that were
// sent.
class Accounting {
 public:
  // `body`: the body of the request.
  explicit Accounting(const Json& body);

  // Reads one of the two lists, which may also be a map from numbers or a single entry. Returns
  // false if it is none of these.
  bool Read(const Json* list, bool says_configured);

  // Reads the errors beside the lists. An error that names numbers counts as a failure of each of
  // these that has no failure yet.
  void ReadErrors(const Json& body);
  // Whether one of these errors names no number that was sent.
  [[nodiscard]] bool has_general_error() const { return has_general_error_; }

  // Reads what the errors of a refusal of the whole request say about single numbers. Most
  // validators name an element by its place in the list.
  void ReadRefusal(const Json& body);

  // The answer also says, of no number in particular, that something failed: all numbers listed as
  // configured become contradictory.
  void Contradict(const std::string& reason);

  // Numbers that are configured in only some of the planned directions do not count as configured.
  void Settle();
  // How many these are.
  [[nodiscard]] std::size_t partial_count() const { return partial_count_; }
  // How many of the contradictory numbers did not fail, but are pending.
  [[nodiscard]] std::size_t open_count() const { return open_count_; }

  // Removes the secrets of the request from what the answer says about its numbers.
  void Hide(const SecretTexts& secrets);

  // From here on, what is listed as configured counts for no number, because it may not be done
  // yet.
  void LeaveOpen() { is_open_ = true; }
  [[nodiscard]] bool is_open() const { return is_open_; }

  [[nodiscard]] const SentNumbers& sent() const { return sent_; }
  [[nodiscard]] bool IsConfigured(std::size_t i) const {
    return configured_[i] && failed_at_[i] == kNoEntry;
  }
  [[nodiscard]] bool IsContradictory(std::size_t i) const {
    return configured_[i] && failed_at_[i] != kNoEntry;
  }
  [[nodiscard]] bool IsFailed(std::size_t i) const {
    return !configured_[i] && failed_at_[i] != kNoEntry;
  }
  // Neither configured nor failed: contradictory, or not named by the answer.
  [[nodiscard]] bool IsUnaccounted(std::size_t i) const { return !IsConfigured(i) && !IsFailed(i); }

  // Both are in the order of the answer.
  [[nodiscard]] const std::vector<std::size_t>& configured() const { return order_; }
  [[nodiscard]] const std::vector<NamedNumber>& failed() const { return failed_; }
  // For an entry of failed(), the index of the number that was sent, or SentNumbers::kNone.
  [[nodiscard]] std::size_t SentIndexOf(std::size_t entry) const { return failed_index_[entry]; }
  [[nodiscard]] bool IsContradictoryEntry(std::size_t entry) const {
    const std::size_t index = SentIndexOf(entry);
    return index != SentNumbers::kNone && IsContradictory(index);
  }
  // How many numbers the answer says were configured, or failed, where it has a count in place of a
  // list or inside it; 0 if it has none.
  [[nodiscard]] std::size_t CountOf(bool says_configured) const { return told_[says_configured]; }
  // What the answer lists as configured but does not count: numbers that were not sent, unknown
  // forms, and what is still open.
  [[nodiscard]] const std::string& foreign() const { return foreign_; }

 private:
  static constexpr std::size_t kNoEntry = SIZE_MAX;
  static constexpr unsigned kAll = ~0U;  // a set of directions has a bit for each

  // The index of the number that an object, array or string names.
  std::size_t NumberIn(const Json& value) const;

  // The same for text such as "+14155552671: taken" or "the number +14155552671 is taken".
  std::size_t NumberInText(std::string_view text) const;

  void ReadMember(std::string_view name, const Json& value, bool says_configured);

  // The index of the number that an entry of `configured` names plainly. Text with more than a
  // number in it may say anything, so it does not count.
  [[nodiscard]] std::size_t PlainNumberIn(const Json& entry) const;

  void ReadEntry(const Json& entry, bool says_configured);
  // The directions in which an entry of `configured` says that its number is configured; all if it
  // does not say. A direction that is null, as when a number is read back, is not configured.
  static unsigned DirectionsOfEntry(const Json& entry);
  // `named`: what names the number. It is `entry` itself if that is about a single number.
  void ReadEntryOf(const Json& named, const Json& entry, bool says_configured);

  // The index of the number whose place a text names: "phone_numbers[3] is not valid".
  std::size_t PlaceIn(std::string_view text) const;
  [[nodiscard]] std::size_t PlaceOf(std::optional<std::int64_t> place) const;

  // Reads an error of a refusal, or what holds errors. `name`: that of the member; "" if none.
  void ReadRefused(std::string_view name, const Json& value);

  void ReadError(const Json& error);
  // Appends the numbers that an error names, anywhere in it. The same number may be appended more
  // than once.
  void AddNamed(const Json& error, std::vector<std::size_t>& named) const;

  // If only one number was sent, an entry that names none can only mean that one.
  [[nodiscard]] std::size_t OnlyNumber() const;

  // Reads a count or a word in place of a list.
  void ReadNoList(const Json& value, bool says_configured);
  void ReadCount(std::int64_t count, bool says_configured);

  // What an entry says besides its number; "" if nothing.
  std::string ReasonOf(const Json& entry) const;

  void AddConfigured(std::size_t index, std::string_view number, unsigned directions = kAll);

  // Counts a number that an entry of `configured` calls pending.
  void CountOpen(std::size_t index, const Json& entry);

  void AddFailed(std::size_t index, std::string_view number, std::string reason, Json raw);

  // Adds another failure of a number, without losing anything of either entry.
  static void Merge(NamedNumber& entry, std::string_view reason, Json raw);

  SentNumbers sent_;
  std::vector<bool> configured_;        // for each number that was sent
  bool has_places_;                     // the request lists each number once
  unsigned planned_;                    // the directions that the request asks for
  std::vector<unsigned> directions_;    // for each, the directions in which it is configured
  std::vector<std::size_t> failed_at_;  // for each, its place in failed_
  std::vector<std::size_t> order_;
  std::vector<NamedNumber> failed_;
  std::vector<std::size_t> failed_index_;
  std::string foreign_;
  std::size_t told_[2] = {};  // see CountOf
  std::size_t partial_count_ = 0;
  std::size_t open_count_ = 0;
  bool is_open_ = false;
  bool has_general_error_ = false;
};

}  // namespace sipattach

#endif  // SIPATTACH_ANSWER_ACCOUNTING_H_
