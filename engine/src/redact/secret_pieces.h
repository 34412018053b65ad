#ifndef SIPATTACH_REDACT_SECRET_PIECES_H_
#define SIPATTACH_REDACT_SECRET_PIECES_H_

#include <bitset>
#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "json/json.h"

namespace sipattach {

// The words of the secrets in documents. Text that was made from a secret (cut, joined, in another
// case) no longer looks like one, but still holds its words.
class SecretPieces {
 public:
  void AddFrom(const Json& document);
  void Add(std::string_view secret);
  [[nodiscard]] bool AreIn(std::string_view text) const;
  [[nodiscard]] bool AreInValue(const Json& value) const;
  [[nodiscard]] bool empty() const { return pieces_.empty(); }
  [[nodiscard]] const std::set<std::string>& all() const { return pieces_; }

 private:
  [[nodiscard]] bool IsAtBeginning(std::string_view text) const;
  [[nodiscard]] bool AreWordsOf(std::string_view text) const;

  std::set<std::string> pieces_;  // in lower case
  std::bitset<256> firsts_;       // their first bytes, in either case
};

// The secrets of a document, to remove them from what others made of it, such as the answer to a
// request. Removes whole secrets and their words, in any case; the rest of the text stays.
class SecretTexts {
 public:
  SecretTexts() = default;
  explicit SecretTexts(const Json& document);

  // `text` with each secret replaced by `mark`. Text that ends in an ellipsis was cut short, so
  // what comes before it may be only the beginning of a secret, which is replaced too.
  [[nodiscard]] std::string Without(std::string_view text, std::string_view mark) const;
  // The same for every string, number and name in `value`.
  [[nodiscard]] Json WithoutIn(const Json& value, std::string_view mark) const;

 private:
  [[nodiscard]] std::size_t LengthAt(std::string_view text, std::size_t at, std::size_t cut) const;

  // In lower case, by their first bytes; the longest first.
  std::map<std::string, std::vector<std::string>, std::less<>> texts_;
};

}  // namespace sipattach

#endif  // SIPATTACH_REDACT_SECRET_PIECES_H_
