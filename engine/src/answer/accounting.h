#ifndef SIPATTACH_ANSWER_ACCOUNTING_H_
#define SIPATTACH_ANSWER_ACCOUNTING_H_

// What the API answered to an attach request, before it is written in one form or another: what
// became of each number, and what the answer comes to.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "answer/api_answer.h"
#include "answer/register_passwords.h"
#include "document/request_numbers.h"
#include "json/json.h"

namespace sipattach {

struct NamedNumber {
  std::string number;
  std::string reason;
  Json raw;
  std::size_t count = 1;  // of entries; if there are more, `raw` is a list of them
};

// The entries of the two lists of an answer, sorted by what was sent.
class Accounting {
 public:
  // `body`: that of the request.
  explicit Accounting(const Json& body);

  // A list may also be a map from numbers, or a single entry. False where it is no list at all.
  bool Read(const Json* list, bool says_configured);

  // The errors beside the lists: those that name numbers are failures of these, if no list has more
  // to say.
  void ReadErrors(const Json& body);
  // Whether one of them names no number that was sent.
  [[nodiscard]] bool has_general_error() const { return has_general_error_; }

  // The answer says also, and not of single numbers, that what it lists as configured failed.
  void Contradict(const std::string& reason);

  // Numbers that are configured in some of the planned directions only are not.
  void Settle();

  // Takes the secrets of the request out of what the answer says of its numbers.
  void Hide(const SecretTexts& secrets);

  // What is listed as configured from here on counts for no number.
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

  // In the order of the answer.
  [[nodiscard]] const std::vector<std::size_t>& configured() const { return order_; }
  [[nodiscard]] const std::vector<NamedNumber>& failed() const { return failed_; }
  // Of each entry of failed(): the number that was sent, or kNone.
  [[nodiscard]] std::size_t SentIndexOf(std::size_t entry) const { return failed_index_[entry]; }
  [[nodiscard]] bool IsContradictoryEntry(std::size_t entry) const {
    const std::size_t index = SentIndexOf(entry);
    return index != SentNumbers::kNone && IsContradictory(index);
  }
  // What the answer calls configured that nobody sent, has in an unknown form, leaves open,
  // or has with some of its directions only.
  [[nodiscard]] const std::string& foreign() const { return foreign_; }

 private:
  static constexpr std::size_t kNoEntry = SIZE_MAX;
  static constexpr unsigned kAll = ~0U;  // sets of directions have a bit for each

  // The number that an object, list or text means.
  std::size_t NumberIn(const Json& value) const;

  // "+14155552671: taken", "the number +14155552671 is taken".
  std::size_t NumberInText(std::string_view text) const;

  void ReadMember(std::string_view name, const Json& value, bool says_configured);

  // The number that an entry of `configured` names plainly: what says more may say anything.
  [[nodiscard]] std::size_t PlainNumberIn(const Json& entry) const;

  void ReadEntry(const Json& entry, bool says_configured);
  // `named`: what names the number, the entry itself where that is of one number.
  void ReadEntryOf(const Json& named, const Json& entry, bool says_configured);

  void ReadError(const Json& error);
  // Adds the numbers that an error names, in whatever place, and however often.
  void AddNamed(const Json& error, std::vector<std::size_t>& named) const;

  // With one number sent, an entry that names none can only mean that one.
  [[nodiscard]] std::size_t OnlyNumber() const;

  // A count or a word where a list is expected.
  void ReadNoList(const Json& value, bool says_configured);

  // What an entry says besides its number; "" if that is all.
  std::string ReasonOf(const Json& entry) const;

  void AddConfigured(std::size_t index, std::string_view number, unsigned directions = kAll);

  void AddFailed(std::size_t index, std::string_view number, std::string reason, Json raw);

  // A number that failed more than once: nothing of any entry is lost.
  static void Merge(NamedNumber& entry, std::string_view reason, Json raw);

  SentNumbers sent_;
  std::vector<bool> configured_;        // of each number that was sent
  unsigned planned_;                    // the directions of the request
  std::vector<unsigned> directions_;    // of each, in which it is configured
  std::vector<std::size_t> failed_at_;  // of each, its place in failed_
  std::vector<std::size_t> order_;
  std::vector<NamedNumber> failed_;
  std::vector<std::size_t> failed_index_;
  std::string foreign_;
  bool is_open_ = false;
  bool has_general_error_ = false;
};

struct AttachAnswer {
  ApiAnswer answer;
  Accounting accounting;
  Summary summary;
  std::vector<RegisterPassword> passwords;
  // Whether the answer says that the request as a whole was carried out; not
  // if the answer does not say.
  std::optional<bool> carried_out;
};

// `body`: that of the request.
[[nodiscard]] AttachAnswer ReadAttachAnswer(ApiAnswer answer, const Json& body);

// The body of one element of a plan's `requests`, as JSON text; null if it has none.
[[nodiscard]] Json BodyOfRequest(std::string_view request);

// Whether the reason for a failure is that the number is attached already.
[[nodiscard]] bool SaysAttachedAlready(std::string_view reason);

}  // namespace sipattach

#endif  // SIPATTACH_ANSWER_ACCOUNTING_H_
