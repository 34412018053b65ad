#ifndef SIPATTACH_PLAN_H_
#define SIPATTACH_PLAN_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace sipattach {

// Turns a draft of `POST /v1/sip/attach` into what will be sent and everything worth saying about
// it.
//
// `draft` is the JSON text of a request body, as a person wrote it; `context` is JSON text:
//   { default_region?, trunk?, base_url?, allow_http_hosts?: string[],
//     max_numbers_per_request?: 1 to 100, skip_invalid? }
// An option that is given and cannot be used is an error; see base_url.h for the address.
//
// Returns JSON text:
//   { ok, diagnostics: [{ code, severity, path, message, params, fix?,
//                     alternatives? }],
//     numbers: [NumberReading], directions: [{ type, path, <field>: { value, source } }],
//     requests: [{ method, url, headers, body, numbers }] }
// `ok` is true when no diagnostic is an error; `requests` is empty otherwise, and holds more than
// one where there are more numbers than a request may carry. Diagnostics stand in document order,
// and the same draft and context give the same bytes. Any bytes are legal input. Never holds the
// API key.
[[nodiscard]] std::string Plan(std::string_view draft, std::string_view context);

// How a plan in parts writes the elements of `numbers` and `diagnostics`.
enum class PlanForm : std::uint8_t {
  // As Plan writes them.
  kDocument,
  // Most of them as values in a row, a third of the bytes, from which the caller makes the element.
  // An object in the array is the element itself. Of `numbers`,
  //   input, path, value, region, type, national, international
  // are the reading of a number whose kind is "e164" and whose validity is "valid", and which
  // repeats none before it. Of `diagnostics`,
  //   pattern, path, <the value of each parameter>
  // are a diagnostic. `pattern` is an index into the patterns of this part and those before it:
  //   patterns: [[code, severity, message, title, <the name of each parameter>], …]
  // In the message and the title, {name} stands for the value of that parameter. The fix replaces
  // the value at the path with the parameter `value`. If the title is null, there is no fix.
  kRows,
};

// The same plan in parts: of 100,000 numbers it takes 36 MB, which need not be held at once.
class PlanInParts {
 public:
  // `size`: the elements of a part, at least 1. Of requests a part has as many as may carry `size`
  // numbers together, or one.
  PlanInParts(std::string_view draft, std::string_view context, std::size_t size,
              PlanForm form = PlanForm::kDocument);
  ~PlanInParts();

  // First objects of one list, `numbers`, then `diagnostics`, then `requests`, each an array of
  // the next elements, while there are so many; finally the plan itself, whose lists hold the
  // elements that no part had before. Do not call it after `done`. `buffer`: a part that is no
  // longer needed, whose memory the next one reuses.
  [[nodiscard]] std::string Next(std::string buffer = {});

  // Whether the plan itself has been given.
  [[nodiscard]] bool done() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sipattach

#endif  // SIPATTACH_PLAN_H_
