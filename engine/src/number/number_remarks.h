#ifndef SIPATTACH_NUMBER_NUMBER_REMARKS_H_
#define SIPATTACH_NUMBER_NUMBER_REMARKS_H_

// Diagnostics about one number, and the fixes that replace its text.

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "json/pointer.h"

namespace sipattach {

class NumberRemarks {
 public:
  NumberRemarks(std::string_view input, const Pointer& at, Report& report)
      : input_(input), at_(at), report_(report) {}

  // Reports `code` for the number; `value` is what it is or may be meant to be.
  Diagnostic& Say(Code code) { return report_.Add(code, at_, {{"number", shown_input()}}); }
  Diagnostic& Say(Code code, std::string_view value) {
    return report_.Add(code, at_, {{"number", shown_input()}, {"value", value}});
  }
  // `region` is the one that the number was read for.
  Diagnostic& Say(Code code, std::string_view value, std::string_view region) {
    return report_.Add(code, at_,
                       {{"number", shown_input()}, {"value", value}, {"region", region}});
  }
  Diagnostic& SayTooLong(Code code, std::size_t length, std::size_t limit) {
    return report_.Add(code, at_, {{"length", length}, {"limit", limit}});
  }

  [[nodiscard]] Fix Write(std::string_view value) const {
    Fix fix{"Write ", Replace(at_, std::string(value))};
    fix.title += value;
    return fix;
  }
  // The same, as one reading among several.
  [[nodiscard]] Fix Choose(std::string_view value) const { return *AsChoice(Write(value)); }

  // The input as a diagnostic may show it. A SIP URI pasted as a number may hold a password, and a
  // long text with letters may be an API key.
  [[nodiscard]] std::string shown_input() const;

 private:
  std::string_view input_;
  const Pointer& at_;
  Report& report_;
};

}  // namespace sipattach

#endif  // SIPATTACH_NUMBER_NUMBER_REMARKS_H_
