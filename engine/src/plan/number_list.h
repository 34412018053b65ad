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

// What is sent for a number.
struct NumberToSend {
  std::string value;
  std::size_t index;  // index of the number's reading
};

// Reads the numbers one at a time, so that the readings of 100,000 are never held at once.
class NumberList {
 public:
  // Takes both members out of the draft's root. `trunk`: whether the draft binds its numbers to a
  // trunk. `root` and `context` must outlive the list.
  NumberList(ObjectReader& root, bool trunk, const Context& context);

  // Returns the reading of the next number, or nullopt if there are no more. By then, everything
  // about the list as a whole has been reported, and the values below are complete.
  [[nodiscard]] std::optional<NumberReading> Next();

  // The numbers to send, in order, each once.
  [[nodiscard]] const std::vector<NumberToSend>& to_send() const { return to_send_; }
  // Whether the numbers are sent as phone_numbers, not as phone_number.
  [[nodiscard]] bool as_list() const { return as_list_; }

 private:
  Report& report() { return root_.report(); }

  void ReportBoth(const Json& one, const Json& many);
  void ReportListInSingle(const Json& one, const Json* many);
  void ReportNoList(const Json& many);
  // A fix that writes `numbers`, which are in phone_number, as a list.
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
  NumberContext number_context_;  // `expandable` shrinks as ranges are written out
  const Pointer one_at_;
  const Pointer many_at_;
  const Pointer end_of_many_;
  const Json* one_ = nullptr;   // the value of phone_number, unless it is an array
  const Json* many_ = nullptr;  // the value of phone_numbers, if it is an array
  bool as_list_ = true;
  bool one_is_dropped_ = false;  // the fix for both fields removes phone_number
  std::size_t next_ = 0;
  std::size_t expansions_ = 0;  // numbers that fixes write in place of ranges
  std::vector<NumberToSend> to_send_;
  ValueIndex index_;
  std::array<std::size_t, kCodeCount> infos_{};  // how many infos there were of each code
};

}  // namespace sipattach

#endif  // SIPATTACH_PLAN_NUMBER_LIST_H_
