#include "redact/secret_pieces.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "json/json_writer.h"
#include "redact/key_like.h"
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
  for (const std::string& secret : SecretsOf(document)) Add(secret);
}

void SecretPieces::Add(std::string_view secret) {
  const auto add = [&](const std::string& run) {
    pieces_.insert(run);
    firsts_.set(static_cast<unsigned char>(run.front()));
    firsts_.set(static_cast<unsigned char>(Upper(run.front())));
  };
  const std::size_t begin = SkipToValue(secret, 0);
  // A key begins with words that other texts use too, such as "live" and "proj".
  const bool is_key = MayHoldUnnamed(secret) && FindKey(secret) != std::string_view::npos;
  const std::size_t first_word = is_key ? begin : begin + WordAt(secret, begin).size();
  ForEachRun(secret.substr(0, first_word), add);
  // A sentence may follow: take only what is not a word of one.
  ForEachRun(secret.substr(first_word), [&](const std::string& run) {
    const bool has_letter = !IsAllDigits(run);
    if (LooksRandom(run) && has_letter) add(run);
  });
}

bool SecretPieces::AreIn(std::string_view text) const {
  if (pieces_.empty()) return false;
  // Too many to look for each of them everywhere: compare only with words of the text.
  constexpr std::size_t kMany = 64;
  if (pieces_.size() > kMany) return AreWordsOf(text);
  for (; !text.empty(); text.remove_prefix(1)) {
    if (firsts_[static_cast<unsigned char>(text.front())] && IsAtBeginning(text)) return true;
  }
  return false;
}

[[gnu::noinline]] bool SecretPieces::AreWordsOf(std::string_view text) const {
  bool found = false;
  ForEachRun(text, [&](const std::string& run) { found = found || pieces_.contains(run); });
  return found;
}

[[gnu::noinline]] bool SecretPieces::IsAtBeginning(std::string_view text) const {
  return std::any_of(pieces_.begin(), pieces_.end(),
                     [&](const std::string& piece) { return StartsWithIgnoringCase(text, piece); });
}

bool SecretPieces::AreInValue(const Json& value) const {
  if (pieces_.empty()) return false;
  if (value.is_string()) return AreIn(value.text());
  JsonWriter writer;
  return AreIn(writer.Value(value).Take());
}

SecretTexts::SecretTexts(const Json& document) {
  const auto add = [&](std::string text) {
    if (text.size() < kShortestPiece) return;
    std::vector<std::string>& alike = texts_[text.substr(0, kShortestPiece)];
    if (std::find(alike.begin(), alike.end(), text) != alike.end()) return;
    // Insert before shorter ones: sorting at the end would take two kilobytes of code.
    std::size_t at = alike.size();
    alike.push_back(std::move(text));
    for (; at > 0 && alike[at - 1].size() < alike[at].size(); --at) alike[at].swap(alike[at - 1]);
  };
  SecretPieces pieces;
  for (const std::string& secret : SecretsOf(document)) {
    add(Lowercase(Trim(secret)));
    pieces.Add(secret);
  }
  for (const std::string& piece : pieces.all()) add(piece);
}

// The length of the secret at `at`, or of the beginning of one that reaches `cut`; otherwise 0. A
// secret of digits does not match inside a longer number.
std::size_t SecretTexts::LengthAt(std::string_view text, std::size_t at, std::size_t cut) const {
  const auto alike = texts_.find(Lowercase(text.substr(at, kShortestPiece)));
  if (alike == texts_.end()) return 0;
  for (const std::string& secret : alike->second) {
    if (!StartsWithIgnoringCase(text.substr(at), secret)) continue;
    const std::size_t end = at + secret.size();
    const bool goes_on =
        (at > 0 && IsDigit(text[at - 1])) || (end < text.size() && IsDigit(text[end]));
    if (!goes_on || !IsAllDigits(secret)) return secret.size();
  }
  if (at + kShortestPiece > cut) return 0;
  const std::string_view rest = text.substr(at, cut - at);
  const bool is_begin =
      std::any_of(alike->second.begin(), alike->second.end(),
                  [&](const std::string& secret) { return StartsWithIgnoringCase(secret, rest); });
  return is_begin ? rest.size() : 0;
}

std::string SecretTexts::Without(std::string_view text, std::string_view mark) const {
  if (texts_.empty()) return std::string(text);
  constexpr std::string_view kCut = "\xE2\x80\xA6";
  const std::size_t cut = text.ends_with(kCut) ? text.size() - kCut.size() : 0;
  std::string shown;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = LengthAt(text, at, cut);
    if (length == 0) {
      shown += text[at++];
    } else {
      shown += mark;
      at += length;
    }
  }
  return shown;
}

Json SecretTexts::WithoutIn(const Json& value, std::string_view mark) const {
  if (texts_.empty()) return value;
  if (value.is_string()) return Without(value.text(), mark);
  if (value.is_number()) {
    std::string shown = Without(value.digits(), mark);
    return shown == value.digits() ? value : Json(std::move(shown));
  }
  if (value.is_array()) {
    Json shown = Json::array();
    for (const Json& element : value) shown.push_back(WithoutIn(element, mark));
    return shown;
  }
  if (!value.is_object()) return value;
  Json shown = Json::object();
  for (const auto& [name, member] : value.members()) {
    shown.members().emplace_back(Without(name, mark), WithoutIn(member, mark));
  }
  return shown;
}

}  // namespace sipattach
