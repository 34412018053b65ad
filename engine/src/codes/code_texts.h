#ifndef SIPATTACH_CODES_CODE_TEXTS_H_
#define SIPATTACH_CODES_CODE_TEXTS_H_

// The texts of the codes as generate.mjs writes them: one after the other, each terminated by a
// NUL. A table of pointers would be larger than all slugs together.

namespace sipattach {

// For each code that usual drafts get: e, w or i followed by the slug; the message. For any other
// code, an empty text.
extern const char kCodeTexts[];
// The same for the other codes. Planning a usual draft must not refer to it: it is in the part of
// the WebAssembly module that is loaded later.
extern const char kUnusualCodeTexts[];
// For each code: the summary; the source.
extern const char kCodeDocumentation[];

}  // namespace sipattach

#endif  // SIPATTACH_CODES_CODE_TEXTS_H_
