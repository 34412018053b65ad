#ifndef SIPATTACH_PHONE_SHIMS_UNICODE_UTF8_H_
#define SIPATTACH_PHONE_SHIMS_UNICODE_UTF8_H_

// libphonenumber includes this, but uses nothing of it.

#endif  // SIPATTACH_PHONE_SHIMS_UNICODE_UTF8_H_
