#ifndef SIPATTACH_NAMES_COLUMN_ROLE_H_
#define SIPATTACH_NAMES_COLUMN_ROLE_H_

// What the columns of a table, and the members of a document, are for, judged by their names.

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

// Whether this column or member makes up a number together with others.
[[nodiscard]] constexpr bool IsPartOfNumber(ColumnRole role) {
  return role == ColumnRole::kAreaCode || role == ColumnRole::kExchange ||
         role == ColumnRole::kLine || role == ColumnRole::kRangeStart ||
         role == ColumnRole::kRangeEnd || role == ColumnRole::kRangeSize;
}

// How likely a name is that of telephone numbers.
enum class NameOfNumbers : std::uint8_t {
  kUnlike,         // "account number", "order id"
  kNeutral,        // "office"
  kAlso,           // "billing telephone number"
  kWeak,           // "number"
  kMobile,         // "mobile", "Handy": a person's; another column may have the line's
  kStrong,         // "telephone", "Rufnummer"
  kDirect,         // "TN", "DID": only numbers that a carrier assigned
  kInternational,  // "MSISDN", "E.164": such numbers, with their calling code
};

// Which numbers a column has, where several columns have some.
enum class NumbersFor : std::uint8_t {
  kAny,
  kPlain,   // "Number", "Rufnummer", and nothing else
  kPorted,  // "Numbers to port"
  kCalled,  // "Destination": the called numbers, or where calls to the others go
  kOthers,  // "Manager cell", "Ring to number", "Store number"
};

struct ColumnName {
  NameOfNumbers numbers = NameOfNumbers::kNeutral;
  // What else the name says; the data may show otherwise.
  ColumnRole role = ColumnRole::kLeftOut;
};

struct TableName : ColumnName {
  NumbersFor purpose = NumbersFor::kAny;
};

[[nodiscard]] ColumnName ReadColumnName(std::string_view name);
// The same above cells that may be compared: they show whether a port is that of a network.
[[nodiscard]] TableName ReadTableName(std::string_view name);
// The same for the members of a document: in a record of one call, "destination_number" is the
// line's own number. In a table, it may be where calls go.
[[nodiscard]] ColumnName ReadMemberName(std::string_view name);
// "username", "sip_user", "Benutzer": whom a PBX registers, who is an identity on a trunk.
[[nodiscard]] bool IsNameOfUser(std::string_view name);
// Only the first part of ReadMemberName, at half the cost.
[[nodiscard]] NameOfNumbers ReadMemberNameOfNumbers(std::string_view name);
// Only the first part of ReadColumnName, at half the cost.
[[nodiscard]] NameOfNumbers ReadNameOfNumbers(std::string_view name);

struct ContactName {
  // "Support", "Helpdesk", "Site contact", "Emergency phone": whom to call about the other numbers,
  // if there are any with such names.
  bool is_contact = false;
  // Only a person: "Site contact", "Requested by". In a list of departments, "Support" is one.
  bool is_person = false;
  // The same of the name of an object: {"contact": {"phone": …}}. Under "contacts", there are many.
  bool is_object = false;
  // Of another company, or where calls come from or go, as the name of a column says it:
  // "Failover", "Caller", "Billing telephone number".
  bool is_other = false;
};
[[nodiscard]] ContactName ReadContactName(std::string_view name);
// Only is_person of ReadContactName.
[[nodiscard]] bool IsNameOfPerson(std::string_view name);
// "Phone", "Tel.", "Handy", but not "Rufnummer": in a form, that of the person named above it.
[[nodiscard]] bool IsNameOfTelephone(std::string_view name);
// "call_id", "duration", "start_time": beside "from" and "to", these say that the records are
// calls, not blocks.
[[nodiscard]] bool IsNameOfCalls(std::string_view name);
// In a call record: "from", "from_number" for the caller, "to" for the called number.
[[nodiscard]] bool IsNameOfCaller(std::string_view name);
[[nodiscard]] bool IsNameOfCalled(std::string_view name);

// "Number of DDIs", "Block size": how many numbers a row stands for, and nothing else.
[[nodiscard]] bool IsSizeOfNumbers(std::string_view name);

// "number", "country", …, as in the context and the results of the public calls.
[[nodiscard]] std::string_view NameOf(ColumnRole role);
[[nodiscard]] std::optional<ColumnRole> RoleNamed(std::string_view name);

}  // namespace sipattach

#endif  // SIPATTACH_NAMES_COLUMN_ROLE_H_
