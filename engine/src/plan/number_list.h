#ifndef SIPATTACH_PLAN_NUMBER_LIST_H_
#define SIPATTACH_PLAN_NUMBER_LIST_H_

// The numbers of a draft: either `phone_number` or `phone_numbers`.

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "codes/codes.h"
#include "document/context.h"
#include "document/object_reader.h"
#include "number/number_reading.h"
#include "number/value_index.h"

namespace sipattach {

// What goes on the wire for a number.
struct NumberToSend {
  std::string value;
  std::size_t index;  // of its reading
};

// Reads the numbers one after the other, so that the readings of 100,000 are never held at once.
class NumberList {
 public:
  // Takes both members out of the draft's root. `trunk`: the draft binds its numbers to a trunk.
  // `root` and `context` must outlive the list.
  NumberList(ObjectReader& root, bool trunk, const Context& context);

  // The reading of the next number; nothing if there are no more. Then what there is to say about
  // the list has been reported, and the members below are complete.
  [[nodiscard]] std::optional<NumberReading> Next();

  // Each value once, in order.
  [[nodiscard]] const std::vector<NumberToSend>& to_send() const { return to_send_; }
  // Whether the draft says phone_numbers.
  [[nodiscard]] bool as_list() const { return as_list_; }

 private:
  Report& report() { return root_.report(); }

  void ReportBoth(const Json& one, const Json& many);
  void ReportListInSingle(const Json& one, const Json* many);
  void ReportNoList(const Json& many);
  // What writes the numbers of phone_number as a list.
  [[nodiscard]] std::optional<Fix> AsList(const std::vector<std::string>& numbers) const;

  [[nodiscard]] NumberReading ReadOne();
  [[nodiscard]] NumberReading Read(const Json& value, const Pointer& at);
  void ReportPlaceholder(const Json& value, const Pointer& at);
  [[nodiscard]] std::optional<Fix> EachOf(const Json& value, const Pointer& at) const;
  void ReportNotAString(const Json& value, const Pointer& at);
  void Tell(Diagnostic&& diagnostic, const NumberReading& reading);
  void Choose(NumberReading& reading, std::size_t index);
  void ReportDuplicate(const NumberReading& reading);
  void ReportWhole();

  ObjectReader& root_;
  const Context& context_;
  NumberContext number_context_;  // whose expandable numbers become fewer
  const Pointer one_at_;
  const Pointer many_at_;
  const Pointer end_of_many_;
  const Json* one_ = nullptr;   // of phone_number, unless it is an array
  const Json* many_ = nullptr;  // of phone_numbers, if it is an array
  bool as_list_ = true;
  bool one_is_dropped_ = false;  // by the fix for both fields, as it is in phone_numbers too
  std::size_t next_ = 0;
  std::size_t expansions_ = 0;  // numbers that fixes write in place of ranges
  std::vector<NumberToSend> to_send_;
  ValueIndex index_;
  std::array<std::size_t, kCodeCount> infos_{};  // how many there were of each code
};

}  // namespace sipattach

#endif  // SIPATTACH_PLAN_NUMBER_LIST_H_
