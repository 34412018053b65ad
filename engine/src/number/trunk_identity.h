#ifndef SIPATTACH_NUMBER_TRUNK_IDENTITY_H_
#define SIPATTACH_NUMBER_TRUNK_IDENTITY_H_

// What is bound to a trunk and sent as typed: a DID, an extension, a SIP user.

#include "number/number_reading.h"
#include "number/number_remarks.h"
#include "phone/phone.h"
#include "text/clean_text.h"

namespace sipattach {

// Completes `reading`, whose `input` is set; `clean` is that input, cleaned.
void ReadIdentity(const CleanText& clean, const NumberContext& context, NumberRemarks& remarks,
                  NumberReading& reading);

// Moves what the number plan knows about a number, except its digits, into `reading`.
void TakeFacts(phone::Number& number, NumberReading& reading);

}  // namespace sipattach

#endif  // SIPATTACH_NUMBER_TRUNK_IDENTITY_H_
