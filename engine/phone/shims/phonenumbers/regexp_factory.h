#ifndef I18N_PHONENUMBERS_REGEXP_ADAPTER_FACTORY_H_
#define I18N_PHONENUMBERS_REGEXP_ADAPTER_FACTORY_H_

// libphonenumber gets its regular expressions here: our bounded ones (phone/regex).

#include <string>

#include "phonenumbers/regexp_adapter.h"

namespace i18n {
namespace phonenumbers {

class BoundedRegExpFactory : public AbstractRegExpFactory {
 public:
  RegExpInput* CreateInput(const string& utf8_input) const override;
  // The pattern is compiled when it is first used. A malformed one matches nothing.
  RegExp* CreateRegExp(const string& utf8_regexp) const override;
};

typedef BoundedRegExpFactory RegExpFactory;

}  // namespace phonenumbers
}  // namespace i18n

#endif  // I18N_PHONENUMBERS_REGEXP_ADAPTER_FACTORY_H_
