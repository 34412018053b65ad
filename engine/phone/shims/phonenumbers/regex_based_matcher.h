#ifndef I18N_PHONENUMBERS_REGEX_BASED_MATCHER_H_
#define I18N_PHONENUMBERS_REGEX_BASED_MATCHER_H_

// libphonenumber asks here whether a national number fits a description. The original looks the
// pattern up in a cache and, after a failed match, runs it again to learn whether a prefix would
// have matched; ours keeps the program with the description and runs once.

#include <string>

#include "phonenumbers/matcher_api.h"
#include "phonenumbers/phonemetadata.pb.h"

namespace i18n {
namespace phonenumbers {

class RegexBasedMatcher : public MatcherApi {
 public:
  // PhoneNumberUtil never allows a prefix match, so this does not look for one.
  bool MatchNationalNumber(const std::string& number, const PhoneNumberDesc& number_desc,
                           bool /*allow_prefix_match*/) const override {
    return number_desc.Matches(number);
  }
};

}  // namespace phonenumbers
}  // namespace i18n

#endif  // I18N_PHONENUMBERS_REGEX_BASED_MATCHER_H_
