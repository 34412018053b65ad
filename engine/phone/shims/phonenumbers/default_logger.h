#ifndef I18N_PHONENUMBERS_DEFAULT_LOGGER_H_
#define I18N_PHONENUMBERS_DEFAULT_LOGGER_H_

// A logger that writes nothing: the engine has no output, and the original includes <sstream>.

#include "phonenumbers/logger.h"

namespace i18n {
namespace phonenumbers {

class SilentLog {
 public:
  template <typename T>
  const SilentLog& operator<<(const T&) const {
    return *this;
  }
};

inline SilentLog LOG(int) { return {}; }
inline SilentLog VLOG(int) { return {}; }

// Only the name is needed.
using StdoutLogger = NullLogger;

}  // namespace phonenumbers
}  // namespace i18n

#endif  // I18N_PHONENUMBERS_DEFAULT_LOGGER_H_
