#ifndef SIPATTACH_JSON_JSON_BUILDER_H_
#define SIPATTACH_JSON_JSON_BUILDER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "draft_limits.h"
#include "json/json.h"
#include "json/pointer.h"

namespace sipattach {

// A member name that occurs more than once in an object.
struct DuplicateMember {
  Pointer path;
  std::string name;
  std::size_t count;  // of occurrences, at least 2
};

// Builds a value from a parser's events, in linear time (n log n in the members of one object). The
// events are those of nlohmann's SAX interface; each returns false if parsing must stop.
//
// If a name occurs more than once, the last value wins and takes the place of the first, as in
// JavaScript's JSON.parse.
class JsonBuilder {
 public:
  bool null();
  bool boolean(bool value);
  bool number_integer(std::int64_t value);
  bool number_unsigned(std::uint64_t value);
  bool number_digits(const std::string& digits);  // any other number, as it is written
  bool string(std::string& value);
  bool start_object();
  bool key(std::string& name);
  bool end_object();
  bool start_array();
  bool end_array();

  // Where the next value goes.
  [[nodiscard]] Pointer path() const;

  [[nodiscard]] bool at_depth_limit() const { return open_.size() >= kMaxJsonDepth; }
  [[nodiscard]] Json TakeValue() { return std::move(root_); }

  // At most kMaxReportedDuplicateKeys are kept, as a pointer can be long. The rest are counted.
  [[nodiscard]] const std::vector<DuplicateMember>& duplicates() const { return duplicates_; }
  [[nodiscard]] std::size_t duplicates_not_kept() const { return duplicates_not_kept_; }

 private:
  struct Open {
    Json container;
    std::string member;  // in an object: the name of the next value
  };

  bool Put(Json value);
  bool Close();
  void MergeDuplicates(Json::Members& members);
  void NoteDuplicate(const std::string& name, std::size_t count);

  Json root_;
  std::vector<Open> open_;
  std::vector<DuplicateMember> duplicates_;
  std::size_t duplicates_not_kept_ = 0;
};

}  // namespace sipattach

#endif  // SIPATTACH_JSON_JSON_BUILDER_H_
