#ifndef I18N_PHONENUMBERS_ASYOUTYPEFORMATTER_H_
#define I18N_PHONENUMBERS_ASYOUTYPEFORMATTER_H_

// PhoneNumberUtil can make formatters that work as one types. The engine has no use for them; this
// lets the function that makes one compile.

#include <string>

namespace i18n {
namespace phonenumbers {

class AsYouTypeFormatter {
 public:
  explicit AsYouTypeFormatter(const std::string&) {}
};

}  // namespace phonenumbers
}  // namespace i18n

#endif  // I18N_PHONENUMBERS_ASYOUTYPEFORMATTER_H_
