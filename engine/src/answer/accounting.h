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
  std::size_t index;      // of the number that was sent, or SentNumbers::kNone
  std::size_t count = 1;  // how many entries there are; if several, `raw` is an array of them
};

// What an answer says of numbers, in its order, with one entry for each number that was sent.
class NamedEntries {
 public:
  explicit NamedEntries(std::size_t sent) : place_(sent, SentNumbers::kNone) {}

  // Adds an entry of `named.index`, to the one that this number has already if it has one.
  void Add(NamedNumber named);
  void Hide(const SecretTexts& secrets);

  [[nodiscard]] bool Has(std::size_t index) const { return place_[index] != SentNumbers::kNone; }
  // Precondition: Has(index).
  [[nodiscard]] const NamedNumber& Of(std::size_t index) const { return list_[place_[index]]; }
  [[nodiscard]] const std::vector<NamedNumber>& list() const { return list_; }

 private:
  std::vector<NamedNumber> list_;
  std::vector<std::size_t> place_;  // for each number that was sent, its place in the list
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

  // Reads what an answer that succeeded says beside the two lists: `place` is its body or payload.
  // It may give each number its result, list numbers as skipped or attached already, or warn.
  // `payload` is the latter in both cases.
  void ReadBeside(const Json& place, const Json& payload);

  // Reads what the errors of a refusal of the whole request say about single numbers. Most
  // validators name an element by its place in the list.
  void ReadRefusal(const Json& body);

  // The answer also says, of no number in particular, that something failed: all numbers listed as
  // configured become contradictory.
  void Contradict(const std::string& reason);

  // Numbers that are configured in only some of the planned directions do not count as configured.
  // Those that are also listed as skipped, say, become contradictory.
  void Settle();
  // Whether a number is configured in only some of the directions.
  [[nodiscard]] bool IsPartial(std::size_t i) const { return partial_[i]; }
  // How many of the contradictory numbers did not fail, but are pending.
  [[nodiscard]] std::size_t open_count() const { return open_count_; }

  // Removes the secrets of the request from what the answer says about its numbers.
  void Hide(const SecretTexts& secrets);

  // From here on, what is listed as configured counts for no number, because it may not be done
  // yet.
  void LeaveOpen() { is_open_ = true; }
  [[nodiscard]] bool is_open() const { return is_open_; }

  [[nodiscard]] const SentNumbers& sent() const { return sent_; }
  [[nodiscard]] bool IsConfigured(std::size_t i) const { return configured_[i] && !failed_.Has(i); }
  [[nodiscard]] bool IsContradictory(std::size_t i) const {
    return configured_[i] && failed_.Has(i);
  }
  [[nodiscard]] bool IsFailed(std::size_t i) const { return !configured_[i] && failed_.Has(i); }
  // Neither configured nor failed: contradictory, or not named by the answer.
  [[nodiscard]] bool IsUnaccounted(std::size_t i) const { return !IsConfigured(i) && !IsFailed(i); }

  // Both are in the order of the answer.
  [[nodiscard]] const std::vector<std::size_t>& configured() const { return order_; }
  [[nodiscard]] const std::vector<NamedNumber>& failed() const { return failed_.list(); }
  [[nodiscard]] bool IsContradictoryEntry(const NamedNumber& entry) const {
    return entry.index != SentNumbers::kNone && IsContradictory(entry.index);
  }
  // What is said beside the lists, of a number or, with the number "", of the request.
  [[nodiscard]] const NamedEntries& remarks() const { return remarks_; }
  // Whether a value names a number that was sent.
  [[nodiscard]] bool Names(const Json& value) const {
    return NumberIn(value) != SentNumbers::kNone;
  }
  // Whether the answer names any number that was sent, in whatever way.
  [[nodiscard]] bool names_any() const { return names_any_; }
  // How many numbers the answer says were configured, or failed, where it has a count in place of a
  // list or inside it; 0 if it has none.
  [[nodiscard]] std::size_t CountOf(bool says_configured) const { return told_[says_configured]; }
  // What the answer lists as configured but does not count: numbers that were not sent, unknown
  // forms, and what is still open.
  [[nodiscard]] const std::string& foreign() const { return foreign_; }

 private:
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

  // Reads words to people beside the lists.
  void ReadWords(std::string_view name, const Json& text);
  // Reads a member beside the lists. `path`: its name, after those of the objects around it.
  void ReadOther(const std::string& path, const Json& value);
  // The index of the number that an object names by one of its members, whatever its name, and no
  // other.
  [[nodiscard]] std::size_t OwnNumberOf(const Json& object) const;
  // Reads what is said of a number there; `entry` is said of the number that is its member's name
  // if `is_member`.
  void ReadNamed(const std::string& path, std::size_t index, const Json& entry, bool is_member);
  // Reads the result of a number. Returns false if it is neither done nor failed.
  bool ReadResult(std::size_t index, const Json& entry, bool is_member);

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
  void AddTo(NamedEntries& entries, std::size_t index, std::string_view number, std::string reason,
             Json raw);

  std::string request_names_;  // of the members of its body, each between blanks
  SentNumbers sent_;
  std::vector<bool> configured_;      // for each number that was sent
  bool has_places_;                   // the request lists each number once
  unsigned planned_;                  // the directions that the request asks for
  std::vector<unsigned> directions_;  // for each, the directions in which it is configured
  std::vector<bool> partial_;         // for each, see IsPartial
  std::vector<bool> denied_;          // for each, whether a remark says that it is not done
  std::vector<std::size_t> order_;
  NamedEntries failed_;
  NamedEntries remarks_;
  std::string foreign_;
  std::size_t told_[2] = {};  // see CountOf
  std::size_t open_count_ = 0;
  bool names_any_ = false;
  bool is_open_ = false;
  bool has_general_error_ = false;
};

}  // namespace sipattach

#endif  // SIPATTACH_ANSWER_ACCOUNTING_H_
