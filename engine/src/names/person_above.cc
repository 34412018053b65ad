#include "names/person_above.h"

#include "draft_limits.h"
#include "names/column_role.h"
#include "text/ascii.h"

namespace sipattach {

bool PersonAbove::Owns(std::string_view name, bool is_person, std::string_view value,
                       std::size_t indent) {
  const bool is_within = section_ != kNone && indent > section_;
  if (!is_within) section_ = kNone;
  if (CountDigits(value) >= kLeastDigits) {
    is_below_ = is_below_ && IsNameOfTelephone(name);
    return is_below_ || (is_within && ReadNameOfNumbers(name) < NameOfNumbers::kDirect);
  }
  const bool is_empty = Trim(value).empty();
  const bool is_email = is_below_ && value.find('@') != value.npos;
  is_below_ = is_email || (is_person && !is_empty);
  if (is_person && is_empty) section_ = indent;
  return false;
}

}  // namespace sipattach
