#ifndef SIPATTACH_PLAN_H_
#define SIPATTACH_PLAN_H_

#include <cstddef>
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

// The same plan in parts: of 100,000 numbers it takes 36 MB, which need not be held at once.
class PlanInParts {
 public:
  // `size`: the elements of a part, at least 1. Of requests a part has as many as may carry `size`
  // numbers together, or one.
  PlanInParts(std::string_view draft, std::string_view context, std::size_t size);
  ~PlanInParts();

  // First objects of one member, `numbers`, then `diagnostics`, then `requests`, each an array of
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
