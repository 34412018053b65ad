#ifndef SIPATTACH_PROGRAM_PROGRAM_HANDLING_H_
#define SIPATTACH_PROGRAM_PROGRAM_HANDLING_H_

// Follows a body from where the program writes it to the call that sends it.

#include <cstddef>
#include <string_view>
#include <vector>

#include "program/program_variables.h"

namespace sipattach {

// What the program does with a body on its way.
struct Handling {
  bool is_text = false;    // it is JSON in a string, or made that
  bool is_form = false;    // it is made the fields of a form
  bool is_object = false;  // it is given to an argument that makes a form of all but text: data=
  bool is_passed = false;  // a function gets it of which nothing is known

  void Add(const Handling& other);
  // Adds what the client that the call names does with a body.
  void AddClient(std::string_view call);
};

// Follows values through the statements of a program. Each statement is read in linear time.
class HandlingFollower {
 public:
  // `callers` are the program's own functions and objects that make the call.
  HandlingFollower(const std::vector<std::string_view>& statements, const Names& callers)
      : statements_(statements), callers_(callers) {}

  // Follows the value from `begin` to `end` in the statement `from` to the statement `call`, which
  // sends it.
  Handling Follow(std::size_t from, std::size_t begin, std::size_t end, bool is_text,
                  std::size_t call);
  // Follows what a function gets, from its header to the statements that send it.
  Handling FollowInto(std::size_t header, const Handling& given,
                      const std::vector<std::size_t>& calls);

 private:
  struct Held {
    std::string_view name;
    Handling handling;
  };

  Held* Find(std::string_view name);
  void Hold(std::string_view name, const Handling& handling, bool is_part);
  bool Around(std::string_view statement, std::size_t begin, std::size_t end,
              Handling& handling) const;
  bool Of(std::string_view statement, Handling& handling);
  void Step(std::string_view statement);

  const std::vector<std::string_view>& statements_;
  const Names& callers_;
  std::vector<Held> held_;
};

}  // namespace sipattach

#endif  // SIPATTACH_PROGRAM_PROGRAM_HANDLING_H_
