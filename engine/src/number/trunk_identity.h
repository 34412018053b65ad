#ifndef SIPATTACH_NUMBER_TRUNK_IDENTITY_H_
#define SIPATTACH_NUMBER_TRUNK_IDENTITY_H_

// What is bound to a trunk and sent as it was typed: a DID, an extension, a SIP user.

#include "number/number_reading.h"
#include "number/number_remarks.h"
#include "phone/phone.h"
#include "text/clean_text.h"

namespace sipattach {

// Completes `reading`, of which the input is known; `clean` is that input, cleaned.
void ReadIdentity(const CleanText& clean, const NumberContext& context, NumberRemarks& remarks,
                  NumberReading& reading);

// Moves what the number plans know of a number, other than its digits, into its reading.
void TakeFacts(phone::Number& number, NumberReading& reading);

}  // namespace sipattach

#endif  // SIPATTACH_NUMBER_TRUNK_IDENTITY_H_
