#include "phonenumbers/stringutil.h"

namespace i18n {
namespace phonenumbers {

void AppendPieces(string* to, const StringHolder* const* pieces, size_t count) {
  size_t size = to->size();
  for (size_t i = 0; i < count; ++i) size += pieces[i]->Text().size();
  to->reserve(size);
  for (size_t i = 0; i < count; ++i) to->append(pieces[i]->Text());
}

bool TryStripPrefixString(const string& in, const string& prefix, string* out) {
  const bool found = HasPrefixString(in, prefix);
  out->assign(in, found ? prefix.size() : 0);
  return found;
}

void strrmm(string* text, const string& characters) {
  std::erase_if(*text, [&](char c) { return characters.find(c) != string::npos; });
}

int GlobalReplaceSubstring(const string& from, const string& to, string* text) {
  if (from.empty()) return 0;
  int count = 0;
  for (size_t at = text->find(from); at != string::npos; at = text->find(from, at + to.size())) {
    text->replace(at, from.size(), to);
    ++count;
  }
  return count;
}

}  // namespace phonenumbers
}  // namespace i18n
