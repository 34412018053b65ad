#ifndef SIPATTACH_DOCUMENT_OBJECT_READER_H_
#define SIPATTACH_DOCUMENT_OBJECT_READER_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "json/json.h"
#include "json/pointer.h"

namespace sipattach {

// Whether a value may be shown in a diagnostic.
enum class Visibility { kPublic, kSecret };

// Reads one object of a draft. Each member is asked for by its name and type; a member of another
// type is reported, with a fix where there is just one thing that it can have meant. What nobody
// asked for is unknown: CopyUnknown keeps it for the request and says so. So no member is ever lost
// silently.
//
// A null is reported and otherwise treated as if the member were not there. A member of the wrong
// type is reported and returned as absent; the request is then refused, so nothing of it is sent.
class ObjectReader {
 public:
  // `object` must outlive the reader. Anything but an object is read as one without members.
  ObjectReader(const Json& object, Pointer at, Report& report);

  // Whether there is such a member, of whatever type but null. Asks for nothing and reports
  // nothing.
  [[nodiscard]] bool Has(std::string_view name) const;

  // The member of any type but null, or null pointer.
  [[nodiscard]] const Json* Take(std::string_view name);
  [[nodiscard]] const std::string* TakeString(std::string_view name,
                                              Visibility visibility = Visibility::kPublic);
  [[nodiscard]] std::optional<bool> TakeBoolean(std::string_view name);
  [[nodiscard]] std::optional<std::int64_t> TakeInteger(std::string_view name,
                                                        std::string_view expected);
  [[nodiscard]] const Json* TakeObject(std::string_view name);
  [[nodiscard]] const Json* TakeArray(std::string_view name);

  // Copies those of the named members into `body` that are here and belong in `home`, another
  // member of this object, and warns of each. The first that can be moved has a fix that moves them
  // all: one for each would not go together, for `home` may have to be made.
  void CopyMisplaced(Json& body, std::span<const std::string_view> names, std::string_view home);

  // Copies every member that was never asked for into `body`, and warns of it. Members for which
  // `is_reported` holds are left out: somebody has told of them already.
  void CopyUnknown(Json& body, bool (*is_reported)(std::string_view name) = nullptr);

  [[nodiscard]] Pointer PathOf(std::string_view name) const { return at_ / name; }
  [[nodiscard]] Report& report() { return report_; }

 private:
  Diagnostic& ReportType(std::string_view name, std::string_view expected, const Json& actual);

  // A name that was asked for in vain, and that name without case and punctuation.
  struct MissingName {
    std::string_view name;
    std::string folded;
    bool is_offered;  // in a fix
  };
  [[nodiscard]] std::vector<MissingName> MissingNames() const;
  [[nodiscard]] static MissingName* NameMeant(std::vector<MissingName>& missing,
                                              std::string_view folded);

  const Json& object_;
  Pointer at_;
  Report& report_;
  std::vector<std::string_view> known_;
};

}  // namespace sipattach

#endif  // SIPATTACH_DOCUMENT_OBJECT_READER_H_
