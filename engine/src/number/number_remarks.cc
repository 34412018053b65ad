#include "number/number_remarks.h"

#include <algorithm>
#include <cstddef>

#include "redact/excerpt.h"
#include "redact/key_like.h"
#include "text/ascii.h"

namespace sipattach {

std::string NumberRemarks::shown_input() const {
  constexpr std::size_t kShortestKey = 24;
  const bool may_be_key =
      input_.size() >= kShortestKey && std::any_of(input_.begin(), input_.end(), IsAlpha);
  return may_be_key ? Excerpt(WithoutSecrets(input_)) : Excerpt(input_);
}

}  // namespace sipattach
