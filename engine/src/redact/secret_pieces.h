#ifndef SIPATTACH_REDACT_SECRET_PIECES_H_
#define SIPATTACH_REDACT_SECRET_PIECES_H_

#include <bitset>
#include <set>
#include <string>
#include <string_view>

#include "json/json.h"

namespace sipattach {

// The words of the secrets of documents: what was made of a secret, cut, joined or in other
// letters, has no form any more by which it could be told.
class SecretPieces {
 public:
  void AddFrom(const Json& document);
  [[nodiscard]] bool AreIn(std::string_view text) const;
  [[nodiscard]] bool AreInValue(const Json& value) const;
  [[nodiscard]] bool empty() const { return pieces_.empty(); }

 private:
  std::set<std::string> pieces_;  // in lower case
  std::bitset<256> firsts_;       // the bytes with which they begin
};

}  // namespace sipattach

#endif  // SIPATTACH_REDACT_SECRET_PIECES_H_
