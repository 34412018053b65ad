#ifndef SIPATTACH_CODES_CODE_TEXTS_H_
#define SIPATTACH_CODES_CODE_TEXTS_H_

// The texts of the codes as the generator writes them: one after the other, each ended by a NUL. A
// table of pointers would be larger than all the slugs.

namespace sipattach {

extern const char kCodeTexts[];  // of each code: e, w or i and the slug; the message
// The same for those that usual drafts do not get, for which kCodeTexts has only a NUL, as this
// has for all others. What plans a usual draft does not refer to it.
extern const char kUnusualCodeTexts[];
extern const char kCodeDocumentation[];  // of each code: the summary; the source

}  // namespace sipattach

#endif  // SIPATTACH_CODES_CODE_TEXTS_H_
