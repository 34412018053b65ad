#include "redact/secret_pieces.h"

#include <algorithm>
#include <cstddef>

#include "json/json_writer.h"
#include "redact/named_secret.h"
#include "redact/redact.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::size_t kShortestPiece = 4;

// Calls `take` with each run of letters and digits, in lower case.
template <typename Take>
void ForEachRun(std::string_view text, const Take& take) {
  std::string run;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const bool in_run =
        i < text.size() && (IsAlphanumeric(text[i]) || static_cast<unsigned char>(text[i]) >= 0x80);
    if (in_run) {
      run += Lower(text[i]);
      continue;
    }
    if (run.size() >= kShortestPiece) take(run);
    run.clear();
  }
}

}  // namespace

void SecretPieces::AddFrom(const Json& document) {
  const auto add = [&](const std::string& run) {
    pieces_.insert(run);
    firsts_.set(static_cast<unsigned char>(run.front()));
  };
  for (const std::string& secret : SecretsOf(document)) {
    const std::size_t begin = SkipToValue(secret, 0);
    const std::size_t first_word = begin + WordAt(secret, begin).size();
    ForEachRun(std::string_view(secret).substr(0, first_word), add);
    // Behind it may be a sentence: only what no sentence has.
    ForEachRun(std::string_view(secret).substr(first_word), [&](const std::string& run) {
      const bool has_letter = !std::all_of(run.begin(), run.end(), IsDigit);
      if (LooksRandom(run) && has_letter) add(run);
    });
  }
}

bool SecretPieces::AreIn(std::string_view text) const {
  if (pieces_.empty()) return false;
  // So many that each cannot be looked for: then only as words of the text.
  constexpr std::size_t kMany = 64;
  if (pieces_.size() > kMany) {
    bool found = false;
    ForEachRun(text, [&](const std::string& run) { found = found || pieces_.contains(run); });
    return found;
  }
  for (; !text.empty(); text.remove_prefix(1)) {
    if (!firsts_.test(static_cast<unsigned char>(Lower(text.front())))) continue;
    const auto begins = [&](const std::string& piece) {
      return StartsWithIgnoringCase(text, piece);
    };
    if (std::any_of(pieces_.begin(), pieces_.end(), begins)) return true;
  }
  return false;
}

bool SecretPieces::AreInValue(const Json& value) const {
  if (pieces_.empty()) return false;
  if (value.is_string()) return AreIn(value.text());
  JsonWriter writer;
  return AreIn(writer.Value(value).Take());
}

}  // namespace sipattach
