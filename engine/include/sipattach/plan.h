#ifndef SIPATTACH_PLAN_H_
#define SIPATTACH_PLAN_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace sipattach {

// Turns a draft of `POST /v1/sip/attach` into the requests to send and everything worth saying
// about them.
//
// `draft` is the JSON text of a request body, as a person wrote it; `context` is JSON text:
//   { default_region?, trunk?, base_url?, allow_http_hosts?: string[],
//     max_numbers_per_request?: 1 to 100, skip_invalid? }
// An option whose value cannot be used is an error; an unknown region is only a warning. See
// base_url.h for the address.
//
// Returns JSON text:
//   { ok,
//     diagnostics: [{ code, severity, path, message, params, fix?, alternatives? }],
//     numbers: [NumberReading], directions: [{ type, path, <field>: { value, source } }],
//     requests: [{ method, url, headers, body, numbers }] }
// `ok` is true if no diagnostic is an error; otherwise `requests` is empty. There are several
// requests if there are more numbers than one may carry. Diagnostics are in document order, and the
// same draft and context always give the same bytes. Any bytes are legal input. The result never
// holds the API key.
[[nodiscard]] std::string Plan(std::string_view draft, std::string_view context);

// How a plan in parts writes the elements of `numbers` and `diagnostics`.
enum class PlanForm : std::uint8_t {
  // As Plan writes them.
  kDocument,
  // As consecutive values, without objects around them, where that is possible: a third of the
  // bytes. The caller makes the elements from these rows; an object in the array is an element
  // itself. In `numbers`, the row
  //   input, path, value, region, type, national, international
  // is a reading with kind "e164", validity "valid" and no `duplicate_of`. A type that an earlier
  // row has is given as its index among the types of all rows, in order of their first occurrence.
  // In `diagnostics`, the row
  //   pattern, path, <the value of each parameter>
  // is a diagnostic. `pattern` is an index into the patterns of this part and all before it:
  //   patterns: [[code, severity, message, title, <the name of each parameter>], …]
  // In the message and the title, {name} stands for the value of that parameter. The fix replaces
  // the value at the path with the parameter `value`; if the title is null, there is no fix. A path
  // that is an integer i is "/phone_numbers/i". In `requests`, if `phone_numbers` of a body is
  // null, it holds the values of the readings that `numbers` lists.
  kRows,
};

// Gives the same plan in parts: for 100,000 numbers it takes 36 MB, which need not be in memory at
// once.
class PlanInParts {
 public:
  // `size` is the number of elements in a part, at least 1. A part of requests holds as many as may
  // carry `size` numbers together, but at least one.
  PlanInParts(std::string_view draft, std::string_view context, std::size_t size,
              PlanForm form = PlanForm::kDocument);
  ~PlanInParts();

  // Returns the next part as JSON text: an object with an array of the next elements, first of
  // `numbers`, then of `diagnostics`, then of `requests`, as long as there are enough to fill a
  // part. The last part is the plan itself, whose arrays hold the remaining elements. Precondition:
  // not done(). `buffer` may be a part that is no longer needed; its memory is reused.
  [[nodiscard]] std::string Next(std::string buffer = {});

  // Whether the last part has been returned.
  [[nodiscard]] bool done() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sipattach

#endif  // SIPATTACH_PLAN_H_
