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

// What there was where a member was asked for.
enum class FieldState : std::uint8_t {
  kAbsent,
  kNull,       // has been reported; says no more than a member that is absent
  kWrongType,  // has been reported, so the request is refused and nothing of it is sent
  kValue,
};

// A member as it was found: what became of it, and its value.
template <typename T>
struct Field {
  // A truth or a number itself; for all else a pointer into the draft, or null.
  using Value = std::conditional_t<std::is_scalar_v<T>, T, const T*>;

  FieldState state = FieldState::kAbsent;
  Value value{};  // of kValue

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

  // Whether the draft says something here, of whatever type.
  [[nodiscard]] bool is_given() const { return state >= FieldState::kWrongType; }
  // Whether it says something that cannot be read.
  [[nodiscard]] bool is_unreadable() const { return state == FieldState::kWrongType; }
};

// What leaves of a value of another type the one of that kind ("an object") that it holds: the only
// element of a list, or JSON in a string. By a move where possible, as it may hold a password.
[[nodiscard]] std::optional<Fix> Unwrap(const Json& actual, std::string_view kind,
                                        const Pointer& at);

// The same for an element of a list.
[[nodiscard]] std::optional<Fix> UnwrapElement(const Json& list, std::size_t index,
                                               std::string_view kind, const Pointer& list_at);

class ObjectReader;

// What is known elsewhere of members that nobody asked for.
struct UnknownMembers {
  // Somebody has told of them already: they are left out.
  bool (*is_reported)(std::string_view name) = nullptr;
  // Reports one that belongs elsewhere in the draft, or returns false.
  bool (*report_misplaced)(ObjectReader& reader, std::string_view name,
                           const Json& value) = nullptr;
};

// The object in which members belong that stand outside of it.
struct Home {
  std::string_view name;
  std::optional<Pointer> at;  // none if it may be any of several
  const Json* value;          // null if it has to be made
};

// Reads one object of a draft. Each member is asked for by its name and type; a member of another
// type is reported, with a fix where there is just one thing that it can have meant. What nobody
// asked for is unknown: CopyUnknown keeps it for the request and says so. So no member is ever lost
// silently.
class ObjectReader {
 public:
  // `object` must outlive the reader. Anything but an object is read as one without members.
  ObjectReader(const Json& object, Pointer at, Report& report);

  // Whether there is such a member, of whatever type but null. Asks for nothing and reports
  // nothing, for what must be known before the member's turn comes.
  [[nodiscard]] bool Has(std::string_view name) const;
  [[nodiscard]] const Json* FindGiven(std::string_view name) const;  // null otherwise

  // The member of any type.
  [[nodiscard]] Field<Json> Take(std::string_view name);
  [[nodiscard]] Field<std::string> TakeString(std::string_view name,
                                              Visibility visibility = Visibility::kPublic);
  [[nodiscard]] Field<bool> TakeBoolean(std::string_view name);
  [[nodiscard]] Field<std::int64_t> TakeInteger(std::string_view name, std::string_view expected);
  [[nodiscard]] Field<Json> TakeObject(std::string_view name);
  [[nodiscard]] Field<Json> TakeArray(std::string_view name);

  // A member that does not belong here, if the draft has it, for the caller to tell of. A name that
  // is not there is not asked for, and so is not offered for one that is misspelled.
  const Json* TakeStray(std::string_view name);

  // What Take found, when it has to be an array after all.
  [[nodiscard]] Field<Json> AsArray(std::string_view name, Field<Json> field);

  // Copies those of the named members into `body` that are here and belong in `home`, and warns of
  // each. The first that can be moved has a fix that moves them all: one for each would not go
  // together, for `home` may have to be made.
  void CopyMisplaced(Json& body, std::span<const std::string_view> names, const Home& home);
  // Another member of this object, as such a home.
  [[nodiscard]] Home HomeIn(std::string_view name) const {
    return {name, PathOf(name), FindGiven(name)};
  }

  // Copies every member that was never asked for into `body`, and warns of it.
  void CopyUnknown(Json& body, const UnknownMembers& unknown = {});

  // Says that a member is `actual` and not, for example, "an array".
  Diagnostic& ReportType(std::string_view name, std::string_view expected, const Json& actual);

  [[nodiscard]] const Pointer& path() const { return at_; }
  [[nodiscard]] Pointer PathOf(std::string_view name) const { return at_ / name; }
  [[nodiscard]] Report& report() { return report_; }

 private:
  // A name that was asked for in vain, and that name without case and punctuation.
  struct MissingName {
    std::string_view name;
    std::string folded;
    bool is_offered;  // in a fix
  };
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
};

}  // namespace sipattach

#endif  // SIPATTACH_DOCUMENT_OBJECT_READER_H_
