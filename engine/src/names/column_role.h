#ifndef SIPATTACH_NAMES_COLUMN_ROLE_H_
#define SIPATTACH_NAMES_COLUMN_ROLE_H_

// What the columns of a table, and the members of a document, are for.

#include <cstdint>
#include <optional>
#include <string_view>

namespace sipattach {

enum class ColumnRole : std::uint8_t {
  kLeftOut,
  kNumber,
  kCountry,      // of the row: an ISO code, a name or a calling code
  kCallingCode,  // read as kCountry is
  kAreaCode,     // joined with what follows, in this order
  kExchange,
  kLine,
  kExtension,
  kRangeStart,
  kRangeEnd,
  kRangeSize,
};

// Whether other columns, or members, make a number together with this one.
[[nodiscard]] constexpr bool IsPartOfNumber(ColumnRole role) {
  return role == ColumnRole::kAreaCode || role == ColumnRole::kExchange ||
         role == ColumnRole::kLine || role == ColumnRole::kRangeStart ||
         role == ColumnRole::kRangeEnd || role == ColumnRole::kRangeSize;
}

// How much a name is one of telephone numbers.
enum class NameOfNumbers : std::uint8_t {
  kUnlike,         // "account number", "order id"
  kNeutral,        // "office"
  kAlso,           // "billing telephone number"
  kWeak,           // "number"
  kMobile,         // "mobile", "Handy": of a person, where another column may have the line's
  kStrong,         // "telephone", "Rufnummer"
  kDirect,         // "TN", "DID": of nothing but numbers that a carrier assigned
  kInternational,  // "MSISDN", "E.164": such numbers, with their calling code
};

struct ColumnName {
  NameOfNumbers numbers = NameOfNumbers::kNeutral;
  // What the name says besides; the data may say otherwise.
  ColumnRole role = ColumnRole::kLeftOut;
};

[[nodiscard]] ColumnName ReadColumnName(std::string_view name);
// Of a document that tells of one call: its "destination_number" is that of the line. In a table it
// may be where calls go.
[[nodiscard]] ColumnName ReadMemberName(std::string_view name);
// Its first part alone, which costs half as much.
[[nodiscard]] NameOfNumbers ReadNameOfNumbers(std::string_view name);

// "Support", "Helpdesk", "Site contact", "Emergency phone": beside numbers that are called so, whom
// to call about them.
[[nodiscard]] bool IsNameOfContact(std::string_view name);
// "call_id", "duration", "start_time": beside "from" and "to" they say that these are of calls, and
// not the ends of a block.
[[nodiscard]] bool IsNameOfCalls(std::string_view name);
// "from", "from_number": of a call, who calls. "to": who is called.
[[nodiscard]] bool IsNameOfCaller(std::string_view name);
[[nodiscard]] bool IsNameOfCalled(std::string_view name);

// "Number of DDIs", "Block size": how many numbers a row stands for, and nothing else.
[[nodiscard]] bool IsSizeOfNumbers(std::string_view name);

// "number", "country", …; as in the context and the results of calls.
[[nodiscard]] std::string_view NameOf(ColumnRole role);
[[nodiscard]] std::optional<ColumnRole> RoleNamed(std::string_view name);

}  // namespace sipattach

#endif  // SIPATTACH_NAMES_COLUMN_ROLE_H_
