#ifndef SIPATTACH_DOCUMENT_OBJECT_READER_H_
#define SIPATTACH_DOCUMENT_OBJECT_READER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "json/json.h"
#include "json/pointer.h"

namespace sipattach {

// Whether a value may be shown in a diagnostic.
enum class Visibility { kPublic, kSecret };

// What the reader found under a member's name.
enum class FieldState : std::uint8_t {
  kAbsent,
  kNull,       // has been reported; means the same as kAbsent
  kWrongType,  // has been reported as an error, so nothing is sent
  kValue,
};

// A member of a draft, as an ObjectReader found it.
template <typename T>
struct Field {
  // Booleans and numbers are held by value; anything else is a pointer into the draft, or null.
  using Value = std::conditional_t<std::is_scalar_v<T>, T, const T*>;

  FieldState state = FieldState::kAbsent;
  Value value{};  // set if the state is kValue

  // Whether there is a value to use.
  explicit operator bool() const { return state == FieldState::kValue; }
  [[nodiscard]] const T& operator*() const {
    if constexpr (std::is_scalar_v<T>) {
      return value;
    } else {
      return *value;
    }
  }
  [[nodiscard]] const T* operator->() const { return value; }

  // Whether the draft has a value here other than null, of whatever type.
  [[nodiscard]] bool is_given() const { return state >= FieldState::kWrongType; }
  // Whether it has one of the wrong type.
  [[nodiscard]] bool is_unreadable() const { return state == FieldState::kWrongType; }
};

// Returns a fix that replaces a value of the wrong type by the value of the right `kind` ("an
// object") inside it: the only element of an array, the member "value" of an object, or JSON text
// in a string. nullopt if there is none. Where possible, the fix moves the value, so the patch does
// not show a password in it.
[[nodiscard]] std::optional<Fix> Unwrap(const Json& actual, std::string_view kind,
                                        const Pointer& at);

// The same for an element of the array at `list_at`.
[[nodiscard]] std::optional<Fix> UnwrapElement(const Json& list, std::size_t index,
                                               std::string_view kind, const Pointer& list_at);

class ObjectReader;

// What the caller of CopyUnknown knows about members that were not asked for.
struct UnknownMembers {
  // Whether a diagnostic covers the member already. If so, it is neither copied nor reported.
  bool (*is_reported)(std::string_view name) = nullptr;
  // Reports a member that belongs elsewhere in the draft; returns false for any other.
  bool (*report_misplaced)(ObjectReader& reader, std::string_view name,
                           const Json& value) = nullptr;
};

// The object that misplaced members belong in.
struct Home {
  std::string_view name;
  std::optional<Pointer> at;  // nullopt if it may be any of several objects
  const Json* value;          // null if the draft does not have it yet
};

// Reads one object of a draft. The caller asks for each member by name and type. A member of
// another type is reported, with a fix if it can have meant only one thing. Members that were never
// asked for are unknown: CopyUnknown copies them into the request and reports them, so no member is
// lost silently.
class ObjectReader {
 public:
  // `object` must outlive the reader. If it is not an object, it is read as an empty one.
  ObjectReader(const Json& object, Pointer at, Report& report);

  // Whether the object has a member of that name that is not null. Peeking does not count as asking
  // for the member, and reports nothing.
  [[nodiscard]] bool Has(std::string_view name) const;
  [[nodiscard]] const Json* FindGiven(std::string_view name) const;  // null if Has is false

  // Asks for a member of any type.
  [[nodiscard]] Field<Json> Take(std::string_view name);
  [[nodiscard]] Field<std::string> TakeString(std::string_view name,
                                              Visibility visibility = Visibility::kPublic);
  [[nodiscard]] Field<bool> TakeBoolean(std::string_view name);
  [[nodiscard]] Field<std::int64_t> TakeInteger(std::string_view name, std::string_view expected);
  [[nodiscard]] Field<Json> TakeObject(std::string_view name);
  [[nodiscard]] Field<Json> TakeArray(std::string_view name);

  // Takes a member that does not belong here, for the caller to report; null if there is none. An
  // absent name does not count as asked for, so it is never suggested for a misspelled one.
  const Json* TakeStray(std::string_view name);

  // Reports `field`, the result of Take, if it is not an array.
  [[nodiscard]] Field<Json> AsArray(std::string_view name, Field<Json> field);

  // Copies the named members, which belong in `home` but are in this object, into `body`, and
  // reports each. The first that can be moved gets a fix that moves them all: separate fixes could
  // not be applied together, as each might have to create `home`.
  void CopyMisplaced(Json& body, std::span<const std::string_view> names, const Home& home);
  // A member of this object, as a home for others.
  [[nodiscard]] Home HomeIn(std::string_view name) const {
    return {name, PathOf(name), FindGiven(name)};
  }

  // Copies every member that was never asked for into `body`, and reports it.
  void CopyUnknown(Json& body, const UnknownMembers& unknown = {});

  // The names that members reported as misspelled were meant to have.
  [[nodiscard]] const std::vector<std::string_view>& meant() const { return meant_; }
  void AddMeant(std::string_view name) { meant_.push_back(name); }

  // Reports that a member is `actual` instead of, for example, "an array".
  Diagnostic& ReportType(std::string_view name, std::string_view expected, const Json& actual);

  [[nodiscard]] const Pointer& path() const { return at_; }
  [[nodiscard]] Pointer PathOf(std::string_view name) const { return at_ / name; }
  [[nodiscard]] Report& report() { return report_; }

 private:
  // A name that was asked for but is not in the object.
  struct MissingName {
    std::string_view name;
    std::string folded;  // without case and punctuation
    bool is_offered;     // in a fix
  };
  // Not inlined: few drafts need them.
  [[gnu::noinline]] void ReportNoBoolean(std::string_view name, const Json& actual);
  [[gnu::noinline]] void ReportNoInteger(std::string_view name, std::string_view expected,
                                         const Json& actual);
  void ReportUnasked(std::string_view name, const Json& value, const UnknownMembers& unknown,
                     std::vector<MissingName>& missing);
  void ReportUnknown(std::string_view name, const Json& value, const UnknownMembers& unknown);
  [[nodiscard]] std::vector<MissingName> MissingNames() const;
  [[nodiscard]] static MissingName* NameMeant(std::vector<MissingName>& missing,
                                              std::string_view name, const Json& value);

  const Json& object_;
  Pointer at_;
  Report& report_;
  std::vector<std::string_view> known_;
  std::vector<std::string_view> meant_;
};

}  // namespace sipattach

#endif  // SIPATTACH_DOCUMENT_OBJECT_READER_H_
