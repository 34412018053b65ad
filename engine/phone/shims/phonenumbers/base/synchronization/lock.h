#ifndef I18N_PHONENUMBERS_BASE_SYNCHRONIZATION_LOCK_H_
#define I18N_PHONENUMBERS_BASE_SYNCHRONIZATION_LOCK_H_

// The phone layer runs in one thread at a time (see phone.h), so its locks do nothing.

namespace i18n {
namespace phonenumbers {

class Lock {};

class AutoLock {
 public:
  explicit AutoLock(Lock&) {}
};

}  // namespace phonenumbers
}  // namespace i18n

#endif  // I18N_PHONENUMBERS_BASE_SYNCHRONIZATION_LOCK_H_
