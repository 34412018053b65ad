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

// The words of the secrets of documents: what was made of a secret, cut, joined or in other
// letters, has no form any more by which it could be told.
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
  std::bitset<256> firsts_;       // the bytes with which they begin
};

// The secrets of a document, to take them out of what others made of it, such as the
// answer to a request: whole or as their words, in any case, and the rest of the text stays.
class SecretTexts {
 public:
  SecretTexts() = default;
  explicit SecretTexts(const Json& document);

  // `text` with each secret replaced by `mark`. Text that ends in an ellipsis was cut short: what
  // is before that may be only the beginning of a secret.
  [[nodiscard]] std::string Without(std::string_view text, std::string_view mark) const;
  // The same for every text, number and name in `value`.
  [[nodiscard]] Json WithoutIn(const Json& value, std::string_view mark) const;

 private:
  [[nodiscard]] std::size_t LengthAt(std::string_view text, std::size_t at, std::size_t cut) const;

  // By the bytes with which they begin, in lower case; the longest first.
  std::map<std::string, std::vector<std::string>, std::less<>> texts_;
};

}  // namespace sipattach

#endif  // SIPATTACH_REDACT_SECRET_PIECES_H_
