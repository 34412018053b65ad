#ifndef I18N_PHONENUMBERS_ASYOUTYPEFORMATTER_H_
#define I18N_PHONENUMBERS_ASYOUTYPEFORMATTER_H_

// PhoneNumberUtil can create as-you-type formatters. The engine does not use them; this only lets
// the function that creates one compile.

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
