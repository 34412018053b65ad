#ifndef SIPATTACH_PROGRAM_API_KEY_H_
#define SIPATTACH_PROGRAM_API_KEY_H_

#include <cstdint>
#include <string_view>

namespace sipattach {

// What is wrong with text that should be an API key. The key itself is never kept.
enum class ApiKeyFlaw : std::uint8_t {
  kNone,
  kMissing,      // nothing, or just "Bearer"
  kPlaceholder,  // "YOUR_API_KEY", "<key>", "sk-…", "{{key}}"
  kBearerTwice,  // "Bearer Bearer …"
  kQuoted,       // quotes around it
  kBlank,        // white space or invisible characters in it
};

// Judges the value of an Authorization header: the key, alone or after "Bearer".
[[nodiscard]] ApiKeyFlaw JudgeApiKey(std::string_view value);

}  // namespace sipattach

#endif  // SIPATTACH_PROGRAM_API_KEY_H_
