#ifndef SIPATTACH_ANSWER_COMPARISON_H_
#define SIPATTACH_ANSWER_COMPARISON_H_

#include <string>
#include <string_view>

#include "json/json.h"
#include "json/json_writer.h"
#include "json/pointer.h"

namespace sipattach {

// Compares what was planned for a direction with what is read back, leaf by leaf, and writes a
// field for each into an array that the caller has begun.
//
// The following are not differences. A missing member, null and an empty list are all "none".
// auth_mode "ip" and passthrough false, the documented defaults, count as none. auth_mode may be
// inside `options`. 5061, 5061.0 and "5061" are the same port. An endpoint may change the case of
// its scheme and host (RFC 3261 §19.1.4) and lose its "sip:". Mappings may change their order and
// lose the object around their list. Case does not matter in transports, modes and variables; the
// API trims blanks around variables. Header names are compared with case, as the API does.
//
// A credential is always reported as hidden, wherever it is and whatever replaces it: never as the
// same, missing or different. So is a username that belongs to a password, unless another one is
// read back.
class Comparison {
 public:
  explicit Comparison(JsonWriter& writer) : writer_(&writer) {}

  // `trunk`: the ID of the planned trunk, or null. With a trunk, what is not sent comes from it,
  // not from the API's defaults. `found_trunk`: the ID that was read back, or null.
  void CompareDirection(Json planned, Json found, const Json* trunk, const Json* found_trunk);

  [[nodiscard]] bool verified() const { return verified_; }
  // The paths that differ or are missing, each with the prefix, as part of a sentence. Only the
  // first ones.
  [[nodiscard]] const std::string& differing() const { return differing_; }
  // Those that an update cannot change: it can neither remove an endpoint nor bind to a trunk.
  [[nodiscard]] const std::string& beyond_update() const { return beyond_update_; }
  // Whether a trunk was planned and nothing that was read back names one, as in the documented
  // answers.
  [[nodiscard]] bool hides_trunk() const { return hides_trunk_; }
  void WriteHiddenTrunk() { WriteField(Pointer() / "trunk_id", "hidden", nullptr, nullptr); }
  void set_prefix(std::string_view prefix) { prefix_ = prefix; }

 private:
  Comparison() = default;  // writes nothing, only finds out whether all is the same

  enum class Kind { kPlain, kName, kCredential, kSecret };
  class Members;

  void Compare(const Json& planned, const Json* found, const Pointer& at, Kind kind);
  void CompareMembers(const Json& planned, const Json* found, const Pointer& at, Kind kind);
  void CompareMember(const Members& planned, const Members& found, std::string_view name,
                     const Json& member, const Json* beside, const Pointer& at, Kind kind);
  void CompareList(const Json& planned, const Json* found, const Pointer& at);
  void CompareLeaf(const Json& planned, const Json* found, const Pointer& at, Kind kind);
  void WriteBeyondUpdate(std::string_view name, std::string_view status, const Json& planned,
                         const Json& found);
  void WriteField(const Pointer& at, std::string_view status, const Json& planned,
                  const Json& found);

  JsonWriter* writer_ = nullptr;
  bool verified_ = true;
  bool is_inbound_ = false;
  bool hides_trunk_ = false;
  std::string prefix_;
  std::string differing_;
  std::string beyond_update_;
};

}  // namespace sipattach

#endif  // SIPATTACH_ANSWER_COMPARISON_H_
