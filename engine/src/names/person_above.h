#ifndef SIPATTACH_NAMES_PERSON_ABOVE_H_
#define SIPATTACH_NAMES_PERSON_ABOVE_H_

#include <cstddef>
#include <string_view>

namespace sipattach {

// Follows the fields of a form, to tell whose a telephone is: "Requested by: Ann Lee" and, below
// it, "Phone: …". Only an email address may come between. Below "Requested by:" by itself, all
// fields that are indented belong to the person.
class PersonAbove {
 public:
  // Takes the next field, and returns whether it is the telephone of the person above. `is_person`
  // is whether the name is that of a person, as IsNameOfPerson says.
  bool Owns(std::string_view name, bool is_person, std::string_view value, std::size_t indent = 0);
  // Begins another form.
  void Clear() { is_below_ = false; }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  bool is_below_ = false;
  std::size_t section_ = kNone;  // how far the name of the section is indented that is open
};

}  // namespace sipattach

#endif  // SIPATTACH_NAMES_PERSON_ABOVE_H_
