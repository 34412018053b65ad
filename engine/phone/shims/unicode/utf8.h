#ifndef SIPATTACH_PHONE_SHIMS_UNICODE_UTF8_H_
#define SIPATTACH_PHONE_SHIMS_UNICODE_UTF8_H_

// Included by libphonenumber, which uses nothing of it.

#endif  // SIPATTACH_PHONE_SHIMS_UNICODE_UTF8_H_
